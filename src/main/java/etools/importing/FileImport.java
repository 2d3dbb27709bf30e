package etools.importing;

import etools.library.Library;

import java.util.List;

/// Reads files in parallel and adds their articles to the library in batches.
///
/// Three stages work side by side: a walk finds files, one worker a core reads and parses them, and
/// one writer adds what they found. What is parsed but not yet on disk is bounded in bytes, so
/// memory grows neither with a file nor with their number.
public final class FileImport {

    private final Library library;

    public FileImport(Library library) {
        this.library = library;
    }

    /// Runs until everything is on disk, refused, or cancelled. Interrupting the caller cancels.
    public ImportReport run(List<Source> sources, ImportWatcher watcher) {
        Parsing parsing = new Parsing(sources);
        Writing writing = new Writing(library, parsing, watcher, describe(sources));
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

    private static String describe(List<Source> sources) {
        if (sources.size() != 1) {
            return sources.size() + " files and folders";
        }
        return switch (sources.getFirst()) {
            case Source.Named named -> named.shownAs().toString();
            case Source.Pasted _ -> "pasted text";
            case Source.Spooled spooled -> spooled.name();
        };
    }
}
