package etools.ui;

import etools.article.ArticleId;
import etools.library.Library;
import etools.library.LibraryChange;
import etools.library.ReadingRecord;
import etools.reading.ArticleFigures;
import etools.reading.By;
import etools.reading.Entry;
import etools.reading.Goal;
import etools.reading.LoggedReading;
import etools.reading.Period;
import etools.reading.Ranked;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.reading.Streaks;
import etools.reading.Sums;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The figures of the sidebar: those of the article shown, and while none is, those of the library.
/// Asked for a moment after something changed, in the background.
///
/// Lives on the JavaFX thread.
final class ReadingFigures {

    static final int DAYS = 14;

    private static final int MOST_LEFT = 3;

    /// Of these some may be removed from the library.
    private static final int LOOKED_AT = 30;

    /// Longer than a key takes to repeat: who passes through a list asks for nothing.
    private static final Duration A_MOMENT = Duration.millis(120);

    /// @param text null where the article is gone
    /// @param readings newest first
    /// @param origins what brought it, newest first
    record OfArticle(
            ArticleId id,
            @Nullable ArticleFigures text,
            List<Entry> readings,
            List<Brought> origins) {
        OfArticle {
            readings = List.copyOf(readings);
            origins = List.copyOf(origins);
        }

        /// How far the article was read since it was last finished, from 0 to 1; null where it was
        /// not read since, or its place is not known.
        @Nullable Double furthest() {
            int furthest = LoggedReading.UNKNOWN;
            for (Entry reading : inOrder().reversed()) {
                if (reading.verdict().finished()) {
                    break;
                }
                furthest = Math.max(furthest, reading.furthest());
            }
            return furthest == LoggedReading.UNKNOWN
                    ? null
                    : (double) furthest / LoggedReading.WHOLE;
        }

        /// Whether it was read to the end.
        boolean finished() {
            return readings.stream().anyMatch(reading -> reading.verdict().finished());
        }

        private List<Entry> inOrder() {
            return readings.stream()
                    .sorted((one, other) -> Long.compare(one.number(), other.number()))
                    .toList();
        }
    }

    record Day(LocalDate date, Sums sums) {}

    /// @param part how far it was read, from 0 to 1
    record Left(int row, String title, double part) {}

    /// @param goal null where none is set
    /// @param days the last ones up to today
    /// @param left what was left in the middle, the last first
    record AtAGlance(
            Sums today,
            Sums week,
            Streaks streaks,
            @Nullable Goal goal,
            List<Day> days,
            List<Left> left) {
        AtAGlance {
            days = List.copyOf(days);
            left = List.copyOf(left);
        }
    }

    private final ReaderModel model;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable OfArticle> ofArticle =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AtAGlance> atAGlance =
            new ReadOnlyObjectWrapper<>();
    private final Background.Latest articleQuestion = new Background.Latest();
    private final Background.Latest glanceQuestion = new Background.Latest();
    private final PauseTransition soon = new PauseTransition(A_MOMENT);

    ReadingFigures(ReaderModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        soon.setOnFinished(done -> refresh());
        model.shownProperty()
                .addListener((property, was, is) -> {
                    OfArticle known = ofArticle.get();
                    if (known != null && (is == null || !is.article().id().equals(known.id()))) {
                        articleQuestion.forget();
                        ofArticle.set(null);
                    }
                    changed();
                });
    }

    /// Null until they are known.
    ReadOnlyObjectProperty<@Nullable OfArticle> ofArticleProperty() {
        return ofArticle.getReadOnlyProperty();
    }

    /// Null until they are known; they rest while an article is shown.
    ReadOnlyObjectProperty<@Nullable AtAGlance> atAGlanceProperty() {
        return atAGlance.getReadOnlyProperty();
    }

    static boolean mayChangeWith(LibraryChange change) {
        return switch (change) {
            case LibraryChange.ArticleRead _,
                    LibraryChange.ReadingsChanged _,
                    LibraryChange.ArticlesRemoved _ ->
                    true;
            case LibraryChange.ArticlesAdded _, // a text that changed is shown anew
                    LibraryChange.ArticlesMarked _,
                    LibraryChange.SavedSearchesChanged _,
                    LibraryChange.IndexFollowed _ ->
                    false;
        };
    }

    /// Some figures may be others now.
    void changed() {
        if (soon.getStatus() != Animation.Status.RUNNING) {
            soon.playFromStart();
        }
    }

    /// Whether nothing is about to be asked.
    boolean isQuiet() {
        return soon.getStatus() != Animation.Status.RUNNING;
    }

    /// Lists what was read on a day.
    void showDay(LocalDate day, String name) {
        model.ifOpened(open ->
                model.background()
                        .load(
                                () -> open.record().log().rows(new Period(day, day)),
                                rows -> model.showOnly(new ReaderModel.Picked(name, rows)),
                                () -> {}));
    }

    Instant now() {
        return clock.instant();
    }

    private void refresh() {
        Shown shown = model.shownProperty().get();
        if (shown == null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), model.zone());
            model.ifOpened(open ->
                    model.background()
                            .ask(glanceQuestion, () -> glance(open, today), atAGlance::set));
        } else {
            ArticleId id = shown.article().id();
            int row = shown.row().row();
            model.ifOpened(open ->
                    model.background()
                            .ask(
                                    articleQuestion,
                                    () ->
                                            new OfArticle(
                                                    id,
                                                    open.record().figures(id).orElse(null),
                                                    open.record().log().ofArticle(row),
                                                    Brought.of(open, id)),
                                    ofArticle::set));
        }
    }

    private static AtAGlance glance(Library open, LocalDate today) {
        ReadingRecord record = open.record();
        ReadingLog log = record.log();
        Goal goal = record.goal();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new AtAGlance(
                log.total(new Period(today, today)),
                log.total(new Period(monday, today)),
                log.streaks(today, goal),
                goal,
                days(log, today),
                left(record));
    }

    private static List<Day> days(ReadingLog log, LocalDate today) {
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<String, Sums> known = new HashMap<>();
        for (Slice slice : log.by(By.DAY, new Period(first, today), DAYS)) {
            known.put(slice.key(), slice.sums());
        }
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = first.plusDays(i);
            days.add(new Day(day, known.getOrDefault(day.toString(), Sums.NONE)));
        }
        return days;
    }

    private static List<Left> left(ReadingRecord record) {
        List<Ranked> left = record.log().left(LOOKED_AT);
        Map<Integer, ReadingRecord.Title> titles =
                record.titles(left.stream().mapToInt(Ranked::row).toArray());
        return left.stream()
                .filter(one -> {
                    ReadingRecord.Title title = titles.get(one.row());
                    return title != null && title.listed();
                })
                .limit(MOST_LEFT)
                .map(one -> {
                    ReadingRecord.Title title = Objects.requireNonNull(titles.get(one.row()));
                    return new Left(
                            one.row(), title.title(), (double) one.value() / LoggedReading.WHOLE);
                })
                .toList();
    }
}
