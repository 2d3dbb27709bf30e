package etools.ui;

import etools.library.Library;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The reader while its window is open, for who hands it more files. Any thread may call it.
public final class OpenReader {

    private final Library library;
    private final Consumer<List<Path>> importFiles;
    private final Runnable toFront;

    OpenReader(Library library, Consumer<List<Path>> importFiles, Runnable toFront) {
        this.library = library;
        this.importFiles = importFiles;
        this.toFront = toFront;
    }

    public Library library() {
        return library;
    }

    /// Imports them as if they were dropped on the window; returns at once.
    public void importFiles(List<Path> files) {
        importFiles.accept(List.copyOf(files));
    }

    /// Brings the window before the others.
    public void toFront() {
        toFront.run();
    }
}
