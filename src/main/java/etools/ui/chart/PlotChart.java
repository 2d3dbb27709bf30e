package etools.ui.chart;

import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ValueAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// Values along an axis, as bars, a line or an area, drawn by JavaFX's own chart. However many
/// there are, each series is one shape.
public final class PlotChart extends Marks {

    private static final double MOST_BAR_WIDTH = 40;
    private static final double ROUND = 3;
    private static final double REACH = 5;
    private static final double DOT = 3;

    /// What the upright axis shows at least, as a share of its highest value.
    private static final double LEAST_RANGE = 0.2;

    private static final double BETWEEN_NAMES = 8;

    /// Of a line of one value, which is drawn as a dot.
    private static final PseudoClass SINGLE = PseudoClass.getPseudoClass("single");

    /// How a series is drawn.
    public enum Kind {
        BARS,
        LINE,
        AREA
    }

    /// @param style a style class for its looks
    public record Series(Kind kind, String style) {}

    /// @param series the number of its series
    /// @param position along the axis, from 0
    public record Point(Mark mark, int series, double position, double value) {}

    /// A name along the axis.
    public record Tick(double position, String label) {}

    /// All there is to draw.
    ///
    /// @param name what it shows, `Words a day`
    /// @param summary said while no value is pointed at
    /// @param positions how many places the axis has
    /// @param points in the order in which the arrow keys go
    /// @param values how values are written along the upright axis
    /// @param fromZero whether the upright axis begins at 0
    /// @param level a line across, such as a median, or null
    public record Data(
            String name,
            String summary,
            int positions,
            List<Series> series,
            List<Point> points,
            List<Tick> ticks,
            DoubleFunction<String> values,
            boolean fromZero,
            @Nullable Double level) {
        public Data {
            series = List.copyOf(series);
            points = List.copyOf(points);
            ticks = List.copyOf(ticks);
        }
    }

    private final Along along = new Along();
    private final NumberAxis up = new NumberAxis();
    private final Plot plot = new Plot();
    private final Circle dot = new Circle(4.5);
    private final Path pointedBar = new Path();
    private Data data =
            new Data("", "", 1, List.of(), List.of(), List.of(), String::valueOf, true, null);
    private int bars = 1;

    public PlotChart() {
        getStyleClass().add("plot-chart");
        dot.getStyleClass().add("mark-dot");
        dot.setManaged(false);
        dot.setVisible(false);
        dot.setMouseTransparent(true);
        pointedBar.getStyleClass().addAll("plot-bars", "pointed");
        pointedBar.setManaged(false);
        pointedBar.setMouseTransparent(true);
        getChildren().addAll(plot, pointedBar, dot);
    }

    public void show(Data shown) {
        data = shown;
        bars = (int) shown.series().stream().filter(s -> s.kind() == Kind.BARS).count();
        double most = 0;
        double least = shown.fromZero() ? 0 : Double.MAX_VALUE;
        if (shown.level() != null) {
            most = shown.level();
            least = Math.min(least, most);
        }
        for (Point point : shown.points()) {
            most = Math.max(most, point.value());
            least = Math.min(least, point.value());
        }
        if (!shown.points().isEmpty() && most - least < most * LEAST_RANGE) {
            double middle = (most + least) / 2; // values that are all but one stand amid the axis
            least = Math.max(0, middle - most * LEAST_RANGE / 2);
            most = middle + most * LEAST_RANGE / 2;
        }
        double step = step(Math.max(1, most - (shown.points().isEmpty() ? 0 : least)));
        up.setLowerBound(shown.points().isEmpty() ? 0 : Math.floor(least / step) * step);
        up.setUpperBound(Math.max(Math.ceil(most / step) * step, up.getLowerBound() + step));
        up.setTickUnit(step);
        up.setTickLabelFormatter(new Written(shown.values()));
        along.show(shown.positions(), shown.ticks());
        plot.show(shown.series());
        replace(shown.name(), shown.summary(), shown.points().stream().map(Point::mark).toList());
        requestLayout();
    }

