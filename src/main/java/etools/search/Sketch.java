package etools.search;

import java.util.Arrays;

/// 64 bits by which two texts can be compared without reading them: the more of their pairs of
/// neighbouring words are the same, the more of the sixteen digits are.
///
/// Each pair is hashed into one of sixteen boxes, a box keeps the four lowest bits of its smallest
/// hash. Two boxes of texts that share the part *j* of all their pairs hold the same digit with the
/// probability *j* + (1 − *j*)/16.
///
/// @see <a href="https://doi.org/10.48550/arXiv.1208.1259">Li, Owen, Zhang: One Permutation
///   Hashing</a>
/// @see <a href="https://doi.org/10.1145/1772690.1772759">Li, König: b-Bit Minwise Hashing</a>
final class Sketch {

    /// Of a text with too few words to tell.
    static final long NONE = 0;

    static final int DIGITS = 16;

    /// Fewer pairs of words say nothing.
    private static final int LEAST_PAIRS = 12;

    /// What each character counts as: letters without their case, digits as they are, others 0.
    private static final byte[] ASCII = new byte[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
        }
    }

    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private final long[] smallest = new long[DIGITS];
    private int pairs;
    private long before;

    static long of(String text) {
        return new Sketch().read(text);
    }

    private long read(String text) {
        Arrays.fill(smallest, Long.MAX_VALUE);
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII.length) {
                if (ASCII[c] == 0) {
                    end(word);
                    word = 0;
                } else {
                    word = word * 31 + ASCII[c] + 1;
                }
            } else if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                end(word);
                word = 0;
            } else if (c >= 0x0E00 && standsAlone(c)) {
                end(word);
                end(mixed(c + 1L));
                word = 0;
            } else {
                word = word * 31 + Character.toLowerCase(c) + 1;
            }
        }
        end(word);
        return pairs < LEAST_PAIRS ? NONE : digits();
    }

    /// Characters of scripts that part no words: Thai and its neighbours, kana, ideographs.
    private static boolean standsAlone(char c) {
        return c <= 0x109F
                || (c >= 0x1780 && c <= 0x17FF)
                || (c >= 0x2E80 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF);
    }

    private void end(long word) {
        if (word == 0) {
            return;
        }
        if (before != 0) {
            long hash = mixed(before * ODD + word);
            int box = (int) (hash >>> 60);
            long rest = hash & Long.MAX_VALUE >>> 3;
            smallest[box] = Math.min(smallest[box], rest);
            pairs++;
        }
        before = word;
    }

    /// An empty box takes the digit of the next that is not.
    private long digits() {
        long sketch = 0;
        for (int box = 0; box < DIGITS; box++) {
            int from = box;
            while (smallest[from] == Long.MAX_VALUE) {
                from = (from + 1) % DIGITS;
            }
            sketch = (sketch << 4) | ((smallest[from] + (from == box ? 0 : box)) & 15);
        }
        return sketch == NONE ? 1 : sketch;
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 32) * ODD;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58_476D_1CE4_E5B9L;
        return mixed ^ mixed >>> 32;
    }

    /// How many digits two sketches share, from 0 to 16; of unlike texts hardly ever more than 5.
    static int shared(long one, long other) {
        long differing = one ^ other;
        differing |= differing >>> 2;
        differing |= differing >>> 1;
        return DIGITS - Long.bitCount(differing & 0x1111_1111_1111_1111L);
    }
}
