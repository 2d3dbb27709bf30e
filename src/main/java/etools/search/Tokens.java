package etools.search;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

import java.lang.Character.UnicodeScript;
import java.lang.invoke.VarHandle;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a text into the words the index knows, without case, accents and widths. What is indexed,
/// asked and marked is cut by this one class.
///
/// Letters and digits that stand together are a word. Scripts that write no spaces between words
/// (Chinese, Japanese, Thai and their like; Korean too, whose endings cling to the word) are cut
/// into overlapping pairs of characters, and the last character of a run stands alone: so any word
/// of them is found, wherever a dictionary would have cut, and a single character is the beginning
/// of a pair. Each character of theirs has a position of its own, so phrases work in all scripts.
///
/// It is our own instead of Lucene's chain of tokenizer and filters: one pass that folds while it
/// cuts serves the index, the question and the marks, and keeps every word's place in the text as
/// it was written.
final class Tokens {

    /// Another analysis makes another index: count this up when the words of a text change, or the
    /// fields in which they stand.
    static final int VERSION = 3;

    /// A position in the text of a document.
    ///
    /// @param whole false for a lone character that is the beginning of what stands in the index
    /// @param firstTo where the first character of a pair ends; as `to` for all others
    record Token(String word, int position, int from, int to, int firstTo, boolean whole) {}

    /// Longer words are cut off: nobody types them, and they fill the dictionary.
    private static final int LONGEST = 60;

    private static final byte BREAK = 0;
    private static final byte WORD = 1;
    private static final byte MARK = 2;
    private static final byte UNIT = 3;
    private static final byte SYMBOL = 4;
    private static final byte NOTHING = 5;

    private static final byte[] @Nullable [] kinds = new byte[256][];
    private static final String[] @Nullable [] foldings = new String[256][];

    private String text = "";
    private int next;
    private int position = -1;
    private int from;
    private int to;
    private int firstTo;
    private boolean whole;
    private char[] word = new char[LONGEST + 20];
    private int length;

    Tokens of(String newText) {
        text = newText;
        next = 0;
        position = -1;
        return this;
    }

    static List<Token> list(String text) {
        List<Token> list = new ArrayList<>();
        Tokens tokens = new Tokens().of(text);
        while (tokens.next()) {
            list.add(tokens.token());
        }
        return list;
    }

    Token token() {
        return new Token(new String(word, 0, length), position, from, to, firstTo, whole);
    }

    char[] word() {
        return word;
    }

    int length() {
        return length;
    }

    /// Counts from 0 in each text.
    int position() {
        return position;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Goes to the next word; false at the end of the text.
    boolean next() {
        int end = text.length();
        while (next < end) {
            int c = text.codePointAt(next);
            switch (kind(c)) {
                case WORD -> {
                    readWord();
                    if (length > 0) {
                        firstTo = to;
                        position++;
                        return true;
                    }
                }
                case UNIT -> {
                    readUnits();
                    position++;
                    return true;
                }
                case SYMBOL -> {
                    from = next;
                    next += Character.charCount(c);
                    to = next;
                    firstTo = to;
                    length = 0;
                    append(c);
                    whole = true;
                    position++;
                    return true;
                }
                default -> next += Character.charCount(c);
            }
        }
        return false;
    }

    private void readWord() {
        int end = text.length();
        from = next;
        length = 0;
        whole = true;
        while (next < end) {
            char c = text.charAt(next);
            if (c < 0x80) {
                if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                    put(c);
                } else if (c >= 'A' && c <= 'Z') {
                    put((char) (c + 32));
                } else {
                    break;
                }
                next++;
            } else {
                int point = text.codePointAt(next);
                byte kind = kind(point);
                if (kind == WORD || kind == MARK) {
                    append(point);
                } else if (kind != NOTHING) {
                    break;
                }
                next += Character.charCount(point);
            }
        }
        to = next;
        if (isPossessive()) {
            next += 2;
        }
    }

    /// Whether `'s` follows, which is not a word.
    private boolean isPossessive() {
        int s = next + 1;
        return s < text.length()
                && (text.charAt(next) == '\'' || text.charAt(next) == '\u2019')
                && (text.charAt(s) == 's' || text.charAt(s) == 'S')
                && (s + 1 == text.length() || kind(text.codePointAt(s + 1)) == BREAK);
    }

