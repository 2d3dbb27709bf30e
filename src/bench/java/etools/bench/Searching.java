package etools.bench;

import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A process that answers questions in one of the engines and tells how long each took: how many
/// articles there are exactly, and what a list shows of the first two hundred.
///
/// Arguments: `etools` or `sqlite`, and its files. Each line of standard input is a [Request], each
/// line of standard output its [Reply].
final class Searching {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final int FIRST_ROWS = 200;

    /// @param byDate newest first, else best first
    /// @param maxNanos no question is begun after so long
    record Request(boolean byDate, long maxNanos, List<Asked> questions) {}

    /// For each question that was asked.
    @SuppressWarnings("ArrayRecordComponent")
    record Reply(long[] nanos, int[] counts) {}

    private interface Engine {
        /// @return how many articles there are
        int ask(Asked asked, boolean byDate) throws SQLException;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if ("etools".equals(args[0])) {
            try (Library library =
                    Library.open(Path.of(args[1]), InstantSource.system(), "the benchmark")) {
                library.openIndex();
                library.awaitIndex(Query.ALL.withText("word"), Duration.ofHours(1));
                serve((asked, byDate) -> ask(library, asked, byDate));
            }
        } else {
            try (Connection connection = Sqlite.open(Path.of(args[1]))) {
                Map<String, PreparedStatement> prepared = new HashMap<>();
                serve((asked, byDate) -> ask(connection, prepared, asked, byDate));
            }
        }
    }

    private static void serve(Engine engine) throws IOException, SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ObjectReader requests = MAPPER.readerFor(Request.class);
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Request request = requests.readValue(line);
            long[] nanos = new long[request.questions.size()];
            int[] counts = new int[nanos.length];
            long begin = System.nanoTime();
            int asked = 0;
            while (asked < nanos.length
                    && (asked == 0 || System.nanoTime() - begin < request.maxNanos)) {
                long start = System.nanoTime();
                counts[asked] = engine.ask(request.questions.get(asked), request.byDate);
                nanos[asked++] = System.nanoTime() - start;
            }
            out.println(
                    MAPPER.writeValueAsString(
                            new Reply(
                                    java.util.Arrays.copyOf(nanos, asked),
                                    java.util.Arrays.copyOf(counts, asked))));
        }
    }

    private static int ask(Library library, Asked asked, boolean byDate) {
        ArticleList found =
                library.find(
                        new Query(
                                asked.typed(),
                                Query.Show.ALL,
                                null,
                                null,
                                byDate ? Query.Sort.DATE : Query.Sort.RELEVANCE,
                                true));
        library.headlines(found.rows(0, Math.min(FIRST_ROWS, found.size())));
        return found.size();
    }

    private static int ask(
            Connection connection,
            Map<String, PreparedStatement> prepared,
            Asked asked,
            boolean byDate)
            throws SQLException {
        int count;
        try (ResultSet result = run(connection, prepared, count(asked.where()), asked.match())) {
            result.next();
            count = result.getInt(1);
        }
        try (ResultSet rows =
                run(connection, prepared, rows(asked.where(), byDate), asked.match())) {
            while (rows.next()) {
                for (int column = 1; column <= 12; column++) {
                    rows.getString(column);
                }
            }
        }
        return count;
    }

    private static ResultSet run(
            Connection connection,
            Map<String, PreparedStatement> prepared,
            String sql,
            String match)
            throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        statement.setString(1, match);
        return statement.executeQuery();
    }

    private static String count(String where) {
        return where.isEmpty()
                ? "SELECT count(*) FROM found WHERE found MATCH ?"
                : "SELECT count(*) FROM found JOIN article ON seq = found.rowid WHERE found MATCH ?"
                        + " AND "
                        + where;
    }

    private static String rows(String where, boolean byDate) {
        String and = where.isEmpty() ? "" : " AND " + where;
        if (byDate) {
            return "SELECT "
                    + COLUMNS
                    + " FROM found JOIN article a ON a.seq = found.rowid WHERE found MATCH ?"
                    + and
                    + " ORDER BY a.date DESC LIMIT "
                    + FIRST_ROWS;
        }
        return where.isEmpty()
                ? "SELECT "
                        + COLUMNS
                        + " FROM (SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank"
                        + " LIMIT "
                        + FIRST_ROWS
                        + ") best JOIN article a ON a.seq = best.rowid ORDER BY best.rank"
                : "SELECT "
                        + COLUMNS
                        + " FROM found JOIN article a ON a.seq = found.rowid WHERE found MATCH ?"
                        + and
                        + " ORDER BY found.rank LIMIT "
                        + FIRST_ROWS;
    }

    private static final String COLUMNS =
            "a.seq, a.id, a.category, a.title, a.url, a.date, a.summary, a.words, a.created,"
                    + " a.updated, a.read, a.starred";

    private Searching() {}
}
