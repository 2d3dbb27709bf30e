package etools.store;

import etools.store.ArticleWriter.Outcome;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Takes imports back.
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
        BitSet added = new BitSet();
        BitSet updated = new BitSet();
        BitSet later = new BitSet();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT m.import_number, m.outcome, m.first_seq, m.last_seq"
                                + " FROM import_met m JOIN import_run r"
                                + " ON r.number = m.import_number WHERE m.import_number >= ?"
                                + " AND (m.import_number = ? OR r.undone_ms IS NULL)")) {
            select.setLong(1, importId);
            select.setLong(2, importId);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    BitSet rows =
                            found.getLong(1) != importId
                                    ? later
                                    : switch (Outcome.valueOf(found.getString(2))) {
                                        case ADDED -> added;
                                        case UPDATED -> updated;
                                        case UNCHANGED -> new BitSet();
                                    };
                    rows.set(found.getInt(3), found.getInt(4) + 1);
                }
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT first_seq, last_seq FROM import_added WHERE import_number = ?")) {
            select.setLong(1, importId);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    added.set(found.getInt(1), found.getInt(2) + 1);
                }
            }
        }
        added.andNot(later);
        updated.andNot(later);
        updated.andNot(added);
        List<ArticleState> changed = new ArrayList<>();
        int removed = remove(added, changed);
        int putBack = putBack(updated, importId, now, changed);
        FlagBlocks.write(connection, changed);
        int[] changedSeqs = changed.stream().skip(removed).mapToInt(ArticleState::seq).toArray();
        return new Undone(
                removed, putBack, changed, changedSeqs, ArticleWriter.highestRevision(connection));
    }

    private int remove(BitSet seqs, List<ArticleState> changed) throws SQLException {
        int removed = 0;
        for (ArticleState state : StateReader.read(connection, seqs.stream().toArray())) {
            if (!state.has(ArticleState.REMOVED)) {
                ArticleState after = state.with(ArticleState.REMOVED, true);
                changed.add(after);
                removed++;
            }
        }
        return removed;
    }

    private int putBack(BitSet seqs, long importId, Instant now, List<ArticleState> changed)
            throws SQLException {
        int putBack = 0;
        for (ArticleState state : StateReader.read(connection, seqs.stream().toArray())) {
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
}
