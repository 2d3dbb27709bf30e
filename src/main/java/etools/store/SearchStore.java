package etools.store;

import etools.store.SavedQuestion.Values;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Questions kept under a name.
public final class SearchStore {

    private final Connection connection;

    public SearchStore(Connection connection) {
        this.connection = connection;
    }

    /// @return its number
    public int add(String name, Values values) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO saved_search (name, words, shown, category, tag, sort_by,"
                                + " descending, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)",
                        new String[] {"NUMBER"})) {
            set(insert, name, values);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    /// One that was deleted comes back.
    ///
    /// @return false where there never was one of that number
    public boolean change(int number, String name, Values values) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE saved_search SET name = ?, words = ?, shown = ?, category = ?,"
                                + " tag = ?, sort_by = ?, descending = ?, deleted = FALSE"
                                + " WHERE number = ?")) {
            set(update, name, values);
            update.setInt(8, number);
            return update.executeUpdate() > 0;
        }
    }

    public boolean delete(int number) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE saved_search SET deleted = TRUE WHERE number = ?"
                                + " AND deleted = FALSE")) {
            update.setInt(1, number);
            return update.executeUpdate() > 0;
        }
    }

    public List<SavedQuestion> all() throws SQLException {
        List<SavedQuestion> all = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT number, name, words, shown, category, tag, sort_by,"
                                        + " descending FROM saved_search WHERE deleted = FALSE");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                all.add(
                        new SavedQuestion(
                                found.getInt(1),
                                found.getString(2),
                                new Values(
                                        found.getString(3),
                                        found.getString(4),
                                        found.getString(5),
                                        found.getString(6),
                                        found.getString(7),
                                        found.getBoolean(8))));
            }
        }
        return all;
    }

    private static void set(PreparedStatement statement, String name, Values values)
            throws SQLException {
        statement.setString(1, name);
        statement.setString(2, values.words());
        statement.setString(3, values.shown());
        statement.setString(4, values.category());
        statement.setString(5, values.tag());
        statement.setString(6, values.sortBy());
        statement.setBoolean(7, values.descending());
    }
}
