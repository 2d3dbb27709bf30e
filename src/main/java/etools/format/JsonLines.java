package etools.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// One JSON object a line. Lines are handed over in stretches of about [#STRETCH_BYTES], to be
/// parsed on any thread; a bad line is refused by its number and the others go on.
final class JsonLines {

    static final int STRETCH_BYTES = 512 * 1024;
    static final int MAX_LINE_BYTES = 32 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[STRETCH_BYTES];
    private int length;
    private long line = 1;

    JsonLines(InputStream in) {
        this.in = in;
    }

    void read(Consumer<Part> parts) throws IOException {
        while (true) {
            int n = in.readNBytes(bytes, length, bytes.length - length);
            length += n;
            if (n == 0) {
                break;
            }
            int end = lastLineEnd();
            if (end > 0) {
                handOver(end, parts);
            } else if (length == bytes.length) {
                if (length >= MAX_LINE_BYTES) {
                    skipLine(parts);
                } else {
                    bytes = Arrays.copyOf(bytes, Math.min(2 * length, MAX_LINE_BYTES));
                }
            }
        }
        if (length > 0) {
            handOver(length, parts);
        }
    }

    /// @return where the last whole line ends, or 0
    private int lastLineEnd() {
        for (int i = length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private void handOver(int end, Consumer<Part> parts) {
        byte[] rest = new byte[length - end + STRETCH_BYTES];
        System.arraycopy(bytes, end, rest, 0, length - end);
        Stretch stretch = new Stretch(bytes, end, line);
        for (int i = 0; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        bytes = rest;
        length -= end;
        parts.accept(stretch);
    }

    private void skipLine(Consumer<Part> parts) throws IOException {
        parts.accept(
                refused(line, "longer than " + (MAX_LINE_BYTES >> 20) + " MB, which is too long"));
        bytes = new byte[STRETCH_BYTES];
        length = 0;
        while (length == 0) {
            int n = in.read(bytes, 0, bytes.length);
            if (n < 0) {
                return;
            }
            for (int i = 0; i < n; i++) {
                if (bytes[i] == '\n') {
                    line++;
                    length = n - i - 1;
                    System.arraycopy(bytes, i + 1, bytes, 0, length);
                    if (length == 0) {
                        return;
                    }
                    break;
                }
            }
        }
    }

    private static Part refused(long line, String why) {
        return new Part.Refused(new Refusal("line " + line, why));
    }

    /// Some whole lines.
    private static final class Stretch implements Part.Unparsed {
        private final byte[] bytes;
        private final int end;
        private final long firstLine;

        Stretch(byte[] bytes, int end, long firstLine) {
            this.bytes = bytes;
            this.end = end;
            this.firstLine = firstLine;
        }

        @Override
        public List<Part> parse() {
            List<Part> parts = new ArrayList<>();
            long number = firstLine;
            for (int start = 0; start < end; number++) {
                int stop = start;
                while (stop < end && bytes[stop] != '\n') {
                    stop++;
                }
                if (!isBlank(start, stop)) {
                    parts.add(line(start, stop, number));
                }
                start = stop + 1;
            }
            return parts;
        }

        private boolean isBlank(int start, int stop) {
            for (int i = start; i < stop; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                    return false;
                }
            }
            return true;
        }

        private Part line(int start, int stop, long number) {
            try {
                return parse(bytes, start, stop - start, number);
            } catch (NotUtf8Exception e) {
                byte[] line = Arrays.copyOfRange(bytes, start, stop);
                byte[] utf8 = Encodings.decode(line, head -> null).getBytes(StandardCharsets.UTF_8);
                try {
                    return parse(utf8, 0, utf8.length, number);
                } catch (NotUtf8Exception again) {
                    return refused(number, "bytes that are no text");
                }
            }
        }

        private static Part parse(byte[] bytes, int offset, int length, long number)
                throws NotUtf8Exception {
            try (JsonParser parser =
                    Json.FACTORY.createParser(Json.CONTEXT, bytes, offset, length)) {
                boolean ended = false;
                try {
                    parser.nextToken();
                    Part part = JsonFormat.article(parser, "line " + number);
                    ended = true;
                    return parser.nextToken() == null ? part : refused(number, Json.TEXT_AFTER_END);
                } catch (JacksonException e) {
                    if (String.valueOf(e.getOriginalMessage()).contains("UTF-8")) {
                        throw new NotUtf8Exception(e);
                    }
                    return refused(number, ended ? Json.TEXT_AFTER_END : Json.why(e, parser));
                }
            }
        }
    }

    private static final class NotUtf8Exception extends Exception {
        private static final long serialVersionUID = 1;

        NotUtf8Exception(JacksonException cause) {
            super(cause);
        }
    }
}
