package etools.ui;

import etools.reading.By;
import etools.reading.Period;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// What the statistics page shall show.
///
/// @param custom the days of [Choice#CUSTOM]
/// @param unit of the bars over time, or null for what suits the period
/// @param year of the calendar
/// @param otherCustom the days of [Against#CUSTOM]
record PageQuestion(
        Choice choice,
        Period custom,
        @Nullable By unit,
        int year,
        Against against,
        Period otherCustom,
        LocalDate today) {

    /// More bars than this are too thin to be told apart; a coarser unit is taken.
    static final int USUAL_BARS = 124;

    /// As many bars may be asked for: a year's days.
    static final int MOST_BARS = 372;

    /// Which days.
    enum Choice {
        WEEK("This week"),
        MONTH("This month"),
        YEAR("This year"),
        TWELVE_MONTHS("Last 12 months"),
        ALL("All time"),
        CUSTOM("Custom");

        private final String label;

        Choice(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// What they are compared with.
    enum Against {
        BEFORE("The time before"),
        YEAR_AGO("A year before"),
        CUSTOM("Custom");

        private final String label;

        Against(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// The chosen days, up to today.
    ///
    /// @param recorded from the first to the last day with a reading, or null
    Period period(@Nullable Period recorded) {
        return switch (choice) {
            case WEEK -> new Period(today.with(DayOfWeek.MONDAY), today);
            case MONTH -> new Period(today.withDayOfMonth(1), today);
            case YEAR -> new Period(today.withDayOfYear(1), today);
            case TWELVE_MONTHS -> new Period(today.minusYears(1).plusDays(1), today);
            case ALL -> {
                LocalDate from = recorded == null ? today : recorded.from();
                LocalDate to = recorded == null ? today : recorded.to();
                yield new Period(earlier(from, today), later(to, today));
            }
            case CUSTOM -> custom;
        };
    }

    /// The days that the chosen ones are compared with; of a week, month or year that is not over
    /// as many days of the one before. Null where there are none.
    @Nullable Period other(Period period) {
        return switch (against) {
            case CUSTOM -> otherCustom;
            case YEAR_AGO ->
                    choice == Choice.ALL
                            ? null
                            : new Period(period.from().minusYears(1), period.to().minusYears(1));
            case BEFORE ->
                    switch (choice) {
                        case WEEK ->
                                new Period(period.from().minusWeeks(1), period.to().minusWeeks(1));
                        case MONTH ->
                                new Period(
                                        period.from().minusMonths(1), period.to().minusMonths(1));
                        case YEAR, TWELVE_MONTHS ->
                                new Period(period.from().minusYears(1), period.to().minusYears(1));
                        case ALL -> null;
                        case CUSTOM -> period.before();
                    };
        };
    }

    /// The bars' unit: the one asked for where that gives no more than [#MOST_BARS], else what
    /// suits the period.
    By unitOf(Period period) {
        if (unit != null && TimeKeys.count(unit, period) <= MOST_BARS) {
            return unit;
        }
        for (By each : new By[] {By.DAY, By.WEEK, By.MONTH}) {
            if (TimeKeys.count(each, period) <= USUAL_BARS) {
                return each;
            }
        }
        return By.YEAR;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
