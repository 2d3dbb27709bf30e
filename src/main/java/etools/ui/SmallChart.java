package etools.ui;

import etools.ui.chart.Mark;
import etools.ui.chart.Marks;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A chart of the sidebar, from left to right. Below it stands what its ends are, or the words of
/// the mark that the mouse or the keyboard is at; a click opens the nearest.
abstract class SmallChart extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// @param node what is drawn
    record Piece(Region node, Mark mark, Runnable open) {}

    private final String name;
    private final Plot plot = new Plot();
    private final Label from = words("marks-from");
    private final Label to = words("marks-to");
    private final Label said = words("marks-said");
    private List<Piece> pieces = List.of();

    /// @param name what the chart shows, for a screen reader
    SmallChart(String name) {
        this.name = name;
        getStyleClass().add("small-chart");
        plot.getStyleClass().add("marks-plot");
        plot.setOnOpen(mark -> pieces.get(mark).open().run());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox ends = new HBox(from, between, to);
        said.setMaxWidth(Double.MAX_VALUE);
        plot.pointedProperty()
                .addListener((property, was, is) -> {
                    said.setText(is == null ? "" : is.words());
                    said.setVisible(is != null);
                    ends.setVisible(is == null);
                });
        said.setVisible(false);
        getChildren().addAll(plot, new StackPane(ends, said));
    }

    private static Label words(String styleClass) {
        Label label = new Label();
        label.getStyleClass().addAll("muted", styleClass);
        return label;
    }

    /// What takes the keyboard.
    final Region plot() {
        return plot;
    }

    /// @param begins said below the left end while none is pointed at
    /// @param ends said below the right end
    final void set(List<Piece> all, String begins, String ends) {
        pieces = List.copyOf(all);
        from.setText(begins);
        to.setText(ends);
        plot.show();
    }

    /// Places the pieces.
    abstract void place(List<Piece> all, double width, double height);

    private final class Plot extends Marks {

        private int chosen = -1;

        void show() {
            chosen = -1;
            getChildren().setAll(pieces.stream().map(Piece::node).toList());
            pieces.forEach(piece -> {
                piece.node().setManaged(false);
                piece.node().setMouseTransparent(true);
            });
            replace(name, "", pieces.stream().map(Piece::mark).toList());
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            SmallChart.this.place(pieces, getWidth(), getHeight());
        }

        /// Its words stand below.
        @Override
        protected boolean hasTip() {
            return false;
        }

        @Override
        protected @Nullable Bounds boundsOf(int mark) {
            return pieces.get(mark).node().getBoundsInParent();
        }

        @Override
        protected int at(double x, double y) {
            int nearest = -1;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < pieces.size(); i++) {
                Region node = pieces.get(i).node();
                double distance = Math.abs(node.getLayoutX() + node.getWidth() / 2 - x);
                if (distance <= least) { // of those in one place the newest
                    least = distance;
                    nearest = i;
                }
            }
            return nearest;
        }

        @Override
        protected void pointedAt(int mark) {
            if (chosen >= 0 && chosen < pieces.size()) {
                pieces.get(chosen).node().pseudoClassStateChanged(CHOSEN, false);
            }
            chosen = mark;
            if (mark >= 0) {
                pieces.get(mark).node().pseudoClassStateChanged(CHOSEN, true);
            }
        }
    }
}
