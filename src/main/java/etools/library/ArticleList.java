package etools.library;

import java.util.Arrays;
import java.util.BitSet;

/// The answer to a [Query]: rows in their order, four bytes each. It does not change when the
/// library does; ask again for a newer one. What stands in a row is fetched with
/// [Library#headlines].
public final class ArticleList {

    public static final ArticleList EMPTY = new ArticleList(new int[0]);

    private final int[] rows;

    /// A list of these rows, in this order.
    ///
    /// @param rows from now on its own
    public static ArticleList of(int[] rows) {
        return new ArticleList(rows);
    }

    ArticleList(int[] rows) {
        this.rows = rows;
    }

    public int size() {
        return rows.length;
    }

    public int row(int index) {
        return rows[index];
    }

    /// Where `row` stands, or -1.
    public int indexOf(int row) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        return -1;
    }

    /// The rows of this list, in its order, that stand in `other` too.
    public ArticleList in(ArticleList other) {
        BitSet theirs = new BitSet();
        for (int row : other.rows) {
            theirs.set(row);
        }
        return new ArticleList(Arrays.stream(rows).filter(theirs::get).toArray());
    }

    /// The rows from `from` to before `to`.
    public int[] rows(int from, int to) {
        return Arrays.copyOfRange(rows, from, to);
    }
}
