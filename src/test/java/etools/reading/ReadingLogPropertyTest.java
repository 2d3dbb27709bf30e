package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Every answer of the log, and of one that was loaded from blocks, is that of [PlainLog], for
/// thousands of lives of a reader: clocks that jump, journeys, summer time, texts read in parts and
/// again, figures that arrive late.
class ReadingLogPropertyTest {

    private static final int LIVES = 2_000;

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Pacific/Kiritimati"),
                    ZoneId.of("Etc/GMT+12"),
                    ZoneId.of("Pacific/Apia"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("Australia/Lord_Howe"));

    static final Names NAMES =
            new Names() {
                @Override
                public String categoryId(int category) {
                    return category == 0 ? "" : "c" + category;
                }

                @Override
                public String categoryName(int category) {
                    return categoryId(category).toUpperCase(Locale.ROOT);
                }

                @Override
                public String label(int label) {
                    return label == 0 ? "" : "l" + label;
                }
            };

    @Test
    void everyAnswerIsThatOfAPlainRecomputation() {
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(seed).live();
        }
    }

    private static final class Life {

        private final int seed;
        private final Random random;
        private final List<LoggedReading> readings = new ArrayList<>();
        private final ReadingLog log = new ReadingLog();
        private final int rows;
        private long now;
        private ZoneId zone;

        Life(int seed) {
            this.seed = seed;
            random = new Random(seed);
            rows = 1 + random.nextInt(12);
            now =
                    Instant.parse("2026-03-27T20:00:00Z").toEpochMilli()
                            + random.nextInt(400) * 86_400_000L;
            zone = anyZone();
        }

        void live() {
            if (random.nextBoolean()) {
                log.replace(readings, NAMES);
            } else {
                log.replace(new ReadingLog.Loader(random.nextInt(3)), NAMES);
            }
            int events = random.nextInt(60);
            for (int i = 0; i < events; i++) {
                timePasses();
                if (readings.isEmpty() || random.nextInt(3) > 0) {
                    open();
                } else {
                    goOn();
                }
                if (random.nextInt(25) == 0) {
                    compare(log);
                }
            }
            compare(log);
            compare(fromBlocks());
        }

        private ZoneId anyZone() {
            return ZONES.get(random.nextInt(ZONES.size()));
        }

        private void timePasses() {
            switch (random.nextInt(12)) {
                case 0 -> {}
                case 1 -> now += random.nextInt(3);
                case 2 -> now -= random.nextInt(40) * 3_600_000L;
                case 3 -> zone = anyZone();
                case 4 -> now += random.nextInt(400) * 86_400_000L;
                case 5, 6 -> now += 20 * 3_600_000L + random.nextInt(8 * 3_600_000);
                default -> now += random.nextInt(6 * 3_600_000);
            }
        }

        private void open() {
            long number = readings.isEmpty() ? 1 : readings.getLast().number() + 1;
            boolean known = random.nextInt(5) > 0;
            int[] tags = random.ints(random.nextInt(4), 0, 5).sorted().distinct().toArray();
            LoggedReading reading =
                    new LoggedReading(
                            number + random.nextInt(2),
                            random.nextInt(rows) * (1 + random.nextInt(2) * 100),
                            now,
                            zone.getRules().getOffset(Instant.ofEpochMilli(now)).getTotalSeconds()
                                    / 60,
                            random.nextInt(4) == 0 ? 0 : random.nextInt(900),
                            random.nextInt(4),
                            random.nextInt(4),
                            tags,
                            random.nextInt(3) == 0 ? LoggedReading.UNKNOWN : length(),
                            known ? length() : LoggedReading.UNKNOWN,
                            known ? began() : LoggedReading.UNKNOWN,
                            known || random.nextInt(4) == 0 ? furthest() : LoggedReading.UNKNOWN);
            readings.add(reading);
            log.add(reading);
        }

        private int length() {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(5_000);
                case 1 -> random.nextInt(60) * 1_000;
                default -> random.nextInt(600_000);
            };
        }

        private int began() {
            return random.nextInt(3) == 0 ? random.nextInt(21) * 500 : 0;
        }

        private int furthest() {
            return random.nextBoolean() ? random.nextInt(21) * 500 : 8_900 + random.nextInt(1_101);
        }

        /// Any reading may still come further, not the newest alone; lower figures change nothing.
        private void goOn() {
            int which = random.nextInt(readings.size());
            LoggedReading before = readings.get(which);
            LoggedReading further =
                    new LoggedReading(
                            before.number(),
                            before.row(),
                            before.openedMs(),
                            before.offsetMinutes(),
                            before.words(),
                            before.category(),
                            before.source(),
                            before.tags(),
                            length(),
                            length(),
                            random.nextInt(3) == 0 ? began() : 0,
                            furthest());
            log.change(
                    further.number(),
                    further.openMs(),
                    further.activeMs(),
                    further.began(),
                    further.furthest());
            readings.set(
                    which,
                    new LoggedReading(
                            before.number(),
                            before.row(),
                            before.openedMs(),
                            before.offsetMinutes(),
                            before.words(),
                            before.category(),
                            before.source(),
                            before.tags(),
                            Math.max(before.openMs(), further.openMs()),
                            Math.max(before.activeMs(), further.activeMs()),
                            Math.max(before.began(), further.began()),
                            Math.max(before.furthest(), further.furthest())));
            log.change(before.number() + 1_000_000, 1, 1, 1, 1);
        }

        private ReadingLog fromBlocks() {
            ReadingLog.Loader loader = new ReadingLog.Loader(readings.size());
            int blockSize = 1 + random.nextInt(20);
            for (int from = 0; from < readings.size(); from += blockSize) {
                int to = Math.min(from + blockSize, readings.size());
                byte[] block = ReadingBlocks.encode(readings.subList(from, to));
                assertThat(ReadingBlocks.decode(block, loader)).isTrue();
            }
            ReadingLog loaded = new ReadingLog();
            loaded.replace(loader, NAMES);
            return loaded;
        }

        private void compare(ReadingLog actual) {
            PlainLog plain = new PlainLog(readings, NAMES);
            int most = random.nextInt(3) == 0 ? random.nextInt(4) : 1_000;
            same("size", actual.size(), readings.size());
            same("days", actual.days(), plain.days());
            same("pace", actual.pace(), plain.pace());
            same("left", actual.left(most), plain.left(most));
            Period days = plain.days();
            LocalDate first = days == null ? LocalDate.of(2026, 11, 23) : days.from();
            long span = days == null ? 1 : days.days();
            for (Period period : List.of(Period.ALL, anyPeriod(first, span))) {
                compare(actual, plain, period, most);
            }
            for (int i = 0; i < 3; i++) {
                LocalDate today = anyDay(first, span);
                Goal goal =
                        new Goal(
                                random.nextBoolean() ? Goal.Unit.WORDS : Goal.Unit.MINUTES,
                                1 + random.nextInt(i == 0 ? 5 : 400));
                same("streaks", actual.streaks(today, null), plain.streaks(today, null));
                same("goals", actual.streaks(today, goal), plain.streaks(today, goal));
            }
            for (int row : plain.articles()) {
                same("article", actual.ofArticle(row), plain.ofArticle(row));
            }
            same("no article", actual.ofArticle(7_777_777), List.of());
        }

        private void compare(ReadingLog actual, PlainLog plain, Period period, int most) {
            same("total", actual.total(period), plain.total(period));
            same("pace of days", actual.pace(period), plain.pace(period));
            same("count", actual.size(period), plain.size(period));
            same("rows", actual.rows(period), plain.rows(period));
            same("longest", actual.longest(period, most), plain.longest(period, most));
            same("re-read", actual.mostReread(period, most), plain.mostReread(period, most));
            same("never", actual.neverFinished(period, most), plain.neverFinished(period, most));
            int from = random.nextInt(5);
            same("history", actual.history(period, from, most), plain.history(period, from, most));
            for (By by : By.values()) {
                List<Slice> slices = plain.by(by, period, most);
                same("by " + by, actual.by(by, period, most), slices);
                for (Slice slice : slices.subList(0, Math.min(3, slices.size()))) {
                    same(
                            by + " " + slice.key(),
                            actual.rows(by, slice.key(), period),
                            plain.rows(by, slice.key(), period));
                }
                same("no " + by, actual.rows(by, "nowhere", period), new int[0]);
            }
            for (By by : List.of(By.DAY, By.WEEK, By.MONTH, By.HOUR, By.WEEKDAY)) {
                same("paces by " + by, actual.paces(by, period), plain.paces(by, period));
            }
        }

        private Period anyPeriod(LocalDate first, long span) {
            LocalDate one = anyDay(first, span);
            LocalDate other =
                    random.nextBoolean() ? one.plusDays(random.nextInt(9)) : anyDay(first, span);
            return other.isBefore(one) ? new Period(other, one) : new Period(one, other);
        }

        private LocalDate anyDay(LocalDate first, long span) {
            return first.plusDays(random.nextLong(span + 4) - 2);
        }

        private void same(String what, Object actual, Object expected) {
            assertThat(actual).as("%s, seed %d, %s", what, seed, readings).isEqualTo(expected);
        }
    }
}
