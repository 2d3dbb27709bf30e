package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.ArticleId;
import etools.article.Headline;
import etools.library.Library;
import etools.library.Query;
import etools.library.SmallDisk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(300)
class FileImportTest {

    @TempDir Path folder;
    @TempDir Path libraryFolder;
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(libraryFolder, InstantSource.system(), "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    /// Remembers what it was told.
    private static class Remembering implements ImportWatcher {
        final List<FileResult> results = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void fileDone(FileResult result) {
            results.add(result);
        }

        List<String> files() {
            return results.stream()
                    .map(result -> Path.of(result.file()).getFileName().toString())
                    .toList();
        }

        List<String> refusals() {
            return results.stream().flatMap(result -> result.refusals().stream()).toList();
        }
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static ArticleId id(int number) {
        return new ArticleId(new UUID(0x4000L, 0x8000_0000_0000_0000L + number));
    }

    private static String article(int number) {
        return """
        {"id": "%s", "title": "The lighthouse keeper, part %d", "date": "2025-03-04",\
         "body": "On day %d the lamp was lit at dusk, as on every day before it."}\
        """
                .formatted(id(number), number, number);
    }

    private ImportReport run(ImportWatcher watcher, Path... paths) {
        List<Source> sources =
                Arrays.stream(paths).<Source>map(path -> new Source.Named(path)).toList();
        return new FileImport(library).run(sources, watcher);
    }

    private int articles() {
        return library.find(Query.ALL).size();
    }

    @Test
    void everyFileOfAFolderIsAccountedForInOrder() throws IOException {
        file("a.json", article(1));
        file("b.json", "{\"title\": \"cut");
        file("c.json", "[" + article(2) + "," + article(3) + "]");
        file("d.json", "");
        Remembering watcher = new Remembering();
        ImportReport report = run(watcher, folder);
        assertThat(watcher.files()).containsExactly("a.json", "b.json", "c.json", "d.json");
        assertThat(watcher.results)
                .extracting(FileResult::outcome)
                .containsExactly(
                        FileResult.Outcome.ADDED,
                        FileResult.Outcome.REFUSED,
                        FileResult.Outcome.ADDED,
                        FileResult.Outcome.REFUSED);
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.refusedFiles()).hasSize(2);
        assertThat(report.stopped()).isEmpty();
        assertThat(articles()).isEqualTo(3);
    }

    @Test
    void aFileIsReportedWhenItsArticlesAreInTheLibrary() throws IOException {
        for (int i = 0; i < 30; i++) {
            file("%02d.json".formatted(i), article(i));
        }
        List<ArticleId> missing = new ArrayList<>();
        run(
                new ImportWatcher() {
                    @Override
                    public void fileDone(FileResult result) {
                        result.ids().stream()
                                .filter(id -> library.headline(id).isEmpty())
                                .forEach(missing::add);
                    }
                },
                folder);
        assertThat(missing).isEmpty();
        assertThat(articles()).isEqualTo(30);
    }

    @Test
    void tenThousandFilesAreAllTakenAndThenAllUnchanged() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            file("%02d/%05d.json".formatted(i / 500, i), article(i));
        }
        Remembering first = new Remembering();
        ImportReport report = run(first, folder);
        assertThat(report.files()).isEqualTo(10_000);
        assertThat(report.added()).isEqualTo(10_000);
        Set<ArticleId> ids = new HashSet<>();
        first.results.forEach(result -> ids.addAll(result.ids()));
        assertThat(ids).hasSize(10_000);

