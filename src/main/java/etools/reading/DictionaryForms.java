package etools.reading;

import etools.article.Words;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text as a dictionary has them.
///
/// - English words stand under their dictionary form, see [EnglishForms]. Words that are drawn
///   together are taken apart (can't: can, not), compounds too unless the dictionary has them.
/// - All others stand as they are, but for capitals and forms of compatibility (NFKC). What is
///   written without spaces is parted as [Words] counts it.
/// - Numbers, addresses and single letters that are no words do not count.
///
/// A text that does not say its language is English where every twentieth of its words is one of
/// the commonest English ones.
public final class DictionaryForms {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i).*://.*|www\\..*|.*\\S@\\S+\\.\\S.*|@\\S+"
                        + "|[^\\p{L}\\p{N}]*[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|org|net|edu|gov|info|io)(/.*|[^\\p{L}\\p{N}]*)");

    /// U.S., p.m.
    private static final Pattern DOTTED = Pattern.compile("\\p{L}(\\.\\p{L})+\\.?");

    private static final Pattern PARTS = Pattern.compile("[\\p{L}\\p{M}\\p{N}'\\u200c\\u200d-]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");
    private static final Pattern HYPHENS = Pattern.compile("-+");
    private static final Pattern APOSTROPHES = Pattern.compile("'+");
    private static final Pattern AROUND = Pattern.compile("^['-]+|['-]+$");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private static final Set<String> COMMON_ENGLISH =
            Set.of("the", "of", "and", "to", "that", "with", "for", "was", "is", "are", "have");

    private static final int EVERY = 20;

    /// What has more letters is no word.
    private static final int LONGEST = 100;

    private static final Map<String, String> DRAWN_TOGETHER =
            Map.of(
                    "n't", "not", "'ll", "will", "'re", "be", "'ve", "have", "'m", "be", "'s", "",
                    "'d", "");

    private static final Map<String, String> CANNOT =
            Map.of("can't", "can", "won't", "will", "shan't", "shall", "ain't", "be");

    /// Languages that draw small words to the next one: l'eau.
    private static final Set<String> ELIDING = Set.of("fr", "it", "ca", "oc", "ga", "mt", "br");

    /// The words of one letter.
    private static final Map<String, String> ONE_LETTER =
            Map.ofEntries(
                    Map.entry("en", "ai"),
                    Map.entry("fr", "aàôy"),
                    Map.entry("es", "aeouy"),
                    Map.entry("pt", "aàeéo"),
                    Map.entry("it", "aeèio"),
                    Map.entry("ca", "aeioiuy"),
                    Map.entry("da", "iåø"),
                    Map.entry("nb", "iåø"),
                    Map.entry("no", "iåø"),
                    Map.entry("nn", "iåø"),
                    Map.entry("sv", "iåö"),
                    Map.entry("hu", "aesőó"),
                    Map.entry("pl", "aiouwz"),
                    Map.entry("cs", "aikosuvz"),
                    Map.entry("sk", "aikosuvz"),
                    Map.entry("sl", "avszkho"),
                    Map.entry("hr", "aiouskz"),
                    Map.entry("ro", "aeo"),
                    Map.entry("ru", "аиовкусяж"),
                    Map.entry("uk", "аійовузяєж"),
                    Map.entry("be", "аійоўузяж"),
                    Map.entry("bg", "авексио"),
                    Map.entry("sr", "аиоукс"),
                    Map.entry("el", "ηοήώ"),
                    Map.entry("cy", "aioy"),
                    Map.entry("vi", "yà"));

    private final Locale locale;
    private final @Nullable EnglishForms english;
    private final Set<String> forms = new LinkedHashSet<>();

    private DictionaryForms(String language) {
        locale = Locale.forLanguageTag(language);
        english = locale.getLanguage().equals("en") ? new EnglishForms() : null;
    }

    /// @param language a BCP 47 tag, where it is known
    /// @return each once, in the order in which the text first has them
    public static Set<String> of(String text, @Nullable String language) {
        List<String> runs = Words.runs(INVISIBLE.matcher(text).replaceAll(""));
        DictionaryForms found = new DictionaryForms(languageOf(runs, language));
        runs.forEach(found::addRun);
        return found.forms;
    }

    /// The language given, or `en` where the text looks like it, or `und`.
    public static String languageOf(String text, @Nullable String language) {
        return languageOf(language == null ? Words.runs(text) : List.of(), language);
    }

    private static String languageOf(List<String> runs, @Nullable String language) {
        if (language != null) {
            return language;
        }
        long common =
                runs.stream()
                        .filter(run -> COMMON_ENGLISH.contains(run.toLowerCase(Locale.ROOT)))
                        .count();
        return common > 0 && common * EVERY >= runs.size() ? "en" : "und";
    }

    private void addRun(String run) {
        String plain = Normalizer.normalize(run, Normalizer.Form.NFKC).replace('\u2019', '\'');
        if (isAddress(plain)) {
            return;
        }
        if (Words.isUnspaced(plain)) {
            Words.unspaced(plain).forEach(this::addUnspaced);
            return;
        }
        String bare = bare(plain);
        if (DOTTED.matcher(bare).matches()) {
            add(bare.endsWith(".") ? bare : bare + ".");
            return;
        }
        PARTS.matcher(plain.replace('\u2010', '-').replace('\u2011', '-'))
                .results()
                .forEach(part -> addWord(part.group()));
    }

    private static boolean isAddress(String run) {
        return (run.indexOf('.') >= 0 || run.indexOf(':') >= 0 || run.indexOf('@') >= 0)
                && ADDRESS.matcher(run).matches();
    }

    /// Without what stands around its letters, but with a last full stop.
    private static String bare(String run) {
        int from = 0;
        int to = run.length();
        while (from < to && !Character.isLetterOrDigit(run.charAt(from))) {
            from++;
        }
        while (to > from
                && !Character.isLetterOrDigit(run.charAt(to - 1))
                && run.charAt(to - 1) != '.') {
            to--;
        }
        return run.substring(from, to);
    }

    private void addUnspaced(String word) {
        if (Words.isUnspaced(word)) {
            if (word.codePoints().anyMatch(Character::isLetter) && !DIGIT.matcher(word).find()) {
                add(word);
            }
        } else {
            addWord(word);
        }
    }

    /// @param word letters, digits, hyphens and apostrophes
    private void addWord(String word) {
        String inner = AROUND.matcher(word).replaceAll("");
        if (inner.isEmpty()) {
            return;
        }
        if (english != null) {
            addEnglish(inner, english);
        } else if (inner.indexOf('-') >= 0) {
            HYPHENS.splitAsStream(inner).forEach(this::addWord);
        } else if (inner.indexOf('\'') >= 0 && ELIDING.contains(locale.getLanguage())) {
            APOSTROPHES.splitAsStream(inner).forEach(this::addOther);
        } else {
            addOther(inner);
        }
    }

    private void addOther(String word) {
        if (isWord(word)) {
            add(word);
        }
    }

    private void addEnglish(String word, EnglishForms dictionary) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.indexOf('\'') >= 0) {
            String base = CANNOT.get(small);
            if (base != null) {
                add(base);
                add("not");
                return;
            }
            int cut = small.endsWith("n't") ? small.length() - 3 : small.lastIndexOf('\'');
            String rest = DRAWN_TOGETHER.get(small.substring(cut));
            if (rest != null) {
                addEnglish(word.substring(0, cut), dictionary);
                if (!rest.isEmpty()) {
                    add(rest);
                }
                return;
            }
        }
        if (!isWord(word)) {
            if (word.indexOf('-') >= 0) {
                HYPHENS.splitAsStream(word).forEach(this::addWord);
            }
            return;
        }
        String form = dictionary.form(word);
        if (form != null) {
            add(form);
        } else if (word.indexOf('-') >= 0) {
            HYPHENS.splitAsStream(word).forEach(this::addWord);
        } else {
            add(word);
        }
    }

    private boolean isWord(String word) {
        if (DIGIT.matcher(word).find() || word.length() > LONGEST) {
            return false;
        }
        if (word.codePointCount(0, word.length()) > 1) {
            return true;
        }
        String known = ONE_LETTER.getOrDefault(locale.getLanguage(), "");
        return !word.isEmpty() && known.contains(word.toLowerCase(locale));
    }

    private void add(String form) {
        forms.add(form.toLowerCase(locale));
    }
}
