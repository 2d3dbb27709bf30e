package etools.ui.text;

import java.util.Comparator;

/// A place between two characters: before the one at `offset` of the block's plain text.
public record Spot(int block, int offset) implements Comparable<Spot> {

    private static final Comparator<Spot> ORDER =
            Comparator.comparingInt(Spot::block).thenComparingInt(Spot::offset);

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
