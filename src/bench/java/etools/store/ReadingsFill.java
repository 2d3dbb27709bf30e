package etools.store;

import etools.article.Body;
import etools.reading.DictionaryForms;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Gives a library ten years of readings, as rows, for what is measured with them: the same for the
/// same library and seed. Some are re-read, some skimmed, some left in the middle.
///
/// Arguments: the library, how many readings, the seed.
final class ReadingsFill {

    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final int DAYS = 3_653;
    private static final int BATCH = 5_000;
    private static final long MINUTE = 60_000;
    private static final int WHOLE = 10_000;
    private static final int ARTICLES_OF_WORDS = 20_000;

    private final Connection connection;
    private final int count;
    private final Random random;
    private int[] words;
    private int[] category;
    private int[] source;
    private Object[][] tags;
    private int rows;

    private ReadingsFill(Connection connection, int count, long seed) {
        this.connection = connection;
        this.count = count;
        this.random = new Random(seed);
    }

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        try (Database database =
                Database.open(folder, "the benchmark", InstantSource.system(), Migrations.ALL)) {
            database.write(
                    connection -> {
                        new ReadingsFill(connection, count, seed).fill();
                        return count;
                    },
                    filled -> filled);
        }
        System.exit(0);
    }

    private void fill() throws SQLException {
        Map<String, Integer> labels = labels();
        readArticles(labels);
        long before = highest("reading");
        try (PreparedStatement reading =
                        connection.prepareStatement(
                                "INSERT INTO reading (number, seq, opened_ms, zone_offset_minutes,"
                                    + " words, category, source, tags) VALUES (?, ?, ?, ?, ?, ?, ?,"
                                    + " ?)");
                PreparedStatement step =
                        connection.prepareStatement(
                                "INSERT INTO reading_step (reading, open_ms, active_ms, began,"
                                    + " furthest, place_block, place_offset, place_part, closed)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, TRUE)")) {
            long opened = 0;
            int day = -1;
            for (int i = 0; i < count; i++) {
                int today = (int) ((long) i * DAYS / count);
                if (today != day) {
                    day = today;
                    opened = morning(today);
                }
                int row = 1 + random.nextInt(rows);
                int part = random.nextInt(10) == 0 ? 1_000 + random.nextInt(7_000) : WHOLE;
                int perMinute = random.nextInt(20) == 0 ? 2_000 : 160 + random.nextInt(120);
                long active = Math.max(1_000, MINUTE * words[row] * part / WHOLE / perMinute);
                long number = before + 1 + i;
                reading.setLong(1, number);
                reading.setInt(2, row);
                reading.setLong(3, opened);
                reading.setInt(4, 540);
                reading.setInt(5, words[row]);
                reading.setInt(6, category[row]);
                reading.setInt(7, source[row]);
                reading.setArray(8, connection.createArrayOf("INT", tags[row]));
                reading.addBatch();
                step.setLong(1, number);
                step.setLong(2, active + random.nextInt(20_000));
                step.setLong(3, active);
                step.setInt(4, 0);
                step.setInt(5, part);
                step.setInt(6, 0);
                step.setInt(7, 0);
                step.setDouble(8, 0);
                step.addBatch();
                opened += active % (2 * MINUTE) + random.nextInt(60_000);
                if (i % BATCH == BATCH - 1) {
                    reading.executeBatch();
                    step.executeBatch();
                }
            }
            reading.executeBatch();
            step.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER TABLE reading ALTER COLUMN number RESTART WITH " + (before + count + 1));
            statement.executeUpdate(
                    "MERGE INTO article_state s USING (SELECT seq, COUNT(*) AS readings,"
                        + " MAX(opened_ms) AS newest FROM reading GROUP BY seq) r ON s.seq = r.seq"
                        + " WHEN MATCHED THEN UPDATE SET read_count = s.imported_count +"
                        + " r.readings, last_read_ms = GREATEST(COALESCE(s.last_read_ms, r.newest),"
                        + " r.newest)");
        }
        meetWords(before + 1, before + count);
    }

    /// In a library that was read in for ten years the words are known. To gather them from all of
    /// its readings would take longer than all that is measured: those of some articles stand for
    /// them.
    private void meetWords(long first, long last) throws SQLException {
        Map<String, Long> words = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT html, content FROM article_body ORDER BY number LIMIT ?")) {
            select.setInt(1, ARTICLES_OF_WORDS);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String text = found.getString(2);
                    Body body = found.getBoolean(1) ? Body.html(text) : Body.text(text);
                    DictionaryForms.of(body.plainText(), "en")
                            .forEach(word -> words.put(word, first));
                }
            }
        }
        new WordStore(connection).meet(words, last);
    }

    /// Earlier on working days.
    private long morning(int day) {
        LocalDate date = FIRST.plusDays(day);
        boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return date.atTime(weekend ? 8 : 6, random.nextInt(60))
                .toInstant(ZoneOffset.ofHours(9))
                .toEpochMilli();
    }

    private long highest(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM " + table)) {
            found.next();
            return found.getLong(1);
        }
    }

    /// A number for each source and tag of the articles.
    private Map<String, Integer> labels() throws SQLException {
        Map<String, Integer> labels = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT source, tags FROM article")) {
            while (found.next()) {
                if (found.getString(1) != null) {
                    labels.put(found.getString(1), 0);
                }
                if (found.getString(2) != null) {
                    found.getString(2).lines().forEach(tag -> labels.put(tag, 0));
                }
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT name, number FROM label")) {
            while (found.next()) {
                labels.put(found.getString(1), found.getInt(2));
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO label (name) VALUES (?)", new String[] {"NUMBER"})) {
            for (Map.Entry<String, Integer> label : labels.entrySet()) {
                if (label.getValue() == 0) {
                    insert.setString(1, label.getKey());
                    insert.executeUpdate();
                    try (ResultSet keys = insert.getGeneratedKeys()) {
                        keys.next();
                        label.setValue(keys.getInt(1));
                    }
                }
            }
        }
        return labels;
    }

    private void readArticles(Map<String, Integer> labels) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT COALESCE(MAX(seq), 0) FROM article_state")) {
            found.next();
            rows = found.getInt(1);
        }
        words = new int[rows + 1];
        category = new int[rows + 1];
        source = new int[rows + 1];
        tags = new Object[rows + 1][];
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT seq, words, category, source, tags FROM article")) {
            while (found.next()) {
                int row = found.getInt(1);
                words[row] = found.getInt(2);
                category[row] = found.getInt(3);
                source[row] = found.getString(4) == null ? 0 : labels.get(found.getString(4));
                List<Integer> numbers = new ArrayList<>();
                if (found.getString(5) != null) {
                    found.getString(5).lines().forEach(tag -> numbers.add(labels.get(tag)));
                }
                tags[row] = numbers.stream().sorted().distinct().toArray();
            }
        }
    }
}
