package etools.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The names of sources and tags, each kept once: readings hold their numbers.
public final class Labels {

    private final Connection connection;

    public Labels(Connection connection) {
        this.connection = connection;
    }

    public Map<Integer, String> all() throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT number, name FROM label");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                names.put(found.getInt(1), found.getString(2));
            }
        }
        return names;
    }

    /// The number of a name, which gets one where it has none.
    int number(String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT number FROM label WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    return found.getInt(1);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO label (name) VALUES (?)", new String[] {"NUMBER"})) {
            insert.setString(1, name);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    /// Forgets the names that no reading holds.
    void deleteUnused() throws SQLException {
        Map<Integer, String> unused = all();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT source, tags FROM reading");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                unused.remove(found.getInt(1));
                for (int tag : ReadingStore.numbers(found.getArray(2))) {
                    unused.remove(tag);
                }
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM label WHERE number = ?")) {
            for (int number : unused.keySet()) {
                delete.setInt(1, number);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
