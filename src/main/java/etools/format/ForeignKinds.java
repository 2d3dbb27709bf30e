package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Files that are no articles, or none that we read: told by their first bytes and called by name,
/// so that a person knows what was dropped.
final class ForeignKinds {

    static final String BLANK = "the file holds nothing but blank space";

    private static final String UNPACK = ", which E-Tools does not read: unpack it and import that";

    private static final String SAVE_AS =
            ", which E-Tools does not read: save it as DOCX or ODT without a password";

    /// @param offset where the signature stands
    private record Magic(int offset, String signature, String name) {}

    private static final List<Magic> MAGIC =
            List.of(
                    new Magic(0, "7z\u00bc\u00af", "a 7-Zip archive" + UNPACK),
                    new Magic(0, "Rar!\u001a", "a RAR archive" + UNPACK),
                    new Magic(0, "\u0089PNG\r\n", "a PNG picture, not an article"),
                    new Magic(0, "\u00ff\u00d8\u00ff", "a JPEG picture, not an article"),
                    new Magic(0, "GIF8", "a GIF picture, not an article"),
                    new Magic(8, "WEBP", "a WebP picture, not an article"),
                    new Magic(0, "II*\0", "a TIFF picture, not an article"),
                    new Magic(0, "MM\0*", "a TIFF picture, not an article"),
                    new Magic(0, "\0\0\u0001\0", "an icon, not an article"),
                    new Magic(8, "WAVE", "a sound, not an article"),
                    new Magic(0, "wOFF", "a font, not an article"),
                    new Magic(0, "wOF2", "a font, not an article"),
                    new Magic(0, "OTTO\0", "a font, not an article"),
                    new Magic(0, "\0\u0001\0\0\0", "a font, not an article"),
                    new Magic(0, "ID3", "a sound, not an article"),
                    new Magic(0, "OggS", "a sound, not an article"),
                    new Magic(0, "fLaC", "a sound, not an article"),
                    new Magic(4, "ftyp", "a film, not an article"),
                    new Magic(0, "\u001aE\u00df\u00a3", "a film, not an article"),
                    new Magic(0, "\u007fELF", "a program, not an article"),
                    new Magic(0, "MZ\u0090\0", "a program, not an article"),
                    new Magic(0, "\u00ca\u00fe\u00ba\u00be", "a program, not an article"),
                    new Magic(
                            0,
                            "\u00d0\u00cf\u0011\u00e0",
                            "an old or encrypted office document" + SAVE_AS),
                    new Magic(0, "{\\rtf", "an RTF document" + SAVE_AS),
                    new Magic(
                            0,
                            "%!PS",
                            "a PostScript document, which E-Tools does not read: convert it to"
                                    + " PDF"),
                    new Magic(0, "SQLite format 3", "an SQLite database, not an article"),
                    new Magic(0, "H:2,block", "an E-Tools or other H2 database, not an article"));

    /// Why `input` is not for us, or null where it is text that may be an article.
    static @Nullable String of(Input input) throws IOException {
        byte[] head = input.head();
        if (head.length == 0) {
            return "the file is empty";
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        for (Magic magic : MAGIC) {
            if (latin.startsWith(magic.signature(), magic.offset())) {
                return magic.name();
            }
        }
        if (isContainer(input, head)) {
            return null;
        }
        String text = Encodings.head(input);
        if (controls(text) > text.length() / 20) {
            return "binary data, not text";
        }
        if (text.isBlank() && head.length < Input.HEAD_BYTES) {
            return BLANK;
        }
        return xml(text.stripLeading());
    }

    /// Whether a file that begins so is a picture.
    static boolean isPicture(byte[] head) {
        String latin = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
        return MAGIC.stream()
                .filter(magic -> magic.name().contains("picture") || magic.name().contains("icon"))
                .anyMatch(magic -> latin.startsWith(magic.signature(), magic.offset()));
    }

    /// Files that a format knows by the same bytes.
    private static boolean isContainer(Input input, byte[] head) throws IOException {
        return ZipMembers.isZip(input)
                || WarcFormat.isWarc(head)
                || PdfFormat.isPdf(input)
                || OdtFormat.isFlat(input)
                || TarMembers.isTar(head)
                || GzipFormat.isGzip(head)
                || Bzip2Format.isBzip2(head)
                || XzFormat.isXz(head)
                || ZstdFormat.isZstd(head);
    }

    private static int controls(String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 27;
            controls += usual ? 0 : 1;
        }
        return controls;
    }

    private static @Nullable String xml(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096)).toLowerCase(Locale.ROOT);
        if (!start.startsWith("<")) {
            return null;
        } else if (FeedFormat.isFeed(text)
                || NewsMlFormat.isNewsMl(text)
                || OpmlFormat.isOpml(text)) {
            return null;
        } else if (Xml.rootName(text).equalsIgnoreCase("svg")) {
            return "an SVG picture, not an article";
        } else if (start.startsWith("<?xml") && !start.contains("<html")) {
            return "XML of a kind that E-Tools does not read";
        } else {
            return null;
        }
    }

    private ForeignKinds() {}
}
