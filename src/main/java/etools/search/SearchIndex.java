package etools.search;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The index of one library, in a folder of its own. Any thread may call it; none of its calls is
/// interrupted.
public final class SearchIndex implements AutoCloseable {

    private SearchIndex() {}

    /// Opens the index in `folder`; where there is none, a damaged one or one of another version of
    /// E-Tools, makes an empty one in its place.
    public static SearchIndex open(Path folder) {
        throw new UnsupportedOperationException(folder.toString());
    }

    /// Deletes the index in `folder`, which nobody has open; there need not be one.
    public static void delete(Path folder) {
        throw new UnsupportedOperationException(folder.toString());
    }

    /// What the last commit held.
    public IndexPoint point() {
        throw new UnsupportedOperationException();
    }

    /// Adds articles whose rows the index does not hold yet; several threads may at once.
    public void add(List<IndexedArticle> articles) {
        throw new UnsupportedOperationException(articles.toString());
    }

    /// Adds articles in place of what the index holds for their rows.
    public void replace(List<IndexedArticle> articles) {
        throw new UnsupportedOperationException(articles.toString());
    }

    /// Empties the index.
    public void clear() {
        throw new UnsupportedOperationException();
    }

    /// Writes to disk what was added so far.
    public void commit(IndexPoint point) {
        throw new UnsupportedOperationException(point.toString());
    }

    /// The rows that fit `ask`, among all that were added before this call.
    ///
    /// @param best how many of the most relevant are wanted in order, or 0
    public Found find(Ask ask, Facts facts, int best) {
        throw new UnsupportedOperationException(ask.toString() + facts + best);
    }

    public Marker marker(Ask ask) {
        throw new UnsupportedOperationException(ask.toString());
    }

    /// What was typed with its unknown words put right, where such words are in the index.
    public Optional<String> didYouMean(String typed) {
        throw new UnsupportedOperationException(typed);
    }

    /// What the word at `caret` may become: field names, and the values of a field.
    ///
    /// @param categories their ids and names
    public List<Completion> completions(
            String typed, int caret, List<String> categories, LocalDate today) {
        throw new UnsupportedOperationException(typed + caret + categories + today);
    }

    @Override
    public void close() {}
}
