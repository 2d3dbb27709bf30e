package etools.ui;

import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.Pace;
import etools.reading.Ranked;
import etools.reading.Slice;
import etools.reading.Streaks;
import etools.reading.Sums;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// All figures of the statistics page as one table, as RFC 4180 has it; a row for each bar, cell,
/// point and line. Times are ISO 8601.
final class FiguresCsv {

    static final String HEAD =
            "section,key,name,readings,articles,finished,skimmed,re-read,words,minutes,"
                    + "value,unit\r\n";

    private final StringBuilder text = new StringBuilder(HEAD);

    static String of(PageFigures figures) {
        FiguresCsv csv = new FiguresCsv();
        csv.whole("period", figures.chosen());
        csv.slices(figures.unit().name().toLowerCase(Locale.ROOT), figures.times(), Slice::key);
        csv.slices("calendar", figures.days(), Slice::key);
        csv.streaks("streak", figures.streaks());
        if (figures.goal() != null && figures.goalStreaks() != null) {
            csv.value(
                    "goal",
                    String.valueOf(figures.asked().year()),
                    figures.goal().toString(),
                    figures.reached(),
                    "days");
            csv.streaks("goal streak", figures.goalStreaks());
        }
        csv.slices("category", figures.categories(), Slice::name);
        csv.slices("source", figures.sources(), Slice::name);
        csv.slices("tag", figures.tags(), Slice::name);
        csv.slices("hour", figures.hours(), slice -> FigureText.hour(slice.key()));
        csv.slices(
                "weekday",
                figures.weekdays(),
                slice -> FigureText.weekday(slice.key(), TextStyle.FULL));
        for (Pace pace : figures.paces()) {
            csv.value("pace", pace.key(), "", pace.wordsPerMinute(), "words a minute");
        }
        for (BacklogDay day : figures.backlog()) {
            csv.value(
                    day.estimated() ? "unread (estimated)" : "unread",
                    day.day().toString(),
                    "",
                    day.unread(),
                    "articles");
        }
        csv.articles("longest", figures, figures.longest(), 1 / 60_000.0, "minutes");
        csv.articles("most re-read", figures, figures.reread(), 1, "times finished");
        csv.articles("never finished", figures, figures.unfinished(), 0.01, "percent");
        if (figures.other() != null) {
            csv.whole("compared with", figures.other());
            csv.slices(
                    "compared " + figures.pairUnit().name().toLowerCase(Locale.ROOT),
                    figures.pairs().stream()
                            .map(PageFigures.Pair::other)
                            .filter(java.util.Objects::nonNull)
                            .toList(),
                    Slice::key);
        }
        return csv.text.toString();
    }

    private void whole(String section, PageFigures.Whole whole) {
        String key = whole.period().from() + "/" + whole.period().to();
        sums(section, key, TimeKeys.span(whole.period()), whole.sums());
        value(section, key, "days with reading", whole.days(), "days");
        if (whole.pace() > 0) {
            value(section, key, "pace", whole.pace(), "words a minute");
        }
    }

    private void slices(String section, List<Slice> slices, Function<Slice, String> name) {
        for (Slice slice : slices) {
            sums(section, slice.key(), name.apply(slice), slice.sums());
        }
    }

    private void streaks(String section, Streaks streaks) {
        value(
                section,
                streaks.currentDays() == null
                        ? ""
                        : streaks.currentDays().from() + "/" + streaks.currentDays().to(),
                "current",
                streaks.current(),
                "days");
        value(
                section,
                streaks.longestDays() == null
                        ? ""
                        : streaks.longestDays().from() + "/" + streaks.longestDays().to(),
                "longest",
                streaks.longest(),
                "days");
    }

    private void articles(
            String section, PageFigures figures, List<Ranked> ranked, double by, String unit) {
        for (Ranked each : ranked) {
            Title title = figures.titles().get(each.row());
            if (title != null) {
                value(
                        section,
                        title.id().toString(),
                        title.title(),
                        Math.round(each.value() * by * 10) / 10.0,
                        unit);
            }
        }
    }

    private void sums(String section, String key, String name, Sums sums) {
        row(
                section,
                key,
                name,
                String.valueOf(sums.readings()),
                String.valueOf(sums.articles()),
                String.valueOf(sums.finished()),
                String.valueOf(sums.skimmed()),
                String.valueOf(sums.rereads()),
                String.valueOf(sums.words()),
                number(Math.round(sums.activeMs() / 6_000.0) / 10.0),
                "",
                "");
    }

    private void value(String section, String key, String name, double value, String unit) {
        row(section, key, name, "", "", "", "", "", "", "", number(value), unit);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
    }

    /// Quoted where it must be; a cell that a spreadsheet would take for a formula is text.
    private static String cell(String value) {
        String cell = value;
        if (!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0) {
            cell = "'" + cell;
        }
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private FiguresCsv() {}
}
