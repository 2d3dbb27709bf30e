package etools.library;

import etools.article.ArticleId;
import etools.article.Subscription;
import etools.library.ImportedFile.Message;
import etools.library.ImportedFile.Severity;
import etools.store.ArticleWriter.Outcome;
import etools.store.CutOff;
import etools.store.Database;
import etools.store.Folded;
import etools.store.ImportRecords;
import etools.store.ImportRecords.FileRow;
import etools.store.ImportRecords.Run;
import etools.store.OriginalStore;
import etools.store.Originals;
import etools.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The record of all imports: file by file what became of it, where each article came from, and the
/// original bytes. Any thread; each call reads or writes the disk.
public final class Imports {

    /// Opens a file's bytes from their beginning, as often as it is asked.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// An import that goes on where it ended early.
    ///
    /// @param sources the paths named at its beginning
    /// @param done the names of the files that are done ([ImportedFile#name], containers and plain
    ///   files only)
    /// @param nextFile the first number that is free for a file
    public record Resumed(List<String> sources, List<String> done, int nextFile) {}

    private final Database database;
    private final Originals originals;
    private final InstantSource clock;
    private final Runnable beforeImport;
    private final Function<ArticleId, Optional<Integer>> row;
    private final IntPredicate listed;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Long, CutOff> cutOffs = new ConcurrentHashMap<>();
    private final Object filing = new Object();

    /// @param row of an article, even one that was removed
    Imports(
            Database database,
            InstantSource clock,
            Runnable beforeImport,
            Function<ArticleId, Optional<Integer>> row,
            IntPredicate listed) {
        this.database = database;
        this.clock = clock;
        this.beforeImport = beforeImport;
        this.row = row;
        this.listed = listed;
        originals =
                new Originals(database.folder(), OriginalStore.in(database), database::usableBytes);
    }

    private interface Work<T extends @Nullable Object> {
        T on(ImportRecords records) throws SQLException;
    }

    private <T> T read(Work<T> work) {
        return Library.telling(
                () -> database.read(connection -> work.on(new ImportRecords(connection))));
    }

    private <T> T write(Work<T> work) {
        return Library.telling(() ->
                database.write(
                        connection -> work.on(new ImportRecords(connection)), result -> result));
    }

    /// All imports, newest first.
    public List<ImportRun> runs() {
        return read(ImportRecords::runs).stream().map(this::importRun).toList();
    }

    public Optional<ImportRun> run(long number) {
        return read(records -> records.run(number)).map(this::importRun);
    }

    private ImportRun importRun(Run run) {
        return new ImportRun(
                run.number(),
                run.what(),
                run.started(),
                run.finished(),
                run.stopped(),
                run.undone(),
                isResumable(run),
                run.files(),
                run.added(),
                run.updated(),
                run.unchanged(),
                run.refused(),
                run.warnings());
    }

    private boolean isResumable(Run run) {
        return !run.sources().isEmpty()
                && run.undone() == null
                && (run.finished() == null || !run.stopped().isEmpty())
                && !underWay.contains(run.number());
    }

    /// The files of an import in their order, each archive followed by what lay in it.
    ///
    /// @param text only files whose name or messages contain it, without case; "" for all
    /// @param from the first of them, counted from 0
    public List<ImportedFile> files(
            long run, ImportedFile.Show show, String text, int from, int most) {
        return read(records -> records.files(run, which(show, text), from, most)).stream()
                .map(Imports::importedFile)
                .toList();
    }

    /// How many [#files] there are in all.
    public int count(long run, ImportedFile.Show show, String text) {
        return read(records -> records.count(run, which(show, text)));
    }

    private static ImportRecords.Which which(ImportedFile.Show show, String text) {
        return new ImportRecords.Which(
                switch (show) {
                    case ALL -> null;
                    case ADDED -> ImportRecords.Column.ADDED;
                    case UPDATED -> ImportRecords.Column.UPDATED;
                    case UNCHANGED -> ImportRecords.Column.UNCHANGED;
                    case REFUSED -> ImportRecords.Column.REFUSED;
                    case WARNINGS -> ImportRecords.Column.WARNINGS;
                },
                text);
    }

    /// One file of an import.
    public Optional<ImportedFile> file(long run, int number) {
        return read(records -> records.file(run, number)).map(Imports::importedFile);
    }

    /// Rows of the articles that an import brought and that are still listed, in its order.
    public int[] articles(long run) {
        int[] rows = read(records -> records.articles(run));
        return Arrays.stream(rows).filter(listed).toArray();
    }

    /// Rows of the articles that a file brought and that are still listed, in the file's order.
    public int[] articles(long run, int file) {
        int[] rows = read(records -> records.articles(run, file));
        return Arrays.stream(rows).filter(listed).toArray();
    }

    /// Every file that brought this article, newest first; those of imports that were taken back
    /// are left out.
    public List<Origin> origins(ArticleId id) {
        return row
                .apply(id)
                .map(seq -> read(records -> records.brought(seq)))
                .orElse(List.of())
                .stream()
                .map(one ->
                        new Origin(importedFile(one.file()), one.when(), outcome(one.outcome())))
                .toList();
    }

