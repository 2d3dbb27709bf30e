package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Reading;
import etools.article.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

class ReferencePageTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static ArticleDraft read(String page, ZoneId zone) throws Exception {
        List<Part> parts = new ArrayList<>();
        Input input = Samples.text("page.txt", page);
        ReferencePage format = new ReferencePage(zone);
        assertThat(format.recognises(input)).isTrue();
        format.read(input, parts::add);
        assertThat(parts).hasSize(1);
        return ((Part.Found) parts.getFirst()).draft();
    }

    private static String write(ArticleDraft draft, ZoneId zone) {
        return ReferencePage.write(Samples.article(draft), Samples.reading(draft), zone);
    }

    private static String reference() throws Exception {
        return new String(
                Samples.file("page/reference.txt").open().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theReferencePageIsReadFieldByField() throws Exception {
        ArticleDraft draft = read(reference(), TOKYO);
        assertThat(draft.id())
                .isEqualTo(new ArticleId(UUID.fromString("3b0c8f6e-52d1-4a77-9a50-7d1e6f20c9b4")));
        assertThat(draft.sourceId()).isNull();
        assertThat(draft.category()).isEqualTo(new Category("kbr", "KBR"));
        assertThat(draft.title()).isEqualTo("Fishing town may get its lighthouse back");
        assertThat(draft.url()).isEqualTo("https://example.org/news/20260405_02/");
        assertThat(draft.date()).isEqualTo("2026-09-05");
        assertThat(draft.published()).isNull();
        assertThat(draft.body().kind()).isEqualTo(Body.Kind.TEXT);
        assertThat(draft.body().content())
                .startsWith("KBR has seen plans")
                .endsWith("showed them the way home.");
        assertThat(draft.body().content().split("\n\n", -1)).hasSize(6);
        assertThat(Words.count(draft.body().content())).isEqualTo(161);
        assertThat(draft.summary()).startsWith("KBR obtained plans").endsWith("years, call it");
        assertThat(draft.created()).isEqualTo("2026-09-05T22:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-12-07T22:22:00Z");
        assertThat(draft.lastRead()).isEqualTo("2026-09-05T22:21:00Z");
        assertThat(draft.readCount()).isEqualTo(1);
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tokyo", "UTC", "America/New_York", "Australia/Lord_Howe"})
    void theReferencePageComesBackByteForByte(String zone) throws Exception {
        String page = reference();
        assertThat(write(read(page, ZoneId.of(zone)), ZoneId.of(zone))).isEqualTo(page);
    }

    @Test
    void otherLineEndsAreTheSamePage() throws Exception {
        String page = reference();
        assertThat(write(read(page.replace("\n", "\r\n"), TOKYO), TOKYO)).isEqualTo(page);
        assertThat(write(read("\ufeff" + page + "\n", TOKYO), TOKYO)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "September 5, 2026",
                "Sep 5, 2026",
                "Sept 5, 2026",
                "5 September 2026",
                "2026/09/05"
            })
    void datesMayBeSpelledOtherwise(String date) throws Exception {
        String page = reference().replace("Sept. 5, 2026", date);
        assertThat(read(page, TOKYO).date()).isEqualTo("2026-09-05");
    }

    @Test
    void absentFieldsAreLeftOut() throws Exception {
        Article article =
                Samples.article(ArticleDraft.titled("Tea at four", Body.text("One cup.")).build());
        String page = ReferencePage.write(article, Reading.NONE, ZoneOffset.UTC);
        assertThat(page)
                .isEqualTo(
                        """
                        E-Tools

                        Tea at four

                        One cup.
                        Summary
                        One cup.
                        Statistics

                        2

                        Words

                        0

                        Read Count
                        Details

                        ID: 11111111-2222-3333-4444-555555555555

                        Created: 2026/01/02 03:04

                        Updated: 2026/01/02 03:04\
                        """);
        ArticleDraft draft = read(page, ZoneOffset.UTC);
        assertThat(draft.category()).isNull();
        assertThat(draft.url()).isNull();
        assertThat(draft.date()).isNull();
        assertThat(draft.lastRead()).isNull();
        assertThat(draft.read()).isNull();
        assertThat(write(draft, ZoneOffset.UTC)).isEqualTo(page);
    }

    @Test
    void aBodyMayHoldTheWordsThatPartAPage() throws Exception {
        ArticleDraft draft =
                ArticleDraft.titled(
                                "Summary",
                                Body.text("Details\n\nSummary\n\nStatistics\n\nWords\nSummary"))
                        .summary("Statistics")
                        .build();
        String page = write(draft, TOKYO);
        assertThat(read(page, TOKYO).body()).isEqualTo(draft.body());
        assertThat(read(page, TOKYO).summary()).isEqualTo("Statistics");
        assertThat(write(read(page, TOKYO), TOKYO)).isEqualTo(page);
    }

    @Test
    void aCategoryOfSeveralWordsIsToldByItsId() throws Exception {
        ArticleDraft draft =
                ArticleDraft.titled("Rain over the world", Body.text("Wet."))
                        .category(new Category("world-news", "World News"))
                        .build();
        ArticleDraft again = read(write(draft, TOKYO), TOKYO);
        assertThat(again.title()).isEqualTo("Rain over the world");
        assertThat(again.category()).isEqualTo(new Category("world-news", "World News"));
    }

    @Test
    void aCategoryWhoseNameIsNotItsIdIsWrittenOut() throws Exception {
        ArticleDraft draft =
                ArticleDraft.titled("Rain", Body.text("Wet."))
                        .category(new Category("11", "World News"))
                        .build();
        String page = write(draft, TOKYO);
        assertThat(page).contains("\nRain World News\n").contains("\nCategory: World News\n");
        assertThat(read(page, TOKYO).category()).isEqualTo(new Category("11", "World News"));
        assertThat(read(page, TOKYO).title()).isEqualTo("Rain");
    }

    @Test
    void aCategoryThatTheTitleDoesNotNameGoesByItsId() throws Exception {
        String page = reference().replace("back KBR", "back");
        ArticleDraft draft = read(page, TOKYO);
        assertThat(draft.title()).endsWith("lighthouse back");
        assertThat(draft.category()).isEqualTo(new Category("kbr", "kbr"));
    }

    @Test
    void anIdThatIsNoUuidIsTheSourcesOwn() throws Exception {
        ArticleDraft draft = read(reference().replaceAll("\nID: .*", "\nID: 20250105_02"), TOKYO);
        assertThat(draft.id()).isNull();
        assertThat(draft.sourceId()).isEqualTo("20250105_02");
    }

    @Test
    void aPageThatIsCutIsRefused() throws Exception {
        String page = reference();
        assertThat(Samples.refusals("page.txt", page.substring(0, page.indexOf("Details"))))
                .containsExactly("the E-Tools page has no line \"Details\" where one must stand");
        assertThat(Samples.refusals("page.txt", page.replace("Statistics", "Numbers")))
                .containsExactly(
                        "the E-Tools page has no line \"Statistics\" where one must stand");
    }

    @Test
    void badValuesAreRefusedWithTheirLine() throws Exception {
        String page = reference();
        assertThat(Samples.refusals("page.txt", page.replace("Sept. 5, 2026", "32 Foo")))
                .containsExactly("line 35: Date \"32 Foo\" is no date");
        assertThat(Samples.refusals("page.txt", page.replace("2026/12/08 07:22", "then")))
                .containsExactly("line 39: Updated \"then\" is no time");
        assertThat(Samples.refusals("page.txt", page.replace("\n1\n", "\nmany\n")))
                .containsExactly("line 24: Read Count \"many\" is no number");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void writingWhatWasReadGivesTheSamePage(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            ZoneId zone = ZoneId.of(List.of("UTC", "Asia/Tokyo", "Europe/Paris").get(i % 3));
            Article article = article(random);
            Reading reading =
                    random.nextBoolean()
                            ? Reading.NONE
                            : new Reading(true, false, 1 + random.nextInt(5), instant(random));
            String page = ReferencePage.write(article, reading, zone);
            ArticleDraft draft = read(page, zone);
            assertThat(write(draft, zone)).isEqualTo(page);
            assertThat(draft.id()).isEqualTo(article.id());
            assertThat(draft.date()).isEqualTo(article.date());
        }
    }

    private static Article article(Random random) {
        Body body =
                random.nextInt(4) == 0
                        ? Body.html(
                                "<p>" + words(random, 9) + "</p><p>" + words(random, 5) + "</p>")
                        : Body.text(text(random));
        Category category =
                random.nextInt(4) == 0 ? null : new Category(name(random), name(random));
        if (category != null && random.nextBoolean()) {
            category = new Category(Characters.slug(category.name()), category.name());
        }
        return new Article(
                new ArticleId(new UUID(random.nextLong(), random.nextLong())),
                category,
                words(random, 1 + random.nextInt(8)),
                random.nextBoolean() ? null : "https://example.org/" + random.nextInt(),
                random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(40_000)),
                null,
                body,
                words(random, 1 + random.nextInt(12)),
                Words.count(body.plainText()),
                List.of(),
                Credits.NONE,
                instant(random),
                instant(random),
                null);
    }

    private static Instant instant(Random random) {
        return LocalDateTime.of(2000, 1, 1, 0, 0)
                .plusMinutes(random.nextInt(20_000_000))
                .toInstant(ZoneOffset.UTC);
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(12), 0, 6)
                .mapToObj(kind ->
                        switch (kind) {
                            case 0 -> "";
                            case 1 ->
                                    List.of("Summary", "Statistics", "Details", "Words")
                                            .get(random.nextInt(4));
                            case 2 -> "ID: " + words(random, 2);
                            default -> words(random, 1 + random.nextInt(9));
                        })
                .collect(Collectors.joining(random.nextBoolean() ? "\n\n" : "\n"));
    }

    private static String name(Random random) {
        return List.of("NHK", "World News", "nhk", "11", "科学", "- x", "R&D", "Summary")
                .get(random.nextInt(8));
    }

    private static String words(Random random, int count) {
        List<String> words =
                List.of(
                        "Rain",
                        "NHK",
                        "world",
                        "News",
                        "11",
                        "Details",
                        "Summary",
                        "-",
                        "\"so\"",
                        "caf\u00e9",
                        "\u6771\u4eac",
                        "\ud83d\ude00",
                        "R&D",
                        "a:b",
                        "<p>",
                        "x");
        return random.ints(count, 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }
}
