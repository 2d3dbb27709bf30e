package etools.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// What a reader typed, understood: a tree of conditions. Any text is one.
public sealed interface Ask {

    /// Nothing is asked: every article fits.
    record Everything() implements Ask {}

    /// Words in the text, found in the index.
    ///
    /// @param text as it was typed, without quotes and field name; one word, or several for a
    ///   phrase
    /// @param phrase whether it was quoted: its words stand side by side, exactly so spelt
    /// @param prefix whether its last word may go on: still being typed, or ends in `*`
    record Text(Field field, String text, boolean phrase, boolean prefix) implements Ask {}

    /// What is no text of an article: the library knows it by row.
    ///
    /// @param from least value
    /// @param to first value that is too much
    record Fact(Kind kind, long from, long to) implements Ask {}

    /// In a category with this id or name, or one that begins so; "" for articles without one.
    ///
    /// @param exact whether it was quoted: the whole of the id or the name
    record InCategory(String name, boolean exact) implements Ask {}

    record All(List<Ask> parts) implements Ask {}

    record Any(List<Ask> parts) implements Ask {}

    record Not(Ask part) implements Ask {}

    /// Where words are looked for.
    enum Field {
        ANYWHERE,
        TITLE,
        TAG,
        URL,
        AUTHOR,
        SOURCE,
        LANGUAGE
    }

    enum Kind {
        /// 1 for the rows that the list asked for may show at all; nobody types it
        LISTED,
        /// 1 read, 0 unread
        READ,
        /// 1 starred, 0 not
        STARRED,
        /// the publisher's date, in days since 1970; [#NEVER] for articles without one
        DATE,
        WORDS,
        READ_COUNT,
        /// milliseconds since 1970
        CREATED,
        /// milliseconds since 1970, [#NEVER] where it was never read
        LAST_READ
    }

    long NEVER = Long.MIN_VALUE;

    /// Understands what was typed.
    ///
    /// @param zone where the reader's days begin, for created and lastread
    /// @param today for words such as `today`
    static Ask parse(String typed, ZoneId zone, LocalDate today) {
        return new AskParser(typed, zone, today).parse();
    }

    /// Whether some of it is found by the index only.
    default boolean needsIndex() {
        return switch (this) {
            case Everything _, Fact _, InCategory _ -> false;
            case Text _ -> true;
            case All(List<Ask> parts) -> parts.stream().anyMatch(Ask::needsIndex);
            case Any(List<Ask> parts) -> parts.stream().anyMatch(Ask::needsIndex);
            case Not(Ask part) -> part.needsIndex();
        };
    }
}
