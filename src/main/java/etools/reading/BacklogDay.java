package etools.reading;

import java.time.LocalDate;

/// How much there was to read at the end of a local day.
///
/// @param estimated for the days before this was put down: made of when articles came in and when
///   they were first read
public record BacklogDay(LocalDate day, int articles, int unread, boolean estimated) {}
