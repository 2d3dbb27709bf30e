package etools.format;

import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes to characters: a byte order mark is believed first, then what the file declares, then
/// UTF-8 where the bytes can be UTF-8, then a guess by the letters that come up.
final class Encodings {

    /// @param markBytes length of the byte order mark
    record Encoding(Charset charset, int markBytes) {}

    /// Enough for a sure guess, and for meeting the first letter that is not ASCII.
    private static final int GUESS_BYTES = 1 << 20;

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Labels that mean more than their name says.
    ///
    /// @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard</a>
    private static final Map<String, String> LABELS =
            Map.of(
                    "iso-8859-1", "windows-1252",
                    "latin1", "windows-1252",
                    "us-ascii", "windows-1252",
                    "ascii", "windows-1252",
                    "shift_jis", "windows-31j",
                    "shift-jis", "windows-31j",
                    "sjis", "windows-31j",
                    "x-sjis", "windows-31j",
                    "gb2312", "gb18030",
                    "gbk", "gb18030");

    private static final Pattern XML_DECLARATION =
            Pattern.compile("[\\s\ufeff]*(?:<\\?xml\\s[^>]{0,1000}\\?>)?");
    private static final Pattern XML_ENCODING =
            Pattern.compile("\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w:.-]{2,40})");

    /// The whole text, clean, without its byte order mark.
    ///
    /// @param maxBytes a longer file is refused
    static String read(Input input, int maxBytes) throws IOException, RefusedException {
        return read(input, maxBytes, head -> null);
    }

