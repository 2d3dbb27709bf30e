package etools.search;

import org.tartarus.snowball.ext.EnglishStemmer;

import java.util.ArrayList;
import java.util.List;

/// English stems, by the Snowball stemmer: `city` and `cities` share one. The index holds the words
/// as they stand; a stem is looked for only when a word is asked for.
final class Stems {

    /// Shorter beginnings begin too many words: their forms are guessed instead.
    static final int SHORTEST_BEGINNING = 4;

    /// English endings that the stemmer takes off, one after another (`-izational`).
    static final int LONGEST_ENDING = 10;

    private static final ThreadLocal<EnglishStemmer> STEMMER =
            ThreadLocal.withInitial(EnglishStemmer::new);

    private static final List<String> ENDINGS =
            List.of(
                    "", "s", "es", "e", "ed", "d", "ing", "ings", "y", "ies", "ied", "ying", "ly",
                    "er", "al", "ally", "ful", "ness", "ment", "ments", "able", "ion", "ions");

    /// Whether it is written as English words are.
    static boolean has(String word) {
        if (word.length() < 3) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    static String of(String word) {
        EnglishStemmer stemmer = STEMMER.get();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /// What all words with this stem begin with: the stemmer turns `y` into `i`, and `hoping` into
    /// `hope`.
    static String beginning(String stem) {
        return stem.endsWith("i") || stem.endsWith("e")
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }

    /// Words that may be written with a short stem, and do have it.
    static List<String> likelyForms(String stem) {
        List<String> forms = new ArrayList<>();
        String beginning = beginning(stem);
        char last = stem.charAt(stem.length() - 1);
        for (String base : List.of(beginning, stem + last)) {
            for (String ending : ENDINGS) {
                String form = base + ending;
                if (!forms.contains(form) && has(form) && of(form).equals(stem)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }

    private Stems() {}
}