        ImportReport again = run(new Remembering(), folder);
        assertThat(again.unchanged()).isEqualTo(10_000);
        assertThat(again.added() + again.updated() + again.refused()).isZero();
        assertThat(articles()).isEqualTo(10_000);
    }

    @Test
    void linesParsedInParallelKeepTheirOrder() throws IOException {
        Path lines = folder.resolve("many.jsonl");
        int count = 20_000;
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            for (int i = 0; i < count; i++) {
                out.write(article(i));
                out.write('\n');
            }
        }
        List<Long> done = new ArrayList<>();
        Remembering watcher =
                new Remembering() {
                    @Override
                    public void progress(long files, long articles, long bytes, long bytesFound) {
                        assertThat(bytes).isLessThanOrEqualTo(bytesFound);
                        done.add(bytes);
                    }
                };
        ImportReport report = run(watcher, lines);
        assertThat(report.added()).isEqualTo(count);
        assertThat(watcher.results.getFirst().ids()).hasSize(FileResult.MAX_IDS);
        assertThat(watcher.results.getFirst().ids().get(99)).isEqualTo(id(99));
        assertThat(done).isSorted().last().isEqualTo(Files.size(lines));
        // Rows are numbered as articles come in.
        int[] rows = library.find(Query.ALL).rows(0, count);
        Arrays.sort(rows);
        List<ArticleId> inOrder = library.headlines(rows).stream().map(Headline::id).toList();
        assertThat(inOrder).startsWith(id(0), id(1), id(2)).endsWith(id(count - 1));
        assertThat(inOrder.get(count / 2)).isEqualTo(id(count / 2));
    }

    @Test
    void aBadLineIsRefusedByItsNumberAndTheOthersGoOn() throws IOException {
        Path lines = file("some.jsonl", article(1) + "\n{\"title\":\n" + article(2) + "\n");
        Remembering watcher = new Remembering();
        ImportReport report = run(watcher, lines);
        assertThat(report.added()).isEqualTo(2);
        assertThat(watcher.results.getFirst().outcome()).isEqualTo(FileResult.Outcome.MIXED);
        assertThat(watcher.refusals()).singleElement().asString().startsWith("line 2: ");
    }

    @Test
    void aChangedFileUpdatesItsArticle() throws IOException {
        Path file = file("a.json", article(1));
        run(new Remembering(), file);
        Files.writeString(file, article(1).replace("at dusk", "at noon"));
        assertThat(run(new Remembering(), file).updated()).isEqualTo(1);
        assertThat(articles()).isEqualTo(1);
    }

    @Test
    void pastedTextIsToldByItsContent() {
        Remembering watcher = new Remembering();
        new FileImport(library).run(List.of(new Source.Pasted(article(7))), watcher);
        assertThat(watcher.results.getFirst().file()).isEqualTo("pasted text");
        assertThat(watcher.results.getFirst().ids()).containsExactly(id(7));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Remembering watcher = new Remembering();
        ImportReport report = run(watcher, folder.resolve("none.json"));
        assertThat(report.refused()).isEqualTo(1);
        assertThat(library.imports().run(report.importId()).orElseThrow().refused()).isEqualTo(1);
        assertThat(watcher.refusals()).containsExactly("it is not there");
    }

    @Test
    void anImportIsUndoneAsOne() throws IOException {
        file("a.json", article(1));
        file("b.json", article(2));
        ImportReport report = run(new Remembering(), folder);
        assertThat(library.undoImport(report.importId())).isEqualTo(2);
        assertThat(articles()).isZero();
    }

    @Test
    void aCancelledImportSaysWhatIsInTheLibrary() throws IOException {
        Path lines = folder.resolve("many.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            for (int i = 0; i < 50_000; i++) {
                out.write(article(i));
                out.write('\n');
            }
        }
        Remembering watcher =
                new Remembering() {
                    @Override
                    public boolean cancelled() {
                        return articles() > 0;
                    }
                };
        ImportReport report = run(watcher, lines);
        assertThat(report.stopped()).isEqualTo("cancelled");
        assertThat(articles()).isPositive().isLessThan(50_000);
        assertThat(report.added()).isEqualTo(articles());
        assertThat(watcher.refusals()).singleElement().asString().endsWith("cancelled");
    }

    @Test
    void anInterruptedCallerEndsTheImportAndNotTheDatabase() throws IOException {
        file("a.json", article(1));
        Thread.currentThread().interrupt();
        ImportReport report = run(new Remembering(), folder);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.added()).isEqualTo(articles());
        assertThat(run(new Remembering(), folder).added() + report.added()).isEqualTo(1);
    }

    @Test
    void aFullDiskStopsTheImportAndHarmsNothing() throws IOException {
        Path first = file("a.json", article(1));
        Path second = file("b.json", article(2));
        Path third = file("c.json", article(3));
        AtomicLong usableBytes = new AtomicLong(Long.MAX_VALUE);
        library.close();
        library = SmallDisk.open(libraryFolder, usableBytes::get);
        assertThat(run(new Remembering(), first).added()).isEqualTo(1);

        usableBytes.set(1000);
        Remembering watcher = new Remembering();
        ImportReport report = run(watcher, second, third);
        assertThat(report.stopped()).contains("full");
        assertThat(report.refused()).isPositive();
        assertThat(watcher.refusals()).allSatisfy(line -> assertThat(line).contains("full"));
        assertThat(articles()).isEqualTo(1);

        usableBytes.set(Long.MAX_VALUE);
        assertThat(run(new Remembering(), second, third).added()).isEqualTo(2);
    }

    @Test
    void aLibraryThatCannotTakeItStopsTheImport() throws IOException {
        file("a.json", article(1));
        file("b.json", article(2));
        library.close();
        Remembering watcher = new Remembering();
        ImportReport report = run(watcher, folder);
        assertThat(report.stopped()).isNotEmpty();
        assertThat(report.added()).isZero();
        assertThat(watcher.refusals())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(report.stopped()));
        open();
        assertThat(articles()).isZero();
    }

    @Test
    void aWatcherThatFailsEndsTheImport() throws IOException {
        file("a.json", article(1));
        IllegalStateException failure = new IllegalStateException("the watcher is tired");
        assertThatThrownBy(() ->
                        run(
                                new ImportWatcher() {
                                    @Override
                                    public void fileDone(FileResult result) {
                                        throw failure;
                                    }
                                },
                                folder))
                .isSameAs(failure);
    }
}
