package etools.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The pages of the reading record. One at a time lies over the panes, between the header and the
/// status bar; it goes when the reader lists or opens something.
final class RecordPages extends BorderPane {

    /// One of them, made when it is shown for the first time.
    interface Page {

        String title();

        Node node();

        /// What can be done with the page; stands at the right of its heading.
        List<Node> tools();

        /// The page is on the screen: it asks for what it shows.
        void shown();

        /// Takes the keyboard.
        void focus();

        /// The page left the screen.
        void hidden();

        /// Whether the page needs Escape itself.
        boolean escape();

        /// Whether all of it is drawn.
        default boolean isQuiet() {
            return true;
        }

        /// All of it, also what is out of sight; null where the window shows what there is.
        default @Nullable WritableImage picture() {
            return null;
        }
    }

    private final Runnable focusBack;
    private final Map<Shortcut, Supplier<Page>> makers = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, Page> made = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, ToggleButton> buttons = new EnumMap<>(Shortcut.class);
    private final Segments segments = new Segments("page-switch");
    private final HBox tools = new HBox(6);
    private final ReadOnlyObjectWrapper<@Nullable Shortcut> currentPage =
            new ReadOnlyObjectWrapper<>();
    private @Nullable Shortcut current;
    private @Nullable Node focusBefore;

    /// @param focusBack gives the keyboard back where what had it is gone
    RecordPages(ReaderModel model, Runnable focusBack) {
        this.focusBack = focusBack;
        setId("record-pages");
        getStyleClass().add("record-pages");
        setVisible(false);
        Button back = Icons.button(Feather.ARROW_LEFT, "Back to the articles (Esc)", this::close);
        back.setId("page-back");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(0);
        HBox head = new HBox(10, back, segments, filler, tools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        setTop(head);
        model.queryProperty().addListener((property, was, is) -> close(false));
        model.pickedProperty().addListener((property, was, is) -> close(false));
        model.chosenProperty()
                .addListener((property, was, is) -> {
                    if (is != null) {
                        close(false);
                    }
                });
    }

    /// From now on this page is in the switch.
    void add(Shortcut shortcut, Supplier<Page> maker) {
        makers.put(shortcut, maker);
        ToggleButton button =
                segments.add(
                        "page-" + shortcut.name().toLowerCase(Locale.ROOT),
                        shortcut.label(),
                        () -> show(shortcut));
        button.setAccessibleHelp(shortcut.description());
        buttons.put(shortcut, button);
    }

    /// The page that is shown, or null.
    ReadOnlyObjectProperty<@Nullable Shortcut> currentProperty() {
        return currentPage.getReadOnlyProperty();
    }

    /// Whether a page lies over the panes.
    ReadOnlyBooleanProperty showingProperty() {
        return visibleProperty();
    }

    boolean isShowing() {
        return isVisible();
    }

    /// Whether all that is shown is drawn.
    boolean isQuiet() {
        return current == null || page(current).isQuiet();
    }

    /// Shows the page, or the panes again where it is shown.
    void toggle(Shortcut which) {
        if (which == current) {
            close();
        } else {
            show(which);
        }
    }

    void show(Shortcut which) {
        if (which == current) {
            return;
        }
        leave();
        if (!isVisible()) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        current = which;
        currentPage.set(which);
        Page page = page(which);
        Objects.requireNonNull(buttons.get(which)).setSelected(true);
        tools.getChildren().setAll(page.tools());
        setCenter(page.node());
        setAccessibleText(page.title());
        setVisible(true);
        page.shown();
        page.focus();
    }

    /// Puts the keyboard on the page.
    void focus() {
        if (current != null) {
            page(current).focus();
        }
    }

    /// Escape: what lies on the page may need it before the page closes.
    void escape() {
        if (current == null || !page(current).escape()) {
            close();
        }
    }

    /// Shows the panes again, with the keyboard where it was.
    void close() {
        close(true);
    }

    private void close(boolean focus) {
        if (current == null) {
            return;
        }
        boolean hadFocus = getScene() != null && isHere(getScene().getFocusOwner());
        leave();
        current = null;
        currentPage.set(null);
        setVisible(false);
        Node before = focusBefore;
        focusBefore = null;
        if (!focus && !hadFocus) {
            return;
        }
        if (focus && before != null && before.getScene() != null && !isHere(before)) {
            before.requestFocus();
        } else {
            focusBack.run();
        }
    }

    private void leave() {
        if (current != null) {
            page(current).hidden();
        }
    }

    /// See [Page#picture].
    @Nullable WritableImage picture() {
        return current == null ? null : page(current).picture();
    }

    private Page page(Shortcut which) {
        return made.computeIfAbsent(
                which, first -> Objects.requireNonNull(makers.get(first)).get());
    }

    private boolean isHere(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(this)) {
                return true;
            }
        }
        return false;
    }
}
