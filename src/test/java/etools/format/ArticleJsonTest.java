package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

class ArticleJsonTest {

    private static final Article FULL =
            new Article(
                    Samples.ID,
                    new Category("world-news", "World News"),
                    "Rain \"everywhere\"",
                    "https://example.org/rain",
                    LocalDate.parse("2026-01-02"),
                    Instant.parse("2026-01-02T23:30:00Z"),
                    Body.html("<p>Wet.</p>"),
                    "Wet.",
                    1,
                    List.of("rain"),
                    Credits.NONE,
                    Samples.THEN,
                    Samples.THEN.plusSeconds(1),
                    "{\"desk\":\"x\",\"n\":12345678901234567890.10,\"deep\":{\"a\":[null,true]}}");

    private static final Reading READ =
            new Reading(true, true, 2, Instant.parse("2026-02-03T04:05:06.789Z"));

    @Test
    void anArticleIsOneLine() {
        assertThat(ArticleJson.write(FULL, READ, Marginalia.NONE, List.of()))
                .isEqualTo(
                        "{\"id\":\"11111111-2222-3333-4444-555555555555\",\"categoryId\":\"world-news\",\"category\":\"World"
                            + " News\",\"title\":\"Rain \\\"everywhere\\\"\","
                            + "\"url\":\"https://example.org/rain\",\"date\":\"2026-01-02\","
                            + "\"published\":\"2026-01-02T23:30:00Z\",\"bodyHtml\":\"<p>Wet.</p>\","
                            + "\"summary\":\"Wet.\",\"words\":1,\"created\":\"2026-01-02T03:04:00Z\","
                            + "\"updated\":\"2026-01-02T03:04:01Z\",\"lastRead\":\"2026-02-03T04:05:06.789Z\","
                            + "\"readCount\":2,\"read\":true,\"starred\":true,\"tags\":[\"rain\"],"
                            + "\"desk\":\"x\",\"n\":12345678901234567890.10,\"deep\":{\"a\":[null,true]}}");
    }

    @Test
    void notesAndCreditsAreWrittenWhereThereAreAny() {
        Article credited =
                new Article(
                        Samples.ID,
                        null,
                        "T",
                        null,
                        null,
                        null,
                        Body.text("B"),
                        "S",
                        1,
                        List.of(),
                        new Credits(List.of("A. Nother", "Mika Sato"), "Town News", "ja"),
                        Samples.THEN,
                        Samples.THEN,
                        "{\"source\":\"taken\",\"desk\":1}");
        Marginalia marginalia =
                new Marginalia(
                        List.of(new Note("B", "", null), new Note("", "mine", Samples.THEN)), 0.25);
        assertThat(ArticleJson.write(credited, Reading.NONE, marginalia, List.of()))
                .endsWith(
                        "\"starred\":false,\"authors\":[\"A. Nother\",\"Mika"
                            + " Sato\"],\"source\":\"Town"
                            + " News\",\"language\":\"ja\",\"progress\":0.25,"
                            + "\"notes\":[{\"quote\":\"B\"},"
                            + "{\"text\":\"mine\",\"made\":\"2026-01-02T03:04:00Z\"}],\"desk\":1}");
    }

    @Test
    void notesWithoutTextAndAddressComeBack() throws Exception {
        Article bare =
                new Article(
                        Samples.ID,
                        null,
                        "The Patient Coast",
                        null,
                        null,
                        null,
                        Body.text(""),
                        "",
                        0,
                        List.of(),
                        Credits.NONE,
                        Samples.THEN,
                        Samples.THEN,
                        null);
        Marginalia notes = new Marginalia(List.of(new Note("a tide", "", null)), null);

        ArticleDraft back =
                Samples.draft(
                        Samples.text(
                                "a.json", ArticleJson.write(bare, Reading.NONE, notes, List.of())));
        assertThat(back.title()).isEqualTo("The Patient Coast");
        assertThat(back.body().content()).isEmpty();
        assertThat(back.marginalia()).isEqualTo(notes);
    }

