package etools.library;

import etools.article.Headline;

/// Another article of the library that tells the same story.
///
/// @param percent of the words that both texts share, in their order; 100 for the same text
public record Alike(Headline headline, Reason reason, int percent) {

    public enum Reason {
        SAME_ADDRESS,
        SAME_TEXT,
        SIMILAR_TEXT
    }
}
