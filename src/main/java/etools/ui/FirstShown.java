package etools.ui;

import javafx.application.Platform;
import javafx.scene.Scene;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waits until a scene has drawn what matters first, so that all else can wait for it.
final class FirstShown {

    private static final System.Logger LOG = System.getLogger(FirstShown.class.getName());

    private final Scene scene;
    private final BooleanSupplier ready;
    private final Runnable then;
    private final Runnable afterLayout = this::laidOut;
    private boolean drawing;

    private FirstShown(Scene scene, BooleanSupplier ready, Runnable then) {
        this.scene = scene;
        this.ready = ready;
        this.then = then;
    }

    /// Runs `then` once, with the pulse after the first one that laid out a scene which is `ready`.
    static void on(Scene scene, BooleanSupplier ready, Runnable then) {
        scene.addPostLayoutPulseListener(new FirstShown(scene, ready, then).afterLayout);
    }

    private void laidOut() {
        if (drawing) {
            scene.removePostLayoutPulseListener(afterLayout);
            then.run();
        } else if (ready.getAsBoolean()) {
            drawing = true;
            Platform.requestNextPulse(); // it comes when this one is on the screen
        }
    }

    /// Logs how long it took from the process's start to now.
    static void logTime() {
        Instant now = Instant.now();
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(start ->
                        LOG.log(
                                System.Logger.Level.INFO,
                                "First rows shown "
                                        + Duration.between(start, now).toMillis()
                                        + " ms after start"));
    }
}
