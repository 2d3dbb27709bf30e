package etools.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Headline;
import etools.article.Picture;
import etools.article.Reading;
import etools.library.Addition.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class LibraryTest {

    private static final Instant NOON = Instant.parse("2025-06-04T12:00:00Z");
    private static final Category HARBOUR = new Category("harbour", "Harbour");

    @TempDir Path folder;
    private Instant now = NOON;
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(folder, () -> now, "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static ArticleDraft.Builder draft(String title) {
        return ArticleDraft.titled(title, Body.text(title + " is the talk of the town."));
    }

    private Addition add(ArticleDraft.Builder draft) {
        return library.add(List.of(draft.build()), library.beginImport("test")).getFirst();
    }

    private List<String> titles(Query query) {
        assertThat(library.awaitIndex(query, Duration.ofMinutes(1))).isTrue();
        ArticleList list = library.find(query);
        return library.headlines(list.rows(0, list.size())).stream().map(Headline::title).toList();
    }

    private static Query sorted(Query.Sort sort, boolean descending) {
        return new Query("", Query.Show.ALL, null, null, sort, descending);
    }

    private static Query words(String text) {
        return new Query(text, Query.Show.ALL, null, null, Query.Sort.TITLE, false);
    }

    @Test
    void anArticleComesBackAsItsFileGaveIt() {
        ArticleId id = ArticleId.parse("258afbe6-30d2-4c00-8faa-c2f0cb937948").orElseThrow();
        Addition addition =
                add(
                        draft("A new ferry")
                                .id(id)
                                .category(HARBOUR)
                                .url("https://example.org/ferry")
                                .date(LocalDate.of(2025, 6, 1))
                                .published(Instant.parse("2025-06-01T07:30:00Z"))
                                .summary("There is a ferry.")
                                .created(Instant.parse("2025-06-02T00:00:00Z"))
                                .updated(Instant.parse("2025-06-03T00:00:00Z"))
                                .tags(List.of("ships", "news"))
                                .extra("{\"desk\":7}"));

        assertThat(addition).isEqualTo(new Addition(id, Outcome.ADDED));
        reopen();
        assertThat(library.article(id))
                .contains(
                        new Article(
                                id,
                                HARBOUR,
                                "A new ferry",
                                "https://example.org/ferry",
                                LocalDate.of(2025, 6, 1),
                                Instant.parse("2025-06-01T07:30:00Z"),
                                Body.text("A new ferry is the talk of the town."),
                                "There is a ferry.",
                                9,
                                List.of("ships", "news"),
                                Credits.NONE,
                                Instant.parse("2025-06-02T00:00:00Z"),
                                Instant.parse("2025-06-03T00:00:00Z"),
                                "{\"desk\":7}"));
    }

    @Test
    void openingAnArticleCountsOneReading() throws Exception {
        BlockingQueue<LibraryChange> changes = new LinkedBlockingQueue<>();
        ArticleId id = add(draft("Tides")).id();
        library.onChange(change -> {
            if (!(change instanceof LibraryChange.IndexFollowed)) {
                changes.add(change);
            }
        });
        now = NOON.plusSeconds(60);

        library.recordReading(id);

        Reading expected = new Reading(true, false, 1, now);
        assertThat(library.reading(id)).contains(expected);
        assertThat(changes.poll(10, TimeUnit.SECONDS))
                .isEqualTo(
                        new LibraryChange.ArticleRead(
                                library.headline(id).orElseThrow().row(), id, expected));
        reopen();
        assertThat(library.reading(id)).contains(expected);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        ArticleDraft.Builder draft = draft("Tides").readCount(1).lastRead(NOON);
        ArticleId id = add(draft).id();
        library.recordReading(id);

        assertThat(add(draft)).isEqualTo(new Addition(id, Outcome.UNCHANGED));
        assertThat(library.reading(id)).contains(new Reading(true, false, 2, NOON));
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);
    }

    @Test
    void newContentKeepsTheFormerVersionAndTheReadingRecord() {
        String url = "https://example.org/tides";
        ArticleId id = add(draft("Tides").url(url)).id();
        library.recordReading(id);
        library.mark(List.of(id), Mark.STAR);
        now = NOON.plusSeconds(3600);

        assertThat(add(draft("Tides rise").url(url))).isEqualTo(new Addition(id, Outcome.UPDATED));

        Article article = library.article(id).orElseThrow();
        assertThat(article.title()).isEqualTo("Tides rise");
        assertThat(article.created()).isEqualTo(NOON);
        assertThat(article.updated()).isEqualTo(now);
        assertThat(library.reading(id)).contains(new Reading(true, true, 1, NOON));
        assertThat(library.revisions(id)).extracting(Article::title).containsExactly("Tides");
    }

    @Test
    void theLargerCountAndTheLaterTimeWin() {
        ArticleId id = add(draft("Tides").readCount(3).lastRead(NOON)).id();

        assertThat(add(draft("Tides").readCount(5).lastRead(NOON.minusSeconds(9))).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(library.reading(id)).contains(new Reading(true, false, 5, NOON));
        assertThat(add(draft("Tides").readCount(2).lastRead(NOON.plusSeconds(9))).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(library.reading(id)).contains(new Reading(true, false, 5, NOON.plusSeconds(9)));
    }

    @Test
    void marksMadeHereSurviveReimport() {
        ArticleDraft.Builder file = draft("Tides").readCount(1).lastRead(NOON).starred(true);
        ArticleId id = add(file).id();
        library.mark(List.of(id), Mark.UNREAD);
        library.mark(List.of(id), Mark.UNSTAR);

        add(file);

        assertThat(library.reading(id)).contains(new Reading(false, false, 1, NOON));
    }

    @Test
    void markingChangesTheMarkAlone() {
        ArticleId id = add(draft("Tides")).id();
        int row = library.headline(id).orElseThrow().row();
        library.recordReading(id);

        assertThat(library.mark(new int[] {row}, Mark.UNREAD)).containsExactly(row);
        assertThat(library.mark(new int[] {row}, Mark.UNREAD)).isEmpty();

        assertThat(library.reading(id)).contains(new Reading(false, false, 1, NOON));
        assertThat(library.mark(List.of(id, new ArticleId(new java.util.UUID(1, 2))), Mark.READ))
                .containsExactly(new ArticleId(new java.util.UUID(1, 2)));
    }

    @Test
    void listsAreSortedByEachOfTheirColumns() {
        add(draft("Éclair").date(LocalDate.of(2025, 1, 2)).readCount(2).lastRead(NOON));
        add(draft("\"apple\" pie and more words").date(LocalDate.of(2025, 1, 3)));
        now = NOON.plusSeconds(5);
        add(draft("Zebra here").date(LocalDate.of(2024, 1, 1)).readCount(7));

        String eclair = "Éclair";
        String apple = "\"apple\" pie and more words";
        String zebra = "Zebra here";
        assertThat(titles(sorted(Query.Sort.DATE, true))).containsExactly(apple, eclair, zebra);
        assertThat(titles(sorted(Query.Sort.DATE, false))).containsExactly(zebra, eclair, apple);
        assertThat(titles(sorted(Query.Sort.TITLE, false))).containsExactly(apple, eclair, zebra);
        assertThat(titles(sorted(Query.Sort.WORDS, true))).containsExactly(apple, zebra, eclair);
        assertThat(titles(sorted(Query.Sort.READ_COUNT, true)))
                .containsExactly(zebra, eclair, apple);
        assertThat(titles(sorted(Query.Sort.LAST_READ, true)).getFirst()).isEqualTo(eclair);
        assertThat(titles(sorted(Query.Sort.CREATED, true)).getFirst()).isEqualTo(zebra);
    }

    @Test
    void anArticleWithoutADateIsListedByWhenItCame() {
        add(draft("old").date(LocalDate.of(2020, 1, 1)));
        add(draft("undated"));
        add(draft("future").date(LocalDate.of(2030, 1, 1)));

        assertThat(titles(Query.ALL)).containsExactly("future", "undated", "old");
    }

    @Test
    void aListIsNarrowedByMarkCategoryTagAndWords() {
        ArticleId ferry = add(draft("A ferry to Malmö").category(HARBOUR).tags(List.of("a"))).id();
        add(draft("Trams").tags(List.of("a", "b")).summary("No ferry here."));
        library.mark(List.of(ferry), Mark.STAR);
        library.recordReading(ferry);

        Query.Sort title = Query.Sort.TITLE;
        assertThat(titles(new Query("", Query.Show.UNREAD, null, null, title, false)))
                .containsExactly("Trams");
        assertThat(titles(new Query("", Query.Show.STARRED, null, null, title, false)))
                .containsExactly("A ferry to Malmö");
        assertThat(titles(new Query("", Query.Show.ALL, "harbour", null, title, false)))
                .containsExactly("A ferry to Malmö");
        assertThat(titles(new Query("", Query.Show.ALL, "nowhere", null, title, false))).isEmpty();
        assertThat(titles(new Query("", Query.Show.ALL, null, "b", title, false)))
                .containsExactly("Trams");
        assertThat(titles(words("FERRY"))).containsExactly("A ferry to Malmö", "Trams");
        assertThat(titles(words("malmo harbour"))).containsExactly("A ferry to Malmö");
        assertThat(titles(words("ferry tram"))).containsExactly("Trams");
        assertThat(titles(words("100% _"))).isEmpty();
    }

    @Test
    void categoriesAreCounted() {
        ArticleId ferry = add(draft("Ferry").category(HARBOUR)).id();
        add(draft("Quay").category(HARBOUR));
        add(draft("Trams"));
        library.mark(List.of(ferry), Mark.STAR);
        library.mark(List.of(ferry), Mark.READ);

        assertThat(library.categories())
                .containsExactly(
                        new CategoryCount(HARBOUR, 2, 1, 1), new CategoryCount(null, 1, 1, 0));
    }

    @Test
    void statisticsSumUpWhatWasRead() {
        ZoneId zone = ZoneId.systemDefault();
        now = LocalDate.of(2025, 6, 4).atTime(12, 0).atZone(zone).toInstant(); // a Wednesday
        ArticleId id = add(ArticleDraft.titled("Long", Body.text("word ".repeat(100)))).id();
        add(draft("Seven").readCount(2)); // of 7 words
        library.recordReading(id);
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 5; i++) {
            library.endReading(library.recordReading(id), Duration.ofSeconds(30));
        }
        library.endReading(library.recordReading(id), Duration.ofHours(9));

        for (int i = 0; i < 2; i++) {
            assertThat(library.statistics(zone))
                    .returns(2L, s -> s.articles())
                    .returns(0L, s -> s.unread())
                    .returns(107L, s -> s.words())
                    .returns(7L, s -> s.readings())
                    .returns(2L, s -> s.importedReadings())
                    .returns(700L, s -> s.wordsRead())
                    .returns(600L, s -> s.wordsReadToday())
                    .returns(700L, s -> s.wordsReadThisWeek())
                    .returns(200, s -> s.wordsPerMinute());
            reopen();
        }
    }

    @Test
    void removedArticlesLeaveTheListsAndReturnWithTheirRecord() {
        ArticleId id = add(draft("Tides")).id();
        library.recordReading(id);
        int row = library.headline(id).orElseThrow().row();

        assertThat(library.remove(new int[] {row}, true)).containsExactly(row);
        assertThat(library.find(Query.ALL).size()).isZero();
        assertThat(library.article(id)).isEmpty();
        assertThat(library.reading(id)).isEmpty();
        assertThatThrownBy(() -> library.recordReading(id)).isInstanceOf(LibraryException.class);

        assertThat(add(draft("Tides"))).isEqualTo(new Addition(id, Outcome.ADDED));
        assertThat(library.reading(id)).contains(new Reading(true, false, 1, NOON));
    }

    @Test
    void anImportIsUndoneAsOne() {
        String url = "https://example.org/tides";
        ArticleId tides = add(draft("Tides").url(url).tags(List.of("sea"))).id();
        long bad = library.beginImport("bad.zip");
        library.add(List.of(draft("Spam").build(), draft("Eggs").build()), bad);
        library.add(List.of(draft("Spam tides").url(url).tags(List.of("spam")).build()), bad);
        add(draft("Eggs")); // someone else brings these too

        assertThat(library.undoImport(bad)).isEqualTo(2);

        assertThat(titles(sorted(Query.Sort.TITLE, false))).containsExactly("Eggs", "Tides");
        assertThat(library.article(tides).orElseThrow())
                .returns("Tides", Article::title)
                .returns(List.of("sea"), Article::tags);
        assertThat(titles(new Query("", Query.Show.ALL, null, "spam", Query.Sort.DATE, true)))
                .isEmpty();
        assertThat(titles(new Query("", Query.Show.ALL, null, "sea", Query.Sort.DATE, true)))
                .containsExactly("Tides");
        assertThat(library.undoImport(bad)).isZero();
    }

    @Test
    void picturesComeBack() {
        byte[] bytes = "not really a picture".getBytes(StandardCharsets.UTF_8);
        add(draft("Seen").pictures(List.of(new Picture("ab12", "image/png", bytes))));

        Picture picture = library.picture("ab12").orElseThrow();
        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.bytes()).isEqualTo(bytes);
        assertThat(library.picture("cd34")).isEmpty();
    }

    @Test
    void aBodyOfManyMegabytesComesBack() {
        String text = "A very long story. ".repeat(500_000);
        ArticleId id = add(ArticleDraft.titled("Long", Body.text(text))).id();
        reopen();
        assertThat(library.article(id).orElseThrow().body().content()).isEqualTo(text);
    }
}
