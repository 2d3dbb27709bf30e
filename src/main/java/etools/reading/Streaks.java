package etools.reading;

import org.jspecify.annotations.Nullable;

/// Days in a row with a reading, or on which the goal was reached.
///
/// A day that the reader's clock jumped over on a journey breaks nothing: two days in a row are
/// those that follow each other, or two with one between them whose nearest readings lie less than
/// 24 hours apart.
///
/// @param current up to today; today itself may still be to come
/// @param currentDays null where there is none
/// @param longest in days
/// @param longestDays null where there is none, the latest of several
public record Streaks(
        int current, @Nullable Period currentDays, int longest, @Nullable Period longestDays) {

    public static final Streaks NONE = new Streaks(0, null, 0, null);
}
