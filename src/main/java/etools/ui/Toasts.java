package etools.ui;

import atlantafx.base.controls.Notification;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

/// Notifications at the window's lower right; they leave by themselves unless the mouse rests
/// there.
final class Toasts extends VBox {

    private static final Duration STAY = Duration.seconds(12);
    private static final int MOST = 3;

    private final Runnable focusBack;

    /// @param focusBack gives the keyboard back where a notification had it
    Toasts(Runnable focusBack) {
        this.focusBack = focusBack;
        setId("toasts");
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    }

    /// Stays until it is answered.
    void ask(Feather icon, String message, Button... actions) {
        show(icon, message, false, actions);
    }

    void show(Feather icon, String message, Button... actions) {
        show(icon, message, true, actions);
    }

    private void show(Feather icon, String message, boolean leaves, Button... actions) {
        Notification toast = new Notification(message, Icons.icon(icon));
        toast.getStyleClass().addAll("toast", "elevated-2");
        toast.setAccessibleText(message);
        toast.setPrefWidth(400);
        toast.setMaxWidth(400);
        toast.setPrimaryActions(actions);
        toast.setOnClose(closed -> remove(toast));
        for (Button action : actions) {
            action.addEventHandler(javafx.event.ActionEvent.ACTION, done -> remove(toast));
        }
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(done -> remove(toast));
        toast.hoverProperty()
                .addListener((property, was, is) -> {
                    if (is) {
                        stay.stop();
                    } else if (leaves) {
                        stay.playFromStart();
                    }
                });
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            remove(getChildren().getFirst());
        }
        if (leaves) {
            stay.play();
        }
    }

    private void remove(Node toast) {
        boolean hadFocus = false;
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node each = owner; each != null; each = each.getParent()) {
            hadFocus |= each.equals(toast);
        }
        getChildren().remove(toast);
        if (hadFocus) {
            focusBack.run();
        }
    }

    boolean closeNewest() {
        if (getChildren().isEmpty()) {
            return false;
        }
        remove(getChildren().getLast());
        return true;
    }
}
