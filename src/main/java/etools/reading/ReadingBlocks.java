package etools.reading;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Readings packed into few bytes, some twenty each, to be loaded quickly.
///
/// A block is a byte for the version of this form, how many readings there are, the readings one
/// after the other, and a CRC-32C of all that. Numbers stand seven bits a byte, the lowest first;
/// the highest bit says that more follow. A number of a reading, its row, its time and its offset
/// are told as differences from the reading before; what may be negative is folded, 0, -1, 1, -2 to
/// 0, 1, 2, 3. Figures that may be unknown are one larger than they are.
public final class ReadingBlocks {

    private static final byte VERSION = 1;
    private static final int SUM_BYTES = 4;

    /// A varint has so many bytes at most.
    private static final int MOST_BYTES = 10;

    private static final int NUMBERS = 13;

    private ReadingBlocks() {}

    /// @param readings in the order of their numbers
    public static byte[] encode(List<LoggedReading> readings) {
        Writer writer = new Writer();
        writer.room(1 + MOST_BYTES);
        writer.bytes[writer.size++] = VERSION;
        writer.number(readings.size());
        long number = 0;
        int row = 0;
        long openedMs = 0;
        int offsetMinutes = 0;
        for (LoggedReading reading : readings) {
            int[] tags = reading.tags();
            writer.room((NUMBERS + tags.length) * MOST_BYTES);
            writer.number(reading.number() - number);
            writer.folded(reading.row() - row);
            writer.folded(reading.openedMs() - openedMs);
            writer.folded(reading.offsetMinutes() - offsetMinutes);
            writer.number(reading.words());
            writer.number(reading.category());
            writer.number(reading.source());
            writer.number(tags.length);
            for (int tag : tags) {
                writer.number(tag);
            }
            writer.number(reading.openMs() + 1);
            writer.number(reading.activeMs() + 1);
            writer.number(reading.began() + 1);
            writer.number(reading.furthest() + 1);
            number = reading.number();
            row = reading.row();
            openedMs = reading.openedMs();
            offsetMinutes = reading.offsetMinutes();
        }
        byte[] block = Arrays.copyOf(writer.bytes, writer.size + SUM_BYTES);
        ByteBuffer.wrap(block).putInt(writer.size, sumOf(block));
        return block;
    }

    /// Adds a block's readings to those that were loaded before.
    ///
    /// @return false where the block is damaged or in the form of another version: nothing was
    ///   added
    /// @throws IllegalArgumentException where its numbers do not follow those loaded before
    public static boolean decode(byte[] block, ReadingLog.Loader into) {
        if (block.length <= SUM_BYTES
                || block[0] != VERSION
                || ByteBuffer.wrap(block).getInt(block.length - SUM_BYTES) != sumOf(block)) {
            return false;
        }
        Reader reader = new Reader(block);
        int count = (int) reader.number();
        long number = 0;
        int row = 0;
        long openedMs = 0;
        int offsetMinutes = 0;
        int[] tags = new int[16];
        for (int i = 0; i < count; i++) {
            number += reader.number();
            row += (int) reader.folded();
            openedMs += reader.folded();
            offsetMinutes += (int) reader.folded();
            int words = (int) reader.number();
            int category = (int) reader.number();
            int source = (int) reader.number();
            int tagCount = (int) reader.number();
            if (tagCount > tags.length) {
                tags = new int[tagCount];
            }
            for (int tag = 0; tag < tagCount; tag++) {
                tags[tag] = (int) reader.number();
            }
            into.add(
                    number,
                    row,
                    openedMs,
                    offsetMinutes,
                    words,
                    category,
                    source,
                    tags,
                    tagCount,
                    (int) reader.number() - 1,
                    (int) reader.number() - 1,
                    (int) reader.number() - 1,
                    (int) reader.number() - 1);
        }
        return true;
    }

    private static int sumOf(byte[] block) {
        CRC32C sum = new CRC32C();
        sum.update(block, 0, block.length - SUM_BYTES);
        return (int) sum.getValue();
    }

    private static final class Writer {

        private byte[] bytes = new byte[1 << 12];
        private int size;

        void room(int most) {
            if (size + most > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + most, 2 * bytes.length));
            }
        }

        void number(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void folded(long value) {
            number((value << 1) ^ (value >> 63));
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at = 1;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            byte first = bytes[at++];
            if (first >= 0) {
                return first;
            }
            long value = first & 0x7F;
            int shift = 7;
            while (true) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }

        long folded() {
            long value = number();
            return (value >>> 1) ^ -(value & 1);
        }
    }
}
