package etools.store;

import etools.article.Body;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/// The words that the reader has met, each with the first finished reading in which it stood.
public final class WordStore {

    /// Which text an article had.
    ///
    /// @param body its number
    /// @param language a BCP 47 tag, where it is known
    public record Version(int body, @Nullable String language) {}

    private static final int BATCH = 500;

    private final Connection connection;

    public WordStore(Connection connection) {
        this.connection = connection;
    }

    /// How far the words follow the readings: the number of the last one, or 0.
    public long point() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT MAX(reading) FROM word_point")) {
            found.next();
            return found.getLong(1);
        }
    }

    /// Those of `words` that were met, each with its reading.
    public Map<String, Long> met(Collection<String> words) throws SQLException {
        Map<String, Long> met = new HashMap<>();
        if (words.isEmpty()) {
            return met;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT word, reading FROM word_met WHERE word = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("VARCHAR", words.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    met.put(found.getString(1), found.getLong(2));
                }
            }
        }
        return met;
    }

    /// Puts down in which readings words were met; where one was met before, the lower number
    /// stands.
    public void meet(Map<String, Long> words, long point) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement(
                        "MERGE INTO word_met m USING (VALUES (CAST(? AS VARCHAR), CAST(? AS"
                                + " BIGINT))) w (word, reading) ON m.word = w.word"
                                + " WHEN MATCHED AND m.reading > w.reading THEN"
                                + " UPDATE SET reading = w.reading"
                                + " WHEN NOT MATCHED THEN INSERT (word, reading)"
                                + " VALUES (w.word, w.reading)")) {
            int waiting = 0;
            for (Map.Entry<String, Long> word : words.entrySet()) {
                merge.setString(1, word.getKey());
                merge.setLong(2, word.getValue());
                merge.addBatch();
                if (++waiting == BATCH) {
                    merge.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                merge.executeBatch();
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE word_point SET reading = ?")) {
            update.setLong(1, point);
            if (update.executeUpdate() == 0) {
                throw new SQLException("word_point has no row");
            }
        }
    }

    /// Every word that was met and the number of its reading.
    public void forEach(ObjLongConsumer<String> told) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT word, reading FROM word_met")) {
            while (found.next()) {
                told.accept(found.getString(1), found.getLong(2));
            }
        }
    }

    /// Forgets all words: they are to be gathered anew.
    public void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM word_met");
            statement.execute("UPDATE word_point SET reading = 0");
        }
    }

    /// Which text an article had at that time, also one that was removed; null where there is no
    /// such article.
    public @Nullable Version versionAt(int seq, long timeMs) throws SQLException {
        Version former =
                version(
                        "SELECT body, language FROM revision WHERE seq = ? AND replaced_ms > ?"
                                + " ORDER BY number LIMIT 1",
                        seq,
                        timeMs);
        return former != null
                ? former
                : version(
                        "SELECT body, language FROM article WHERE seq = ? AND ? IS NOT NULL",
                        seq,
                        timeMs);
    }

    private @Nullable Version version(String sql, int seq, long timeMs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, seq);
            select.setLong(2, timeMs);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new Version(found.getInt(1), found.getString(2)) : null;
            }
        }
    }

    /// A text that [#versionAt] named.
    public Body body(int number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT html, content FROM article_body WHERE number = ?")) {
            select.setInt(1, number);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("article_body has no row " + number);
                }
                String content = found.getString(2);
                return found.getBoolean(1) ? Body.html(content) : Body.text(content);
            }
        }
    }
}
