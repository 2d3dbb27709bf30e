package etools.article;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Who wrote an article, where it appeared and in which language it is.
///
/// @param authors as they sign, such as `Mika Sato`
/// @param source the publication or feed, such as `NHK World`
/// @param language a BCP 47 tag, such as `en` or `zh-Hant`
public record Credits(List<String> authors, @Nullable String source, @Nullable String language) {

    public static final Credits NONE = new Credits(List.of(), null, null);

    public Credits {
        authors = List.copyOf(authors);
    }

    public boolean isEmpty() {
        return authors.isEmpty() && source == null && language == null;
    }
}