    @Test
    void aFieldOnceUnknownRemainsOneUnderAnyNameThatWeReadElsewhere() throws Exception {
        Article article =
                new Article(
                        Samples.ID,
                        null,
                        "Page 2",
                        null,
                        null,
                        null,
                        Body.text("x"),
                        "",
                        1,
                        List.of(),
                        Credits.NONE,
                        Samples.THEN,
                        Samples.THEN,
                        "{\"description\":\"Reflowable\"}");

        ArticleDraft back =
                Samples.draft(
                        Samples.text(
                                "a.json",
                                ArticleJson.write(
                                        article, Reading.NONE, Marginalia.NONE, List.of())));
        assertThat(back.summary()).isNull();
        assertThat(back.extra()).isEqualTo(article.extra());
    }

    @Test
    void aHeadlineHasNoBodyAndNoAbsentFields() {
        Headline headline =
                new Headline(
                        1,
                        Samples.ID,
                        null,
                        "T",
                        null,
                        null,
                        "S",
                        3,
                        Samples.THEN,
                        Samples.THEN,
                        Reading.NONE);
        assertThat(ArticleJson.headline(headline))
                .isEqualTo(
                        "{\"id\":\"11111111-2222-3333-4444-555555555555\",\"title\":\"T\","
                            + "\"summary\":\"S\",\"words\":3,\"created\":\"2026-01-02T03:04:00Z\","
                            + "\"updated\":\"2026-01-02T03:04:00Z\",\"readCount\":0,\"read\":false,"
                            + "\"starred\":false}");
        assertThat(ArticleJson.headline(headline, "a passage"))
                .endsWith(",\"passage\":\"a passage\"}");
    }

    @Test
    void picturesGoOutAndComeBack() throws Exception {
        Picture picture = Samples.draft(Samples.file("html/json-ld.html")).pictures().getFirst();
        String json = ArticleJson.write(FULL, READ, Marginalia.NONE, List.of(picture));
        ArticleDraft draft = Samples.draft(Samples.text("", json));
        assertThat(draft.pictures()).containsExactly(picture);
        assertThat(draft.pictures().getFirst().bytes()).isEqualTo(picture.bytes());
        String forged = json.replace(picture.hash(), picture.hash().replace('a', 'b'));
        assertThat(Samples.draft(Samples.text("", forged)).pictures()).isEmpty();
    }

    @Test
    void fieldsOfOursAreNotWrittenTwice() {
        Article article =
                new Article(
                        Samples.ID,
                        null,
                        "T",
                        null,
                        null,
                        null,
                        Body.text("B"),
                        "S",
                        1,
                        List.of(),
                        Credits.NONE,
                        Samples.THEN,
                        Samples.THEN,
                        "{\"summary\":5,\"headline\":\"H\"}");
        assertThat(ArticleJson.write(article, Reading.NONE, Marginalia.NONE, List.of()))
                .containsOnlyOnce("\"summary\"")
                .contains("\"headline\":\"H\"");
    }

