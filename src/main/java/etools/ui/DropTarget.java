package etools.ui;

import etools.importing.Source;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.util.List;

/// Takes files, folders and text dropped anywhere on the window.
final class DropTarget {

    private final ReaderModel model;
    private final StackPane sign = new StackPane();

    /// @param root receives the drops and shows the sign above all it holds
    DropTarget(ReaderModel model, StackPane root) {
        this.model = model;
        Label text = new Label("Drop to import");
        text.getStyleClass().add("drop-text");
        VBox box = new VBox(12, Icons.icon(Feather.DOWNLOAD, "drop-icon"), text);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("drop-box");
        sign.getChildren().add(box);
        sign.getStyleClass().add("drop-sign");
        sign.setId("drop-sign");
        sign.setMouseTransparent(true);
        sign.setVisible(false);
        root.addEventFilter(DragEvent.DRAG_OVER, this::over);
        root.addEventHandler(DragEvent.DRAG_EXITED, exit -> sign.setVisible(false));
        root.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    }

    Node sign() {
        return sign;
    }

    private void over(DragEvent drag) {
        if (drag.getGestureSource() == null && holdsSomething(drag.getDragboard())) {
            drag.acceptTransferModes(TransferMode.COPY);
            sign.setVisible(true);
            drag.consume();
        }
    }

    private void dropped(DragEvent drop) {
        sign.setVisible(false);
        List<Source> sources =
                drop.getGestureSource() == null ? sources(drop.getDragboard()) : List.of();
        drop.setDropCompleted(!sources.isEmpty());
        drop.consume();
        model.importFiles(sources);
    }

    static boolean holdsSomething(Clipboard board) {
        return board.hasFiles() || board.hasString();
    }

    /// Files where there are any, else the text.
    static List<Source> sources(Clipboard board) {
        if (board.hasFiles()) {
            return board.getFiles().stream()
                    .map(File::toPath)
                    .<Source>map(Source.Named::new)
                    .toList();
        }
        String text = board.hasString() ? board.getString() : null;
        return text == null || text.isBlank() ? List.of() : List.of(new Source.Pasted(text));
    }
}
