package etools.format;

import etools.article.ArticleId;
import etools.article.RecordedReading;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A reading on its way out, with the article's title of now and what it belonged to then.
///
/// @param category its name
public record ExportedReading(
        ArticleId article,
        String title,
        RecordedReading reading,
        @Nullable String category,
        @Nullable String source,
        List<String> tags) {

    public ExportedReading {
        tags = List.copyOf(tags);
    }
}
