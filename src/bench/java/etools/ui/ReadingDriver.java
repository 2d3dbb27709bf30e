package etools.ui;

import etools.article.ArticleId;
import etools.library.Library;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Opens the statistics page of a window that has just been opened, again and again, and measures
/// what its reader waits for; the first time counts like any other.
///
/// Arguments: the library, a file for what was measured, how often.
final class ReadingDriver {

    private static final long POLL_MILLIS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// So many sections of the page a window of the usual size shows.
    private static final int IN_SIGHT = 2;

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        int times = Integer.parseInt(args[2]);
        List<Double> pages = new ArrayList<>();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("statisticsPage", pages);
        JavaFx.start();
        long begun = System.nanoTime();
        try (Library library = Library.open(folder, InstantSource.system(), "the benchmark")) {
            measured.put("libraryOpen", (System.nanoTime() - begun) / 1e6);
            ReaderWindow window =
                    fx(() ->
                            ReaderWindow.of(
                                    new Stage(),
                                    new Settings(folder),
                                    InstantSource.system(),
                                    ZoneId.systemDefault()));
            fx(() -> {
                window.show();
                window.opened(library);
                return null;
            });
            while (!fx(window::isQuiet)) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            measured.put("windowQuiet", (System.nanoTime() - begun) / 1e6);
            Scene scene = fx(() -> window.stage().getScene());
            for (int i = 0; i < times; i++) {
                pages.add(
                        Drawn.millisAfter(
                                scene,
                                () -> window.lay(Snapshot.Card.STATISTICS),
                                () -> window.statisticsPage().hasDrawn(IN_SIGHT)));
                while (!fx(window::isQuiet)) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                fx(() -> {
                    window.pages().close();
                    return null;
                });
            }
            List<Double> recording = new ArrayList<>();
            List<Double> ofTheProcessor = new ArrayList<>();
            recordings(window, times, recording, ofTheProcessor);
            measured.put("recording", recording);
            measured.put("recordingCpu", ofTheProcessor);
            fx(() -> {
                window.discard();
                return null;
            });
            window.background().awaitEnd();
            Files.writeString(
                    Path.of(args[1]), JsonMapper.builder().build().writeValueAsString(measured));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    /// What one reading takes of the JavaFX thread: to begin it, a move of the mouse, to put it
    /// down as the window goes to the back, to come back, and to end it. By the clock, which other
    /// threads of a busy machine hold up, and by the time that the processor spent.
    private static void recordings(
            ReaderWindow window, int times, List<Double> millis, List<Double> ofTheProcessor)
            throws InterruptedException {
        fx(() -> {
            window.model().recorder().inFrontProperty().unbind();
            window.list().select(0);
            return null;
        });
        Recorder recorder = window.model().recorder();
        for (int i = 0; i < times; i++) {
            while (!fx(() -> window.isQuiet() && recorder.hasBegun())) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            fx(() -> {
                ArticleId article = window.model().shownProperty().get().article().id();
                List<Runnable> steps =
                        List.of(
                                recorder::moved,
                                () -> recorder.inFrontProperty().set(false),
                                () -> recorder.inFrontProperty().set(true),
                                recorder::left,
                                () -> recorder.opened(article));
                for (Runnable step : steps) {
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    long start = System.nanoTime();
                    step.run();
                    millis.add((System.nanoTime() - start) / 1e6);
                    ofTheProcessor.add((THREADS.getCurrentThreadCpuTime() - cpu) / 1e6);
                }
                return null;
            });
        }
    }

    private static <T> T fx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private ReadingDriver() {}
}
