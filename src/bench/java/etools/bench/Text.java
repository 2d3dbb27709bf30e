package etools.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of UTF-8 that grow.
final class Text {

    private byte[] bytes = new byte[8192];
    private int length;

    Text add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Text add(byte[] more) {
        return add(more, more.length);
    }

    Text add(Text more) {
        return add(more.bytes, more.length);
    }

    private Text add(byte[] more, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
        return this;
    }

    Text add(char ascii) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) ascii;
        return this;
    }

    Text add(long number) {
        return add(Long.toString(number));
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
