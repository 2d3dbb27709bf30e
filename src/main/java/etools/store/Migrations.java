package etools.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/// The schema as numbered scripts, applied in order; a script once released never changes.
///
/// @param scripts the first makes version 1 from nothing
public record Migrations(List<String> scripts) {

    /// Add the next number here and beside `001.sql`.
    public static final Migrations ALL =
            new Migrations(
                    List.of(
                            script("001.sql"),
                            script("002.sql"),
                            script("003.sql"),
                            script("004.sql")));

    public Migrations {
        scripts = List.copyOf(scripts);
    }

    int newest() {
        return scripts.size();
    }

    /// Brings a database from version `from` to the newest. H2 commits each statement that changes
    /// the schema, so this runs on a copy that is put in place when it is whole.
    void apply(Connection connection, int from, Instant now) throws SQLException {
        for (int version = from + 1; version <= newest(); version++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(scripts.get(version - 1));
            }
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO library_version (version, applied_ms) VALUES (?, ?)")) {
                insert.setInt(1, version);
                insert.setLong(2, now.toEpochMilli());
                insert.executeUpdate();
            }
        }
    }

    /// A script of this package's resources.
    private static String script(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read from the program", e);
        }
    }
}
