package etools.library;

import etools.article.ArticleId;

/// What became of one draft.
public record Addition(ArticleId id, Outcome outcome) {

    public enum Outcome {
        ADDED,
        UPDATED,
        UNCHANGED
    }
}
