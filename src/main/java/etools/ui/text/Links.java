package etools.ui.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses that a reader may follow.
public final class Links {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final int MAX_CHARS = 4096;

    private static final Pattern IN_TEXT =
            Pattern.compile("\\bhttps?://[^\\s<>\"“”「」『』（）、。]+", Pattern.CASE_INSENSITIVE);

    private static final String LEGAL_PUNCTUATION = "-._~:/?#[]@!$&'()*+,;=%";

    /// The address as a link, or nothing where it is not a well-formed http, https or mailto one.
    public static Optional<URI> of(String address) {
        String stripped = address.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(encoded(stripped));
            String scheme = uri.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            boolean mail = scheme.equalsIgnoreCase("mailto");
            boolean complete =
                    mail
                            ? uri.isOpaque()
                            : uri.getRawAuthority() != null && !uri.getRawAuthority().isEmpty();
            return complete ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // shown as text
        }
    }

    /// The text as spans, its web addresses as links.
    static List<Span> inText(String text) {
        if (!text.contains("://")) {
            return List.of(Span.plain(text));
        }
        List<Span> spans = new ArrayList<>();
        Matcher matcher = IN_TEXT.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String address = withoutClosingPunctuation(matcher.group());
            Optional<URI> link = of(address);
            if (link.isPresent()) {
                if (matcher.start() > done) {
                    spans.add(Span.plain(text.substring(done, matcher.start())));
                }
                spans.add(new Span(address, Set.of(), link.get()));
                done = matcher.start() + address.length();
            }
        }
        if (done < text.length()) {
            spans.add(Span.plain(text.substring(done)));
        }
        return spans;
    }

    private static String withoutClosingPunctuation(String address) {
        int end = address.length();
        while (end > 0) {
            char last = address.charAt(end - 1);
            boolean opened = last == ')' && address.lastIndexOf('(', end - 1) >= 0;
            if (".,;:!?'’”*_]}>)".indexOf(last) < 0 || opened) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    /// Percent-encodes what people write and RFC 3986 does not allow: spaces, `|`, letters of other
    /// alphabets.
    private static String encoded(String address) {
        StringBuilder result = new StringBuilder(address.length());
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || LEGAL_PUNCTUATION.indexOf(c) >= 0) {
                result.append(c);
            } else {
                result.append('%').append(String.format("%02X", (int) c));
            }
        }
        return result.toString();
    }

    private Links() {}
}
