package etools.ui;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/// What takes longer than a moment, for the status bar: how far it is, and a way to end it.
///
/// Lives on the JavaFX thread.
final class LongWork {

    /// Sooner than this nobody need hear of it.
    private static final Duration A_MOMENT = Duration.millis(700);

    private final Deque<Step> underWay = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Progress> shown = new ReadOnlyObjectWrapper<>();

    /// @param what is done, such as `Exporting 5,000 articles`
    /// @param share from 0 to 1, or less than 0 where it cannot be told
    record Progress(String what, double share, boolean cancellable) {}

    /// The newest that has been under way for more than a moment, or null.
    ReadOnlyObjectProperty<@Nullable Progress> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Step begin(String what, boolean cancellable) {
        Step step = new Step(what, cancellable);
        underWay.addLast(step);
        step.moment.playFromStart();
        return step;
    }

    /// Ends what is shown.
    void cancel() {
        underWay.stream().filter(step -> step.late).reduce((a, b) -> b).ifPresent(Step::cancel);
    }

    void cancelAll() {
        underWay.forEach(Step::cancel);
    }

    private void show() {
        shown.set(
                underWay.stream()
                        .filter(step -> step.late)
                        .reduce((a, b) -> b)
                        .map(step -> new Progress(step.what, step.share, step.cancellable))
                        .orElse(null));
    }

    /// One piece of work. [#progress] and [#isCancelled] may be called from any thread.
    final class Step {
        private final String what;
        private final boolean cancellable;
        private final PauseTransition moment = new PauseTransition(A_MOMENT);
        private final AtomicLong newest = new AtomicLong(-1);
        private boolean late;
        private double share = -1;
        private volatile boolean cancelled;

        private Step(String what, boolean cancellable) {
            this.what = what;
            this.cancellable = cancellable;
            moment.setOnFinished(done -> {
                late = true;
                show();
            });
        }

        void progress(long done, long of) {
            long perMille = of == 0 ? 1000 : 1000 * done / of;
            if (newest.getAndSet(perMille) != perMille) {
                Platform.runLater(() -> {
                    share = newest.get() / 1000.0;
                    if (late && underWay.contains(this)) {
                        show();
                    }
                });
            }
        }

        boolean isCancelled() {
            return cancelled;
        }

        private void cancel() {
            cancelled = true;
        }

        void end() {
            moment.stop();
            underWay.remove(this);
            show();
        }
    }
}
