package etools.ui;

import etools.article.PageDates;
import etools.library.Addition;
import etools.library.ImportedFile;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/// Where the open article came from: which file, when, read as what.
final class OriginPane extends VBox {

    private static final int HASH_CHARS = 12;

    private final ReaderModel model;
    private final Value file = Value.below("File");
    private final Value imported = Value.beside("Imported");
    private final Value kind = Value.beside("Kind");
    private final Value hash = Value.beside("SHA-256");
    private final Label more = new Label();
    private final Button save = new Button("Save original…", Icons.icon(Feather.SAVE));
    private @Nullable ImportedFile kept;

    /// @param saveOriginal asks where to, and saves it
    OriginPane(ReaderModel model, Consumer<ImportedFile> saveOriginal) {
        this.model = model;
        setId("origin");
        getStyleClass().add("details");
        Label title = new Label("Origin");
        title.getStyleClass().add("section");
        title.setAccessibleRole(AccessibleRole.TEXT);
        more.getStyleClass().add("muted");
        more.setWrapText(true);
        more.setId("origin-more");
        more.managedProperty().bind(more.visibleProperty());
        save.getStyleClass().addAll("small", "flat");
        save.setId("origin-save");
        save.setOnAction(clicked -> {
            ImportedFile original = kept;
            if (original != null) {
                saveOriginal.accept(original);
            }
        });
        save.managedProperty().bind(save.visibleProperty());
        getChildren().addAll(title, file, imported, kind, hash, more, save);
        managedProperty().bind(visibleProperty());
    }

    /// @param origins newest first
    void show(List<Brought> origins) {
        setVisible(!origins.isEmpty());
        Brought newest = best(origins);
        kept = newest == null || !newest.origin().file().originalKept() ? null : newest.kept();
        save.setVisible(kept != null);
        more.setVisible(origins.size() > 1);
        if (newest == null) {
            return;
        }
        ImportedFile from = newest.origin().file();
        file.set(newest.path());
        imported.set(PageDates.minute(newest.origin().when(), model.zone()));
        kind.set(from.importer());
        hash.set(from.sha256(), shortened(from.sha256()));
        int others = origins.size() - 1;
        more.setText(
                others == 1
                        ? "One other file brought it too."
                        : Numbers.count(others) + " other files brought it too.");
    }

    /// The file whose text is shown: the newest that added or changed the article.
    private static @Nullable Brought best(List<Brought> origins) {
        return origins.stream()
                .filter(brought -> brought.origin().outcome() != Addition.Outcome.UNCHANGED)
                .findFirst()
                .orElse(origins.isEmpty() ? null : origins.getFirst());
    }

    static String shortened(String sha256) {
        return sha256.length() > HASH_CHARS ? sha256.substring(0, HASH_CHARS) + "…" : sha256;
    }
}
