package etools.ui;

import etools.ui.text.ComplexLabel;
import etools.ui.text.ComplexText;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Locale;
import java.util.function.Consumer;

/// A named value in the sidebar: it can be selected, and copied with a button, the keyboard or the
/// context menu.
final class Value extends StackPane {

    private static final String NOTHING = "–";
    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final String name;
    private final Consumer<String> show;
    private final Button copy;
    private String text = "";

    private Value(String name, Node content, Consumer<String> show) {
        this.name = name;
        this.show = show;
        setId("value-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        getStyleClass().add("value");
        copy = Icons.button(Feather.COPY, "Copy " + name, this::copy);
        copy.getStyleClass().add("copy-button");
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        getChildren().addAll(content, copy);
        set("");
    }

    /// The name stands at the left, a short value at the right.
    static Value beside(String name) {
        TextField field = field(name);
        field.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(field, Priority.ALWAYS);
        Label label = label(name, field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(8, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return new Value(name, box, setter(field));
    }

    /// The name stands above a longer value.
    static Value below(String name) {
        TextField field = field(name);
        return new Value(name, new VBox(label(name, field), field), setter(field));
    }

    /// The name stands above an address; a click opens it.
    static Value link(String name, Consumer<String> browse) {
        Hyperlink link = new Hyperlink();
        ComplexText.wrap(link.wrapTextProperty(), link.textProperty());
        link.getStyleClass().add("value-link");
        Label plain = new Label();
        ComplexText.wrap(plain.wrapTextProperty(), plain.textProperty());
        plain.getStyleClass().add("value-text");
        plain.setMinHeight(Region.USE_PREF_SIZE);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setOnAction(clicked -> browse.accept(link.getText()));
        Value value =
                new Value(
                        name,
                        new VBox(label(name, link), link, plain),
                        url -> {
                            boolean opens = Links.canOpen(url);
                            link.setText(url);
                            link.setVisited(false);
                            link.setAccessibleText(name + ": " + url);
                            plain.setText(url.isEmpty() ? NOTHING : url);
                            link.setVisible(opens);
                            link.setManaged(opens);
                            plain.setVisible(!opens);
                            plain.setManaged(!opens);
                        });
        link.setContextMenu(value.menu());
        plain.setContextMenu(value.menu());
        link.addEventHandler(
                KeyEvent.KEY_PRESSED,
                press -> {
                    if (COPY.match(press)) {
                        value.copy();
                        press.consume();
                    }
                });
        return value;
    }

    /// Running text without its name.
    static Value text(String name) {
        WrappingText area = new WrappingText(name);
        ComplexLabel complex = new ComplexLabel();
        complex.setAccessibleText(name);
        return new Value(
                name,
                new VBox(area, complex),
                text -> {
                    boolean isComplex = ComplexText.isIn(text);
                    area.setText(isComplex ? "" : text);
                    complex.setText(isComplex ? text : "");
                    area.setVisible(!isComplex);
                    area.setManaged(!isComplex);
                    complex.setVisible(isComplex);
                    complex.setManaged(isComplex);
                });
    }

    private static Label label(String name, Node of) {
        Label label = new Label(name);
        label.setLabelFor(of);
        label.getStyleClass().add("value-name");
        return label;
    }

    private static TextField field(String name) {
        TextField field = new TextField();
        field.setEditable(false);
        field.setPrefColumnCount(1);
        field.getStyleClass().add("value-field");
        field.setAccessibleText(name);
        return field;
    }

    /// A dash for nothing: as a prompt it would keep a colour of no theme.
    private static Consumer<String> setter(TextField field) {
        return shown -> field.setText(shown.isEmpty() ? NOTHING : shown);
    }

    private ContextMenu menu() {
        MenuItem item = new MenuItem("Copy " + name);
        item.setOnAction(chosen -> copy());
        return new ContextMenu(item);
    }

    void set(String value) {
        set(value, value);
    }

    /// @param shownAs instead of a value that is too long to be read
    void set(String value, String shownAs) {
        text = value;
        show.accept(shownAs);
        pseudoClassStateChanged(FILLED, !value.isEmpty());
        copy.setDisable(value.isEmpty());
    }

    /// Says what the value means, when the mouse rests on it and to a screen reader.
    void explain(String meaning) {
        Tooltip tooltip = new Tooltip(meaning);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        Tooltip.install(this, tooltip);
        lookupAll(".value-field").forEach(field -> field.setAccessibleHelp(meaning));
    }

    /// What is shown, whole.
    String get() {
        return text;
    }

    private void copy() {
        copyToClipboard(text);
    }

    static void copyToClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
