package etools.ui;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// A small chart of marks from left to right. The mouse or the arrow keys choose a mark, whose
/// words stand below the chart; a click or Enter opens it.
abstract class Marks extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int NONE = -1;

    /// @param node what is drawn
    /// @param said when it is chosen, in a line
    record Mark(Region node, String said, Runnable open) {}

    private final String name;
    private final String help;
    private final Plot plot = new Plot();
    private final Label from = words("marks-from");
    private final Label to = words("marks-to");
    private final Label said = words("marks-said");
    private final HBox ends;
    private final Tooltip tooltip = new Tooltip();
    private List<Mark> marks = List.of();
    private int chosen = NONE;

    /// @param name what the chart shows, for a screen reader
    /// @param opens what Enter does: `lists what was read`
    Marks(String name, String opens) {
        this.name = name;
        help = "The arrow keys go from one to the next; Enter " + opens + ".";
        getStyleClass().add("marks");
        plot.getStyleClass().add("marks-plot");
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.BUTTON);
        plot.setAccessibleHelp(help);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, moved -> choose(nearest(moved.getX())));
        plot.addEventHandler(
                MouseEvent.MOUSE_EXITED, gone -> choose(plot.isFocused() ? chosen : NONE));
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        plot.focusedProperty().addListener((property, was, is) -> choose(is ? last() : NONE));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        ends = new HBox(from, between, to);
        said.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(plot, new StackPane(ends, said));
        choose(NONE);
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

    /// @param begins said below the left end while none is chosen
    /// @param ends said below the right end
    final void set(List<Mark> all, String begins, String ends) {
        int before = chosen;
        marks = List.copyOf(all);
        plot.getChildren().setAll(marks.stream().map(Mark::node).toList());
        marks.forEach(mark -> mark.node().setMouseTransparent(true));
        from.setText(begins);
        to.setText(ends);
        chosen = NONE;
        choose(Math.min(before, last()));
        plot.requestLayout();
    }

    private int last() {
        return marks.size() - 1;
    }

    private void choose(int index) {
        if (chosen >= 0 && chosen < marks.size()) {
            marks.get(chosen).node().pseudoClassStateChanged(CHOSEN, false);
        }
        chosen = index;
        boolean any = index >= 0;
        String words = any ? marks.get(index).said() : "";
        if (any) {
            Region node = marks.get(index).node();
            node.pseudoClassStateChanged(CHOSEN, true);
            tooltip.setText(words);
            Tooltip.install(plot, tooltip);
        } else {
            Tooltip.uninstall(plot, tooltip);
        }
        said.setText(words);
        said.setVisible(any);
        ends.setVisible(!any);
        plot.setAccessibleText(any ? name + ": " + words : name);
    }

    private int nearest(double x) {
        int nearest = NONE;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < marks.size(); i++) {
            Region node = marks.get(i).node();
            double distance = Math.abs(node.getLayoutX() + node.getWidth() / 2 - x);
            if (distance <= least) { // of those in one place the newest
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY) {
            plot.requestFocus();
            choose(nearest(click.getX()));
            open();
        }
    }

    private void pressed(KeyEvent press) {
        switch (press.getCode()) {
            case LEFT -> choose(Math.max(Math.min(0, last()), chosen - 1));
            case RIGHT -> choose(Math.min(last(), chosen + 1));
            case HOME -> choose(Math.min(0, last()));
            case END -> choose(last());
            case ENTER -> open();
            default -> {
                return;
            }
        }
        press.consume();
    }

    private void open() {
        if (chosen >= 0) {
            marks.get(chosen).open().run();
        }
    }

    /// Places the marks.
    abstract void place(List<Mark> all, double width, double height);

    private final class Plot extends Pane {
        @Override
        protected void layoutChildren() {
            place(marks, getWidth(), getHeight());
        }
    }
}
