package etools.library;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Headline;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.Statistics;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The one door to everything kept. Call it from any thread but the JavaFX one; never interrupt a
/// thread inside it.
public final class Library implements AutoCloseable {

    /// Opens the library in `folder`, making it where there is none.
    ///
    /// @param owner who we are, for a second process that is turned away: `the reader's window`
    /// @throws LibraryException in use by another process, written by a newer version, damaged
    public static Library open(Path folder, InstantSource clock, String owner) {
        throw new UnsupportedOperationException();
    }

    public Path folder() {
        throw new UnsupportedOperationException();
    }

    /// Starts an import that can be undone as one.
    public long beginImport(String what) {
        throw new UnsupportedOperationException();
    }

    /// Adds or updates; when it returns everything is on disk. Drafts of one call are one
    /// transaction. Publishes [LibraryChange.ArticlesAdded].
    ///
    /// @return one for each draft, in their order
    /// @throws LibraryException the disk is full or failed; nothing of this call was kept
    public List<Addition> add(List<ArticleDraft> drafts, long importId) {
        throw new UnsupportedOperationException();
    }

    /// Takes the articles an import added out of the library and gives those it updated their
    /// former content back. Their reading record is kept and returns with them.
    ///
    /// @return how many articles were removed or put back
    public int undoImport(long importId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Article> article(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Reading> reading(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Headline> headline(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Picture> picture(String hash) {
        throw new UnsupportedOperationException();
    }

    /// Records one reading that begins now: count + 1, last read = now, marked read. On disk when
    /// it returns. Publishes [LibraryChange.ArticleRead].
    ///
    /// @return the reading's number, for [#endReading]
    public long recordReading(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    /// Says how long the article of that reading stayed open; the reader's pace is made of it.
    public void endReading(long readingNumber, Duration open) {
        throw new UnsupportedOperationException();
    }

    /// Marks these rows; publishes [LibraryChange.ArticlesMarked].
    ///
    /// @return the rows whose mark changed, for undo
    public int[] mark(int[] rows, Mark mark) {
        throw new UnsupportedOperationException();
    }

    /// Marks these articles.
    ///
    /// @return those that are not in the library
    public List<ArticleId> mark(Collection<ArticleId> ids, Mark mark) {
        throw new UnsupportedOperationException();
    }

    /// Takes these rows out of the lists, or back into them; their articles and readings stay on
    /// disk. Publishes [LibraryChange.ArticlesRemoved].
    ///
    /// @return the rows that changed
    public int[] remove(int[] rows, boolean removed) {
        throw new UnsupportedOperationException();
    }

    public ArticleList find(Query query) {
        throw new UnsupportedOperationException();
    }

    /// What stands in these rows, in their order; a row that is gone is left out.
    public List<Headline> headlines(int[] rows) {
        throw new UnsupportedOperationException();
    }

    public List<CategoryCount> categories() {
        throw new UnsupportedOperationException();
    }

    /// @param zone where the reader's days begin
    public Statistics statistics(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /// Writes the library as one file; it may be in use meanwhile.
    public void backup(Path file) {
        throw new UnsupportedOperationException();
    }

    /// @return call it to be told no more
    public Runnable onChange(Consumer<LibraryChange> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
