package etools.importing;

import java.nio.file.Path;

/// Something to import.
public sealed interface Source {

    /// A file, or a folder with everything below it.
    ///
    /// @param shownAs what the report calls it: the path as the person wrote it
    record Named(Path path, Path shownAs) implements Source {
        public Named(Path path) {
            this(path, path);
        }
    }

    /// Pasted text.
    record Pasted(String text) implements Source {}

    /// Bytes spooled to `file` that came from elsewhere and are called `name` in the report.
    record Spooled(Path file, String name) implements Source {}
}
