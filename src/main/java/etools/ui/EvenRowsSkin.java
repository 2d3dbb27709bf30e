package etools.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.FocusModel;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollToEvent;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Draws a list whose rows are all as high as [ListView#getFixedCellSize], in the same time however
/// many there are. JavaFX's own skin adds up the heights of all rows above those in view, several
/// times a layout: in the middle of a million rows that takes longer than to draw everything else.
///
/// It does not scroll sideways: rows are as wide as the list. Keys that extend a selection are left
/// to those who add them to the list.
final class EvenRowsSkin<T> extends SkinBase<ListView<T>> {

    /// Shorter than this in pixels nobody could catch the thumb of the scroll bar.
    private static final double LEAST_THUMB = 32;

    /// A turn of the wheel moves a row, but no more than this part of what is in view.
    private static final double MOST_OF_VIEW = 1.0 / 8;

    private final ListView<T> list;
    private final Pane sheet = new Pane();
    private final Rectangle clip = new Rectangle();
    private final StackPane placeholder = new StackPane();
    private final ScrollBar bar = new ScrollBar();
    private final ListChangeListener<T> changed = change -> rowsChanged();
    private final WeakListChangeListener<T> weakChanged = new WeakListChangeListener<>(changed);
    private final ChangeListener<ObservableList<T>> replaced =
            (property, was, is) -> follow(was, is);
    private final EventHandler<ScrollToEvent<Integer>> scrollTo =
            event -> scrollToTop(event.getScrollTarget(), 0);
    private final EventHandler<ScrollEvent> wheel = this::scrolled;
    private final EventHandler<KeyEvent> keys = this::pressed;
    private final EventHandler<MouseEvent> press = event -> takeFocus();

    /// The row `i` is shown by the cell `i % cells.size()`, so that few cells change as it scrolls.
    private List<ListCell<T>> cells = new ArrayList<>();

    /// Shows rows out of view to those who hear them.
    private @Nullable ListCell<T> aside;

    /// How far the list is scrolled, in pixels; brought into bounds by the layout.
    private double top;

    private final ReadOnlyBooleanWrapper scrolled = new ReadOnlyBooleanWrapper(false);
    private boolean movingBar;
    private boolean cellsAreOld;

    /// Makes a list with this skin.
    static <T> ListView<T> list(ObservableList<T> items, double rowHeight) {
        ListView<T> list = new ListView<>(items);
        list.setFixedCellSize(rowHeight);
        list.setSkin(new EvenRowsSkin<>(list));
        return list;
    }

    /// That of a list which [#list] made.
    static <T> EvenRowsSkin<T> of(ListView<T> list) {
        if (list.getSkin() instanceof EvenRowsSkin<?> skin) {
            @SuppressWarnings("unchecked") // the skin is the list's own
            EvenRowsSkin<T> own = (EvenRowsSkin<T>) skin;
            return own;
        }
        throw new IllegalArgumentException(list + " has another skin");
    }

    private EvenRowsSkin(ListView<T> list) {
        super(list);
        this.list = list;
        sheet.getStyleClass().add("sheet");
        sheet.setManaged(false);
        sheet.setClip(clip);
        placeholder.getStyleClass().add("placeholder");
        placeholder.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.setFocusTraversable(false);
        bar.valueProperty()
                .addListener((property, was, is) -> {
                    if (!movingBar) {
                        scrollToPixel(is.doubleValue());
                    }
                });
        bar.addEventFilter(MouseEvent.MOUSE_PRESSED, press);
        getChildren().addAll(sheet, placeholder, bar);
        showPlaceholder();
        registerChangeListener(list.placeholderProperty(), holder -> showPlaceholder());
        list.itemsProperty().addListener(replaced);
        follow(null, list.getItems());
        list.addEventHandler(ScrollToEvent.scrollToTopIndex(), scrollTo);
        list.addEventHandler(ScrollEvent.SCROLL, wheel);
        list.addEventHandler(KeyEvent.KEY_PRESSED, keys);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, press);
        registerChangeListener(
                list.cellFactoryProperty(),
                factory -> {
                    sheet.getChildren().clear();
                    cells = new ArrayList<>();
                    aside = null;
                    list.requestLayout();
                });
    }

    @Override
    public void dispose() {
        if (getSkinnable() == null) {
            return; // it was before
        }
        list.itemsProperty().removeListener(replaced);
        follow(list.getItems(), null);
        list.removeEventHandler(ScrollToEvent.scrollToTopIndex(), scrollTo);
        list.removeEventHandler(ScrollEvent.SCROLL, wheel);
        list.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        list.removeEventHandler(MouseEvent.MOUSE_PRESSED, press);
        getChildren().removeAll(sheet, placeholder, bar);
        super.dispose();
    }

    private void follow(@Nullable ObservableList<T> was, @Nullable ObservableList<T> is) {
        if (was != null) {
            was.removeListener(weakChanged);
        }
        if (is != null) {
            is.addListener(weakChanged);
        }
        rowsChanged();
    }

    private void showPlaceholder() {
        Node holder = list.getPlaceholder();
        placeholder.getChildren().setAll(holder == null ? List.of() : List.of(holder));
    }

    private void rowsChanged() {
        cellsAreOld = true;
        list.requestLayout();
    }

    // Where it is.

    private int count() {
        return list.getItems() == null ? 0 : list.getItems().size();
    }

    private double rowHeight() {
        return list.getFixedCellSize();
    }

    private double viewHeight() {
        return Math.max(0, list.getHeight() - list.snappedTopInset() - list.snappedBottomInset());
    }

    private double most() {
        return Math.max(0, count() * rowHeight() - viewHeight());
    }

    /// How far the list is scrolled, within its bounds of now.
    private double scrolledBy() {
        return Math.clamp(top, 0, most());
    }

    /// Whether something lies above what is in view.
    ReadOnlyBooleanProperty scrolledProperty() {
        return scrolled.getReadOnlyProperty();
    }

    /// The first row of which something is in view, or -1.
    int firstInView() {
        return count() == 0 ? -1 : (int) (scrolledBy() / rowHeight());
    }

    /// The last row of which something is in view, or -1.
    int lastInView() {
        return Math.min(count(), (int) Math.ceil((scrolledBy() + viewHeight()) / rowHeight())) - 1;
    }

    /// How many pixels of the first row in view are above the upper edge.
    double hiddenAbove() {
        return count() == 0 ? 0 : scrolledBy() % rowHeight();
    }

    /// The rows that a page key moves by: those wholly in view but one, or one.
    int page() {
        return Math.max(1, (int) (viewHeight() / rowHeight()) - 1);
    }

    /// Scrolls so that `hidden` pixels of the row are above the upper edge, or as near as there are
    /// rows.
    void scrollToTop(int row, double hidden) {
        scrollToPixel(Math.clamp(row, 0, Math.max(0, count() - 1)) * rowHeight() + hidden);
    }

    /// Scrolls as little as shows the whole of the row.
    void reveal(int row) {
        if (row >= 0 && row < count()) {
            double begins = row * rowHeight();
            double least = Math.max(0, begins + rowHeight() - viewHeight());
            scrollToPixel(Math.clamp(scrolledBy(), Math.min(least, begins), begins));
        }
    }

    private void scrollToPixel(double pixel) {
        if (top != pixel) {
            top = pixel;
            list.requestLayout();
        }
    }

    // What is drawn.

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        boolean scrolls = count() * rowHeight() > height;
        double barWidth = scrolls ? snapSizeX(bar.prefWidth(-1)) : 0;
        bar.setVisible(scrolls);
        bar.resizeRelocate(x + width - barWidth, y, barWidth, height);
        top = scrolledBy();
        scrolled.set(top > 0);
        moveBar(height);
        double rowWidth = Math.max(0, width - barWidth);
        placeholder.setVisible(count() == 0);
        placeholder.resizeRelocate(x, y, rowWidth, height);
        sheet.resizeRelocate(x, y, rowWidth, height);
        clip.setWidth(rowWidth);
        clip.setHeight(height);
        draw(rowWidth, height);
    }

    private void moveBar(double height) {
        movingBar = true;
        try {
            double all = count() * rowHeight();
            double most = most();
            double part =
                    all == 0 || height == 0 ? 1 : Math.max(height / all, LEAST_THUMB / height);
            bar.setMax(most);
            bar.setVisibleAmount(most * Math.min(1, part));
            bar.setUnitIncrement(rowHeight());
            bar.setBlockIncrement(height);
            bar.setValue(top);
        } finally {
            movingBar = false;
        }
    }

    private void draw(double width, double height) {
        int wanted = height <= 0 ? 0 : (int) Math.ceil(height / rowHeight()) + 1;
        if (cells.size() != wanted) {
            resize(wanted);
        }
        int first = firstInView();
        int last = height <= 0 ? -1 : lastInView();
        double above = Math.rint(hiddenAbove());
        boolean anew = cellsAreOld;
        cellsAreOld = false;
        for (int i = 0; i < cells.size(); i++) {
            ListCell<T> cell = cells.get(i);
            int row = first < 0 ? -1 : first + Math.floorMod(i - first, cells.size());
            boolean shows = row >= 0 && row <= last;
            cell.setVisible(shows);
            if (shows) {
                if (anew || cell.getIndex() != row) {
                    cell.updateIndex(row);
                    cell.applyCss(); // else it would wear what the row before it wore for a frame
                }
                cell.resizeRelocate(0, (row - first) * rowHeight() - above, width, rowHeight());
            } else if (cell.getIndex() >= 0) {
                cell.updateIndex(-1);
            }
        }
    }

    private void resize(int wanted) {
        while (cells.size() > wanted) {
            ListCell<T> last = cells.removeLast();
            last.updateIndex(-1);
            sheet.getChildren().remove(last);
        }
        while (cells.size() < wanted) {
            cells.add(cell());
        }
        cellsAreOld = true;
    }

    private ListCell<T> cell() {
        ListCell<T> cell = list.getCellFactory().call(list);
        cell.updateListView(list);
        cell.setManaged(false); // what changes in a row moves no other
        sheet.getChildren().add(cell);
        return cell;
    }

    @Override
    protected double computeMinWidth(
            double height, double top, double right, double bottom, double left) {
        return left + right;
    }

    @Override
    protected double computeMinHeight(
            double width, double top, double right, double bottom, double left) {
        return top + bottom;
    }

    @Override
    protected double computePrefWidth(
            double height, double top, double right, double bottom, double left) {
        return left + 240 + right;
    }

    @Override
    protected double computePrefHeight(
            double width, double top, double right, double bottom, double left) {
        return top + 400 + bottom;
    }

    // Hands.

    private void takeFocus() {
        if (list.isFocusTraversable()) {
            list.requestFocus();
        }
    }

    private void scrolled(ScrollEvent event) {
        double pixels =
                switch (event.getTextDeltaYUnits()) {
                    case PAGES -> event.getTextDeltaY() * viewHeight();
                    case LINES ->
                            event.getTextDeltaY()
                                    * Math.min(rowHeight(), viewHeight() * MOST_OF_VIEW);
                    case NONE -> event.getDeltaY();
                };
        double before = scrolledBy();
        scrollToPixel(Math.clamp(before - pixels, 0, most()));
        if (scrolledBy() != before) {
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown() || count() == 0) {
            return;
        }
        FocusModel<T> focus = list.getFocusModel();
        int at = focus.getFocusedIndex();
        boolean none = list.getSelectionModel().isEmpty() && !event.isShortcutDown();
        int to =
                switch (event.getCode()) {
                    case UP, KP_UP -> none ? at : at - 1;
                    case DOWN, KP_DOWN -> none ? at : at + 1; // who begins, begins at the first
                    case PAGE_UP -> at - page();
                    case PAGE_DOWN -> at + page();
                    case HOME -> 0;
                    case END -> count() - 1;
                    case SPACE -> {
                        if (event.isControlDown() && !event.isShiftDown()) {
                            toggle(at);
                            event.consume();
                        }
                        yield Integer.MIN_VALUE;
                    }
                    default -> Integer.MIN_VALUE;
                };
        if (to == Integer.MIN_VALUE) {
            return;
        }
        int row = Math.clamp(to, 0, count() - 1);
        if (event.isShortcutDown()) {
            focus.focus(row);
        } else if (row != at || !list.getSelectionModel().isSelected(row)) {
            list.getSelectionModel().clearAndSelect(row);
        }
        reveal(row);
        event.consume();
    }

    private void toggle(int row) {
        MultipleSelectionModel<T> selection = list.getSelectionModel();
        if (row >= 0 && selection.getSelectionMode() == SelectionMode.MULTIPLE) {
            if (selection.isSelected(row)) {
                selection.clearSelection(row);
                list.getFocusModel().focus(row);
            } else {
                selection.select(row);
            }
        }
    }

    // Ears.

    @Override
    protected @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> count();
            case ITEM_AT_INDEX -> parameters[0] instanceof Integer row ? cellOf(row) : null;
            case FOCUS_ITEM -> cellOf(Math.max(0, list.getFocusModel().getFocusedIndex()));
            case SELECTED_ITEMS -> selectedInView();
            case VERTICAL_SCROLLBAR -> bar;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    protected void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case SHOW_ITEM -> {
                if (parameters[0] instanceof ListCell<?> cell) {
                    reveal(cell.getIndex());
                }
            }
            case SET_SELECTED_ITEMS -> {
                if (parameters[0] instanceof List<?> wanted) {
                    list.getSelectionModel().clearSelection();
                    for (Object each : wanted) {
                        if (each instanceof ListCell<?> cell) {
                            list.getSelectionModel().select(cell.getIndex());
                        }
                    }
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    /// Of a million selected rows those in view are told of.
    private ObservableList<Node> selectedInView() {
        ObservableList<Node> selected = javafx.collections.FXCollections.observableArrayList();
        for (int row = Math.max(0, firstInView()); row <= lastInView(); row++) {
            Node cell = list.getSelectionModel().isSelected(row) ? cellOf(row) : null;
            if (cell != null) {
                selected.add(cell);
            }
        }
        return selected;
    }

    private @Nullable ListCell<T> cellOf(int row) {
        if (row < 0 || row >= count()) {
            return null;
        }
        for (ListCell<T> cell : cells) {
            if (cell.getIndex() == row) {
                return cell;
            }
        }
        if (aside == null) {
            aside = cell();
            aside.setVisible(false);
        }
        aside.updateIndex(row);
        return aside;
    }
}
