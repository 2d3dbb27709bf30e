package etools.store;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What two addresses of the same article have in common: never shown, only compared.
///
/// `http` and `https` count as the same; letter case of the host, a default port, the fragment,
/// parameters that only track readers and a slash at the end make no difference.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc3986#section-6">RFC 3986, 6:
///   Normalization and Comparison</a>
public final class CanonicalUrl {

    private static final Set<String> TRACKING =
            Set.of(
                    "fbclid",
                    "gclid",
                    "gclsrc",
                    "dclid",
                    "gbraid",
                    "wbraid",
                    "msclkid",
                    "yclid",
                    "twclid",
                    "ttclid",
                    "igshid",
                    "igsh",
                    "mc_cid",
                    "mc_eid",
                    "_hsenc",
                    "_hsmi",
                    "mkt_tok",
                    "ref_src",
                    "ref_url",
                    "cmpid",
                    "ocid",
                    "ncid",
                    "s_cid",
                    "smid",
                    "at_medium",
                    "at_campaign",
                    "vero_id",
                    "oly_anon_id",
                    "oly_enc_id",
                    "wickedid",
                    "spm",
                    "_ga",
                    "_gl",
                    "xtor");

    /// The common form, or nothing where `url` is no web address.
    public static Optional<String> of(String url) {
        String text = url.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        int start;
        if (lower.startsWith("https://")) {
            start = 8;
        } else if (lower.startsWith("http://")) {
            start = 7;
        } else {
            return Optional.empty();
        }
        int fragment = text.indexOf('#', start);
        String rest = fragment < 0 ? text.substring(start) : text.substring(start, fragment);
        int hostEnd = firstOf(rest, "/?");
        String host = host(rest.substring(0, hostEnd));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String tail = rest.substring(hostEnd);
        int question = tail.indexOf('?');
        String path = question < 0 ? tail : tail.substring(0, question);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String query = question < 0 ? "" : withoutTracking(tail.substring(question + 1));
        return Optional.of(
                "//"
                        + host
                        + upperCaseEscapes(path)
                        + (query.isEmpty() ? "" : "?" + upperCaseEscapes(query)));
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (host.endsWith(":80")) {
            host = host.substring(0, host.length() - 3);
        } else if (host.endsWith(":443")) {
            host = host.substring(0, host.length() - 4);
        } else if (host.endsWith(":")) {
            host = host.substring(0, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String withoutTracking(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.substring(0, firstOf(parameter, "=")).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    /// `%e3` and `%E3` are the same.
    private static String upperCaseEscapes(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i + 2 < result.length(); i++) {
            if (result.charAt(i) == '%') {
                result.setCharAt(i + 1, Character.toUpperCase(result.charAt(i + 1)));
                result.setCharAt(i + 2, Character.toUpperCase(result.charAt(i + 2)));
            }
        }
        return result.toString();
    }

    private static int firstOf(String text, String stops) {
        for (int i = 0; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /// Whether both are addresses of the same article.
    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && of(one).isPresent() && of(one).equals(of(other));
    }

    private CanonicalUrl() {}
}