    /// So that there are three to six lines: 1, 2, 2.5 or 5 times a power of ten, whole.
    static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / 3)));
        for (double each : new double[] {1, 2, 2.5, 5, 10}) {
            double step = each * power;
            if (step >= 1 && step == Math.rint(step) && range / step <= 5) {
                return step;
            }
        }
        return Math.max(1, 10 * power);
    }

    @Override
    protected void layoutChildren() {
        plot.resizeRelocate(0, 0, getWidth(), getHeight());
        plot.layout();
        placePointer();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 220;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }

    @Override
    protected int firstFocused() {
        for (int i = data.points().size() - 1; i >= 0; i--) {
            if (data.points().get(i).mark().opens()) {
                return i;
            }
        }
        return data.points().isEmpty() ? -1 : 0;
    }

    @Override
    protected void pointedAt(int mark) {
        dot.setVisible(false);
        pointedBar.getElements().clear();
        if (mark < 0 || mark >= data.points().size()) {
            return;
        }
        Point point = data.points().get(mark);
        Bounds place = boundsOf(mark);
        if (place == null) {
            return;
        }
        if (isBar(point)) {
            pointedBar
                    .getElements()
                    .setAll(
                            bar(
                                    place.getMinX(),
                                    place.getMinY(),
                                    place.getWidth(),
                                    place.getHeight()));
        } else {
            dot.setCenterX((place.getMinX() + place.getMaxX()) / 2);
            dot.setCenterY((place.getMinY() + place.getMaxY()) / 2);
            dot.setVisible(true);
        }
    }

    private boolean isBar(Point point) {
        return data.series().get(point.series()).kind() == Kind.BARS;
    }

    @Override
    protected @Nullable Bounds boundsOf(int mark) {
        if (mark < 0 || mark >= data.points().size() || plot.getWidth() <= 0) {
            return null;
        }
        Point point = data.points().get(mark);
        Bounds area = plot.area();
        Box box =
                isBar(point)
                        ? barOf(point)
                        : new Box(
                                along.getDisplayPosition(point.position()) - REACH,
                                up.getDisplayPosition(point.value()) - REACH,
                                2 * REACH,
                                2 * REACH);
        return new BoundingBox(
                area.getMinX() + box.x, area.getMinY() + box.y, box.width, box.height);
    }

    @Override
    protected int at(double x, double y) {
        Bounds area = plot.area();
        if (x < area.getMinX()
                || x > area.getMaxX()
                || y < area.getMinY()
                || y > area.getMaxY() + 24) {
            return -1;
        }
        double inside = x - area.getMinX();
        double high = y - area.getMinY();
        int best = -1;
        double bestX = Double.MAX_VALUE;
        double bestY = Double.MAX_VALUE;
        for (int i = 0; i < data.points().size(); i++) {
            Point point = data.points().get(i);
            double centre;
            if (isBar(point)) {
                Box box = barOf(point);
                centre = box.x + box.width / 2;
            } else {
                centre = along.getDisplayPosition(point.position());
            }
            double far = Math.abs(centre - inside);
            double away = Math.abs(up.getDisplayPosition(point.value()) - high);
            if (far < bestX - 0.01 || (far < bestX + 0.01 && away < bestY)) {
                best = i;
                bestX = far;
                bestY = away;
            }
        }
        return best;
    }

    private record Box(double x, double y, double width, double height) {}

    /// In the coordinates of the plot.
    private Box barOf(Point point) {
        double room = along.getWidth() / Math.max(1, data.positions());
        double wide = Math.min(MOST_BAR_WIDTH * bars, room > 6 ? room * 0.72 : room * 0.86);
        double each = wide / bars;
        double gap = bars > 1 && each > 6 ? 1 : 0;
        double left = along.getDisplayPosition(point.position()) - wide / 2;
        double top = up.getDisplayPosition(point.value());
        double bottom = up.getDisplayPosition(up.getLowerBound());
        return new Box(left + point.series() * each + gap, top, each - 2 * gap, bottom - top);
    }

    private static List<PathElement> bar(double x, double y, double width, double height) {
        double round = Math.min(ROUND, Math.min(width / 2, height));
        return List.of(
                new MoveTo(x, y + height),
                new VLineTo(y + round),
                new ArcTo(round, round, 0, x + round, y, false, true),
                new HLineTo(x + width - round),
                new ArcTo(round, round, 0, x + width, y + round, false, true),
                new VLineTo(y + height),
                new ClosePath());
    }

    private static List<PathElement> dot(double x, double y) {
        return List.of(
                new MoveTo(x - DOT, y),
                new ArcTo(DOT, DOT, 0, x + DOT, y, false, true),
                new ArcTo(DOT, DOT, 0, x - DOT, y, false, true),
                new ClosePath());
    }

    /// JavaFX's chart with its axes and grid, which draws each series as one shape.
    private final class Plot extends XYChart<Number, Number> {

        private final Line level = new Line();
        private List<Path> lines = List.of();
        private List<Path> fills = List.of();

        Plot() {
            super(along, up);
            level.getStyleClass().add("plot-level");
            setData(FXCollections.observableArrayList()); // it listens to its axes from now on
            setAnimated(false);
            setLegendVisible(false);
            setVerticalGridLinesVisible(false);
            setVerticalZeroLineVisible(false);
            setHorizontalZeroLineVisible(false);
            setAlternativeColumnFillVisible(false);
            setAlternativeRowFillVisible(false);
            setMouseTransparent(true);
            setFocusTraversable(false);
            along.setAnimated(false);
            along.setAutoRanging(false);
            along.setSide(Side.BOTTOM);
            along.setMinorTickVisible(false);
            along.setTickMarkVisible(false);
            up.setAnimated(false);
            up.setAutoRanging(false);
            up.setForceZeroInRange(false);
            up.setSide(Side.LEFT);
            up.setMinorTickVisible(false);
            up.setTickMarkVisible(false);
        }

        void show(List<PlotChart.Series> series) {
            List<Path> newLines = new ArrayList<>();
            List<Path> newFills = new ArrayList<>();
            for (PlotChart.Series each : series) {
                Path line = new Path();
                Path fill = new Path();
                switch (each.kind()) {
                    case BARS -> line.getStyleClass().addAll("plot-bars", "chart-bar");
                    case LINE -> line.getStyleClass().add("plot-line");
                    case AREA -> {
                        line.getStyleClass().add("plot-line");
                        fill.getStyleClass().add("plot-area");
                    }
                }
                line.getStyleClass().add(each.style());
                fill.getStyleClass().add(each.style());
                newLines.add(line);
                newFills.add(fill);
            }
            lines = newLines;
            fills = newFills;
            getPlotChildren().clear();
            getPlotChildren().addAll(fills);
            getPlotChildren().addAll(lines);
            if (data.level() != null) {
                getPlotChildren().add(level);
            }
            requestChartLayout();
        }

        /// Where values are drawn, in the coordinates of the whole.
        Bounds area() {
            Bounds upright = up.localToScene(up.getLayoutBounds());
            Bounds flat = along.localToScene(along.getLayoutBounds());
            Bounds left = PlotChart.this.sceneToLocal(flat);
            Bounds top = PlotChart.this.sceneToLocal(upright);
            return new BoundingBox(left.getMinX(), top.getMinY(), along.getWidth(), up.getHeight());
        }

        @Override
        protected void layoutPlotChildren() {
            List<List<PathElement>> drawn = new ArrayList<>();
            List<List<PathElement>> filled = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                drawn.add(new ArrayList<>());
                filled.add(new ArrayList<>());
            }
            if (data.level() != null) {
                double height = Math.rint(up.getDisplayPosition(data.level())) + 0.5;
                level.setStartX(0);
                level.setEndX(along.getWidth());
                level.setStartY(height);
                level.setEndY(height);
            }
            double bottom = up.getDisplayPosition(up.getLowerBound());
            double[] last = new double[lines.size()];
            for (Point point : data.points()) {
                int series = point.series();
                List<PathElement> line = drawn.get(series);
                if (isBar(point)) {
                    Box box = barOf(point);
                    if (box.height > 0) {
                        line.addAll(bar(box.x, box.y, box.width, Math.max(1, box.height)));
                    }
                    continue;
                }
                double x = along.getDisplayPosition(point.position());
                double y = up.getDisplayPosition(point.value());
                List<PathElement> fill = filled.get(series);
                if (line.isEmpty()) {
                    line.add(new MoveTo(x, y));
                    fill.add(new MoveTo(x, bottom));
                } else {
                    line.add(new LineTo(x, y));
                }
                fill.add(new LineTo(x, y));
                last[series] = x;
            }
            for (int i = 0; i < lines.size(); i++) {
                List<PathElement> line = drawn.get(i);
                boolean single = line.size() == 1; // a bar has more
                lines.get(i).pseudoClassStateChanged(SINGLE, single);
                if (single && line.getFirst() instanceof MoveTo at) {
                    double edge = DOT + 1; // the plot is cut at its edges
                    line =
                            dot(
                                    Math.clamp(
                                            at.getX(),
                                            edge,
                                            Math.max(edge, along.getWidth() - edge)),
                                    Math.clamp(
                                            at.getY(),
                                            edge,
                                            Math.max(edge, up.getHeight() - edge)));
                }
                lines.get(i).getElements().setAll(line);
                if (data.series().get(i).kind() == Kind.AREA && !filled.get(i).isEmpty()) {
                    filled.get(i).add(new LineTo(last[i], bottom));
                    filled.get(i).add(new ClosePath());
                    fills.get(i).getElements().setAll(filled.get(i));
                }
            }
        }

        @Override
        protected void dataItemAdded(
                XYChart.Series<Number, Number> series,
                int index,
                XYChart.Data<Number, Number> item) {}

        @Override
        protected void dataItemRemoved(
                XYChart.Data<Number, Number> item, XYChart.Series<Number, Number> series) {}

        @Override
        protected void dataItemChanged(XYChart.Data<Number, Number> item) {}

        @Override
        protected void seriesAdded(XYChart.Series<Number, Number> series, int index) {}

        @Override
        protected void seriesRemoved(XYChart.Series<Number, Number> series) {}
    }

    /// The lower axis: a place for each position, and names where they are wanted and have room:
    /// all of them, or every second, every third.
    private static final class Along extends ValueAxis<Number> {

        private final Text probe = new Text();
        private List<Tick> ticks = List.of();

        void show(int positions, List<Tick> shown) {
            ticks = shown;
            setLowerBound(-0.5);
            setUpperBound(Math.max(1, positions) - 0.5);
            invalidateRange();
            requestAxisLayout();
        }

        @Override
        protected List<Number> calculateMinorTickMarks() {
            return List.of();
        }

        @Override
        protected List<Number> calculateTickValues(double length, Object range) {
            for (int step = 1; step < ticks.size(); step++) {
                List<Tick> named = every(step);
                if (fit(named, length)) {
                    return positions(named);
                }
            }
            return positions(every(Math.max(1, ticks.size())));
        }

        /// Where years stand among other names, one of them stays.
        private List<Tick> every(int step) {
            int first = 0;
            for (int i = ticks.size() - 1; i >= 0; i--) {
                if (ticks.get(i).label().chars().allMatch(Character::isDigit)) {
                    first = i % step;
                }
            }
            List<Tick> named = new ArrayList<>();
            for (int i = first; i < ticks.size(); i += step) {
                named.add(ticks.get(i));
            }
            return named;
        }

        private boolean fit(List<Tick> named, double length) {
            double end = Double.NEGATIVE_INFINITY;
            double each = length / (getUpperBound() - getLowerBound());
            for (Tick tick : named) {
                probe.setText(tick.label());
                probe.setFont(getTickLabelFont());
                double half = probe.getLayoutBounds().getWidth() / 2;
                double middle = (tick.position() - getLowerBound()) * each;
                if (middle - half < end + BETWEEN_NAMES) {
                    return false;
                }
                end = middle + half;
            }
            return true;
        }

        private static List<Number> positions(List<Tick> named) {
            return named.stream().<Number>map(Tick::position).toList();
        }

        @Override
        protected String getTickMarkLabel(Number value) {
            for (Tick tick : ticks) {
                if (tick.position() == value.doubleValue()) {
                    return tick.label();
                }
            }
            return "";
        }

        @Override
        protected void setRange(Object range, boolean animate) {
            requestAxisLayout(); // the range is set by hand
        }

        @Override
        protected Object getRange() {
            return List.of(getLowerBound(), getUpperBound());
        }
    }

    private static final class Written extends StringConverter<Number> {
        private final DoubleFunction<String> values;

        Written(DoubleFunction<String> values) {
            this.values = values;
        }

        @Override
        public String toString(Number value) {
            return values.apply(value.doubleValue());
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException("values are only written");
        }
    }
}
