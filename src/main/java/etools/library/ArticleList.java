package etools.library;

import java.util.Arrays;
import java.util.BitSet;

/// The answer to a [Query]: rows in their order, four bytes each. It does not change when the
/// library does; ask again for a newer one. What stands in a row is fetched with
/// [Library#headlines].
public final class ArticleList {

    public static final ArticleList EMPTY = new ArticleList(new int[0], false);

    private final int[] rows;
    private final boolean everything;

    /// A list of these rows, in this order.
    ///
    /// @param rows from now on its own
    public static ArticleList of(int[] rows) {
        return of(rows, false);
    }

    /// @param everything whether they answer a question that leaves nothing out
    public static ArticleList of(int[] rows, boolean everything) {
        return new ArticleList(rows, everything);
    }

    ArticleList(int[] rows, boolean everything) {
        this.rows = rows;
        this.everything = everything;
    }

    /// Whether nothing was left out: by what was asked, not by how many fit.
    public boolean isEverything() {
        return everything;
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
        return new ArticleList(Arrays.stream(rows).filter(theirs::get).toArray(), false);
    }

    /// The rows from `from` to before `to`.
    public int[] rows(int from, int to) {
        return Arrays.copyOfRange(rows, from, to);
    }
}
