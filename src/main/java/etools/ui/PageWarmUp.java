package etools.ui;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// Asks for the figures of the statistics page as soon as the list is there, and draws a page like
/// it, unseen and piece by piece, some time after the start and while nobody does anything: the
/// first chart takes several times as long as the next.
final class PageWarmUp {

    private static final Duration STEP = Duration.millis(150);
    private static final long AFTER_START_NANOS = 1_500_000_000L;
    private static final long IDLE_NANOS = 1_000_000_000L;

    private final Scene scene;
    private final ReaderModel model;
    private final StatisticsPage page;
    private final Supplier<StatisticsPage> another;
    private final Timeline steps = new Timeline(new KeyFrame(STEP, done -> step()));
    private final EventHandler<InputEvent> active = event -> touch();
    private final long started = System.nanoTime();
    private long touched = started;
    private boolean asked;
    private @Nullable PageFigures figures;
    private @Nullable StatisticsPage unseen;
    private @Nullable StackPane stage;

    /// @param scene whose looks are learned, and in which nothing must be going on
    /// @param page gets its figures early
    /// @param another makes a page that is never shown
    PageWarmUp(
            Scene scene, ReaderModel model, StatisticsPage page, Supplier<StatisticsPage> another) {
        this.scene = scene;
        this.model = model;
        this.page = page;
        this.another = another;
        model.chosenProperty().addListener((property, was, is) -> touch());
        model.queryProperty().addListener((property, was, is) -> touch());
    }

    void start() {
        scene.addEventFilter(InputEvent.ANY, active);
        steps.setCycleCount(Animation.INDEFINITE);
        steps.play();
    }

    void stop() {
        steps.stop();
        scene.removeEventFilter(InputEvent.ANY, active);
        stage = null;
        unseen = null;
    }

    private void touch() {
        touched = System.nanoTime();
    }

    private void step() {
        long now = System.nanoTime();
        if (!asked && model.answeredProperty().get()) {
            asked = true; // in the background, where it holds nobody up
            page.prepare(prepared -> figures = prepared);
        }
        if (now - started < AFTER_START_NANOS || now - touched < IDLE_NANOS) {
            return;
        }
        PageFigures found = figures;
        StackPane drawn = stage;
        StatisticsPage like = unseen;
        if (page.isMade()) {
            stop(); // somebody was quicker
        } else if (found != null && found.isEmpty()) {
            stop();
        } else if (found != null && (like == null || drawn == null)) {
            StatisticsPage made = another.get();
            StackPane root = new StackPane(made.node());
            root.getStyleClass().add("reader-root");
            Scene aside = new Scene(root, scene.getWidth(), scene.getHeight());
            aside.getStylesheets().setAll(scene.getStylesheets());
            unseen = made;
            stage = root;
        } else if (found != null && like != null && drawn != null) {
            boolean more = like.rehearse(found);
            drawn.applyCss();
            drawn.layout();
            if (!more) {
                drawn.snapshot(null, null);
                stop();
            }
        }
    }
}
