package etools.ui;

import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Measures how long the JavaFX thread was held at most: it asks that thread for a word again and
/// again, and the longest wait for an answer is the longest time a click would have waited.
final class PulseWatcher implements AutoCloseable {

    private static final long PAUSE_MILLIS = 2;

    private final AtomicLong longestNanos = new AtomicLong();
    private final Thread asker;
    private volatile boolean closed;

    PulseWatcher() {
        asker = Thread.ofPlatform().daemon().name("etools-pulse").start(this::ask);
    }

    /// The longest hold so far.
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
    }

    /// Forgets what was measured.
    void reset() {
        longestNanos.set(0);
    }

    private void ask() {
        try {
            while (!closed) {
                long asked = System.nanoTime();
                CountDownLatch answered = new CountDownLatch(1);
                Platform.runLater(answered::countDown);
                answered.await();
                longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        closed = true;
        asker.interrupt();
    }
}
