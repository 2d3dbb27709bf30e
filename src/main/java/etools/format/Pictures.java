package etools.format;

import etools.article.Picture;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Pictures that stand in a file itself. Their kind is told by their bytes, never by what the file
/// says.
final class Pictures {

    static final int MAX_BYTES = 10 << 20;

    /// Most bytes of one article's pictures, so that its export stays one line that we read again.
    static final int MAX_TOTAL_BYTES = 20 << 20;

    /// [#of(byte[], Limits)] with the usual limits.
    static @Nullable Picture of(byte[] bytes) {
        return of(bytes, Limits.USUAL);
    }

    /// The picture, or null where it is too large, has too many pixels, or is of no kind that we
    /// show.
    static @Nullable Picture of(byte[] bytes, Limits limits) {
        String mediaType = bytes.length > limits.of(Limit.PICTURE_BYTES) ? null : mediaType(bytes);
        if (mediaType == null || pixels(bytes) > limits.of(Limit.PICTURE_PIXELS)) {
            return null;
        }
        return new Picture(hash(bytes), mediaType, bytes);
    }

    /// Whether the picture would take more memory to show than is given to one.
    static boolean isTooLarge(byte[] bytes, Limits limits) {
        return mediaType(bytes) != null && pixels(bytes) > limits.of(Limit.PICTURE_PIXELS);
    }

    /// Width times height as the picture's head says, 0 where it does not.
    private static long pixels(byte[] bytes) {
        if ("image/webp".equals(mediaType(bytes))) {
            return webpPixels(bytes);
        }
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return 0; // shown as its address
        }
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2">RFC 9649: WebP</a>
    private static long webpPixels(byte[] bytes) {
        if (bytes.length < 30) {
            return 0;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long width;
        long height;
        switch (new String(bytes, 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8X" -> {
                width = (head.getInt(24) & 0xffffff) + 1L;
                height = (head.getInt(26) >>> 8) + 1L;
            }
            case "VP8L" -> {
                int sizes = head.getInt(21);
                width = (sizes & 0x3fff) + 1L;
                height = ((sizes >>> 14) & 0x3fff) + 1L;
            }
            case "VP8 " -> {
                width = head.getShort(26) & 0x3fff;
                height = head.getShort(28) & 0x3fff;
            }
            default -> {
                return 0;
            }
        }
        return width * height;
    }

    static @Nullable Picture ofBase64(String text) {
        if (text.isEmpty() || text.length() > MAX_BYTES / 3 * 4 + 1024) {
            return null;
        }
        try {
            return of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /// The usual ending of its file's name, without the dot.
    static String ending(Picture picture) {
        return switch (picture.mediaType()) {
            case "image/jpeg" -> "jpg";
            case "image/gif" -> "gif";
            case "image/bmp" -> "bmp";
            case "image/webp" -> "webp";
            default -> "png";
        };
    }

    private static @Nullable String mediaType(byte[] bytes) {
        if (Encodings.startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return "image/png";
        } else if (Encodings.startsWith(bytes, 0xff, 0xd8, 0xff)) {
            return "image/jpeg";
        } else if (Encodings.startsWith(bytes, 'G', 'I', 'F', '8')) {
            return "image/gif";
        } else if (Encodings.startsWith(bytes, 'B', 'M') && bytes.length > 26) {
            return "image/bmp";
        } else if (Encodings.startsWith(bytes, 'R', 'I', 'F', 'F')
                && bytes.length > 12
                && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP")) {
            return "image/webp";
        } else {
            return null;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Pictures() {}
}
