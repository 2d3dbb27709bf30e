package etools.reading;

import etools.article.Statistics;
import etools.article.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Every figure of the readings once more, from the list of them alone and one by one: slow, and as
/// near to the words of the documentation as code can be.
final class PlainLog {

    private static final Comparator<Judged> NEWEST_FIRST =
            Comparator.comparing((Judged judged) -> judged.opened().toInstant())
                    .thenComparing(judged -> judged.reading().number())
                    .reversed();

    private final List<Judged> readings = new ArrayList<>();
    private final Names names;

    PlainLog(List<LoggedReading> logged, Names names) {
        this.names = names;
        for (LoggedReading reading : logged) {
            List<Judged> before =
                    readings.stream().filter(each -> each.row() == reading.row()).toList();
            readings.add(judge(reading, before));
        }
    }

    /// A reading, and what the rule says of it.
    record Judged(LoggedReading reading, OffsetDateTime opened, Verdict verdict, int wordsRead) {

        int row() {
            return reading.row();
        }

        LocalDate day() {
            return opened.toLocalDate();
        }

        boolean finished() {
            return verdict == Verdict.READ || verdict == Verdict.REREAD;
        }

        long activeMs() {
            return Math.max(0, reading.activeMs());
        }
    }

    private static Judged judge(LoggedReading reading, List<Judged> before) {
        OffsetDateTime opened =
                Instant.ofEpochMilli(reading.openedMs())
                        .atOffset(
                                ZoneOffset.ofHoursMinutes(
                                        reading.offsetMinutes() / 60,
                                        reading.offsetMinutes() % 60));
        boolean known = reading.activeMs() >= 0 && reading.furthest() >= 0;
        int wordsRead = reading.words();
        boolean finished = true;
        if (known) {
            int began = Math.max(reading.began(), 0);
            long passed =
                    began < reading.furthest()
                            ? reading.words() * (long) (reading.furthest() - began) / 10_000
                            : 0;
            long readable = reading.activeMs() / 100;
            wordsRead = (int) Math.min(passed, readable);

            List<LoggedReading> together = new ArrayList<>();
            for (Judged each : before) {
                together.add(each.reading());
                if (each.finished()) {
                    together.clear();
                }
            }
            together.add(reading);
            finished = covered(together) >= 0.9 - 1e-9;
        }
        boolean again = before.stream().anyMatch(Judged::finished);
        Verdict verdict = !finished ? Verdict.SKIMMED : again ? Verdict.REREAD : Verdict.READ;
        return new Judged(reading, opened, verdict, wordsRead);
    }

    /// From 0 to 1.
    private static double covered(List<LoggedReading> together) {
        double covered = 0;
        for (LoggedReading part : together) {
            double from = Math.max(part.began(), 0) / 10_000.0;
            double to = part.furthest() / 10_000.0;
            double words = Math.floor(part.words() * Math.max(0, to - from) + 1e-6);
            boolean rushed = words > part.activeMs() / 60_000.0 * 600 + 1e-6;
            if (!rushed && from <= covered + 0.1 + 1e-9) {
                covered = Math.max(covered, to);
            }
        }
        return covered;
    }

    private List<Judged> in(Period period) {
        return readings.stream()
                .filter(each -> !each.day().isBefore(period.from()))
                .filter(each -> !each.day().isAfter(period.to()))
                .toList();
    }

    Sums total(Period period) {
        return sums(in(period));
    }

    private static Sums sums(List<Judged> some) {
        return new Sums(
                some.size(),
                (int) some.stream().map(Judged::row).distinct().count(),
                (int) some.stream().filter(Judged::finished).count(),
                (int) some.stream().filter(each -> each.verdict() == Verdict.REREAD).count(),
                some.stream().mapToLong(Judged::wordsRead).sum(),
                some.stream().mapToLong(Judged::activeMs).sum());
    }

