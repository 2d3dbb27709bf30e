package etools.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Reads [ArticleState]s.
public final class StateReader {

    static final String COLUMNS =
            "s.seq, s.read_count, s.imported_count, s.last_read_ms, s.listed_ms, s.date_day,"
                    + " s.created_ms, s.words, s.category, s.id_key, s.url_key";

    private static final int MOST_LOOKED_UP = 10_000;

    /// Hands over all, in the order of their rows, without holding them.
    public static void readAll(Connection connection, Consumer<ArticleState> to)
            throws SQLException {
        FlagBlocks flags = new FlagBlocks(connection).readAll();
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT " + COLUMNS + " FROM article_state s ORDER BY s.seq");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                to.accept(state(found, 1, flags));
            }
        }
    }

    /// Those of `seqs` that there are.
    public static List<ArticleState> read(Connection connection, int[] seqs) throws SQLException {
        List<ArticleState> states = new ArrayList<>(seqs.length);
        FlagBlocks flags = new FlagBlocks(connection);
        for (int from = 0; from < seqs.length; from += MOST_LOOKED_UP) {
            int to = Math.min(seqs.length, from + MOST_LOOKED_UP);
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT " + COLUMNS + " FROM article_state s WHERE s.seq = ANY(?)")) {
                statement.setArray(1, connection.createArrayOf("INT", boxed(seqs, from, to)));
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        states.add(state(found, 1, flags));
                    }
                }
            }
        }
        return states;
    }

    static Object[] boxed(int[] seqs, int from, int to) {
        return Arrays.stream(seqs, from, to).boxed().toArray();
    }

    static ArticleState state(ResultSet found, int first, FlagBlocks flags) throws SQLException {
        int seq = found.getInt(first);
        long lastRead = found.getLong(first + 3);
        boolean never = found.wasNull();
        int day = found.getInt(first + 5);
        boolean dated = !found.wasNull();
        return new ArticleState(
                seq,
                flags.flags(seq),
                found.getInt(first + 1),
                found.getInt(first + 2),
                never ? ArticleState.NEVER : lastRead,
                found.getLong(first + 4),
                dated ? day : ArticleState.NO_DAY,
                found.getLong(first + 6),
                found.getInt(first + 7),
                found.getInt(first + 8),
                found.getLong(first + 9),
                found.getLong(first + 10));
    }

    private StateReader() {}
}
