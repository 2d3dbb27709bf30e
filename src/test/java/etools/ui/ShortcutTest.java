package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCombination;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class ShortcutTest {

    @Test
    void noKeyDoesTwoThings() {
        Set<KeyCombination> keys = new HashSet<>();
        for (Shortcut shortcut : Shortcut.values()) {
            for (KeyCombination key : shortcut.keys()) {
                assertThat(keys.add(key)).as(shortcut + " " + key).isTrue();
            }
        }
    }

    @Test
    void theReadmesTableHasARowForEveryKey() {
        assertThat(Shortcut.markdown())
                .contains("| `J`, `Alt+↓` | Open the next article |\n")
                .contains("| `F1` | Show this list |\n");
    }
}
