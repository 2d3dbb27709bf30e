package etools.importing;

import etools.library.Library;

import java.util.List;

/// Reads files in parallel and adds their articles to the library in batches.
public final class FileImport {

    public FileImport(Library library) {}

    /// Runs until everything is on disk, refused, or cancelled.
    public ImportReport run(List<Source> sources, ImportWatcher watcher) {
        throw new UnsupportedOperationException();
    }
}
