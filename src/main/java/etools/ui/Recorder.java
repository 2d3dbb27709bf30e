package etools.ui;

import etools.article.ArticleId;
import etools.library.Library;
import etools.library.ReadingRecord.Stand;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Records the readings of what is shown. An article shown for the dwell is read; from then on it
/// is put down from time to time how far the reading has come, and at the end.
///
/// Lives on the JavaFX thread, and only takes note there: what is put down is put down in the
/// [Background].
final class Recorder {

    /// How often it is looked whether something is to be put down, while the reader is at it.
    private static final int LOOK_SECONDS = 5;

    private final ReaderModel model;
    private final LongSupplier nanos;
    private final boolean recording;
    private final BooleanProperty inFront = new SimpleBooleanProperty(true);
    private final PauseTransition dwell = new PauseTransition();
    private final Executor later =
            CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS, Platform::runLater);
    private @Nullable Sight sight;
    private @Nullable Current current;
    private boolean looking;

    /// A reading and its number, which is known when it is on the disk.
    private static final class Current {
        private final ReadingSession session;
        private boolean dwelt;

        /// 0 until it is recorded, and where it is not. Written and read by the one thread that
        /// changes the library.
        private long number;

        Current(ReadingSession session) {
            this.session = session;
        }
    }

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    /// @param dwellTime how long an article is shown before that is a reading; null where nothing
    ///   that is shown shall be recorded
    Recorder(ReaderModel model, LongSupplier nanos, java.time.@Nullable Duration dwellTime) {
        this.model = model;
        this.nanos = nanos;
        recording = dwellTime != null;
        dwell.setDuration(Duration.millis(dwellTime == null ? 0 : (double) dwellTime.toMillis()));
        dwell.setOnFinished(done -> dwelt());
        inFront.addListener((property, was, is) -> inFrontChanged(is));
    }

    /// Whether what is shown is recorded at all.
    boolean isRecording() {
        return recording;
    }

    /// Whether the window and in it the article has the reader's attention.
    BooleanProperty inFrontProperty() {
        return inFront;
    }

    /// Where the articles are to be seen.
    void watch(Sight place) {
        sight = place;
        place.onChange(this::looked);
    }

    /// This article is shown from now on.
    void opened(ArticleId article) {
        left();
        if (recording) {
            current = new Current(new ReadingSession(article, nanos, inFront.get()));
            looked(); // it may be on the page already
            dwell.playFromStart();
        }
    }

    /// What was shown is shown no more.
    void left() {
        dwell.stop();
        Current left = current;
        current = null;
        if (left != null && left.dwelt) {
            put(left, (open, stand) -> open.record().end(left.number, stand));
        }
    }

    /// Whether what is shown has been shown for the dwell.
    boolean hasBegun() {
        return current != null && current.dwelt;
    }

    /// The reader moved.
    void moved() {
        if (current != null) {
            current.session.moved();
            look();
        }
    }

    private void inFrontChanged(boolean is) {
        Current now = current;
        if (now != null) {
            now.session.inFront(is);
            if (is) {
                look();
            } else if (now.dwelt && now.session.hasNews()) {
                step(now);
            }
        }
    }

    private void looked() {
        Current now = current;
        Sight from = sight;
        if (now != null && from != null && now.session.article().equals(from.article())) {
            now.session.sees(from.partAbove(), from.partSeen());
        }
    }

    private void dwelt() {
        Current now = current;
        if (now == null) {
            return;
        }
        now.dwelt = true;
        Stand stand = stand(now);
        change(open -> now.number = open.recordReading(now.session.article(), stand));
        look();
    }

    /// Puts down what is due, and looks again while the reader is at it.
    private void look() {
        Current now = current;
        if (now == null || !now.dwelt) {
            return;
        }
        if (now.session.isDue()) {
            step(now);
        }
        if (!looking && now.session.isActive()) {
            looking = true;
            later.execute(() -> {
                looking = false;
                look();
            });
        }
    }

    private void step(Current now) {
        put(now, (open, stand) -> open.record().step(now.number, stand));
    }

    private void put(Current which, Put put) {
        Stand stand = stand(which);
        change(open -> {
            if (which.number > 0) {
                put.down(open, stand);
            }
        });
    }

    private Stand stand(Current which) {
        Sight from = sight;
        if (from != null && which.session.article().equals(from.article())) {
            which.session.at(from.placeInSight());
        }
        return which.session.step();
    }

    private void change(Consumer<Library> work) {
        model.ifOpened(open -> model.background().change(() -> work.accept(open)));
    }

    @FunctionalInterface
    private interface Put {
        void down(Library open, Stand stand);
    }
}
