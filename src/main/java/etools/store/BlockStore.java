package etools.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Readings that are over, some thousand packed together: a million rows are read ten times as fast
/// from their blocks. Made of the rows, and made anew where they are missing or damaged.
public final class BlockStore {

    /// So many readings stand in one.
    public static final int READINGS = 4096;

    /// @param lastReading the number of the last reading in it
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Block(int number, long lastReading, byte[] content) {}

    private final Connection connection;

    public BlockStore(Connection connection) {
        this.connection = connection;
    }

    /// The number of the last reading that stands in a block, 0 where there is none.
    public long lastReading() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT last_reading FROM reading_block WHERE number = (SELECT"
                                        + " MAX(number) FROM reading_block)");
                ResultSet found = select.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    /// The next blocks, in their order.
    ///
    /// @param after the number of the block before them, 0 at the beginning
    public List<Block> after(int after, int limit) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT number, last_reading, content FROM reading_block WHERE number > ?"
                                + " ORDER BY number LIMIT ?")) {
            select.setInt(1, after);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    blocks.add(new Block(found.getInt(1), found.getLong(2), found.getBytes(3)));
                }
            }
        }
        return blocks;
    }

    public void add(long lastReading, byte[] content) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO reading_block (number, last_reading, content)"
                                + " SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS BIGINT),"
                                + " CAST(? AS BYTEA) FROM reading_block")) {
            insert.setLong(1, lastReading);
            insert.setBytes(2, content);
            insert.executeUpdate();
        }
    }

    /// Deletes the block with this reading and all after it.
    public void deleteFrom(long reading) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM reading_block WHERE last_reading >= ?")) {
            delete.setLong(1, reading);
            delete.executeUpdate();
        }
    }

    /// Deletes all but so many from the first on.
    public void keep(int count) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM reading_block WHERE number NOT IN"
                                + " (SELECT number FROM reading_block ORDER BY number LIMIT ?)")) {
            delete.setInt(1, count);
            delete.executeUpdate();
        }
    }
}
