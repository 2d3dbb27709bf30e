package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Headline;
import etools.article.Place;
import etools.article.Reading;
import etools.article.Statistics;
import etools.library.ReadingRecord.Stand;
import etools.reading.BacklogDay;
import etools.reading.LoggedReading;
import etools.reading.Names;
import etools.reading.Period;
import etools.reading.PlainFigures;
import etools.reading.ReadingRule;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/// Does at random what readers, their clocks and the power supply do, keeps a list of what
/// happened, and compares every figure of the library with what that list alone says. `-Dfuzz=300`
/// makes as many cases in the hundred more (the build's profile `long` does).
class ReadingRecordModelTest {

    private static final int CASES = 2_000 * Math.max(1, Integer.getInteger("fuzz", 100) / 100);

    /// So many cases happen to one library.
    private static final int IN_ONE = 50;

    private static final int ARTICLES = 10;
    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/St_Johns",
                    "Pacific/Kiritimati",
                    "Pacific/Pago_Pago",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe");

    /// A reading as it happened.
    private static final class Event {
        final long number;
        final int article;
        final int version;
        final long openedMs;
        final int offsetMinutes;
        boolean over;
        long openMs = LoggedReading.UNKNOWN;
        long activeMs = LoggedReading.UNKNOWN;
        int began = LoggedReading.UNKNOWN;
        int furthest = LoggedReading.UNKNOWN;
        @Nullable Place place;

        Event(long number, int article, int version, long openedMs, int offsetMinutes) {
            this.number = number;
            this.article = article;
            this.version = version;
            this.openedMs = openedMs;
            this.offsetMinutes = offsetMinutes;
        }

        LocalDate day() {
            return LocalDate.ofEpochDay(
                    Math.floorDiv(openedMs + offsetMinutes * 60_000L, 86_400_000L));
        }

        LoggedReading logged(int row) {
            return new LoggedReading(
                    number,
                    row,
                    openedMs,
                    offsetMinutes,
                    words(version),
                    version % 3,
                    version % 2 == 0 ? 0 : 1 + version % 3,
                    IntStream.range(0, version % 4).map(tag -> 2 + tag).toArray(),
                    openMs,
                    activeMs,
                    began,
                    furthest);
        }
    }

    /// Sources are labels 1 to 3, tags 2 to 4: some names are both.
    private static final Names NAMES =
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

    /// An article as it is now.
    private static final class Art {
        final int row;
        final long createdMs;
        int version;
        boolean read;
        boolean starred;
        boolean removed;
        int imported;
        long importedLast = Long.MIN_VALUE;

        Art(int row, long createdMs) {
            this.row = row;
            this.createdMs = createdMs;
        }
    }

    /// What an import did to an article.
    private static final class Trace {
        boolean added;
        final Deque<Integer> replaced = new ArrayDeque<>();
    }

    private record Counts(int articles, int unread) {}

