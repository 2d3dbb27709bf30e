package etools.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// What the record of readings adds up to.
final class StatisticsPage implements RecordPages.Page {

    private final StackPane node = new StackPane();

    StatisticsPage() {
        node.setId("statistics-page");
        node.setFocusTraversable(true);
        node.setAccessibleText("Nothing was read yet");
        node.getStyleClass().add("statistics-page");
        node.getChildren().setAll(empty());
    }

    private static Node empty() {
        Label title = new Label("Nothing was read yet");
        title.getStyleClass().add("empty-title");
        Label what =
                new Label(
                        "Read an article, and this page begins to fill: words and minutes day by"
                            + " day, your year at a glance, what you read most, your pace and how"
                            + " it changes.");
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        VBox box = new VBox(10, Icons.icon(Feather.BAR_CHART_2, "empty-icon"), title, what);
        box.setId("no-readings");
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(420);
        return box;
    }

    @Override
    public String title() {
        return "Statistics";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> tools() {
        return List.of();
    }

    @Override
    public void shown() {}

    @Override
    public void focus() {
        node.requestFocus();
    }

    @Override
    public void hidden() {}

    @Override
    public boolean escape() {
        return false;
    }
}
