package etools.ui;

import etools.reading.By;
import etools.reading.Period;
import etools.reading.Slice;
import etools.ui.chart.Mark;
import etools.ui.chart.PlotChart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Words or minutes, day by day, week by week or month by month.
final class TimeSection extends StatSection {

    private static final List<By> UNITS = List.of(By.DAY, By.WEEK, By.MONTH, By.YEAR);

    private final PlotChart chart = new PlotChart();
    private final Segments units;
    private PageFigures figures;

    /// @param unit told which unit the reader chose
    TimeSection(PageFigures first, StatArticles articles, Consumer<By> unit) {
        super("stat-time", "");
        figures = first;
        units = choice("unit", UNITS, first.unit(), TimeSection::label, unit);
        addBeside(units);
        chart.setId("time-chart");
        chart.setPrefHeight(236);
        chart.setOnOpen(mark -> {
            By by = figures.unit();
            Slice slice = figures.times().get(mark);
            Period period = figures.chosen().period();
            articles.list(
                    "Read: " + chart.marks().get(mark).name(),
                    log -> log.rows(by, slice.key(), period));
        });
        hold(chart);
    }

    static String label(By unit) {
        return switch (unit) {
            case DAY -> "Day";
            case WEEK -> "Week";
            case MONTH -> "Month";
            default -> "Year";
        };
    }

    @Override
    void fill(PageFigures shown, Measure measure) {
        figures = shown;
        By unit = shown.unit();
        Period period = shown.chosen().period();
        select(units, unit);
        units.getButtons()
                .forEach(button ->
                        button.setDisable(
                                button.getUserData() instanceof By each
                                        && TimeKeys.count(each, period) > PageQuestion.MOST_BARS));
        List<LocalDate> starts = TimeKeys.starts(unit, period);
        String name = measure.label() + " a " + label(unit).toLowerCase(java.util.Locale.ROOT);
        rename(name);
        List<PlotChart.Point> points = new ArrayList<>();
        Slice best = null;
        int bestAt = 0;
        for (int i = 0; i < shown.times().size(); i++) {
            Slice slice = shown.times().get(i);
            points.add(point(i, TimeKeys.name(unit, starts.get(i)), slice, measure));
            if (best == null || measure.of(slice.sums()) > measure.of(best.sums())) {
                best = slice;
                bestAt = i;
            }
        }
        String summary =
                best == null || measure.of(best.sums()) == 0
                        ? "Nothing was read in this time"
                        : "Most: "
                                + TimeKeys.name(unit, starts.get(bestAt))
                                + ", "
                                + measure.words(best.sums());
        chart.show(
                new PlotChart.Data(
                        name,
                        summary,
                        points.size(),
                        List.of(new PlotChart.Series(PlotChart.Kind.BARS, "first")),
                        points,
                        ticks(unit, starts),
                        FigureText::axis,
                        true,
                        null));
    }

    static PlotChart.Point point(int position, String name, Slice slice, Measure measure) {
        return new PlotChart.Point(
                new Mark(name, measure.all(slice.sums()), slice.sums().readings() > 0),
                0,
                position,
                measure.of(slice.sums()));
    }

    static List<PlotChart.Tick> ticks(By unit, List<LocalDate> starts) {
        return TimeKeys.axis(unit, starts).stream()
                .map(each -> new PlotChart.Tick(each.index(), each.text()))
                .toList();
    }
}
