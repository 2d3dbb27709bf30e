package etools.reading;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentences of a text.
///
/// A blank line ends a sentence, and so do the ends that Java's own rules find, but for the full
/// stop of a title (`Mr.`), of an initial, and, in English, of an abbreviation such as `U.S.` or
/// `Inc.` unless a word follows that often begins a sentence.
///
/// @see <a href="https://unicode.org/reports/tr29/#Sentence_Boundaries">UAX #29, which names this
///   trouble</a>
final class Sentences {

    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

    /// What stands before the space at the end of a piece: `Mr.`, `U.S.`, `5.`
    private static final Pattern LAST = Pattern.compile("([\\p{L}\\p{N}.&-]*\\.)\\s*$");

    private static final Pattern INITIAL = Pattern.compile("\\p{L}\\.");
    private static final Pattern DOTTED = Pattern.compile("(\\p{L}\\.){2,}");
    private static final Pattern ORDINAL = Pattern.compile("\\p{N}{1,2}\\.");
    private static final Pattern FIRST_WORD = Pattern.compile("^[^\\p{L}\\p{N}]*([\\p{L}'’]+)");

    /// Never the end of a sentence.
    private static final Set<String> TITLES =
            Set.of(
                    "mr.", "mrs.", "ms.", "messrs.", "dr.", "prof.", "st.", "gen.", "sen.", "rep.",
                    "gov.", "lt.", "col.", "sgt.", "capt.", "cmdr.", "maj.", "rev.", "hon.", "mt.",
                    "vs.", "fig.", "e.g.", "i.e.", "cf.", "ph.d.", "hr.", "fr.", "nr.", "bzw.",
                    "mme.", "mlle.", "sr.", "sra.", "srta.", "dra.", "sig.", "dott.", "им.", "г.",
                    "ул.");

    /// Often the end of a sentence, more often not.
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "inc.", "co.", "corp.", "ltd.", "jr.", "bros.", "etc.", "dept.", "est.", "ave.",
                    "blvd.", "rd.", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.",
                    "sept.", "oct.", "nov.", "dec.", "no.", "vol.", "pp.", "ed.", "u.s.");

    /// After an abbreviation these begin a sentence.
    private static final Set<String> BEGINNINGS =
            Set.of(
                    "the",
                    "a",
                    "an",
                    "he",
                    "she",
                    "it",
                    "they",
                    "we",
                    "you",
                    "i",
                    "his",
                    "her",
                    "its",
                    "their",
                    "our",
                    "my",
                    "this",
                    "that",
                    "these",
                    "those",
                    "there",
                    "here",
                    "but",
                    "and",
                    "or",
                    "so",
                    "yet",
                    "if",
                    "when",
                    "while",
                    "after",
                    "before",
                    "as",
                    "at",
                    "by",
                    "in",
                    "on",
                    "for",
                    "from",
                    "with",
                    "without",
                    "under",
                    "since",
                    "although",
                    "though",
                    "because",
                    "however",
                    "also",
                    "many",
                    "most",
                    "some",
                    "all",
                    "both",
                    "what",
                    "who",
                    "why",
                    "how",
                    "where",
                    "according",
                    "meanwhile",
                    "then",
                    "now",
                    "no",
                    "not",
                    "one",
                    "two",
                    "last",
                    "despite",
                    "officials",
                    "people");

    /// Languages that write ordinal numbers with a full stop.
    private static final Set<String> WITH_ORDINALS =
            Set.of(
                    "de", "da", "nb", "nn", "no", "fi", "is", "cs", "sk", "pl", "hu", "et", "lv",
                    "sl", "hr", "sr", "bs", "tr");

    /// @param language a BCP 47 tag, where it is known
    /// @return those with a letter or digit
    static List<String> of(String text, @Nullable String language) {
        Locale locale = Locale.forLanguageTag(DictionaryForms.languageOf(text, language));
        List<String> sentences = new ArrayList<>();
        BLANK_LINE
                .splitAsStream(text)
                .forEach(paragraph -> addParagraph(paragraph, locale, sentences));
        return sentences;
    }

    private static void addParagraph(String paragraph, Locale locale, List<String> sentences) {
        BreakIterator ends = BreakIterator.getSentenceInstance(locale);
        ends.setText(paragraph);
        int start = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            if (isEnd(paragraph.substring(start, end), paragraph.substring(end), locale)) {
                add(paragraph.substring(start, end), sentences);
                start = end;
            }
        }
        add(paragraph.substring(start), sentences);
    }

    private static void add(String sentence, List<String> sentences) {
        if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(sentence.strip());
        }
    }

    private static boolean isEnd(String piece, String rest, Locale locale) {
        Matcher last = LAST.matcher(piece);
        if (rest.isBlank() || !last.find()) {
            return true;
        }
        String word = last.group(1).toLowerCase(locale);
        if (TITLES.contains(word)) {
            return false;
        }
        boolean english = locale.getLanguage().equals("en");
        if (!english) {
            return !INITIAL.matcher(word).matches()
                    && !DOTTED.matcher(word).matches()
                    && !(ORDINAL.matcher(word).matches()
                            && WITH_ORDINALS.contains(locale.getLanguage()));
        }
        if (INITIAL.matcher(word).matches()
                || DOTTED.matcher(word).matches()
                || ABBREVIATIONS.contains(word)) {
            Matcher next = FIRST_WORD.matcher(rest);
            return next.find() && BEGINNINGS.contains(next.group(1).toLowerCase(Locale.ROOT));
        }
        return true;
    }

    private Sentences() {}
}