    @Test
    void theSchemaNamesWhatIsWritten() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        Picture picture = Samples.draft(Samples.file("html/json-ld.html")).pictures().getFirst();
        Article plain =
                new Article(
                        Samples.ID,
                        null,
                        "T",
                        null,
                        null,
                        null,
                        Body.text("B"),
                        "S",
                        1,
                        List.of(),
                        Credits.NONE,
                        Samples.THEN,
                        Samples.THEN,
                        null);
        TreeSet<String> written = new TreeSet<>();
        Article known =
                new Article(
                        FULL.id(),
                        FULL.category(),
                        FULL.title(),
                        FULL.url(),
                        FULL.date(),
                        FULL.published(),
                        FULL.body(),
                        FULL.summary(),
                        1,
                        FULL.tags(),
                        new Credits(List.of("Mika Sato"), "Town News", "en"),
                        FULL.created(),
                        FULL.updated(),
                        null);
        Marginalia noted = new Marginalia(List.of(new Note("wet", "see map", Samples.THEN)), 0.5);
        written.addAll(
                mapper.readTree(ArticleJson.write(known, READ, noted, List.of(picture)))
                        .propertyNames());
        written.addAll(
                mapper.readTree(ArticleJson.write(plain, READ, Marginalia.NONE, List.of()))
                        .propertyNames());
        try (InputStream in = ArticleJson.class.getResourceAsStream("article.schema.json")) {
            JsonNode schema = mapper.readTree(in);
            assertThat(new TreeSet<>(schema.get("properties").propertyNames())).isEqualTo(written);
            assertThat(
                            schema.get("properties")
                                    .get("pictures")
                                    .get("items")
                                    .get("properties")
                                    .propertyNames())
                    .containsExactlyInAnyOrder("hash", "mediaType", "base64");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html/json-ld.html", "html/meta.html", "markdown/front-matter.md",
                        "markdown/heading.md",
                "text/plain.txt", "text/shift-jis.txt", "page/reference.txt", "json/own.json",
                "json/dump.json", "json/broadcaster-article.json"
            })
    void whatAnyFileBringsGoesOutAndComesBack(String path) throws Exception {
        ArticleDraft first = Samples.draft(Samples.file(path));
        Article article = Samples.article(first);
        String json =
                ArticleJson.write(
                        article, Samples.reading(first), Marginalia.NONE, first.pictures());
        ArticleDraft second = Samples.draft(Samples.text("", json));
        assertThat(Samples.article(second)).isEqualTo(article);
        assertThat(Samples.reading(second)).isEqualTo(Samples.reading(first));
        assertThat(second.pictures()).isEqualTo(first.pictures());
        assertThat(second.sourceId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void readingWhatWasWrittenGivesTheSameArticle(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Article article = article(random);
            Reading reading =
                    new Reading(
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextInt(4),
                            random.nextBoolean() ? null : instant(random));
            ArticleDraft draft =
                    Samples.draft(
                            Samples.text(
                                    "",
                                    ArticleJson.write(
                                            article, reading, Marginalia.NONE, List.of())));
            assertThat(Samples.article(draft)).isEqualTo(article);
            assertThat(Samples.reading(draft)).isEqualTo(reading);
        }
    }

    private static Article article(Random random) {
        String text = text(random);
        Body body =
                random.nextInt(3) == 0
                        ? Body.html(Sanitiser.clean(text + "x", ""))
                        : Body.text(text);
        String name = Characters.line(text(random));
        return new Article(
                new ArticleId(new UUID(random.nextLong(), random.nextLong())),
                random.nextBoolean() ? null : new Category(Characters.slug(name), name),
                Characters.line(text(random)),
                random.nextBoolean() ? null : "https://example.org/" + random.nextInt(),
                random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(40_000)),
                null,
                body,
                text(random),
                Words.count(body.plainText()),
                random.nextBoolean() ? List.of() : List.of("a", "b c"),
                Credits.NONE,
                instant(random),
                instant(random),
                random.nextBoolean() ? null : "{\"k\":[1.0,\"" + random.nextInt() + "\"]}");
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private static String text(Random random) {
        List<String> pieces =
                List.of(
                        "word",
                        " ",
                        "\n",
                        "\n\n",
                        "  ",
                        "&amp;",
                        "<p>",
                        "</p>",
                        "<b>",
                        "&lt;",
                        "\"",
                        "\\",
                        "\t",
                        "\ud83d\ude00",
                        "\u6771\u4eac",
                        "<br />",
                        "&#65;",
                        "{",
                        "Summary");
        return "a"
                + random.ints(random.nextInt(20), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining());
    }
}
