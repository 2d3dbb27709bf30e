package etools.bench;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.PrimerLight;

import etools.ui.Fonts;
import etools.ui.JavaFx;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A JavaFX window of the reader's kind with nothing behind it: header with menus, a list, an
/// article's place, a sidebar and a status bar, in the same theme, style sheet and typefaces. It
/// tells when its rows are shown as E-Tools does: in the file that the system property
/// `etools.times` names, with the pulse after the one that laid them out.
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
        SplitPane panes = new SplitPane(list(), article(), sidebar());
        panes.setDividerPositions(0.27, 0.77);
        BorderPane page = new BorderPane(panes);
        page.getStyleClass().add("reader-root");
        page.setTop(header());
        StatusBar status = new StatusBar();
        status.setText("");
        status.getRightItems().add(new Label(ROWS + " articles"));
        page.setBottom(status);
        Scene scene = new Scene(page, 1280, 800);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Fonts.class.getResource("etools.css"))
                                .toExternalForm());
        scene.addPostLayoutPulseListener(this::laidOut);
        stage.setTitle("Bare");
        stage.setScene(scene);
        stage.show();
    }

    private static Node header() {
        MenuBar menus = new MenuBar();
        for (String name : new String[] {"File", "Edit", "Go", "Article", "View", "Help"}) {
            Menu menu = new Menu(name);
            for (int i = 1; i <= 8; i++) {
                menu.getItems().add(new MenuItem(name + " " + i));
            }
            menus.getMenus().add(menu);
        }
        CustomTextField field = new CustomTextField();
        field.setPrefWidth(420);
        field.setLeft(new FontIcon(Feather.SEARCH));
        Button choose = new Button("Import", new FontIcon(Feather.DOWNLOAD));
        choose.getStyleClass().add("accent");
        HBox header = new HBox(16, new Label("E-Tools"), menus, field, icon(Feather.MOON), choose);
        header.getStyleClass().add("header");
        return header;
    }

    private static Button icon(Feather feather) {
        Button button = new Button(null, new FontIcon(feather));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(feather.getDescription()));
        return button;
    }

    private static Node list() {
        ObservableList<String> rows = FXCollections.observableArrayList();
        for (int i = 1; i <= ROWS; i++) {
            rows.add("What was seen at the harbour on day " + i + " by those who stood there");
        }
        ListView<String> list = new ListView<>(rows);
        list.getStyleClass().add("articles");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new Row());
        SegmentedButton show =
                new SegmentedButton(
                        new ToggleButton("All"),
                        new ToggleButton("Unread"),
                        new ToggleButton("Starred"));
        BorderPane pane = new BorderPane(list);
        pane.setTop(new HBox(8, new Label("All articles"), show, icon(Feather.FILTER)));
        return pane;
    }

    private static Node article() {
        TextFlow article = new TextFlow();
        for (int i = 0; i < 8; i++) {
            Text paragraph = new Text("Choose an article to read it here. ".repeat(6) + "\n\n");
            paragraph.setStyle("-fx-font-family: 'Source Serif 4'; -fx-font-size: 18px;");
            article.getChildren().add(paragraph);
        }
        return new ScrollPane(article);
    }

    private static Node sidebar() {
        VBox sidebar = new VBox(12);
        for (String name :
                new String[] {
                    "Summary",
                    "Words",
                    "Read Count",
                    "ID",
                    "Category ID",
                    "URL",
                    "Date",
                    "Created",
                    "Updated",
                    "Last Read"
                }) {
            sidebar.getChildren().add(new Label(name));
            sidebar.getChildren().add(new HBox(6, new Label("not yet"), icon(Feather.COPY)));
        }
        return new ScrollPane(sidebar);
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
                        Path.of(times), "firstRows\t" + System.currentTimeMillis() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Row extends ListCell<String> {
        private final Label badge = new Label("Harbour");
        private final Label title = new Label();
        private final Label summary = new Label();
        private final Region star = new Region();
        private final VBox content =
                new VBox(
                        new HBox(
                                new Circle(4),
                                badge,
                                new Label("261 words"),
                                new Button(null, star),
                                new Label("Jan. 5, 2025")),
                        title,
                        summary);

        Row() {
            getStyleClass().add("headline-cell");
            badge.getStyleClass().add("badge");
            title.getStyleClass().add("cell-title");
            summary.getStyleClass().add("cell-summary");
            star.getStyleClass().add("star-shape");
            content.getStyleClass().add("cell-content");
            title.setWrapText(true);
            summary.setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String row, boolean empty) {
            super.updateItem(row, empty);
            title.setText(row);
            summary.setText(row + " " + row + " " + row);
            setGraphic(empty ? null : content);
        }
    }
}
