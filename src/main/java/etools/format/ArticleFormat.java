package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One kind of article file. Adding a kind is adding one implementation to [Formats#ALL] and one
/// folder of samples to the tests.
public interface ArticleFormat {

    /// The kind's name for people: `Web page`.
    String name();

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
