package etools.reading;

import java.time.LocalDate;

/// Some of the reader's local days, the first and the last included.
public record Period(LocalDate from, LocalDate to) {

    /// Every day there is.
    public static final Period ALL =
            new Period(LocalDate.of(-9999, 1, 1), LocalDate.of(9999, 12, 31));

    /// @throws IllegalArgumentException for a period that ends before it begins
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end before it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }

    /// As many days right before it.
    public Period before() {
        return new Period(from.minusDays(days()), from.minusDays(1));
    }
}
