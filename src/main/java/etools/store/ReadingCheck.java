package etools.store;

import etools.reading.LoggedReading;
import etools.reading.ReadingBlocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Computes anew what is kept beside the readings, and compares. Within one transaction.
public final class ReadingCheck {

    /// So many lines of one kind are told.
    private static final int MOST_TOLD = 20;

    private static final Pattern FLAGS = Pattern.compile("[0-7]*");
    private static final int ROWS = 4096;

    /// @param checks what was compared, a line each
    /// @param problems what does not agree, a line each
    public record Findings(List<String> checks, List<String> problems) {}

    /// Problems of one kind.
    private final class Kind {
        private int count;

        void found(Line line) throws SQLException {
            if (count++ < MOST_TOLD) {
                problems.add(line.text());
            }
        }

        void end(String what) {
            if (count > MOST_TOLD) {
                problems.add(what + ": " + many(count - MOST_TOLD) + " more like this");
            }
        }
    }

    private interface Line {
        String text() throws SQLException;
    }

    private final Connection connection;
    private final boolean repair;
    private final List<String> checks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int articles;
    private int unread;

    /// @param repair puts right what does not agree
    public ReadingCheck(Connection connection, boolean repair) {
        this.connection = connection;
        this.repair = repair;
    }

    /// @param today in days since 1970, for the backlog
    /// @param states is handed every article's state as it stands on disk
    /// @param readings is handed every reading
    public Findings run(long today, Consumer<ArticleState> states, Consumer<LoggedReading> readings)
            throws SQLException {
        checkFlags();
        checkStates(states);
        checkSteps();
        checkNames();
        checkBlocks(readings);
        checkBacklog(today);
        return new Findings(List.copyOf(checks), List.copyOf(problems));
    }

    private static String many(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String title(int seq) throws SQLException {
        return new ArticleReader(connection)
                .names(new int[] {seq}).stream()
                        .findFirst()
                        .map(name -> "“" + name.title() + "”")
                        .orElse("Article " + seq);
    }

    private long count(String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private int delete(String statement) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(statement)) {
            return delete.executeUpdate();
        }
    }

