package etools.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// What the reader has set in a library, by name.
public final class Preferences {

    private final Connection connection;

    public Preferences(Connection connection) {
        this.connection = connection;
    }

    public Map<String, String> all() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, setting FROM preference");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                settings.put(found.getString(1), found.getString(2));
            }
        }
        return settings;
    }

    /// @param setting null takes it away
    public void put(String name, @Nullable String setting) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM preference WHERE name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
        if (setting != null) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO preference (name, setting) VALUES (?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, setting);
                insert.executeUpdate();
            }
        }
    }
}
