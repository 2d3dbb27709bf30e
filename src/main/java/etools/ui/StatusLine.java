package etools.ui;

import etools.library.IndexProgress;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

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
        HBox working = working(model.work());
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
        Label index = new Label();
        index.setId("index-progress");
        index.setPadding(new Insets(0, 16, 0, 0));
        index.managedProperty().bind(index.visibleProperty());
        Runnable showIndex =
                () -> {
                    IndexProgress now = model.indexProgressProperty().get();
                    index.setVisible(!now.isDone());
                    index.setText(
                            "Search index: "
                                    + (now.of() == 0 ? 0 : 100 * now.indexed() / now.of())
                                    + " %");
                };
        model.indexProgressProperty().addListener(changed -> showIndex.run());
        showIndex.run();
        getRightItems().addAll(index, working, progress, paused(model.privacy()), shown);
    }

    /// Says that nothing is recorded, and ends that.
    private static HBox paused(Privacy privacy) {
        Button button = new Button("Recording paused · Resume", Icons.icon(Feather.EYE_OFF));
        button.setId("recording-paused");
        button.getStyleClass().addAll("small", "flat", "recording-paused");
        button.setAccessibleText("Recording paused. Resume");
        button.setTooltip(
                new Tooltip("What you open is not recorded. Click to record readings again."));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(clicked -> privacy.pause(false));
        HBox part = new HBox(button);
        part.getStyleClass().add("recording-paused-part");
        part.setAlignment(Pos.CENTER);
        part.visibleProperty().bind(privacy.pausedProperty());
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    /// What takes its time beside an import.
    private static HBox working(LongWork work) {
        Label what = new Label();
        what.setId("work");
        ProgressBar bar = new ProgressBar();
        bar.setId("work-progress");
        bar.setPrefWidth(160);
        Button cancel = new Button("Cancel");
        cancel.setId("work-cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setOnAction(clicked -> work.cancel());
        HBox box = new HBox(10, what, bar, cancel);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.visibleProperty().bind(work.shownProperty().isNotNull());
        box.managedProperty().bind(box.visibleProperty());
        work.shownProperty()
                .addListener((property, was, is) -> {
                    if (is == null) {
                        bar.setProgress(0); // an indeterminate bar goes on moving unseen
                    } else {
                        what.setText(is.what());
                        bar.setProgress(is.share());
                        bar.setAccessibleText(is.what());
                        cancel.setVisible(is.cancellable());
                        cancel.setAccessibleText("Cancel: " + is.what());
                    }
                });
        return box;
    }
}
