package etools.ui;

import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// Cards that hang from something in the window, one at a time. They close on Escape and on a press
/// outside.
final class PopOvers extends Pane {

    private static final double GAP = 4;
    private static final double EDGE = 10;

    private @Nullable Region card;
    private @Nullable Region owner;
    private final EventHandler<MouseEvent> pressed = this::pressed;
    private final Runnable focusBack;
    private Runnable whenClosed = () -> {};

    /// @param focusBack gives the keyboard back where a card had it
    PopOvers(Runnable focusBack) {
        this.focusBack = focusBack;
        setId("pop-overs");
        setPickOnBounds(false);
        sceneProperty()
                .addListener((property, was, is) -> {
                    if (was != null) {
                        was.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
                    }
                    if (is != null) {
                        is.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
                    }
                });
    }

    /// @param owner what the card hangs from
    /// @param whenClosed runs when the card is gone, however that came
    void show(Region card, Region owner, Runnable whenClosed) {
        if (!card.equals(this.card)) {
            close();
            if (!card.getStyleClass().contains("pop-over")) {
                card.getStyleClass().add("pop-over");
            }
            card.setManaged(false);
            getChildren().setAll(card);
        }
        this.card = card;
        this.owner = owner;
        this.whenClosed = whenClosed;
        requestLayout();
    }

    boolean isShowing() {
        return card != null;
    }

    boolean isShowing(Region which) {
        return which.equals(card);
    }

    /// @return whether there was one
    boolean close() {
        if (card == null) {
            return false;
        }
        boolean hadFocus = getScene() != null && isIn(getScene().getFocusOwner(), card);
        card = null;
        owner = null;
        getChildren().clear();
        if (hadFocus) {
            focusBack.run();
        }
        Runnable then = whenClosed;
        whenClosed = () -> {};
        then.run();
        return true;
    }

    void close(Region which) {
        if (isShowing(which)) {
            close();
        }
    }

    private void pressed(MouseEvent press) {
        Scene scene = getScene();
        Node target = press.getTarget() instanceof Node node ? node : null;
        if (scene != null && card != null && !isIn(target, card) && !isIn(target, owner)) {
            close();
        }
    }

    private static boolean isIn(@Nullable Node node, @Nullable Node parent) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(parent)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void layoutChildren() {
        Region shown = card;
        Region from = owner;
        if (shown == null || from == null) {
            return;
        }
        Bounds place = sceneToLocal(from.localToScene(from.getLayoutBounds()));
        double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * EDGE);
        double y = place.getMaxY() + GAP;
        double height = Math.min(shown.prefHeight(width), getHeight() - y - EDGE);
        double x = Math.max(EDGE, Math.min(place.getMinX(), getWidth() - EDGE - width));
        shown.resizeRelocate(Math.rint(x), Math.rint(y), Math.rint(width), Math.rint(height));
    }
}
