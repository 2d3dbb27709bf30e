package etools.store;

import static etools.reading.LoggedReading.UNKNOWN;

import etools.article.Place;

import org.jspecify.annotations.Nullable;

/// How far a reading has come.
///
/// @param openMs how long the article has been open
/// @param activeMs how long the reader was at it, or [etools.reading.LoggedReading#UNKNOWN]
/// @param began where the reading began, in ten-thousandths of the text, or unknown
/// @param furthest how far it came, in ten-thousandths of the text, or unknown
/// @param place where the reader is, where that is known
/// @param closed whether the article was left
public record ReadingStep(
        long openMs,
        long activeMs,
        int began,
        int furthest,
        @Nullable Place place,
        boolean closed) {

    /// Of a reading that has just begun.
    public static final ReadingStep NONE =
            new ReadingStep(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, null, false);

    /// Both together: nothing gets less, and where the reading began is known from the first on.
    public ReadingStep then(ReadingStep next) {
        return new ReadingStep(
                Math.max(openMs, next.openMs),
                Math.max(activeMs, next.activeMs),
                began == UNKNOWN ? next.began : began,
                Math.max(furthest, next.furthest),
                next.place == null ? place : next.place,
                closed || next.closed);
    }
}
