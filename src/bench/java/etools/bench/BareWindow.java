package etools.bench;

import atlantafx.base.theme.PrimerLight;

import etools.ui.Fonts;
import etools.ui.JavaFx;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A JavaFX window of the reader's kind with nothing behind it: a list, an article's place and a
/// sidebar, the same theme and typefaces. It tells when its rows are shown as E-Tools does: in the
/// file that the system property `etools.times` names, with the pulse after the one that laid them
/// out.
final class BareWindow {

    private static final int ROWS = 1_000;
    private static final double ROW_HEIGHT = 120;

    private final Stage stage = new Stage();
    private boolean drawing;

    public static void main(String[] args) {
        JavaFx.start();
        Platform.runLater(() -> new BareWindow().show());
    }

    private void show() {
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        ObservableList<String> rows = FXCollections.observableArrayList();
        for (int i = 1; i <= ROWS; i++) {
            rows.add("What was seen at the harbour on day " + i);
        }
        ListView<String> list = new ListView<>(rows);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new Row());
        TextFlow article = new TextFlow();
        for (int i = 0; i < 8; i++) {
            Text paragraph = new Text("Choose an article to read it here. ".repeat(6) + "\n\n");
            paragraph.setStyle("-fx-font-family: 'Source Serif 4'; -fx-font-size: 18px;");
            article.getChildren().add(paragraph);
        }
        VBox sidebar = new VBox(12);
        for (String name :
                new String[] {"Summary", "Statistics", "Details", "ID", "URL", "Date", "Created"}) {
            sidebar.getChildren().addAll(new Label(name), new Label("not yet"));
        }
        SplitPane panes = new SplitPane(list, new ScrollPane(article), sidebar);
        panes.setDividerPositions(0.27, 0.77);
        BorderPane page = new BorderPane(panes);
        page.setTop(new HBox(12, new Label("E-Tools"), new TextField()));
        page.setBottom(new Label(ROWS + " articles"));
        page.setStyle("-fx-font-family: 'Inter';");
        Scene scene = new Scene(page, 1280, 800);
        scene.addPostLayoutPulseListener(this::laidOut);
        stage.setScene(scene);
        stage.show();
    }

    private void laidOut() {
        if (drawing) {
            tell();
        } else {
            drawing = true;
            Platform.requestNextPulse();
        }
    }

    private static void tell() {
        String times = System.getProperty("etools.times");
        if (times != null && !Files.exists(Path.of(times))) {
            try {
                Files.writeString(
                        Path.of(times),
                        "firstRows\t" + System.currentTimeMillis() + "\n",
                        StandardOpenOption.CREATE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Row extends ListCell<String> {
        private final Label badge = new Label("Harbour");
        private final Label title = new Label();
        private final Label summary = new Label();
        private final VBox content =
                new VBox(6, new HBox(6, new Circle(4), badge), title, summary);

        @Override
        protected void updateItem(String row, boolean empty) {
            super.updateItem(row, empty);
            title.setText(row);
            title.setStyle("-fx-font-weight: bold;");
            summary.setText(row);
            setGraphic(empty ? null : content);
        }
    }
}
