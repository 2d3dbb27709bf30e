package etools.ui;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which addresses may leave the program, and only when the reader clicks them.
final class Links {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> BODY = Set.of("http", "https", "mailto");

    /// An article's own address.
    static boolean canOpen(@Nullable String url) {
        return web(url).isPresent();
    }

    static Optional<URI> web(@Nullable String url) {
        return parse(url, WEB);
    }

    /// An address in an article's text.
    static Optional<URI> body(@Nullable String url) {
        return parse(url, BODY);
    }

    private static Optional<URI> parse(@Nullable String url, Set<String> schemes) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme();
            boolean known = scheme != null && schemes.contains(scheme.toLowerCase(Locale.ROOT));
            boolean whole = known && ("mailto".equalsIgnoreCase(scheme) || uri.getHost() != null);
            return whole ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // shown as text only
        }
    }

    private Links() {}
}
