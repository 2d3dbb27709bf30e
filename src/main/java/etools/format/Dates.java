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
import java.util.List;
import java.util.Locale;
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

    private static final String TIME =
            "(?:(?:\\s*T\\s*|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?"
                + "\\s*(am|pm|a\\.m\\.|p\\.m\\.)?\\s*(Z|UTC|GMT|UT|[A-Z]{3,4}|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?";

    /// `2025-01-05`, `2025/1/5 07:00`, `2025-01-05T07:00:00.123+09:00`
    private static final Pattern YEAR_FIRST =
            pattern("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);

    /// `5 January 2025`, `Sun, 05 Jan 2025 07:00:00 +0900`, `26-FEB-1987 15:01:01.79`
    private static final Pattern DAY_FIRST =
            pattern(
                    "(?:[a-z]{2,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{4})"
                            + TIME);

    /// `Jan. 5, 2025`, `January 5 2025 7:00 pm`
    private static final Pattern MONTH_FIRST =
            pattern(
                    "(?:[a-z]{2,9},?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})"
                            + TIME);

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
        if (EPOCH.matcher(date).matches()) {
            return date.length() < 9 ? null : ofEpoch(new BigDecimal(date)).orElse(null);
        }
        matcher = DAY_FIRST.matcher(date);
        if (matcher.matches()) {
            int month = month(matcher.group(2));
            return month == 0
                    ? null
                    : when(LocalDate.of(number(matcher, 3), month, number(matcher, 1)), matcher, 4);
        }
        matcher = MONTH_FIRST.matcher(date);
        if (matcher.matches()) {
            int month = month(matcher.group(1));
            return month == 0
                    ? null
                    : when(LocalDate.of(number(matcher, 3), month, number(matcher, 2)), matcher, 4);
        }
        return null;
    }

    private static @Nullable When when(LocalDate date, Matcher matcher, int group) {
        if (matcher.group(group) == null) {
            return new When(date, null);
        }
        int hour = number(matcher, group);
        String half = matcher.group(group + 4);
        if (half != null) {
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
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "Z", "UTC", "GMT", "UT" -> ZoneOffset.UTC;
            case "EST" -> ZoneOffset.ofHours(-5);
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "CST" -> ZoneOffset.ofHours(-6);
            case "CDT" -> ZoneOffset.ofHours(-5);
            case "MST" -> ZoneOffset.ofHours(-7);
            case "MDT" -> ZoneOffset.ofHours(-6);
            case "PST" -> ZoneOffset.ofHours(-8);
            case "PDT" -> ZoneOffset.ofHours(-7);
            case "JST" -> ZoneOffset.ofHours(9);
            case "CET" -> ZoneOffset.ofHours(1);
            case "CEST", "EET" -> ZoneOffset.ofHours(2);
            case "BST" -> ZoneOffset.ofHours(1);
            default -> text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : null;
        };
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
