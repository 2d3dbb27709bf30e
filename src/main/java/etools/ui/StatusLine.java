package etools.ui;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.controlsfx.control.StatusBar;

/// The window's last line: what was done, what an import is at, how much is shown and selected.
final class StatusLine extends StatusBar {

    private static final Duration STAY = Duration.seconds(10);

    private final Label shown = new Label();

    /// @param address of the link the mouse is on, or ""
    StatusLine(ReaderModel model, ListPane list, ReadOnlyStringProperty address) {
        getStyleClass().add("status-line");
        setId("status");
        setAccessibleText("Status");
        setFocusTraversable(false);
        setText("");
        setMinHeight(28);
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(done -> setText(""));
        model.messageProperty()
                .addListener((property, was, is) -> {
                    setText(is);
                    stay.playFromStart();
                });
        address.addListener((property, was, is) -> {
            stay.stop();
            setText(is);
        });
        Label progressText = new Label();
        progressText.setId("import-progress");
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(160);
        bar.setAccessibleText("Import");
        Button cancel = new Button("Cancel");
        cancel.setId("import-cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setAccessibleText("Cancel the import");
        cancel.setOnAction(clicked -> model.cancelImport());
        HBox progress = new HBox(10, progressText, bar, cancel);
        progress.setAlignment(Pos.CENTER_RIGHT);
        progress.visibleProperty().bind(model.importProgressProperty().isNotNull());
        progress.managedProperty().bind(progress.visibleProperty());
        model.importProgressProperty()
                .addListener((property, was, is) -> {
                    if (is != null) {
                        bar.setProgress(is.share());
                        progressText.setText(
                                "Importing: "
                                        + Numbers.count(is.files(), "file", "files")
                                        + ", "
                                        + Numbers.count(is.articles(), "article", "articles")
                                        + " ("
                                        + Numbers.count(Math.round(is.articlesPerSecond()))
                                        + " a second)");
                    }
                });
        shown.setId("shown-count");
        shown.getStyleClass().add("status-count");
        Runnable count =
                () -> {
                    int selected = list.selectedCountProperty().get();
                    int size = model.headlines().size();
                    shown.setText(
                            Numbers.count(size, "article", "articles")
                                    + (selected > 1
                                            ? "  ·  " + Numbers.count(selected) + " selected"
                                            : ""));
                };
        model.headlines().addListener((ListChangeListener<HeadlineRow>) change -> count.run());
        list.selectedCountProperty().addListener(changed -> count.run());
        count.run();
        shown.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.filledProperty().get(), model.filledProperty()));
        getRightItems().addAll(progress, shown);
    }
}
