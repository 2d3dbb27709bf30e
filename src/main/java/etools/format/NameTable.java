package etools.format;

import java.util.Arrays;

/// Where each name stands last, of a million names in a few megabytes. Names are kept as numbers
/// made of them; two names may share one, which happens by chance to nobody.
final class NameTable {
    private static final int NONE = -1;

    private long[] hashes = new long[1024];
    private int[] last = filled(1024);
    private int size;

    void put(String name, int index) {
        if (2 * size > hashes.length) {
            grow();
        }
        long hash = hash(name);
        int slot = slot(hash);
        size += last[slot] == NONE ? 1 : 0;
        hashes[slot] = hash;
        last[slot] = index;
    }

    /// The greatest index put for `name` last, or -1.
    int last(String name) {
        return last[slot(hash(name))];
    }

    boolean has(String name) {
        return last(name) != NONE;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (last[slot] != NONE && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldLast = last;
        hashes = new long[2 * oldHashes.length];
        last = filled(2 * oldHashes.length);
        for (int i = 0; i < oldLast.length; i++) {
            if (oldLast[i] != NONE) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                last[slot] = oldLast[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }

    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
