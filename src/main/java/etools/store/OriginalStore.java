package etools.store;

import etools.store.Originals.Place;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the originals of imported files stand, as the library has it.
public final class OriginalStore {

    private static final String PLACE =
            "SELECT o.number, o.sha256, p.name, o.place, o.packed, o.bytes FROM original o"
                    + " JOIN pack p ON p.number = o.pack";

    private final Connection connection;

    public OriginalStore(Connection connection) {
        this.connection = connection;
    }

    /// For [Originals], reading from a library.
    public static Originals.Written in(Database database) {
        return new Originals.Written() {
            @Override
            public List<Place> all() {
                return database.read(connection -> new OriginalStore(connection).all());
            }

            @Override
            public Optional<Place> numbered(int number) {
                return database.read(connection -> new OriginalStore(connection).numbered(number));
            }
        };
    }

    public void add(List<Place> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        Map<String, Integer> packs = packs();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO original (number, sha256, pack, place, packed, bytes)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Place place : places) {
                Integer pack = packs.get(place.pack());
                if (pack == null) {
                    pack = packs.size() + 1;
                    addPack(pack, place.pack());
                    packs.put(place.pack(), pack);
                }
                insert.setInt(1, place.number());
                insert.setBytes(2, HexFormat.of().parseHex(place.sha256()));
                insert.setInt(3, pack);
                insert.setLong(4, place.place());
                insert.setLong(5, place.packed());
                insert.setLong(6, place.bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Map<String, Integer> packs() throws SQLException {
        Map<String, Integer> packs = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, number FROM pack");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                packs.put(found.getString(1), found.getInt(2));
            }
        }
        return packs;
    }

    private void addPack(int number, String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO pack (number, name) VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    public List<Place> all() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PLACE)) {
            return places(select);
        }
    }

    public Optional<Place> numbered(int number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(PLACE + " WHERE o.number = ?")) {
            select.setInt(1, number);
            return places(select).stream().findFirst();
        }
    }

    /// Newest first: one whose pack was lost may have been kept again.
    public List<Place> of(String sha256) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(PLACE + " WHERE o.sha256 = ? ORDER BY o.number DESC")) {
            select.setBytes(1, HexFormat.of().parseHex(sha256));
            return places(select);
        }
    }

    private static List<Place> places(PreparedStatement select) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                places.add(
                        new Place(
                                found.getInt(1),
                                HexFormat.of().formatHex(found.getBytes(2)),
                                found.getString(3),
                                found.getLong(4),
                                found.getLong(5),
                                found.getLong(6)));
            }
        }
        return places;
    }
}
