package etools.reading;

import org.jspecify.annotations.Nullable;

/// An article's own figures.
///
/// @param uniqueWords different dictionary forms
/// @param newWords of these, the ones that stand in nothing else that was read before the first
///   reading of this article; null while that is still being worked out
/// @param sentences at least 1 where there are words
/// @param wordsPerSentence on average
/// @param readability null where the measure does not fit the language
public record ArticleFigures(
        int uniqueWords,
        @Nullable Integer newWords,
        int sentences,
        double wordsPerSentence,
        @Nullable Readability readability) {}
