package etools.format;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the program that saved a page wrote into it.
///
/// @param url where the page was, or null
/// @param saved when it was saved there, or null
record SaverMark(@Nullable String url, @Nullable Instant saved) {

    private static final SaverMark NONE = new SaverMark(null, null);

    private static final String URL = "(https?://[^\\s\"'<>]+)";

    /// Chrome, Edge, Internet Explorer.
    private static final Pattern BROWSER =
            Pattern.compile("saved from url=\\(\\d+\\)\\s*" + URL, Pattern.CASE_INSENSITIVE);

    private static final Pattern SINGLE_FILE =
            Pattern.compile(
                    "SingleFile.*?url:\\s*" + URL + "(?:.*?saved date:\\s*([^\\n]+))?",
                    Pattern.DOTALL);

    private static final Pattern MONOLITH =
            Pattern.compile("Saved from\\s+" + URL + "\\s+at\\s+(\\S+)\\s+using");

    private static final Pattern HTTRACK =
            Pattern.compile("Mirrored from (\\S+) by HTTrack[^,]*,\\s*([^\\n]+?)\\s*$");

    private static final String SCRAPBOOK_TIME =
            "(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)\\d*";

    /// Comments of a page that are looked at, in the order of the page.
    private static final int MAX_COMMENTS = 20;

    static SaverMark of(Document page) {
        for (String comment : comments(page)) {
            for (Pattern pattern : List.of(BROWSER, SINGLE_FILE, MONOLITH, HTTRACK)) {
                Matcher matcher = pattern.matcher(comment);
                if (matcher.find()) {
                    String url = matcher.group(1);
                    return new SaverMark(
                            url.startsWith("http") ? url : "https://" + url,
                            matcher.groupCount() < 2 ? null : instant(matcher.group(2)));
                }
            }
        }
        Element savePage = page.selectFirst("meta[name=savepage-url][content]");
        if (savePage != null) {
            Element date = page.selectFirst("meta[name=savepage-date][content]");
            return new SaverMark(
                    savePage.attr("content"), date == null ? null : instant(date.attr("content")));
        }
        Element scrapBook = page.selectFirst("html[data-scrapbook-source]");
        if (scrapBook != null) {
            String digits = scrapBook.attr("data-scrapbook-create");
            return new SaverMark(
                    scrapBook.attr("data-scrapbook-source"),
                    digits.matches("\\d{14,17}")
                            ? instant(digits.replaceFirst(SCRAPBOOK_TIME, "$1-$2-$3T$4:$5:$6Z"))
                            : null);
        }
        return NONE;
    }

    private static List<String> comments(Document page) {
        List<Node> nodes = new ArrayList<>(page.childNodes());
        for (Element root : page.children()) {
            nodes.addAll(root.childNodes());
        }
        nodes.addAll(page.head().childNodes());
        List<String> comments = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Comment comment && comments.size() < MAX_COMMENTS) {
                String text = comment.getData();
                comments.add(text.substring(0, Math.min(text.length(), 5000)));
            }
        }
        return comments;
    }

    /// `Mon Nov 23 2026 14:50:29 GMT+0100 (Central European Standard Time)`, ISO or mail dates.
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceFirst("\\(.*", "").replace("GMT+", "+").replace("GMT-", "-");
        return Dates.parse(plain.strip()).map(Dates.When::start).orElse(null);
    }
}
