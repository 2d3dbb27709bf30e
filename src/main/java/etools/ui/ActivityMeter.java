package etools.ui;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long an article was open, and for how much of that its reader was at it: the window in front
/// and the reader moving within the last minute. The minute after a move counts, what lies beyond
/// does not, nor does more than that minute where the machine slept.
///
/// Time comes from a clock that only goes forward; what the computer's own clock says changes
/// nothing.
final class ActivityMeter {

    /// So long after the last move somebody is still taken to be reading.
    static final Duration STILL = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final long begun;
    private boolean inFront;
    private long activeNanos;

    /// Up to here it is known what counts.
    private long known;

    /// From here on nothing counts, unless the reader moves.
    private long idleFrom;

    /// Begins now, with a move: somebody opened the article.
    ///
    /// @param nanos such as `System::nanoTime`
    ActivityMeter(LongSupplier nanos, boolean inFront) {
        this.nanos = nanos;
        this.inFront = inFront;
        begun = nanos.getAsLong();
        known = begun;
        idleFrom = begun + STILL.toNanos();
    }

    /// The reader moved the mouse, scrolled, pressed a key.
    void moved() {
        long now = count();
        if (inFront) {
            idleFrom = now + STILL.toNanos();
        }
    }

    /// The window came to the front, which is a move, or went behind.
    void inFront(boolean is) {
        long now = count();
        if (is && !inFront) {
            idleFrom = now + STILL.toNanos();
        }
        inFront = is;
    }

    Duration active() {
        count();
        return Duration.ofNanos(activeNanos);
    }

    Duration open() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - begun));
    }

    /// Whether time counts at this moment.
    boolean isActive() {
        return inFront && count() - idleFrom < 0;
    }

    private long count() {
        long now = nanos.getAsLong();
        if (now - known <= 0) {
            return known;
        }
        if (inFront) {
            long until = now - idleFrom < 0 ? now : idleFrom;
            activeNanos += Math.max(0, until - known);
        }
        known = now;
        return now;
    }
}
