package etools.reading;

import etools.article.Statistics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// All readings in memory, a column for each of their facts, and every figure computed from them.
///
/// Any thread may ask; an answer is of one moment. A figure of a million readings takes some
/// milliseconds: not for the FX thread, but for [#pace].
public final class ReadingLog {

    private static final int PACES = 50;
    private static final int FEWEST_PACES = 5;
    private static final int SHORTEST_MS = 10_000;
    private static final int SLOWEST = 60;
    private static final int PERIODS_KEPT = 4;

    private static final Names NAMELESS =
            new Names() {
                @Override
                public String categoryId(int category) {
                    return "";
                }

                @Override
                public String categoryName(int category) {
                    return "";
                }

                @Override
                public String label(int label) {
                    return "";
                }
            };

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Columns columns = new Columns(0);
    private Names names = NAMELESS;
    private volatile int pace = Statistics.USUAL_PACE;

    /// Several questions are asked of the same period; taken away whenever a reading comes.
    private final Map<Period, Selection> selections =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Period, Selection> eldest) {
                    return size() > PERIODS_KEPT;
                }
            };

    /// Nothing is known until [#replace].
    public ReadingLog() {}

    /// Takes readings in the order of their numbers, for [#replace]. Not for several threads.
    public static final class Loader {

        private final Columns columns;

        /// @param expected how many will come, or a guess
        public Loader(int expected) {
            columns = new Columns(expected);
        }

        /// @throws IllegalArgumentException where its number is not the highest
        public void add(LoggedReading reading) {
            ReadingLog.add(columns, reading);
        }

        /// [LoggedReading]'s fields, in their bounds.
        ///
        /// @param tagCount so many of `tags` count
        void add(
                long number,
                int row,
                long openedMs,
                int offsetMinutes,
                int words,
                int category,
                int source,
                int[] tags,
                int tagCount,
                int openMs,
                int activeMs,
                int began,
                int furthest) {
            columns.add(
                    number,
                    row,
                    openedMs,
                    offsetMinutes,
                    words,
                    category,
                    source,
                    tags,
                    tagCount,
                    openMs,
                    activeMs,
                    began,
                    furthest);
        }

        public int size() {
            return columns.size;
        }

        /// Of the newest reading, or 0.
        public long latest() {
            return columns.size == 0 ? 0 : columns.number[columns.size - 1];
        }
    }

    /// Takes these readings and no others, in the order of their numbers.
    public void replace(Iterable<LoggedReading> readings, Names names) {
        Loader loader = new Loader(0);
        readings.forEach(loader::add);
        replace(loader, names);
    }

    /// Takes what was loaded, and nothing else; the loader is used up by it.
    public void replace(Loader loaded, Names names) {
        lock.writeLock().lock();
        try {
            columns = loaded.columns;
            this.names = names;
            added();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Adds the newest reading.
    ///
    /// @throws IllegalArgumentException where its number is not the highest
    public void add(LoggedReading reading) {
        lock.writeLock().lock();
        try {
            add(columns, reading);
            added();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void add(Columns columns, LoggedReading reading) {
        columns.add(
                reading.number(),
                reading.row(),
                reading.openedMs(),
                reading.offsetMinutes(),
                reading.words(),
                reading.category(),
                reading.source(),
                reading.tags(),
                reading.tags().length,
                (int) reading.openMs(),
                (int) reading.activeMs(),
                reading.began(),
                reading.furthest());
    }

    private void added() {
        synchronized (selections) {
            selections.clear();
        }
        pace = currentPace();
    }

    /// A reading has come further. Of each figure the larger counts; a reading that is not known
    /// (any more) is passed over.
    public void change(long number, long openMs, long activeMs, int began, int furthest) {
        lock.writeLock().lock();
        try {
            if (columns.change(
                    number,
                    LoggedReading.length(openMs),
                    LoggedReading.length(activeMs),
                    LoggedReading.place(began),
                    LoggedReading.place(furthest))) {
                pace = currentPace();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    public int size() {
        return reading(() -> columns.size);
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Selection select(Period period) {
        Selection known;
        synchronized (selections) {
            known = selections.get(period);
        }
        if (known == null) {
            known = Selection.of(columns, period);
            synchronized (selections) {
                selections.put(period, known);
            }
        }
        return known;
    }

    public Sums total(Period period) {
        return reading(() -> {
            Selection selection = select(period);
            BitSet articles = new BitSet(columns.articles);
            int finished = 0;
            int rereads = 0;
            long words = 0;
            long activeMs = 0;
            for (int i = 0; i < selection.size; i++) {
                int at = selection.at[i];
                articles.set(columns.article[at]);
                finished += columns.isFinished(at) ? 1 : 0;
                rereads += columns.isReread(at) ? 1 : 0;
                words += columns.wordsRead[at];
                activeMs += Math.max(0, columns.active[at]);
            }
            return new Sums(
                    selection.size, articles.cardinality(), finished, rereads, words, activeMs);
        });
    }

    /// Sums by time are in the order of time and leave out those without a reading; others begin
    /// with the most words, of as many with the key that sorts first.
    ///
    /// @param most how many at most; of times the last ones
    public List<Slice> by(By by, Period period, int most) {
        return reading(() ->
                new SumTable(columns, new Groups(by, columns, names)).slices(select(period), most));
    }

    /// The articles that were read, each once, the last read first.
    ///
    /// @param key see [By]
    public int[] rows(By by, String key, Period period) {
        return reading(() -> {
            Groups groups = new Groups(by, columns, names);
            int group = groups.find(key);
            Selection selection = select(period);
            return distinctRows(selection, i -> isIn(groups, group, selection.at[i]));
        });
    }

    private boolean isIn(Groups groups, int group, int at) {
        if (groups.by != By.TAG) {
            return groups.of(at) == group;
        }
        int begin = columns.tagsBegin(at);
        int end = columns.tagsEnd[at];
        boolean found = begin == end && groups.ofNumber(0) == group;
        for (int tag = begin; tag < end && !found; tag++) {
            found = groups.ofNumber(columns.tags[tag]) == group;
        }
        return found;
    }

    private interface Chosen {
        boolean test(int index);
    }

    /// The articles that were read in a period, each once, the last read first.
    public int[] rows(Period period) {
        return reading(() -> distinctRows(select(period), _ -> true));
    }

    private int[] distinctRows(Selection selection, Chosen chosen) {
        BitSet met = new BitSet(columns.articles);
        int[] rows = new int[selection.size];
        int count = 0;
        for (int i = selection.size - 1; i >= 0; i--) {
            int article = columns.article[selection.at[i]];
            if (chosen.test(i) && !met.get(article)) {
                met.set(article);
                rows[count++] = columns.row[article];
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /// @param goal null: a day with a reading counts
    public Streaks streaks(LocalDate today, @Nullable Goal goal) {
        return reading(() -> DaysInARow.of(columns, today, goal));
    }

    /// The reader's pace now: the median of the last 50 readings whose pace is known, or
    /// [Statistics#USUAL_PACE] where there are fewer than five. Answers at once.
    ///
    /// A pace is the words passed by the active time, or by the time it was open where the active
    /// time is not known: of ten seconds at least, from 60 to [ReadingRule#FASTEST] words a minute.
    /// Someone who left the page open, or only looked, was not reading.
    public int pace() {
        return pace;
    }

    /// The median of the paces known in a period, or 0 where none is.
    public int pace(Period period) {
        return reading(() -> {
            Selection selection = select(period);
            short[] paces = new short[selection.size];
            int count = 0;
            for (int i = 0; i < selection.size; i++) {
                short known = pace(selection.at[i]);
                if (known > 0) {
                    paces[count++] = known;
                }
            }
            return count == 0 ? 0 : median(paces, 0, count);
        });
    }

    private int currentPace() {
        short[] paces = new short[PACES];
        int count = 0;
        for (int at = columns.size - 1; at >= 0 && count < PACES; at--) {
            short known = pace(at);
            if (known > 0) {
                paces[count++] = known;
            }
        }
        return count < FEWEST_PACES ? Statistics.USUAL_PACE : median(paces, 0, count);
    }

    /// Or 0 where it is not known.
    private short pace(int at) {
        long ms =
                columns.active[at] == LoggedReading.UNKNOWN ? columns.open[at] : columns.active[at];
        if (ms < SHORTEST_MS) {
            return 0;
        }
        long passed =
                ReadingRule.wordsPassed(columns.words[at], columns.began[at], columns.furthest[at]);
        long perMinute = passed * 60_000 / ms;
        return perMinute >= SLOWEST && perMinute <= ReadingRule.FASTEST ? (short) perMinute : 0;
    }

    private static int median(short[] values, int from, int to) {
        Arrays.sort(values, from, to);
        int middle = (from + to) >>> 1;
        return (to - from) % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// How the pace changed; leaves out times in which it is not known.
    ///
    /// @param by a kind of time
    /// @throws IllegalArgumentException for another
    public List<Pace> paces(By by, Period period) {
        if (!Groups.isTime(by)) {
            throw new IllegalArgumentException("paces are asked for by time, not by " + by);
        }
        return reading(() -> pacesOf(new Groups(by, columns, names), select(period)));
    }

    private List<Pace> pacesOf(Groups groups, Selection selection) {
        int[] ends = new int[groups.count() + 1];
        short[] paceOf = new short[selection.size];
        for (int i = 0; i < selection.size; i++) {
            paceOf[i] = pace(selection.at[i]);
            if (paceOf[i] > 0) {
                ends[groups.of(selection.at[i]) + 1]++;
            }
        }
        for (int group = 1; group < ends.length; group++) {
            ends[group] += ends[group - 1];
        }
        short[] sorted = new short[ends[groups.count()]];
        for (int i = 0; i < selection.size; i++) {
            if (paceOf[i] > 0) {
                sorted[ends[groups.of(selection.at[i])]++] = paceOf[i];
            }
        }
        List<Pace> paces = new ArrayList<>();
        int from = 0;
        for (int group = 0; group < groups.count(); group++) {
            int to = ends[group];
            if (to > from) {
                paces.add(new Pace(groups.key(group), median(sorted, from, to), to - from));
            }
            from = to;
        }
        return List.copyOf(paces);
    }

    /// By active time, all readings of an article in the period added up.
    public List<Ranked> longest(Period period, int most) {
        return reading(() -> ranked(period, most, 1, at -> Math.max(0, columns.active[at])));
    }

    /// By how often it was finished in the period; twice at least.
    public List<Ranked> mostReread(Period period, int most) {
        return reading(() -> ranked(period, most, 2, at -> columns.isFinished(at) ? 1 : 0));
    }

    private interface Value {
        long of(int at);
    }

    /// The highest sums of an article's readings; of the same, the last read first.
    private List<Ranked> ranked(Period period, int most, long least, Value value) {
        Best best = new Best(most);
        Selection selection = select(period);
        int[] byArticle = selection.byArticle();
        long sum = 0;
        for (int i = 0; i < byArticle.length; i++) {
            int at = selection.at[Selection.index(byArticle[i])];
            sum += value.of(at);
            if (i + 1 == byArticle.length || Selection.isOther(byArticle[i + 1])) {
                if (sum >= least) {
                    best.add(at, sum);
                }
                sum = 0;
            }
        }
        return best.inOrder();
    }

    /// Keeps the best, with the position of the newest reading.
    private final class Best {

        private record Candidate(int at, long opened, long value) {}

        private static final Comparator<Candidate> WORST_FIRST =
                Comparator.comparingLong(Candidate::value)
                        .thenComparingLong(Candidate::opened)
                        .thenComparingInt(Candidate::at);

        private final int most;
        private final PriorityQueue<Candidate> kept = new PriorityQueue<>(WORST_FIRST);

        Best(int most) {
            this.most = most;
        }

        void add(int at, long value) {
            if (kept.size() == most && (most == 0 || value < kept.element().value())) {
                return;
            }
            kept.add(new Candidate(at, columns.opened[at], value));
            if (kept.size() > most) {
                kept.remove();
            }
        }

        List<Ranked> inOrder() {
            return kept.stream()
                    .sorted(WORST_FIRST.reversed())
                    .map(best -> ranked(best.at(), best.value()))
                    .toList();
        }
    }

    private Ranked ranked(int at, long value) {
        return new Ranked(columns.row[columns.article[at]], value, columns.number[at]);
    }

    /// Begun in the period and never finished, the furthest first: a reading of the period came to
    /// [ReadingRule#BEGUN] at least, and none of any time was read or re-read. The value is the
    /// furthest place.
    public List<Ranked> neverFinished(Period period, int most) {
        return reading(() -> {
            Selection selection = select(period);
            BitSet met = new BitSet(columns.articles);
            Best best = new Best(most);
            for (int i = selection.size - 1; i >= 0; i--) {
                int at = selection.at[i];
                int article = columns.article[at];
                if (met.get(article)) {
                    continue;
                }
                met.set(article);
                if (isBegunIn(period, article)) {
                    best.add(at, columns.furthestPart(article));
                }
            }
            return best.inOrder();
        });
    }

    /// Whether an article that was never finished was begun in a period.
    private boolean isBegunIn(Period period, int article) {
        if (columns.wasFinished(article) || columns.furthestPart(article) < ReadingRule.BEGUN) {
            return false;
        }
        long from = period.from().toEpochDay();
        long to = period.to().toEpochDay();
        for (int at = columns.newest[article]; at >= 0; at = columns.former[at]) {
            int day = columns.epochDay[columns.day[at]];
            if (columns.furthest[at] >= ReadingRule.BEGUN && day >= from && day <= to) {
                return true;
            }
        }
        return false;
    }

    /// What was left in the middle, the last read first: its value is the furthest place since the
    /// article was last finished, below [ReadingRule#END]. [ReadingRule#BEGUN] at least was
    /// covered; who looked at an article for a moment did not begin it.
    public List<Ranked> left(int most) {
        return reading(() -> {
            int[] order = columns.byTime();
            BitSet met = new BitSet(columns.articles);
            List<Ranked> left = new ArrayList<>();
            for (int i = columns.size - 1; i >= 0 && left.size() < most; i--) {
                int at = order == null ? i : order[i];
                int article = columns.article[at];
                if (met.get(article)) {
                    continue;
                }
                met.set(article);
                int furthest = columns.furthestPart(article);
                if (columns.covered(article) >= ReadingRule.BEGUN && furthest < ReadingRule.END) {
                    left.add(ranked(at, furthest));
                }
            }
            return List.copyOf(left);
        });
    }

    /// Readings by the time they began, newest first; of one time the later recorded first.
    public List<Entry> history(Period period, int from, int count) {
        return reading(() -> {
            Selection selection = select(period);
            List<Entry> entries = new ArrayList<>();
            int last = selection.size - 1 - from;
            for (int i = last; i >= 0 && entries.size() < count; i--) {
                entries.add(entry(selection.at[i]));
            }
            return List.copyOf(entries);
        });
    }

    private Entry entry(int at) {
        return new Entry(
                columns.number[at],
                columns.row[columns.article[at]],
                OffsetDateTime.ofInstant(
                        Instant.ofEpochMilli(columns.opened[at]),
                        ZoneOffset.ofTotalSeconds(columns.offset[at] * 60)),
                columns.words[at],
                columns.open[at],
                columns.active[at],
                columns.began[at],
                columns.furthest[at],
                columns.verdict(at),
                columns.wordsRead[at]);
    }

    /// How many readings began in the period.
    public int size(Period period) {
        return reading(() -> select(period).size);
    }

    /// All readings of one article, newest first.
    public List<Entry> ofArticle(int row) {
        return reading(() -> {
            int article = columns.articleOf(row);
            if (article < 0) {
                return List.of();
            }
            return Arrays.stream(columns.ofArticle(article))
                    .mapToObj(this::entry)
                    .sorted(
                            Comparator.comparing((Entry entry) -> entry.opened().toInstant())
                                    .thenComparingLong(Entry::number)
                                    .reversed())
                    .toList();
        });
    }

    /// The readings after a number, in the order of their numbers, as they are known by now.
    public List<LoggedReading> readings(long after, int most) {
        return reading(() -> {
            List<LoggedReading> readings = new ArrayList<>();
            int from = columns.after(after);
            for (int at = from; at < columns.size && readings.size() < most; at++) {
                readings.add(columns.logged(at));
            }
            return List.copyOf(readings);
        });
    }

    /// The readings after a number, in the order of their numbers, as the history shows them.
    public List<Entry> entries(long after, int most) {
        return reading(() -> {
            List<Entry> entries = new ArrayList<>();
            int from = columns.after(after);
            for (int at = from; at < columns.size && entries.size() < most; at++) {
                entries.add(entry(at));
            }
            return List.copyOf(entries);
        });
    }

    /// What the numbers in readings stand for.
    public Names names() {
        return reading(() -> names);
    }

    /// From the first to the last local day with a reading, or null where there is none.
    public @Nullable Period days() {
        lock.readLock().lock();
        try {
            if (columns.size == 0) {
                return null;
            }
            int[] days = Arrays.copyOf(columns.epochDay, columns.days);
            Arrays.sort(days);
            return new Period(
                    LocalDate.ofEpochDay(days[0]), LocalDate.ofEpochDay(days[days.length - 1]));
        } finally {
            lock.readLock().unlock();
        }
    }
}
