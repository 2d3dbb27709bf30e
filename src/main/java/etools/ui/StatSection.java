package etools.ui;

import etools.ui.chart.Mark;
import etools.ui.chart.Marks;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A part of the statistics page: a name, a chart, and a line that says what is pointed at.
abstract class StatSection extends VBox {

    private final Label title = new Label();
    private final HBox head = new HBox(8);
    private final Label said = new Label();

    /// @param id of this node, and with `-said` of the line under the chart
    StatSection(String id, String name) {
        setId(id);
        getStyleClass().add("stat-section");
        title.setText(name);
        title.getStyleClass().add("section");
        title.setMinWidth(0);
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("stat-head");
        head.getChildren().addAll(title, filler);
        said.setId(id + "-said");
        said.getStyleClass().add("stat-said");
        said.setMinWidth(0);
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.setMaxWidth(Double.MAX_VALUE);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setMinWidth(0);
    }

    /// Shows these figures.
    abstract void fill(PageFigures figures, Measure measure);

    final void rename(String name) {
        title.setText(name);
    }

    /// @param beside the heading, at the right
    final void addBeside(Node... beside) {
        head.getChildren().addAll(beside);
    }

    /// Puts the section together.
    final void hold(Marks chart, Node... more) {
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().setAll(head, chart);
        getChildren().addAll(more);
        getChildren().add(said);
        said(chart);
    }

    final void holdNodes(Node... parts) {
        getChildren().setAll(head);
        getChildren().addAll(parts);
        getChildren().add(said);
    }

    /// The line under the chart says what is pointed at, else the chart's summary.
    final void said(Marks chart) {
        Runnable say =
                () -> {
                    Mark mark = chart.pointedProperty().get();
                    said.setText(mark == null ? chart.summary() : mark.words());
                };
        chart.accessibleTextProperty().addListener((property, was, is) -> say.run());
        say.run();
    }

    /// A switch of several values.
    ///
    /// @param id its buttons' IDs begin with
    /// @param chosen told what the reader chose
    static <E extends Enum<E>> Segments choice(
            String id, List<E> values, E now, Function<E, String> label, Consumer<E> chosen) {
        Segments segments = new Segments("page-switch");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        for (E value : values) {
            ToggleButton button =
                    segments.add(
                            id + "-" + value.name().toLowerCase(java.util.Locale.ROOT),
                            label.apply(value),
                            () -> chosen.accept(value));
            button.setUserData(value);
            button.setSelected(value == now);
        }
        return segments;
    }

    static void select(Segments segments, Enum<?> value) {
        segments.getButtons().forEach(button -> button.setSelected(value == button.getUserData()));
    }
}
