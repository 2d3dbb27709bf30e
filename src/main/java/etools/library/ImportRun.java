package etools.library;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One import, as it is kept for good.
///
/// @param what such as `3 files and folders`, or the one path
/// @param finished null where it is under way or was cut off
/// @param stopped why it ended early (`cancelled`, a full disk), or ""
/// @param undone when it was taken back, or null
/// @param resumable whether it ended early and its files are named, so that it can go on
public record ImportRun(
        long number,
        String what,
        Instant started,
        @Nullable Instant finished,
        String stopped,
        @Nullable Instant undone,
        boolean resumable,
        int files,
        long added,
        long updated,
        long unchanged,
        long refused,
        long warnings) {}
