package etools.article;

import java.text.BreakIterator;
import java.util.Locale;

/// Counts words.
///
/// A word is a run of characters that are no white space. Chinese, Japanese and Thai are written
/// without spaces: a run that holds such a character is counted by Unicode word boundaries.
///
/// @see <a href="https://unicode.org/reports/tr29/#Word_Boundaries">UAX #29, word boundaries</a>
public final class Words {

    /// The one locale whose boundaries the JDK takes from a dictionary.
    private static final Locale THAI = Locale.of("th");

    public static int count(CharSequence text) {
        int words = 0;
        int length = text.length();
        int start = -1;
        boolean unspaced = false;
        for (int i = 0; i <= length; i++) {
            if (i == length || isSpace(text.charAt(i))) {
                if (start >= 0) {
                    words += unspaced ? countUnspaced(text.subSequence(start, i).toString()) : 1;
                }
                start = -1;
                unspaced = false;
            } else {
                if (start < 0) {
                    start = i;
                }
                unspaced |= mayBeUnspaced(text.charAt(i)) && isUnspaced(text, i);
            }
        }
        return words;
    }

    private static boolean isSpace(char c) {
        if (c > ' ' && c < '\u007f') {
            return false; // most characters of most texts
        }
        return c == ' '
                || c == '\n'
                || c == '\u00a0'
                || c == '\u0085'
                || Character.isWhitespace(c)
                || c == '\u2007'
                || c == '\u202f';
    }

    private static boolean mayBeUnspaced(char c) {
        return c >= '\u0e00';
    }

    private static boolean isUnspaced(CharSequence text, int index) {
        return switch (Character.UnicodeScript.of(Character.codePointAt(text, index))) {
            case HAN, HIRAGANA, KATAKANA, THAI -> true;
            default -> false;
        };
    }

    private static int countUnspaced(String run) {
        boolean thai = run.chars().anyMatch(c -> c >= '\u0e00' && c <= '\u0e7f');
        BreakIterator boundaries = BreakIterator.getWordInstance(thai ? THAI : Locale.ROOT);
        boundaries.setText(run);
        int words = 0;
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            if (run.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                words++;
            }
            start = end;
        }
        return words;
    }

    private Words() {}
}
