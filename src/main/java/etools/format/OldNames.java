package etools.format;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The character set of names that do not say theirs: in archives of old programs it is whatever
/// the machine was set to. Wrong letters in a name spoil nothing but its looks.
final class OldNames {

    private static final Charset DOS = Charset.forName("IBM437");
    private static final Charset JAPANESE = Charset.forName("windows-31j");
    private static final Charset CHINESE = Charset.forName("GBK");
    private static final Charset KOREAN = Charset.forName("EUC-KR");

    /// Fewer Korean letters may as well be Chinese.
    private static final int SURELY_KOREAN = 6;

    /// @param names many of them in a row; the more, the surer
    static Charset charset(byte[] names) {
        if (decoded(names, StandardCharsets.UTF_8) != null) {
            return StandardCharsets.UTF_8;
        }
        int japanese = usual(decoded(names, JAPANESE), JAPANESE, 0x82, 0x97);
        int chinese = usual(decoded(names, CHINESE), CHINESE, 0xb0, 0xd7);
        int korean = usual(decoded(names, KOREAN), KOREAN, 0xb0, 0xc8);
        if (korean >= SURELY_KOREAN && korean >= chinese) {
            return KOREAN;
        } else if (japanese > chinese) {
            return JAPANESE;
        } else {
            return chinese > 0 ? CHINESE : DOS;
        }
    }

    private static @Nullable String decoded(byte[] names, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(names)).toString();
        } catch (CharacterCodingException otherwise) {
            return null;
        }
    }

    /// How many letters are among the usual ones, whose first byte is in a range; 0 where they are
    /// not most of those beyond ASCII, or stand alone among Latin letters.
    private static int usual(@Nullable String text, Charset charset, int from, int to) {
        if (text == null) {
            return 0;
        }
        int usual = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            boolean alone =
                    (i == 0 || text.charAt(i - 1) < 0x80)
                            && (i + 1 == text.length() || text.charAt(i + 1) < 0x80);
            byte[] bytes = String.valueOf(c).getBytes(charset);
            int first = bytes[0] & 0xff;
            boolean latin = c >= 0xff00 || c < 0x2000;
            boolean among = bytes.length == 2 && first >= from && first <= to && !latin;
            usual += among && !alone ? 1 : 0;
            others += among && !alone ? 0 : 1;
        }
        return usual >= 3 * others ? usual : 0;
    }

    private OldNames() {}
}
