package etools.store;

import etools.article.Subscription;
import etools.store.ArticleWriter.Outcome;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is put down of imports: the runs, their files, and which articles each file brought.
public final class ImportRecords {

    /// @param sources the paths by which it can go on, or none
    public record Run(
            long number,
            String what,
            List<String> sources,
            Instant started,
            @Nullable Instant finished,
            String stopped,
            @Nullable Instant undone,
            int files,
            long added,
            long updated,
            long unchanged,
            long refused,
            long warnings) {}

    /// One line about a file, a warning where it is no refusal.
    public record Message(boolean refused, String line) {}

    public record FileRow(
            long importNumber,
            int number,
            @Nullable Integer container,
            String name,
            String sha256,
            long bytes,
            String importer,
            int importerVersion,
            boolean originalKept,
            int added,
            int updated,
            int unchanged,
            int refused,
            int warnings,
            List<Message> messages) {}

    /// Which files are asked for.
    ///
    /// @param column the count that must not be 0, or null for all
    /// @param text what the name or a message must contain, or ""
    public record Which(@Nullable Column column, String text) {}

    public enum Column {
        ADDED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        WARNINGS
    }

    /// That a file brought an article.
    public record Brought(FileRow file, Instant when, Outcome outcome) {}

    private static final String RUN =
            "SELECT number, what, sources, started_ms, finished_ms, stopped, undone_ms, files,"
                    + " added, updated, unchanged, refused, warnings FROM import_run";

    private static final String FILE_COLUMNS =
            "f.import_number, f.number, f.container, f.name, f.sha256, f.bytes, f.importer,"
                    + " f.importer_version, f.original_kept, f.added, f.updated, f.unchanged,"
                    + " f.refused, f.warnings";

    private final Connection connection;

    public ImportRecords(Connection connection) {
        this.connection = connection;
    }

