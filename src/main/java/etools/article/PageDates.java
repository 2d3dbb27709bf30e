package etools.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Dates and times as the reference page writes them.
public final class PageDates {

    /// Associated Press style: long months are cut, short ones written out, September is `Sept.`.
    private static final List<String> MONTHS =
            List.of(
                    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.",
                    "Oct.", "Nov.", "Dec.");

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm");

    /// `Jan. 5, 2025`
    public static String date(LocalDate date) {
        return MONTHS.get(date.getMonthValue() - 1)
                + " "
                + date.getDayOfMonth()
                + ", "
                + date.getYear();
    }

    /// `2025/01/06 07:00`, in `zone`
    public static String minute(Instant instant, ZoneId zone) {
        return TO_THE_MINUTE.format(instant.atZone(zone));
    }

    public static List<String> months() {
        return MONTHS;
    }

    private PageDates() {}
}
