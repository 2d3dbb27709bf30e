package etools.ui.text;

import java.net.URI;
import java.util.Optional;

/// A link that the program sets on a page for what it can do there. No article can hold one:
/// [Links] lets no such scheme through.
///
/// @param what such as `versions`
/// @param of what it is done with, or ""
public record OwnLink(String what, String of) {

    private static final String SCHEME = "etools";

    /// @param what letters only
    /// @param of letters, digits and `-` only
    public static URI to(String what, String of) {
        return URI.create(SCHEME + ":" + what + "/" + of);
    }

    public static boolean isOne(URI link) {
        return SCHEME.equals(link.getScheme());
    }

    public static Optional<OwnLink> of(URI link) {
        if (!isOne(link)) {
            return Optional.empty();
        }
        String[] parts = link.getSchemeSpecificPart().split("/", 2);
        return Optional.of(new OwnLink(parts[0], parts.length > 1 ? parts[1] : ""));
    }
}
