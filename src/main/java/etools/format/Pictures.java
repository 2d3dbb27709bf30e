package etools.format;

import etools.article.Picture;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Pictures that stand in a file itself. Their kind is told by their bytes, never by what the file
/// says.
final class Pictures {

    static final int MAX_BYTES = 10 << 20;

    /// Most bytes of one article's pictures, so that its export stays one line that we read again.
    static final int MAX_TOTAL_BYTES = 20 << 20;

    /// The picture, or null where it is too large or of no kind that we show.
    static @Nullable Picture of(byte[] bytes) {
        String mediaType = bytes.length > MAX_BYTES ? null : mediaType(bytes);
        return mediaType == null ? null : new Picture(hash(bytes), mediaType, bytes);
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
