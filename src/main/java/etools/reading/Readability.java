package etools.reading;

import etools.article.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How hard a text is to read, by LIX: the average number of words in a sentence and the percentage
/// of words with more than six letters, added up. It was made for Swedish and has been tried on
/// newspapers in eleven languages, whose scales differ: the ordinary paper had 47 in Swedish, 52 in
/// English, 59 in German and 72 in Finnish.
///
/// @see <a href="https://doi.org/10.2307/747382">Björnsson 1983, Readability of newspapers in 11
///   languages, Reading Research Quarterly 18(4), 480-497</a>
public record Readability(int lix) {

    /// A shorter text says too little.
    public static final int FEWEST_WORDS = 30;

    private static final int SHORT = 6;

    /// So many letters of ten must be of an alphabet.
    private static final int MOST_OF_TEN = 9;

    /// @return null for a text of fewer than 30 words, and for one that is not written in an
    ///   alphabet with letters for consonants and vowels, and spaces between its words
    public static @Nullable Readability of(String text, int sentences) {
        List<String> words = Words.runs(text);
        if (words.size() < FEWEST_WORDS || sentences < 1 || !isAlphabetic(text)) {
            return null;
        }
        long all = words.stream().filter(word -> letters(word) > 0 || hasDigit(word)).count();
        if (all < FEWEST_WORDS) {
            return null;
        }
        long longOnes = words.stream().filter(word -> letters(word) > SHORT).count();
        return new Readability((int) Math.round((double) all / sentences + 100.0 * longOnes / all));
    }

    private static long letters(String word) {
        return word.codePoints().filter(Character::isLetter).count();
    }

    private static boolean hasDigit(String word) {
        return word.codePoints().anyMatch(Character::isDigit);
    }

    private static boolean isAlphabetic(String text) {
        long letters = 0;
        long alphabetic = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                alphabetic += isOfAlphabet(c) ? 1 : 0;
            }
        }
        return letters > 0 && alphabetic * 10 >= letters * MOST_OF_TEN;
    }

    private static boolean isOfAlphabet(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN, COMMON -> true;
            default -> false;
        };
    }

    /// By the scale for Swedish: `very easy`, `easy`, `medium`, `difficult`, `very difficult`.
    public String level() {
        if (lix < 30) {
            return "very easy";
        }
        if (lix < 40) {
            return "easy";
        }
        if (lix < 50) {
            return "medium";
        }
        return lix < 60 ? "difficult" : "very difficult";
    }
}
