package etools.article;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Names one article in every library, for ever.
public record ArticleId(UUID value) {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// The id that `text` spells, or nothing where it is not a UUID in the usual 36 characters.
    public static Optional<ArticleId> parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        return UUID_TEXT.matcher(trimmed).matches()
                ? Optional.of(new ArticleId(UUID.fromString(trimmed)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
