package etools.library;

import etools.article.ArticleId;
import etools.article.Reading;

/// What changed in the library; published after it is on disk.
public sealed interface LibraryChange {

    /// Articles came in or changed: ask your question again.
    record ArticlesAdded(int added, int updated) implements LibraryChange {}

    /// One article was read.
    record ArticleRead(int row, ArticleId id, Reading reading) implements LibraryChange {}

    /// A reading came further or ended, some were wiped, recording was paused or the daily goal
    /// set: ask for the figures again.
    record ReadingsChanged() implements LibraryChange {}

    /// Marks of these rows changed; nothing else did.
    @SuppressWarnings("ArrayRecordComponent") // up to a million rows, never compared
    record ArticlesMarked(int[] rows, Mark mark) implements LibraryChange {}

    /// Articles left the list or came back to it (an import undone, a removal, its undo).
    record ArticlesRemoved(int removed, int restored) implements LibraryChange {}

    /// Searches were saved, renamed or deleted, or what they find was counted anew.
    record SavedSearchesChanged() implements LibraryChange {}

    /// The search index follows the library; the last one is done.
    record IndexFollowed(IndexProgress progress) implements LibraryChange {}
}
