package etools.format;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as the files of the world write them.
final class Dates {

    /// @param date the day, in the text's own offset (UTC where it has none)
    /// @param instant null where the text tells no time of day
    record When(LocalDate date, @Nullable Instant instant) {

        /// The instant, or the first of the day in UTC.
        Instant start() {
            return instant != null ? instant : date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private static final String CLOCK =
            "(\\d{1,2}):(\\d{2})(?::(\\d{1,2})(?:[.,](\\d{1,9})\\d*)?)?";

    private static final String ZONE =
            "(Z|(?:UTC|GMT|UT)?[+-]\\d{1,2}:?\\d{2}|(?:UTC|GMT|UT)?[+-]\\d{1,2}"
                    + "|(?:Etc/)?[A-Z]{1,4})?(?:\\s*\\([^()]{1,20}\\))?";

    private static final String TIME =
            "(?:(?:\\s*T\\s*|,?\\s+(?:at\\s+)?)"
                    + CLOCK
                    + "\\s*(am|pm|a\\.m\\.|p\\.m\\.)?\\s*"
                    + ZONE
                    + ")?";

    private static final String WEEKDAY = "(?:[a-z]{2,9}\\.?,?\\s*)?";

    /// `2025-01-05`, `2025/1/5 07:00`, `2025-01-05T07:00:00.123+09:00`
    private static final Pattern YEAR_FIRST =
            pattern("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);

    /// `5 January 2025`, `Sun, 05 Jan 25 07:00:00 +0900`, `26-FEB-1987 15:01:01.79`
    private static final Pattern DAY_FIRST =
            pattern(
                    WEEKDAY
                            + "(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{4}|\\d{2})"
                            + TIME);

    /// `Jan. 5, 2025`, `January 5 2025 7:00 pm`
    private static final Pattern MONTH_FIRST =
            pattern(
                    "(?:[a-z]{2,9}\\.?,?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})"
                            + TIME);

    /// `Sun Jan 5 07:00:00 GMT 2025`
    private static final Pattern YEAR_LAST =
            pattern(
                    "[a-z]{3,9}\\s+([a-z]{3,9})\\s+(\\d{1,2})\\s+"
                            + CLOCK
                            + "()\\s*(?:"
                            + ZONE
                            + "\\s+)?(\\d{4})");

    /// `2025-W01-7`, `2025W017`
    private static final Pattern WEEK = pattern("(\\d{4})-?W(\\d{2})(?:-?([1-7]))?" + TIME);

    /// `2025-005`
    private static final Pattern ORDINAL = pattern("(\\d{4})-(\\d{3})" + TIME);

    /// `2025`, `2025-01`: the first day of it.
    private static final Pattern YEAR_OR_MONTH =
            Pattern.compile("((?:1[5-9]|20)\\d\\d)(?:-(\\d\\d))?");

    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|UT)?([+-])(\\d{1,2}):?(\\d{2})?");

    /// Those that mail and feeds use and that mean one thing there.
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("UTC", "Z"),
                    Map.entry("GMT", "Z"),
                    Map.entry("UT", "Z"),
                    Map.entry("WET", "Z"),
                    Map.entry("EST", "-05:00"),
                    Map.entry("EDT", "-04:00"),
                    Map.entry("CST", "-06:00"),
                    Map.entry("CDT", "-05:00"),
                    Map.entry("MST", "-07:00"),
                    Map.entry("MDT", "-06:00"),
                    Map.entry("PST", "-08:00"),
                    Map.entry("PDT", "-07:00"),
                    Map.entry("AKST", "-09:00"),
                    Map.entry("AKDT", "-08:00"),
                    Map.entry("HST", "-10:00"),
                    Map.entry("AST", "-04:00"),
                    Map.entry("ADT", "-03:00"),
                    Map.entry("CET", "+01:00"),
                    Map.entry("BST", "+01:00"),
                    Map.entry("WEST", "+01:00"),
                    Map.entry("MEZ", "+01:00"),
                    Map.entry("CEST", "+02:00"),
                    Map.entry("MESZ", "+02:00"),
                    Map.entry("EET", "+02:00"),
                    Map.entry("SAST", "+02:00"),
                    Map.entry("EEST", "+03:00"),
                    Map.entry("MSK", "+03:00"),
                    Map.entry("IST", "+05:30"),
                    Map.entry("HKT", "+08:00"),
                    Map.entry("SGT", "+08:00"),
                    Map.entry("AWST", "+08:00"),
                    Map.entry("JST", "+09:00"),
                    Map.entry("KST", "+09:00"),
                    Map.entry("AEST", "+10:00"),
                    Map.entry("AEDT", "+11:00"),
                    Map.entry("NZST", "+12:00"),
                    Map.entry("NZDT", "+13:00"));

