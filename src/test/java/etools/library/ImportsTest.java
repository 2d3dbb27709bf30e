package etools.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Headline;
import etools.article.Subscription;
import etools.library.Addition.Outcome;
import etools.library.ImportedFile.Message;
import etools.library.ImportedFile.Severity;
import etools.library.ImportedFile.Show;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ImportsTest {

    private static final Instant NOON = Instant.parse("2025-06-04T12:00:00Z");

    @TempDir Path folder;
    private Instant now = NOON;
    private Library library;
    private Imports imports;

    @BeforeEach
    void open() {
        library = Library.open(folder, () -> now, "a test");
        imports = library.imports();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static ArticleDraft draft(String title, String text) {
        return ArticleDraft.titled(title, Body.text(text))
                .url("https://example.org/" + title)
                .build();
    }

    private static ArticleDraft draft(String title) {
        return draft(title, title + " is the talk of the town.");
    }

    private List<Addition> add(long run, int file, ArticleDraft... drafts) {
        return library.addFiled(
                Arrays.stream(drafts)
                        .map(draft -> new Library.Filed(Library.prepare(draft), file))
                        .toList(),
                run);
    }

    private static List<Outcome> outcomes(List<Addition> additions) {
        return additions.stream().map(Addition::outcome).toList();
    }

    private static ImportedFile file(
            long run, int number, Integer container, String name, int added, Message... messages) {
        int refused = 0;
        for (Message message : messages) {
            refused += message.severity() == Severity.REFUSED ? 1 : 0;
        }
        return new ImportedFile(
                run,
                number,
                container,
                name,
                "",
                100 + number,
                "JSON Lines",
                1,
                false,
                added,
                0,
                0,
                refused,
                messages.length - refused,
                List.of(messages));
    }

    private static ImportedFile file(long run, int number, String name, int added) {
        return file(run, number, null, name, added);
    }

    private List<String> titles(int[] rows) {
        return library.headlines(rows).stream().map(Headline::title).toList();
    }

    private List<String> names(long run, Show show, String text) {
        List<String> names =
                imports.files(run, show, text, 0, 100).stream().map(ImportedFile::name).toList();
        assertThat(imports.count(run, show, text)).isEqualTo(names.size());
        return names;
    }

    private List<String> originsOf(Addition addition) {
        return imports.origins(addition.id()).stream()
                .map(origin -> origin.file().name() + " " + origin.outcome())
                .toList();
    }

    @Test
    void anImportIsKeptWithItsFilesAndWhatTheySaid() {
        long run = imports.begin("2 files", List.of("/news/a.jsonl", "/news/b.zip"));
        add(run, 1, draft("Ferry"), draft("Island"));
        add(run, 3, draft("Harbour"));
        List<ImportedFile> done =
                List.of(
                        file(run, 1, "a.jsonl", 2),
                        file(run, 2, null, "b.zip", 0),
                        file(
                                run,
                                3,
                                2,
                                "inner.json",
                                1,
                                new Message(Severity.WARNING, "the date “soon” could not be read"),
                                new Message(Severity.REFUSED, "article 2: no title")));
        imports.filesDone(done, List.of());
        now = NOON.plusSeconds(60);
        imports.end(run, "");

        reopen();

        assertThat(imports.files(run, Show.ALL, "", 0, 10)).isEqualTo(done);
        assertThat(imports.runs())
                .containsExactly(
                        new ImportRun(
                                run, "2 files", NOON, now, "", null, false, 3, 3, 0, 0, 1, 1));
        assertThat(imports.run(run)).contains(imports.runs().getFirst());
        assertThat(imports.run(99)).isEmpty();
    }

    @Test
    void filesAreShownByWhatTheyLieInAndFiltered() {
        long run = imports.begin("files", List.of());
        imports.filesDone(
                List.of(
                        file(run, 1, null, "outer.zip", 0),
                        file(run, 2, null, "Letter.eml", 1),
                        file(
                                run,
                                4,
                                3,
                                "page.html",
                                0,
                                new Message(Severity.REFUSED, "Not a page")),
                        file(run, 3, 1, "inner.zip", 0),
                        file(run, 5, 1, "note.txt", 1, new Message(Severity.WARNING, "no DATE"))),
                List.of());

        assertThat(names(run, Show.ALL, ""))
                .containsExactly("outer.zip", "inner.zip", "page.html", "note.txt", "Letter.eml");
        assertThat(imports.files(run, Show.ALL, "", 1, 2))
                .extracting(ImportedFile::name)
                .containsExactly("inner.zip", "page.html");
        assertThat(names(run, Show.ADDED, "")).containsExactly("note.txt", "Letter.eml");
        assertThat(names(run, Show.REFUSED, "")).containsExactly("page.html");
        assertThat(names(run, Show.WARNINGS, "")).containsExactly("note.txt");
        assertThat(names(run, Show.UPDATED, "")).isEmpty();
        assertThat(names(run, Show.ALL, "LETTER")).containsExactly("Letter.eml");
        assertThat(names(run, Show.ALL, "date")).containsExactly("note.txt");
        assertThat(names(run, Show.ALL, "50%_")).isEmpty();
    }

    @Test
    void anArticleKnowsEveryFileThatBroughtIt() {
        long first = imports.begin("first", List.of());
        Addition ferry = add(first, 0, draft("Island"), draft("Ferry")).get(1);
        imports.filesDone(List.of(file(first, 0, "a.json", 2)), List.of());
        imports.end(first, "");
        now = NOON.plusSeconds(60);
        long second = imports.begin("second", List.of());
        add(second, 7, draft("Ferry", "The ferry sails again."), draft("Harbour"));
        add(second, 8, draft("Ferry", "The ferry sails again."));
        imports.filesDone(
                List.of(file(second, 7, "b.json", 1), file(second, 8, "c.json", 0)), List.of());

        assertThat(originsOf(ferry))
                .containsExactly("c.json UNCHANGED", "b.json UPDATED", "a.json ADDED");
        assertThat(imports.origins(ferry.id()).getLast().when()).isEqualTo(NOON);
        assertThat(titles(imports.articles(first, 0))).containsExactly("Island", "Ferry");
        assertThat(titles(imports.articles(second, 7))).containsExactly("Ferry", "Harbour");

        library.remove(imports.articles(second, 8), true);

        assertThat(imports.articles(second, 8)).isEmpty();
        assertThat(originsOf(ferry)).hasSize(3);
    }

    @Test
    void anUndoneImportIsNoOriginAnyMore() {
        long first = imports.begin("first", List.of());
        Addition ferry = add(first, 1, draft("Ferry")).getFirst();
        imports.filesDone(List.of(file(first, 1, "a.json", 1)), List.of());
        long second = imports.begin("second", List.of());
        add(second, 1, draft("Ferry", "The ferry sails again."), draft("Island"));
        imports.filesDone(
                List.of(file(second, 1, "b.json", 1)),
                List.of(new Subscription("https://example.org/feed", "Ferries", null, null)));
        now = NOON.plusSeconds(60);

        library.undoImport(second);

        assertThat(originsOf(ferry)).containsExactly("a.json ADDED");
        assertThat(imports.run(second).orElseThrow().undone()).isEqualTo(now);
        assertThat(imports.subscriptions()).isEmpty();
        assertThat(imports.articles(second, 1)).hasSize(1);
        assertThat(imports.files(second, Show.ALL, "", 0, 10)).hasSize(1);
    }

    @Test
    void articlesOfManyFilesInOneBatchKeepTheirFile() {
        long run = imports.begin("many", List.of());
        List<Library.Filed> filed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            filed.add(new Library.Filed(Library.prepare(draft("Title " + i)), i / 3));
        }
        List<Addition> additions = library.addFiled(filed, run);
        imports.filesDone(
                java.util.stream.IntStream.range(0, 34)
                        .mapToObj(i -> file(run, i, "file " + i, 3))
                        .toList(),
                List.of());

        assertThat(titles(imports.articles(run, 5)))
                .containsExactly("Title 15", "Title 16", "Title 17");
        assertThat(originsOf(additions.get(50))).containsExactly("file 16 ADDED");
    }

    @Test
    void anImportThatWasCutOffGoesOnWithoutDoublingAnything() {
        long before = imports.begin("before", List.of());
        add(before, 0, draft("Old"), draft("Same"));
        imports.filesDone(List.of(file(before, 0, "old.json", 2)), List.of());
        imports.end(before, "");
        long run = imports.begin("two files", List.of("/news/a.json", "/news/b.json"));
        add(run, 0, draft("Ferry"));
        imports.filesDone(List.of(file(run, 0, "a.json", 1)), List.of());
        add(run, 1, draft("One"), draft("Two"), draft("Old", "Old was rewritten."), draft("Same"));
        assertThat(imports.run(run).orElseThrow().resumable()).isFalse();

        reopen(); // as after a kill: nobody ended it

        assertThat(imports.run(run).orElseThrow())
                .returns(true, ImportRun::resumable)
                .returns(null, ImportRun::finished);
        Imports.Resumed resumed = imports.resume(run);
        assertThat(resumed)
                .isEqualTo(
                        new Imports.Resumed(
                                List.of("/news/a.json", "/news/b.json"), List.of("a.json"), 2));
        List<Addition> again =
                add(
                        run,
                        2,
                        draft("One"),
                        draft("Two"),
                        draft("Old", "Old was rewritten."),
                        draft("Same"),
                        draft("Three"),
                        draft("One"));

        assertThat(outcomes(again))
                .containsExactly(
                        Outcome.ADDED,
                        Outcome.ADDED,
                        Outcome.UPDATED,
                        Outcome.UNCHANGED,
                        Outcome.ADDED,
                        Outcome.UNCHANGED);
        imports.filesDone(List.of(file(run, 2, "b.json", 3)), List.of());
        imports.end(run, "");
        assertThat(imports.run(run).orElseThrow())
                .returns(4L, ImportRun::added)
                .returns(1L, ImportRun::updated)
                .returns(2L, ImportRun::unchanged)
                .returns(2, ImportRun::files)
                .returns(false, ImportRun::resumable);
        assertThat(titles(imports.articles(run, 2)))
                .containsExactly("One", "Two", "Old", "Same", "Three");
        assertThat(originsOf(again.get(1))).containsExactly("b.json ADDED");
        assertThat(originsOf(again.get(2))).containsExactly("b.json UPDATED", "old.json ADDED");
        assertThat(library.undoImport(run)).isEqualTo(5);
    }

    @Test
    void anImportCanBeCutOffTwice() {
        long run = imports.begin("a file", List.of("/news/a.json"));
        add(run, 0, draft("One"), draft("Two"), draft("Three"));
        reopen();
        assertThat(imports.resume(run).nextFile()).isEqualTo(1);
        add(run, 1, draft("One"), draft("Two"));
        reopen();
        assertThat(imports.resume(run).nextFile()).isEqualTo(2);

        assertThat(outcomes(add(run, 2, draft("One"), draft("Two"), draft("Three"))))
                .containsOnly(Outcome.ADDED);

        imports.filesDone(List.of(file(run, 2, "a.json", 3)), List.of());
        imports.end(run, "");
        assertThat(titles(imports.articles(run, 2))).containsExactly("One", "Two", "Three");
        assertThat(imports.run(run).orElseThrow().added()).isEqualTo(3);
    }

    @Test
    void anImportThatIsThroughOrUnknownOrUnderWayDoesNotGoOn() {
        long whole = imports.begin("whole", List.of("/news/a.json"));
        imports.end(whole, "");
        long pasted = imports.begin("pasted text", List.of());
        imports.end(pasted, "cancelled");
        long cancelled = imports.begin("cancelled", List.of("/news/b.json"));
        imports.end(cancelled, "cancelled");
        long running = imports.begin("running", List.of("/news/c.json"));

        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> imports.resume(whole))
                .withMessage("Import 1 cannot go on: it came to its end");
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> imports.resume(pasted))
                .withMessage("Import 2 cannot go on: its files are not known");
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> imports.resume(running))
                .withMessage("Import 4 cannot go on: it is under way");
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> imports.resume(77))
                .withMessage("There is no import 77");
        assertThat(imports.run(cancelled).orElseThrow())
                .returns(true, ImportRun::resumable)
                .returns("cancelled", ImportRun::stopped);
        imports.resume(cancelled);
        assertThat(imports.run(cancelled).orElseThrow())
                .returns(false, ImportRun::resumable)
                .returns("", ImportRun::stopped);
    }

    @Test
    void aFeedIsASubscriptionOnceUnderItsLastTitle() {
        long first = imports.begin("first", List.of());
        imports.filesDone(
                List.of(file(first, 0, "feeds.opml", 0)),
                List.of(
                        new Subscription("https://example.org/sea", "Zander", "Sea", null),
                        new Subscription(
                                "https://example.org/land", "Land", null, "https://example.org")));
        long second = imports.begin("second", List.of());
        imports.filesDone(
                List.of(file(second, 0, "feeds.opml", 0)),
                List.of(new Subscription("https://example.org/sea", "By the sea", "Sea", null)));
        reopen();

        assertThat(imports.subscriptions())
                .containsExactly(
                        new Subscription("https://example.org/sea", "By the sea", "Sea", null),
                        new Subscription(
                                "https://example.org/land", "Land", null, "https://example.org"));
    }

    @Test
    void anArticleThatNobodyKnowsHasNoOrigin() {
        ArticleId unknown = new ArticleId(new java.util.UUID(1, 2));
        assertThat(imports.origins(unknown)).isEmpty();
        Addition pasted =
                library.add(List.of(draft("Ferry")), library.beginImport("paste")).getFirst();
        assertThat(imports.origins(pasted.id())).isEmpty();
        assertThat(imports.runs()).extracting(ImportRun::added).containsExactly(1L);
    }
}
