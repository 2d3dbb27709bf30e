package etools.reading;

/// One sum of several, as a bar or a cell shows it.
///
/// @param key see [By]; [ReadingLog#rows] finds its articles by it
/// @param name for people where the key is a name: the category's, the source's, the tag; else the
///   key
public record Slice(String key, String name, Sums sums) {}