    private static final Pattern COMPACT = Pattern.compile("(?:19|20)\\d{6}");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,9})?");

    /// What `text` means, or nothing where it is no date.
    static Optional<When> parse(String text) {
        String date = text.strip();
        if (date.length() > 64) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(when(date));
        } catch (DateTimeException | ArithmeticException e) { // such as February 30
            return Optional.empty();
        }
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told by their size.
    static Optional<When> ofEpoch(BigDecimal number) {
        try {
            BigDecimal seconds = number;
            BigDecimal abs = number.abs();
            for (BigDecimal limit = BigDecimal.valueOf(100_000_000_000L);
                    abs.compareTo(limit) >= 0 && limit.precision() < 20;
                    limit = limit.movePointRight(3)) {
                seconds = seconds.movePointLeft(3);
            }
            long whole = seconds.toBigInteger().longValueExact();
            long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
            Instant instant = Instant.ofEpochSecond(whole, nanos);
            return Optional.of(new When(instant.atOffset(ZoneOffset.UTC).toLocalDate(), instant));
        } catch (ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable When when(String date) {
        Matcher matcher = YEAR_FIRST.matcher(date);
        if (matcher.matches()) {
            return when(
                    LocalDate.of(number(matcher, 1), number(matcher, 3), number(matcher, 4)),
                    matcher,
                    5);
        }
        if (COMPACT.matcher(date).matches()) {
            int number = Integer.parseInt(date);
            return new When(LocalDate.of(number / 10_000, number / 100 % 100, number % 100), null);
        }
        if (EPOCH.matcher(date).matches() && date.length() > 4) {
            return date.length() < 9 ? null : ofEpoch(new BigDecimal(date)).orElse(null);
        }
        matcher = DAY_FIRST.matcher(date);
        if (matcher.matches()) {
            int month = month(matcher.group(2));
            return month == 0
                    ? null
                    : when(LocalDate.of(year(matcher, 3), month, number(matcher, 1)), matcher, 4);
        }
        matcher = MONTH_FIRST.matcher(date);
        if (matcher.matches()) {
            int month = month(matcher.group(1));
            return month == 0
                    ? null
                    : when(LocalDate.of(number(matcher, 3), month, number(matcher, 2)), matcher, 4);
        }
        matcher = YEAR_LAST.matcher(date);
        if (matcher.matches()) {
            int month = month(matcher.group(1));
            return month == 0
                    ? null
                    : when(LocalDate.of(number(matcher, 9), month, number(matcher, 2)), matcher, 3);
        }
        return unusual(date);
    }

    /// The rarer ways of ISO 8601.
    private static @Nullable When unusual(String date) {
        Matcher matcher = WEEK.matcher(date);
        if (matcher.matches()) {
            int day = matcher.group(3) == null ? 1 : number(matcher, 3);
            LocalDate inYear = LocalDate.of(number(matcher, 1), 1, 4); // always in week 1
            return when(
                    inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(matcher, 2))
                            .with(ChronoField.DAY_OF_WEEK, day),
                    matcher,
                    4);
        }
        matcher = ORDINAL.matcher(date);
        if (matcher.matches()) {
            return when(LocalDate.ofYearDay(number(matcher, 1), number(matcher, 2)), matcher, 3);
        }
        matcher = YEAR_OR_MONTH.matcher(date);
        if (matcher.matches()) {
            int month = matcher.group(2) == null ? 1 : number(matcher, 2);
            return new When(LocalDate.of(number(matcher, 1), month, 1), null);
        }
        return null;
    }

    /// Of two digits, 69 to 99 are of the last century.
    private static int year(Matcher matcher, int group) {
        int year = number(matcher, group);
        return matcher.group(group).length() == 4 ? year : year < 69 ? 2000 + year : 1900 + year;
    }

    private static @Nullable When when(LocalDate day, Matcher matcher, int group) {
        if (matcher.group(group) == null) {
            return new When(day, null);
        }
        LocalDate date = day;
        int hour = number(matcher, group);
        String half = matcher.group(group + 4);
        if (hour == 24 && number(matcher, group + 1) == 0) {
            hour = 0; // midnight at the day's end
            date = day.plusDays(1);
        }
        if (half != null && !half.isEmpty()) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        String fraction = matcher.group(group + 3);
        int nanos =
                fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        int second = matcher.group(group + 2) == null ? 0 : number(matcher, group + 2);
        LocalTime time =
                LocalTime.of(hour, number(matcher, group + 1), Math.min(second, 59), nanos);
        ZoneId zone = zone(matcher.group(group + 5));
        if (zone == null) {
            return null;
        }
        OffsetDateTime instant = LocalDateTime.of(date, time).atZone(zone).toOffsetDateTime();
        return new When(date, instant.toInstant());
    }

    private static @Nullable ZoneId zone(@Nullable String text) {
        if (text == null) {
            return ZoneOffset.UTC;
        }
        String name = text.toUpperCase(Locale.ROOT);
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            int seconds = (Integer.parseInt(offset.group(2)) * 60 + minutes) * 60;
            return ZoneOffset.ofTotalSeconds(offset.group(1).equals("-") ? -seconds : seconds);
        }
        if (name.length() == 1) {
            return ZoneOffset.UTC; // the letters were so often misused that they mean nothing
        }
        String hours = ZONES.get(name.startsWith("ETC/") ? name.substring(4) : name);
        return hours == null ? null : ZoneOffset.of(hours);
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int month = MONTHS.indexOf(lower.substring(0, 3)) + 1;
        boolean spelled =
                month > 0
                        && (lower.length() == 3
                                || lower.equals("sept")
                                || YearMonth.of(2025, month)
                                        .getMonth()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith(lower));
        return spelled ? month : 0;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    private Dates() {}
}
