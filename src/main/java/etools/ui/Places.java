package etools.ui;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;

/// Places in a list, in ascending order: a bit for each, so that a million of them take 125 KB. It
/// never changes.
final class Places extends AbstractList<Integer> implements RandomAccess {

    static final Places NONE = new Places(new BitSet());

    private static final int STEP = 1024;

    private final BitSet set;
    private final int size;

    /// How many stand before each multiple of [#STEP]; made when first asked for.
    private int[] before = {};

    private Places(BitSet set) {
        this.set = set;
        this.size = set.cardinality();
    }

    /// @param set from now on ours
    static Places of(BitSet set) {
        return set.isEmpty() ? NONE : new Places(set);
    }

    static Places range(int from, int to) {
        BitSet set = new BitSet(to);
        set.set(from, to);
        return of(set);
    }

    Places with(Consumer<BitSet> change) {
        BitSet changed = (BitSet) set.clone();
        change.accept(changed);
        return of(changed);
    }

    boolean has(int place) {
        return place >= 0 && set.get(place);
    }

    @Override
    public boolean contains(Object place) {
        return place instanceof Integer number && has(number);
    }

    @Override
    public int indexOf(Object place) {
        return contains(place) ? countBefore((Integer) place) : -1;
    }

    @Override
    public int lastIndexOf(Object place) {
        return indexOf(place);
    }

    @Override
    public int size() {
        return size;
    }

    /// The next of these places at `from` or behind it, or -1.
    int next(int from) {
        return set.nextSetBit(from);
    }

    @Override
    public Integer get(int index) {
        Objects.checkIndex(index, size);
        int[] steps = steps();
        int low = 0;
        int high = steps.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (steps[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int place = set.nextSetBit(low * STEP);
        for (int i = steps[low]; i < index; i++) {
            place = set.nextSetBit(place + 1);
        }
        return place;
    }

    /// How many of these places are before `place`.
    int countBefore(int place) {
        int end = Math.clamp(place, 0, set.length());
        int step = end / STEP;
        int count = steps()[step];
        for (int at = set.nextSetBit(step * STEP);
                at >= 0 && at < end;
                at = set.nextSetBit(at + 1)) {
            count++;
        }
        return count;
    }

    private int[] steps() {
        if (before.length == 0) {
            int[] counts = new int[set.length() / STEP + 1];
            long[] words = set.toLongArray();
            int count = 0;
            for (int word = 0; word < words.length; word++) {
                if (word % (STEP / Long.SIZE) == 0) {
                    counts[word / (STEP / Long.SIZE)] = count;
                }
                count += Long.bitCount(words[word]);
            }
            if (set.length() % STEP == 0) {
                counts[counts.length - 1] = count;
            }
            before = counts;
        }
        return before;
    }

    /// The first place that stands in one of the two only, or -1.
    int firstDifference(Places other) {
        return difference(other).nextSetBit(0);
    }

    /// The last place that stands in one of the two only, or -1.
    int lastDifference(Places other) {
        return difference(other).length() - 1;
    }

    private BitSet difference(Places other) {
        BitSet difference = (BitSet) set.clone();
        difference.xor(other.set);
        return difference;
    }
}
