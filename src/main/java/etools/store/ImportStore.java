package etools.store;

import etools.store.ArticleWriter.Outcome;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Imports as a whole: begun, and undone.
public final class ImportStore {

    /// @param removed how many articles left the lists
    /// @param putBack how many have their former content again
    /// @param states of all of them
    /// @param changed the rows of those put back
    /// @param revision the highest number of a former version
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Undone(
            int removed, int putBack, List<ArticleState> states, int[] changed, long revision) {}

    private final Connection connection;

    public ImportStore(Connection connection) {
        this.connection = connection;
    }

    public long begin(String what, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO import_run (what, started_ms) VALUES (?, ?)",
                        new String[] {"NUMBER"})) {
            insert.setString(1, what);
            insert.setLong(2, now.toEpochMilli());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /// Takes out what the import added and puts back what it changed, except what a later import
    /// brought too.
    public Undone undo(long importId, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE import_run SET undone_ms = ? WHERE number = ?"
                                + " AND undone_ms IS NULL")) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, importId);
            if (update.executeUpdate() == 0) {
                return new Undone(0, 0, List.of(), new int[0], 0);
            }
        }
        Set<Integer> added = new TreeSet<>();
        Set<Integer> updated = new TreeSet<>();
        Set<Integer> later = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT a.import_number, a.seq, a.outcome FROM import_article a"
                                + " JOIN import_run r ON r.number = a.import_number"
                                + " WHERE a.import_number >= ?"
                                + " AND (a.import_number = ? OR r.undone_ms IS NULL)")) {
            select.setLong(1, importId);
            select.setLong(2, importId);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    int seq = found.getInt(2);
                    if (found.getLong(1) != importId) {
                        later.add(seq);
                    } else {
                        switch (Outcome.valueOf(found.getString(3))) {
                            case ADDED -> added.add(seq);
                            case UPDATED -> updated.add(seq);
                            case UNCHANGED -> {}
                        }
                    }
                }
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT first_seq, last_seq FROM import_range WHERE import_number = ?")) {
            select.setLong(1, importId);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    for (int seq = found.getInt(1); seq <= found.getInt(2); seq++) {
                        added.add(seq);
                    }
                }
            }
        }
        added.removeAll(later);
        updated.removeAll(later);
        updated.removeAll(added);
        List<ArticleState> changed = new ArrayList<>();
        int removed = remove(added, changed);
        int putBack = putBack(updated, importId, now, changed);
        FlagBlocks.write(connection, changed);
        int[] changedSeqs = changed.stream().skip(removed).mapToInt(ArticleState::seq).toArray();
        return new Undone(
                removed, putBack, changed, changedSeqs, ArticleWriter.highestRevision(connection));
    }

    private int remove(Set<Integer> seqs, List<ArticleState> changed) throws SQLException {
        int removed = 0;
        for (ArticleState state : StateReader.read(connection, array(seqs))) {
            if (!state.has(ArticleState.REMOVED)) {
                ArticleState after = state.with(ArticleState.REMOVED, true);
                changed.add(after);
                removed++;
            }
        }
        return removed;
    }

    private int putBack(Set<Integer> seqs, long importId, Instant now, List<ArticleState> changed)
            throws SQLException {
        int putBack = 0;
        for (ArticleState state : StateReader.read(connection, array(seqs))) {
            if (putBack(state, importId, now, changed)) {
                putBack++;
            }
        }
        return putBack;
    }

    /// @return false where the import changed the reading record only
    private boolean putBack(
            ArticleState state, long importId, Instant now, List<ArticleState> changed)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT number, title, url, words, COALESCE(category, 0),"
                                + " COALESCE(published_ms, date_day * 86400000, CAST(? AS BIGINT)),"
                                + " date_day FROM revision WHERE seq = ?"
                                + " AND import_number = ? ORDER BY number")) {
            select.setLong(1, state.createdMs());
            select.setInt(2, state.seq());
            select.setLong(3, importId);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return false;
                }
                int revision = found.getInt(1);
                String url = found.getString(3);
                ArticleState after =
                        state.withContent(
                                found.getLong(6),
                                ArticleState.day(found.getObject(7, Long.class)),
                                found.getInt(4),
                                found.getInt(5),
                                Incoming.urlKey(
                                        url == null ? null : CanonicalUrl.of(url).orElse(null)));
                ArticleWriter.keepRevision(connection, state.seq(), null, now);
                ArticleWriter.replaceTitle(connection, state.seq(), found.getString(2));
                ArticleWriter.putBack(connection, state.seq(), revision);
                ArticleWriter.updateStates(connection, List.of(after));
                changed.add(after);
                return true;
            }
        }
    }

    private static int[] array(Set<Integer> seqs) {
        return seqs.stream().mapToInt(Integer::intValue).toArray();
    }
}
