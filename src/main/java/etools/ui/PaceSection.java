package etools.ui;

import etools.reading.By;
import etools.reading.Pace;
import etools.reading.Period;
import etools.ui.chart.Mark;
import etools.ui.chart.PlotChart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How fast the reader was, week by week or month by month.
final class PaceSection extends StatSection {

    private final PlotChart chart = new PlotChart();
    private PageFigures figures;

    PaceSection(PageFigures first, StatArticles articles) {
        super("stat-pace", "Reading speed");
        figures = first;
        chart.setId("pace-chart");
        chart.setPrefHeight(190);
        chart.setOnOpen(mark -> {
            Pace pace = figures.paces().get(mark);
            By unit = figures.paceUnit();
            Period period = figures.chosen().period();
            articles.list(
                    "Read: " + chart.marks().get(mark).name(),
                    log -> log.rows(unit, pace.key(), period));
        });
        hold(chart);
    }

    @Override
    void fill(PageFigures shown, Measure measure) {
        figures = shown;
        By unit = shown.paceUnit();
        List<LocalDate> starts = TimeKeys.starts(unit, shown.chosen().period());
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            places.put(TimeKeys.of(unit, starts.get(i)), i);
        }
        List<PlotChart.Point> points = new ArrayList<>();
        for (Pace pace : shown.paces()) {
            int place = places.getOrDefault(pace.key(), 0);
            points.add(
                    new PlotChart.Point(
                            new Mark(
                                    TimeKeys.name(unit, starts.get(place)),
                                    words(pace.wordsPerMinute())
                                            + ", median of "
                                            + Numbers.count(pace.readings(), "reading", "readings"),
                                    true),
                            0,
                            place,
                            pace.wordsPerMinute()));
        }
        int median = shown.chosen().pace();
        chart.show(
                new PlotChart.Data(
                        "Reading speed, words a minute",
                        median == 0
                                ? "No reading of this time has a known speed"
                                : "Dashed: the median, " + words(median),
                        starts.size(),
                        List.of(new PlotChart.Series(PlotChart.Kind.LINE, "first")),
                        points,
                        TimeSection.ticks(unit, starts),
                        FigureText::axis,
                        false,
                        median == 0 ? null : (Double) (double) median));
    }

    private static String words(int pace) {
        return Numbers.count(pace) + " words a minute";
    }
}
