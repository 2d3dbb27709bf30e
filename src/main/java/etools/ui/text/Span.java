package etools.ui.text;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Set;

/// A run of characters that look alike.
///
/// @param link where a click leads, one of [Links#of]
public record Span(String text, Set<Look> looks, @Nullable URI link) {

    public enum Look {
        STRONG,
        EMPHASIS,
        CODE,
        SUBSCRIPT,
        SUPERSCRIPT,
        UNDERLINE,
        STRIKE,
        SMALL,
        MARK,
        /// there in the newer of two versions only
        ADDED,
        /// there in the older of two versions only
        REMOVED
    }

    public Span {
        looks = Set.copyOf(looks);
    }

    public static Span plain(String text) {
        return new Span(text, Set.of(), null);
    }

    Span withText(String other) {
        return new Span(other, looks, link);
    }
}
