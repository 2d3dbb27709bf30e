package etools.ui.text;

import etools.article.Place;
import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;

import java.util.Arrays;
import java.util.List;

/// How much of an article's text lies above a place in it: counted in the characters of its blocks,
/// so that it is the same at every width and size. A block without text counts as one character.
final class TextLength {

    static final TextLength NONE = new TextLength(List.of(), 0, 0);

    /// Texts are taken to be the same where places in them agree so well.
    private static final double SAME = 0.001;

    private final int from;

    /// Characters above each block, and last all of them.
    private final long[] above;

    /// @param from number of the first block that is the article's text
    /// @param to number of the first one after it
    TextLength(List<Block> blocks, int from, int to) {
        this.from = from;
        above = new long[to - from + 1];
        for (int i = from; i < to; i++) {
            above[i - from + 1] = above[i - from] + Math.max(1, characters(blocks.get(i)));
        }
    }

    private static long characters(Block block) {
        return switch (block) {
            case Paragraph paragraph -> characters(paragraph.spans());
            case Row row ->
                    row.cells().stream().mapToLong(TextLength::characters).sum()
                            + Math.max(0, row.cells().size() - 1);
            case Illustration _, Rule _ -> 0;
        };
    }

    private static long characters(List<Span> spans) {
        long count = 0;
        for (Span span : spans) {
            count += span.text().length();
        }
        return count;
    }

    private int blocks() {
        return above.length - 1;
    }

    /// @param block its number on the page
    /// @param share of the block that is above, from 0 to 1
    double part(int block, double share) {
        if (block < from || blocks() == 0) {
            return 0;
        }
        if (block - from >= blocks()) {
            return 1;
        }
        long start = above[block - from];
        return (start + share * (above[block - from + 1] - start)) / above[blocks()];
    }

    /// @param block its number on the page
    /// @param offset the character of the block
    Place place(int block, int offset) {
        if (block < from || blocks() == 0) {
            return Place.TOP;
        }
        int last = blocks() - 1;
        int index = Math.min(last, block - from);
        int length = (int) (above[index + 1] - above[index]);
        int at = block - from > last ? length : Math.clamp(offset, 0, length);
        return new Place(index, at, (double) (above[index] + at) / above[blocks()]);
    }

    /// Where a place is in this text, also where it was a place in an earlier one.
    ///
    /// @return the number of the block on the page, and the character
    Spot find(Place place) {
        if (blocks() == 0) {
            return new Spot(0, 0);
        }
        if (place.block() < blocks()) {
            Place here = place(from + place.block(), place.offset());
            if (here.offset() == place.offset() && Math.abs(here.part() - place.part()) <= SAME) {
                return new Spot(from + place.block(), place.offset());
            }
        }
        long at = Math.round(place.part() * above[blocks()]);
        int found = Arrays.binarySearch(above, at);
        int index = Math.min(blocks() - 1, found >= 0 ? found : -found - 2);
        return new Spot(from + index, (int) (at - above[index]));
    }
}
