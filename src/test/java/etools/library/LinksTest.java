package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Reading;
import etools.library.Addition.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// An address without a text, and the text that comes later.
class LinksTest {

    private static final Instant NOON = Instant.parse("2025-06-04T12:00:00Z");
    private static final String URL = "https://example.org/ferry";
    private static final Category SEA = new Category("sea", "Sea");

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

    private List<Addition> add(ArticleDraft.Builder... drafts) {
        return library.add(
                Arrays.stream(drafts).map(ArticleDraft.Builder::build).toList(),
                library.beginImport("a test"));
    }

    private Addition addOne(ArticleDraft.Builder draft) {
        return add(draft).getFirst();
    }

    private static ArticleDraft.Builder link() {
        return ArticleDraft.titled("example.org/ferry", Body.text(""))
                .url(URL + "?utm_source=list")
                .sourceId("bookmark-1234567")
                .category(SEA)
                .date(LocalDate.of(2025, 5, 1))
                .tags(List.of("ships", "later"))
                .starred(true)
                .marginalia(new Marginalia(List.of(new Note("", "Read this!", NOON)), null));
    }

    private static ArticleDraft.Builder page() {
        return ArticleDraft.titled("The ferry is back", Body.html("<p>It sails again.</p>"))
                .url(URL)
                .sourceId("page-7654321")
                .tags(List.of("harbour", "ships"))
                .credits(new Credits(List.of("Mika Sato"), "Harbour News", "en"));
    }

    private Article article(Addition addition) {
        return library.article(addition.id()).orElseThrow();
    }

    private int found(String text) {
        Query query = Query.ALL.withText(text);
        assertThat(library.awaitIndex(query, Duration.ofMinutes(1))).isTrue();
        return library.find(query).size();
    }

    @Test
    void anAddressAloneIsAnArticleWithoutWords() {
        Addition link = addOne(link());
        assertThat(article(link)).returns(0, Article::words).returns("", Article::summary);
        assertThat(library.statistics(ZoneOffset.UTC).words()).isZero();
        assertThat(found("is:link")).isEqualTo(1);
        assertThat(found("ferry")).isEqualTo(1);
    }

    @Test
    void aPageCompletesTheAddressThatWasKept() {
        Addition link = addOne(link());
        library.recordReading(link.id());
        now = NOON.plusSeconds(60);

        Addition page = addOne(page());

        assertThat(page.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);
        assertThat(article(page))
                .returns("The ferry is back", Article::title)
                .returns(Body.html("<p>It sails again.</p>"), Article::body)
                .returns(SEA, Article::category)
                .returns(LocalDate.of(2025, 5, 1), Article::date)
                .returns(List.of("ships", "later", "harbour"), Article::tags)
                .returns(new Credits(List.of("Mika Sato"), "Harbour News", "en"), Article::credits)
                .returns(3, Article::words)
                .returns(URL, Article::url)
                .returns(NOON, Article::created)
                .returns(now, Article::updated);
        assertThat(library.reading(page.id())).contains(new Reading(true, true, 1, NOON));
        assertThat(library.marginalia(page.id()).notes()).hasSize(1);
        assertThat(library.versions(page.id()))
                .extracting(version -> version.article().title(), Version::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("The ferry is back", null),
                        org.assertj.core.groups.Tuple.tuple("example.org/ferry", now));
        assertThat(found("sails tag:later")).isEqualTo(1);
        assertThat(found("is:link")).isZero();
    }

    @Test
    void theSamePageAndTheSameAddressBringNothingNewAgain() {
        add(link());
        add(page());
        assertThat(addOne(page()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(addOne(link()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(library.versions(addOne(page()).id())).hasSize(2);
    }

    @Test
    void anAddressChangesNoTextButAddsItsTagsStarAndNotes() {
        Addition page = addOne(page());
        now = NOON.plusSeconds(60);

        Addition link = addOne(link());

        assertThat(link).isEqualTo(new Addition(page.id(), Outcome.UPDATED));
        assertThat(article(page))
                .returns("The ferry is back", Article::title)
                .returns(null, Article::category)
                .returns(List.of("harbour", "ships", "later"), Article::tags)
                .returns(NOON, Article::updated);
        assertThat(library.reading(page.id()).orElseThrow().starred()).isTrue();
        assertThat(library.marginalia(page.id()).notes())
                .extracting(Note::text)
                .containsExactly("Read this!");
        assertThat(found("sails tag:later")).isEqualTo(1);
        assertThat(addOne(link()).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void bothInOneBatchAreOneArticle() {
        List<Addition> additions = add(link(), page());
        assertThat(additions.get(1).id())
                .isEqualTo(library.headlines(library.find(Query.ALL).rows(0, 1)).getFirst().id());
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);
        assertThat(article(additions.get(1)).title()).isEqualTo("The ferry is back");
        assertThat(found("sails tag:later")).isEqualTo(1);
    }

    @Test
    void takingBackThePageLeavesTheAddress() {
        ArticleId id = addOne(link()).id();
        long run = library.beginImport("a page");
        library.add(List.of(page().build()), run);

        assertThat(library.undoImport(run)).isEqualTo(1);

        assertThat(library.headlines(library.find(Query.ALL).rows(0, 1)).getFirst())
                .returns("example.org/ferry", one -> one.title())
                .returns(0, one -> one.words());
        assertThat(id).isNotNull();
        assertThat(found("is:link tag:later")).isEqualTo(1);
        assertThat(found("sails")).isZero();
    }

    @Test
    void twoListsOfAddressesDoNotTakeTurns() {
        ArticleDraft.Builder other =
                ArticleDraft.titled("A ferry", Body.text("")).url(URL).tags(List.of("boats"));
        add(link());
        assertThat(addOne(other).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(addOne(link()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(article(addOne(other)))
                .returns(List.of("ships", "later", "boats"), Article::tags)
                .returns("example.org/ferry", Article::title);
    }

    @Test
    void addressesThatAreNoUrlsAreNotTheSameArticleForTheirTitle() {
        List<Addition> additions =
                add(
                        ArticleDraft.titled("Notes", Body.text("")).url("notes one"),
                        ArticleDraft.titled("Notes", Body.text("")).url("notes two"));
        assertThat(additions).extracting(Addition::outcome).containsOnly(Outcome.ADDED);
        assertThat(library.find(Query.ALL).size()).isEqualTo(2);
    }

    @Test
    void twoLibrariesIdsAtOneAddressStayTwoArticles() {
        add(
                ArticleDraft.titled("One", Body.text(""))
                        .url(URL)
                        .id(new ArticleId(new UUID(1, 1))),
                page().id(new ArticleId(new UUID(1, 2))));
        assertThat(library.find(Query.ALL).size()).isEqualTo(2);
    }
}
