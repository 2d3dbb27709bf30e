package etools.ui;

import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Period;
import etools.ui.chart.Mark;
import etools.ui.chart.PlotChart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How much there was left to read.
final class BacklogSection extends StatSection {

    private static final int MOST_POINTS = 180;
    private static final int ESTIMATED = 0;
    private static final int COUNTED = 1;

    private final PlotChart chart = new PlotChart();
    private List<BacklogDay> points = List.of();

    BacklogSection(StatArticles articles) {
        super("stat-backlog", "Unread articles");
        chart.setId("backlog-chart");
        chart.setPrefHeight(190);
        chart.setOnOpen(mark -> {
            LocalDate day = points.get(mark).day();
            articles.unread(
                    "Unread, in by " + FigureText.date(day), new Period(Period.ALL.from(), day));
        });
        hold(chart);
    }

    @Override
    void fill(PageFigures shown, Measure measure) {
        Period period = shown.chosen().period();
        points = thinned(shown.backlog());
        List<PlotChart.Point> drawn = new ArrayList<>();
        int estimated = 0;
        for (BacklogDay day : points) {
            estimated += day.estimated() ? 1 : 0;
            drawn.add(
                    new PlotChart.Point(
                            new Mark(
                                    TimeKeys.name(By.DAY, day.day()),
                                    Numbers.count(day.unread())
                                            + " unread of "
                                            + Numbers.count(day.articles(), "article", "articles")
                                            + (day.estimated() ? " (estimated)" : ""),
                                    day.unread() > 0),
                            day.estimated() ? ESTIMATED : COUNTED,
                            (double) (day.day().toEpochDay() - period.from().toEpochDay()),
                            day.unread()));
        }
        String summary =
                points.isEmpty()
                        ? "Nothing is known of this time"
                        : Numbers.count(points.getLast().unread())
                                + " unread on "
                                + FigureText.date(points.getLast().day())
                                + (estimated > 0
                                        ? "; dashed: estimated from when articles came in and"
                                                + " were first read"
                                        : "");
        int days = (int) period.days();
        chart.show(
                new PlotChart.Data(
                        "Unread articles",
                        summary,
                        days,
                        List.of(
                                new PlotChart.Series(PlotChart.Kind.AREA, "estimated"),
                                new PlotChart.Series(PlotChart.Kind.AREA, "first")),
                        drawn,
                        ticks(period),
                        FigureText::axis,
                        true,
                        null));
    }

    private static List<PlotChart.Tick> ticks(Period period) {
        By unit = period.days() > 62 ? By.MONTH : By.DAY;
        List<LocalDate> starts = TimeKeys.starts(unit, period);
        return TimeKeys.axis(unit, starts).stream()
                .filter(name -> !starts.get(name.index()).isBefore(period.from()))
                .map(name ->
                        new PlotChart.Tick(
                                (double)
                                        (starts.get(name.index()).toEpochDay()
                                                - period.from().toEpochDay()),
                                name.text()))
                .toList();
    }

    /// Days that lie evenly, the first and the last among them.
    static List<BacklogDay> thinned(List<BacklogDay> days) {
        if (days.size() <= MOST_POINTS) {
            return days;
        }
        List<BacklogDay> some = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            some.add(days.get((int) ((long) i * (days.size() - 1) / (MOST_POINTS - 1))));
        }
        return some;
    }
}
