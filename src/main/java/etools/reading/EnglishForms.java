package etools.reading;

import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// English words and the word under which a dictionary has them, by LanguageTool's dictionary. Of
/// several the first of these, and of several alike the first by alphabet:
///
/// 1. another verb of which the word is the past, the participle or a form of *be*: left → leave,
///    saw → see, building → build; but for a few words that are hardly ever the verb
/// 2. another word of which it is the comparison, unless it is a noun too: later → late, but
///    number; with another beginning in any case: better → good
/// 3. the word itself, where it stands in the dictionary as such: news, clothes
/// 4. a verb: does → do, leaves → leave
/// 5. what is left: children → child; where that is a participle, the verb: buildings → build
///
/// For one thread.
final class EnglishForms {

    private static final String DICTIONARY = "/org/languagetool/resource/en/english";

    private static final Set<String> NOT_THE_VERB =
            Set.of(
                    "bit",
                    "ceiling",
                    "clove",
                    "dove",
                    "evening",
                    "ground",
                    "rebound",
                    "rent",
                    "resent",
                    "snapshot",
                    "sod",
                    "stove");

    private static final Set<String> PAST = Set.of("VBD", "VBN", "VBG", "VBP");
    private static final Set<String> COMPARED = Set.of("JJR", "JJS", "RBR", "RBS");

    /// Read when the first English word is looked up.
    private static final class Loaded {
        static final Dictionary ENGLISH = load();

        private static Dictionary load() {
            try (InputStream words = open(".dict");
                    InputStream facts = open(".info")) {
                return Dictionary.read(words, facts);
            } catch (IOException e) {
                throw new UncheckedIOException("The English dictionary cannot be read", e);
            }
        }

        private static InputStream open(String ending) throws IOException {
            InputStream in = EnglishForms.class.getResourceAsStream(DICTIONARY + ending);
            if (in == null) {
                throw new IOException(DICTIONARY + ending + " is missing from the program");
            }
            return in;
        }
    }

    private final DictionaryLookup dictionary = new DictionaryLookup(Loaded.ENGLISH);

    /// @param word as it stands in the text
    /// @return in small letters, or null where the dictionary does not know it
    @Nullable String form(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean allCapitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        String form = allCapitals ? known(word) : null; // the US is not us
        if (form == null) {
            form = known(small);
        }
        if (form == null && !word.equals(small)) {
            form = known(word);
        }
        if (form == null) {
            form = known(word.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
        }
        return form == null ? null : form.toLowerCase(Locale.ROOT);
    }

    private @Nullable String known(String word) {
        TreeSet<String> verbs = new TreeSet<>();
        TreeSet<String> compared = new TreeSet<>();
        TreeSet<String> present = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        boolean itself = false;
        boolean noun = false;
        List<WordData> entries = dictionary.lookup(word);
        if (entries.isEmpty()) {
            return null;
        }
        for (WordData entry : entries) {
            String lemma = entry.getStem().toString();
            CharSequence tagged = entry.getTag();
            String tag = tagged == null ? "" : tagged.toString();
            if (lemma.equals(word)) {
                itself = true;
                noun |= tag.startsWith("NN");
            } else if (PAST.contains(tag)) {
                verbs.add(lemma);
            } else if (COMPARED.contains(tag)) {
                compared.add(lemma);
            } else if (tag.equals("VBZ")) {
                present.add(lemma);
            } else {
                others.add(lemma);
            }
        }
        if (!verbs.isEmpty() && !(itself && NOT_THE_VERB.contains(word))) {
            return verbs.first();
        }
        boolean isNoun = noun;
        compared.removeIf(lemma -> isNoun && beginAlike(lemma, word));
        if (!compared.isEmpty()) {
            return compared.first();
        }
        if (itself) {
            return word;
        }
        if (!present.isEmpty()) {
            return present.first();
        }
        if (others.isEmpty()) {
            return word; // a comparison of a noun that is no word of its own
        }
        String lemma = others.first();
        String verb = lemma.equals(word) ? null : known(lemma);
        return verb == null ? lemma : verb;
    }

    private static boolean beginAlike(String lemma, String word) {
        return lemma.length() > 1 && word.length() > 1 && lemma.startsWith(word.substring(0, 2));
    }
}
