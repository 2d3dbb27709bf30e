package etools.library;

import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Place;
import etools.article.RecordedReading;
import etools.reading.ArticleFigures;
import etools.reading.BacklogDay;
import etools.reading.Entry;
import etools.reading.Goal;
import etools.reading.LoggedReading;
import etools.reading.Period;
import etools.reading.ReadingLog;
import etools.reading.ReadingRule;
import etools.reading.Sums;
import etools.search.Ask;
import etools.store.ArticleReader;
import etools.store.ArticleState;
import etools.store.BacklogStore;
import etools.store.Backups;
import etools.store.Database;
import etools.store.Preferences;
import etools.store.ReadingCheck;
import etools.store.ReadingStep;
import etools.store.ReadingStore;
import etools.store.WordStore;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/// The record of all readings; [Library#recordReading] begins one.
public final class ReadingRecord {

    /// Where a reading stands. Figures of a reading never get smaller: of two, the larger counts.
    ///
    /// @param open since the article was opened
    /// @param active of that, the window in front and the reader moving within the last minute
    /// @param began how far down the article the reading began, from 0 to 1
    /// @param furthest the furthest place that was in sight, from 0 to 1
    /// @param place what stands at the upper edge, to go on from
    public record Stand(
            Duration open, Duration active, double began, double furthest, Place place) {}

    /// An article's name for the record's lists, which name removed articles too.
    ///
    /// @param listed false where it was removed from the library
    public record Title(
            int row, ArticleId id, String title, @Nullable String category, boolean listed) {}

    /// What wiping a period takes away.
    ///
    /// @param backups made by themselves, which still hold it
    /// @param setAside libraries that were set aside, which may hold it
    public record Wipe(Period period, int readings, int articles, int backups, int setAside) {}

    /// What the doctor found.
    ///
    /// @param checks what was compared, a line each
    /// @param problems what does not agree, a line each; empty where all is well
    /// @param repaired whether the problems are mended by now
    public record Checkup(List<String> checks, List<String> problems, boolean repaired) {
        public Checkup {
            checks = List.copyOf(checks);
            problems = List.copyOf(problems);
        }
    }

    /// How the library writes: what is told after it is on disk comes in the order of the writes.
    interface Writing {
        <T extends @Nullable Object, R extends @Nullable Object> R write(
                Database.Work<T> work, Function<T, R> after);
    }

    private static final String PAUSED = "recording";
    private static final String PAUSED_SETTING = "paused";
    private static final String GOAL = "goal";

    /// Set from a wipe on until the library's file holds nothing of it.
    private static final String TRACES = "traces";

    /// The store takes no more rows in one question.
    private static final int PAGE = 5_000;

    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private final Database database;
    private final InstantSource clock;
    private final Catalog catalog;
    private final Writing writing;
    private final Consumer<LibraryChange> publish;
    private final Function<ArticleId, Optional<Integer>> row;
    private final Vocabulary vocabulary;
    private final RunningLog running;

    /// How far the readings have come that may still go on: those of this session that have not
    /// ended. Only the writer looks.
    private final Map<Long, ReadingStep> underWay = new HashMap<>();

    private volatile boolean paused;
    private volatile @Nullable Goal goal;
    private volatile boolean traces;

    /// @param row of a listed article
    /// @param vocabulary follows the readings
    ReadingRecord(
            Database database,
            InstantSource clock,
            Catalog catalog,
            Writing writing,
            Consumer<LibraryChange> publish,
            Supplier<Map<Integer, Category>> categories,
            Function<ArticleId, Optional<Integer>> row,
            Vocabulary vocabulary) {
        this.database = database;
        this.clock = clock;
        this.catalog = catalog;
        this.writing = writing;
        this.publish = publish;
        this.row = row;
        this.vocabulary = vocabulary;
        running = new RunningLog(database, categories, underWay::containsKey);
    }

    /// Reads what is small; the readings follow in the background, see [#begin].
    void load(Connection connection) throws SQLException {
        Map<String, String> settings = new Preferences(connection).all();
        paused = PAUSED_SETTING.equals(settings.get(PAUSED));
        goal = goal(settings.get(GOAL));
        traces = settings.containsKey(TRACES);
    }

