package etools.ui;

import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.GestureEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;

import java.util.List;

/// What a person does in a window: moving the mouse, scrolling, pressing keys, touching. What moves
/// under a mouse that rests is not their doing.
final class InputMoves {

    private static final List<EventType<? extends InputEvent>> MOVES =
            List.of(
                    MouseEvent.MOUSE_MOVED,
                    MouseEvent.MOUSE_DRAGGED,
                    MouseEvent.MOUSE_PRESSED,
                    MouseEvent.MOUSE_RELEASED,
                    GestureEvent.ANY,
                    TouchEvent.ANY,
                    KeyEvent.KEY_PRESSED,
                    InputMethodEvent.INPUT_METHOD_TEXT_CHANGED);

    /// Calls `moved` at each of them, whatever becomes of it.
    static void in(Scene scene, Runnable moved) {
        EventHandler<InputEvent> tell = event -> moved.run();
        MOVES.forEach(type -> scene.addEventFilter(type, tell));
    }

    private InputMoves() {}
}
