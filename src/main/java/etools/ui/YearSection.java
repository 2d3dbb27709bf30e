package etools.ui;

import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.Slice;
import etools.reading.Streaks;
import etools.ui.chart.HeatMap;
import etools.ui.chart.Mark;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// A year at a glance, days in a row, and the daily goal.
final class YearSection extends StatSection {

    private static final int USUAL_MINUTES = 20;
    private static final int USUAL_WORDS = 2_000;

    private final HeatMap map = new HeatMap();
    private final Label year = new Label();
    private final Button before =
            Icons.button(Feather.CHEVRON_LEFT, "Previous year (Ctrl+Left)", () -> turn(-1));
    private final Button after =
            Icons.button(Feather.CHEVRON_RIGHT, "Next year (Ctrl+Right)", () -> turn(1));
    private final Fact current = new Fact("streak-current", "Current streak");
    private final Fact longest = new Fact("streak-longest", "Longest streak");
    private final Fact reached = new Fact("goal-reached", "Goal reached");
    private final Fact goalStreak = new Fact("goal-streak", "Goal in a row");
    private final FlowPane facts = new FlowPane(28, 14);
    private final ChoiceBox<Kind> kind = new ChoiceBox<>();
    private final TextField amount = new TextField();
    private final Label unit = new Label();
    private final IntConsumer turned;
    private final Consumer<@Nullable Goal> newGoal;
    private PageFigures figures;
    private boolean filling;

    private enum Kind {
        NONE("No daily goal"),
        MINUTES("Minutes a day"),
        WORDS("Words a day");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// A figure with its word below.
    private static final class Fact extends VBox {
        private final Label value = new Label();
        private final Label when = new Label();

        Fact(String id, String word) {
            setId(id);
            getStyleClass().add("stat-fact");
            Label name = new Label(word);
            name.getStyleClass().add("figure-word");
            value.getStyleClass().add("figure");
            when.getStyleClass().add("stat-when");
            getChildren().addAll(name, value, when);
            managedProperty().bind(visibleProperty());
        }

        void show(String figure, String more) {
            value.setText(figure);
            when.setText(more);
        }
    }

