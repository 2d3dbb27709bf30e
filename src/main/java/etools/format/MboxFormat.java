package etools.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A folder of mails in one file, each after a line that begins with `From `.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155: application/mbox</a>
public final class MboxFormat implements ArticleFormat {

    /// The line that parts mails tells a sender and a time.
    private static final Pattern FROM_LINE =
            Pattern.compile("From (?:.* )?.*\\d{1,2}:\\d{2}.*", Pattern.DOTALL);

    private static final int MAX_LINE_BYTES = 1 << 20;

    @Override
    public String name() {
        return "Mail folder (mbox)";
    }

    @Override
    public String kept() {
        return "of each mail " + MailFormat.KEPT;
    }

    @Override
    public String lost() {
        return MailFormat.LOST;
    }

    @Override
    public List<String> endings() {
        return List.of("mbox", "mbx");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String head = Characters.clean(Encodings.head(input));
        int end = head.indexOf('\n');
        String name = input.name().toLowerCase(Locale.ROOT);
        return end > 0
                && isFromLine(head.substring(0, end))
                && (endings().stream().anyMatch(ending -> name.endsWith("." + ending))
                        || MailFormat.isHeader(head.substring(end + 1), true));
    }

    private static boolean isFromLine(String line) {
        return line.startsWith("From ") && FROM_LINE.matcher(line).matches();
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (InputStream in = new BufferedInputStream(input.open(), 64 * 1024)) {
            new Splitting(in, input.limits(), parts).run();
        }
    }

    /// One pass over the file; a mail at a time is in memory.
    private static final class Splitting {
        private final InputStream in;
        private final Limits limits;
        private final Consumer<Part> parts;
        private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
        private final byte[] line = new byte[MAX_LINE_BYTES];
        private boolean isTooLarge;
        private long number;

        Splitting(InputStream in, Limits limits, Consumer<Part> parts) {
            this.in = in;
            this.limits = limits;
            this.parts = parts;
        }

        void run() throws IOException {
            boolean afterBlank = true;
            boolean lineStart = true;
            for (int length = readLine(); length > 0; length = readLine()) {
                if (lineStart && afterBlank && isFrom(length)) {
                    end();
                    number++;
                } else {
                    add(length, lineStart);
                }
                lineStart = line[length - 1] == '\n';
                afterBlank = lineStart && isBlank(length);
            }
            end();
        }

        /// A line with its end, or as much of it as there is room for; 0 at the file's end.
        private int readLine() throws IOException {
            int length = 0;
            while (length < line.length) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                line[length++] = (byte) next;
                if (next == '\n') {
                    break;
                }
            }
            return length;
        }

        private boolean isFrom(int length) {
            return length < 1_000
                    && Encodings.startsWith(line, 'F', 'r', 'o', 'm', ' ')
                    && isFromLine(new String(line, 0, length, StandardCharsets.ISO_8859_1));
        }

        private boolean isBlank(int length) {
            return length == 1 || (length == 2 && line[0] == '\r');
        }

        /// A line of the text that begins with `From ` was given a `>` that is taken off.
        private void add(int length, boolean lineStart) {
            int start = 0;
            while (lineStart && start < length && line[start] == '>') {
                start++;
            }
            boolean quoted =
                    start > 0
                            && length - start > 5
                            && new String(line, start, 5, StandardCharsets.ISO_8859_1)
                                    .equals("From ");
            int from = quoted ? 1 : 0;
            if (mail.size() + length > limits.of(Limit.MAIL_BYTES)) {
                isTooLarge = true;
            } else if (!isTooLarge) {
                mail.write(line, from, length - from);
            }
        }

        private void end() throws IOException {
            String place = "mail " + number;
            if (number > 0) {
                try {
                    if (isTooLarge) {
                        throw new RefusedException(null, limits.line(Limit.MAIL_BYTES));
                    }
                    InputStream bytes = new ByteArrayInputStream(mail.toByteArray());
                    new MailArticle(MailMessage.read(bytes, limits), limits, parts, place).read();
                } catch (RefusedException e) {
                    parts.accept(new Part.Refused(new Refusal(place, e.refusal().line())));
                }
            }
            mail.reset();
            isTooLarge = false;
        }
    }
}
