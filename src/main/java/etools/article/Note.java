package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a reader marked or wrote down in an article.
///
/// @param quote the words marked, as plain text, or "" for a note on the whole article
/// @param text what the reader wrote, or "" where words are only marked
/// @param made when, where that is known
public record Note(String quote, String text, @Nullable Instant made) {

    public Note {
        if (quote.isBlank() && text.isBlank()) {
            throw new IllegalArgumentException("a note needs a quotation or a text");
        }
    }
}
