package etools.reading;

import etools.article.Verdict;

import java.time.OffsetDateTime;

/// One reading as the history shows it.
///
/// @param row of the article
/// @param activeMs or [LoggedReading#UNKNOWN]
/// @param began in ten-thousandths of the text, or [LoggedReading#UNKNOWN]
/// @param furthest in ten-thousandths of the text, or [LoggedReading#UNKNOWN]
public record Entry(
        long number,
        int row,
        OffsetDateTime opened,
        int words,
        long openMs,
        long activeMs,
        int began,
        int furthest,
        Verdict verdict,
        int wordsRead) {}