    /// @param declared the character set that the file's first bytes name, or null
    static String read(Input input, int maxBytes, Function<String, @Nullable String> declared)
            throws IOException, RefusedException {
        byte[] bytes;
        try (InputStream in = input.open()) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            throw new RefusedException(
                    null,
                    "larger than "
                            + (maxBytes >> 20)
                            + " MB, which is the most E-Tools reads as one article");
        }
        return Characters.clean(decode(bytes, declared));
    }

    /// The characters of a whole file, or of a stretch that can be told by itself.
    static String decode(byte[] bytes, Function<String, @Nullable String> declared) {
        Encoding encoding = markOf(bytes);
        if (encoding == null) {
            int head = Math.min(bytes.length, Input.HEAD_BYTES);
            String label = declared.apply(new String(bytes, 0, head, StandardCharsets.ISO_8859_1));
            Charset named = label == null ? null : byLabel(label);
            encoding =
                    named != null && decodes(named, bytes, true)
                            ? new Encoding(named, 0)
                            : of(bytes, true);
        }
        int start = encoding.markBytes();
        return new String(bytes, start, bytes.length - start, encoding.charset());
    }

    /// The text of the file's first bytes, for telling its kind.
    static String head(Input input) throws IOException {
        byte[] bytes = input.head();
        Encoding encoding = of(bytes, bytes.length < Input.HEAD_BYTES);
        int start = encoding.markBytes();
        return new String(bytes, start, bytes.length - start, encoding.charset());
    }

    /// The file as UTF-8 without a byte order mark, whatever it is written in.
    static InputStream utf8(Input input) throws IOException {
        byte[] start;
        try (InputStream in = input.open()) {
            start = in.readNBytes(Input.HEAD_BYTES);
        }
        Encoding encoding = of(start, start.length < Input.HEAD_BYTES);
        return utf8(input, encoding);
    }

    /// As [#utf8(Input)], for a file whose first bytes look like UTF-8 and whose later ones do not.
    static InputStream utf8ByGuess(Input input) throws IOException {
        return utf8(input, guessed(input));
    }

    private static Encoding guessed(Input input) throws IOException {
        try (InputStream in = input.open()) {
            UniversalDetector detector = new UniversalDetector();
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n > 0 && !detector.isDone(); n = in.read(buffer)) {
                detector.handleData(buffer, 0, n);
            }
            detector.dataEnd();
            Charset charset = byLabel(detector.getDetectedCharset());
            return new Encoding(
                    charset == null || charset.equals(StandardCharsets.UTF_8)
                            ? WINDOWS_1252
                            : charset,
                    0);
        }
    }

    /// The characters of XML, without its declaration: by its byte order mark, by the declaration
    /// where that can be true, or by guess. Characters that XML forbids come as spaces. Past
    /// [Limit#FEED_BYTES] it throws [OverLimit].
    static Reader xml(Input input) throws IOException {
        byte[] start = input.head();
        boolean whole = start.length < Input.HEAD_BYTES;
        Encoding encoding = markOf(start);
        if (encoding == null) {
            String latin = new String(start, StandardCharsets.ISO_8859_1);
            Matcher declared = XML_ENCODING.matcher(latin);
            Charset named = declared.lookingAt() ? byLabel(declared.group(1)) : null;
            encoding =
                    named != null && decodes(named, start, whole)
                            ? new Encoding(named, 0)
                            : of(start, whole);
        }
        if (encoding.charset().equals(StandardCharsets.UTF_8) && !whole && !isUtf8(input)) {
            encoding = guessed(input);
        }
        InputStream in = new LimitedStream(input.open(), input.limits());
        in.skipNBytes(encoding.markBytes());
        return new XmlReader(new BufferedReader(new InputStreamReader(in, encoding.charset())));
    }

    private static final class LimitedStream extends FilterInputStream {
        private final Limits limits;
        private long left;

        LimitedStream(InputStream in, Limits limits) {
            super(in);
            this.limits = limits;
            left = limits.of(Limit.FEED_BYTES);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(n);
            return n;
        }

        private void count(int n) throws IOException {
            left -= Math.max(n, 0);
            if (left < 0) {
                throw new OverLimit(limits, Limit.FEED_BYTES);
            }
        }
    }

    /// Blanks out the XML declaration, which must not have anything before it and often does, and
    /// the characters that XML forbids.
    private static final class XmlReader extends FilterReader {
        private boolean started;
        private String blank = "";

        XmlReader(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            int n = read(one, 0, 1);
            return n < 0 ? n : one[0];
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (!started) {
                started = true;
                skipDeclaration();
            }
            if (!blank.isEmpty() && length > 0) {
                int n = Math.min(length, blank.length());
                blank.getChars(0, n, target, offset);
                blank = blank.substring(n);
                return n;
            }
            int n = super.read(target, offset, length);
            for (int i = offset; i < offset + n; i++) {
                char c = target[i];
                if (c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= 0xfffe) {
                    target[i] = ' ';
                }
            }
            return n;
        }

        private void skipDeclaration() throws IOException {
            in.mark(4096);
            char[] start = new char[2048];
            int length = in.read(start, 0, start.length);
            for (int n = length; n > 0 && length < start.length; length += Math.max(n, 0)) {
                n = in.read(start, length, start.length - length);
            }
            Matcher declaration =
                    XML_DECLARATION.matcher(new String(start, 0, Math.max(length, 0)));
            in.reset();
            if (declaration.lookingAt()) {
                in.skip(declaration.end());
                blank = declaration.group().replaceAll("[^\\n]", " "); // lines keep their numbers
            }
        }
    }

    /// The characters of a file of any size, without its byte order mark: UTF-8 where all of it can
    /// be, else by guess. A file that was cut may end in the middle of a character.
    static Reader reader(Input input) throws IOException {
        Encoding encoding = of(input.head(), false);
        boolean sure =
                encoding.markBytes() > 0 || !encoding.charset().equals(StandardCharsets.UTF_8);
        InputStream in = sure || isUtf8(input) ? utf8(input, encoding) : utf8ByGuess(input);
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(Input input) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer chars = CharBuffer.allocate(64 * 1024);
        try (InputStream in = input.open()) {
            while (true) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                if (n < 0) {
                    return true;
                }
                bytes.position(bytes.position() + n).flip();
                if (decoder.decode(bytes, chars.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
    }

    private static InputStream utf8(Input input, Encoding encoding) throws IOException {
        InputStream in = input.open();
        in.skipNBytes(encoding.markBytes());
        return encoding.charset().equals(StandardCharsets.UTF_8)
                ? in
                : new Utf8Stream(new BufferedReader(new InputStreamReader(in, encoding.charset())));
    }

    /// @param whole false where `bytes` may end in the middle of a character
    static Encoding of(byte[] bytes, boolean whole) {
        Encoding marked = markOf(bytes);
        if (marked != null) {
            return marked;
        }
        Charset wide = wideWithoutMark(bytes);
        if (wide != null) {
            return new Encoding(wide, 0);
        }
        if (decodes(StandardCharsets.UTF_8, bytes, whole)) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, GUESS_BYTES));
        detector.dataEnd();
        Charset guess = byLabel(detector.getDetectedCharset());
        boolean usable =
                guess != null
                        && !guess.equals(StandardCharsets.UTF_8)
                        && !guess.equals(StandardCharsets.US_ASCII);
        return new Encoding(usable && guess != null ? guess : WINDOWS_1252, 0);
    }

    private static @Nullable Encoding markOf(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        } else if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
            return new Encoding(UTF_32LE, 4);
        } else if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return new Encoding(UTF_32BE, 4);
        } else if (startsWith(bytes, 0xff, 0xfe)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        } else if (startsWith(bytes, 0xfe, 0xff)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        } else {
            return null;
        }
    }

    static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 without a mark: every other byte of its Latin letters and spaces is 0.
    private static @Nullable Charset wideWithoutMark(byte[] bytes) {
        int length = Math.min(bytes.length, Input.HEAD_BYTES) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = length / 2;
        if (most < 4) {
            return null;
        } else if (even > most / 20 && even > 20 * odd && bytes[0] == 0) {
            return StandardCharsets.UTF_16BE;
        } else if (odd > most / 20 && odd > 20 * even && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        } else {
            return null;
        }
    }

    private static boolean decodes(Charset charset, byte[] bytes, boolean whole) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(in, out, whole);
            if (result.isError()) {
                return false;
            } else if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    /// The character set of that label, or null where there is none that keeps ASCII as it is.
    private static @Nullable Charset byLabel(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            Charset charset = Charset.forName(LABELS.getOrDefault(name, name));
            byte[] ascii = "<a>".getBytes(StandardCharsets.US_ASCII);
            boolean keepsAscii =
                    charset.canEncode() && Arrays.equals(ascii, "<a>".getBytes(charset));
            return keepsAscii || name.startsWith("iso-2022") ? charset : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /// Characters as the UTF-8 bytes of them.
    private static final class Utf8Stream extends InputStream {
        private final Reader reader;
        private final char[] chars = new char[8192];
        private byte[] bytes = new byte[0];
        private int next;
        private char kept;

        Utf8Stream(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, target, offset, n);
            next += n;
            return n;
        }

        private boolean fill() throws IOException {
            while (next == bytes.length) {
                int start = 0;
                if (kept != 0) {
                    chars[start++] = kept;
                    kept = 0;
                }
                int n = reader.read(chars, start, chars.length - start);
                if (n < 0 && start == 0) {
                    return false;
                }
                int end = start + Math.max(n, 0);
                if (n > 0 && Character.isHighSurrogate(chars[end - 1])) {
                    kept = chars[--end];
                }
                bytes = new String(chars, 0, end).getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private Encodings() {}
}
