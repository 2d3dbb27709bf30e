package etools.ui;

import etools.article.PageDates;
import etools.reading.By;
import etools.reading.Period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The keys of [By] that name times: which days they are, and how they are said.
final class TimeKeys {

    /// The key of a day.
    static String of(By unit, LocalDate day) {
        return switch (unit) {
            case DAY -> day.toString();
            case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "%04d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(day).toString();
            case YEAR -> String.format(Locale.ROOT, "%04d", day.getYear());
            case HOUR, WEEKDAY, CATEGORY, SOURCE, TAG ->
                    throw new IllegalArgumentException(unit + " is no length of time");
        };
    }

    /// The first day of the day, week, month or year in which a day lies.
    static LocalDate start(By unit, LocalDate day) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.with(DayOfWeek.MONDAY);
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case HOUR, WEEKDAY, CATEGORY, SOURCE, TAG ->
                    throw new IllegalArgumentException(unit + " is no length of time");
        };
    }

    /// The first day of what follows.
    static LocalDate next(By unit, LocalDate start) {
        return switch (unit) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case YEAR -> start.plusYears(1);
            case HOUR, WEEKDAY, CATEGORY, SOURCE, TAG ->
                    throw new IllegalArgumentException(unit + " is no length of time");
        };
    }

    /// The first days of all that a period touches, in order.
    static List<LocalDate> starts(By unit, Period period) {
        List<LocalDate> starts = new ArrayList<>();
        LocalDate at = start(unit, period.from());
        while (!at.isAfter(period.to())) {
            starts.add(at);
            at = next(unit, at);
        }
        return starts;
    }

    /// How many that would be.
    static long count(By unit, Period period) {
        return switch (unit) {
            case DAY -> period.days();
            case WEEK -> period.days() / 7 + 1;
            case MONTH -> period.days() / 30 + 1;
            default -> period.days() / 365 + 1;
        };
    }

    /// `Mon, Nov. 23, 2026`, `Week 48, Nov. 23 to Nov. 29, 2026`, `November 2026`, `2026`
    static String name(By unit, LocalDate start) {
        return switch (unit) {
            case DAY -> weekday(start, TextStyle.SHORT) + ", " + PageDates.date(start);
            case WEEK ->
                    "Week "
                            + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                            + ", "
                            + span(new Period(start, start.plusDays(6)));
            case MONTH -> month(start) + " " + start.getYear();
            default -> String.valueOf(start.getYear());
        };
    }

    /// `Nov. 23, 2026`, `Nov. 23 to Nov. 29, 2026`, `Dec. 28, 2025 to Jan. 3, 2026`
    static String span(Period period) {
        String from = PageDates.date(period.from());
        String to = PageDates.date(period.to());
        if (from.equals(to)) {
            return to;
        }
        if (period.from().getYear() == period.to().getYear()) {
            from = from.substring(0, from.lastIndexOf(','));
        }
        return from + " to " + to;
    }

    /// `Nov. 23`
    static String shortDay(LocalDate day) {
        String date = PageDates.date(day);
        return date.substring(0, date.lastIndexOf(','));
    }

    /// `Nov.`
    static String shortMonth(LocalDate day) {
        String date = PageDates.date(day);
        return date.substring(0, date.indexOf(' '));
    }

    static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String weekday(LocalDate day, TextStyle style) {
        return day.getDayOfWeek().getDisplayName(style, Locale.ENGLISH);
    }

    /// What may be named along an axis of these times: where, and how; few enough to be read.
    static List<Name> axis(By unit, List<LocalDate> starts) {
        List<Name> names = new ArrayList<>();
        boolean years = !starts.isEmpty() && spans(starts) > 800;
        for (int i = 0; i < starts.size(); i++) {
            LocalDate start = starts.get(i);
            LocalDate last = next(unit, start).minusDays(1);
            boolean monthBegins =
                    last.getDayOfMonth() <= last.toEpochDay() - start.toEpochDay() + 1;
            boolean january = monthBegins && last.getMonthValue() == 1;
            String name = "";
            switch (unit) {
                case DAY -> {
                    if (starts.size() <= 7) {
                        name = weekday(start, TextStyle.SHORT) + ", " + shortDay(start);
                    } else if (starts.size() <= 62) {
                        name = start.getDayOfWeek() == DayOfWeek.MONDAY ? shortDay(start) : "";
                    } else if (monthBegins) {
                        name = january ? String.valueOf(last.getYear()) : shortMonth(last);
                    }
                }
                case WEEK, MONTH -> {
                    if (years) {
                        name = january ? String.valueOf(last.getYear()) : "";
                    } else if (starts.size() <= 5 && unit == By.WEEK) {
                        name = shortDay(start);
                    } else if (monthBegins) {
                        name = january ? String.valueOf(last.getYear()) : shortMonth(last);
                    }
                }
                default -> name = String.valueOf(start.getYear());
            }
            if (!name.isEmpty()) {
                names.add(new Name(i, name));
            }
        }
        return names;
    }

    private static long spans(List<LocalDate> starts) {
        return starts.getLast().toEpochDay() - starts.getFirst().toEpochDay();
    }

    record Name(int index, String text) {}

    private TimeKeys() {}
}
