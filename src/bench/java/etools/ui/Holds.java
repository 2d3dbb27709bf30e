package etools.ui;

import javafx.application.Platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The longest time a click would have waited: it asks the JavaFX thread for a word again and
/// again.
final class Holds implements AutoCloseable {

    private static final long PAUSE_MILLIS = 2;

    private final AtomicLong longestNanos = new AtomicLong();
    private final Thread asker = Thread.ofPlatform().daemon().name("holds").start(this::ask);

    double longestMillis() {
        return longestNanos.get() / 1e6;
    }

    private void ask() {
        try {
            while (true) {
                long asked = System.nanoTime();
                CountDownLatch answered = new CountDownLatch(1);
                Platform.runLater(answered::countDown);
                answered.await();
                longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        asker.interrupt();
    }
}
