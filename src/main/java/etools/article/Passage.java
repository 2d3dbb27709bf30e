package etools.article;

import java.util.List;

/// A piece of an article's text that shows why a search found it.
///
/// @param matches where the words searched for stand in `text`, ascending, not overlapping
public record Passage(String text, List<Span> matches) {

    /// Characters from `from` to before `to`.
    public record Span(int from, int to) {}

    public Passage {
        matches = List.copyOf(matches);
    }
}
