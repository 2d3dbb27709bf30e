package etools.ui.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntConsumer;

/// A drawing of marks that is used as one control: Tab comes to it once, arrow keys go from mark to
/// mark, Enter or a click opens what is behind one. The mark that the mouse or the keyboard is at
/// has its value beside it.
public abstract class Marks extends Region {

    private static final double GAP = 8;

    private final ReadOnlyObjectWrapper<@Nullable Mark> pointed = new ReadOnlyObjectWrapper<>();
    private final Rectangle outline = new Rectangle();
    private final Label tipName = new Label();
    private final Label tipValue = new Label();
    private final VBox tip = new VBox(tipName, tipValue);
    private List<Mark> marks = List.of();
    private String name = "";
    private String summary = "";
    private IntConsumer open = mark -> {};
    private int current = -1;
    private int hovered = -1;

    @SuppressWarnings("this-escape") // only listeners, which run later
    protected Marks() {
        getStyleClass().add("marks");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleRoleDescription("chart");
        setAccessibleHelp("Arrow keys go from value to value, Enter opens the articles behind one");
        outline.getStyleClass().add("mark-outline");
        outline.setManaged(false);
        outline.setMouseTransparent(true);
        outline.setVisible(false);
        tip.getStyleClass().add("mark-tip");
        tip.setManaged(false);
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        tip.setViewOrder(-1);
        tipName.getStyleClass().add("mark-tip-name");
        tipValue.getStyleClass().add("mark-tip-value");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, moved -> hover(at(moved.getX(), moved.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, left -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty()
                .addListener((property, was, is) -> {
                    if (is && current < 0) {
                        current = firstFocused();
                    }
                    point();
                });
    }

    /// Shows these marks in the place of others; who was at one stays at its place.
    ///
    /// @param name what they show, `Words a day`
    /// @param summary said while no mark is pointed at
    protected final void replace(String name, String summary, List<Mark> marks) {
        boolean same = marks.size() == this.marks.size();
        this.name = name;
        this.summary = summary;
        this.marks = List.copyOf(marks);
        hovered = -1;
        current = isFocused() ? (same ? current : firstFocused()) : -1;
        point();
    }

    /// Where a mark is drawn, in this node's coordinates; null where it is out of sight.
    protected abstract @Nullable Bounds boundsOf(int mark);

    /// The mark at a place of this node, or -1.
    protected abstract int at(double x, double y);

    /// Where a key leads from a mark; the same mark where it leads nowhere, -1 where the key is
    /// none of ours.
    protected int next(int from, KeyCode key) {
        int last = marks.size() - 1;
        return switch (key) {
            case LEFT, UP -> Math.max(0, from - 1);
            case RIGHT, DOWN -> Math.min(last, from + 1);
            case PAGE_UP -> Math.max(0, from - pageStep());
            case PAGE_DOWN -> Math.min(last, from + pageStep());
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
    }

    protected int pageStep() {
        return 10;
    }

    /// The mark at which the keyboard arrives.
    protected int firstFocused() {
        return marks.isEmpty() ? -1 : marks.size() - 1;
    }

    /// The mark that is pointed at changed.
    protected void pointedAt(int mark) {}

    /// Whether the mark that is pointed at is outlined and has its words beside it.
    protected boolean hasTip() {
        return true;
    }

    /// @param open told the number of the mark whose articles are wanted
    public final void setOnOpen(IntConsumer open) {
        this.open = open;
    }

    /// The mark that the mouse or else the keyboard is at, or null.
    public final ReadOnlyObjectProperty<@Nullable Mark> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    public final List<Mark> marks() {
        return marks;
    }

    /// What is said while no mark is pointed at.
    public final String summary() {
        return summary;
    }

    /// The number of the mark the keyboard is at, or -1.
    public final int current() {
        return current;
    }

    /// Puts the keyboard on a mark.
    public final void goTo(int mark) {
        current = Math.clamp(mark, -1, marks.size() - 1);
        hovered = -1;
        requestFocus();
        point();
    }

    /// Where a mark is drawn, in this node's coordinates, or null.
    public final @Nullable Bounds place(int mark) {
        return boundsOf(mark);
    }

    private void pressed(KeyEvent press) {
        if (press.isShortcutDown() || press.isAltDown() || marks.isEmpty()) {
            return;
        }
        if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
            openCurrent();
            press.consume();
            return;
        }
        int to = next(Math.max(0, current), press.getCode());
        if (to >= 0) {
            current = to;
            hovered = -1;
            point();
            press.consume();
        }
    }

    private void openCurrent() {
        if (current >= 0 && current < marks.size() && marks.get(current).opens()) {
            open.accept(current);
        }
    }

    private void clicked(MouseEvent click) {
        int mark = at(click.getX(), click.getY());
        if (click.getButton() == MouseButton.PRIMARY && mark >= 0) {
            current = mark;
            point();
            openCurrent();
        }
    }

    private void hover(int mark) {
        if (mark != hovered) {
            hovered = mark;
            point();
        }
    }

    private void point() {
        int at = hovered >= 0 ? hovered : isFocused() ? current : -1;
        Mark mark = at >= 0 && at < marks.size() ? marks.get(at) : null;
        pointed.set(mark);
        String words = mark == null ? summary : mark.words();
        setAccessibleText(words.isEmpty() ? name : name + ". " + words);
        pointedAt(mark == null ? -1 : at);
        if (mark != null && hasTip()) {
            tipName.setText(mark.name());
            tipValue.setText(mark.value());
            if (!getChildren().contains(tip)) {
                getChildren().addAll(outline, tip);
            }
        }
        placePointer();
    }

    /// Puts the outline and the value where the mark is; to be called after the marks were laid
    /// out.
    protected final void placePointer() {
        int at = hovered >= 0 ? hovered : isFocused() ? current : -1;
        Bounds place = at >= 0 && at < marks.size() ? boundsOf(at) : null;
        Bounds focus =
                isFocused() && current >= 0 && current < marks.size() ? boundsOf(current) : null;
        outline.setVisible(focus != null);
        if (focus != null) {
            outline.setX(Math.floor(focus.getMinX()) - 1.5);
            outline.setY(Math.floor(focus.getMinY()) - 1.5);
            outline.setWidth(Math.ceil(focus.getWidth()) + 3);
            outline.setHeight(Math.ceil(focus.getHeight()) + 3);
        }
        tip.setVisible(place != null);
        if (place != null) {
            tip.applyCss();
            double width = Math.ceil(tip.prefWidth(-1));
            double height = Math.ceil(tip.prefHeight(width));
            double middle = (place.getMinX() + place.getMaxX()) / 2 - width / 2;
            Insets room = getInsets();
            double x = Math.max(room.getLeft(), Math.min(middle, getWidth() - width));
            double y = place.getMinY() - GAP - height;
            tip.resizeRelocate(
                    Math.rint(x),
                    Math.rint(y < -height ? place.getMaxY() + GAP : y),
                    width,
                    height);
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            openCurrent();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
