package etools.ui.text;

import javafx.scene.image.Image;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Optional;

/// Bytes of a picture, looked at before they are decoded: a small file may claim a picture that
/// fills the memory.
public final class PictureFile {

    static final long MAX_PIXELS = 50_000_000;

    /// Decoded pictures are no larger, for wide screens of double density.
    private static final int MAX_SHOWN_WIDTH = 1_920;

    private static final int MAX_SHOWN_HEIGHT = 4_096;

    record Size(int width, int height) {
        boolean fits() {
            return width > 0 && height > 0 && (long) width * height <= MAX_PIXELS;
        }
    }

    /// The size that a PNG, JPEG, GIF or BMP says it has; nothing for any other bytes.
    static Optional<Size> size(byte[] bytes) {
        try {
            if (starts(bytes, 0x89, 'P', 'N', 'G')) {
                return Optional.of(new Size(bigInt(bytes, 16), bigInt(bytes, 20)));
            } else if (starts(bytes, 0xff, 0xd8)) {
                return jpegSize(bytes);
            } else if (starts(bytes, 'G', 'I', 'F', '8')) {
                return Optional.of(gifFrame(bytes).size);
            } else if (starts(bytes, 'B', 'M') && littleInt(bytes, 14) >= 40) {
                return Optional.of(
                        new Size(
                                Math.absExact(littleInt(bytes, 18)),
                                Math.absExact(littleInt(bytes, 22))));
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty(); // cut off in the header: no picture
        }
        return Optional.empty();
    }

    /// The picture, scaled down where it is large; nothing where it is broken, too large or of no
    /// kind that can be shown. Of an animation, the first frame. Slow: not for the FX thread.
    public static Optional<Image> decode(byte[] bytes) {
        Optional<Size> size = size(bytes);
        if (size.isEmpty() || !size.get().fits()) {
            return Optional.empty();
        }
        byte[] still = starts(bytes, 'G', 'I', 'F', '8') ? firstFrame(bytes) : bytes;
        Image image =
                new Image(
                        new ByteArrayInputStream(still),
                        Math.min(size.get().width, MAX_SHOWN_WIDTH),
                        Math.min(size.get().height, MAX_SHOWN_HEIGHT),
                        true,
                        true);
        return image.isError() || image.getWidth() < 1 ? Optional.empty() : Optional.of(image);
    }

    private static Optional<Size> jpegSize(byte[] bytes) {
        int at = 2;
        while (true) {
            if (unsigned(bytes, at) != 0xff) {
                return Optional.empty();
            }
            int marker = unsigned(bytes, at + 1);
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                return Optional.of(new Size(bigShort(bytes, at + 7), bigShort(bytes, at + 5)));
            } else if (marker == 0xff) {
                at++; // a fill byte
            } else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2; // a marker without content
            } else {
                at += 2 + Math.max(2, bigShort(bytes, at + 2));
            }
        }
    }

    /// @param end where the first frame's data end
    private record GifFrame(Size size, int end) {}

    private static GifFrame gifFrame(byte[] bytes) {
        int at = 13 + colorTableBytes(unsigned(bytes, 10));
        while (unsigned(bytes, at) == 0x21) { // extensions
            at = afterSubBlocks(bytes, at + 2);
        }
        if (unsigned(bytes, at) != 0x2c) {
            throw new IndexOutOfBoundsException(at);
        }
        int width = Math.max(littleShort(bytes, 6), littleShort(bytes, at + 5));
        int height = Math.max(littleShort(bytes, 8), littleShort(bytes, at + 7));
        int data = at + 10 + colorTableBytes(unsigned(bytes, at + 9));
        return new GifFrame(new Size(width, height), afterSubBlocks(bytes, data + 1));
    }

    private static byte[] firstFrame(byte[] gif) {
        int end = gifFrame(gif).end;
        byte[] still = Arrays.copyOf(gif, end + 1);
        still[end] = 0x3b; // the trailer
        return still;
    }

    private static int colorTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int afterSubBlocks(byte[] bytes, int start) {
        int at = start;
        while (unsigned(bytes, at) != 0) {
            at += 1 + unsigned(bytes, at);
        }
        return at + 1;
    }

    private static boolean starts(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || unsigned(bytes, i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    private static int bigShort(byte[] bytes, int at) {
        return unsigned(bytes, at) << 8 | unsigned(bytes, at + 1);
    }

    private static int littleShort(byte[] bytes, int at) {
        return unsigned(bytes, at + 1) << 8 | unsigned(bytes, at);
    }

    private static int bigInt(byte[] bytes, int at) {
        return bigShort(bytes, at) << 16 | bigShort(bytes, at + 2);
    }

    private static int littleInt(byte[] bytes, int at) {
        return littleShort(bytes, at + 2) << 16 | littleShort(bytes, at);
    }

    private PictureFile() {}
}
