package etools.store;

import etools.article.Marginalia;
import etools.article.Note;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What readers left in articles: notes, and how far they read. Nothing of it is ever lost to a
/// file.
public final class MarginaliaStore implements AutoCloseable {

    /// H2 takes no more elements in one array.
    private static final int MOST_LOOKED_UP = 10_000;

    private final Connection connection;
    private @Nullable PreparedStatement insertNote;
    private @Nullable PreparedStatement insertProgress;

    public MarginaliaStore(Connection connection) {
        this.connection = connection;
    }

    /// By row; those without any are left out.
    public Map<Integer, Marginalia> of(int[] seqs) throws SQLException {
        Map<Integer, List<Note>> notes = new HashMap<>();
        Map<Integer, Double> progress = new HashMap<>();
        for (int from = 0; from < seqs.length; from += MOST_LOOKED_UP) {
            int to = Math.min(seqs.length, from + MOST_LOOKED_UP);
            Object[] some = StateReader.boxed(seqs, from, to);
            readNotes(some, notes);
            readProgress(some, progress);
        }
        Map<Integer, Marginalia> all = new HashMap<>();
        notes.forEach((seq, ofOne) -> all.put(seq, new Marginalia(ofOne, progress.get(seq))));
        progress.forEach((seq, part) -> all.putIfAbsent(seq, new Marginalia(List.of(), part)));
        return all;
    }

    private void readNotes(Object[] seqs, Map<Integer, List<Note>> into) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT seq, quote, text, made_ms FROM note WHERE seq = ANY(?)"
                                + " ORDER BY seq, place, number")) {
            select.setArray(1, connection.createArrayOf("INT", seqs));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long made = found.getLong(4);
                    Instant when = found.wasNull() ? null : Instant.ofEpochMilli(made);
                    into.computeIfAbsent(found.getInt(1), seq -> new ArrayList<>())
                            .add(new Note(found.getString(2), found.getString(3), when));
                }
            }
        }
    }

    private void readProgress(Object[] seqs, Map<Integer, Double> into) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT seq, progress FROM reading_progress WHERE seq = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("INT", seqs));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    into.put(found.getInt(1), found.getDouble(2));
                }
            }
        }
    }

    /// What came with a new article; written by [#flush].
    void add(int seq, Marginalia brought) throws SQLException {
        if (!brought.isEmpty()) {
            addNotes(seq, brought.notes(), new HashSet<>());
            if (brought.progress() != null) {
                addProgress(seq, brought.progress());
            }
        }
    }

    /// Adds the notes that are not there yet; the larger progress wins.
    ///
    /// @return whether anything was new
    boolean merge(int seq, Marginalia brought) throws SQLException {
        Marginalia before = of(new int[] {seq}).getOrDefault(seq, Marginalia.NONE);
        Set<List<String>> known = new HashSet<>();
        before.notes().forEach(note -> known.add(name(note)));
        boolean more = addNotes(seq, brought.notes(), known);
        Double read = brought.progress();
        if (read != null && (before.progress() == null || read > before.progress())) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM reading_progress WHERE seq = ?")) {
                delete.setInt(1, seq);
                delete.executeUpdate();
            }
            addProgress(seq, read);
            more = true;
        }
        flush();
        return more;
    }

    private static List<String> name(Note note) {
        return List.of(note.quote(), note.text());
    }

    /// @param known the names of those that are there, to which these are added
    private boolean addNotes(int seq, List<Note> notes, Set<List<String>> known)
            throws SQLException {
        boolean more = false;
        for (Note note : notes) {
            int place = known.size();
            if (known.add(name(note))) {
                if (insertNote == null) {
                    insertNote =
                            connection.prepareStatement(
                                    "INSERT INTO note (seq, place, quote, text, made_ms)"
                                            + " VALUES (?, ?, ?, ?, ?)");
                }
                insertNote.setInt(1, seq);
                insertNote.setInt(2, place);
                insertNote.setString(3, note.quote());
                insertNote.setString(4, note.text());
                if (note.made() == null) {
                    insertNote.setNull(5, Types.BIGINT);
                } else {
                    insertNote.setLong(5, ArticleWriter.millis(note.made()));
                }
                insertNote.addBatch();
                more = true;
            }
        }
        return more;
    }

    private void addProgress(int seq, double progress) throws SQLException {
        if (insertProgress == null) {
            insertProgress =
                    connection.prepareStatement(
                            "INSERT INTO reading_progress (seq, progress) VALUES (?, ?)");
        }
        insertProgress.setInt(1, seq);
        insertProgress.setDouble(2, progress);
        insertProgress.addBatch();
    }

    void flush() throws SQLException {
        if (insertNote != null) {
            insertNote.executeBatch();
        }
        if (insertProgress != null) {
            insertProgress.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        if (insertNote != null) {
            insertNote.close();
        }
        if (insertProgress != null) {
            insertProgress.close();
        }
    }
}
