package etools.ui;

import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.LoggedReading;
import etools.reading.Names;
import etools.reading.Period;
import etools.reading.ReadingLog;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Asks for the figures of the statistics page as soon as the library is open, and draws a page
/// like it, unseen and piece by piece, some time after the start and while nobody does anything:
/// the first chart takes several times as long as the next. Where the library takes its time to
/// open, the figures are made up.
final class PageWarmUp {

    private static final Duration STEP = Duration.millis(60);
    private static final int SAMPLES = 120;
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
    private boolean madeUp;
    private boolean isDrawn;
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
        if (!asked && !madeUp) {
            madeUp = true;
            LocalDate today = model.today();
            model.background()
                    .load(() -> sample(today), made -> figures = asked ? figures : made, () -> {});
        }
        if (isDrawn) {
            if (asked) {
                stop();
            }
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
                end();
            }
        }
    }

    /// All is drawn; the figures of a library that is still to be opened are asked for yet.
    private void end() {
        if (asked) {
            stop();
        } else {
            stage = null;
            unseen = null;
            isDrawn = true;
        }
    }

    /// A year in which something was read now and then.
    static PageFigures sample(LocalDate today) {
        List<LoggedReading> readings = new ArrayList<>();
        LocalDate first = today.minusDays(364);
        for (int i = 1; i <= SAMPLES; i++) {
            readings.add(
                    new LoggedReading(
                            i,
                            i % 20,
                            first.plusDays(i * 364L / SAMPLES).toEpochDay() * 86_400_000L,
                            0,
                            200 + i,
                            1,
                            1,
                            new int[] {1},
                            60_000,
                            60_000,
                            0,
                            i % 5 == 0 ? 5_000 : 10_000));
        }
        ReadingLog log = new ReadingLog();
        log.replace(
                readings,
                new Names() {
                    @Override
                    public String categoryId(int category) {
                        return "news";
                    }

                    @Override
                    public String categoryName(int category) {
                        return "News";
                    }

                    @Override
                    public String label(int label) {
                        return "News";
                    }
                });
        Period day = new Period(today, today);
        return PageFigures.of(
                log,
                new PageQuestion(
                        PageQuestion.Choice.TWELVE_MONTHS,
                        day,
                        null,
                        today.getYear(),
                        PageQuestion.Against.BEFORE,
                        day,
                        today),
                null,
                new PageFigures.Further() {
                    @Override
                    public List<BacklogDay> backlog(Period period) {
                        return List.of(
                                new BacklogDay(first, 10, 5, false),
                                new BacklogDay(today, 20, 8, false));
                    }

                    @Override
                    public Map<Integer, Title> titles(int[] rows) {
                        return Map.of();
                    }
                });
    }
}
