package etools.ui;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;

import javafx.application.Platform;
import javafx.scene.Scene;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Tells when a scene that looks as it shall is on the screen: laid out so by a pulse, and painted
/// by the thread that paints, whose next job is to look at the clock.
final class Drawn {

    private static final long MOST_SECONDS = 60;

    private final Scene scene;
    private final BooleanSupplier ready;
    private final CompletableFuture<Long> nanos = new CompletableFuture<>();
    private final Runnable afterLayout = this::laidOut;

    private Drawn(Scene scene, BooleanSupplier ready) {
        this.scene = scene;
        this.ready = ready;
    }

    /// Runs `action` on the JavaFX thread.
    ///
    /// @param ready asked on the JavaFX thread after each layout
    /// @return milliseconds from the beginning of `action` until what it led to was drawn
    static double millisAfter(Scene scene, Runnable action, BooleanSupplier ready) {
        Drawn drawn = new Drawn(scene, ready);
        CompletableFuture<Long> begun = new CompletableFuture<>();
        Platform.runLater(() -> {
            begun.complete(System.nanoTime());
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                drawn.nanos.completeExceptionally(e);
            }
            scene.addPostLayoutPulseListener(drawn.afterLayout);
            Platform.requestNextPulse();
        });
        try {
            return (drawn.nanos.get(MOST_SECONDS, TimeUnit.SECONDS) - begun.join()) / 1e6;
        } catch (TimeoutException e) {
            throw new IllegalStateException("not drawn in " + MOST_SECONDS + " seconds", e);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void laidOut() {
        if (ready.getAsBoolean()) {
            scene.removePostLayoutPulseListener(afterLayout);
            Platform.runLater(
                    () -> // this pulse has handed its painting over by then
                    Toolkit.getToolkit()
                                    .addRenderJob(
                                            new RenderJob(
                                                    () -> nanos.complete(System.nanoTime()))));
        } else {
            Platform.requestNextPulse(); // what it waits for need not cause one
        }
    }
}
