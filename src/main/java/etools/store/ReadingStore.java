package etools.store;

import etools.article.RecordedReading;
import etools.article.Verdict;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What our reader did: readings are only ever added, marks change.
public final class ReadingStore {

    /// @param number for [#end]
    public record Recorded(long number, ArticleState state) {}

    /// Readings that began on one of the reader's local days.
    public record Day(long readings, long words) {
        public static final Day NONE = new Day(0, 0);

        public Day plus(int moreWords) {
            return new Day(readings + 1, words + moreWords);
        }
    }

    /// How fast the reader was once.
    public record Pace(int words, Duration open) {}

    private final Connection connection;

    public ReadingStore(Connection connection) {
        this.connection = connection;
    }

    public Recorded record(ArticleState state, Instant now, ZoneId zone) throws SQLException {
        ArticleState after =
                state.withReading(
                        state.flags() | ArticleState.READ,
                        state.readCount() + 1,
                        state.importedCount(),
                        Math.max(state.lastReadMs(), now.toEpochMilli()));
        ArticleWriter.updateStates(connection, List.of(after));
        FlagBlocks.write(connection, List.of(after));
        addToDay(LocalDate.ofInstant(now, zone), state.words());
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading (seq, opened_ms, zone_offset_minutes, words)"
                                + " VALUES (?, ?, ?, ?)",
                        new String[] {"NUMBER"})) {
            insert.setInt(1, state.seq());
            insert.setLong(2, now.toEpochMilli());
            insert.setInt(3, zone.getRules().getOffset(now).getTotalSeconds() / 60);
            insert.setInt(4, state.words());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return new Recorded(keys.getLong(1), after);
            }
        }
    }

    private void addToDay(LocalDate day, int words) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE reading_day SET readings = readings + 1, words = words + ?"
                                + " WHERE local_day = ?")) {
            update.setInt(1, words);
            update.setLong(2, day.toEpochDay());
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading_day (local_day, readings, words)"
                                + " VALUES (?, 1, ?)")) {
            insert.setLong(1, day.toEpochDay());
            insert.setInt(2, words);
            insert.executeUpdate();
        }
    }

    /// Says how long a reading lasted; the first word on it stands.
    ///
    /// @return the reading, or nothing where there is none of that number or it has ended before
    public Optional<Pace> end(long number, Duration open) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading_end (number, open_ms) SELECT r.number,"
                                + " CAST(? AS BIGINT) FROM reading r WHERE r.number = ? AND NOT"
                                + " EXISTS (SELECT 1 FROM reading_end e WHERE"
                                + " e.number = r.number)")) {
            insert.setLong(1, open.toMillis());
            insert.setLong(2, number);
            if (insert.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT words FROM reading WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return Optional.of(new Pace(found.getInt(1), open));
            }
        }
    }

    public NavigableMap<LocalDate, Day> days() throws SQLException {
        NavigableMap<LocalDate, Day> days = new TreeMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT local_day, readings, words FROM reading_day");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                days.put(
                        LocalDate.ofEpochDay(found.getLong(1)),
                        new Day(found.getLong(2), found.getLong(3)));
            }
        }
        return days;
    }

    /// The readings that ended, newest first.
    public List<Pace> newestEnded(int limit) throws SQLException {
        List<Pace> paces = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT r.words, e.open_ms FROM reading_end e"
                                + " JOIN reading r ON r.number = e.number"
                                + " ORDER BY e.number DESC LIMIT ?")) {
            statement.setInt(1, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    paces.add(new Pace(found.getInt(1), Duration.ofMillis(found.getLong(2))));
                }
            }
        }
        return paces;
    }

    /// Readings in the order in which they were recorded, also of articles that were removed.
    ///
    /// @param after the number before the first of them
    public List<RecordedReading> recorded(long after, int limit) throws SQLException {
        List<RecordedReading> readings = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT r.number, r.seq, r.opened_ms, r.zone_offset_minutes, r.words,"
                                + " e.open_ms FROM reading r"
                                + " LEFT JOIN reading_end e ON e.number = r.number"
                                + " WHERE r.number > ? ORDER BY r.number LIMIT ?")) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    ZoneOffset offset = ZoneOffset.ofTotalSeconds(found.getInt(4) * 60);
                    int words = found.getInt(5);
                    long openMs = found.getLong(6);
                    Duration open = found.wasNull() ? null : Duration.ofMillis(openMs);
                    readings.add(
                            new RecordedReading(
                                    found.getLong(1),
                                    found.getInt(2),
                                    OffsetDateTime.ofInstant(
                                            Instant.ofEpochMilli(found.getLong(3)), offset),
                                    words,
                                    open,
                                    null,
                                    null,
                                    null,
                                    Verdict.READ,
                                    words));
                }
            }
        }
        return readings;
    }
}