    /// @return its number
    public long begin(String what, List<String> sources, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO import_run (what, sources, started_ms) VALUES (?, ?, ?)",
                        new String[] {"NUMBER"})) {
            insert.setString(1, what);
            insert.setString(2, sources.isEmpty() ? null : String.join("\n", sources));
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /// @param stopped why it ended early, or ""
    public void end(long number, String stopped, Instant now) throws SQLException {
        setEnd(number, now.toEpochMilli(), stopped);
    }

    /// An import that ended early is under way again.
    public void beginAgain(long number) throws SQLException {
        setEnd(number, null, "");
    }

    private void setEnd(long number, @Nullable Long finishedMs, String stopped)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE import_run SET finished_ms = ?, stopped = ? WHERE number = ?")) {
            if (finishedMs == null) {
                update.setNull(1, Types.BIGINT);
            } else {
                update.setLong(1, finishedMs);
            }
            update.setString(2, stopped);
            update.setLong(3, number);
            update.executeUpdate();
        }
    }

    /// Newest first.
    public List<Run> runs() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(RUN + " ORDER BY number DESC")) {
            return runs(select);
        }
    }

    public Optional<Run> run(long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RUN + " WHERE number = ?")) {
            select.setLong(1, number);
            return runs(select).stream().findFirst();
        }
    }

    private static List<Run> runs(PreparedStatement select) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                runs.add(
                        new Run(
                                found.getLong(1),
                                found.getString(2),
                                ArticleReader.lines(found.getString(3)),
                                Instant.ofEpochMilli(found.getLong(4)),
                                ArticleReader.instantOrNull(found, 5),
                                found.getString(6),
                                ArticleReader.instantOrNull(found, 7),
                                found.getInt(8),
                                found.getLong(9),
                                found.getLong(10),
                                found.getLong(11),
                                found.getLong(12),
                                found.getLong(13)));
            }
        }
        return runs;
    }

    /// Puts down files that are done, all of one import.
    public void addFiles(List<FileRow> files) throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO import_file (import_number, number, container, name,"
                                        + " sha256, bytes, importer, importer_version,"
                                        + " original_kept, added, updated, unchanged, refused,"
                                        + " warnings) VALUES"
                                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement message =
                        connection.prepareStatement(
                                "INSERT INTO import_message (import_number, file_number, number,"
                                        + " severity, line) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement count =
                        connection.prepareStatement(
                                "UPDATE import_run SET files = files + 1, refused = refused + ?,"
                                        + " warnings = warnings + ? WHERE number = ?")) {
            for (FileRow file : files) {
                insert.setLong(1, file.importNumber);
                insert.setInt(2, file.number);
                if (file.container == null) {
                    insert.setNull(3, Types.INTEGER);
                } else {
                    insert.setInt(3, file.container);
                }
                insert.setString(4, file.name);
                insert.setString(5, file.sha256);
                insert.setLong(6, file.bytes);
                insert.setString(7, file.importer);
                insert.setInt(8, file.importerVersion);
                insert.setBoolean(9, file.originalKept);
                insert.setInt(10, file.added);
                insert.setInt(11, file.updated);
                insert.setInt(12, file.unchanged);
                insert.setInt(13, file.refused);
                insert.setInt(14, file.warnings);
                insert.addBatch();
                for (int i = 0; i < file.messages.size(); i++) {
                    message.setLong(1, file.importNumber);
                    message.setInt(2, file.number);
                    message.setInt(3, i);
                    message.setString(4, file.messages.get(i).refused ? "REFUSED" : "WARNING");
                    message.setString(5, file.messages.get(i).line);
                    message.addBatch();
                }
                count.setInt(1, file.refused);
                count.setInt(2, file.warnings);
                count.setLong(3, file.importNumber);
                count.addBatch();
            }
            insert.executeBatch();
            message.executeBatch();
            count.executeBatch();
        }
    }

    /// The names of the files that are done and lay in no other.
    public List<String> done(long run) throws SQLException {
        List<String> done = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT name FROM import_file WHERE import_number = ?"
                                + " AND container IS NULL ORDER BY number")) {
            select.setLong(1, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    done.add(found.getString(1));
                }
            }
        }
        return done;
    }

    /// The first number that no file of the import has, not even one that was not put down.
    public int nextFile(long run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT COALESCE(MAX(n), -1) + 1 FROM (SELECT MAX(number) AS n"
                                + " FROM import_file WHERE import_number = ?"
                                + " UNION ALL SELECT MAX(container) FROM import_file"
                                + " WHERE import_number = ?"
                                + " UNION ALL SELECT MAX(file_number) FROM import_added"
                                + " WHERE import_number = ?"
                                + " UNION ALL SELECT MAX(file_number) FROM import_met"
                                + " WHERE import_number = ?)")) {
            for (int i = 1; i <= 4; i++) {
                select.setLong(i, run);
            }
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    /// What the import brought from files that were not put down.
    public CutOff cutOff(long run) throws SQLException {
        CutOff cutOff = new CutOff(nextFile(run));
        for (String select :
                List.of(
                        "SELECT first_seq, last_seq, 'ADDED' FROM import_added t",
                        "SELECT first_seq, last_seq, outcome FROM import_met t")) {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            select
                                    + " WHERE import_number = ? AND file_number IS NOT NULL"
                                    + " AND NOT EXISTS (SELECT 1 FROM import_file f"
                                    + " WHERE f.import_number = t.import_number"
                                    + " AND f.number = t.file_number)")) {
                statement.setLong(1, run);
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        cutOff.put(
                                found.getInt(1),
                                found.getInt(2),
                                Outcome.valueOf(found.getString(3)));
                    }
                }
            }
        }
        return cutOff;
    }

    /// An import's files, each that held others followed by these.
    public List<FileRow> files(long run, Which which, int from, int most) throws SQLException {
        if (!hasContainers(run)) {
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT "
                                    + FILE_COLUMNS
                                    + where(which)
                                    + " ORDER BY f.number OFFSET ? ROWS FETCH FIRST ? ROWS"
                                    + " ONLY")) {
                int next = setWhere(select, run, which);
                select.setInt(next, from);
                select.setInt(next + 1, most);
                return files(run, select);
            }
        }
        int[] numbers =
                Arrays.stream(inOrder(run, which)).skip(Math.max(0, from)).limit(most).toArray();
        Map<Integer, FileRow> byNumber = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + FILE_COLUMNS
                                + " FROM import_file f WHERE f.import_number = ?"
                                + " AND f.number = ANY(?)")) {
            select.setLong(1, run);
            select.setArray(
                    2,
                    connection.createArrayOf("INT", StateReader.boxed(numbers, 0, numbers.length)));
            files(run, select).forEach(file -> byNumber.put(file.number, file));
        }
        return IntStream.of(numbers).mapToObj(byNumber::get).toList();
    }

    public int count(long run, Which which) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT COUNT(*)" + where(which))) {
            setWhere(select, run, which);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    public Optional<FileRow> file(long run, int number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + FILE_COLUMNS
                                + " FROM import_file f WHERE f.import_number = ?"
                                + " AND f.number = ?")) {
            select.setLong(1, run);
            select.setInt(2, number);
            return files(run, select).stream().findFirst();
        }
    }

    private static String where(Which which) {
        StringBuilder where = new StringBuilder(" FROM import_file f WHERE f.import_number = ?");
        if (which.column != null) {
            where.append(" AND f.")
                    .append(which.column.name().toLowerCase(Locale.ROOT))
                    .append(" > 0");
        }
        if (!which.text.isEmpty()) {
            where.append(" AND (LOCATE(?, LOWER(f.name)) > 0 OR EXISTS (SELECT 1 FROM")
                    .append(" import_message m WHERE m.import_number = f.import_number")
                    .append(" AND m.file_number = f.number AND LOCATE(?, LOWER(m.line)) > 0))");
        }
        return where.toString();
    }

    /// @return the number of the next parameter
    private static int setWhere(PreparedStatement statement, long run, Which which)
            throws SQLException {
        statement.setLong(1, run);
        if (which.text.isEmpty()) {
            return 2;
        }
        String text = which.text.toLowerCase(Locale.ROOT);
        statement.setString(2, text);
        statement.setString(3, text);
        return 4;
    }

    private boolean hasContainers(long run) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT 1 FROM import_file WHERE import_number = ?"
                                + " AND container IS NOT NULL FETCH FIRST 1 ROW ONLY")) {
            select.setLong(1, run);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    /// Numbers of files as they are shown: by what they lie in, then by number.
    private int[] inOrder(long run, Which which) throws SQLException {
        Map<Integer, Integer> containers = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT number, container FROM import_file WHERE import_number = ?"
                                + " AND container IS NOT NULL")) {
            select.setLong(1, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    containers.put(found.getInt(1), found.getInt(2));
                }
            }
        }
        List<int[]> paths = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT f.number" + where(which))) {
            setWhere(select, run, which);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    paths.add(path(found.getInt(1), containers));
                }
            }
        }
        paths.sort(Arrays::compare);
        return paths.stream().mapToInt(path -> path[path.length - 1]).toArray();
    }

    private static int[] path(int number, Map<Integer, Integer> containers) {
        List<Integer> path = new ArrayList<>(List.of(number));
        Integer container = containers.get(number);
        while (container != null && !path.contains(container)) {
            path.addFirst(container);
            container = containers.get(container);
        }
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<FileRow> files(long run, PreparedStatement select) throws SQLException {
        Map<Integer, List<Message>> messages = new LinkedHashMap<>();
        List<FileRow> files = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                List<Message> own = new ArrayList<>();
                messages.put(found.getInt(2), own);
                files.add(fileRow(found, own));
            }
        }
        readMessages(run, messages);
        return files;
    }

    private void readMessages(long run, Map<Integer, List<Message>> into) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT file_number, severity, line FROM import_message"
                                + " WHERE import_number = ? AND file_number = ANY(?)"
                                + " ORDER BY file_number, number")) {
            select.setLong(1, run);
            select.setArray(2, connection.createArrayOf("INT", into.keySet().toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    List<Message> own = into.get(found.getInt(1));
                    if (own != null) {
                        own.add(
                                new Message(
                                        found.getString(2).equals("REFUSED"), found.getString(3)));
                    }
                }
            }
        }
    }

    private static FileRow fileRow(ResultSet found, List<Message> messages) throws SQLException {
        int container = found.getInt(3);
        boolean contained = !found.wasNull();
        return new FileRow(
                found.getLong(1),
                found.getInt(2),
                contained ? container : null,
                found.getString(4),
                found.getString(5),
                found.getLong(6),
                found.getString(7),
                found.getInt(8),
                found.getBoolean(9),
                found.getInt(10),
                found.getInt(11),
                found.getInt(12),
                found.getInt(13),
                found.getInt(14),
                messages);
    }

    /// Rows of what an import brought, in the order in which it did, each once.
    public int[] articles(long run) throws SQLException {
        IntStream.Builder rows = IntStream.builder();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT first_seq, last_seq, place FROM import_added"
                                + " WHERE import_number = ?"
                                + " UNION ALL SELECT first_seq, last_seq, place FROM import_met"
                                + " WHERE import_number = ? ORDER BY 3, 1")) {
            select.setLong(1, run);
            select.setLong(2, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    IntStream.rangeClosed(found.getInt(1), found.getInt(2)).forEach(rows::add);
                }
            }
        }
        return rows.build().distinct().toArray();
    }

    /// Rows of what a file brought, in the order in which it did, each once.
    public int[] articles(long run, int file) throws SQLException {
        IntStream.Builder rows = IntStream.builder();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT first_seq, last_seq, place FROM import_added"
                                + " WHERE import_number = ? AND file_number = ?"
                                + " UNION ALL SELECT first_seq, last_seq, place FROM import_met"
                                + " WHERE import_number = ? AND file_number = ?"
                                + " ORDER BY 3, 1")) {
            select.setLong(1, run);
            select.setInt(2, file);
            select.setLong(3, run);
            select.setInt(4, file);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    IntStream.rangeClosed(found.getInt(1), found.getInt(2)).forEach(rows::add);
                }
            }
        }
        return rows.build().distinct().toArray();
    }

    /// The files that brought an article, newest first, without those of imports taken back.
    public List<Brought> brought(int seq) throws SQLException {
        record Mention(long run, int file, Instant when, Outcome outcome) {}
        List<Mention> mentions = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT t.import_number, t.file_number, r.started_ms, t.outcome FROM ("
                                + "SELECT import_number, file_number, 'ADDED' AS outcome, place"
                                + " FROM import_added WHERE first_seq = (SELECT MAX(first_seq)"
                                + " FROM import_added WHERE first_seq <= ?) AND last_seq >= ?"
                                + " UNION ALL SELECT import_number, file_number, outcome, place"
                                + " FROM import_met WHERE first_seq <= ? AND last_seq >= ?) t"
                                + " JOIN import_run r ON r.number = t.import_number"
                                + " WHERE r.undone_ms IS NULL AND t.file_number IS NOT NULL"
                                + " ORDER BY t.import_number DESC, t.place DESC")) {
            for (int i = 1; i <= 4; i++) {
                select.setInt(i, seq);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    mentions.add(
                            new Mention(
                                    found.getLong(1),
                                    found.getInt(2),
                                    Instant.ofEpochMilli(found.getLong(3)),
                                    Outcome.valueOf(found.getString(4))));
                }
            }
        }
        List<Brought> brought = new ArrayList<>();
        for (Mention mention : mentions) {
            file(mention.run, mention.file)
                    .ifPresent(
                            file -> brought.add(new Brought(file, mention.when, mention.outcome)));
        }
        return brought;
    }

    /// Feeds that the files of an import named.
    public void addSubscriptions(long run, List<Subscription> subscriptions) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO subscription (import_number, feed_url, title, category,"
                                + " site_url) VALUES (?, ?, ?, ?, ?)")) {
            for (Subscription subscription : subscriptions) {
                insert.setLong(1, run);
                insert.setString(2, subscription.feedUrl());
                insert.setString(3, subscription.title());
                insert.setString(4, subscription.category());
                insert.setString(5, subscription.siteUrl());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Each feed once, as it was named last, without those of imports taken back.
    public List<Subscription> subscriptions() throws SQLException {
        Map<String, Subscription> byFeed = new LinkedHashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT s.feed_url, s.title, s.category, s.site_url"
                                        + " FROM subscription s"
                                        + " JOIN import_run r ON r.number = s.import_number"
                                        + " WHERE r.undone_ms IS NULL ORDER BY s.number");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                byFeed.put(
                        found.getString(1),
                        new Subscription(
                                found.getString(1),
                                found.getString(2),
                                found.getString(3),
                                found.getString(4)));
            }
        }
        return List.copyOf(byFeed.values());
    }
}
