package etools.search;

/// Up to where an index has followed its library, kept in the index with each commit.
///
/// @param row highest row indexed; all below it are too
/// @param revision highest number of a replaced version of which the index knows
/// @param check what the store says of `row`, to tell another library's index
public record IndexPoint(int row, long revision, long check) {

    public static final IndexPoint NOTHING = new IndexPoint(0, 0, 0);
}
