package etools.article;

/// A place in an article's text that does not depend on how it is set.
///
/// @param block number of the block of text at the upper edge
/// @param offset the character of it that stands there
/// @param part how much of the text lies above, from 0 to 1: for a text that has changed
public record Place(int block, int offset, double part) {

    public static final Place TOP = new Place(0, 0, 0);

    public Place {
        if (block < 0 || offset < 0 || !(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("no place: " + block + ", " + offset + ", " + part);
        }
    }
}
