package etools.ui;

import etools.reading.By;
import etools.reading.Period;
import etools.reading.Slice;
import etools.reading.Sums;
import etools.ui.PageFigures.Pair;
import etools.ui.PageFigures.Whole;
import etools.ui.PageQuestion.Against;
import etools.ui.chart.PlotChart;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The chosen period beside another one.
final class CompareSection extends StatSection {

    private final PlotChart chart = new PlotChart();
    private final GridPane table = new GridPane();
    private final Segments against;
    private final DayRange days;
    private final List<Label[]> rows = new ArrayList<>();
    private final Label[] heads = {new Label(), new Label(), new Label("Difference")};
    private final Region thisKey = key("first");
    private final Region otherKey = key("second");
    private List<Shown> shown = List.of();

    /// What is behind a bar.
    private record Shown(By unit, Slice slice, Period period) {}

    /// A figure of a period.
    ///
    /// @param value below 0 where it is not known
    record Figure(String name, long value, long other) {
        String difference() {
            if (value < 0 || other < 0) {
                return "–";
            }
            long more = value - other;
            String sign = more > 0 ? "+" : more < 0 ? "−" : "";
            String part =
                    other == 0 || more == 0
                            ? ""
                            : " (" + sign + Math.round(100.0 * Math.abs(more) / other) + " %)";
            return sign + Numbers.count(Math.abs(more)) + part;
        }
    }

