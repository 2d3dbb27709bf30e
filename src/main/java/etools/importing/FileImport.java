package etools.importing;

import etools.format.Formats;
import etools.format.Limits;
import etools.library.Imports;
import etools.library.Library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads files in parallel and adds their articles to the library in batches.
///
/// Three stages work side by side: a walk finds files, one worker a core reads and parses them, and
/// one writer adds what they found. What is parsed but not yet on disk is bounded in bytes, so
/// memory grows neither with a file nor with their number.
public final class FileImport {

    /// Between a source's path and what the report calls it.
    private static final char PARTED = '\t';

    private final Library library;
    private final Limits limits;

    public FileImport(Library library) {
        this(library, LimitSettings.read(library.folder()));
    }

    public FileImport(Library library, Limits limits) {
        this.library = library;
        this.limits = limits;
    }

    /// The usual endings of all kinds of file that are read, without the dot.
    public static List<String> endings() {
        return Formats.ALL.stream()
                .flatMap(format -> format.endings().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// Runs until everything is on disk, refused, or cancelled. Interrupting the caller cancels.
    public ImportReport run(List<Source> sources, ImportWatcher watcher) {
        return run(sources, Set.of(), 0, 0, watcher);
    }

    /// Goes on with an import that was cut off: what it has done stays done, what it was in the
    /// middle of is read again, and nothing is doubled.
    ///
    /// @throws etools.library.LibraryException there is no such import, or it came to its end
    public ImportReport resume(long run, ImportWatcher watcher) {
        Imports.Resumed resumed = library.imports().resume(run);
        List<Source> sources = new ArrayList<>();
        for (String source : resumed.sources()) {
            int parted = source.indexOf(PARTED);
            sources.add(
                    new Source.Named(
                            Path.of(source.substring(0, parted)),
                            Path.of(source.substring(parted + 1))));
        }
        return run(sources, Set.copyOf(resumed.done()), resumed.nextFile(), run, watcher);
    }

    private ImportReport run(
            List<Source> sources,
            Set<String> done,
            int firstFile,
            long resumed,
            ImportWatcher watcher) {
        Parsing parsing = new Parsing(sources, limits, library.imports()::keep, done, firstFile);
        Writing writing =
                new Writing(library, parsing, watcher, describe(sources), paths(sources), resumed);
        Thread walker = new Thread(parsing::walk, "import-walk");
        Thread writer = new Thread(writing, "import-writer");
        walker.start();
        writer.start();
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                parsing.stop();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return writing.report();
    }

    /// Where the files can be found again, or none where one of them is no file on disk.
    private static List<String> paths(List<Source> sources) {
        List<String> paths = new ArrayList<>();
        for (Source source : sources) {
            if (!(source instanceof Source.Named named)) {
                return List.of();
            }
            String path = named.path().toAbsolutePath().toString();
            if (path.indexOf(PARTED) >= 0 || path.indexOf('\n') >= 0) {
                return List.of();
            }
            paths.add(path + PARTED + named.shownAs());
        }
        return paths;
    }

    private static String describe(List<Source> sources) {
        if (sources.size() != 1) {
            boolean anew = !sources.isEmpty() && sources.getFirst() instanceof Source.Kept;
            return sources.size() + (anew ? " files, read anew" : " files and folders");
        }
        return switch (sources.getFirst()) {
            case Source.Named named -> named.shownAs().toString();
            case Source.Pasted _ -> "pasted text";
            case Source.Spooled spooled -> spooled.name();
            case Source.Kept kept -> kept.name() + ", read anew";
        };
    }
}
