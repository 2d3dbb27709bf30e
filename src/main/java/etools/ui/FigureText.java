package etools.ui;

import etools.article.PageDates;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Figures as the statistics page writes them.
final class FigureText {

    private static final int MINUTES = 60;

    /// `800`, `12k`, `1.5M`
    static String axis(double value) {
        long whole = Math.round(value);
        if (whole < 1_000) {
            return String.valueOf(whole);
        }
        double short0 = whole < 1_000_000 ? whole / 1_000.0 : whole / 1_000_000.0;
        String number =
                short0 == Math.rint(short0)
                        ? String.valueOf((long) short0)
                        : String.format(Locale.ENGLISH, "%.1f", short0);
        return number + (whole < 1_000_000 ? "k" : "M");
    }

    /// `45 s`, `12 min`, `3 h 5 min`
    static String duration(long ms) {
        long minutes = Numbers.minutes(ms);
        if (minutes == 0) {
            return Math.max(1, ms / 1000) + " s";
        }
        if (minutes < MINUTES) {
            return minutes + " min";
        }
        long rest = minutes % MINUTES;
        return Numbers.count(minutes / MINUTES) + " h" + (rest == 0 ? "" : " " + rest + " min");
    }

    /// How far an article was read that was not finished: `37 %`, or `skimmed` to its end.
    static String part(long tenThousandths) {
        return tenThousandths >= etools.reading.ReadingRule.END
                ? "skimmed"
                : tenThousandths / 100 + " %";
    }

    /// `07:00 to 08:00`
    static String hour(String key) {
        int hour = Integer.parseInt(key);
        return String.format(Locale.ROOT, "%02d:00 to %02d:00", hour, (hour + 1) % 24);
    }

    /// `Monday`
    static String weekday(String key, TextStyle style) {
        return DayOfWeek.of(Integer.parseInt(key)).getDisplayName(style, Locale.ENGLISH);
    }

    /// `Jan.` to `Dec.`
    static List<String> months() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> TimeKeys.shortMonth(java.time.LocalDate.of(2026, month, 1)))
                .toList();
    }

    /// `12 days, Nov. 12 to Nov. 23, 2026`
    static String streak(int days, etools.reading.@org.jspecify.annotations.Nullable Period when) {
        return Numbers.count(days, "day", "days")
                + (when == null ? "" : ", " + TimeKeys.span(when));
    }

    static String date(java.time.LocalDate day) {
        return PageDates.date(day);
    }

    private FigureText() {}
}
