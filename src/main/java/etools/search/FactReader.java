package etools.search;

import etools.search.Ask.Fact;
import etools.search.Ask.Kind;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the values of `is: date: created: lastread: words: read:`.
final class FactReader {

    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    /// From the first to the last, the last one not included.
    private record Range(long from, long to) {}

    private final ZoneId zone;
    private final LocalDate today;

    FactReader(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.today = today;
    }

    /// Null where the value means nothing in this field.
    @Nullable Fact read(String field, String value) {
        String plain = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case "is" ->
                    switch (plain) {
                        case "read" -> new Fact(Kind.READ, 1, 2);
                        case "unread" -> new Fact(Kind.READ, 0, 1);
                        case "starred" -> new Fact(Kind.STARRED, 1, 2);
                        case "unstarred" -> new Fact(Kind.STARRED, 0, 1);
                        case "link" -> new Fact(Kind.WORDS, 0, 1);
                        default -> null;
                    };
            case "date" ->
                    plain.equals("never") || plain.equals("none")
                            ? never(Kind.DATE)
                            : fact(Kind.DATE, days(plain));
            case "created" -> fact(Kind.CREATED, millis(days(plain)));
            case "lastread" ->
                    plain.equals("never")
                            ? never(Kind.LAST_READ)
                            : fact(Kind.LAST_READ, millis(days(plain)));
            case "words" -> fact(Kind.WORDS, range(plain, FactReader::number));
            case "read" ->
                    plain.equals("never")
                            ? new Fact(Kind.READ_COUNT, 0, 1)
                            : fact(Kind.READ_COUNT, range(plain, FactReader::number));
            default -> null;
        };
    }

    private static Fact never(Kind kind) {
        return new Fact(kind, Ask.NEVER, Ask.NEVER + 1);
    }

    private static @Nullable Fact fact(Kind kind, @Nullable Range range) {
        return range == null ? null : new Fact(kind, range.from, range.to);
    }

    private @Nullable Range days(String value) {
        return range(value, this::day);
    }

    private @Nullable Range millis(@Nullable Range days) {
        return days == null ? null : new Range(millis(days.from), millis(days.to));
    }

    private long millis(long day) {
        return day == Ask.NEVER + 1 || day == Long.MAX_VALUE
                ? day
                : LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// One value with what it covers.
    private interface One {
        @Nullable Range read(String value);
    }

    /// `5`, `>5`, `>=5`, `<5`, `<=5`, `=5`, `5..9`, `5..`, `..9`. What was never is in no range.
    private static @Nullable Range range(String value, One one) {
        int dots = value.indexOf("..");
        if (dots >= 0) {
            String first = value.substring(0, dots);
            String last = value.substring(dots + 2);
            Range from = first.isEmpty() ? null : one.read(first);
            Range to = last.isEmpty() ? null : one.read(last);
            if ((from == null && !first.isEmpty())
                    || (to == null && !last.isEmpty())
                    || (from == null && to == null)) {
                return null;
            }
            if (from != null && to != null && to.from < from.from) {
                return new Range(to.from, from.to);
            }
            return new Range(
                    from == null ? Ask.NEVER + 1 : from.from, to == null ? Long.MAX_VALUE : to.to);
        }
        int sign = 0;
        while (sign < value.length() && sign < 2 && "<>=".indexOf(value.charAt(sign)) >= 0) {
            sign++;
        }
        Range range = one.read(value.substring(sign));
        if (range == null) {
            return null;
        }
        return switch (value.substring(0, sign)) {
            case "", "=" -> range;
            case ">" -> new Range(range.to, Long.MAX_VALUE);
            case ">=" -> new Range(range.from, Long.MAX_VALUE);
            case "<" -> new Range(Ask.NEVER + 1, range.from);
            case "<=" -> new Range(Ask.NEVER + 1, range.to);
            default -> null;
        };
    }

    private static @Nullable Range number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            return null;
        }
        long number = Long.parseLong(value);
        return new Range(number, number + 1);
    }

    private @Nullable Range day(String value) {
        return switch (value) {
            case "today" -> from(today);
            case "yesterday" -> between(today.minusDays(1), today);
            case "week" -> from(today.minusDays(6));
            case "month" -> from(today.minusMonths(1).plusDays(1));
            case "year" -> from(today.minusYears(1).plusDays(1));
            default -> calendar(value);
        };
    }

    private Range from(LocalDate first) {
        return between(first, today.plusDays(1));
    }

    private static Range between(LocalDate first, LocalDate after) {
        return new Range(first.toEpochDay(), after.toEpochDay());
    }

    private static @Nullable Range calendar(String value) {
        Matcher parts = DAY.matcher(value);
        if (!parts.matches()) {
            return null;
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            String month = parts.group(2);
            String day = parts.group(3);
            LocalDate first =
                    LocalDate.of(
                            year,
                            month == null ? 1 : Integer.parseInt(month),
                            day == null ? 1 : Integer.parseInt(day));
            return between(
                    first,
                    month == null
                            ? first.plusYears(1)
                            : day == null ? first.plusMonths(1) : first.plusDays(1));
        } catch (DateTimeException e) {
            return null; // the 30th of February
        }
    }
}
