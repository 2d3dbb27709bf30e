package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Articles as Google Reader wrote them, and as FreshRSS, The Old Reader, Inoreader and Miniflux
/// still do: `{"id": "user/-/state/...", "items": [...]}`.
///
/// @see <a href="https://feedhq.readthedocs.io/en/latest/api/reference.html">The API that they
///   share</a>
public final class GreaderFormat implements ArticleFormat {

    private static final Pattern STREAM =
            Pattern.compile("(?:user/[^/]*/(?:state|label)/|feed/).*", Pattern.DOTALL);

    /// A state or a label of one reader: `user/-/state/com.google/read`, `user/123/label/Sea`
    private static final Pattern MARK =
            Pattern.compile("user/[^/]*/(state|label)/(.*)", Pattern.DOTALL);

    @Override
    public String name() {
        return "FreshRSS, Google Reader, Inoreader (JSON)";
    }

    @Override
    public String kept() {
        return "title, text, address, author, feed, folder, labels, dates, read, starred, "
                + "annotations";
    }

    @Override
    public String lost() {
        return "enclosures, comments, likes";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        JsonItems.Start start = JsonItems.start(input);
        if (start == null || start.isArray()) {
            return false;
        }
        return STREAM.matcher(start.root().getOrDefault("id", "")).matches()
                || start.first()
                        .getOrDefault("id", "")
                        .startsWith("tag:google.com,2005:reader/item/")
                || (start.root().containsKey("items")
                        && start.has("crawlTimeMsec")
                        && start.has("title"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        JsonItems.read(input, "items", new SavedArticles(parts), GreaderFormat::item);
    }

    private static void item(JsonNode item, SavedArticle article) {
        article.title(JsonItems.text(item, "title"));
        String address = href(item.path("canonical"));
        article.address(address == null ? href(item.path("alternate")) : address);
        article.sourceId(JsonItems.text(item, "id"));
        String content = JsonItems.text(item.path("content"), "content");
        String summary = JsonItems.text(item.path("summary"), "content");
        if (content == null || content.isBlank()) {
            article.html(summary);
        } else {
            article.html(content);
            article.summary(content.equals(summary) ? null : summary);
        }
        article.published(JsonItems.text(item, "published"));
        article.updated(JsonItems.text(item, "updated"));
        String found = JsonItems.text(item, "crawlTimeMsec");
        article.saved(found == null ? JsonItems.text(item, "timestampUsec") : found);
        article.author(JsonItems.text(item, "author"));
        article.source(JsonItems.text(item.path("origin"), "title"));
        for (JsonNode category : item.path("categories")) {
            mark(JsonItems.text(category), article);
        }
        for (JsonNode note : item.path("annotations")) {
            article.note(
                    first(note, "quote", "text"),
                    first(note, "note", "content", "comment"),
                    first(note, "added_on", "timestamp", "created"));
        }
    }

    private static @Nullable String first(JsonNode object, String... names) {
        for (String name : names) {
            String text = JsonItems.text(object, name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String href(JsonNode links) {
        for (JsonNode link : links) {
            String href = JsonItems.text(link, "href");
            if (href != null && !href.isBlank()) {
                return href;
            }
        }
        return null;
    }

    /// The first label is the folder of the feed.
    private static void mark(@Nullable String category, SavedArticle article) {
        if (category == null) {
            return;
        }
        Matcher matcher = MARK.matcher(category);
        if (!matcher.matches()) {
            article.tag(category);
        } else if (matcher.group(1).equals("label")) {
            if (article.hasFolder()) {
                article.tag(matcher.group(2));
            } else {
                article.folder(matcher.group(2));
            }
        } else {
            switch (matcher.group(2)) {
                case "com.google/read" -> article.read(true);
                case "com.google/unread", "com.google/kept-unread" -> article.read(false);
                case "com.google/starred" -> article.starred(true);
                default -> {
                    // the list that it stood in, or what only its service knows
                }
            }
        }
    }
}