    /// Begins to load the readings, in the background.
    void begin() {
        running.load();
        if (traces) { // a kill came between
            running.inBackground(this::erase);
        }
    }

    /// Writes the library's file anew, so that nothing wiped can be read in it any more.
    private void erase() {
        if (traces) {
            Library.telling(() -> {
                database.rewrite();
                return traces;
            });
            set(TRACES, null, () -> traces = false);
        }
    }

    boolean hasTraces() {
        return traces;
    }

    private static @Nullable Goal goal(@Nullable String setting) {
        if (setting == null) {
            return null;
        }
        String[] parts = setting.split(" ", -1);
        try {
            return new Goal(
                    Goal.Unit.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(parts[0]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.getLogger("etools.library")
                    .log(System.Logger.Level.WARNING, "not a daily goal: " + setting, e);
            return null;
        }
    }

    private <T extends @Nullable Object> T read(Database.Work<T> work) {
        return Library.telling(() -> database.read(work));
    }

    /// Begins a reading; for the writer.
    ///
    /// @param stand how far it has come already; null where nobody knows
    /// @return nothing while paused
    Optional<ReadingStore.Recorded> record(
            Connection connection,
            ArticleState state,
            Instant now,
            ZoneId zone,
            @Nullable Stand stand)
            throws SQLException {
        if (paused) {
            return Optional.empty();
        }
        ReadingStore.Recorded recorded =
                new ReadingStore(connection)
                        .record(
                                state,
                                now,
                                zone,
                                stand == null ? ReadingStep.NONE : step(stand, false));
        keepBacklog(connection, List.of(recorded.state()));
        return Optional.of(recorded);
    }

    /// The reading is on disk.
    void recorded(ReadingStore.Recorded recorded) {
        underWay.put(recorded.reading().number(), recorded.first());
        running.add(recorded);
        vocabulary.changed();
    }

    /// Puts down how much there is to read once articles have these states; within the transaction
    /// that gives them to them.
    void keepBacklog(Connection connection, List<ArticleState> states) throws SQLException {
        int[] rows = states.stream().mapToInt(ArticleState::seq).toArray();
        keepBacklog(connection, rows, i -> states.get(i).flags());
    }

    /// @param newFlags of each of `rows`
    void keepBacklog(Connection connection, int[] rows, IntUnaryOperator newFlags)
            throws SQLException {
        Catalog.Backlog after = catalog.backlogWith(rows, newFlags);
        if (!after.equals(catalog.backlog())) {
            new BacklogStore(connection)
                    .put(today().toEpochDay(), after.articles(), after.unread());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /// The figures; waits until the readings are loaded, which begins when the library opens.
    public ReadingLog log() {
        return running.get();
    }

    /// Puts down how far a reading has come: on disk when it returns, so that a crash loses no more
    /// than what came after. Does nothing for number 0 and for a reading that has ended. Publishes
    /// [LibraryChange.ReadingsChanged].
    public void step(long number, Stand stand) {
        put(number, step(stand, false));
    }

    /// The last [#step]: the article was left. The first word on the end stands.
    public void end(long number, Stand stand) {
        put(number, step(stand, true));
    }

    /// The end of a reading whose place is not known.
    void end(long number, Duration open) {
        put(
                number,
                new ReadingStep(
                        millis(open),
                        LoggedReading.UNKNOWN,
                        LoggedReading.UNKNOWN,
                        LoggedReading.UNKNOWN,
                        null,
                        true));
    }

    private static ReadingStep step(Stand stand, boolean closed) {
        return new ReadingStep(
                millis(stand.open),
                millis(stand.active),
                part(stand.began),
                part(stand.furthest),
                stand.place,
                closed);
    }

    /// A clock that was set back makes no negative length, one that jumped no endless one.
    private static long millis(Duration length) {
        return length.isNegative()
                ? 0
                : length.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : length.toMillis();
    }

    private static int part(double part) {
        return Double.isNaN(part)
                ? LoggedReading.UNKNOWN
                : (int) Math.round(Math.clamp(part, 0.0, 1.0) * LoggedReading.WHOLE);
    }

    private void put(long number, ReadingStep step) {
        if (number == 0) {
            return;
        }
        writing.write(
                connection -> {
                    ReadingStep before = underWay.get(number);
                    if (before == null) {
                        return null;
                    }
                    ReadingStep after = before.then(step);
                    if (!after.equals(before)) {
                        new ReadingStore(connection).addStep(number, after);
                    }
                    return after;
                },
                after -> {
                    if (after != null) {
                        if (after.closed()) {
                            underWay.remove(number);
                        } else {
                            underWay.put(number, after);
                        }
                        running.change(number, after);
                        vocabulary.changed();
                        publish.accept(new LibraryChange.ReadingsChanged());
                    }
                    return after;
                });
    }

    /// Where the reader was when the article was left last; empty where that is not known, or where
    /// it was left at its end.
    public Optional<Place> place(ArticleId id) {
        Optional<Integer> of = row.apply(id);
        if (of.isEmpty()) {
            return Optional.empty();
        }
        long[] readings = newestFirst(of.get());
        return read(connection -> place(connection, readings));
    }

    /// The numbers of an article's readings.
    long[] newestFirst(int of) {
        return log().ofArticle(of).stream()
                .map(Entry::number)
                .sorted(Comparator.reverseOrder())
                .mapToLong(Long::longValue)
                .toArray();
    }

    /// Where the newest of these readings that left a place left off; empty where that is the end.
    static Optional<Place> place(Connection connection, long[] readings) throws SQLException {
        return new ReadingStore(connection)
                .lastPlace(readings)
                .filter(last -> last.furthest() < ReadingRule.END)
                .map(ReadingStore.LastPlace::place);
    }

    /// While paused, opening an article leaves no trace: no reading, no mark, no time.
    public boolean isPaused() {
        return paused;
    }

    /// Holds until it is taken back, also when the program is started again. Publishes
    /// [LibraryChange.ReadingsChanged].
    public void pause(boolean pause) {
        set(PAUSED, pause ? PAUSED_SETTING : null, () -> paused = pause);
        publish.accept(new LibraryChange.ReadingsChanged());
    }

    /// What the reader wants to reach each day, or null.
    public @Nullable Goal goal() {
        return goal;
    }

    /// Publishes [LibraryChange.ReadingsChanged].
    public void setGoal(@Nullable Goal wanted) {
        String setting =
                wanted == null
                        ? null
                        : wanted.amount() + " " + wanted.unit().name().toLowerCase(Locale.ROOT);
        set(GOAL, setting, () -> goal = wanted);
        publish.accept(new LibraryChange.ReadingsChanged());
    }

    private void set(String name, @Nullable String setting, Runnable then) {
        writing.write(
                connection -> {
                    new Preferences(connection).put(name, setting);
                    return setting;
                },
                _ -> {
                    then.run();
                    return setting;
                });
    }

    /// What [#wipe] would take away.
    public Wipe wipeable(Period period) {
        ReadingLog readings = log();
        return wipe(period, readings.size(period), readings.rows(period).length);
    }

    private Wipe wipe(Period period, int readings, int articles) {
        return Library.telling(() ->
                new Wipe(
                        period,
                        readings,
                        articles,
                        Backups.in(database.folder()).size(),
                        Backups.setAside(database.folder()).size()));
    }

    /// Forgets all readings that began in the period, for ever, and writes the library's file anew
    /// without them, which takes some seconds where it is large; counts and last times are made of
    /// what remains. Marks stay, and so does what files brought and how much there was to read each
    /// day. Publishes [LibraryChange.ReadingsChanged] and, for what is listed,
    /// [LibraryChange.ArticlesRemoved].
    ///
    /// @throws LibraryException the file could not be written anew; the readings are forgotten
    ///   nevertheless, and it is tried again when the library opens
    public Wipe wipe(Period period) {
        record Forgotten(ReadingStore.Wiped wiped, List<ArticleState> changed) {}
        Wipe wipe =
                writing.write(
                        connection -> {
                            ReadingStore store = new ReadingStore(connection);
                            ReadingStore.Wiped wiped =
                                    store.wipe(
                                            period.from().toEpochDay(), period.to().toEpochDay());
                            if (wiped.numbers().length == 0) {
                                return new Forgotten(wiped, List.of());
                            }
                            new WordStore(connection).clear();
                            new Preferences(connection).put(TRACES, "remain");
                            return new Forgotten(wiped, store.recount(wiped.seqs()));
                        },
                        forgotten -> {
                            if (forgotten.wiped.numbers().length > 0) {
                                for (long number : forgotten.wiped.numbers()) {
                                    underWay.remove(number);
                                }
                                catalog.put(forgotten.changed);
                                traces = true;
                                running.load();
                                vocabulary.wiped();
                            }
                            return wipe(
                                    period,
                                    forgotten.wiped.numbers().length,
                                    forgotten.wiped.seqs().cardinality());
                        });
        if (wipe.readings > 0) {
            running.get();
            publish.accept(new LibraryChange.ReadingsChanged());
            publish.accept(new LibraryChange.ArticlesRemoved(0, 0));
            erase();
        }
        return wipe;
    }

    /// Day by day up to today, those without a change left out. What there was before stands at the
    /// period's first day. Days after today are those of a clock that was put back.
    public List<BacklogDay> backlog(Period period) {
        TreeMap<LocalDate, BacklogDay> days = new TreeMap<>();
        for (BacklogStore.Day day : read(connection -> new BacklogStore(connection).all())) {
            LocalDate date = LocalDate.ofEpochDay(day.localDay());
            days.put(date, new BacklogDay(date, day.articles(), day.unread(), day.estimated()));
        }
        Catalog.Backlog now = catalog.backlog();
        LocalDate today = today();
        days.tailMap(today, true).clear();
        days.put(today, new BacklogDay(today, now.articles(), now.unread(), false));
        List<BacklogDay> changes = new ArrayList<>();
        BacklogDay before = new BacklogDay(LocalDate.MIN, 0, 0, false);
        for (BacklogDay day : days.values()) {
            if (day.day().isAfter(period.to())) {
                break;
            }
            if (isOther(day, before)) {
                if (day.day().isBefore(period.from())) {
                    changes.clear();
                    changes.add(
                            new BacklogDay(
                                    period.from(), day.articles(), day.unread(), day.estimated()));
                } else {
                    if (day.day().equals(period.from())) {
                        changes.clear();
                    }
                    changes.add(day);
                }
            }
            before = day;
        }
        return List.copyOf(changes);
    }

    private static boolean isOther(BacklogDay day, BacklogDay before) {
        return day.articles() != before.articles() || day.unread() != before.unread();
    }

    /// The articles of these rows, by row, also those that were removed.
    public Map<Integer, Title> titles(int[] rows) {
        Map<Integer, Title> titles = new HashMap<>();
        IntPredicate listed = catalog.listed(Query.Show.ALL, null);
        for (int from = 0; from < rows.length; from += PAGE) {
            int[] page = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + PAGE));
            read(connection -> new ArticleReader(connection).names(page))
                    .forEach(name ->
                            titles.put(
                                    name.seq(),
                                    new Title(
                                            name.seq(),
                                            name.id(),
                                            name.title(),
                                            name.category(),
                                            listed.test(name.seq()))));
        }
        return titles;
    }

    /// The articles that came in during a period of local days and are unread, newest first.
    public int[] unreadOf(Period period) {
        ZoneId zone = ZoneId.systemDefault();
        long from = period.from().atStartOfDay(zone).toInstant().toEpochMilli();
        long to = period.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        return catalog.ordered(
                Query.Sort.CREATED,
                true,
                catalog.listed(Query.Show.UNREAD, null)
                        .and(catalog.between(Ask.Kind.CREATED, from, to)),
                null,
                new int[0]);
    }

    /// What can be counted in an article's text; empty where there is no such article. Does not
    /// wait until the words of all readings are known: once they are,
    /// [LibraryChange.ReadingsChanged] is published.
    public Optional<ArticleFigures> figures(ArticleId id) {
        vocabulary.wake();
        return row.apply(id).flatMap(this::figures);
    }

    private Optional<ArticleFigures> figures(int of) {
        return read(connection -> new ArticleReader(connection).articles(new int[] {of})).stream()
                .findFirst()
                .map(article -> Library.telling(() -> vocabulary.figures(of, article)));
    }

    /// Computes every count, last time, sum and table anew from the readings and compares.
    ///
    /// @param repair puts right what does not agree
    public Checkup check(boolean repair) {
        log(); // so that it is compared too
        Checkup found = repair ? writing.write(this::examined, this::mended) : examinedOnly();
        return withWords(found, repair);
    }

    private Checkup withWords(Checkup found, boolean repair) {
        Vocabulary.Checked words = Library.telling(vocabulary::check);
        boolean mend = repair && !words.problems().isEmpty();
        if (mend) {
            writing.write(
                    connection -> {
                        new WordStore(connection).clear();
                        return true;
                    },
                    cleared -> {
                        vocabulary.wiped();
                        return cleared;
                    });
        }
        List<String> checks = new ArrayList<>(found.checks());
        checks.add(
                String.format(
                        Locale.ROOT,
                        "%,d words met so far, compared with the texts of %,d readings",
                        words.words(),
                        words.readings()));
        List<String> problems = new ArrayList<>(found.problems());
        problems.addAll(words.problems());
        return new Checkup(
                checks,
                problems,
                repair && (found.repaired() || found.problems().isEmpty()) && !problems.isEmpty());
    }

    private Checkup examinedOnly() {
        return Library.telling(() ->
                database.write(
                        this::examine, found -> new Checkup(found.checks, found.problems, false)));
    }

    /// @param states of articles that are other on disk by now than in memory
    private record Examined(
            List<String> checks,
            List<String> problems,
            boolean mended,
            List<ArticleState> states) {}

    private Examined examined(Connection connection) throws SQLException {
        Examined before = examine(connection);
        if (before.problems.isEmpty()) {
            return before;
        }
        run(connection, true, _ -> {}, _ -> {});
        List<ArticleState> others = new ArrayList<>();
        boolean mended = run(connection, false, ifOther(others), _ -> {}).problems().isEmpty();
        return new Examined(before.checks, before.problems, mended, others);
    }

    private ReadingCheck.Findings run(
            Connection connection,
            boolean repair,
            Consumer<ArticleState> states,
            Consumer<LoggedReading> readings)
            throws SQLException {
        return new ReadingCheck(connection, repair).run(today().toEpochDay(), states, readings);
    }

    private Consumer<ArticleState> ifOther(List<ArticleState> others) {
        return state -> {
            if (!state.equals(catalog.state(state.seq()))) {
                others.add(state);
            }
        };
    }

    private Checkup mended(Examined examined) {
        if (!examined.problems.isEmpty()) {
            catalog.put(examined.states);
            running.load();
            publish.accept(new LibraryChange.ReadingsChanged());
            publish.accept(new LibraryChange.ArticlesRemoved(0, 0));
        }
        return new Checkup(examined.checks, examined.problems, examined.mended);
    }

    private Examined examine(Connection connection) throws SQLException {
        List<ArticleState> others = new ArrayList<>();
        ReadingLog.Loader loader = new ReadingLog.Loader(0);
        ReadingCheck.Findings findings = run(connection, false, ifOther(others), loader::add);
        List<String> checks = new ArrayList<>(findings.checks());
        List<String> problems = new ArrayList<>(findings.problems());
        if (!others.isEmpty()) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "The lists show %,d articles other than they are on disk",
                            others.size()));
        }
        Optional<ReadingLog> shown = running.loaded();
        if (shown.isPresent()) {
            ReadingLog anew = new ReadingLog();
            anew.replace(loader, running.names());
            Sums right = anew.total(Period.ALL);
            Sums are = shown.get().total(Period.ALL);
            if (!are.equals(right)) {
                problems.add("The figures are of " + are + ", the readings make " + right);
            }
            checks.add(String.format(Locale.ROOT, "Figures of %,d readings", right.readings()));
        }
        return new Examined(checks, problems, false, others);
    }

    /// The readings in their order, also of articles that are no longer listed.
    ///
    /// @param after the number before the first of them, 0 at the beginning
    List<RecordedReading> recorded(long after, int limit) {
        return log().entries(after, limit).stream().map(Entry::recorded).toList();
    }

    /// Must be called before the store closes.
    void close() {
        running.close();
    }
}