    /// Every row has its digit.
    private void checkFlags() throws SQLException {
        Kind kind = new Kind();
        FlagBlocks mending = new FlagBlocks(connection);
        int highest = ArticleWriter.highestSeq(connection);
        int blocks = highest == 0 ? 0 : highest / ROWS + 1;
        int next = 0;
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, flags FROM flag_block ORDER BY number");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                int number = found.getInt(1);
                String flags = found.getString(2);
                for (; next < number; next++) {
                    lacking(kind, mending, next, 0, highest);
                }
                next = number + 1;
                if (!FLAGS.matcher(flags).matches()) {
                    kind.found(() -> "Marks: block " + number + " holds what is no mark");
                    for (int i = 0; i < flags.length(); i++) {
                        boolean known = flags.charAt(i) >= '0' && flags.charAt(i) <= '7';
                        mending.put(number * ROWS + i, known ? flags.charAt(i) - '0' : 0);
                    }
                }
                if (number < blocks) {
                    lacking(kind, mending, number, flags.length(), highest);
                }
            }
        }
        for (; next < blocks; next++) {
            lacking(kind, mending, next, 0, highest);
        }
        kind.end("Marks");
        if (repair) {
            mending.write();
        }
        checks.add("Marks of " + many(highest) + " articles, in blocks: " + blocks);
    }

    private static void lacking(Kind kind, FlagBlocks mending, int number, int from, int highest)
            throws SQLException {
        int to = Math.min(ROWS, highest + 1 - number * ROWS);
        if (from < to) {
            kind.found(() -> "Marks: block " + number + " lacks " + many(to - from));
            mending.put(number * ROWS + to - 1, 0);
        }
    }

    private void checkStates(Consumer<ArticleState> states) throws SQLException {
        Kind kind = new Kind();
        ReadingStore.Tally tally = new ReadingStore(connection).tally();
        List<ArticleState> other = new ArrayList<>();
        BitSet known = new BitSet();
        StateReader.readAll(
                connection,
                state -> {
                    known.set(state.seq());
                    articles += state.has(ArticleState.REMOVED) ? 0 : 1;
                    unread +=
                            state.has(ArticleState.REMOVED) || state.has(ArticleState.READ) ? 0 : 1;
                    if (!tally.recounted(state).equals(state)) {
                        other.add(state);
                    }
                    states.accept(state);
                });
        for (ArticleState state : other) {
            kind.found(() -> differs(state, tally.recounted(state)));
        }
        kind.end("Read counts and last times");
        if (repair) {
            ArticleWriter.updateStates(connection, other.stream().map(tally::recounted).toList());
        }
        checks.add("Read counts and last times of " + many(known.cardinality()) + " articles");
        Kind strays = new Kind();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT number, seq FROM reading");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                long number = found.getLong(1);
                if (!known.get(found.getInt(2))) {
                    strays.found(() ->
                            "Reading "
                                    + number
                                    + " is of an article that is not in the library; restore a"
                                    + " backup to have it back");
                }
            }
        }
        strays.end("Readings without an article");
    }

    private String differs(ArticleState state, ArticleState right) throws SQLException {
        List<String> parts = new ArrayList<>();
        if (state.readCount() != right.readCount()) {
            parts.add(
                    "read count "
                            + state.readCount()
                            + ", but readings and files make it "
                            + right.readCount());
        }
        if (state.lastReadMs() != right.lastReadMs()) {
            parts.add(
                    "last read "
                            + time(state.lastReadMs())
                            + ", but the newest reading says "
                            + time(right.lastReadMs()));
        }
        return title(state.seq()) + ": " + String.join("; ", parts);
    }

    private static String time(long millis) {
        return millis == ArticleState.NEVER ? "never" : Instant.ofEpochMilli(millis).toString();
    }

    private void checkSteps() throws SQLException {
        Kind kind = new Kind();
        String strays = " FROM reading_step WHERE reading NOT IN (SELECT number FROM reading)";
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT reading, COUNT(*)" + strays + " GROUP BY reading");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                long reading = found.getLong(1);
                int steps = found.getInt(2);
                kind.found(
                        () -> "" + steps + " steps of reading " + reading + ", which is not there");
            }
        }
        kind.end("Steps without a reading");
        checks.add(
                many(count("SELECT COUNT(*) FROM reading_step"))
                        + " steps of "
                        + many(count("SELECT COUNT(*) FROM reading"))
                        + " readings");
        if (repair && kind.count > 0) {
            delete("DELETE" + strays);
        }
    }

    /// A reading's category, source and tags have names.
    private void checkNames() throws SQLException {
        Kind kind = new Kind();
        Map<Integer, String> labels = new Labels(connection).all();
        Set<Integer> categories = new HashSet<>();
        new ArticleReader(connection)
                .categories()
                .forEach(category -> categories.add(category.number()));
        labels.put(0, "");
        categories.add(0);
        List<Long> nameless = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, category, source, tags FROM reading");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                long number = found.getLong(1);
                boolean named =
                        categories.contains(found.getInt(2))
                                && labels.containsKey(found.getInt(3))
                                && Arrays.stream(ReadingStore.numbers(found.getArray(4)))
                                        .allMatch(labels::containsKey);
                if (!named) {
                    nameless.add(number);
                    kind.found(() ->
                            "Reading "
                                    + number
                                    + " has a category, a source or a tag without a name");
                }
            }
        }
        kind.end("Names");
        checks.add(
                "Names of categories, sources and tags: "
                        + many(labels.size() + categories.size() - 2));
        if (repair) {
            ReadingStore store = new ReadingStore(connection);
            for (long number : nameless) {
                store.keepNamed(number, categories, labels.keySet());
            }
        }
    }

    /// Blocks are as the rows would make them.
    private void checkBlocks(Consumer<LoggedReading> readings) throws SQLException {
        ReadingStore store = new ReadingStore(connection);
        BlockStore blocks = new BlockStore(connection);
        int compared = 0;
        long packed = 0;
        long last = 0;
        boolean same = true;
        int block = 0;
        while (true) {
            List<LoggedReading> rows = store.after(last, BlockStore.READINGS);
            if (rows.isEmpty()) {
                break;
            }
            rows.forEach(readings);
            if (same) {
                List<BlockStore.Block> next = blocks.after(block, 1);
                if (next.isEmpty()) {
                    same = false;
                } else {
                    block = next.getFirst().number();
                    same =
                            next.getFirst().lastReading() == rows.getLast().number()
                                    && Arrays.equals(
                                            next.getFirst().content(), ReadingBlocks.encode(rows));
                    compared++;
                    packed += same ? rows.size() : 0;
                }
            }
            last = rows.getLast().number();
        }
        long wrong = count("SELECT COUNT(*) FROM reading_block") - packed / BlockStore.READINGS;
        if (wrong > 0) {
            problems.add("Packed readings: " + many(wrong) + " blocks are not as their readings");
            if (repair) {
                blocks.keep((int) (packed / BlockStore.READINGS));
            }
        }
        checks.add(many(packed) + " packed readings, in blocks: " + compared);
    }

    private void checkBacklog(long today) throws SQLException {
        BacklogStore store = new BacklogStore(connection);
        List<BacklogStore.Day> days = store.all();
        BacklogStore.Day last =
                days.isEmpty() ? new BacklogStore.Day(today, 0, 0, false) : days.getLast();
        if (last.articles() != articles || last.unread() != unread) {
            problems.add(
                    "Backlog: "
                            + many(last.articles())
                            + " articles, "
                            + many(last.unread())
                            + " of them unread, but there are "
                            + many(articles)
                            + " and "
                            + many(unread));
            if (repair) {
                store.put(today, articles, unread);
            }
        }
        checks.add("Backlog: " + many(articles) + " articles, " + many(unread) + " of them unread");
    }
}
