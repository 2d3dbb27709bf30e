package etools.ui;

import etools.importing.Reimport;
import etools.importing.ReportCsv;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.ImportedFile.Show;
import etools.library.Imports;
import etools.library.Library;
import etools.library.LibraryException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The record of all imports: what the window shows of it and does with it.
///
/// Lives on the JavaFX thread.
final class ImportRecord {

    private final ReaderModel model;
    private final Background.Latest runsQuestion = new Background.Latest();
    private final Background.Latest countQuestion = new Background.Latest();
    private final ObservableList<ImportRun> runs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ImportRun> cutOff = new ReadOnlyObjectWrapper<>();

    ImportRecord(ReaderModel model) {
        this.model = model;
    }

    /// Newest first, as they were at the last [#refresh].
    ObservableList<ImportRun> runs() {
        return runs;
    }

    /// The newest import where it was cut off before the library was opened, or null.
    ReadOnlyObjectProperty<@Nullable ImportRun> cutOffProperty() {
        return cutOff.getReadOnlyProperty();
    }

    /// @param then runs when the answer is there
    void refresh(Runnable then) {
        model.ifOpened(open ->
                model.background()
                        .ask(
                                runsQuestion,
                                () -> open.imports().runs(),
                                found -> {
                                    if (!runs.equals(found)) {
                                        runs.setAll(found);
                                    }
                                    then.run();
                                }));
    }

    /// @param then runs last: what it imports is not taken for something that was cut off
    void lookForCutOff(Runnable then) {
        model.ifOpened(open ->
                model.background()
                        .load(
                                () -> open.imports().runs().stream().findFirst(),
                                newest ->
                                        newest.filter(ImportRecord::isCutOff)
                                                .ifPresent(cutOff::set),
                                then));
    }

    static boolean isCutOff(ImportRun run) {
        return run.finished() == null && run.resumable();
    }

    /// The import that was cut off stays as it is, and nobody asks again.
    void leave(ImportRun run) {
        model.change(
                library -> library.imports().end(run.number(), "cut off"),
                "The import stays as it is. Imports… can resume it at any time.");
    }

    void resume(ImportRun run) {
        model.runImport((importing, watcher) -> importing.resume(run.number(), watcher));
    }

    /// Reads the files of an import once more from the bytes that are kept of them.
    void readAnew(ImportRun run) {
        model.ifOpened(open -> {
            Reimport again = new Reimport(open);
            model.runImport((importing, watcher) -> again.run(again.ofRun(run.number()), watcher));
        });
    }

    /// How many files each filter shows.
    void count(ImportRun run, String text, Consumer<Map<Show, Integer>> found) {
        model.ifOpened(open ->
                model.background()
                        .ask(
                                countQuestion,
                                () -> {
                                    Map<Show, Integer> counts = new EnumMap<>(Show.class);
                                    for (Show show : Show.values()) {
                                        int count = open.imports().count(run.number(), show, text);
                                        counts.put(show, count);
                                    }
                                    return counts;
                                },
                                found));
    }

    /// Some of the files, in their order.
    ///
    /// @param after runs last, also where there was no answer
    void files(
            ImportRun run,
            Show show,
            String text,
            int from,
            int most,
            Consumer<List<ImportedFile>> found,
            Runnable after) {
        model.ifOpened(open ->
                model.background()
                        .load(
                                () -> open.imports().files(run.number(), show, text, from, most),
                                found,
                                after));
    }

    /// Takes an import back.
    ///
    /// @param done told in one line what came of it
    void undo(ImportRun run, Consumer<String> done) {
        model.ifOpened(open -> {
            LongWork.Step step = model.work().begin("Undoing an import", false);
            model.background()
                    .change(
                            () -> open.undoImport(run.number()),
                            count -> {
                                model.forgetImport(run.number());
                                done.accept(
                                        "Undone: "
                                                + Numbers.count(count, "article", "articles")
                                                + " taken out or put back.");
                            },
                            step::end);
        });
    }

    /// Lists the articles that an import brought, as far as they are still in the library.
    ///
    /// @param file null for all
    /// @param done runs when the list is narrowed to them
    /// @param none runs where there are none
    void showArticles(ImportRun run, @Nullable ImportedFile file, Runnable done, Runnable none) {
        model.ifOpened(open -> {
            LongWork.Step step = model.work().begin("Looking for what an import brought", false);
            model.background()
                    .load(
                            () ->
                                    file == null
                                            ? open.imports().articles(run.number())
                                            : open.imports().articles(run.number(), file.number()),
                            rows -> {
                                if (rows.length == 0) {
                                    none.run();
                                } else {
                                    String of = Names.of(file == null ? run.what() : file.name());
                                    model.showOnly(new ReaderModel.Picked("From " + of, rows));
                                    done.run();
                                }
                            },
                            step::end);
        });
    }

    /// Writes the bytes of a file as they were when it was imported.
    ///
    /// @param kept the file, or the archive that it lay in
    /// @param done told in one line what came of it
    void saveOriginal(ImportedFile kept, Path to, Consumer<String> done) {
        write(
                to,
                (library, half) -> {
                    try (InputStream in =
                            library.imports()
                                    .original(kept.sha256())
                                    .orElseThrow(() ->
                                            new LibraryException(
                                                    "The library does not have the bytes of "
                                                            + kept.name()
                                                            + "; import the file again to keep"
                                                            + " them"))) {
                        Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
                    }
                },
                done);
    }

    /// Writes file by file what became of an import, as a table.
    ///
    /// @param show only these files
    /// @param done told in one line what came of it
    void saveReport(ImportRun run, Show show, String text, Path to, Consumer<String> done) {
        write(
                to,
                (library, half) -> {
                    try (Writer writer = Files.newBufferedWriter(half)) {
                        ReportCsv.write(library, run.number(), show, text, writer);
                    }
                },
                done);
    }

    interface Writing {
        void write(Library library, Path file) throws IOException;
    }

    /// Writes a file in the background, whole or not at all.
    void write(Path to, Writing writing, Consumer<String> done) {
        model.ifOpened(open -> {
            LongWork.Step step = model.work().begin("Writing " + to.getFileName(), false);
            model.background()
                    .importing(
                            () -> {
                                try {
                                    writeWhole(open, to, writing);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(
                                            to + " cannot be written: " + e.getMessage(), e);
                                }
                                return to;
                            },
                            written -> done.accept("Saved " + written + "."),
                            step::end);
        });
    }

    private static void writeWhole(Library library, Path to, Writing writing) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it is a folder");
        }
        Path half = Files.createTempFile(folder, ".etools-", ".part");
        try {
            writing.write(library, half);
            Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// The archives that a file lay in, outermost first; not on the JavaFX thread.
    static List<ImportedFile> inside(Library library, ImportedFile file) {
        List<ImportedFile> archives = new ArrayList<>();
        Imports imports = library.imports();
        Integer container = file.container();
        while (container != null && container < file.number()) {
            ImportedFile archive = imports.file(file.importNumber(), container).orElse(null);
            if (archive == null) {
                break;
            }
            archives.addFirst(archive);
            boolean up = archive.container() != null && archive.container() < archive.number();
            container = up ? archive.container() : null;
        }
        return archives;
    }
}