    /// @param chosen told what the reader wants to compare with
    /// @param custom told the days of a custom comparison
    /// @param say tells the reader of what is no day
    CompareSection(
            PageFigures first,
            StatArticles articles,
            Consumer<Against> chosen,
            Consumer<Period> custom,
            Consumer<String> say) {
        super("stat-compare", "Compared");
        against =
                choice(
                        "against",
                        List.of(Against.values()),
                        first.asked().against(),
                        Against::label,
                        chosen);
        days = new DayRange("against", custom, say);
        addBeside(days, against);
        chart.setId("compare-chart");
        chart.setPrefHeight(236);
        chart.setOnOpen(mark -> {
            Shown bar = shown.get(mark);
            articles.list(
                    "Read: " + chart.marks().get(mark).name(),
                    log -> log.rows(bar.unit, bar.slice.key(), bar.period));
        });
        table.setId("compare-table");
        table.getStyleClass().add("compare-table");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        table.getColumnConstraints().add(name);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            column.setHgrow(Priority.ALWAYS);
            table.getColumnConstraints().add(column);
        }
        heads[0].setGraphic(thisKey);
        heads[1].setGraphic(otherKey);
        for (int i = 0; i < heads.length; i++) {
            heads[i].getStyleClass().add("compare-head");
            heads[i].setAlignment(Pos.CENTER_RIGHT);
            table.add(heads[i], i + 1, 0);
        }
        HBox parts = new HBox(24, table, chart);
        table.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(chart, Priority.ALWAYS);
        holdNodes(parts);
        said(chart);
    }

    private static Region key(String style) {
        Region key = new Region();
        key.getStyleClass().addAll("compare-key", style);
        return key;
    }

    @Override
    void fill(PageFigures figures, Measure measure) {
        select(against, figures.asked().against());
        boolean all = figures.asked().choice() == PageQuestion.Choice.ALL;
        against.getButtons()
                .forEach(
                        button -> button.setDisable(all && button.getUserData() != Against.CUSTOM));
        days.show(
                figures.asked().against() == Against.CUSTOM ? figures.asked().otherCustom() : null);
        Whole other = figures.other();
        heads[0].setText(twoLines(figures.chosen().period()));
        heads[1].setText(other == null ? "Nothing before" : twoLines(other.period()));
        List<Figure> compared = figures(figures.chosen(), other);
        for (int i = 0; i < compared.size(); i++) {
            if (i == rows.size()) {
                Label[] labels = {new Label(), new Label(), new Label(), new Label()};
                labels[0].getStyleClass().add("compare-name");
                labels[3].getStyleClass().add("compare-difference");
                for (int column = 0; column < labels.length; column++) {
                    labels[column].setMinWidth(Region.USE_PREF_SIZE);
                    table.add(labels[column], column, i + 1);
                }
                rows.add(labels);
            }
            Figure figure = compared.get(i);
            rows.get(i)[0].setText(figure.name());
            rows.get(i)[1].setText(number(figure.value()));
            rows.get(i)[2].setText(number(figure.other()));
            rows.get(i)[3].setText(figure.difference());
        }
        bars(figures, measure);
    }

    private static String twoLines(Period period) {
        return period.days() == 1
                ? FigureText.date(period.to())
                : FigureText.date(period.from()) + "\nto " + FigureText.date(period.to());
    }

    private static String number(long value) {
        return value < 0 ? "–" : Numbers.count(value);
    }

    static List<Figure> figures(Whole chosen, @Nullable Whole other) {
        Sums a = chosen.sums();
        Sums b = other == null ? Sums.NONE : other.sums();
        List<Figure> all = new ArrayList<>();
        all.add(new Figure("Words", a.words(), b.words()));
        all.add(new Figure("Minutes", Measure.minutes(a), Measure.minutes(b)));
        all.add(new Figure("Readings", a.readings(), b.readings()));
        all.add(new Figure("Articles", a.articles(), b.articles()));
        all.add(new Figure("Finished", a.finished(), b.finished()));
        all.add(new Figure("Skimmed", a.skimmed(), b.skimmed()));
        all.add(new Figure("Re-read", a.rereads(), b.rereads()));
        all.add(new Figure("Days with reading", chosen.days(), other == null ? 0 : other.days()));
        all.add(
                new Figure(
                        "Words a minute",
                        chosen.pace() == 0 ? -1 : chosen.pace(),
                        other == null || other.pace() == 0 ? -1 : other.pace()));
        return other == null
                ? all.stream().map(each -> new Figure(each.name(), each.value(), -1)).toList()
                : all;
    }

    private void bars(PageFigures figures, Measure measure) {
        By unit = figures.pairUnit();
        Whole other = figures.other();
        List<LocalDate> these = TimeKeys.starts(unit, figures.chosen().period());
        List<LocalDate> those = other == null ? List.of() : TimeKeys.starts(unit, other.period());
        List<PlotChart.Point> points = new ArrayList<>();
        List<Shown> behind = new ArrayList<>();
        for (int i = 0; i < figures.pairs().size(); i++) {
            Pair pair = figures.pairs().get(i);
            if (pair.chosen() != null) {
                points.add(point(0, i, unit, these.get(i), pair.chosen(), measure));
                behind.add(new Shown(unit, pair.chosen(), figures.chosen().period()));
            }
            if (pair.other() != null && other != null) {
                points.add(point(1, i, unit, those.get(i), pair.other(), measure));
                behind.add(new Shown(unit, pair.other(), other.period()));
            }
        }
        shown = behind;
        chart.show(
                new PlotChart.Data(
                        measure.label() + " of both, by " + TimeSection.label(unit),
                        other == null
                                ? "Choose days to compare with"
                                : measure.words(figures.chosen().sums())
                                        + " against "
                                        + measure.words(other.sums()),
                        figures.pairs().size(),
                        List.of(
                                new PlotChart.Series(PlotChart.Kind.BARS, "first"),
                                new PlotChart.Series(PlotChart.Kind.BARS, "second")),
                        points,
                        TimeSection.ticks(unit, these),
                        FigureText::axis,
                        true,
                        null));
    }

    private static PlotChart.Point point(
            int series, int position, By unit, LocalDate start, Slice slice, Measure measure) {
        PlotChart.Point point =
                TimeSection.point(position, TimeKeys.name(unit, start), slice, measure);
        return new PlotChart.Point(point.mark(), series, position, point.value());
    }
}