    private Set<String> keys(By by, Judged each) {
        LocalDate day = each.day();
        LoggedReading reading = each.reading();
        return switch (by) {
            case DAY -> Set.of(day.toString());
            case WEEK ->
                    Set.of(
                            "%04d-W%02d"
                                    .formatted(
                                            day.get(IsoFields.WEEK_BASED_YEAR),
                                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
            case MONTH -> Set.of("%04d-%02d".formatted(day.getYear(), day.getMonthValue()));
            case YEAR -> Set.of("%04d".formatted(day.getYear()));
            case HOUR -> Set.of("%02d".formatted(each.opened().getHour()));
            case WEEKDAY -> Set.of("" + day.getDayOfWeek().getValue());
            case CATEGORY -> Set.of(names.categoryId(reading.category()));
            case SOURCE -> Set.of(names.label(reading.source()));
            case TAG -> {
                Set<String> tags = new HashSet<>();
                for (int tag : reading.tags()) {
                    tags.add(names.label(tag));
                }
                yield tags.isEmpty() ? Set.of("") : tags;
            }
        };
    }

    private Map<String, List<Judged>> grouped(By by, Period period) {
        Map<String, List<Judged>> grouped = new TreeMap<>();
        for (Judged each : in(period)) {
            for (String key : keys(by, each)) {
                grouped.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
            }
        }
        return grouped;
    }

    List<Slice> by(By by, Period period, int most) {
        List<Slice> slices = new ArrayList<>();
        grouped(by, period)
                .forEach((key, some) -> slices.add(new Slice(key, name(by, key), sums(some))));
        boolean named = by == By.CATEGORY || by == By.SOURCE || by == By.TAG;
        if (named) {
            slices.sort(Comparator.comparing((Slice slice) -> slice.sums().words()).reversed());
            return slices.stream().limit(most).toList();
        }
        return slices.stream().skip(Math.max(0, slices.size() - most)).toList();
    }

    private String name(By by, String key) {
        return by == By.CATEGORY && !key.isEmpty() ? key.toUpperCase(Locale.ROOT) : key;
    }

    int[] rows(By by, String key, Period period) {
        return rows(grouped(by, period).getOrDefault(key, List.of()).stream());
    }

    int[] rows(Period period) {
        return rows(in(period).stream());
    }

    private static int[] rows(Stream<Judged> some) {
        return some.sorted(NEWEST_FIRST).mapToInt(Judged::row).distinct().toArray();
    }

    Streaks streaks(LocalDate today, @Nullable Goal goal) {
        Map<LocalDate, List<Judged>> days = new TreeMap<>();
        for (Judged each : readings) {
            days.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(each);
        }
        if (goal != null) {
            days.values().removeIf(day -> !goal.reachedBy(sums(day)));
        }
        List<List<LocalDate>> runs = new ArrayList<>();
        LocalDate former = null;
        for (LocalDate day : days.keySet()) {
            if (former == null || !follows(former, day, days)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(day);
            former = day;
        }
        int longest = runs.stream().mapToInt(List::size).max().orElse(0);
        List<LocalDate> longestRun =
                runs.stream().filter(run -> run.size() == longest).toList().reversed().stream()
                        .findFirst()
                        .orElse(List.of());
        List<LocalDate> current = List.of();
        for (List<LocalDate> run : runs) {
            List<LocalDate> sofar = run.stream().filter(day -> !day.isAfter(today)).toList();
            if (!sofar.isEmpty() && !sofar.getLast().isBefore(today.minusDays(1))) {
                current = sofar;
            }
        }
        return new Streaks(current.size(), period(current), longest, period(longestRun));
    }

    private static boolean follows(
            LocalDate one, LocalDate other, Map<LocalDate, List<Judged>> days) {
        long between = ChronoUnit.DAYS.between(one, other);
        if (between != 2) {
            return between == 1;
        }
        Duration nearest = ChronoUnit.FOREVER.getDuration();
        for (Judged a : days.get(one)) {
            for (Judged b : days.get(other)) {
                Duration apart = Duration.between(a.opened(), b.opened()).abs();
                nearest = apart.compareTo(nearest) < 0 ? apart : nearest;
            }
        }
        return nearest.toMillis() < Duration.ofHours(24).toMillis();
    }

    private static @Nullable Period period(List<LocalDate> run) {
        return run.isEmpty() ? null : new Period(run.getFirst(), run.getLast());
    }

    private static long pace(Judged each) {
        LoggedReading reading = each.reading();
        long ms = reading.activeMs() >= 0 ? reading.activeMs() : reading.openMs();
        double share = 1;
        if (reading.furthest() >= 0) {
            share = (reading.furthest() - Math.max(reading.began(), 0)) / 10_000.0;
        }
        long passed = (long) (reading.words() * Math.max(0, share) + 1e-6);
        long perMinute = ms <= 0 ? 0 : passed * 60_000 / ms;
        return ms >= 10_000 && perMinute >= 60 && perMinute <= 600 ? perMinute : 0;
    }

    private static int median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size % 2 == 1
                ? sorted.get(size / 2).intValue()
                : (int) ((sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2);
    }

    private static List<Long> knownPaces(List<Judged> some) {
        return some.stream().map(PlainLog::pace).filter(pace -> pace > 0).toList();
    }

    int pace() {
        List<Long> newest = knownPaces(readings.reversed()).stream().limit(50).toList();
        return newest.size() < 5 ? Statistics.USUAL_PACE : median(newest);
    }

    int pace(Period period) {
        List<Long> known = knownPaces(in(period));
        return known.isEmpty() ? 0 : median(known);
    }

    List<Pace> paces(By by, Period period) {
        List<Pace> paces = new ArrayList<>();
        grouped(by, period)
                .forEach((key, some) -> {
                    List<Long> known = knownPaces(some);
                    if (!known.isEmpty()) {
                        paces.add(new Pace(key, median(known), known.size()));
                    }
                });
        return paces;
    }

    private List<Ranked> ranked(
            Period period, int most, ToLongFunction<List<Judged>> value, long least) {
        Map<Integer, List<Judged>> articles = new LinkedHashMap<>();
        in(period).stream()
                .sorted(NEWEST_FIRST)
                .forEach(each ->
                        articles.computeIfAbsent(each.row(), _ -> new ArrayList<>()).add(each));
        List<Ranked> ranked = new ArrayList<>();
        articles.forEach((row, some) ->
                ranked.add(
                        new Ranked(
                                row, value.applyAsLong(some), some.getFirst().reading().number())));
        ranked.removeIf(each -> each.value() < least);
        ranked.sort(Comparator.comparing(Ranked::value, Collections.reverseOrder()));
        return ranked.stream().limit(most).toList();
    }

    List<Ranked> longest(Period period, int most) {
        return ranked(period, most, some -> some.stream().mapToLong(Judged::activeMs).sum(), 1);
    }

    List<Ranked> mostReread(Period period, int most) {
        return ranked(period, most, some -> some.stream().filter(Judged::finished).count(), 2);
    }

    private List<Judged> of(int row) {
        return readings.stream().filter(each -> each.row() == row).toList();
    }

    private List<Judged> sinceFinished(int row) {
        List<Judged> since = new ArrayList<>();
        for (Judged each : of(row)) {
            since.add(each);
            if (each.finished()) {
                since.clear();
            }
        }
        return since;
    }

    private long furthestSinceFinished(int row) {
        return sinceFinished(row).stream()
                .mapToLong(each -> each.reading().furthest())
                .max()
                .orElse(0);
    }

    List<Ranked> neverFinished(Period period, int most) {
        return ranked(
                period,
                most,
                some -> {
                    int row = some.getFirst().row();
                    boolean begun =
                            sinceFinished(row).size() == of(row).size()
                                    && of(row).stream()
                                            .filter(each -> period.contains(each.day()))
                                            .anyMatch(each -> each.reading().furthest() >= 500);
                    return begun ? furthestSinceFinished(row) : -1;
                },
                0);
    }

    List<Ranked> left(int most) {
        List<Ranked> left = new ArrayList<>();
        Set<Integer> met = new HashSet<>();
        for (Judged each : readings.stream().sorted(NEWEST_FIRST).toList()) {
            long furthest = furthestSinceFinished(each.row());
            double covered =
                    covered(sinceFinished(each.row()).stream().map(Judged::reading).toList());
            if (met.add(each.row()) && covered >= 0.05 - 1e-9 && furthest < 9000) {
                left.add(new Ranked(each.row(), furthest, each.reading().number()));
            }
        }
        return left.stream().limit(most).toList();
    }

    List<Entry> history(Period period, int from, int count) {
        return in(period).stream()
                .sorted(NEWEST_FIRST)
                .skip(from)
                .limit(count)
                .map(PlainLog::entry)
                .toList();
    }

    private static Entry entry(Judged each) {
        LoggedReading reading = each.reading();
        return new Entry(
                reading.number(),
                reading.row(),
                each.opened(),
                reading.words(),
                reading.openMs(),
                reading.activeMs(),
                reading.began(),
                reading.furthest(),
                each.verdict(),
                each.wordsRead());
    }

    List<Entry> ofArticle(int row) {
        return readings.stream()
                .filter(each -> each.row() == row)
                .sorted(NEWEST_FIRST)
                .map(PlainLog::entry)
                .toList();
    }

    @Nullable Period days() {
        List<LocalDate> days = readings.stream().map(Judged::day).sorted().toList();
        return period(days);
    }

    int size(Period period) {
        return in(period).size();
    }

    List<Integer> articles() {
        return readings.stream().map(Judged::row).distinct().toList();
    }
}
