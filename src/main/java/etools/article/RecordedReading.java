package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.OffsetDateTime;

/// One reading that our reader recorded.
///
/// @param number rises in the order in which they were recorded
/// @param row of the article, see [Headline]
/// @param opened when it began, by the reader's clock and in the reader's zone of then
/// @param words the article had then
/// @param open how long the article stayed open, where that is known
/// @param active for how much of that the window was in front and the reader moving, where that is
///   known
/// @param began how far down the article it began, from 0 to 1, where that is known
/// @param furthest the furthest place that was in sight, from 0 to 1, where that is known
/// @param wordsRead of the article's words, those that were read
public record RecordedReading(
        long number,
        int row,
        OffsetDateTime opened,
        int words,
        @Nullable Duration open,
        @Nullable Duration active,
        @Nullable Double began,
        @Nullable Double furthest,
        Verdict verdict,
        int wordsRead) {

    /// When the article was left, where that is known.
    public @Nullable OffsetDateTime closed() {
        return open == null ? null : opened.plus(open);
    }
}
