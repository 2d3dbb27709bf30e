package etools.search;

import etools.article.Passage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds in a text what an [Ask] looks for. One thread at a time.
public interface Marker {

    /// Where the words stand, ascending, not overlapping.
    List<Passage.Span> matches(String text);

    /// The piece of `text` that shows most of what is looked for, cut at words, or null where
    /// nothing of it stands there.
    ///
    /// @param length about how many characters
    @Nullable Passage passage(String text, int length);
}
