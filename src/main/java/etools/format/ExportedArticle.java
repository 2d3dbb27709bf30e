package etools.format;

import etools.article.Article;
import etools.article.Body;
import etools.article.Marginalia;
import etools.article.Picture;
import etools.article.Reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An article with all that a library knows of it.
///
/// @param library finds a picture by its hash
public record ExportedArticle(
        Article article,
        Reading reading,
        Marginalia marginalia,
        Function<String, Optional<Picture>> library) {

    private static final Pattern PICTURE =
            Pattern.compile(Pattern.quote(Body.PICTURE_SCHEME) + "([0-9a-f]{64})");

    /// Those that its body shows, in their order.
    public List<Picture> pictures() {
        if (article.body().kind() == Body.Kind.TEXT) {
            return List.of();
        }
        Set<String> hashes = new LinkedHashSet<>();
        Matcher found = PICTURE.matcher(article.body().content());
        while (found.find()) {
            hashes.add(found.group(1));
        }
        List<Picture> pictures = new ArrayList<>();
        hashes.forEach(hash -> library.apply(hash).ifPresent(pictures::add));
        return pictures;
    }
}
