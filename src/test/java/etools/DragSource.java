package etools;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import java.io.File;
import java.util.List;

/// Another program, from which files are dragged: a small window in the screen's upper left corner.
public final class DragSource {

    static final int SIZE = 120;

    private DragSource() {}

    /// @param files to drag, as paths
    public static void main(String... files) {
        Platform.startup(() -> show(List.of(files).stream().map(File::new).toList()));
    }

    private static void show(List<File> files) {
        Label label = new Label("Drag me");
        label.setMinSize(SIZE, SIZE);
        label.setOnDragDetected(event -> {
            Dragboard board = label.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(files);
            board.setContent(content);
            event.consume();
        });
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setTitle("Drag source");
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(label, SIZE, SIZE));
        stage.setAlwaysOnTop(true);
        stage.show();
    }
}
