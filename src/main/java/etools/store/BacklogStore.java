package etools.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// How much there was to read, day by day.
public final class BacklogStore {

    /// @param localDay in days since 1970
    public record Day(long localDay, int articles, int unread, boolean estimated) {}

    private final Connection connection;

    public BacklogStore(Connection connection) {
        this.connection = connection;
    }

    /// Puts down what is true from now on.
    public void put(long today, int articles, int unread) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE backlog_day SET articles = ?, unread = ?, estimated = FALSE WHERE"
                                + " number = (SELECT MAX(number) FROM backlog_day)"
                                + " AND local_day = ?")) {
            update.setInt(1, articles);
            update.setInt(2, unread);
            update.setLong(3, today);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO backlog_day (local_day, articles, unread, estimated)"
                                + " VALUES (?, ?, ?, FALSE)")) {
            insert.setLong(1, today);
            insert.setInt(2, articles);
            insert.setInt(3, unread);
            insert.executeUpdate();
        }
    }

    /// In the order of writing: of two for one day the later counts, the last is true now.
    public List<Day> all() throws SQLException {
        List<Day> days = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT local_day, articles, unread, estimated FROM backlog_day"
                                        + " ORDER BY number");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                days.add(
                        new Day(
                                found.getLong(1),
                                found.getInt(2),
                                found.getInt(3),
                                found.getBoolean(4)));
            }
        }
        return days;
    }
}
