package etools.ui.chart;

import etools.ui.text.ComplexText;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Names in the order of their values, each a line with a bar under it, or without one.
public final class RankBars extends Marks {

    private static final double WITH_BAR = 34;
    private static final double WITHOUT = 27;
    private static final double BAR = 6;
    private static final double GAP = 14;
    private static final double INSIDE = 6;

    /// @param label as it stands in the line
    /// @param value as it stands at the line's end
    /// @param share of the longest bar, from 0 to 1; below 0 there is no bar
    public record Line(Mark mark, String label, String value, double share) {}

    private final boolean bars;
    private final List<Row> rows = new ArrayList<>();
    private List<Line> lines = List.of();

    private record Row(Region ground, Label label, Label value, Region track, Region bar) {}

    /// @param bars whether bars are drawn
    public RankBars(boolean bars) {
        this.bars = bars;
        getStyleClass().add("rank-bars");
    }

    public void show(String name, String summary, List<Line> shown) {
        lines = List.copyOf(shown);
        while (rows.size() > lines.size()) {
            Row row = rows.removeLast();
            getChildren().removeAll(nodes(row));
        }
        while (rows.size() < lines.size()) {
            Row row = row();
            rows.add(row);
            getChildren().addAll(nodes(row));
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).label().setText(lines.get(i).label());
            rows.get(i).value().setText(lines.get(i).value());
        }
        replace(name, summary, lines.stream().map(Line::mark).toList());
        requestLayout();
    }

    private List<Node> nodes(Row row) {
        return bars
                ? List.of(row.ground(), row.label(), row.value(), row.track(), row.bar())
                : List.of(row.ground(), row.label(), row.value());
    }

    private Row row() {
        Row row = new Row(new Region(), new Label(), new Label(), new Region(), new Region());
        row.ground().getStyleClass().add("rank-ground");
        row.label().getStyleClass().add("rank-label");
        ComplexText.turn(row.label());
        row.value().getStyleClass().add("rank-value");
        row.value().setAlignment(Pos.CENTER_RIGHT);
        row.track().getStyleClass().add("rank-track");
        row.bar().getStyleClass().addAll("rank-bar", "chart-bar");
        for (Node node : nodes(row)) {
            node.setManaged(false);
            node.setMouseTransparent(true);
        }
        row.ground().setVisible(false);
        return row;
    }

    private double pitch() {
        return bars ? WITH_BAR : WITHOUT;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines.size() * pitch() + 2;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 240;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * INSIDE;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = i * pitch();
            double text = bars ? pitch() - BAR - 7 : pitch();
            double wide = Math.min(width / 2, Math.ceil(row.value().prefWidth(-1)));
            row.ground().resizeRelocate(0, y, getWidth(), pitch());
            row.label().resizeRelocate(INSIDE, y, width - wide - GAP, text);
            row.value().resizeRelocate(INSIDE + width - wide, y, wide, text);
            if (bars) {
                double share = Math.clamp(lines.get(i).share(), 0, 1);
                row.track().resizeRelocate(INSIDE, y + text, width, BAR);
                row.bar()
                        .resizeRelocate(
                                INSIDE,
                                y + text,
                                share <= 0 ? 0 : Math.max(3, Math.rint(width * share)),
                                BAR);
            }
        }
        placePointer();
    }

    @Override
    protected void pointedAt(int mark) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).ground().setVisible(i == mark);
        }
    }

    @Override
    protected int firstFocused() {
        return lines.isEmpty() ? -1 : 0;
    }

    @Override
    protected @Nullable Bounds boundsOf(int mark) {
        return mark < 0 || mark >= lines.size()
                ? null
                : new BoundingBox(2, mark * pitch() + 1, getWidth() - 4, pitch() - 3);
    }

    @Override
    protected int at(double x, double y) {
        int line = (int) Math.floor(y / pitch());
        return x >= 0 && x <= getWidth() && y >= 0 && line < lines.size() ? line : -1;
    }

    @Override
    protected int next(int from, KeyCode key) {
        return switch (key) {
            case LEFT, RIGHT -> from;
            default -> super.next(from, key);
        };
    }
}
