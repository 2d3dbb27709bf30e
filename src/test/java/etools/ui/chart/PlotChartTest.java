package etools.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import etools.ui.JavaFx;
import etools.ui.chart.PlotChart.Kind;
import etools.ui.chart.PlotChart.Point;
import etools.ui.chart.PlotChart.Series;
import etools.ui.chart.PlotChart.Tick;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.NumberAxis;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class PlotChartTest {

    private static final List<String> MONTHS =
            List.of(
                    "Dec.", "2026", "Feb.", "March", "April", "May", "June", "July", "Aug.",
                    "Sept.", "Oct.", "Nov.", "Dec.");

    @BeforeAll
    static void start() {
        JavaFx.startOffScreen();
    }

    @Test
    void aLineOfOneValueIsADotAmidItsAxisAndItsMedianIsALineAcross() {
        onScreen(() -> {
            PlotChart chart = chart(600, 1, List.of(245.0), List.of(new Tick(0, "Nov. 30")), 245.0);

            NumberAxis up = (NumberAxis) chart.lookup(".axis:left");
            assertThat(up.getLowerBound()).isBetween(200.0, 240.0);
            assertThat(up.getUpperBound()).isBetween(250.0, 290.0);
            Path line = (Path) chart.lookup(".plot-line");
            assertThat(line.getBoundsInLocal().getWidth()).isGreaterThanOrEqualTo(6);
            Bounds dot = chart.sceneToLocal(line.localToScene(line.getBoundsInLocal()));
            Bounds place = chart.place(0);
            assertThat(place.contains(dot.getCenterX(), dot.getCenterY())).isTrue();
            Line level = (Line) chart.lookup(".plot-level");
            assertThat(level.getEndX()).isGreaterThan(500);
            assertThat(level.getStartY()).isBetween(20.0, up.getHeight() - 20);
        });
    }

    @Test
    void theDotOfTheLastDayIsWhole() {
        onScreen(() -> {
            PlotChart chart = chart(600, 365, List.of(), List.of(), null);
            chart.show(
                    new PlotChart.Data(
                            "Unread articles",
                            "",
                            365,
                            List.of(new Series(Kind.AREA, "first")),
                            List.of(new Point(new Mark("Today", "0", false), 0, 364, 0)),
                            List.of(),
                            value -> Math.round(value) + "",
                            true,
                            null));
            chart.layout();

            Bounds dot = chart.lookup(".plot-line").getBoundsInParent();
            assertThat(dot.getWidth()).isGreaterThanOrEqualTo(6);
            assertThat(dot.getMaxX())
                    .isLessThanOrEqualTo(chart.lookup(".axis:bottom").getLayoutBounds().getWidth());
            assertThat(dot.getMaxY())
                    .isLessThanOrEqualTo(((NumberAxis) chart.lookup(".axis:left")).getHeight());
        });
    }

    @Test
    void aLineOfTwoValuesIsNoDot() {
        onScreen(() -> {
            PlotChart chart = chart(600, 2, List.of(100.0, 300.0), List.of(), null);

            assertThat(((Path) chart.lookup(".plot-line")).getElements()).hasSize(2);
            assertThat(((NumberAxis) chart.lookup(".axis:left")).getLowerBound()).isEqualTo(100);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {240, 400, 520, 900})
    void namesAlongTheAxisStandApartAndTheYearIsAmongThem(double width) {
        onScreen(() -> {
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < MONTHS.size(); i++) {
                ticks.add(new Tick(i * 4, MONTHS.get(i)));
            }
            PlotChart chart = chart(width, 52, List.of(1.0, 2.0), ticks, null);

            List<Text> names =
                    chart.lookup(".axis:bottom").lookupAll("Text").stream()
                            .filter(Node::isVisible)
                            .map(Text.class::cast)
                            .filter(text -> !text.getText().isEmpty())
                            .sorted(Comparator.comparing(text -> left(text)))
                            .toList();
            assertThat(names).hasSizeGreaterThan(width > 800 ? 12 : 2);
            assertThat(names).extracting(Text::getText).contains("2026");
            for (int i = 1; i < names.size(); i++) {
                Bounds before = names.get(i - 1).localToScene(names.get(i - 1).getLayoutBounds());
                assertThat(left(names.get(i))).isGreaterThan(before.getMaxX() + 5);
            }
        });
    }

    private static double left(Text text) {
        return text.localToScene(text.getLayoutBounds()).getMinX();
    }

    private static PlotChart chart(
            double width, int positions, List<Double> values, List<Tick> ticks, Double level) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(
                    new Point(
                            new Mark("Week " + i, values.get(i) + "", true), 0, i, values.get(i)));
        }
        PlotChart chart = new PlotChart();
        chart.show(
                new PlotChart.Data(
                        "Reading speed",
                        "",
                        positions,
                        List.of(new Series(Kind.LINE, "first")),
                        points,
                        ticks,
                        value -> Math.round(value) + "",
                        false,
                        level));
        new Scene(chart, width, 240);
        chart.resize(width, 240);
        chart.applyCss();
        chart.layout();
        return chart;
    }

    private static void onScreen(Runnable check) {
        CompletableFuture.runAsync(check, Platform::runLater).join();
    }
}
