package etools.ui;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Shift with the mouse or with a key selects a range. JavaFX would take every row outside the
/// range out of the selection by itself, one after the other.
final class RangeInput {

    private final ListView<HeadlineRow> view;
    private final RowSelection selection;
    private final EvenRowsSkin<HeadlineRow> skin;

    RangeInput(ListView<HeadlineRow> view, RowSelection selection, EvenRowsSkin<HeadlineRow> skin) {
        this.view = view;
        this.selection = selection;
        this.skin = skin;
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(MouseEvent press) {
        if (press.getButton() == MouseButton.PRIMARY && press.isShiftDown()) {
            for (Node node = press.getTarget() instanceof Node target ? target : null;
                    node != null && !node.equals(view);
                    node = node.getParent()) {
                if (node.getStyleClass().contains("star-button")) {
                    return;
                }
                if (node instanceof HeadlineCell cell && !cell.isEmpty()) {
                    view.requestFocus();
                    selection.extendTo(cell.getIndex(), press.isShortcutDown());
                    press.consume();
                    return;
                }
            }
        }
    }

    private void pressed(KeyEvent press) {
        if (!press.isShiftDown() || press.isAltDown() || press.isMetaDown()) {
            return;
        }
        int size = view.getItems().size();
        int focused = view.getFocusModel().getFocusedIndex();
        int target =
                switch (press.getCode()) {
                    case UP, KP_UP -> focused - 1;
                    case DOWN, KP_DOWN -> focused + 1;
                    case HOME -> 0;
                    case END -> size - 1;
                    case PAGE_UP -> focused - skin.page();
                    case PAGE_DOWN -> focused + skin.page();
                    default -> Integer.MIN_VALUE;
                };
        if (target != Integer.MIN_VALUE && size > 0) {
            int index = Math.clamp(target, 0, size - 1);
            selection.extendTo(index, press.isShortcutDown());
            skin.reveal(index);
            press.consume();
        }
    }
}
