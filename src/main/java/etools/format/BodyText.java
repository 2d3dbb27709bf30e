package etools.format;

import etools.article.Body;

import org.jsoup.parser.Parser;

import java.util.regex.Pattern;

/// Text of a field that may be plain or HTML: files rarely say which.
final class BodyText {

    private static final Pattern TAG =
            Pattern.compile(
                    "</?(?:p|br|div|span|b|i|u|s|em|strong|ul|ol|li|h[1-6]|blockquote|table|tr|td|pre"
                        + "|code|figure|hr|sub|sup|script|style)(?:\\s+[\\w:-]+\\s*=\\s*"
                        + "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>=]+))*+\\s*/?>"
                        + "|<(?:a|img|iframe)\\s[^<>]*>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAK =
            Pattern.compile("[ \\t]*\\n?<br\\s*/?>[ \\t]*\\n?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");

    /// @param baseUri that relative links in HTML are meant against, or ""
    static Body of(String text, String baseUri) {
        if (text.indexOf('<') >= 0 && TAG.matcher(text).find()) {
            String broken = BREAK.matcher(text).replaceAll("\n");
            return TAG.matcher(broken).find()
                    ? Body.html(Sanitiser.clean(text, baseUri))
                    : plain(decoded(broken));
        }
        return plain(decoded(text));
    }

    /// Whether `text` has tags, and not only line breaks.
    static boolean isHtml(String text) {
        return text.indexOf('<') >= 0 && TAG.matcher(BREAK.matcher(text).replaceAll("\n")).find();
    }

    /// A title or a summary, which are plain text wherever they come from.
    static String line(String text) {
        String plain = text;
        if (text.indexOf('<') >= 0 && TAG.matcher(text).find()) {
            plain = Body.html(Sanitiser.clean(text, "")).plainText();
        } else {
            plain = decoded(text);
        }
        return Characters.line(plain);
    }

    private static Body plain(String text) {
        return Body.text(Characters.trimBlankLines(Characters.clean(text)));
    }

    private static String decoded(String text) {
        return text.indexOf('&') >= 0 && ENTITY.matcher(text).find()
                ? Parser.unescapeEntities(text, false)
                : text;
    }

    private BodyText() {}
}
