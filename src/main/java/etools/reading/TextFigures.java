package etools.reading;

import etools.article.Words;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/// What can be counted in a text alone.
///
/// @param forms its different words, see [DictionaryForms]
/// @param sentences at least 1 where there are words
/// @param wordsPerSentence on average, 0 where there are no words
/// @param readability null where the measure does not fit
public record TextFigures(
        Set<String> forms,
        int sentences,
        double wordsPerSentence,
        @Nullable Readability readability) {

    public TextFigures {
        forms = Collections.unmodifiableSet(forms);
    }

    /// @param language a BCP 47 tag, where it is known
    public static TextFigures of(String text, @Nullable String language) {
        Set<String> forms = DictionaryForms.of(text, language);
        int words = Words.count(text);
        if (words == 0) {
            return new TextFigures(forms, 0, 0, null);
        }
        List<String> sentences = Sentences.of(text, language);
        int count = Math.max(1, sentences.size());
        return new TextFigures(forms, count, (double) words / count, Readability.of(text, count));
    }
}
