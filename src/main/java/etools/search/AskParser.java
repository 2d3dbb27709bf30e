package etools.search;

import etools.search.Ask.Field;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the query language. Words that stand side by side must all fit; `OR` and `|` bind looser
/// than that, `NOT` and `-` closer. What is not understood is taken as plain words, and what is not
/// finished (an open quote or parenthesis, an operator with nothing behind it) as if it ended here.
final class AskParser {

    /// Nobody types more; what is pasted by mistake must not keep the index busy.
    static final int MOST_CHARACTERS = 4096;

    static final int MOST_CONDITIONS = 128;
    private static final int DEEPEST = 40;

    /// What a word, phrase or group is meant for.
    private static final String NO_FIELD = "";

    /// Where a condition on text stands.
    record Piece(Field field, int from, int to, boolean goesOn) {}

    private final String typed;
    private final List<Piece> pieces = new ArrayList<>();
    private final FactReader facts;
    private final int end;
    private int at;
    private int depth;
    private int conditions;

    AskParser(String typed, ZoneId zone, LocalDate today) {
        this.typed = typed;
        facts = new FactReader(zone, today);
        end = Math.min(typed.length(), MOST_CHARACTERS);
    }

    /// Where the texts stand that [#parse] understood.
    List<Piece> pieces() {
        return pieces;
    }

    Ask parse() {
        List<Ask> parts = new ArrayList<>();
        while (at < end) {
            add(parts, any(NO_FIELD));
            at++; // past a parenthesis that was never opened
        }
        return all(parts);
    }

