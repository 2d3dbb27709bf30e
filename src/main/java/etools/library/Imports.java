package etools.library;

import etools.article.ArticleId;
import etools.article.Subscription;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The record of all imports: file by file what became of it, where each article came from, and the
/// original bytes. Any thread; each call reads or writes the disk.
public final class Imports {

    /// Opens a file's bytes from their beginning, as often as it is asked.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// An import that goes on where it ended early.
    ///
    /// @param sources the paths named at its beginning
    /// @param done the names of the files that are done ([ImportedFile#name], containers and plain
    ///   files only)
    /// @param nextFile the first number that is free for a file
    public record Resumed(List<String> sources, List<String> done, int nextFile) {}

    /// All imports, newest first.
    public List<ImportRun> runs() {
        throw new UnsupportedOperationException();
    }

    public Optional<ImportRun> run(long number) {
        throw new UnsupportedOperationException();
    }

    /// The files of an import in their order, each archive followed by what lay in it.
    ///
    /// @param text only files whose name or messages contain it, without case; "" for all
    /// @param from the first of them, counted from 0
    public List<ImportedFile> files(
            long run, ImportedFile.Show show, String text, int from, int most) {
        throw new UnsupportedOperationException();
    }

    /// How many [#files] there are in all.
    public int count(long run, ImportedFile.Show show, String text) {
        throw new UnsupportedOperationException();
    }

    /// One file of an import.
    public Optional<ImportedFile> file(long run, int number) {
        throw new UnsupportedOperationException();
    }

    /// Rows of the articles that an import brought and that are still listed, in its order.
    public int[] articles(long run) {
        throw new UnsupportedOperationException();
    }

    /// Rows of the articles that a file brought and that are still listed, in the file's order.
    public int[] articles(long run, int file) {
        throw new UnsupportedOperationException();
    }

    /// Every file that brought this article, newest first.
    public List<Origin> origins(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    /// The bytes of a file that was imported, as they were; close it.
    ///
    /// @param sha256 of a file or of the archive that it lay in
    public Optional<InputStream> original(String sha256) {
        throw new UnsupportedOperationException();
    }

    /// Feeds that imported lists named, by title.
    public List<Subscription> subscriptions() {
        throw new UnsupportedOperationException();
    }

    // Written by imports

    /// Begins an import that can be undone as one.
    ///
    /// @param sources absolute paths by which it can be resumed, or none
    public long begin(String what, List<String> sources) {
        throw new UnsupportedOperationException();
    }

    /// Makes an import that ended early begin again under its number.
    ///
    /// @throws LibraryException there is none of that number, or it cannot be resumed
    public Resumed resume(long run) {
        throw new UnsupportedOperationException();
    }

    /// Keeps a file's bytes, compressed, unless the library has them. They are on disk when a later
    /// [#filesDone] returns. Many threads may at once.
    ///
    /// @return their SHA-256
    /// @throws IOException the file could not be read, or the disk is full
    public String keep(Bytes bytes) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Records what became of files, on disk when it returns.
    ///
    /// @param subscriptions that these files named
    public void filesDone(List<ImportedFile> files, List<Subscription> subscriptions) {
        throw new UnsupportedOperationException();
    }

    /// @param stopped why it ended early, or ""
    public void end(long run, String stopped) {
        throw new UnsupportedOperationException();
    }
}
