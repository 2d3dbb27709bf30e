package etools.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sums of one kind, numbered: those of time in its order, others as they are met.
final class Groups {

    private static final int HOURS = 24;
    private static final long HOUR_MS = 3_600_000;
    private static final int UNMET = -1;

    final By by;
    private final Columns columns;
    private final Names names;
    private final List<String> keys = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    /// By day, for kinds of days.
    private int[] ofDay = {};

    /// By number, for kinds with names.
    private int[] ofNumber = {};

    private final Map<String, Integer> ofKey = new HashMap<>();

    Groups(By by, Columns columns, Names names) {
        this.by = by;
        this.columns = columns;
        this.names = names;
        switch (by) {
            case DAY, WEEK, MONTH, YEAR, WEEKDAY -> groupDays();
            case HOUR -> {
                for (int hour = 0; hour < HOURS; hour++) {
                    name(String.format(Locale.ROOT, "%02d", hour));
                }
            }
            case CATEGORY, SOURCE, TAG -> {}
        }
    }

    static boolean isTime(By by) {
        return switch (by) {
            case DAY, WEEK, MONTH, YEAR, HOUR, WEEKDAY -> true;
            case CATEGORY, SOURCE, TAG -> false;
        };
    }

    int count() {
        return keys.size();
    }

    String key(int group) {
        return keys.get(group);
    }

    String label(int group) {
        return labels.get(group);
    }

    /// The group of the reading at a position; not for tags, of which it may have several.
    int of(int at) {
        return switch (by) {
            case DAY, WEEK, MONTH, YEAR, WEEKDAY -> ofDay[columns.day[at]];
            case HOUR -> (int) (Math.floorMod(columns.localMs(at), Columns.DAY_MS) / HOUR_MS);
            case CATEGORY -> ofNumber(columns.category[at]);
            case SOURCE -> ofNumber(columns.source[at]);
            case TAG -> throw new IllegalStateException("a reading may have several tags");
        };
    }

    /// The group of a category, a source or a tag.
    int ofNumber(int number) {
        if (number >= ofNumber.length) {
            int met = ofNumber.length;
            ofNumber = Arrays.copyOf(ofNumber, Math.max(number + 1, 2 * met));
            Arrays.fill(ofNumber, met, ofNumber.length, UNMET);
        }
        int group = ofNumber[number];
        if (group == UNMET) {
            group = ofKey.computeIfAbsent(keyOf(number), key -> name(key, labelOf(number)));
            ofNumber[number] = group;
        }
        return group;
    }

    private String keyOf(int number) {
        return by == By.CATEGORY ? names.categoryId(number) : names.label(number);
    }

    private String labelOf(int number) {
        return by == By.CATEGORY ? names.categoryName(number) : names.label(number);
    }

    /// The group of a key, or -1 where there is none.
    int find(String key) {
        return isTime(by)
                ? keys.indexOf(key)
                : ofKey.computeIfAbsent(key, absent -> name(absent, absent));
    }

    private void groupDays() {
        long[] spans = new long[columns.days];
        for (int i = 0; i < spans.length; i++) {
            spans[i] = span(LocalDate.ofEpochDay(columns.epochDay[i]));
        }
        long[] distinct = Arrays.stream(spans).sorted().distinct().toArray();
        ofDay = new int[spans.length];
        String[] inOrder = new String[distinct.length];
        for (int i = 0; i < spans.length; i++) {
            ofDay[i] = Arrays.binarySearch(distinct, spans[i]);
            if (inOrder[ofDay[i]] == null) {
                inOrder[ofDay[i]] = keyOf(by, LocalDate.ofEpochDay(columns.epochDay[i]));
            }
        }
        for (String key : inOrder) {
            name(key);
        }
    }

    /// The same for all days of a sum, and rising with time.
    private long span(LocalDate day) {
        return switch (by) {
            case DAY -> day.toEpochDay();
            case WEEK -> Math.floorDiv(day.toEpochDay() + 3, 7);
            case MONTH -> day.getLong(ChronoField.PROLEPTIC_MONTH);
            case YEAR -> day.getYear();
            case WEEKDAY -> day.getDayOfWeek().getValue();
            case HOUR, CATEGORY, SOURCE, TAG -> throw new IllegalStateException("not of days");
        };
    }

    /// The key of the sum that a day belongs to.
    static String keyOf(By by, LocalDate day) {
        return switch (by) {
            case DAY -> day.toString();
            case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "%04d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(day).toString();
            case YEAR -> String.format(Locale.ROOT, "%04d", day.getYear());
            case WEEKDAY -> String.valueOf(day.getDayOfWeek().getValue());
            case HOUR, CATEGORY, SOURCE, TAG -> throw new IllegalStateException("not of days");
        };
    }

    private int name(String key) {
        return name(key, key);
    }

    private int name(String key, String label) {
        keys.add(key);
        labels.add(label);
        return keys.size() - 1;
    }
}
