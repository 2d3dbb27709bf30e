package etools.ui;

import etools.library.Library;
import etools.library.LibraryChange;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

import java.util.function.Predicate;

/// Has a page that is shown asked for anew, soon after what it shows may have changed. On the
/// JavaFX thread.
final class RecordFollower {

    private static final Duration SOON = Duration.millis(400);

    private final Predicate<LibraryChange> matters;
    private final PauseTransition soon = new PauseTransition(SOON);
    private Runnable stopListening = () -> {};
    private boolean following;

    /// @param matters called by the thread that changes the library
    RecordFollower(Predicate<LibraryChange> matters, Runnable ask) {
        this.matters = matters;
        soon.setOnFinished(done -> ask.run());
    }

    /// From now on, until [#stop].
    void follow(Library library) {
        stop();
        following = true;
        stopListening =
                library.onChange(change -> {
                    if (matters.test(change)) {
                        Platform.runLater(this::askSoon);
                    }
                });
    }

    private void askSoon() {
        if (following && soon.getStatus() != Animation.Status.RUNNING) {
            soon.playFromStart();
        }
    }

    /// Whatever was to be asked soon is asked by someone else, or by no one.
    void asked() {
        soon.stop();
    }

    void stop() {
        following = false;
        stopListening.run();
        stopListening = () -> {};
        soon.stop();
    }
}
