package etools.article;

import java.text.BreakIterator;
import java.util.Locale;

/// The summary of an article whose file brings none.
public final class Summaries {

    /// Most characters of a summary.
    public static final int MAX_CHARS = 300;

    private Summaries() {}

    /// The leading sentences of `text` that fit into [#MAX_CHARS]; news puts what matters first.
    /// Where already the first is longer it is cut at a word.
    ///
    /// @see <a href="https://aclanthology.org/P17-1099/">See et al. 2017: leading sentences are a
    ///   baseline that summarisers of news hardly beat</a>
    public static String of(String text) {
        String head = text.substring(0, Math.min(text.length(), 4 * MAX_CHARS));
        String flat = head.strip().replaceAll("\\s+", " ");
        if (flat.length() <= MAX_CHARS) {
            return flat;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(flat);
        int end = sentences.preceding(MAX_CHARS + 1);
        String whole = end <= 0 ? "" : flat.substring(0, end).strip();
        return whole.length() >= MAX_CHARS / 3 ? whole : cutAtWord(flat);
    }

    private static String cutAtWord(String flat) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(flat);
        int end = words.preceding(MAX_CHARS + 1);
        if (end <= 0) {
            end = Character.isLowSurrogate(flat.charAt(MAX_CHARS)) ? MAX_CHARS - 1 : MAX_CHARS;
        }
        return flat.substring(0, end).strip();
    }
}
