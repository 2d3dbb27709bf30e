package etools.format;

import etools.article.Credits;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One article described in schema.org's words, wherever the description stands. A person or a
/// publisher may be told elsewhere in the same document and only be named here by `@id`.
///
/// @see <a href="https://schema.org/Article">schema.org Article</a>
final class SchemaOrg {

    static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

    /// More things than any page describes.
    private static final int MAX_THINGS = 10_000;

    private static final int MAX_NAMES = 50;

    /// Under these a page holds the article that it is about.
    private static final List<String> ABOUT = List.of("@graph", "mainEntity");

    /// Under these a list holds its articles.
    private static final List<String> LISTED =
            List.of("@graph", "mainEntity", "itemListElement", "item", "hasPart", "blogPost");

    private final JsonNode article;
    private final Map<String, JsonNode> things;

    SchemaOrg(JsonNode article, Map<String, JsonNode> things) {
        this.article = article;
        this.things = things;
    }

    /// The article that a page is about, or null where `root` tells of none.
    static @Nullable SchemaOrg first(JsonNode root) {
        List<SchemaOrg> articles = find(root, ABOUT, 1);
        return articles.isEmpty() ? null : articles.getFirst();
    }

    /// The articles that `root` tells of, in its order.
    static List<SchemaOrg> all(JsonNode root) {
        return find(root, LISTED, MAX_THINGS);
    }

    private static List<SchemaOrg> find(JsonNode root, List<String> holders, int most) {
        List<SchemaOrg> found = new ArrayList<>();
        Map<String, JsonNode> things = new HashMap<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        for (int looked = 0; !open.isEmpty() && looked < MAX_THINGS; looked++) {
            JsonNode node = open.removeFirst();
            if (node.isArray()) {
                List<JsonNode> members = new ArrayList<>();
                node.forEach(members::add);
                members.reversed().forEach(open::addFirst);
            } else if (node.isObject()) {
                String id = node.path("@id").asString("");
                if (!id.isEmpty() && node.size() > 1) {
                    things.putIfAbsent(id, node);
                }
                if (isArticle(node.path("@type"))) {
                    if (found.size() < most) {
                        found.add(new SchemaOrg(node, things));
                    }
                } else {
                    holders.reversed().forEach(holder -> open.addFirst(node.path(holder)));
                }
            }
        }
        return found;
    }

    static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticleName(one.asString(""))) {
                    return true;
                }
            }
        }
        return isArticleName(type.asString(""));
    }

    static boolean isArticleName(String type) {
        String name = type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
        return name.endsWith("Article")
                || name.endsWith("BlogPosting")
                || name.equals("Report")
                || name.equals("SocialMediaPosting")
                || name.equals("DiscussionForumPosting")
                || name.equals("Review");
    }

    JsonNode node() {
        return article;
    }

    /// The text of a field, of its first value, or of the name of the thing that stands there.
    @Nullable String text(String field) {
        return textOf(value(field));
    }

    /// An address: a text, or the `url`, `contentUrl` or `@id` of a thing.
    @Nullable String address(String field) {
        JsonNode value = firstOf(value(field));
        if (!value.isObject()) {
            return textOf(value);
        }
        for (String name : List.of("url", "contentUrl", "@id")) {
            String text = textOf(value.path(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /// Who wrote it, where it appeared, and its language.
    Credits credits() {
        Set<String> authors = names("author");
        if (authors.isEmpty()) {
            authors = names("creator");
        }
        return new Credits(List.copyOf(authors), source(), Languages.tag(text("inLanguage")));
    }

    private @Nullable String source() {
        for (String field : List.of("publisher", "isPartOf", "sourceOrganization", "provider")) {
            for (String name : names(field)) {
                return name;
            }
        }
        return null;
    }

    /// The names of the people or organisations of a field.
    Set<String> names(String field) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode value = value(field);
        if (value.isArray()) {
            value.forEach(one -> addName(names, one));
        } else {
            addName(names, value);
        }
        return names;
    }

    private void addName(Set<String> names, JsonNode value) {
        JsonNode thing = resolved(value);
        String name =
                thing.isObject()
                        ? textOf(thing.path(thing.has("name") ? "name" : "alternateName"))
                        : textOf(thing);
        String line = name == null ? "" : Characters.cut(BodyText.line(name), 200);
        if (!line.isEmpty() && !line.matches("(?i)https?://.*") && names.size() < MAX_NAMES) {
            names.add(line);
        }
    }

    /// The values of a field; a single text of several words stays one.
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode value = value(field);
        if (value.isArray()) {
            for (JsonNode one : value) {
                String text = textOf(resolved(one));
                if (text != null) {
                    texts.add(text);
                }
            }
        } else {
            String text = textOf(resolved(value));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The field's value, under its own name or one with a prefix (`schema:headline`).
    JsonNode value(String field) {
        JsonNode value = article.path(field);
        return value.isMissingNode() ? article.path("schema:" + field) : value;
    }

    private JsonNode resolved(JsonNode value) {
        if (value.isObject() && !value.has("name")) {
            JsonNode thing = things.get(value.path("@id").asString(""));
            return thing == null ? value : thing;
        }
        return value;
    }

    private JsonNode firstOf(JsonNode value) {
        return value.isArray() ? value.path(0) : value;
    }

    private @Nullable String textOf(JsonNode value) {
        JsonNode one = resolved(firstOf(value));
        for (int depth = 0; depth < 4 && (one.isObject() || one.isArray()); depth++) {
            if (one.isArray()) {
                one = one.path(0);
            } else {
                one = one.path(one.has("@value") ? "@value" : one.has("name") ? "name" : "@id");
            }
        }
        String text = one.isValueNode() ? one.asString("") : "";
        return text.isBlank() ? null : text;
    }
}
