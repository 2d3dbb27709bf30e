package etools.format;

import java.util.Locale;

/// Characters as we keep them: line ends are `\n`, control characters are spaces, and nothing is
/// half a character.
final class Characters {

    /// `text` with `\r\n` and `\r` as `\n`, other control characters but tab as a space, and lone
    /// surrogates and noncharacters as U+FFFD.
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSuspect(text.charAt(i))) {
                return cleanFrom(text, i);
            }
        }
        return text;
    }

    /// One clean line: each run of white space is one space, none at the ends.
    static String line(String text) {
        String clean = clean(text).strip();
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '\n' || c == '\t' || (c == ' ' && clean.charAt(i - 1) == ' ')) {
                return clean.replaceAll("\\s+", " ");
            }
        }
        return clean;
    }

    /// `line` in at most `max` characters, cut at a word where there is one.
    static String cut(String line, int max) {
        if (line.length() <= max) {
            return line;
        }
        int end = line.lastIndexOf(' ', max);
        if (end < max / 2) {
            end = Character.isLowSurrogate(line.charAt(max)) ? max - 1 : max;
        }
        return line.substring(0, end).strip();
    }

    /// What a person sees of a value in a message: one short line.
    static String quoted(String value) {
        String line = line(value);
        return '"' + (line.length() <= 60 ? line : cut(line, 60) + "\u2026") + '"';
    }

    /// The lines of `text` without the blank ones at both ends.
    static String trimBlankLines(String text) {
        int start = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        int end = text.length();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// A name as an id: `World News` is `world-news`.
    static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c)
                            || Character.getType(c) == Character.NON_SPACING_MARK) {
                        slug.appendCodePoint(c);
                    } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                        slug.append('-');
                    }
                });
        if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? name.strip() : slug.toString();
    }

    private static boolean isSuspect(char c) {
        if (c < ' ') {
            return c != '\n' && c != '\t';
        }
        return c >= 0x7f && (c < 0xa0 || isOdd(c));
    }

    /// Left-to-right and right-to-left override: no script needs them, and they make a text look
    /// like another one.
    private static boolean isOverride(char c) {
        return c == '\u202d' || c == '\u202e';
    }

    private static boolean isOdd(char c) {
        return Character.isSurrogate(c) || c >= 0xfffe || c == '\ufeff' || isOverride(c);
    }

    private static String cleanFrom(String text, int first) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSuspect(c)) {
                clean.append(c);
            } else if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (c == '\ufeff' || isOverride(c)) {
                // a byte order mark says nothing inside a text; an override only turns letters
                // round
            } else {
                clean.append(c < 0xa0 ? ' ' : '\ufffd');
            }
        }
        return clean.toString();
    }

    private Characters() {}
}
