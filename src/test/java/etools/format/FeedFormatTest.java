package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class FeedFormatTest {

    private static final String RSS = "<rss version='2.0'><channel><title>Feed</title>";
    private static final String END = "</channel></rss>";

    private static List<ArticleDraft> sample(String name) throws Exception {
        return Samples.drafts(Samples.file("FeedFormat/" + name));
    }

    private static ArticleDraft item(String content) throws Exception {
        return Samples.drafts(Samples.text("", RSS + "<item>" + content + "</item>" + END))
                .getFirst();
    }

    private static List<String> warnings(Input input) throws Exception {
        return Samples.parts(input).stream()
                .filter(Part.Warned.class::isInstance)
                .map(part -> ((Part.Warned) part).warning().line())
                .toList();
    }

    @Test
    void everyFieldOfAnRssItemIsRead() throws Exception {
        ArticleDraft draft = sample("rss-2.0.xml").getFirst();
        assertThat(draft.id()).isNull();
        assertThat(draft.sourceId()).isEqualTo("https://harbour.example/?p=4711");
        assertThat(draft.title()).isEqualTo("Ferry & tide: back at last");
        assertThat(draft.url()).isEqualTo("https://harbour.example/2026/03/ferry");
        assertThat(draft.date()).isEqualTo("2026-03-02");
        assertThat(draft.published()).isEqualTo("2026-03-02T12:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(draft.category()).isEqualTo(new Category("boats", "Boats"));
        assertThat(draft.tags()).containsExactly("Tides");
        assertThat(draft.credits())
                .isEqualTo(
                        new Credits(List.of("Ada Brook", "Tom Hill"), "The Harbour Post", "en-GB"));
        assertThat(draft.summary())
                .isEqualTo("The ferry is back after a winter of repairs [\u2026]");
        String picture = draft.pictures().getFirst().hash();
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<p>The ferry is <a href=\"https://harbour.example/boats/ferry\">"
                                        + "back</a> \u2014 on time.</p><p><img src=\"picture:"
                                        + picture
                                        + "\" alt=\"The ferry\"></p><p>Tickets cost"
                                        + " <b>4 crowns</b>.</p>"));
        assertThat(draft.pictures()).extracting(Picture::mediaType).containsExactly("image/png");
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"enclosures\":[{\"url\":\"https://harbour.example/ferry.mp3\","
                                + "\"type\":\"audio/mpeg\",\"length\":52311},"
                                + "{\"url\":\"https://harbour.example/ferry.mp4\","
                                + "\"type\":\"video/mp4\"}],"
                                + "\"comments\":"
                                + "\"https://harbour.example/2026/03/ferry#comments\"}");
        assertThat(draft.created()).isNull();
        assertThat(draft.read()).isNull();
        assertThat(draft.starred()).isNull();
    }

    @Test
    void whatAnRssItemDoesNotSayTheFeedSays() throws Exception {
        ArticleDraft draft = sample("rss-2.0.xml").get(1);
        assertThat(draft.title()).isEqualTo("Lighthouse\u00a0caf\u00e9 opens");
        assertThat(draft.url()).isEqualTo("https://harbour.example/lighthouse");
        assertThat(draft.sourceId()).isNull();
        assertThat(draft.published()).isEqualTo("2026-03-03T08:05:00Z");
        assertThat(draft.category())
                .isEqualTo(new Category("the-harbour-post", "The Harbour Post"));
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Mika Sato"), "Coast Weekly", "en-GB"));
        assertThat(draft.summary()).isNull();
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<figure><img src=\"https://harbour.example/cafe-big.jpg\""
                                        + " alt=\"\"></figure><p>Coffee &amp; cake, every day"
                                        + " at 3 &lt; 4 o'clock.</p>"));
    }

    @Test
    void anItemWithoutTextIsALink() throws Exception {
        ArticleDraft draft = sample("rss-2.0.xml").get(2);
        assertThat(draft.isLink()).isTrue();
        assertThat(draft.title()).isEqualTo("Only an address");
        assertThat(draft.url()).isEqualTo("https://harbour.example/later");
        assertThat(draft.id())
                .isEqualTo(ArticleId.parse("7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e4f").orElseThrow());
        assertThat(draft.published()).isNull();
    }

    @Test
    void anItemWithoutATitleIsCalledByItsFirstWords() throws Exception {
        ArticleDraft draft = sample("rss-2.0.xml").get(3);
        assertThat(draft.title()).isEqualTo("No title, but a short message about gulls.");
        assertThat(draft.body())
                .isEqualTo(Body.html("<p>No title, but a short message about <i>gulls</i>.</p>"));
    }

    @Test
    void whatIsNotUnderstoodIsTold() throws Exception {
        Input file = Samples.file("FeedFormat/rss-2.0.xml");
        assertThat(Samples.refusals(file)).containsExactly("article 4: neither a title nor a text");
        assertThat(warnings(file))
                .containsExactly(
                        "article 3: the date \"the day after the storm\" could not be read");
    }

    @Test
    void rss1IsRead() throws Exception {
        List<ArticleDraft> drafts = sample("rss-1.0.rdf");
        assertThat(drafts).hasSize(1);
        ArticleDraft draft = drafts.getFirst();
        assertThat(draft.title()).isEqualTo("Le moulin tourne");
        assertThat(draft.url()).isEqualTo("https://valley.example/mill");
        assertThat(draft.summary()).isEqualTo("Il tourne.");
        assertThat(draft.body()).isEqualTo(Body.html("<p>Le moulin tourne <em>encore</em>.</p>"));
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Odile Roux"), "Valley Notes", "fr"));
        assertThat(draft.category()).isEqualTo(new Category("moulins", "Moulins"));
        assertThat(draft.published()).isEqualTo("2026-04-02T08:00:00Z");
    }

    @Test
    void theOldestRssIsAListOfLinks() throws Exception {
        List<ArticleDraft> drafts = sample("rss-0.90.rdf");
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly("First headline", "Second headline");
        assertThat(drafts).allMatch(ArticleDraft::isLink);
        assertThat(drafts.get(1).url()).isEqualTo("https://board.example/2");
        assertThat(drafts.get(1).credits().source()).isEqualTo("Old Board");
    }

    @Test
    void aDoctypeALateDeclarationAndHtmlEntitiesAreTolerated() throws Exception {
        ArticleDraft draft = sample("rss-0.91.xml").getFirst();
        assertThat(draft.title()).isEqualTo("B\u00e4ckerei \u00f6ffnet fr\u00fcher");
        assertThat(draft.body())
                .isEqualTo(
                        Body.text(
                                "Ab sechs Uhr gibt es Br\u00f6tchen \u2013 sagt der"
                                        + " B\u00e4cker."));
        assertThat(draft.credits()).isEqualTo(new Credits(List.of(), "Dorfzeitung", "de"));
    }

    @Test
    void rss092NeedsNoTitlesAndNoEscaping() throws Exception {
        List<ArticleDraft> drafts = sample("rss-0.92.xml");
        assertThat(drafts.getFirst().title()).isEqualTo("The kettle sings.");
        assertThat(drafts.getFirst().category()).isEqualTo(new Category("kitchen", "Kitchen"));
        assertThat(drafts.getFirst().extra())
                .isEqualTo(
                        "{\"enclosures\":[{\"url\":\"https://notes.example/k.ogg\","
                                + "\"type\":\"audio/ogg\"}]}");
        assertThat(drafts.get(1).body().plainText()).isEqualTo("Some bold words\nand more.");
        assertThat(drafts.get(1).body().content()).contains("<b>bold</b>");
    }

    @Test
    void everyFieldOfAnAtomEntryIsRead() throws Exception {
        ArticleDraft draft = sample("atom-1.0.atom").getFirst();
        assertThat(draft.id())
                .isEqualTo(ArticleId.parse("60a76c80-d399-11d9-b93c-0003939e0af6").orElseThrow());
        assertThat(draft.title()).isEqualTo("Beans & peas");
        assertThat(draft.url()).isEqualTo("https://garden.example/blog/2026/beans");
        assertThat(draft.date()).isEqualTo("2026-05-01");
        assertThat(draft.published()).isEqualTo("2026-05-01T12:30:00.250Z");
        assertThat(draft.updated()).isEqualTo("2026-05-02T09:00:00Z");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Lin Wood", "Rosa Vale"), "Garden Log", "en-US"));
        assertThat(draft.category()).isEqualTo(new Category("vegetables", "Vegetables"));
        assertThat(draft.tags()).containsExactly("spring");
        assertThat(draft.summary()).isEqualTo("They are up.");
        assertThat(draft.body().content())
                .startsWith("<p>The beans are <em>up</em>;<br>")
                .contains("<a href=\"https://garden.example/pictures/beans.html\">them</a> &amp;")
                .endsWith(
                        "<p><img src=\"https://garden.example/pictures/row.jpg\" alt=\"A"
                                + " row\"></p>")
                .doesNotContain("x()");
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"enclosures\":[{\"url\":\"https://garden.example/beans.mp3\","
                                + "\"type\":\"audio/mpeg\",\"length\":1337}],"
                                + "\"rights\":\"Free to share\"}");
    }

    @Test
    void anAtomTextIsTakenAsItsTypeSays() throws Exception {
        ArticleDraft draft = sample("atom-1.0.atom").get(1);
        assertThat(draft.title()).isEqualTo("Plain <not a tag>");
        assertThat(draft.body()).isEqualTo(Body.text("One <b> is a letter here."));
        assertThat(draft.sourceId()).isEqualTo("tag:garden.example,2026:plain");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Rosa Vale"), "Meadow Log", "en"));
        assertThat(draft.published()).isEqualTo("2026-05-02T09:00:00Z");
        ArticleDraft film = sample("atom-1.0.atom").get(2);
        assertThat(film.isLink()).isTrue();
        assertThat(film.extra()).contains("https://garden.example/pond.mp4");
        assertThat(film.date()).isEqualTo("2026-05-02");
    }

    @Test
    void atom03IsRead() throws Exception {
        ArticleDraft draft = sample("atom-0.3.xml").getFirst();
        assertThat(draft.title()).isEqualTo("A clock");
        assertThat(draft.body()).isEqualTo(Body.html("<p>It <b>ticks</b>.</p>"));
        assertThat(draft.published()).isEqualTo("2003-12-30T12:00:00Z");
        assertThat(draft.updated()).isEqualTo("2003-12-31T10:14:55Z");
        assertThat(draft.category()).isEqualTo(new Category("clocks", "Clocks"));
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Ned Loft"), "Attic", "en"));
        assertThat(draft.sourceId()).isEqualTo("tag:attic.example,2003:clock");
    }

    @Test
    void atomUnderAPrefixIsRead() throws Exception {
        ArticleDraft draft = sample("atom-prefix.xml").getFirst();
        assertThat(draft.title()).isEqualTo("Under a prefix");
        assertThat(draft.body()).isEqualTo(Body.html("<p>Still read.</p>"));
    }

    @Test
    void aPodcastsEpisodeIsItsSummary() throws Exception {
        ArticleDraft draft = sample("podcast.xml").getFirst();
        assertThat(draft.title()).isEqualTo("Episode 1: Fog");
        assertThat(draft.body().plainText())
                .isEqualTo("Why fog comes & goes, with the harbour master.");
        assertThat(draft.sourceId()).isEqualTo("fog-episode-0001");
        assertThat(draft.category()).isEqualTo(new Category("fog-talk", "Fog Talk"));
        assertThat(draft.tags()).containsExactly("fog", "horn");
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Pat Horn"), "Fog Talk", null));
        assertThat(draft.extra()).contains("https://fog.example/1.mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "shift-jis.xml, \u30d5\u30a7\u30ea\u30fc\u304c\u623b\u308b, ja",
        "utf-16.xml, \u041f\u0430\u0440\u043e\u043c"
                + " \u0432\u0435\u0440\u043d\u0443\u043b\u0441\u044f, ru"
    })
    void theDeclarationsCharacterSetIsUsed(String file, String title, String language)
            throws Exception {
        ArticleDraft draft = sample(file).getFirst();
        assertThat(draft.title()).isEqualTo(title);
        assertThat(draft.credits().language()).isEqualTo(language);
    }

    @Test
    void bytesThatBelieTheDeclarationAreGuessed() throws Exception {
        String feed =
                "<?xml version='1.0' encoding='utf-8'?>"
                        + RSS
                        + "<item><title>Caf\u00e9 cr\u00e8me</title><description>d\u00e9j\u00e0 vu"
                        + "</description></item>"
                        + END;
        Input latin = Input.of("", feed.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Samples.draft(latin).title()).isEqualTo("Caf\u00e9 cr\u00e8me");
        String late = feed.replace("<item>", " ".repeat(40_000) + "<item>");
        Input far = Input.of("", late.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Samples.draft(far).title()).isEqualTo("Caf\u00e9 cr\u00e8me");
    }

    @Test
    void aPrefixThatIsNotDeclaredMeansTheUsual() throws Exception {
        ArticleDraft draft =
                item(
                        "<title>T</title><dc:creator>Ada Brook</dc:creator><x:y>z</x:y>"
                                + "<content:encoded>&lt;p&gt;B&lt;/p&gt;</content:encoded>");
        assertThat(draft.credits().authors()).containsExactly("Ada Brook");
        assertThat(draft.body()).isEqualTo(Body.html("<p>B</p>"));
    }

    @Test
    void theAddressBeforeARedirectIsUsed() throws Exception {
        assertThat(
                        item("<title>T</title><link>https://redirect.example/1</link><guid>x</guid>"
                                        + "<feedburner:origLink>https://a.example/1"
                                        + "</feedburner:origLink>")
                                .url())
                .isEqualTo("https://a.example/1");
    }

    @Test
    void anAddressThatIsNoneIsDropped() throws Exception {
        ArticleDraft draft =
                item(
                        "<title>T</title><description>B</description><link>javascript:alert(1)</link><enclosure"
                            + " url='file:///etc/passwd' type='image/png'/>");
        assertThat(draft.url()).isNull();
        assertThat(draft.body()).isEqualTo(Body.text("B"));
    }

    @Test
    void aCutFeedIsReadToTheCutAndSaysSo() throws Exception {
        String whole = RSS + "\n<item><title>One</title><description>B</description></item>\n";
        String cut = whole + "<item><title>Two</title><descr";
        assertThat(Samples.drafts(Samples.text("", cut)))
                .extracting(ArticleDraft::title)
                .containsExactly("One");
        assertThat(Samples.refusals("", cut))
                .containsExactly(
                        "line 3: the XML ends in the middle, so nothing after it was read");
        assertThat(Samples.refusals("", whole))
                .containsExactly(
                        "line 3: the XML ends in the middle, so nothing after it was read");
        assertThat(Samples.refusals("", RSS + "<item><title>One"))
                .containsExactly("line 1: the XML ends in the middle");
    }

    @Test
    void aFeedThatIsNotWellFormedIsReadToTheBadPlace() throws Exception {
        String bad =
                RSS
                        + "<item><title>One</title><description>B</description></item>\n"
                        + "<item><title>R & B</title></item>\n"
                        + "<item><title>Three</title><description>B</description></item>"
                        + END;
        assertThat(Samples.drafts(Samples.text("", bad)))
                .extracting(ArticleDraft::title)
                .containsExactly("One");
        assertThat(Samples.refusals("", bad))
                .containsExactly(
                        "line 2: the XML is not well-formed here, so nothing after it was read");
    }

    @Test
    void forbiddenCharactersDoNotBreakAFeed() throws Exception {
        assertThat(item("<title>A\u0000B\u000b&#x1f;C</title><description>x</description>").title())
                .isEqualTo("A B C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel></channel></rss>",
                "<feed xmlns='http://www.w3.org/2005/Atom'/>"
            })
    void aFeedWithoutArticlesIsRefused(String feed) throws Exception {
        assertThat(Samples.refusals("", feed)).containsExactly("the feed holds no article");
    }

    @Test
    void entitiesOfADoctypeAreNotUnfolded() throws Exception {
        String bomb =
                "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>"
                        + "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + RSS
                        + "<item><title>T &b; &x;</title><link href='&x;'/>"
                        + "<description>&x;B&eacute;</description></item>"
                        + END;
        ArticleDraft draft = Samples.draft(Samples.text("", bomb));
        assertThat(draft.title()).isEqualTo("T &b; &x;");
        assertThat(draft.body()).isEqualTo(Body.text("&x;B\u00e9"));
    }

    @Test
    void deepNestingIsRefusedAtItsLine() throws Exception {
        String deep =
                RSS
                        + "<item><title>One</title><description>B</description></item>\n"
                        + "<item><description>"
                        + "<b>".repeat(100_000);
        assertThat(Samples.refusals("", deep))
                .containsExactly(
                        "line 2: the XML is nested too deeply or has too much in one tag, so"
                                + " nothing after it was read");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndTheNextIsRead() throws Exception {
        String start = RSS + "<item><title>Long</title><description>";
        byte[] words = "many words ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        String end =
                "</description></item><item><title>Next</title><description>B</description></item>"
                        + END;
        Input input = repeated(start, words, 2_000, end, Limits.USUAL);
        assertThat(Samples.drafts(input)).extracting(ArticleDraft::title).containsExactly("Next");
        assertThat(Samples.refusals(input))
                .containsExactly("article 1: a text longer than 16 MB, which is too long");
    }

    @Test
    void aFeedLongerThanItsLimitIsReadToThere() throws Exception {
        byte[] item =
                "<item><title>One</title><description>B</description></item>\n"
                        .getBytes(StandardCharsets.UTF_8);
        Input input =
                repeated(RSS, item, 2_000, END, new Limits(Map.of(Limit.FEED_BYTES, 100_000L)));
        assertThat(Samples.drafts(input)).hasSizeBetween(1_000, 1_800);
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "more than 100,000 bytes of one feed or other XML file (limit"
                                + " feed.bytes), so nothing after it was read");
    }

    @Test
    void aLongFeedIsHandedOverItemByItem() throws Exception {
        String feed =
                RSS
                        + String.join(
                                "",
                                Collections.nCopies(
                                        500,
                                        "<item><title>One</title><link>https://a.example/1</link>"
                                                + "</item>"));
        int[] found = {0};
        new FeedFormat()
                .read(
                        Samples.text("", feed),
                        part -> found[0] += part instanceof Part.Found ? 1 : 0);
        assertThat(found[0]).isEqualTo(500);
    }

    private static Input repeated(
            String start, byte[] middle, int times, String end, Limits limits) {
        return new Input() {
            @Override
            public String name() {
                return "a.xml";
            }

            @Override
            public Limits limits() {
                return limits;
            }

            @Override
            public InputStream open() {
                InputStream all = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
                InputStream rest =
                        new SequenceInputStream(
                                Collections.enumeration(
                                        IntStream.range(0, times)
                                                .mapToObj(i -> new ByteArrayInputStream(middle))
                                                .toList()));
                return new SequenceInputStream(
                        new SequenceInputStream(all, rest),
                        new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8)));
            }
        };
    }
}