    /// @param turned told which year the reader wants to see
    /// @param newGoal told the goal that was set, or null
    YearSection(
            PageFigures first,
            StatArticles articles,
            IntConsumer turned,
            Consumer<@Nullable Goal> newGoal) {
        super("stat-year", "");
        figures = first;
        this.turned = turned;
        this.newGoal = newGoal;
        before.setId("year-before");
        after.setId("year-after");
        year.setId("year");
        year.getStyleClass().add("stat-year-name");
        addBeside(before, year, after);
        map.setId("year-map");
        map.setOnOpen(mark -> {
            Slice day = figures.days().get(mark);
            articles.list(
                    "Read: " + map.marks().get(mark).name(),
                    log -> log.rows(By.DAY, day.key(), Period.ALL));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        facts.getChildren().setAll(current, longest, reached, goalStreak);
        facts.getChildren().add(goalLine());
        facts.getStyleClass().add("stat-facts");
        facts.setRowValignment(VPos.BOTTOM);
        VBox calendar = new VBox(8, map, legend());
        calendar.setMinWidth(0);
        holdNodes(calendar, facts);
        said(map);
    }

    private static Region legend() {
        HBox legend = new HBox(4);
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("heat-legend");
        legend.getChildren().add(new Label("Less"));
        for (int i = 0; i < HeatMap.LEVELS; i++) {
            Region cell = new Region();
            cell.getStyleClass().addAll("heat-cell", "heat-cell-" + i);
            legend.getChildren().add(cell);
        }
        legend.getChildren().add(new Label("More"));
        return legend;
    }

    private Region goalLine() {
        kind.getItems().setAll(Kind.values());
        kind.setId("goal-kind");
        kind.setAccessibleText("Daily goal");
        kind.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Kind value) {
                        return value == null ? "" : value.label;
                    }

                    @Override
                    public Kind fromString(String text) {
                        throw new UnsupportedOperationException("it is only chosen");
                    }
                });
        kind.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) -> {
                    if (!filling && is != null) {
                        amount.setText(
                                String.valueOf(is == Kind.WORDS ? USUAL_WORDS : USUAL_MINUTES));
                        setGoal();
                    }
                });
        amount.setId("goal-amount");
        amount.setAccessibleText("How much a day");
        amount.setPrefColumnCount(5);
        amount.setTextFormatter(
                new TextFormatter<String>(change -> {
                    if (!change.getControlNewText().matches("\\d{0,7}")) {
                        change.setText("");
                        change.setRange(change.getRangeStart(), change.getRangeStart());
                    }
                    return change;
                }));
        amount.setOnAction(entered -> setGoal());
        amount.focusedProperty()
                .addListener((property, was, is) -> {
                    if (was) {
                        setGoal();
                    }
                });
        amount.managedProperty().bind(amount.visibleProperty());
        unit.getStyleClass().add("muted");
        HBox line = new HBox(8, kind, amount, unit);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("goal-line");
        return line;
    }

    private void setGoal() {
        Kind chosen = kind.getValue();
        if (filling || chosen == null) {
            return;
        }
        Goal wanted = null;
        if (chosen != Kind.NONE) {
            Goal.Unit of = chosen == Kind.WORDS ? Goal.Unit.WORDS : Goal.Unit.MINUTES;
            int entered = amount.getText().isEmpty() ? 0 : Integer.parseInt(amount.getText());
            if (entered < 1 || entered > Goal.most(of)) {
                unit.setText("A number from 1 to " + Numbers.count(Goal.most(of)));
                return;
            }
            wanted = new Goal(of, entered);
        }
        unit.setText("");
        if (!Objects.equals(wanted, figures.goal())) {
            newGoal.accept(wanted);
        }
    }

    private void turn(int years) {
        int wanted = figures.asked().year() + years;
        if (wanted >= figures.firstYear() && wanted <= figures.lastYear()) {
            turned.accept(wanted);
        }
    }

    private void pressed(KeyEvent press) {
        if (press.isShortcutDown() && map.isFocused()) {
            if (press.getCode() == KeyCode.LEFT) {
                turn(-1);
                press.consume();
            } else if (press.getCode() == KeyCode.RIGHT) {
                turn(1);
                press.consume();
            }
        }
    }

    @Override
    void fill(PageFigures shown, Measure measure) {
        figures = shown;
        int number = shown.asked().year();
        rename("Reading in " + number);
        year.setText(String.valueOf(number));
        before.setDisable(number <= shown.firstYear());
        after.setDisable(number >= shown.lastYear());
        double[] steps = steps(shown.days(), measure);
        LocalDate start = LocalDate.of(number, 1, 1);
        LocalDate today = shown.asked().today();
        Goal goal = shown.goal();
        List<HeatMap.Day> days = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < shown.days().size(); i++) {
            Slice slice = shown.days().get(i);
            LocalDate date = start.plusDays(i);
            boolean reachedGoal = goal != null && goal.reachedBy(slice.sums());
            String value =
                    date.isAfter(today) && slice.sums().readings() == 0
                            ? "still to come"
                            : measure.all(slice.sums()) + (reachedGoal ? ", goal reached" : "");
            boolean any = slice.sums().readings() > 0;
            read += any ? 1 : 0;
            days.add(
                    new HeatMap.Day(
                            date,
                            new Mark(TimeKeys.name(By.DAY, date), value, any),
                            any ? level(measure.of(slice.sums()), steps) : 0,
                            reachedGoal));
        }
        map.show(
                "Reading in " + number + ", day by day",
                Numbers.count(read, "day", "days") + " with reading in " + number,
                days,
                FigureText.months(),
                today.getYear() == number ? today : null);
        streaks(shown);
        filling = true;
        kind.setValue(
                goal == null
                        ? Kind.NONE
                        : goal.unit() == Goal.Unit.WORDS ? Kind.WORDS : Kind.MINUTES);
        amount.setVisible(goal != null);
        if (goal != null && !amount.isFocused()) {
            amount.setText(String.valueOf(goal.amount()));
        }
        filling = false;
    }

    private void streaks(PageFigures shown) {
        Streaks streaks = shown.streaks();
        current.show(Numbers.count(streaks.current(), "day", "days"), when(streaks.currentDays()));
        longest.show(Numbers.count(streaks.longest(), "day", "days"), when(streaks.longestDays()));
        Streaks goals = shown.goalStreaks();
        reached.setVisible(goals != null);
        goalStreak.setVisible(goals != null);
        if (goals != null) {
            reached.show(
                    Numbers.count(shown.reached(), "day", "days"),
                    "in " + shown.asked().year() + ", at " + shown.goal());
            goalStreak.show(
                    Numbers.count(goals.current(), "day", "days"),
                    "longest " + Numbers.count(goals.longest(), "day", "days"));
        }
    }

    private static String when(@Nullable Period days) {
        return days == null ? "–" : TimeKeys.span(days);
    }

    /// What a day needs for each of the four shades: quarters of the days with reading.
    static double[] steps(List<Slice> days, Measure measure) {
        double[] read =
                days.stream()
                        .filter(day -> day.sums().readings() > 0)
                        .mapToDouble(day -> measure.of(day.sums()))
                        .sorted()
                        .toArray();
        double[] steps = new double[HeatMap.LEVELS - 2];
        for (int i = 0; i < steps.length; i++) {
            steps[i] =
                    read.length == 0
                            ? 0
                            : read[Math.min(read.length - 1, read.length * (i + 1) / 4)];
        }
        return steps;
    }

    private static int level(double value, double[] steps) {
        return 1 + (int) Arrays.stream(steps).filter(step -> value >= step && step > 0).count();
    }
}
