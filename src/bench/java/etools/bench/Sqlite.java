package etools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The engine under the other readers, set up as well as we know: a write-ahead log, a large cache,
/// bodies beside the narrow rows that lists are made of, and the full text without a copy of it.
final class Sqlite {

    private static final String[] SETTINGS = {
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=NORMAL",
        "PRAGMA cache_size=-131072",
        "PRAGMA temp_store=MEMORY",
        "PRAGMA mmap_size=1073741824",
        "PRAGMA wal_autocheckpoint=8000",
    };

    private static final String[] TABLES = {
        """
        CREATE TABLE article (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            category TEXT,
            title TEXT NOT NULL,
            url TEXT,
            date TEXT,
            summary TEXT,
            tags TEXT,
            words INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            read INTEGER NOT NULL,
            starred INTEGER NOT NULL)
        """,
        "CREATE TABLE body (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)",
        "CREATE INDEX article_date ON article (date)",
        """
        CREATE VIEW article_text AS
            SELECT seq, title, body, summary FROM article JOIN body USING (seq)
        """,
    };

    static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        run(connection, SETTINGS);
        return connection;
    }

    /// @param prefixes lengths of the beginnings of words that get an index of their own, or ""
    static Connection create(Path file, String prefixes) throws SQLException, IOException {
        for (String ending : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
        }
        Connection connection = open(file);
        run(connection, TABLES);
        run(
                connection,
                "CREATE VIRTUAL TABLE found USING fts5 (title, body, summary,"
                        + " content='article_text', content_rowid='seq',"
                        + " tokenize='unicode61 remove_diacritics 2'"
                        + (prefixes.isEmpty() ? "" : ", prefix='" + prefixes + "'")
                        + ")");
        return connection;
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Sqlite() {}
}
