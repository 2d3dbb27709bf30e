package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.OffsetDateTime;

/// One reading that our reader recorded.
///
/// @param number rises with time
/// @param row of the article, see [Headline]
/// @param opened when it began, by the reader's clock
/// @param words the article had then
/// @param open how long the article stayed open, where that is known
public record RecordedReading(
        long number, int row, OffsetDateTime opened, int words, @Nullable Duration open) {}