    private @Nullable Ask any(String field) {
        List<Ask> parts = new ArrayList<>();
        do {
            Ask part = allOf(field);
            if (part != null) {
                parts.add(part);
            }
        } while (skipOr());
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.getFirst();
            default -> new Ask.Any(List.copyOf(parts));
        };
    }

    private @Nullable Ask allOf(String field) {
        List<Ask> parts = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at >= end || typed.charAt(at) == ')' || isOr()) {
                break;
            }
            if (isOperator("AND")) {
                at += 3;
                continue;
            }
            add(parts, condition(field));
        }
        return parts.isEmpty() ? null : all(parts);
    }

    /// One condition, with what negates it. Always gets on by one character at least.
    private @Nullable Ask condition(String field) {
        boolean not = false;
        while (at < end) {
            if (isOperator("NOT")) {
                not = !not;
                at += 3;
            } else if (typed.charAt(at) == '-') {
                while (at < end && typed.charAt(at) == '-') {
                    at++;
                }
                if (at < end && !Character.isWhitespace(typed.charAt(at))) {
                    not = !not; // else it is a dash between words
                }
            } else {
                break;
            }
            skipSpace();
        }
        if (at >= end || typed.charAt(at) == ')' || isOr()) {
            return null;
        }
        Ask part = positive(field);
        return part == null ? null : not ? new Ask.Not(part) : part;
    }

    private @Nullable Ask positive(String field) {
        char c = typed.charAt(at);
        if (c == '(') {
            return group(field);
        }
        if (isQuote(c)) {
            return phrase(field);
        }
        int from = at;
        while (at < end && !endsWord(typed.charAt(at))) {
            at++;
            if (typed.charAt(at - 1) == ':') {
                String name = typed.substring(from, at - 1).toLowerCase(Locale.ROOT);
                if (Fields.NAMES.contains(name)) {
                    return value(name, from);
                }
            }
        }
        if (from == at) {
            at++;
            return null;
        }
        return word(field, from, at, at == end && end == typed.length());
    }

    /// What stands behind a field's name.
    private @Nullable Ask value(String field, int from) {
        if (at >= end) {
            return null;
        }
        char c = typed.charAt(at);
        if (c == '(') {
            return group(field);
        }
        if (isQuote(c)) {
            return phrase(field);
        }
        int start = at;
        while (at < end && !endsWord(typed.charAt(at))) {
            at++;
        }
        if (start == at) {
            return null; // not typed yet
        }
        boolean last = at == end && end == typed.length();
        Ask understood = meant(field, start, at, false, last);
        return understood != null || Fields.isText(field)
                ? understood
                : word(NO_FIELD, from, at, last);
    }

    private @Nullable Ask group(String field) {
        at++;
        if (depth >= DEEPEST) {
            return null;
        }
        depth++;
        Ask inside = any(field);
        depth--;
        if (at < end) {
            at++; // the closing one
        }
        return inside;
    }

    private @Nullable Ask phrase(String field) {
        int start = ++at;
        while (at < end && !isQuote(typed.charAt(at))) {
            at++;
        }
        int stop = at;
        boolean open = at >= end;
        at++;
        boolean goesOn = false;
        if (at < end && typed.charAt(at) == '*') {
            goesOn = true;
            at++;
        }
        Ask understood = meant(field, start, stop, true, (open && end == typed.length()) || goesOn);
        return understood != null || Fields.isText(field)
                ? understood
                : text(Field.ANYWHERE, start, stop, true, open);
    }

    /// A word outside quotes; `a:b` with a name that is no field is two words.
    private @Nullable Ask word(String field, int from, int to, boolean last) {
        if (!field.isEmpty()) {
            Ask understood = meant(field, from, to, false, last);
            if (understood != null || Fields.isText(field)) {
                return understood;
            }
        }
        if (typed.startsWith("https://", from) || typed.startsWith("http://", from)) {
            return meant("url", from, to, false, last);
        }
        List<Ask> parts = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || typed.charAt(i) == ':') {
                add(parts, text(Field.ANYWHERE, start, i, false, last && i == to));
                start = i + 1;
            }
        }
        return parts.isEmpty() ? null : all(parts);
    }

    /// What a value means in a field, or null where it cannot be read.
    private @Nullable Ask meant(String field, int from, int to, boolean quoted, boolean last) {
        return switch (field) {
            case NO_FIELD -> text(Field.ANYWHERE, from, to, quoted, last);
            case "title" -> text(Field.TITLE, from, to, quoted, last);
            case "tag" -> text(Field.TAG, from, to, quoted, last);
            case "url" -> text(Field.URL, from, to, quoted, last);
            case "author" -> text(Field.AUTHOR, from, to, quoted, last);
            case "source" -> text(Field.SOURCE, from, to, quoted, last);
            case "lang" -> text(Field.LANGUAGE, from, to, quoted, last);
            case "category" -> category(typed.substring(from, to), quoted);
            default -> fact(field, typed.substring(from, to));
        };
    }

    private @Nullable Ask category(String name, boolean quoted) {
        if (isFull()) {
            return null;
        }
        String plain = withoutStar(name).strip();
        boolean none = plain.isEmpty() || (!quoted && "none".equalsIgnoreCase(plain));
        return new Ask.InCategory(none ? "" : plain, quoted && !none);
    }

    private @Nullable Ask fact(String field, String value) {
        Ask fact = facts.read(field, value.strip());
        return fact == null || isFull() ? null : fact;
    }

    private @Nullable Ask text(Field field, int from, int to, boolean quoted, boolean last) {
        String text = typed.substring(from, to);
        String shown = withoutStar(field == Field.URL ? Fields.withoutScheme(text) : text);
        boolean goesOn = last || (!quoted && text.endsWith("*"));
        if (!new Tokens().of(shown).next() || isFull()) {
            return null;
        }
        pieces.add(new Piece(field, from, to, goesOn));
        return new Ask.Text(field, shown, quoted, goesOn);
    }

    /// Counts one condition more.
    private boolean isFull() {
        return ++conditions > MOST_CONDITIONS;
    }

    private static String withoutStar(String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) == '*') {
            to--;
        }
        return text.substring(0, to);
    }

    private static void add(List<Ask> parts, @Nullable Ask part) {
        if (part instanceof Ask.All(List<Ask> inner)) {
            parts.addAll(inner);
        } else if (part != null) {
            parts.add(part);
        }
    }

    private static Ask all(List<Ask> parts) {
        return switch (parts.size()) {
            case 0 -> new Ask.Everything();
            case 1 -> parts.getFirst();
            default -> new Ask.All(List.copyOf(parts));
        };
    }

    private void skipSpace() {
        while (at < end && Character.isWhitespace(typed.charAt(at))) {
            at++;
        }
    }

    private boolean skipOr() {
        boolean found = false;
        skipSpace();
        while (isOr()) {
            at += typed.charAt(at) == '|' ? 1 : 2;
            found = true;
            skipSpace();
        }
        return found;
    }

    private boolean isOr() {
        return (at < end && typed.charAt(at) == '|') || isOperator("OR");
    }

    /// Operators are written large and stand alone.
    private boolean isOperator(String operator) {
        int after = at + operator.length();
        return typed.startsWith(operator, at)
                && after <= end
                && (after == end || endsWord(typed.charAt(after)));
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || isQuote(c) || c == '(' || c == ')' || c == '|';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201e' || c == '\uff02';
    }
}