    private void readUnits() {
        from = next;
        length = 0;
        int second = unitEnd(from);
        unit(from, second);
        next = second;
        firstTo = second;
        whole = second < text.length() && kind(text.codePointAt(second)) == UNIT;
        if (whole) {
            to = unitEnd(second);
            unit(second, to);
        } else {
            to = second;
        }
    }

    /// A character with the marks written on it.
    private int unitEnd(int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int c = text.codePointAt(end);
            byte kind = kind(c);
            if ((kind != MARK && kind != NOTHING) || end - start > 16) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private void unit(int start, int end) {
        char c = text.charAt(start);
        if (end == start + 1 && ((c >= 0x3041 && c <= 0x30fe) || (c >= 0x4e00 && c <= 0x9fff))) {
            put(c);
            return;
        }
        String folded = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
        for (int i = 0; i < folded.length(); i++) {
            if (kind(folded.charAt(i)) != NOTHING) {
                put(folded.charAt(i));
            }
        }
    }

    private void append(int point) {
        String folded = folded(point);
        for (int i = 0; i < folded.length(); i++) {
            put(folded.charAt(i));
        }
    }

    private void put(char c) {
        if (length < LONGEST || (length < word.length && Character.isLowSurrogate(c))) {
            word[length++] = c;
        }
    }

    /// Whether it is spelt in letters, and no pair of characters.
    static boolean isSpelt(String word) {
        return word.codePoints().allMatch(c -> kind(c) == WORD && Character.isLetter(c));
    }

    private static byte kind(int point) {
        if (point > 0xffff) {
            return kindOf(point);
        }
        byte[] page = kinds[point >> 8];
        if (page == null) {
            page = new byte[256];
            int first = point & 0xff00;
            for (int i = 0; i < 256; i++) {
                page[i] = kindOf(first + i);
            }
            VarHandle.releaseFence(); // filled before another thread sees it
            kinds[point >> 8] = page;
        }
        return page[point & 0xff];
    }

    private static byte kindOf(int point) {
        if (point == 0xad
                || point == 0x200b
                || point == 0x200c
                || point == 0x200d
                || (point >= 0xfe00 && point <= 0xfe0f)) {
            return NOTHING; // soft hyphens, joiners and shapes, which nobody types
        }
        if (point == 0x30fc || point == 0xff70) {
            return UNIT; // the mark of a long vowel is common to two scripts
        }
        if (point == 0xff9e || point == 0xff9f || (point >= 0x1160 && point <= 0x11ff)) {
            return MARK; // voiced marks of half width, later parts of a Korean syllable
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    MARK;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    isWrittenWithoutSpaces(point) ? UNIT : WORD;
            case Character.OTHER_SYMBOL -> point >= 0x2190 ? SYMBOL : BREAK;
            default -> BREAK;
        };
    }

    private static boolean isWrittenWithoutSpaces(int point) {
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, YI, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static String folded(int point) {
        if (point > 0xffff) {
            return foldingOf(point);
        }
        String[] page = foldings[point >> 8];
        if (page == null) {
            page = new String[256];
            int first = point & 0xff00;
            for (int i = 0; i < 256; i++) {
                page[i] = foldingOf(first + i);
            }
            VarHandle.releaseFence(); // filled before another thread sees it
            foldings[point >> 8] = page;
        }
        return page[point & 0xff];
    }

    private static String foldingOf(int point) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder();
        parts.codePoints().filter(part -> !isAccent(part)).forEach(letters::appendCodePoint);
        // by way of upper case, so that a sharp s is ss
        String lower = letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        char[] in = lower.toCharArray();
        char[] out = new char[in.length * 4];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    /// Accents of European letters and the vowel points of Arabic and Hebrew; the vowel signs of
    /// Indian scripts stay, for there they are as good as letters.
    private static boolean isAccent(int part) {
        return (part >= 0x300 && part <= 0x36f)
                || (part >= 0x591 && part <= 0x5c7)
                || (part >= 0x610 && part <= 0x61a)
                || part == 0x640
                || (part >= 0x64b && part <= 0x65f)
                || part == 0x670;
    }
}
