package etools.ui;

import etools.library.ImportedFile;
import etools.library.ImportedFile.Message;
import etools.library.ImportedFile.Severity;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What became of one file of an import, message by message.
final class FilePane extends VBox {

    private final Label name = new Label();
    private final Label facts = new Label();
    private final ListView<Message> messages = new ListView<>();
    private final Label nothing = new Label();
    private final Button save = new Button("Save original…", Icons.icon(Feather.SAVE));
    private final Button show = new Button("Show its articles", Icons.icon(Feather.LIST));
    private final Button copy = new Button("Copy messages", Icons.icon(Feather.COPY));
    private @Nullable ImportedFile file;

    FilePane(Consumer<ImportedFile> saveOriginal, Consumer<ImportedFile> showArticles) {
        setId("import-file");
        getStyleClass().add("file-pane");
        name.getStyleClass().add("file-pane-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        facts.getStyleClass().add("muted");
        facts.setId("file-facts");
        facts.setMinWidth(0);
        messages.setId("file-messages");
        messages.getStyleClass().add("messages");
        messages.setAccessibleText("What was refused or is worth a warning in this file");
        messages.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        messages.setCellFactory(list -> new MessageCell());
        nothing.getStyleClass().add("muted");
        messages.setPlaceholder(nothing);
        VBox.setVgrow(messages, Priority.ALWAYS);
        messages.setMinHeight(60);
        save.setId("save-original");
        show.setId("show-file-articles");
        copy.setId("copy-messages");
        for (Button each : List.of(show, save, copy)) {
            each.getStyleClass().addAll("small", "flat");
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        save.setOnAction(clicked -> with(saveOriginal));
        show.setOnAction(clicked -> with(showArticles));
        copy.setOnAction(clicked -> copy());
        VBox titles = new VBox(2, name, facts);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        HBox head = new HBox(4, titles, show, save, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, messages);
        show(null, List.of());
    }

    private void with(Consumer<ImportedFile> action) {
        if (file != null) {
            action.accept(file);
        }
    }

    @Nullable ImportedFile file() {
        return file;
    }

    /// @param inside names of the archives that it lay in, outermost first
    void show(@Nullable ImportedFile shown, List<String> inside) {
        file = shown;
        setVisible(shown != null);
        if (shown == null) {
            messages.getItems().clear();
            return;
        }
        List<String> path = new ArrayList<>(inside);
        path.add(inside.isEmpty() ? Names.of(shown.name()) : shown.name());
        name.setText(String.join(" › ", path));
        name.setTooltip(new Tooltip(shown.name()));
        name.setAccessibleText(shown.name());
        List<String> parts = new ArrayList<>();
        parts.add(shown.importer());
        parts.add(Names.size(shown.bytes()));
        if (!shown.sha256().isEmpty()) {
            parts.add("SHA-256 " + OriginPane.shortened(shown.sha256()));
        }
        parts.removeIf(String::isBlank);
        facts.setText(String.join("  ·  ", parts));
        List<Message> sorted = new ArrayList<>(shown.messages());
        sorted.sort(java.util.Comparator.comparing(Message::severity)); // what is missing first
        messages.getItems().setAll(sorted);
        nothing.setText(
                FileCell.isArchive(shown)
                        ? "What lay in it stands below it in the list."
                        : "Nothing was refused, and there is nothing to warn of.");
        copy.setDisable(sorted.isEmpty());
        save.setDisable(!shown.originalKept());
        show.setDisable(shown.added() + shown.updated() + shown.unchanged() == 0);
    }

    private void copy() {
        List<Message> selected = messages.getSelectionModel().getSelectedItems();
        List<Message> copied = selected.size() > 1 ? selected : messages.getItems();
        Value.copyToClipboard(
                copied.stream().map(Message::line).collect(Collectors.joining("\n")) + "\n");
    }

    private static final class MessageCell extends ListCell<Message> {
        private final Label text = new Label();

        MessageCell() {
            text.setWrapText(true);
            text.getStyleClass().add("message-text");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Message message, boolean empty) {
            super.updateItem(message, empty);
            if (empty || message == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean refused = message.severity() == Severity.REFUSED;
            text.setText(message.line());
            text.setGraphic(
                    Icons.icon(
                            refused ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE,
                            refused ? "refused-icon" : "warning-icon"));
            setGraphic(text);
            setAccessibleText((refused ? "Refused: " : "Warning: ") + message.line());
        }
    }
}
