package etools.store;

import static etools.reading.LoggedReading.UNKNOWN;

import etools.article.Place;
import etools.reading.LoggedReading;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// What our reader did: readings and their steps are only ever added.
public final class ReadingStore {

    /// @param first how far it had come when it was put down
    /// @param state of the article now
    /// @param labels the names of its source and its tags, by their numbers
    public record Recorded(
            LoggedReading reading,
            ReadingStep first,
            ArticleState state,
            Map<Integer, String> labels) {}

    private static final int[] NO_TAGS = {};
    private static final long DAY_MS = 86_400_000;

    private final Connection connection;

    public ReadingStore(Connection connection) {
        this.connection = connection;
    }

    /// Begins a reading with the facts that its article has now.
    ///
    /// @param first how far it has come already, or [ReadingStep#NONE] where nobody knows
    public Recorded record(ArticleState state, Instant now, ZoneId zone, ReadingStep first)
            throws SQLException {
        ArticleState after =
                state.withReading(
                        state.flags() | ArticleState.READ,
                        state.readCount() + 1,
                        state.importedCount(),
                        Math.max(state.lastReadMs(), now.toEpochMilli()));
        ArticleWriter.updateStates(connection, List.of(after));
        FlagBlocks.write(connection, List.of(after));
        Map<Integer, String> labels = new TreeMap<>();
        int source = 0;
        int[] tags = NO_TAGS;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT source, tags FROM article WHERE seq = ?")) {
            select.setInt(1, state.seq());
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    source = labelled(found.getString(1), labels);
                    List<Integer> numbers = new ArrayList<>();
                    for (String tag : ArticleReader.lines(found.getString(2))) {
                        numbers.add(labelled(tag, labels));
                    }
                    tags =
                            numbers.stream()
                                    .mapToInt(Integer::intValue)
                                    .filter(number -> number > 0)
                                    .sorted()
                                    .distinct()
                                    .toArray();
                }
            }
        }
        int offset = zone.getRules().getOffset(now).getTotalSeconds() / 60;
        long number = insert(state, now.toEpochMilli(), offset, source, tags);
        if (!first.equals(ReadingStep.NONE)) {
            addStep(number, first);
        }
        return new Recorded(
                new LoggedReading(
                        number,
                        state.seq(),
                        now.toEpochMilli(),
                        offset,
                        state.words(),
                        state.category(),
                        source,
                        tags,
                        first.openMs(),
                        first.activeMs(),
                        first.began(),
                        first.furthest()),
                first,
                after,
                labels);
    }

    private int labelled(@Nullable String name, Map<Integer, String> labels) throws SQLException {
        if (name == null || name.isEmpty()) {
            return 0;
        }
        int number = new Labels(connection).number(name);
        labels.put(number, name);
        return number;
    }

    private long insert(ArticleState state, long openedMs, int offset, int source, int[] tags)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading (seq, opened_ms, zone_offset_minutes, words, category,"
                                + " source, tags) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        new String[] {"NUMBER"})) {
            insert.setInt(1, state.seq());
            insert.setLong(2, openedMs);
            insert.setInt(3, offset);
            insert.setInt(4, state.words());
            insert.setInt(5, state.category());
            insert.setInt(6, source);
            setTags(insert, 7, tags);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private void setTags(PreparedStatement statement, int index, int[] tags) throws SQLException {
        if (tags.length == 0) {
            statement.setNull(index, Types.ARRAY);
        } else {
            statement.setArray(
                    index, connection.createArrayOf("INT", Arrays.stream(tags).boxed().toArray()));
        }
    }

    static int[] numbers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return NO_TAGS;
        }
        Object[] values = (Object[]) array.getArray();
        int[] numbers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = (Integer) values[i];
        }
        return numbers;
    }

    public void addStep(long reading, ReadingStep step) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading_step (reading, open_ms, active_ms, began, furthest,"
                                + " place_block, place_offset, place_part, closed)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Place place = step.place();
            insert.setLong(1, reading);
            insert.setLong(2, step.openMs());
            setKnown(insert, 3, step.activeMs());
            setKnown(insert, 4, step.began());
            setKnown(insert, 5, step.furthest());
            if (place == null) {
                insert.setNull(6, Types.INTEGER);
                insert.setNull(7, Types.INTEGER);
                insert.setNull(8, Types.DOUBLE);
            } else {
                insert.setInt(6, place.block());
                insert.setInt(7, place.offset());
                insert.setDouble(8, place.part());
            }
            insert.setBoolean(9, step.closed());
            insert.executeUpdate();
        }
    }

    private static void setKnown(PreparedStatement statement, int index, long value)
            throws SQLException {
        if (value == UNKNOWN) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    private static long known(ResultSet found, int column) throws SQLException {
        long value = found.getLong(column);
        return found.wasNull() ? UNKNOWN : value;
    }

    public int count() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM reading");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getInt(1);
        }
    }

    /// Readings in the order in which they were recorded, also of articles that were removed, each
    /// with its last step.
    ///
    /// @param after the number before the first of them
    public List<LoggedReading> after(long after, int limit) throws SQLException {
        List<LoggedReading> begun = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT number, seq, opened_ms, zone_offset_minutes, words, category,"
                                + " source, tags FROM reading WHERE number > ?"
                                + " ORDER BY number LIMIT ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    begun.add(
                            new LoggedReading(
                                    found.getLong(1),
                                    found.getInt(2),
                                    found.getLong(3),
                                    found.getInt(4),
                                    found.getInt(5),
                                    found.getInt(6),
                                    found.getInt(7),
                                    numbers(found.getArray(8)),
                                    UNKNOWN,
                                    UNKNOWN,
                                    UNKNOWN,
                                    UNKNOWN));
                }
            }
        }
        if (begun.isEmpty()) {
            return begun;
        }
        Map<Long, ReadingStep> steps =
                lastSteps(begun.getFirst().number(), begun.getLast().number());
        return begun.stream().map(reading -> with(reading, steps.get(reading.number()))).toList();
    }

    private static LoggedReading with(LoggedReading reading, @Nullable ReadingStep step) {
        return step == null
                ? reading
                : new LoggedReading(
                        reading.number(),
                        reading.row(),
                        reading.openedMs(),
                        reading.offsetMinutes(),
                        reading.words(),
                        reading.category(),
                        reading.source(),
                        reading.tags(),
                        step.openMs(),
                        step.activeMs(),
                        step.began(),
                        step.furthest());
    }

    private Map<Long, ReadingStep> lastSteps(long first, long last) throws SQLException {
        Map<Long, ReadingStep> steps = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT reading, open_ms, active_ms, began, furthest FROM reading_step"
                                + " WHERE reading BETWEEN ? AND ?")) {
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    steps.merge(
                            found.getLong(1),
                            new ReadingStep(
                                    found.getLong(2),
                                    known(found, 3),
                                    (int) known(found, 4),
                                    (int) known(found, 5),
                                    null,
                                    false),
                            ReadingStep::then);
                }
            }
        }
        return steps;
    }

    /// Where the reader was last in one reading.
    ///
    /// @param furthest in ten-thousandths of the text, or unknown
    public record LastPlace(Place place, int furthest) {}

    /// Where the newest of these readings left off that left a place.
    ///
    /// @param readings their numbers, the highest first
    public Optional<LastPlace> lastPlace(long[] readings) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT place_block, place_offset, place_part, furthest FROM reading_step"
                                + " WHERE reading = ? AND place_block IS NOT NULL"
                                + " ORDER BY number DESC LIMIT 1")) {
            for (long reading : readings) {
                select.setLong(1, reading);
                try (ResultSet found = select.executeQuery()) {
                    if (found.next()) {
                        return Optional.of(
                                new LastPlace(
                                        new Place(
                                                found.getInt(1),
                                                found.getInt(2),
                                                found.getDouble(3)),
                                        (int) known(found, 4)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// @param numbers of the readings
    /// @param seqs of the articles that were read then
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Wiped(long[] numbers, BitSet seqs) {}

    /// Deletes the readings that began on these local days, with their steps and labels.
    ///
    /// @param toDay the last of them, in days since 1970
    public Wiped wipe(long fromDay, long toDay) throws SQLException {
        BitSet seqs = new BitSet();
        LongStream.Builder wiped = LongStream.builder();
        String which =
                " FROM reading WHERE opened_ms + zone_offset_minutes * 60000 BETWEEN ? AND ?";
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number, seq" + which + " ORDER BY number")) {
            setDays(select, fromDay, toDay);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    wiped.add(found.getLong(1));
                    seqs.set(found.getInt(2));
                }
            }
        }
        long[] numbers = wiped.build().toArray();
        if (numbers.length > 0) {
            for (String delete :
                    List.of(
                            "DELETE FROM reading_step WHERE reading IN (SELECT number"
                                    + which
                                    + ")",
                            "DELETE" + which)) {
                try (PreparedStatement statement = connection.prepareStatement(delete)) {
                    setDays(statement, fromDay, toDay);
                    statement.executeUpdate();
                }
            }
            new Labels(connection).deleteUnused();
            new BlockStore(connection).deleteFrom(numbers[0]);
        }
        return new Wiped(numbers, seqs);
    }

    private static void setDays(PreparedStatement statement, long fromDay, long toDay)
            throws SQLException {
        statement.setLong(1, fromDay * DAY_MS);
        statement.setLong(2, (toDay + 1) * DAY_MS - 1);
    }

    /// What readings and files say of how often and when last articles were read.
    static final class Tally {
        private int[] readings = new int[0];
        private long[] lastReadMs = new long[0];

        private void add(int seq, int more, long ms) {
            if (seq >= readings.length) {
                int length = lastReadMs.length;
                readings = Arrays.copyOf(readings, Math.max(seq + 1, length + (length >> 1)));
                lastReadMs = Arrays.copyOf(lastReadMs, readings.length);
                Arrays.fill(lastReadMs, length, lastReadMs.length, ArticleState.NEVER);
            }
            readings[seq] += more;
            lastReadMs[seq] = Math.max(lastReadMs[seq], ms);
        }

        int readings(int seq) {
            return seq < readings.length ? readings[seq] : 0;
        }

        /// @return that of its article or [ArticleState#NEVER]
        long lastReadMs(int seq) {
            return seq < lastReadMs.length ? lastReadMs[seq] : ArticleState.NEVER;
        }

        ArticleState recounted(ArticleState state) {
            return state.withReading(
                    state.flags(),
                    state.importedCount() + readings(state.seq()),
                    state.importedCount(),
                    lastReadMs(state.seq()));
        }
    }

    Tally tally() throws SQLException {
        Tally tally = new Tally();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT seq, 1, opened_ms FROM reading UNION ALL"
                                        + " SELECT seq, 0, last_read_ms FROM imported_last_read");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                tally.add(found.getInt(1), found.getInt(2), found.getLong(3));
            }
        }
        return tally;
    }

    /// Makes counts and last times of these articles anew from what is left.
    ///
    /// @return their states, where they changed
    public List<ArticleState> recount(BitSet seqs) throws SQLException {
        Tally tally = tally();
        List<ArticleState> changed = new ArrayList<>();
        for (ArticleState state : StateReader.read(connection, seqs.stream().toArray())) {
            ArticleState after = tally.recounted(state);
            if (!after.equals(state)) {
                changed.add(after);
            }
        }
        ArticleWriter.updateStates(connection, changed);
        return changed;
    }

    /// Takes from a reading the numbers that have no name.
    void keepNamed(long number, Set<Integer> categories, Set<Integer> labels) throws SQLException {
        int category;
        int source;
        int[] tags;
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT category, source, tags FROM reading WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                category = found.getInt(1);
                source = found.getInt(2);
                tags = numbers(found.getArray(3));
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE reading SET category = ?, source = ?, tags = ? WHERE number = ?")) {
            update.setInt(1, categories.contains(category) ? category : 0);
            update.setInt(2, labels.contains(source) ? source : 0);
            setTags(update, 3, Arrays.stream(tags).filter(labels::contains).toArray());
            update.setLong(4, number);
            update.executeUpdate();
        }
    }
}
