package etools.reading;

/// An article in an order of merit.
///
/// @param row of the article
/// @param value what it is ordered by: milliseconds, readings, or ten-thousandths of the text
/// @param newest number of its newest reading in the period
public record Ranked(int row, long value, long newest) {}
