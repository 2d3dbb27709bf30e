package etools.ui;

import javafx.collections.ObservableList;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;

import org.controlsfx.control.SegmentedButton;

/// A row of buttons of which one is on: a click, Space or an arrow key chooses another, and what is
/// on stays on.
final class Segments extends SegmentedButton {

    Segments(String... styleClasses) {
        setToggleGroup(new ToggleGroup());
        getStyleClass().add("filters");
        getStyleClass().addAll(styleClasses);
        // JavaFX's own arrow keys turn the next button on without its action.
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// @param chosen also when its button was on before
    ToggleButton add(String id, String label, Runnable chosen) {
        ToggleButton button = new ToggleButton(label);
        button.setId(id);
        button.setOnAction(clicked -> {
            button.setSelected(true); // a second click does not unselect
            chosen.run();
        });
        getButtons().add(button);
        return button;
    }

    private void pressed(KeyEvent press) {
        switch (press.getCode()) {
            case LEFT, UP, KP_LEFT, KP_UP -> step(-1);
            case RIGHT, DOWN, KP_RIGHT, KP_DOWN -> step(1);
            default -> {
                return;
            }
        }
        press.consume();
    }

    private void step(int by) {
        ObservableList<ToggleButton> buttons = getButtons();
        int at = 0;
        while (at < buttons.size() && !buttons.get(at).isFocused()) {
            at++;
        }
        int next = at + by;
        if (at < buttons.size() && next >= 0 && next < buttons.size()) {
            ToggleButton chosen = buttons.get(next);
            chosen.fire();
            chosen.requestFocus();
        }
    }
}
