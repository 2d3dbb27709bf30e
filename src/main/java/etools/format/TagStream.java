package etools.format;

import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The tags and texts of an HTML list of any length, one after the other: lists of bookmarks are
/// too long to be held as a page. What is longer than any name or address is cut.
final class TagStream implements Closeable {

    /// A tag or the text up to the next one.
    sealed interface Token {

        /// @param attributes by their names in lower case
        record Open(String name, Map<String, String> attributes) implements Token {}

        record Close(String name) implements Token {}

        record Text(String text) implements Token {}
    }

    private static final int MAX_NAME_CHARS = 100;
    private static final int MAX_VALUE_CHARS = 16 * 1024;
    private static final int MAX_TEXT_CHARS = 256 * 1024;
    private static final int MAX_ATTRIBUTES = 100;

    private final Reader in;
    private final char[] buffer = new char[16 * 1024];
    private int next;
    private int end;
    private long line = 1;
    private boolean cut;

    TagStream(Reader in) {
        this.in = in;
    }

    /// The line on which the next token begins.
    long line() {
        return line;
    }

    /// Whether the file ended in the middle of a tag.
    boolean isCut() {
        return cut;
    }

    /// The next token, or null at the end of the file.
    @Nullable Token next() throws IOException {
        while (true) {
            int c = peek();
            if (c < 0) {
                return null;
            } else if (c != '<') {
                return text("");
            }
            read();
            int first = peek();
            if (first == '!' || first == '?') {
                skipDeclaration();
            } else if (first == '/') {
                read();
                String name = name();
                attributes();
                return new Token.Close(name);
            } else if (isLetter(first)) {
                String name = name();
                return new Token.Open(name, attributes());
            } else {
                return text("<");
            }
        }
    }

    private Token text(String start) throws IOException {
        StringBuilder text = new StringBuilder(start);
        for (int c = peek(); c >= 0 && c != '<'; c = peek()) {
            append(text, read(), MAX_TEXT_CHARS);
        }
        return new Token.Text(decoded(text, false));
    }

    private void skipDeclaration() throws IOException {
        StringBuilder start = new StringBuilder();
        while (start.length() < 3 && peek() >= 0 && peek() != '>') {
            start.append((char) read());
        }
        boolean comment = start.toString().equals("!--");
        int dashes = 0;
        while (true) {
            int c = read();
            if (c < 0) {
                cut = true;
                return;
            } else if (c == '>' && (!comment || dashes >= 2)) {
                return;
            }
            dashes = c == '-' ? dashes + 1 : 0;
        }
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int c = peek(); c >= 0 && "> /=\t\n\r\f".indexOf(c) < 0; c = peek()) {
            append(name, read(), MAX_NAME_CHARS);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /// Reads up to the end of the tag.
    private Map<String, String> attributes() throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        while (true) {
            skipSpace();
            int c = peek();
            if (c < 0) {
                cut = true;
                return attributes;
            } else if (c == '>') {
                read();
                return attributes;
            } else if (c == '/' || c == '=') {
                read();
                continue;
            }
            String name = name();
            skipSpace();
            String value = "";
            if (peek() == '=') {
                read();
                skipSpace();
                value = value();
            }
            if (attributes.size() < MAX_ATTRIBUTES) {
                attributes.putIfAbsent(name, value);
            }
        }
    }

    private String value() throws IOException {
        StringBuilder value = new StringBuilder();
        int quote = peek();
        if (quote == '"' || quote == '\'') {
            read();
            for (int c = read(); c != quote; c = read()) {
                if (c < 0) {
                    cut = true;
                    break;
                }
                append(value, c, MAX_VALUE_CHARS);
            }
        } else {
            for (int c = peek(); c >= 0 && "> \t\n\r\f".indexOf(c) < 0; c = peek()) {
                append(value, read(), MAX_VALUE_CHARS);
            }
        }
        return decoded(value, true);
    }

    private static String decoded(StringBuilder text, boolean inAttribute) {
        return text.indexOf("&") < 0
                ? text.toString()
                : Parser.unescapeEntities(text.toString(), inAttribute);
    }

    private static void append(StringBuilder text, int c, int max) {
        if (text.length() < max) {
            text.append((char) c);
        }
    }

    private void skipSpace() throws IOException {
        while (peek() >= 0 && peek() <= ' ') {
            read();
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int peek() throws IOException {
        if (next == end) {
            end = Math.max(in.read(buffer), 0);
            next = 0;
        }
        return next == end ? -1 : buffer[next];
    }

    private int read() throws IOException {
        int c = peek();
        if (c >= 0) {
            next++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
