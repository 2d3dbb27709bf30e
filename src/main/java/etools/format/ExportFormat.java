package etools.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// One kind of file that articles are written as. Adding a kind is adding one implementation to
/// [ExportFormats#ALL]. The same articles in the same order are always the same bytes: nothing is
/// taken from the clock, the machine or its settings.
public sealed interface ExportFormat {

    /// As `--format` names it: `jsonl`.
    String key();

    /// The kind's name for people: `JSON Lines`.
    String name();

    /// Endings of names that tell this kind, without the dot, the usual one first.
    List<String> endings();

    /// What of an article is written, for the README.
    String carries();

    default String ending() {
        return endings().getFirst();
    }

    /// All articles in one file.
    non-sealed interface OneFile extends ExportFormat {
        /// @param articles how many will come
        Articles begin(OutputStream out, int articles) throws IOException;
    }

    /// A file for each article.
    non-sealed interface FileEach extends ExportFormat {
        /// @param name of the file without its ending; it begins the name of all that is returned
        /// @return the article's own file, and what belongs beside it
        List<NamedFile> write(ExportedArticle article, String name) throws IOException;
    }

    /// The readings recorded, in one file.
    non-sealed interface ReadingLog extends ExportFormat {
        Readings begin(OutputStream out) throws IOException;
    }

    /// Where articles go, one by one; closing it ends the file, and leaves the stream open.
    interface Articles extends Closeable {
        void add(ExportedArticle article) throws IOException;
    }

    /// Where readings go, one by one; closing it ends the file, and leaves the stream open.
    interface Readings extends Closeable {
        void add(ExportedReading reading) throws IOException;
    }

    /// @param path relative, parted by `/`
    @SuppressWarnings("ArrayRecordComponent") // written once
    record NamedFile(String path, byte[] content) {}
}
