package etools.reading;

/// What readings are summed up by. A key names one sum of a kind; keys of times sort by time.
public enum By {
    /// `2026-11-23`
    DAY,
    /// ISO weeks, from Monday on: `2026-W48`
    WEEK,
    /// `2026-11`
    MONTH,
    /// `2026`
    YEAR,
    /// of the reader's local day, when the reading began: `07`
    HOUR,
    /// from Monday, `1`, to Sunday, `7`
    WEEKDAY,
    /// the category's ID, empty for none
    CATEGORY,
    /// the source's name, empty for none
    SOURCE,
    /// the tag, empty for none; a reading of an article with three tags counts in three sums
    TAG
}
