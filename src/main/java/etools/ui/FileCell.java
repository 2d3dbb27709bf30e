package etools.ui;

import etools.library.ImportedFile;
import etools.library.ImportedFile.Message;
import etools.library.ImportedFile.Severity;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One file of an import: its name, what became of it, and the first thing there is to say of it.
final class FileCell extends ListCell<FileRows.Row> {

    static final double HEIGHT = 48;
    private static final double INDENT = 20;

    private final Supplier<@Nullable FileRows> rows;
    private final FontIcon icon = Icons.icon(Feather.FILE_TEXT, "file-icon");
    private final Label name = new Label();
    private final Label counts = new Label();
    private final Label message = new Label();
    private final HBox line;
    private final ChangeListener<@Nullable ImportedFile> loaded = (property, was, is) -> fill(is);
    private FileRows.@Nullable Row followed;

    FileCell(Supplier<@Nullable FileRows> rows) {
        this.rows = rows;
        getStyleClass().add("file-cell");
        name.getStyleClass().add("file-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(60);
        counts.getStyleClass().add("file-counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        message.getStyleClass().add("file-message");
        message.setMinWidth(0);
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        HBox top = new HBox(10, name, filler, counts);
        top.setAlignment(Pos.BASELINE_LEFT);
        VBox text = new VBox(2, top, message);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(10, icon, text);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(FileRows.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (followed != null) {
            followed.fileProperty().removeListener(loaded);
            followed = null;
        }
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        followed = row;
        row.fileProperty().addListener(loaded);
        setGraphic(line);
        fill(row.file());
    }

    private void fill(@Nullable ImportedFile file) {
        line.setVisible(file != null);
        if (file == null) {
            setAccessibleText("Loading");
            return;
        }
        FileRows list = rows.get();
        int depth = list == null ? 0 : list.depth(file);
        line.setPadding(new Insets(0, 0, 0, depth * INDENT));
        boolean refused = file.refused() > 0;
        boolean warned = file.warnings() > 0;
        icon.setIconCode(
                refused
                        ? Feather.X_CIRCLE
                        : warned
                                ? Feather.ALERT_TRIANGLE
                                : isArchive(file) ? Feather.ARCHIVE : Feather.FILE_TEXT);
        icon.getStyleClass().removeAll("refused-icon", "warning-icon");
        if (refused || warned) {
            icon.getStyleClass().add(refused ? "refused-icon" : "warning-icon");
        }
        name.setText(depth > 0 ? file.name() : Names.of(file.name()));
        counts.setText(counts(file));
        message.setText(below(file));
        setAccessibleText(describe(file, list == null ? null : list.container(file)));
    }

    /// Whether it held other files: of itself there is nothing to count.
    static boolean isArchive(ImportedFile file) {
        return !file.importer().isEmpty()
                && file.added() + file.updated() + file.unchanged() + file.refused() == 0;
    }

    /// `3 added, 1 refused`
    static String counts(ImportedFile file) {
        List<String> parts = new ArrayList<>();
        add(parts, file.added(), "added");
        add(parts, file.updated(), "updated");
        add(parts, file.unchanged(), "unchanged");
        add(parts, file.refused(), "refused");
        if (file.warnings() > 0) {
            parts.add(Numbers.count(file.warnings(), "warning", "warnings"));
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(Numbers.count(count) + " " + what);
        }
    }

    private static String below(ImportedFile file) {
        for (Severity severity : Severity.values()) {
            for (Message each : file.messages()) {
                if (each.severity() == severity) {
                    int more = file.messages().size() - 1;
                    return each.line()
                            + (more > 0 ? "  (and " + Numbers.count(more) + " more)" : "");
                }
            }
        }
        return file.importer();
    }

    private static String describe(ImportedFile file, @Nullable ImportedFile archive) {
        List<String> parts = new ArrayList<>();
        parts.add(Names.of(file.name()));
        if (archive != null) {
            parts.add("in " + Names.of(archive.name()));
        }
        parts.add(counts(file));
        parts.add(below(file));
        parts.removeIf(String::isBlank);
        return String.join(". ", parts);
    }
}
