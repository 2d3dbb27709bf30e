package etools.article;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
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
        return unspaced(run).size();
    }

    /// Whether `run` holds a character of those scripts that are written without spaces.
    public static boolean isUnspaced(CharSequence run) {
        for (int i = 0; i < run.length(); i++) {
            if (mayBeUnspaced(run.charAt(i)) && isUnspaced(run, i)) {
                return true;
            }
        }
        return false;
    }

    /// The words of a run that is written without spaces, in their order.
    public static List<String> unspaced(String run) {
        boolean thai = run.chars().anyMatch(c -> c >= '\u0e00' && c <= '\u0e7f');
        BreakIterator boundaries = BreakIterator.getWordInstance(thai ? THAI : Locale.ROOT);
        boundaries.setText(run);
        List<String> words = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            String word = run.substring(start, end);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(word);
            }
            start = end;
        }
        return words;
    }

    /// The runs of characters that are no white space, in their order.
    public static List<String> runs(CharSequence text) {
        List<String> runs = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSpace(text.charAt(i))) {
                if (start >= 0) {
                    runs.add(text.subSequence(start, i).toString());
                }
                start = -1;
            } else if (start < 0) {
                start = i;
            }
        }
        return runs;
    }

    private Words() {}
}
