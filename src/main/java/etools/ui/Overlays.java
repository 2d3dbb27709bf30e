package etools.ui;

import atlantafx.base.controls.ModalPane;

import etools.importing.FileResult;
import etools.importing.ImportReport;

import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/// Cards that lie over the window until they are closed: the keys, an import's report, about.
final class Overlays {

    private static final double EDGE = 16;

    private final ModalPane pane = new ModalPane();
    private @Nullable Node focusBefore;

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

    /// The sheet of all keys.
    void showShortcuts() {
        GridPane sheet = new GridPane();
        sheet.getStyleClass().add("shortcut-sheet");
        int[] row = {0, 0};
        for (Shortcut.Group group : Shortcut.Group.values()) {
            int column =
                    switch (group) {
                        case FILE, ARTICLE -> 0;
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

    /// What the last import did, and every refusal with its reason.
    void showReport(ImportReport report) {
        Label totals = new Label(totals(report));
        totals.setWrapText(true);
        totals.setId("report-totals");
        ListView<String> lines = new ListView<>();
        lines.setId("report-lines");
        lines.setAccessibleText("Refused files");
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        List<String> refusals = new ArrayList<>();
        for (FileResult file : report.refusedFiles()) {
            for (String why : file.refusals()) {
                refusals.add(file.file() + ": " + why);
            }
        }
        lines.getItems().setAll(refusals);
        Label none = new Label("Nothing was refused.");
        none.getStyleClass().add("muted");
        lines.setPlaceholder(none);
        Button copy = new Button("Copy list", Icons.icon(Feather.COPY));
        copy.setId("report-copy");
        copy.setDisable(lines.getItems().isEmpty());
        copy.setOnAction(clicked -> {
            List<String> chosen = lines.getSelectionModel().getSelectedItems();
            Value.copyToClipboard(
                    String.join("\n", chosen.size() > 1 ? chosen : lines.getItems()) + "\n");
        });
        VBox box = new VBox(10, totals, lines);
        VBox.setVgrow(lines, javafx.scene.layout.Priority.ALWAYS);
        box.getStyleClass().add("overlay-text");
        show("Last import", box, 760, 520, List.of(copy));
    }

    /// `2 added, 1 updated, 4 unchanged, 1 refused, in 8 files`
    static String totals(ImportReport report) {
        StringBuilder text = new StringBuilder();
        append(text, report.added(), " added");
        append(text, report.updated(), " updated");
        append(text, report.unchanged(), " unchanged");
        append(text, report.refused(), " refused");
        if (text.isEmpty()) {
            text.append("nothing to import");
        }
        text.append(", in ").append(Numbers.count(report.files(), "file", "files"));
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
        Label name = new Label(title);
        name.getStyleClass().add("overlay-title");
        boolean asks = more.stream().anyMatch(Button::isDefaultButton);
        Button close = new Button(asks ? "Cancel" : "Close");
        close.setCancelButton(true);
        close.setId("overlay-close");
        close.setOnAction(clicked -> close());
        Region filler = new Region();
        HBox.setHgrow(filler, javafx.scene.layout.Priority.ALWAYS);
        HBox buttons = new HBox(8, filler);
        buttons.getChildren().addAll(more);
        buttons.getChildren().add(close);
        buttons.getStyleClass().add("overlay-buttons");
        BorderPane card = new BorderPane(content, name, null, buttons, null);
        card.getStyleClass().add("overlay-card");
        double room = pane.getHeight() <= 0 ? height : pane.getHeight() - 2 * EDGE;
        card.setPrefSize(width, Math.min(height, room));
        card.setMaxSize(width, Math.min(height, room));
        if (!pane.isDisplay() && pane.getScene() != null) {
            focusBefore = pane.getScene().getFocusOwner();
        }
        pane.show(card);
        close.requestFocus();
    }
}
