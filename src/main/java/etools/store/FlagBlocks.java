package etools.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The flags of all rows, some thousand rows in one: marking a million articles changes 245 rows of
/// the table. Blocks are read when they are first asked for and written by [#write].
public final class FlagBlocks {

    private static final int ROWS = 4096;

    private final Connection connection;
    private final Map<Integer, Block> blocks = new HashMap<>();

    private static final class Block {
        private char[] flags;
        private boolean stored;
        private boolean changed;

        Block(char[] flags, boolean stored) {
            this.flags = flags;
            this.stored = stored;
        }
    }

    public FlagBlocks(Connection connection) {
        this.connection = connection;
    }

    /// Reads all blocks at once; for those who will ask for every row.
    FlagBlocks readAll() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT number, flags FROM flag_block");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                blocks.put(found.getInt(1), new Block(found.getString(2).toCharArray(), true));
            }
        }
        return this;
    }

    int flags(int seq) throws SQLException {
        char[] flags = block(seq / ROWS).flags;
        return seq % ROWS < flags.length ? flags[seq % ROWS] - '0' : 0;
    }

    public void put(int seq, int flags) throws SQLException {
        Block block = block(seq / ROWS);
        int place = seq % ROWS;
        if (place >= block.flags.length) {
            int length = block.flags.length;
            block.flags = Arrays.copyOf(block.flags, place + 1);
            Arrays.fill(block.flags, length, place, '0');
        }
        block.flags[place] = (char) ('0' + flags);
        block.changed = true;
    }

    static void write(Connection connection, Collection<ArticleState> states) throws SQLException {
        FlagBlocks blocks = new FlagBlocks(connection);
        for (ArticleState state : states) {
            blocks.put(state.seq(), state.flags());
        }
        blocks.write();
    }

    public void write() throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE flag_block SET flags = ? WHERE number = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO flag_block (flags, number) VALUES (?, ?)")) {
            for (Map.Entry<Integer, Block> entry : blocks.entrySet()) {
                Block block = entry.getValue();
                if (block.changed) {
                    PreparedStatement statement = block.stored ? update : insert;
                    statement.setString(1, new String(block.flags));
                    statement.setInt(2, entry.getKey());
                    statement.executeUpdate();
                    block.changed = false;
                    block.stored = true;
                }
            }
        }
    }

    private Block block(int number) throws SQLException {
        Block known = blocks.get(number);
        if (known != null) {
            return known;
        }
        Block block = new Block(new char[0], false);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT flags FROM flag_block WHERE number = ?")) {
            select.setInt(1, number);
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    block = new Block(found.getString(1).toCharArray(), true);
                }
            }
        }
        blocks.put(number, block);
        return block;
    }
}
