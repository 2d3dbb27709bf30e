package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One kind of article file. Adding a kind is adding one implementation to [Formats#ALL] and one
/// folder of samples to the tests.
public interface ArticleFormat {

    /// The kind's name for people: `Web page`.
    String name();

    /// Raised whenever the same file would now give other articles: `etools reimport` reads anew
    /// what an older version has read.
    default int version() {
        return 1;
    }

    /// Whether a file of this kind is another one compressed, no archive of many.
    default boolean holdsOneFile() {
        return false;
    }

    /// What of a file is kept, for the README: `title, text, date, tags`.
    String kept();

    /// What of a file is lost, for the README, or "" for nothing.
    String lost();

    /// Usual endings of its files' names, without the dot, for the file chooser and the README.
    List<String> endings();

    /// Whether the file is of this kind, told by its first bytes; its name only tips the scales
    /// between kinds that look alike (plain text and Markdown).
    boolean recognises(Input input) throws IOException;

    /// Hands every article of the file to `parts` as it is met; memory does not grow with the file.
    ///
    /// @throws RefusedException the whole file is refused; no part was handed over
    /// @throws IOException the file could not be read
    void read(Input input, Consumer<Part> parts) throws IOException, RefusedException;
}
