package etools.reading;

import etools.article.RecordedReading;
import etools.article.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
        int wordsRead) {

    /// As it is exported.
    public RecordedReading recorded() {
        return new RecordedReading(
                number,
                row,
                opened,
                words,
                length(openMs),
                length(activeMs),
                part(began),
                part(furthest),
                verdict,
                wordsRead);
    }

    private static @Nullable Duration length(long millis) {
        return millis == LoggedReading.UNKNOWN ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Double part(int tenThousandths) {
        return tenThousandths == LoggedReading.UNKNOWN
                ? null
                : (double) tenThousandths / LoggedReading.WHOLE;
    }
}
