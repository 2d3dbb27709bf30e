package etools.importing;

import etools.article.ArticleDraft;
import etools.library.Imports;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Function;

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

    /// Bytes that the library keeps of a file imported before.
    ///
    /// @param fitted gives a draft the id of the article that it is, or null to leave it out
    record Kept(
            String name,
            long bytes,
            Imports.Bytes content,
            Function<ArticleDraft, @Nullable ArticleDraft> fitted)
            implements Source {}
}