    @TempDir Path temp;
    private final TimeZone zoneBefore = TimeZone.getDefault();
    private Path folder = Path.of("");
    private int folders;
    private Library library;
    private Random random = new Random();
    private Instant now = Instant.EPOCH;
    private boolean paused;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Art> articles = new HashMap<>();
    private final Map<Long, Map<Integer, Trace>> imports = new LinkedHashMap<>();
    private final TreeMap<LocalDate, Counts> backlog = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private long lastNumber;

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zoneBefore);
    }

    @Test
    void everyFigureIsWhatHappened() throws IOException {
        for (int life = 0; life < CASES / IN_ONE; life++) {
            begin(life);
            for (int i = 0; i < IN_ONE; i++) {
                int happenings = 1 + random.nextInt(5);
                for (int j = 0; j < happenings; j++) {
                    happen();
                }
                compare("life " + life + ", " + told, i % 10 == 9);
            }
            library.close();
        }
    }

    private void begin(int seed) {
        random = new Random(seed);
        now = Instant.parse("2025-03-28T20:00:00Z").plusSeconds(random.nextInt(20_000_000));
        anotherZone();
        paused = false;
        events.clear();
        articles.clear();
        imports.clear();
        backlog.clear();
        told.clear();
        lastNumber = 0;
        folder = temp.resolve("library-" + folders++);
        open();
    }

    private void open() {
        library = Library.open(folder, () -> now, "a test");
        events.forEach(event -> event.over = true);
    }

    private void anotherZone() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(random.nextInt(ZONES.size()))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneId.systemDefault());
    }

    private void happen() throws IOException {
        Counts before = counts();
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> bring();
            case 3, 4 -> now = now.plusSeconds(random.nextInt(400));
            case 5, 6, 7, 8, 9, 10, 11, 12 -> read();
            case 13, 14, 15, 16, 17, 18, 19, 20 -> goOn();
            case 21, 22 -> mark();
            case 23, 24 -> remove();
            case 25, 26 -> undo();
            case 27 -> pause();
            case 28 -> wipe();
            case 29, 30, 31 -> jump();
            case 32, 33 -> anotherZone();
            case 34 -> reopen();
            case 35 -> kill();
            default -> now = now.plusSeconds(random.nextInt(40_000));
        }
        if (!counts().equals(before)) {
            backlog.put(today(), counts());
        }
    }

    private void tell(String what) {
        told.add(what);
    }

    private Counts counts() {
        List<Art> listed = articles.values().stream().filter(one -> !one.removed).toList();
        return new Counts(listed.size(), (int) listed.stream().filter(one -> !one.read).count());
    }

    private static ArticleId id(int number) {
        return new ArticleId(new UUID(1, number));
    }

    private static int words(int version) {
        return 1 + 60 * version;
    }

    private static ArticleDraft draft(
            int number, int version, int count, @Nullable Instant lastRead) {
        int category = version % 3;
        String source = version % 2 == 0 ? null : NAMES.label(1 + version % 3);
        return ArticleDraft.titled(
                        "Article " + number,
                        Body.text("word ".repeat(60 * version) + "version" + version))
                .id(id(number))
                .category(
                        category == 0
                                ? null
                                : new Category(
                                        NAMES.categoryId(category), NAMES.categoryName(category)))
                .credits(new Credits(List.of(), source, null))
                .tags(
                        IntStream.range(0, version % 4)
                                .mapToObj(tag -> NAMES.label(2 + tag))
                                .toList())
                .readCount(count)
                .lastRead(lastRead)
                .build();
    }

    private void bring() {
        long importId = library.beginImport("import");
        Map<Integer, Trace> traces = new HashMap<>();
        imports.put(importId, traces);
        List<ArticleDraft> drafts = new ArrayList<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            int number = random.nextInt(ARTICLES);
            int version = random.nextInt(8);
            int count = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
            Instant lastRead =
                    random.nextInt(4) == 0
                            ? now.plusSeconds(random.nextInt(400_000) - 200_000)
                            : null;
            drafts.add(draft(number, version, count, lastRead));
            tell("import " + number + " v" + version + " read " + count + " " + lastRead);
            came(
                    number,
                    version,
                    count,
                    lastRead,
                    traces.computeIfAbsent(number, n -> new Trace()));
        }
        library.add(drafts, importId);
    }

    private void came(int number, int version, int count, @Nullable Instant lastRead, Trace trace) {
        Art article = articles.get(number);
        if (article == null) {
            article = new Art(articles.size() + 1, now.toEpochMilli());
            articles.put(number, article);
            article.version = version;
            article.read = count > 0;
            article.imported = count;
            trace.added = true;
        } else {
            if (article.version != version) {
                trace.replaced.add(article.version);
                article.version = version;
            }
            if (count > count(number)) {
                article.imported += count - count(number);
                article.read = true;
            }
            trace.added |= article.removed;
            article.removed = false;
        }
        if (lastRead != null && lastRead.toEpochMilli() > lastRead(number)) {
            article.importedLast = lastRead.toEpochMilli();
        }
    }

    private int count(int number) {
        return articles.get(number).imported
                + (int) events.stream().filter(event -> event.article == number).count();
    }

    private long lastRead(int number) {
        return events.stream()
                .filter(event -> event.article == number)
                .mapToLong(event -> event.openedMs)
                .reduce(articles.get(number).importedLast, Math::max);
    }

    private void read() {
        int number = random.nextInt(ARTICLES);
        Art article = articles.get(number);
        if (article == null || article.removed) {
            return;
        }
        int furthest = random.nextInt(3_000);
        long open = random.nextInt(3_000);
        Stand first =
                random.nextBoolean()
                        ? new Stand(
                                Duration.ofMillis(open),
                                Duration.ofMillis(open),
                                0,
                                furthest / 10_000.0,
                                new Place(0, random.nextInt(5), 0))
                        : null;
        long reading = library.recordReading(id(number), first);
        tell("read " + number + " as " + reading + " at " + (first == null ? "?" : furthest));
        if (paused) {
            assertThat(reading).isZero();
            return;
        }
        assertThat(reading).isGreaterThan(lastNumber);
        lastNumber = reading;
        int offset = ZoneId.systemDefault().getRules().getOffset(now).getTotalSeconds() / 60;
        Event event = new Event(reading, number, article.version, now.toEpochMilli(), offset);
        if (first != null) {
            event.openMs = open;
            event.activeMs = open;
            event.began = 0;
            event.furthest = furthest;
            event.place = first.place();
        }
        events.add(event);
        article.read = true;
    }

    /// A reading comes further, or ends; or one does that is over, was wiped or never was.
    private void goOn() {
        long number =
                events.isEmpty() || random.nextInt(9) == 0
                        ? random.nextLong(lastNumber + 2)
                        : events.get(events.size() - 1 - random.nextInt(Math.min(3, events.size())))
                                .number;
        boolean closed = random.nextInt(3) == 0;
        long open = random.nextInt(100_000) - 1_000;
        boolean placeless = closed && random.nextInt(4) == 0;
        int began = random.nextInt(3) == 0 ? random.nextInt(10_001) : 0;
        int furthest = random.nextInt(10_001);
        Place place = new Place(random.nextInt(5), random.nextInt(5), furthest / 10_000.0);
        if (placeless) {
            library.endReading(number, Duration.ofMillis(open));
        } else {
            Stand stand =
                    new Stand(
                            Duration.ofMillis(open),
                            Duration.ofMillis(open / 2),
                            began / 10_000.0,
                            furthest / 10_000.0,
                            place);
            if (closed) {
                library.record().end(number, stand);
            } else {
                library.record().step(number, stand);
            }
        }
        tell((closed ? "end " : "step ") + number + " at " + furthest);
        for (Event event : events) {
            if (event.number == number && !event.over) {
                event.over = closed;
                event.openMs = Math.max(event.openMs, Math.max(0, open));
                if (!placeless) {
                    event.activeMs = Math.max(event.activeMs, Math.max(0, open / 2));
                    event.began = event.began < 0 ? began : event.began;
                    event.furthest = Math.max(event.furthest, furthest);
                    event.place = place;
                }
            }
        }
    }

    private void mark() {
        int number = random.nextInt(ARTICLES);
        Mark mark = Mark.values()[random.nextInt(4)];
        Art article = articles.get(number);
        library.mark(List.of(id(number)), mark);
        tell("mark " + number + " " + mark);
        if (article != null && !article.removed) {
            switch (mark) {
                case READ -> article.read = true;
                case UNREAD -> article.read = false;
                case STAR -> article.starred = true;
                case UNSTAR -> article.starred = false;
            }
        }
    }

    private void remove() {
        Art article = articles.get(random.nextInt(ARTICLES));
        if (article != null) {
            boolean removed = random.nextInt(3) > 0;
            library.remove(new int[] {article.row}, removed);
            article.removed = removed;
            tell((removed ? "remove row " : "restore row ") + article.row);
        }
    }

    private void undo() {
        if (imports.isEmpty()) {
            return;
        }
        List<Long> ids = List.copyOf(imports.keySet());
        long undone = ids.get(Math.max(0, ids.size() - 1 - random.nextInt(3)));
        tell("undo import " + undone);
        Map<Integer, Trace> traces = imports.remove(undone);
        Set<Integer> later = new HashSet<>();
        imports.forEach((id, others) -> {
            if (id > undone) {
                later.addAll(others.keySet());
            }
        });
        traces.forEach((number, trace) -> {
            Art article = articles.get(number);
            if (article != null && !later.contains(number)) {
                if (trace.added) {
                    article.removed = true;
                } else if (!trace.replaced.isEmpty()) {
                    article.version = trace.replaced.getFirst();
                }
            }
        });
        library.undoImport(undone);
    }

    private void pause() {
        paused = !paused;
        library.record().pause(paused);
        tell("paused " + paused);
    }

    private void wipe() {
        if (random.nextBoolean()) {
            return; // it takes longer than the others
        }
        LocalDate from = today().minusDays(random.nextInt(6));
        Period period =
                random.nextInt(8) == 0
                        ? Period.ALL
                        : new Period(from, from.plusDays(random.nextInt(3)));
        tell("wipe " + period);
        int before = events.size();
        long read =
                events.stream()
                        .filter(event -> period.contains(event.day()))
                        .map(event -> event.article)
                        .distinct()
                        .count();
        events.removeIf(event -> period.contains(event.day()));
        ReadingRecord.Wipe wipeable = library.record().wipeable(period);
        assertThat(wipeable.readings()).as("%s", told).isEqualTo(before - events.size());
        assertThat(wipeable.articles()).as("%s", told).isEqualTo((int) read);
        assertThat(library.record().wipe(period).readings()).isEqualTo(wipeable.readings());
    }

    private void jump() {
        now = now.plusSeconds(random.nextInt(600_000) - 300_000);
        tell("now " + now);
    }

    private void reopen() {
        tell("reopen");
        library.close();
        open();
    }

    private void kill() throws IOException {
        tell("kill");
        Path killed = Files.createDirectory(temp.resolve("library-" + folders++));
        Files.copy(folder.resolve("library.mv.db"), killed.resolve("library.mv.db"));
        library.close();
        folder = killed;
        open();
    }

    private void compare(String when, boolean thoroughly) {
        Map<Integer, Integer> rows = new HashMap<>();
        articles.forEach((number, article) -> rows.put(number, article.row));
        List<LoggedReading> readings =
                events.stream().map(event -> event.logged(rows.get(event.article))).toList();
        PlainFigures plain = new PlainFigures(readings, NAMES, random, when);
        plain.compare(library.record().log(), today());
        assertThat(library.statistics(ZoneId.systemDefault()))
                .as(when)
                .isEqualTo(statistics(plain));
        compareHeadlines(when);
        compareBacklog(when);
        Event last = events.isEmpty() ? null : events.get(random.nextInt(events.size()));
        if (last != null) {
            assertThat(java.util.Optional.ofNullable(place(last.article)))
                    .as(when)
                    .isEqualTo(library.record().place(id(last.article)));
        }
        assertThat(library.record().isPaused()).as(when).isEqualTo(paused);
        if (thoroughly) {
            assertThat(library.readings(0, 10_000))
                    .as(when)
                    .extracting(reading -> reading.number(), reading -> reading.opened())
                    .containsExactlyElementsOf(
                            plain.history().stream()
                                    .sorted(java.util.Comparator.comparing(e -> e.number()))
                                    .map(e ->
                                            org.assertj.core.groups.Tuple.tuple(
                                                    e.number(), e.opened()))
                                    .toList());
            assertThat(library.record().check(false).problems()).as(when).isEmpty();
        }
    }

    private @Nullable Place place(int number) {
        if (articles.get(number).removed) {
            return null;
        }
        for (Event event : events.reversed()) {
            if (event.article == number && event.place != null) {
                return event.furthest >= ReadingRule.END ? null : event.place;
            }
        }
        return null;
    }

    private Statistics statistics(PlainFigures plain) {
        long words = 0;
        long starred = 0;
        long readings = plain.total(Period.ALL).readings();
        long imported = 0;
        long wordsRead = plain.total(Period.ALL).words();
        for (Art article : articles.values()) {
            if (!article.removed) {
                words += words(article.version);
                starred += article.starred ? 1 : 0;
                imported += article.imported;
            }
        }
        LocalDate monday = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Statistics(
                counts().articles,
                counts().unread,
                starred,
                words,
                readings,
                wordsRead,
                plain.total(new Period(today(), today())).words(),
                plain.total(new Period(monday, today())).words(),
                plain.pace(),
                imported);
    }

    private void compareHeadlines(String when) {
        ArticleList list = library.find(Query.ALL);
        Map<ArticleId, Reading> listed = new HashMap<>();
        for (Headline headline : library.headlines(list.rows(0, list.size()))) {
            listed.put(headline.id(), headline.reading());
        }
        Map<ArticleId, Reading> wanted = new HashMap<>();
        articles.forEach((number, article) -> {
            if (!article.removed) {
                long last = lastRead(number);
                wanted.put(
                        id(number),
                        new Reading(
                                article.read,
                                article.starred,
                                count(number),
                                last == Long.MIN_VALUE ? null : Instant.ofEpochMilli(last)));
            }
        });
        assertThat(listed).as(when).isEqualTo(wanted);
        int[] unread =
                articles.values().stream()
                        .filter(article -> !article.removed && !article.read)
                        .mapToInt(article -> article.row)
                        .toArray();
        assertThat(library.record().unreadOf(Period.ALL))
                .as(when)
                .containsExactlyInAnyOrder(unread);
    }

    private void compareBacklog(String when) {
        TreeMap<LocalDate, Counts> days = new TreeMap<>(backlog);
        days.tailMap(today(), true).clear();
        days.put(today(), counts());
        List<BacklogDay> changes = new ArrayList<>();
        Counts before = new Counts(0, 0);
        for (Map.Entry<LocalDate, Counts> day : days.entrySet()) {
            Counts is = day.getValue();
            if (!is.equals(before)) {
                changes.add(new BacklogDay(day.getKey(), is.articles, is.unread, false));
            }
            before = is;
        }
        assertThat(library.record().backlog(Period.ALL)).as(when).isEqualTo(changes);
    }
}
