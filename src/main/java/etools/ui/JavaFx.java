package etools.ui;

import com.sun.javafx.logging.PlatformLogger;
import com.sun.javafx.util.Logging;

import javafx.application.Platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// Starts JavaFX, once in a process.
public final class JavaFx {

    private static boolean started;

    /// Starts JavaFX on this machine's display.
    ///
    /// @throws IllegalStateException with the toolkit's own message where there is none
    public static synchronized void start() {
        if (started) {
            return;
        }
        if (System.getProperty("prism.order") == null && hasNoGraphicsCard()) {
            System.setProperty("prism.order", "sw"); // else OpenGL is made of software, 60 MB of it
        }
        // We run from the class path on purpose; JavaFX warns of it at every start. What goes wrong
        // at the start comes as an exception.
        PlatformLogger log = Logging.getJavaFXLogger();
        log.disableLogging();
        CompletableFuture<Boolean> running = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        // The toolkit's own threads tell of a missing display this way only.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> running.completeExceptionally(failure));
        try {
            try {
                Platform.startup(() -> running.complete(true));
            } catch (IllegalStateException e) {
                running.complete(true); // someone else in this process has started it
            }
            running.get();
        } catch (ExecutionException | RuntimeException | LinkageError e) {
            throw new IllegalStateException(message(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the toolkit started", e);
        } finally {
            log.enableLogging();
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        Platform.setImplicitExit(false);
        started = true;
    }

    /// Starts JavaFX without a display, drawing in memory.
    public static synchronized void startOffScreen() {
        if (!started) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        start();
    }

    /// Only Linux tells: by the devices of graphics cards, and of Windows below it.
    private static boolean hasNoGraphicsCard() {
        return System.getProperty("os.name").startsWith("Linux")
                && Stream.of("dri", "nvidia0", "dxg")
                        .noneMatch(device -> Files.exists(Path.of("/dev", device)));
    }

    private static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private JavaFx() {}
}
