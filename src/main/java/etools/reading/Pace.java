package etools.reading;

/// How fast the reader was in a week or a month.
///
/// @param key see [By]
/// @param wordsPerMinute the median of the readings whose pace is known
/// @param readings how many these are
public record Pace(String key, int wordsPerMinute, int readings) {}
