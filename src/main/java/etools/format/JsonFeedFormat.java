package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// JSON Feed 1.0 and 1.1, item by item.
///
/// @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
public final class JsonFeedFormat implements ArticleFormat {

    private static final Set<String> LIST = Set.of("items");

    /// Fields of an item that are read; others are kept as they are.
    private static final Set<String> READ =
            Set.of(
                    "id",
                    "url",
                    "external_url",
                    "title",
                    "content_html",
                    "content_text",
                    "summary",
                    "image",
                    "date_published",
                    "date_modified",
                    "author",
                    "authors",
                    "tags",
                    "language");

    @Override
    public String name() {
        return "JSON Feed";
    }

    @Override
    public String kept() {
        return "title, text or HTML, summary, tags, address, dates, authors, feed, language,"
                + " picture, addresses of sound and film; extensions as they are";
    }

    @Override
    public String lost() {
        return "the feed's own description and icon";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        JsonTree.Head head = JsonTree.head(input);
        String version = head.root().getOrDefault("version", "");
        return version.contains("jsonfeed.org/version/")
                || (head.lists().contains("items")
                        && (head.first().containsKey("content_html")
                                || head.first().containsKey("content_text")));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        JsonFormat.Articles articles = JsonFormat.articles(input, LIST, "items");
        JsonNode feed = articles.rest();
        if (feed.path(OwnRecord.NAME).isObject()) {
            articles.read(JsonFormat::parts, parts); // each item has its record
            return;
        }
        articles.read(
                (parser, place) -> {
                    Story story = new Story(input.limits(), place);
                    JsonNode item = JsonTree.read(parser);
                    if (item instanceof ObjectNode object) {
                        List<Part> ours = ours(object, input.limits(), place);
                        if (!ours.isEmpty()) {
                            return ours;
                        }
                        tell(object, feed, story);
                    } else {
                        story.refuse(
                                item == null
                                        ? JsonTree.TOO_LARGE
                                        : "no JSON object, and so no article");
                    }
                    return story.parts();
                },
                parts);
    }

    /// An item of our own export, which brings its record along, or nothing.
    private static List<Part> ours(ObjectNode item, Limits limits, @Nullable String place)
            throws IOException {
        JsonNode record = item.path(OwnRecord.NAME);
        if (!record.isObject()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        OwnRecord reader =
                new OwnRecord(
                        null,
                        limits,
                        warning -> parts.add(new Part.Warned(new Refusal(place, warning))));
        String html = item.path("content_html").asString("");
        try {
            Sanitiser.checkSize(html);
            ArticleDraft draft =
                    html.isEmpty()
                            ? reader.draft(
                                    record.toString(),
                                    Body.Kind.TEXT,
                                    item.path("content_text").asString(""))
                            : reader.draft(record.toString(), Body.Kind.HTML, html);
            return draft == null ? List.of() : append(parts, new Part.Found(draft));
        } catch (RefusedException e) {
            return append(parts, new Part.Refused(new Refusal(place, e.refusal().why())));
        }
    }

    private static List<Part> append(List<Part> parts, Part last) {
        parts.add(last);
        return parts;
    }

    private static void tell(ObjectNode item, JsonNode feed, Story story) {
        String address = JsonTree.text(item.path("url"));
        String elsewhere = JsonTree.text(item.path("external_url"));
        String id = JsonTree.text(item.path("id"));
        String home = JsonTree.text(feed.path("home_page_url"));
        story.base(address == null || !Story.isWeb(address) ? home : address);
        story.url(address);
        story.url(elsewhere);
        story.url(id != null && Story.isWeb(id) ? id : null);
        story.id(id);
        if (address != null) {
            story.extra("external_url", elsewhere);
        }
        story.title(either(item.path("title")));
        String html = JsonTree.text(item.path("content_html"));
        String plain = JsonTree.text(item.path("content_text"));
        story.body(html == null ? null : Story.Text.html(html));
        story.body(plain == null ? null : Story.Text.plain(plain));
        story.summary(either(item.path("summary")));
        story.published(JsonTree.text(item.path("date_published")));
        story.updated(JsonTree.text(item.path("date_modified")));
        story.published(JsonTree.text(item.path("date_modified")));
        for (JsonNode from : List.of(item, feed)) {
            if (!story.hasAuthors()) {
                from.path("authors").forEach(author -> author(author, story));
            }
            if (!story.hasAuthors()) {
                author(from.path("author"), story);
            }
        }
        story.source(JsonTree.text(feed.path("title")));
        story.category(JsonTree.text(feed.path("title")));
        story.language(JsonTree.text(item.path("language")));
        story.language(JsonTree.text(feed.path("language")));
        item.path("tags").forEach(tag -> story.tag(JsonTree.text(tag)));
        story.image(JsonTree.text(item.path("image")), "");
        story.extras(item, READ);
    }

    private static Story.@Nullable Text either(JsonNode value) {
        String text = JsonTree.text(value);
        return text == null ? null : Story.Text.either(text);
    }

    private static void author(JsonNode author, Story story) {
        String name = JsonTree.text(author.isObject() ? author.path("name") : author);
        story.author(name);
    }
}
