package etools.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/// Rows of a page: those in a row share its width and are as high as the highest.
final class SectionGrid extends Pane {

    private static final double GAP = 14;

    private final int whole;

    /// @param whole what a row's shares add up to
    SectionGrid(int whole) {
        this.whole = whole;
    }

    private record Cell(Node node, int row, int share) {}

    private final List<Cell> cells = new ArrayList<>();

    /// Takes these nodes away.
    void clear() {
        cells.clear();
        getChildren().clear();
    }

    /// Puts a node at the end of a row; rows come in order.
    ///
    /// @param share of the row's width, of the whole
    void add(Node node, int row, int share) {
        cells.add(new Cell(node, row, share));
        getChildren().add(node);
    }

    /// The lower edges of the rows.
    List<Double> ends() {
        List<Double> ends = new ArrayList<>();
        for (List<Cell> row : rows()) {
            ends.add(
                    row.stream()
                            .mapToDouble(cell -> cell.node().getBoundsInParent().getMaxY())
                            .max()
                            .orElse(0));
        }
        return ends;
    }

    private List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        int row = -1;
        for (Cell cell : cells) {
            if (cell.row() != row) {
                row = cell.row();
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(cell);
        }
        return rows;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 1_200;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// @return the height of all
    private double place(double width, boolean layOut) {
        double y = 0;
        for (List<Cell> row : rows()) {
            double height = 0;
            double x = 0;
            for (Cell cell : row) {
                height = Math.max(height, cell.node().prefHeight(width(cell, width)));
            }
            height = Math.ceil(height);
            for (Cell cell : row) {
                double wide = width(cell, width);
                if (layOut) {
                    cell.node()
                            .resizeRelocate(
                                    Math.rint(x),
                                    Math.rint(y),
                                    Math.rint(x + wide) - Math.rint(x),
                                    height);
                }
                x += wide + GAP;
            }
            y += height + GAP;
        }
        return Math.max(0, y - GAP);
    }

    private double width(Cell cell, double width) {
        return (width + GAP) * cell.share() / whole - GAP;
    }
}
