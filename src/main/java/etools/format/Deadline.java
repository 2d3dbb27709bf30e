package etools.format;

import java.util.concurrent.TimeUnit;

/// The end of the time that one document may take.
final class Deadline {

    private final Limits limits;
    private final long start = System.nanoTime();

    Deadline(Limits limits) {
        this.limits = limits;
    }

    boolean isOver() {
        return System.nanoTime() - start > TimeUnit.SECONDS.toNanos(limits.of(Limit.FILE_SECONDS));
    }

    /// @throws RefusedException it is over
    void check() throws RefusedException {
        if (isOver()) {
            throw new RefusedException(null, limits.line(Limit.FILE_SECONDS));
        }
    }
}
