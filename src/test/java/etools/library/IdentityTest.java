package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.library.Addition.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

class IdentityTest {

    private static final String URL = "https://example.org/harbour/1";
    private static final ArticleId GIVEN =
            ArticleId.parse("258afbe6-30d2-4c00-8faa-c2f0cb937948").orElseThrow();
    private static final ArticleId OTHER =
            ArticleId.parse("358afbe6-30d2-4c00-8faa-c2f0cb937948").orElseThrow();

    @TempDir Path folder;
    private Library library;
    private long importId;

    @BeforeEach
    void open() {
        library = Library.open(folder, InstantSource.system(), "a test");
        importId = library.beginImport("test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static ArticleDraft.Builder draft(String title) {
        return ArticleDraft.titled(title, Body.text("The same text."));
    }

    private Addition add(ArticleDraft.Builder draft) {
        return library.add(List.of(draft.build()), importId).getFirst();
    }

    private int size() {
        return library.find(Query.ALL).size();
    }

    @Test
    void theSameIdIsTheSameArticleWhateverElseChanges() {
        add(draft("One").id(GIVEN).url(URL));
        assertThat(add(draft("Two").id(GIVEN).url("https://example.org/moved")))
                .isEqualTo(new Addition(GIVEN, Outcome.UPDATED));
        assertThat(add(draft("Two").url("https://example.org/moved#top")).id()).isEqualTo(GIVEN);
        assertThat(add(draft("One").url(URL)).outcome()).isEqualTo(Outcome.ADDED);
    }

    @Test
    void differentIdsAreDifferentArticlesAtOneAddress() {
        add(draft("One").id(GIVEN).url(URL));
        assertThat(add(draft("One").id(OTHER).url(URL)).outcome()).isEqualTo(Outcome.ADDED);
        assertThat(size()).isEqualTo(2);
    }

    @Test
    void withoutIdsTheAddressDecides() {
        ArticleId id = add(draft("One").url(URL)).id();
        assertThat(add(draft("One").url(URL))).isEqualTo(new Addition(id, Outcome.UNCHANGED));
        assertThat(add(draft("Two").url("http://EXAMPLE.org/harbour/1/?utm_source=mail")))
                .isEqualTo(new Addition(id, Outcome.UPDATED));
        assertThat(size()).isEqualTo(1);
    }

    @Test
    void withoutIdAndAddressTitleDateAndBodyDecide() {
        LocalDate day = LocalDate.of(2025, 1, 5);
        ArticleId id = add(draft("One").date(day)).id();
        assertThat(add(draft("One").date(day).tags(List.of("t"))))
                .isEqualTo(new Addition(id, Outcome.UPDATED));
        assertThat(add(draft("One").date(day.plusDays(1))).outcome()).isEqualTo(Outcome.ADDED);
        assertThat(add(draft("Two").date(day)).outcome()).isEqualTo(Outcome.ADDED);
        assertThat(add(draft("One")).outcome()).isEqualTo(Outcome.ADDED);
    }

    @Test
    void aLateIdIsAdoptedWithTheReadingRecord() {
        ArticleId derived = add(draft("One").url(URL)).id();
        library.recordReading(derived);

        assertThat(add(draft("One").id(GIVEN).url(URL)).id()).isEqualTo(GIVEN);

        assertThat(library.article(derived)).isEmpty();
        assertThat(library.article(GIVEN).map(Article::title)).contains("One");
        assertThat(library.reading(GIVEN).orElseThrow().count()).isEqualTo(1);
        library.recordReading(GIVEN);
        close();
        open();
        assertThat(library.reading(GIVEN).orElseThrow().count()).isEqualTo(2);
        assertThat(add(draft("One").url(URL))).isEqualTo(new Addition(GIVEN, Outcome.UNCHANGED));
        assertThat(size()).isEqualTo(1);
    }

    @Test
    void aPublishersOwnIdWorksLikeOne() {
        ArticleId id = add(draft("One").sourceId("20250105_02")).id();
        assertThat(add(draft("Two").sourceId("20250105_02")))
                .isEqualTo(new Addition(id, Outcome.UPDATED));
        assertThat(add(draft("Two").sourceId("20250105_03")).outcome()).isEqualTo(Outcome.ADDED);
    }

    @Test
    void articlesWithDifferentPublishersIdsMayShareAnAddress() {
        add(draft("One").sourceId("20250105_02").url(URL));
        assertThat(add(draft("Two").sourceId("20250105_03").url(URL)).outcome())
                .isEqualTo(Outcome.ADDED);
    }

    @Test
    void numbersAndShortWordsAreNoPublishersIds() {
        ArticleId one = add(draft("One").sourceId("1234567890")).id();
        ArticleId two = add(draft("Two").sourceId("1234567890")).id();
        ArticleId three = add(draft("Three").sourceId("news-7")).id();
        ArticleId four = add(draft("Four").sourceId("news-7")).id();
        assertThat(List.of(one, two, three, four)).doesNotHaveDuplicates();
    }

    @Test
    void laterDraftsOfOneBatchAreComparedWithEarlierOnes() {
        List<Addition> additions =
                library.add(
                        List.of(
                                draft("One").url(URL).build(),
                                draft("One").url(URL).build(),
                                draft("Two").url(URL).readCount(4).build(),
                                draft("Two").id(GIVEN).url(URL).build(),
                                draft("Two").url(URL).build()),
                        importId);

        assertThat(additions)
                .extracting(Addition::outcome)
                .containsExactly(
                        Outcome.ADDED,
                        Outcome.UNCHANGED,
                        Outcome.UPDATED,
                        Outcome.UPDATED,
                        Outcome.UNCHANGED);
        assertThat(size()).isEqualTo(1);
        assertThat(library.article(GIVEN).orElseThrow().title()).isEqualTo("Two");
        assertThat(library.reading(GIVEN).orElseThrow().count()).isEqualTo(4);
        assertThat(library.revisions(GIVEN)).extracting(Article::title).containsExactly("One");
    }

    @Test
    void theSameFilesGetTheSameIdsInEveryLibrary(@TempDir Path elsewhere) {
        List<ArticleDraft> drafts =
                List.of(
                        draft("One").url(URL).build(),
                        draft("Two").sourceId("20250105_02").build(),
                        draft("Three").build());
        try (Library other = Library.open(elsewhere, InstantSource.system(), "a test")) {
            assertThat(other.add(drafts.reversed(), other.beginImport("test")).reversed())
                    .isEqualTo(library.add(drafts, importId));
        }
    }

    @Test
    void unchangedArticlesAreToldApartByEverythingAPublisherSays() {
        ArticleDraft.Builder one = draft("One").id(GIVEN);
        add(one);
        assertThat(add(draft("One").id(GIVEN).summary("A summary.")).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(add(draft("One").id(GIVEN).extra("{\"a\":1}")).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(add(draft("One").id(GIVEN).date(LocalDate.EPOCH)).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(add(one).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(add(one).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void oneTextUnderTwoNumbersIsTwoArticlesEachTimeItComes() {
        for (Outcome outcome : List.of(Outcome.ADDED, Outcome.UNCHANGED)) {
            for (String number : List.of("17", "18")) {
                assertThat(add(draft("One").sourceId(number).extra("{\"n\":" + number + "}")))
                        .extracting(Addition::outcome)
                        .isEqualTo(outcome);
            }
        }
        assertThat(size()).isEqualTo(2);
    }
}
