package etools.search;

import org.jspecify.annotations.Nullable;

import java.util.function.IntPredicate;

/// What the library knows of its rows; the index holds only their text. Predicates are called by
/// several threads.
public interface Facts {

    IntPredicate rowsWith(Ask.Fact fact);

    IntPredicate rowsIn(Ask.InCategory category);

    /// The rows in categories whose name has this word, or null where no category has.
    ///
    /// @param prefix whether a beginning of a word will do
    @Nullable IntPredicate rowsInCategoryNamed(String word, boolean prefix);
}
