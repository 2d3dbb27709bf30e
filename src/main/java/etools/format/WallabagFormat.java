package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// The JSON that wallabag exports, of version 1 (`is_read`, `is_fav`) and 2 (`is_archived`,
/// `is_starred`).
///
/// @see <a href="https://doc.wallabag.org/user/import/wallabagv2/">wallabag, Import</a>
public final class WallabagFormat implements ArticleFormat {

    /// What wallabag calls a page whose title it could not find, in its languages.
    private static final Set<String> UNTITLED =
            Set.of(
                    "untitled",
                    "sans titre",
                    "podle nadpisu",
                    "sin t\u00edtulo",
                    "per titolo",
                    "sem t\u00edtulo",
                    "\u0411\u0435\u0437 \u043d\u0430\u0437\u0432\u0430\u043d\u0438\u044f"
                            .toLowerCase(Locale.ROOT),
                    "po naslovu",
                    "\u0411\u0435\u0437 \u043d\u0430\u0437\u0432\u0438".toLowerCase(Locale.ROOT),
                    "no title found");

    /// Stands in for the text of a page that wallabag could not fetch.
    private static final String NOT_FETCHED = "wallabag can't retrieve contents for this article";

    private static final List<String> KEPT_AS_THEY_ARE =
            List.of(
                    "preview_picture",
                    "reading_time",
                    "mimetype",
                    "http_status",
                    "origin_url",
                    "given_url");

    @Override
    public String name() {
        return "wallabag (JSON)";
    }

    @Override
    public String kept() {
        return "title, text, address, tags, authors, site, language, dates, read, starred, "
                + "annotations, the preview picture's address";
    }

    @Override
    public String lost() {
        return "where in the text an annotation stands";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        JsonItems.Start start = JsonItems.start(input);
        return start != null
                && start.isArray()
                && (start.has("is_archived", "is_starred")
                        || start.has("is_read", "is_fav")
                        || start.has("0", "1", "2"));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        JsonItems.read(input, null, new SavedArticles(parts), WallabagFormat::entry);
    }

    private static void entry(JsonNode entry, SavedArticle article) {
        String title = JsonItems.text(entry, "title");
        boolean titled =
                title != null && !UNTITLED.contains(title.strip().toLowerCase(Locale.ROOT));
        article.title(titled ? title : null);
        article.address(JsonItems.text(entry, "url"));
        article.sourceId(JsonItems.text(entry, "uid"));
        String content = JsonItems.text(entry, "content");
        boolean fetched = content != null && !content.strip().startsWith(NOT_FETCHED);
        article.html(fetched ? content : null);
        article.read(flag(entry, "is_archived", "is_read"));
        article.starred(flag(entry, "is_starred", "is_fav"));
        article.saved(JsonItems.text(entry, "created_at"));
        article.updated(JsonItems.text(entry, "updated_at"));
        article.published(JsonItems.text(entry, "published_at"));
        if (Boolean.TRUE.equals(flag(entry, "is_archived", "is_read"))) {
            article.lastRead(JsonItems.text(entry, "archived_at"));
        }
        article.language(JsonItems.text(entry, "language"));
        article.source(JsonItems.text(entry, "domain_name"));
        authors(entry.path("published_by"), article);
        tags(entry.path("tags"), article);
        for (JsonNode note : entry.path("annotations")) {
            article.note(
                    JsonItems.text(note, "quote"),
                    JsonItems.text(note, "text"),
                    JsonItems.text(note, "created_at"));
        }
        for (String name : KEPT_AS_THEY_ARE) {
            article.extra(name, JsonItems.text(entry, name));
        }
    }

    private static @Nullable Boolean flag(JsonNode entry, String name, String former) {
        String value = JsonItems.text(entry, entry.has(name) ? name : former);
        return SavedArticle.flag(value);
    }

    private static void authors(JsonNode names, SavedArticle article) {
        article.author(JsonItems.text(names));
        for (JsonNode name : names) {
            article.author(JsonItems.text(name));
        }
    }

    private static void tags(JsonNode tags, SavedArticle article) {
        article.tags(JsonItems.text(tags), ",");
        for (JsonNode tag : tags) {
            article.tag(tag.isObject() ? JsonItems.text(tag, "label") : JsonItems.text(tag));
        }
    }
}
