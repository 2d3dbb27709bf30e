package etools.ui;

import etools.reading.By;
import etools.reading.Period;
import etools.reading.Slice;
import etools.ui.chart.PlotChart;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// When in the day, or on which days of the week, there was reading.
final class ClockSection extends StatSection {

    private final By by;
    private final PlotChart chart = new PlotChart();
    private PageFigures figures;

    /// @param by [By#HOUR] or [By#WEEKDAY]
    ClockSection(String id, String name, By by, PageFigures first, StatArticles articles) {
        super(id, name);
        this.by = by;
        figures = first;
        chart.setId(id + "-chart");
        chart.setPrefHeight(190);
        chart.setOnOpen(mark -> {
            Slice slice = slices().get(mark);
            Period period = figures.chosen().period();
            articles.list(
                    "Read: " + chart.marks().get(mark).name() + ", " + TimeKeys.span(period),
                    log -> log.rows(by, slice.key(), period));
        });
        hold(chart);
    }

    private List<Slice> slices() {
        return by == By.HOUR ? figures.hours() : figures.weekdays();
    }

    private String nameOf(Slice slice) {
        return by == By.HOUR
                ? FigureText.hour(slice.key())
                : FigureText.weekday(slice.key(), TextStyle.FULL);
    }

    @Override
    void fill(PageFigures shown, Measure measure) {
        figures = shown;
        List<PlotChart.Point> points = new ArrayList<>();
        List<PlotChart.Tick> ticks = new ArrayList<>();
        Slice best = slices().getFirst();
        for (int i = 0; i < slices().size(); i++) {
            Slice slice = slices().get(i);
            points.add(TimeSection.point(i, nameOf(slice), slice, measure));
            if (by == By.WEEKDAY) {
                ticks.add(new PlotChart.Tick(i, FigureText.weekday(slice.key(), TextStyle.SHORT)));
            } else if (i % 3 == 0) {
                ticks.add(new PlotChart.Tick(i, slice.key() + ":00"));
            }
            if (measure.of(slice.sums()) > measure.of(best.sums())) {
                best = slice;
            }
        }
        chart.show(
                new PlotChart.Data(
                        measure.label() + (by == By.HOUR ? " by hour" : " by day of the week"),
                        measure.of(best.sums()) == 0
                                ? "Nothing was read in this time"
                                : "Most: " + nameOf(best) + ", " + measure.words(best.sums()),
                        points.size(),
                        List.of(new PlotChart.Series(PlotChart.Kind.BARS, "first")),
                        points,
                        ticks,
                        FigureText::axis,
                        true,
                        null));
    }
}
