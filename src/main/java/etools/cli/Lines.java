package etools.cli;

import etools.article.Headline;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.List;

/// Lines of output: for people in columns, for programs as JSON.
final class Lines {

    private static final JsonFactory JSON = new JsonFactory();

    /// What [#json] fills in.
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json);
    }

    /// One object on one line.
    static String json(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// `2025-01-05 • ★ 258afbe6-30d2-4c00-8faa-c2f0cb937948 The title`
    ///
    /// @param columns to cut the line to, or 0
    static String headline(Headline headline, int columns) {
        String date = headline.date() == null ? " ".repeat(10) : headline.date().toString();
        String line =
                date
                        + (headline.reading().read() ? "   " : " • ")
                        + (headline.reading().starred() ? "★ " : "  ")
                        + headline.id()
                        + "  "
                        + plain(headline.title());
        return columns > 0 ? cut(line, columns) : line;
    }

    /// Cut to the terminal's width, where there is one.
    static String fitting(String line, Surroundings around) {
        return around.columns() > 0 ? cut(line, around.columns()) : line;
    }

    /// A file's words for a terminal: what would steer it becomes a space.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || isDirectionMark(c) ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// Marks that could make a line read otherwise than it is.
    private static boolean isDirectionMark(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String cut(String line, int columns) {
        int used = 0;
        int end = 0;
        int endWithDots = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            used += width(c);
            if (used > columns) {
                return line.substring(0, endWithDots) + "…";
            }
            end += Character.charCount(c);
            if (used < columns) {
                endWithDots = end;
            }
        }
        return line;
    }

    /// Columns that a terminal gives a character.
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        if (c < 0x1100) {
            return 1;
        }
        boolean fullWidth = c >= 0xff01 && c <= 0xff60;
        boolean pictograph = c >= 0x1f300 && c <= 0x1faff;
        boolean punctuation = c >= 0x3000 && c <= 0x303f;
        return fullWidth
                        || pictograph
                        || punctuation
                        || switch (Character.UnicodeScript.of(c)) {
                            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                            default -> false;
                        }
                ? 2
                : 1;
    }

    /// Rows with their columns aligned, the last one left as it is.
    static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < row.size() - 1; i++) {
                        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
                    }
                    return line.append(row.getLast()).toString();
                })
                .toList();
    }

    /// Rows of a name and numbers: the numbers end below each other.
    static List<String> table(List<List<String>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], columns(row.get(i)));
            }
        }
        return rows.stream()
                .map(row -> {
                    String name = row.getFirst();
                    StringBuilder line =
                            new StringBuilder(name).repeat(' ', widths[0] - columns(name));
                    for (int i = 1; i < row.size(); i++) {
                        String cell = row.get(i);
                        line.repeat(' ', widths[i] - columns(cell) + 2).append(cell);
                    }
                    return line.toString();
                })
                .toList();
    }

    private static int columns(String text) {
        return text.codePoints().map(Lines::width).sum();
    }

    private Lines() {}
}
