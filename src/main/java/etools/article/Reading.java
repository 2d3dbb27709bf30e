package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What our reader did with one article.
///
/// @param count readings recorded
/// @param lastRead when the newest of them began
public record Reading(boolean read, boolean starred, int count, @Nullable Instant lastRead) {

    public static final Reading NONE = new Reading(false, false, 0, null);
}
