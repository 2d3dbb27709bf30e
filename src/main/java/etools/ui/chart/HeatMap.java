package etools.ui.chart;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A year's days as a calendar: a column for each week, a row for each day of the week from Monday
/// on, darker for more. All days of one shade are one shape.
public final class HeatMap extends Marks {

    public static final int LEVELS = 5;

    private static final double LEFT = 34;
    private static final double TOP = 20;
    private static final double MOST_PITCH = 22;
    private static final double LEAST_PITCH = 10;
    private static final double HALF_LETTER = 4;
    private static final int WEEK = 7;
    private static final List<String> WEEKDAYS = List.of("Mon", "Wed", "Fri");

    /// One day.
    ///
    /// @param level from 0, nothing, to 4
    /// @param flagged it has a dot in it
    public record Day(LocalDate date, Mark mark, int level, boolean flagged) {}

    private final List<SVGPath> shades = new ArrayList<>();
    private final SVGPath flags = new SVGPath();
    private final List<Text> weekdays = new ArrayList<>();
    private final List<Text> months = new ArrayList<>();
    private List<Day> days = List.of();
    private LocalDate first = LocalDate.EPOCH;
    private int today = -1;
    private double drawnPitch;

    public HeatMap() {
        getStyleClass().add("heat-map");
        for (int i = 0; i < LEVELS; i++) {
            SVGPath shade = new SVGPath();
            shade.getStyleClass().addAll("heat", "heat-" + i);
            shades.add(shade);
        }
        flags.getStyleClass().add("heat-flag");
        for (String name : WEEKDAYS) {
            weekdays.add(text(name));
        }
        for (int i = 0; i < 12; i++) {
            months.add(text(""));
        }
        for (List<? extends Node> part : List.of(shades, List.of(flags), weekdays, months)) {
            for (Node node : part) {
                node.setManaged(false);
                node.setMouseTransparent(true);
                getChildren().add(node);
            }
        }
    }

    private static Text text(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("heat-text");
        return text;
    }

    /// @param year all its days, from January 1 on
    /// @param monthNames twelve, short
    /// @param today where the keyboard arrives, or null for the last day
    public void show(
            String name,
            String summary,
            List<Day> year,
            List<String> monthNames,
            @Nullable LocalDate today) {
        days = List.copyOf(year);
        first = year.getFirst().date();
        this.today = today == null ? -1 : (int) ChronoUnit.DAYS.between(first, today);
        for (int i = 0; i < 12; i++) {
            months.get(i).setText(monthNames.get(i));
        }
        drawnPitch = 0;
        replace(name, summary, year.stream().map(Day::mark).toList());
        requestLayout();
    }

    @Override
    protected int firstFocused() {
        return today >= 0 && today < days.size() ? today : super.firstFocused();
    }

    private int offset() {
        return first.getDayOfWeek().getValue() - 1;
    }

    private int columns() {
        return (offset() + days.size() + WEEK - 1) / WEEK;
    }

    private double pitch() {
        double room = (getWidth() - LEFT) / 54;
        return Math.clamp(Math.floor(room * 2) / 2, LEAST_PITCH, MOST_PITCH);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEFT + 54 * MOST_PITCH;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEFT + 54 * LEAST_PITCH;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? MOST_PITCH : (width - LEFT) / 54;
        return TOP + WEEK * Math.clamp(Math.floor(room * 2) / 2, LEAST_PITCH, MOST_PITCH) + 4;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double pitch = pitch();
        if (pitch != drawnPitch) {
            drawnPitch = pitch;
            draw(pitch);
        }
        placePointer();
    }

    private void draw(double pitch) {
        List<StringBuilder> paths = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            paths.add(new StringBuilder());
        }
        StringBuilder flagged = new StringBuilder();
        double size = pitch - 3;
        for (int i = 0; i < days.size(); i++) {
            double x = x(i, pitch);
            double y = y(i, pitch);
            rounded(paths.get(days.get(i).level()), x, y, size, 2.5);
            if (days.get(i).flagged()) {
                double dot = Math.max(3, Math.rint(size / 3.5));
                rounded(flagged, x + (size - dot) / 2, y + (size - dot) / 2, dot, dot / 2);
            }
        }
        for (int i = 0; i < LEVELS; i++) {
            shades.get(i).setContent(paths.get(i).toString());
        }
        flags.setContent(flagged.toString());
        for (int i = 0; i < weekdays.size(); i++) {
            weekdays.get(i).setX(0);
            weekdays.get(i).setY(TOP + pitch * 2 * i + size / 2 + HALF_LETTER);
        }
        for (int month = 0; month < 12; month++) {
            int at = (int) ChronoUnit.DAYS.between(first, first.withMonth(month + 1));
            int column = (offset() + at + WEEK - 1) / WEEK;
            months.get(month).setX(LEFT + column * pitch);
            months.get(month).setY(11);
        }
    }

    private double x(int day, double pitch) {
        return LEFT + Math.floorDiv(offset() + day, WEEK) * pitch;
    }

    private double y(int day, double pitch) {
        return TOP + (offset() + day) % WEEK * pitch;
    }

    private static void rounded(StringBuilder path, double x, double y, double size, double round) {
        double inner = size - 2 * round;
        path.append('M')
                .append(x + round)
                .append(' ')
                .append(y)
                .append('h')
                .append(inner)
                .append(corner(round, round, round))
                .append('v')
                .append(inner)
                .append(corner(round, -round, round))
                .append('h')
                .append(-inner)
                .append(corner(round, -round, -round))
                .append('v')
                .append(-inner)
                .append(corner(round, round, -round))
                .append('z');
    }

    private static String corner(double round, double right, double down) {
        return "a" + round + " " + round + " 0 0 1 " + right + " " + down;
    }

    @Override
    protected @Nullable Bounds boundsOf(int mark) {
        double pitch = pitch();
        return mark < 0 || mark >= days.size()
                ? null
                : new BoundingBox(x(mark, pitch), y(mark, pitch), pitch - 3, pitch - 3);
    }

    @Override
    protected int at(double x, double y) {
        double pitch = pitch();
        int column = (int) Math.floor((x - LEFT) / pitch);
        int row = (int) Math.floor((y - TOP) / pitch);
        int day = column * WEEK + row - offset();
        boolean inside = column >= 0 && column < columns() && row >= 0 && row < WEEK;
        return inside && day >= 0 && day < days.size() ? day : -1;
    }

    @Override
    protected int next(int from, KeyCode key) {
        int last = days.size() - 1;
        return switch (key) {
            case LEFT -> from - WEEK < 0 ? from : from - WEEK;
            case RIGHT -> from + WEEK > last ? from : from + WEEK;
            case UP -> Math.max(0, from - 1);
            case DOWN -> Math.min(last, from + 1);
            default -> super.next(from, key);
        };
    }

    @Override
    protected int pageStep() {
        return 4 * WEEK;
    }
}
