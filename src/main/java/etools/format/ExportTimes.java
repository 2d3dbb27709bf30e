package etools.format;

import etools.article.Article;

import org.jspecify.annotations.Nullable;

/// Times as other kinds of file want them.
final class ExportTimes {

    /// The publisher's date with a time, midnight in UTC where none is known.
    static @Nullable String published(Article article) {
        if (article.published() != null) {
            return article.published().toString();
        }
        return article.date() == null ? null : article.date() + "T00:00:00Z";
    }

    private ExportTimes() {}
}
