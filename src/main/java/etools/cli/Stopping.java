package etools.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Lets long work end by itself when it is asked to, so that it can say how far it came.
public final class Stopping {

    /// How long Ctrl+C waits for the work's end.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Long work.
    @FunctionalInterface
    interface Work {
        int run(BooleanSupplier stopped);
    }

    private volatile boolean stopped;
    private volatile Runnable onStop = () -> {};

    /// Asks the work under way to end.
    void stop() {
        stopped = true;
        onStop.run();
    }

    /// @param action for work that does not ask by itself
    void onStop(Runnable action) {
        onStop = action;
    }

    boolean isStopped() {
        return stopped;
    }

    /// Runs `work`, which asks now and then whether to end; Ctrl+C lets it.
    ///
    /// @param flush called before the process goes, so that what was said is seen
    int run(Work work, Runnable flush) {
        CountDownLatch done = new CountDownLatch(1);
        Thread onInterrupt =
                new Thread(
                        () -> {
                            stop();
                            try {
                                if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                                    return;
                                }
                                flush.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return work.run(this::isStopped);
        } finally {
            done.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            } catch (IllegalStateException e) {
                flush.run(); // the process is going down and waits for us
            }
        }
    }
}
