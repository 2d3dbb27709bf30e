package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.library.Addition.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Notes, progress, credits and versions.
class MarginaliaTest {

    private static final Instant NOON = Instant.parse("2025-06-04T12:00:00Z");
    private static final Note MARKED = new Note("sails again", "", NOON);
    private static final Note ASKED = new Note("sails again", "Since when?", null);
    private static final Note WHOLE = new Note("", "Tell Mika.", NOON.plusSeconds(5));

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

    private static ArticleDraft.Builder ferry() {
        return ArticleDraft.titled("The ferry is back", Body.text("It sails again."))
                .url("https://example.org/ferry");
    }

    private static ArticleDraft.Builder ferry(Double progress, Note... notes) {
        return ferry().marginalia(new Marginalia(List.of(notes), progress));
    }

    private Addition add(ArticleDraft.Builder draft) {
        return library.add(List.of(draft.build()), library.beginImport("a test")).getFirst();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void notesAndProgressComeBackInTheirOrder() {
        ArticleId id = add(ferry(0.25, ASKED, WHOLE, MARKED)).id();
        reopen();
        assertThat(library.marginalia(id))
                .isEqualTo(new Marginalia(List.of(ASKED, WHOLE, MARKED), 0.25));
    }

    @Test
    void notesOfSeveralFilesAreUnitedAndTheFurtherProgressWins() {
        ArticleId id = add(ferry(0.5, MARKED)).id();
        assertThat(add(ferry(0.25, WHOLE, MARKED)).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(add(ferry(0.75)).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(add(ferry(0.75, WHOLE)).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(add(ferry()).outcome()).isEqualTo(Outcome.UNCHANGED);

        assertThat(library.marginalia(id)).isEqualTo(new Marginalia(List.of(MARKED, WHOLE), 0.75));
        assertThat(library.versions(id)).hasSize(1);
    }

    @Test
    void oneBatchMayBringNotesOfOneArticleTwice() {
        List<Addition> additions =
                library.add(
                        List.of(
                                ferry(null, MARKED).build(),
                                ferry(null, WHOLE).build(),
                                ferry(0.5, WHOLE).build()),
                        library.beginImport("a test"));
        assertThat(library.marginalia(additions.getFirst().id()))
                .isEqualTo(new Marginalia(List.of(MARKED, WHOLE), 0.5));
    }

    @Test
    void theNotesOfManyAreReadAtOnce() {
        ArticleId ferry = add(ferry(null, MARKED)).id();
        add(ArticleDraft.titled("Nothing", Body.text("Nobody wrote anything here.")));
        ArticleId read =
                add(ArticleDraft.titled("Half", Body.text("Half of it."))
                                .marginalia(new Marginalia(List.of(), 0.5)))
                        .id();
        ArticleList all = library.find(Query.ALL);

        assertThat(library.marginalia(all.rows(0, 3)))
                .hasSize(2)
                .containsEntry(ferry, new Marginalia(List.of(MARKED), null))
                .containsEntry(read, new Marginalia(List.of(), 0.5));
        assertThat(library.marginalia(new ArticleId(new UUID(1, 1)))).isEqualTo(Marginalia.NONE);
    }

    @Test
    void anUndoLeavesWhatTheReaderWrote() {
        ArticleId id = add(ferry()).id();
        long run = library.beginImport("notes");
        library.add(List.of(ferry(null, MARKED).build()), run);
        library.undoImport(run);
        assertThat(library.marginalia(id).notes()).containsExactly(MARKED);
    }

    @Test
    void creditsAreKeptAndANewAuthorIsANewVersion() {
        Credits first = new Credits(List.of("Mika Sato"), null, null);
        Credits second = new Credits(List.of("Mika Sato", "Ann Lee"), "Harbour News", "en-GB");
        ArticleId id = add(ferry().credits(first)).id();
        now = NOON.plusSeconds(60);
        assertThat(add(ferry().credits(second)).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(add(ferry().credits(second)).outcome()).isEqualTo(Outcome.UNCHANGED);
        reopen();

        assertThat(library.article(id).orElseThrow().credits()).isEqualTo(second);
        assertThat(library.revisions(id)).extracting(Article::credits).containsExactly(first);
        assertThat(library.versions(id)).extracting(Version::until).containsExactly(null, now);
    }

    @Test
    void anArticleThatIsNotThereHasNoVersions() {
        assertThat(library.versions(new ArticleId(new UUID(1, 1)))).isEmpty();
    }
}
