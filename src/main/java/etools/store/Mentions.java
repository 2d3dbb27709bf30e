package etools.store;

import etools.store.ArticleWriter.Outcome;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts down which file of an import brought which articles: one row for articles that follow each
/// other in the library as they did in the file.
final class Mentions implements AutoCloseable {

    /// More stretches than one transaction can have.
    private static final int PLACES = 1 << 20;

    private record Stretch(
            boolean isNew, int first, int last, Outcome outcome, int file, long place) {

        boolean goesOnWith(boolean alsoNew, int seq, Outcome alike, int sameFile) {
            return isNew == alsoNew && seq == last + 1 && outcome == alike && file == sameFile;
        }

        Stretch to(int seq) {
            return new Stretch(isNew, first, seq, outcome, file, place);
        }
    }

    private final Connection connection;
    private final long importId;
    private final @Nullable CutOff cutOff;
    private final List<Stretch> stretches = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final SortedMap<Integer, Integer> comeAgain = new TreeMap<>();
    private final PreparedStatement insertAdded;
    private final PreparedStatement insertMet;

    Mentions(Connection connection, long importId, @Nullable CutOff cutOff) throws SQLException {
        this.connection = connection;
        this.importId = importId;
        this.cutOff = cutOff;
        insertAdded =
                connection.prepareStatement(
                        "INSERT INTO import_added (import_number, file_number, first_seq,"
                                + " last_seq, place) VALUES (?, ?, ?, ?, ?)");
        insertMet =
                connection.prepareStatement(
                        "INSERT INTO import_met (import_number, file_number, first_seq, last_seq,"
                                + " place, outcome) VALUES (?, ?, ?, ?, ?, ?)");
    }

    /// @param seq higher than all before
    void added(int seq, int file) {
        put(true, seq, Outcome.ADDED, file);
    }

    /// @return what to tell of it: of an article that comes again after a cut, what it was then
    Outcome met(int seq, Outcome outcome, int file) {
        if (cutOff == null || !cutOff.has(seq)) {
            put(false, seq, outcome, file);
            return outcome;
        }
        Outcome then = cutOff.take(seq);
        comeAgain.put(seq, file);
        if (then == Outcome.UNCHANGED && outcome != Outcome.UNCHANGED) {
            put(false, seq, outcome, file);
            return outcome;
        }
        return then;
    }

    private void put(boolean isNew, int seq, Outcome outcome, int file) {
        counts.merge(outcome, 1, Integer::sum);
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).goesOnWith(isNew, seq, outcome, file)) {
            stretches.set(last, stretches.get(last).to(seq));
        } else {
            stretches.add(new Stretch(isNew, seq, seq, outcome, file, last + 1));
        }
    }

    void write() throws SQLException {
        if (!comeAgain.isEmpty()) {
            refile("import_added", "'ADDED'");
            refile("import_met", "outcome");
        }
        if (stretches.isEmpty()) {
            return;
        }
        long places = nextPlaces();
        for (Stretch stretch : stretches) {
            insert(stretch, places + stretch.place);
        }
        insertAdded.executeBatch();
        insertMet.executeBatch();
        addCounts();
    }

    private long nextPlaces() throws SQLException {
        try (PreparedStatement next =
                        connection.prepareStatement("SELECT NEXT VALUE FOR import_place");
                ResultSet found = next.executeQuery()) {
            found.next();
            return found.getLong(1) * PLACES;
        }
    }

    private void insert(Stretch stretch, long place) throws SQLException {
        PreparedStatement insert = stretch.isNew ? insertAdded : insertMet;
        insert.setLong(1, importId);
        if (stretch.file == ArticleWriter.NO_FILE) {
            insert.setNull(2, Types.INTEGER);
        } else {
            insert.setInt(2, stretch.file);
        }
        insert.setInt(3, stretch.first);
        insert.setInt(4, stretch.last);
        insert.setLong(5, place);
        if (!stretch.isNew) {
            insert.setString(6, stretch.outcome.name());
        }
        insert.addBatch();
    }

    private void addCounts() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE import_run SET added = added + ?, updated = updated + ?,"
                                + " unchanged = unchanged + ? WHERE number = ?")) {
            update.setInt(1, counts.getOrDefault(Outcome.ADDED, 0));
            update.setInt(2, counts.getOrDefault(Outcome.UPDATED, 0));
            update.setInt(3, counts.getOrDefault(Outcome.UNCHANGED, 0));
            update.setLong(4, importId);
            update.executeUpdate();
        }
    }

    /// Gives articles that came again to the file that brought them now.
    private void refile(String table, String outcome) throws SQLException {
        List<Stretch> former = new ArrayList<>();
        int first = comeAgain.firstKey();
        int last = comeAgain.lastKey();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT first_seq, last_seq, file_number, place, "
                                + outcome
                                + " FROM "
                                + table
                                + " t WHERE import_number = ? AND file_number < ?"
                                + " AND first_seq <= ? AND last_seq >= ?"
                                + " AND NOT EXISTS (SELECT 1 FROM import_file f"
                                + " WHERE f.import_number = t.import_number"
                                + " AND f.number = t.file_number)")) {
            select.setLong(1, importId);
            select.setInt(2, cutOff == null ? 0 : cutOff.nextFile());
            select.setInt(3, last);
            select.setInt(4, first);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    former.add(
                            new Stretch(
                                    table.equals("import_added"),
                                    found.getInt(1),
                                    found.getInt(2),
                                    Outcome.valueOf(found.getString(5)),
                                    found.getInt(3),
                                    found.getLong(4)));
                }
            }
        }
        for (Stretch stretch : former) {
            delete(table, stretch);
            int from = stretch.first;
            for (int seq = stretch.first; seq <= stretch.last; seq++) {
                int file = comeAgain.getOrDefault(seq, stretch.file);
                if (seq == stretch.last || comeAgain.getOrDefault(seq + 1, stretch.file) != file) {
                    insert(
                            new Stretch(
                                    stretch.isNew, from, seq, stretch.outcome, file, stretch.place),
                            stretch.place);
                    from = seq + 1;
                }
            }
        }
        insertAdded.executeBatch();
        insertMet.executeBatch();
    }

    private void delete(String table, Stretch stretch) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM "
                                + table
                                + " WHERE import_number = ? AND first_seq = ? AND place = ?")) {
            delete.setLong(1, importId);
            delete.setInt(2, stretch.first);
            delete.setLong(3, stretch.place);
            delete.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        insertAdded.close();
        insertMet.close();
    }
}