    private static Addition.Outcome outcome(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> Addition.Outcome.ADDED;
            case UPDATED -> Addition.Outcome.UPDATED;
            case UNCHANGED -> Addition.Outcome.UNCHANGED;
        };
    }

    /// The bytes of a file that was imported, as they were; close it. Reading fails at the end
    /// where they are not.
    ///
    /// @param sha256 of a file or of the archive that it lay in
    public Optional<InputStream> original(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        List<Originals.Place> places =
                originals
                        .waiting(sha256)
                        .map(List::of)
                        .orElseGet(() ->
                                Library.telling(() ->
                                        database.read(connection ->
                                                new OriginalStore(connection).of(sha256))));
        try {
            return originals.read(places);
        } catch (IOException e) {
            throw new LibraryException(
                    "The original " + sha256 + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Feeds that imported lists named, by title.
    public List<Subscription> subscriptions() {
        return read(ImportRecords::subscriptions).stream()
                .sorted(
                        Comparator.comparing((Subscription one) -> Folded.text(one.title()))
                                .thenComparing(Subscription::feedUrl))
                .toList();
    }

    // Written by imports

    /// Begins an import that can be undone as one.
    ///
    /// @param sources absolute paths by which it can be resumed, or none
    public long begin(String what, List<String> sources) {
        beforeImport.run();
        long number = write(records -> records.begin(what, sources, clock.instant()));
        underWay.add(number);
        return number;
    }

    /// Makes an import that ended early begin again under its number.
    ///
    /// @throws LibraryException there is none of that number, or it cannot be resumed
    public Resumed resume(long run) {
        beforeImport.run();
        Run before =
                read(records -> records.run(run))
                        .orElseThrow(() -> new LibraryException("There is no import " + run));
        if (!isResumable(before) || !underWay.add(run)) {
            throw new LibraryException("Import " + run + " cannot go on: " + whyNot(before));
        }
        try {
            CutOff cutOff =
                    write(records -> {
                        records.beginAgain(run);
                        return records.cutOff(run);
                    });
            List<String> done = read(records -> records.done(run));
            cutOffs.put(run, cutOff);
            return new Resumed(before.sources(), done, cutOff.nextFile());
        } catch (LibraryException e) {
            underWay.remove(run); // it may go on another time
            throw e;
        }
    }

    private String whyNot(Run run) {
        if (underWay.contains(run.number())) {
            return "it is under way";
        }
        if (run.undone() != null) {
            return "it was undone";
        }
        return run.sources().isEmpty() ? "its files are not known" : "it came to its end";
    }

    /// What an import had done before it was cut off, or null where it was not.
    @Nullable CutOff cutOff(long run) {
        return cutOffs.get(run);
    }

    /// Keeps a file's bytes, compressed, unless the library has them. They are on disk when a later
    /// [#filesDone] returns. Many threads may at once.
    ///
    /// @return their SHA-256
    /// @throws IOException the file could not be read, or the disk is full
    public String keep(Bytes bytes) throws IOException {
        try {
            return originals.keep(bytes::open);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Records what became of files, on disk when it returns.
    ///
    /// @param subscriptions that these files named
    public void filesDone(List<ImportedFile> files, List<Subscription> subscriptions) {
        if (files.isEmpty()) {
            return;
        }
        long run = files.getFirst().importNumber();
        List<FileRow> rows = files.stream().map(Imports::fileRow).toList();
        synchronized (filing) {
            List<Originals.Place> kept = force();
            Library.telling(() ->
                    database.write(
                            connection -> {
                                new OriginalStore(connection).add(kept);
                                ImportRecords records = new ImportRecords(connection);
                                records.addFiles(rows);
                                records.addSubscriptions(run, subscriptions);
                                return kept;
                            },
                            result -> result));
            originals.written(kept);
        }
    }

    private List<Originals.Place> force() {
        try {
            return originals.force();
        } catch (IOException e) {
            throw new LibraryException(
                    "The originals of imported files cannot be written in "
                            + database.folder()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /// @param stopped why it ended early, or ""
    public void end(long run, String stopped) {
        write(records -> {
            records.end(run, stopped, clock.instant());
            return run;
        });
        cutOffs.remove(run);
        underWay.remove(run);
    }

    void close() {
        originals.close();
    }

    private static ImportedFile importedFile(FileRow file) {
        return new ImportedFile(
                file.importNumber(),
                file.number(),
                file.container(),
                file.name(),
                file.sha256(),
                file.bytes(),
                file.importer(),
                file.importerVersion(),
                file.originalKept(),
                file.added(),
                file.updated(),
                file.unchanged(),
                file.refused(),
                file.warnings(),
                file.messages().stream()
                        .map(one ->
                                new Message(
                                        one.refused() ? Severity.REFUSED : Severity.WARNING,
                                        one.line()))
                        .toList());
    }

    private static FileRow fileRow(ImportedFile file) {
        return new FileRow(
                file.importNumber(),
                file.number(),
                file.container(),
                file.name(),
                file.sha256(),
                file.bytes(),
                file.importer(),
                file.importerVersion(),
                file.originalKept(),
                file.added(),
                file.updated(),
                file.unchanged(),
                file.refused(),
                file.warnings(),
                file.messages().stream()
                        .limit(ImportedFile.MOST_MESSAGES)
                        .map(one ->
                                new ImportRecords.Message(
                                        one.severity() == Severity.REFUSED, one.line()))
                        .toList());
    }
}
