package etools.ui;

import atlantafx.base.controls.ModalPane;

import etools.importing.ImportReport;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Cards that lie over the window until they are closed: the keys, the imports, about.
final class Overlays {

    private static final double EDGE = 16;

    private final ModalPane pane = new ModalPane();
    private @Nullable Node focusBefore;
    private BooleanSupplier escape = () -> false;
    private Runnable whenClosed = () -> {};

    /// @param focusBack gives the keyboard back where what had it is gone
    Overlays(Runnable focusBack) {
        pane.setId("overlay");
        pane.setAccessibleText("Dialog");
        pane.visibleProperty().bind(pane.displayProperty());
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        pane.displayProperty()
                .addListener((property, was, is) -> {
                    Node before = focusBefore;
                    if (!is) {
                        escape = () -> false;
                        Runnable then = whenClosed;
                        whenClosed = () -> {};
                        then.run();
                    }
                    if (!is && before != null) {
                        before.requestFocus();
                        focusBefore = null;
                    }
                });
    }

    Node node() {
        return pane;
    }

    boolean isShowing() {
        return pane.isDisplay();
    }

    void close() {
        pane.hide(true);
    }

    /// Escape: what lies on top may need it before the card closes.
    void escape() {
        if (!escape.getAsBoolean()) {
            close();
        }
    }

    /// The sheet of all keys.
    void showShortcuts() {
        GridPane sheet = new GridPane();
        sheet.getStyleClass().add("shortcut-sheet");
        int[] row = {0, 0};
        for (Shortcut.Group group : Shortcut.Group.values()) {
            int column =
                    switch (group) {
                        case FILE, ARTICLE, READING -> 0;
                        case EDIT, VIEW, HELP -> 1;
                    };
            Label title = new Label(group.label());
            title.getStyleClass().add("section");
            sheet.add(title, column * 2, row[column]++, 2, 1);
            for (Shortcut shortcut : Shortcut.values()) {
                if (shortcut.group() == group && !shortcut.keys().isEmpty()) {
                    HBox keys = new HBox(4);
                    keys.setAlignment(Pos.CENTER_RIGHT);
                    for (String name : shortcut.keyNames().stream().limit(2).toList()) {
                        Label key = new Label(name);
                        key.getStyleClass().add("kbd");
                        key.setMinWidth(Region.USE_PREF_SIZE);
                        keys.getChildren().add(key);
                    }
                    Label what = new Label(shortcut.description());
                    what.setWrapText(true);
                    sheet.add(keys, column * 2, row[column]);
                    sheet.add(what, column * 2 + 1, row[column]++);
                }
            }
        }
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Keyboard shortcuts");
        scroll.getStyleClass().add("edge-to-edge");
        show("Keyboard shortcuts", scroll, 900, 700, List.of());
    }

    void showAbout(String version) {
        Label text =
                new Label(
                        "Version "
                                + version
                                + "\nA desktop reader for news you keep.\n\nYour articles and the"
                                + " record of your readings stay on this computer.");
        text.setWrapText(true);
        VBox box = new VBox(text);
        box.getStyleClass().add("overlay-text");
        show("E-Tools", box, 420, 220, List.of());
    }

    /// A card that fills most of the window.
    ///
    /// @param note stands beside the buttons
    /// @param escape asked at Escape whether the content needs it itself
    /// @param closed runs when the card is gone
    void showLarge(
            String title,
            Region content,
            Region note,
            double width,
            double height,
            BooleanSupplier escape,
            Runnable closed) {
        show(title, content, note, width, height, List.of());
        this.escape = escape;
        whenClosed = closed;
        pane.applyCss(); // the content is in the window only then
        pane.layout();
    }

    /// `2 added, 1 updated, 4 unchanged, 1 refused, in 8 files`
    static String totals(ImportReport report) {
        StringBuilder text = new StringBuilder();
        append(text, report.added(), " added");
        append(text, report.updated(), " updated");
        append(text, report.unchanged(), " unchanged");
        append(text, report.refused(), " refused");
        append(text, report.subscriptions(), report.subscriptions() == 1 ? " feed" : " feeds");
        if (text.isEmpty()) {
            text.append("nothing to import");
        }
        text.append(", in ").append(Numbers.count(report.files(), "file", "files"));
        if (report.warnings() > 0) {
            text.append("; ").append(Numbers.count(report.warnings(), "warning", "warnings"));
        }
        if (!report.stopped().isEmpty()) {
            text.append("; ended early: ").append(report.stopped());
        }
        return text.insert(0, "Imported: ").append('.').toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(Numbers.count(count)).append(what);
        }
    }

    /// Asks for something; Enter is `ok`, Escape leaves all as it was.
    ///
    /// @param done runs after `ok`
    void ask(String title, Region form, BooleanBinding complete, String ok, Runnable done) {
        Button save = new Button(ok);
        save.setId("overlay-ok");
        save.setDefaultButton(true);
        save.disableProperty().bind(complete.not());
        save.setOnAction(clicked -> {
            close();
            done.run();
        });
        show(title, form, 460, 270, List.of(save));
        pane.applyCss(); // the form is in the window only then
        pane.layout();
        form.requestFocus();
    }

    private void show(String title, Node content, double width, double height, List<Button> more) {
        show(title, content, new Region(), width, height, more);
    }

    private void show(
            String title,
            Node content,
            Region note,
            double width,
            double height,
            List<Button> more) {
        Label name = new Label(title);
        name.getStyleClass().add("overlay-title");
        boolean asks = more.stream().anyMatch(Button::isDefaultButton);
        Button close = new Button(asks ? "Cancel" : "Close");
        close.setCancelButton(true);
        close.setId("overlay-close");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(clicked -> close());
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox buttons = new HBox(8, note);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getChildren().addAll(more);
        buttons.getChildren().add(close);
        buttons.getStyleClass().add("overlay-buttons");
        BorderPane card = new BorderPane(content, name, null, buttons, null);
        card.getStyleClass().add("overlay-card");
        card.prefWidthProperty().bind(fitting(width, pane.widthProperty()));
        card.prefHeightProperty().bind(fitting(height, pane.heightProperty()));
        card.maxWidthProperty().bind(card.prefWidthProperty());
        card.maxHeightProperty().bind(card.prefHeightProperty());
        if (!pane.isDisplay() && pane.getScene() != null) {
            focusBefore = pane.getScene().getFocusOwner();
        }
        escape = () -> false;
        pane.show(card);
        close.requestFocus();
    }

    /// The length wanted, or what the window has room for.
    private static DoubleBinding fitting(double wanted, ReadOnlyDoubleProperty room) {
        return Bindings.createDoubleBinding(
                () -> room.get() <= 0 ? wanted : Math.min(wanted, room.get() - 2 * EDGE), room);
    }
}
