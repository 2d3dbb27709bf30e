package etools.cli;

import etools.article.ArticleId;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// The window, as the command line sees it. Nothing of it is loaded before a command asks for it.
public interface Desktop {

    /// Opens the reader and imports `files` there; returns when it is closed.
    ///
    /// @return the exit code
    int open(Path libraryFolder, List<Path> files, Surroundings around);

    /// Draws the window into a PNG file, without a screen.
    ///
    /// @param article to show, or null for the first
    /// @return the exit code
    int snapshot(
            Library library,
            Path out,
            @Nullable ArticleId article,
            String theme,
            int width,
            int height,
            Surroundings around);
}
