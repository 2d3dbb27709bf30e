package etools.ui;

import etools.article.PageDates;
import etools.ui.ReadingFigures.Day;
import etools.ui.chart.Mark;

import javafx.scene.layout.Region;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// The words read on each of the last days, a bar a day.
final class DayBars extends SmallChart {

    private static final double GAP = 4;
    private static final double LEAST = 3;

    private final BiConsumer<LocalDate, String> open;
    private List<Day> days = List.of();

    /// @param open told a day that was chosen, and its name
    DayBars(BiConsumer<LocalDate, String> open) {
        super("Words read on the last " + ReadingFigures.DAYS + " days");
        this.open = open;
        setId("last-days");
        plot().getStyleClass().add("day-bars");
    }

    void show(List<Day> shown) {
        days = shown;
        List<Piece> pieces = new ArrayList<>();
        for (Day day : shown) {
            boolean any = day.sums().readings() > 0;
            Region bar = new Region();
            bar.getStyleClass().addAll("day-bar", any ? "read" : "empty");
            pieces.add(
                    new Piece(
                            bar,
                            new Mark(name(day), figures(day), any),
                            () ->
                                    open.accept(
                                            day.date(), "Read on " + PageDates.date(day.date()))));
        }
        String first = shown.isEmpty() ? "" : shortDate(shown.getFirst().date());
        set(pieces, first, "today");
    }

    /// `Mon, Nov. 23`
    private static String name(Day day) {
        return day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                + ", "
                + shortDate(day.date());
    }

    /// `1,240 words, 12 min`
    private static String figures(Day day) {
        return Numbers.count(day.sums().words(), "word", "words")
                + (day.sums().activeMs() == 0
                        ? ""
                        : ", " + Numbers.count(Numbers.minutes(day.sums().activeMs())) + " min");
    }

    private static String shortDate(LocalDate date) {
        return PageDates.months().get(date.getMonthValue() - 1) + " " + date.getDayOfMonth();
    }

    @Override
    void place(List<Piece> all, double width, double height) {
        double step = all.isEmpty() ? 0 : (width + GAP) / all.size();
        long most = Math.max(1, days.stream().mapToLong(day -> day.sums().words()).max().orElse(1));
        for (int i = 0; i < all.size(); i++) {
            double part = (double) days.get(i).sums().words() / most;
            boolean none = days.get(i).sums().readings() == 0;
            double tall = none ? 1 : Math.max(LEAST, Math.rint(part * height));
            double x = Math.rint(i * step);
            double next = Math.rint((i + 1) * step);
            all.get(i).node().resizeRelocate(x, height - tall, next - x - GAP, tall);
        }
    }
}
