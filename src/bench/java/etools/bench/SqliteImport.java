package etools.bench;

import etools.article.Words;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/// Reads the same JSON Lines into SQLite: one thread parses, one writes, a thousand articles a
/// transaction.
///
/// Arguments: the JSON Lines, the database to make, the lengths of its prefix indexes.
final class SqliteImport {

    private static final int BATCH = 1_000;
    private static final int WAITING = 4;

    private record Row(
            String id,
            String category,
            String title,
            String url,
            String date,
            String summary,
            String tags,
            String body,
            int words,
            boolean read,
            boolean starred) {}

    public static void main(String[] args) throws Exception {
        BlockingQueue<List<Row>> parsed = new ArrayBlockingQueue<>(WAITING);
        CompletableFuture<Void> parsing =
                CompletableFuture.runAsync(() -> {
                    try {
                        parse(Path.of(args[0]), parsed);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        try (Connection connection = Sqlite.create(Path.of(args[1]), args[2])) {
            connection.setAutoCommit(false);
            long stored = write(connection, parsed);
            connection.setAutoCommit(true);
            Sqlite.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            parsing.join();
            System.out.println(stored);
        }
    }

    private static void parse(Path file, BlockingQueue<List<Row>> parsed)
            throws IOException, InterruptedException {
        JsonFactory factory = JsonFactory.builder().build();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<Row> batch = new ArrayList<>(BATCH);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(row(factory, line));
                if (batch.size() == BATCH) {
                    parsed.put(batch);
                    batch = new ArrayList<>(BATCH);
                }
            }
            if (!batch.isEmpty()) {
                parsed.put(batch);
            }
            parsed.put(List.of());
        }
    }

    private static Row row(JsonFactory factory, String line) {
        String id = null;
        String category = null;
        String title = null;
        String url = null;
        String date = null;
        String summary = null;
        String body = "";
        boolean read = false;
        boolean starred = false;
        StringBuilder tags = new StringBuilder();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = parser.getString();
                    case "categoryId" -> category = parser.getString();
                    case "title" -> title = parser.getString();
                    case "url" -> url = parser.getString();
                    case "date" -> date = parser.getString();
                    case "summary" -> summary = parser.getString();
                    case "body" -> body = parser.getString();
                    case "read" -> read = value == JsonToken.VALUE_TRUE;
                    case "starred" -> starred = value == JsonToken.VALUE_TRUE;
                    case "tags" -> {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            tags.append(parser.getString()).append(' ');
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new Row(
                id,
                category,
                title,
                url,
                date,
                summary,
                tags.toString(),
                body,
                Words.count(body),
                read,
                starred);
    }

    private static long write(Connection connection, BlockingQueue<List<Row>> parsed)
            throws SQLException, InterruptedException {
        long seq = 0;
        try (PreparedStatement article =
                        connection.prepareStatement(
                                "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
                PreparedStatement body =
                        connection.prepareStatement("INSERT INTO body VALUES (?,?)");
                PreparedStatement text =
                        connection.prepareStatement(
                                "INSERT INTO found (rowid, title, body, summary)"
                                        + " VALUES (?,?,?,?)")) {
            for (List<Row> batch = parsed.take(); !batch.isEmpty(); batch = parsed.take()) {
                long now = System.currentTimeMillis();
                for (Row row : batch) {
                    seq++;
                    article.setLong(1, seq);
                    article.setString(2, row.id);
                    article.setString(3, row.category);
                    article.setString(4, row.title);
                    article.setString(5, row.url);
                    article.setString(6, row.date);
                    article.setString(7, row.summary);
                    article.setString(8, row.tags);
                    article.setInt(9, row.words);
                    article.setLong(10, now);
                    article.setLong(11, now);
                    article.setBoolean(12, row.read);
                    article.setBoolean(13, row.starred);
                    article.addBatch();
                    body.setLong(1, seq);
                    body.setString(2, row.body);
                    body.addBatch();
                    text.setLong(1, seq);
                    text.setString(2, row.title);
                    text.setString(3, row.body);
                    text.setString(4, row.summary);
                    text.addBatch();
                }
                article.executeBatch();
                body.executeBatch();
                text.executeBatch();
                connection.commit();
            }
        }
        return seq;
    }

    private SqliteImport() {}
}
