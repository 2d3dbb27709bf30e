package etools.ui;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/// What each [Shortcut] does in this window; menus, buttons and keys all come here.
final class Commands {

    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private final Map<Shortcut, ObservableBooleanValue> enabled = new EnumMap<>(Shortcut.class);
    private ObservableBooleanValue panesHidden = new SimpleBooleanProperty(false);
    private Runnable copyTitle = () -> {};
    private Runnable copyLink = () -> {};

    void on(Shortcut shortcut, Runnable action) {
        actions.put(shortcut, action);
    }

    void on(Shortcut shortcut, ObservableBooleanValue when, Runnable action) {
        actions.put(shortcut, action);
        enabled.put(shortcut, when);
    }

    /// While that is so, what needs the panes cannot be done.
    void whilePanesAreHidden(ObservableBooleanValue hidden) {
        panesHidden = hidden;
    }

    void onCopy(Runnable title, Runnable link) {
        copyTitle = title;
        copyLink = link;
    }

    void copyTitle() {
        copyTitle.run();
    }

    void copyLink() {
        copyLink.run();
    }

    void run(Shortcut shortcut) {
        if (isEnabled(shortcut)) {
            actions.getOrDefault(shortcut, () -> {}).run();
        }
    }

    private boolean isEnabled(Shortcut shortcut) {
        ObservableBooleanValue when = enabled.get(shortcut);
        return (when == null || when.get()) && !isHidden(shortcut);
    }

    private boolean isHidden(Shortcut shortcut) {
        return panesHidden.get() && shortcut.needsPanes();
    }

    /// A menu's item; the key it shows is handled by [#pressed].
    MenuItem item(Shortcut shortcut) {
        MenuItem item = new MenuItem(shortcut.label());
        item.setMnemonicParsing(false);
        if (!shortcut.keys().isEmpty()) {
            item.setAccelerator(shortcut.keys().getFirst());
        }
        item.setOnAction(chosen -> run(shortcut));
        ObservableBooleanValue when = enabled.get(shortcut);
        if (when != null || shortcut.needsPanes()) {
            Observable[] changing =
                    when == null
                            ? new Observable[] {panesHidden}
                            : new Observable[] {panesHidden, when};
            item.disableProperty()
                    .bind(Bindings.createBooleanBinding(() -> !isEnabled(shortcut), changing));
        }
        return item;
    }

    /// Handles a key before any control sees it, unless the control needs it itself.
    void pressed(KeyEvent press, @Nullable Node focusOwner) {
        for (Map.Entry<Shortcut, Runnable> entry : actions.entrySet()) {
            for (KeyCombination key : entry.getKey().keys()) {
                if (key.match(press)
                        && !isHidden(entry.getKey())
                        && isOurs(entry.getKey(), key, focusOwner)) {
                    press.consume();
                    run(entry.getKey());
                    return;
                }
            }
        }
    }

    /// Keeps keys that a text field needs from the menus.
    static void keepTyping(KeyEvent press, @Nullable Node focusOwner) {
        if (isTyping(focusOwner)) {
            boolean bare =
                    !press.isShortcutDown()
                            && !press.isAltDown()
                            && !press.getCode().isFunctionKey();
            boolean editing =
                    press.isShortcutDown()
                            && switch (press.getCode()) {
                                case A, C, V, X, Z -> true;
                                default -> false;
                            };
            boolean free =
                    switch (press.getCode()) {
                        case ESCAPE, TAB, ENTER -> true;
                        default -> false;
                    };
            if ((bare && !free) || editing) {
                press.consume();
            }
        }
    }

    private static boolean isOurs(
            Shortcut shortcut, KeyCombination key, @Nullable Node focusOwner) {
        boolean typing = isTyping(focusOwner);
        boolean bare =
                key instanceof KeyCodeCombination code
                        && code.getShortcut() != KeyCombination.ModifierValue.DOWN
                        && code.getAlt() != KeyCombination.ModifierValue.DOWN
                        && !code.getCode().isFunctionKey()
                        && code.getCode() != KeyCode.ESCAPE;
        boolean inCard = isInCard(focusOwner);
        if (inCard && bare) {
            return false;
        }
        return switch (shortcut) {
            case UNDO, COPY, SELECT_ALL, PASTE -> !typing && !ownText(focusOwner, shortcut);
            case READ_ON -> !typing && !isButton(focusOwner);
            case REMOVE -> !typing && focusOwner instanceof javafx.scene.control.ListView<?>;
            default -> !(typing && bare);
        };
    }

    /// A field for a day has the keyboard where the text in it does.
    private static boolean isTyping(@Nullable Node focusOwner) {
        return focusOwner instanceof TextInputControl
                || (focusOwner instanceof ComboBoxBase<?> box && box.isEditable());
    }

    /// A card that hangs from something has keys of its own.
    private static boolean isInCard(@Nullable Node focusOwner) {
        for (Node each = focusOwner; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("pop-over")) {
                return true;
            }
        }
        return false;
    }

    /// Space presses a button that has the focus.
    private static boolean isButton(@Nullable Node focusOwner) {
        return focusOwner instanceof javafx.scene.control.ButtonBase;
    }

    /// The article's text selects and copies for itself.
    private static boolean ownText(@Nullable Node focusOwner, Shortcut shortcut) {
        return (shortcut == Shortcut.COPY || shortcut == Shortcut.SELECT_ALL)
                && focusOwner instanceof ArticleView;
    }
}
