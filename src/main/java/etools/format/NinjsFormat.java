package etools.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The news agencies' JSON, ninjs 1.x, 2.x and 3.x: one item, an array, or an object with `items`.
///
/// The versions differ in spelling (`version_created`, `versionCreated`) and in whether a field is
/// there once (`headline`) or as a list with roles (`headlines`); all are read alike.
///
/// @see <a href="https://iptc.org/std/ninjs/userguide/">ninjs user guide</a>
public final class NinjsFormat implements ArticleFormat {

    private static final Set<String> LIST = Set.of("items");

    /// A text with these has its own marks and no other may be taken for it.
    private static final Set<String> MARKS =
            Set.of(
                    "versioncreated",
                    "pubstatus",
                    "representationtype",
                    "bodies",
                    "headlines",
                    "descriptions");

    private static final int MAX_PICTURES = 20;

    /// Wide enough for a window, and no file for a printing press.
    private static final int BEST_WIDTH = 1_200;

    @Override
    public String name() {
        return "News item (ninjs)";
    }

    @Override
    public String kept() {
        return "headline, text or HTML, description, subjects, places, people, dates, byline,"
                + " source, language, addresses of pictures, copyright";
    }

    @Override
    public String lost() {
        return "scores of subjects, coordinates, rights in ODRL, films and sounds";
    }

    @Override
    public List<String> endings() {
        return List.of("json", "ninjs");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        JsonTree.Head head = JsonTree.head(input);
        return isNinjs(head.root())
                || (isNinjs(head.first())
                        && (head.root().isEmpty() || head.lists().contains("items")));
    }

    private static boolean isNinjs(Map<String, String> fields) {
        if (fields.getOrDefault("standard", "").equalsIgnoreCase("ninjs")) {
            return true;
        }
        Set<String> names = new HashSet<>();
        fields.keySet().forEach(name -> names.add(flat(name)));
        return names.contains("uri") && MARKS.stream().anyMatch(names::contains);
    }

    private static String flat(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        JsonFormat.articles(input, LIST, "items")
                .read(
                        (parser, place) -> {
                            JsonNode node = JsonTree.read(parser);
                            if (node instanceof ObjectNode object) {
                                return parts(object, input.limits(), place);
                            }
                            Story story = new Story(input.limits(), place);
                            story.refuse(
                                    node == null
                                            ? JsonTree.TOO_LARGE
                                            : "no JSON object, and so no article");
                            return story.parts();
                        },
                        parts);
    }

    /// The item and, where it is a package, the items that it holds whole.
    private static List<Part> parts(ObjectNode object, Limits limits, @Nullable String place)
            throws IOException {
        Map<String, JsonNode> item = JsonTree.flat(object);
        List<Part> parts = new ArrayList<>();
        List<Map<String, JsonNode>> texts = new ArrayList<>();
        for (Map<String, JsonNode> inner : associations(item)) {
            if (!isPicture(inner) && text(inner, "bod") != null && headline(inner) != null) {
                texts.add(inner);
            }
        }
        if (texts.isEmpty() || text(item, "bod") != null) {
            Story story = new Story(limits, place);
            tell(item, story);
            parts.addAll(story.parts());
        }
        for (Map<String, JsonNode> inner : texts) {
            Story story = new Story(limits, place);
            tell(inner, story);
            parts.addAll(story.parts());
        }
        return parts;
    }

    private static void tell(Map<String, JsonNode> item, Story story) {
        String uri = JsonTree.text(item.get("uri"));
        for (Map<String, JsonNode> id : objects(item.get("altids"))) {
            String role = JsonTree.text(id.get("role"));
            if ("url".equals(role)) {
                story.url(JsonTree.text(id.get("value")));
            }
        }
        links(item, story);
        story.id(uri);
        if (text(item, "bod") == null && text(item, "description") == null) {
            story.url(uri);
        }
        story.title(headline(item));
        story.title(either(item.get("title")));
        story.title(either(item.get("slugline")));
        story.body(text(item, "bod"));
        story.summary(text(item, "description"));
        story.published(JsonTree.text(item.get("contentcreated")));
        story.published(JsonTree.text(item.get("firstcreated")));
        story.published(JsonTree.text(item.get("versioncreated")));
        story.updated(JsonTree.text(item.get("contentmodified")));
        story.updated(JsonTree.text(item.get("versioncreated")));
        credits(item, story);
        for (Map<String, JsonNode> subject : named(item, "subject")) {
            if ("category".equals(JsonTree.text(subject.get("rel")))) {
                story.category(name(subject));
            }
        }
        List<String> subjects = new ArrayList<>();
        for (Map<String, JsonNode> subject : named(item, "subject")) {
            String name = name(subject);
            if (name != null) {
                subjects.add(name);
            }
        }
        story.categories(subjects);
        for (String field : List.of("keyword", "place", "organisation", "event", "object")) {
            named(item, field).forEach(thing -> story.tag(name(thing)));
        }
        for (Map<String, JsonNode> person : people(item)) {
            if (!isAuthor(person)) {
                story.tag(name(person));
            }
        }
        pictures(item, story);
        for (String field :
                List.of(
                        "copyrightnotice",
                        "copyrightholder",
                        "usageterms",
                        "located",
                        "slugline",
                        "pubstatus",
                        "embargoed",
                        "ednote")) {
            story.extra(field, JsonTree.text(item.get(field)));
        }
    }

    private static void links(Map<String, JsonNode> item, Story story) {
        for (String field : List.of("url", "canonicalurl", "link")) {
            story.url(JsonTree.text(item.get(field)));
        }
        for (Map<String, JsonNode> link : objects(item.get("links"))) {
            String rel = JsonTree.text(link.get("rel"));
            if (rel == null || rel.equals("alternate") || rel.equals("canonical")) {
                story.url(JsonTree.text(link.get("href")));
            }
        }
    }

    private static void credits(Map<String, JsonNode> item, Story story) {
        for (Map<String, JsonNode> person : people(item)) {
            if (isAuthor(person)) {
                story.author(name(person));
            }
        }
        named(item, "author").forEach(author -> story.author(name(author)));
        if (!story.hasAuthors()) {
            story.byline(JsonTree.text(item.get("byline")));
        }
        if (!story.hasAuthors()) {
            story.byline(JsonTree.text(item.get("by")));
        }
        named(item, "infosource").forEach(source -> story.source(name(source)));
        for (String field : List.of("source", "provider", "copyrightholder", "creditline")) {
            JsonNode value = item.get(field);
            story.source(value != null && value.isObject() ? name(value) : JsonTree.text(value));
        }
        story.language(JsonTree.text(item.get("language")));
    }

    private static boolean isAuthor(Map<String, JsonNode> person) {
        String rel = JsonTree.text(person.get("rel"));
        return "author".equals(rel) || "creator".equals(rel) || "byline".equals(rel);
    }

    private static List<Map<String, JsonNode>> people(Map<String, JsonNode> item) {
        List<Map<String, JsonNode>> people = new ArrayList<>(objects(item.get("person")));
        people.addAll(objects(item.get("people")));
        return people;
    }

    /// The things under a field's name, in the singular or the plural.
    private static List<Map<String, JsonNode>> named(Map<String, JsonNode> item, String field) {
        List<Map<String, JsonNode>> things = new ArrayList<>(objects(item.get(field)));
        things.addAll(objects(item.get(field + "s")));
        return things;
    }

    private static @Nullable String name(JsonNode thing) {
        return name(JsonTree.flat(thing));
    }

    private static @Nullable String name(Map<String, JsonNode> thing) {
        for (String field : List.of("name", "names", "value", "literal")) {
            JsonNode value = thing.get(field);
            String text =
                    value != null && value.isArray()
                            ? JsonTree.text(value.path(0).path("value"))
                            : JsonTree.text(value);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static Story.@Nullable Text headline(Map<String, JsonNode> item) {
        Story.Text once = either(item.get("headline"));
        return once != null ? once : best(item.get("headlines"));
    }

    /// The field's text in the richest form: `body_html`, or the best of `bodies`.
    ///
    /// @param stem `bod` for body and bodies, `description` for description and descriptions
    private static Story.@Nullable Text text(Map<String, JsonNode> item, String stem) {
        String one = stem.equals("bod") ? "body" : stem;
        for (String kind : List.of("html", "xhtml", "html5")) {
            String html = JsonTree.text(item.get(one + kind));
            if (html != null) {
                return Story.Text.html(html);
            }
        }
        Story.Text several = best(item.get(stem.equals("bod") ? "bodies" : stem + "s"));
        if (several != null) {
            return several;
        }
        String plain = JsonTree.text(item.get(one + "text"));
        if (plain != null) {
            return Story.Text.plain(plain);
        }
        for (Map.Entry<String, JsonNode> field : item.entrySet()) {
            String text = JsonTree.text(field.getValue());
            if (field.getKey().startsWith(one) && text != null) {
                return Story.Text.either(text);
            }
        }
        return null;
    }

    /// HTML before plain text, the main one before others.
    private static Story.@Nullable Text best(@Nullable JsonNode values) {
        Story.Text best = null;
        int rank = 0;
        for (Map<String, JsonNode> value : objects(values)) {
            String text = JsonTree.text(value.get("value"));
            String role = JsonTree.text(value.get("role"));
            String type = JsonTree.text(value.get("contenttype"));
            String kind = ((type == null ? "" : type) + ' ' + (role == null ? "" : role));
            boolean html = kind.toLowerCase(Locale.ROOT).contains("html");
            boolean xml = !html && type != null && type.contains("xml");
            if (text == null) {
                continue;
            }
            int now = html ? 6 : type == null || type.startsWith("text/plain") ? 4 : xml ? 1 : 2;
            now += role == null || role.equals("main") ? 1 : 0;
            if (now > rank) {
                rank = now;
                best =
                        html || xml
                                ? Story.Text.html(text)
                                : type != null && type.startsWith("text/plain")
                                        ? Story.Text.plain(text)
                                        : Story.Text.either(text);
            }
        }
        return best;
    }

    /// The pictures of the item itself and of what is associated with it.
    private static void pictures(Map<String, JsonNode> item, Story story) {
        if (isPicture(item)) {
            story.image(rendition(item), caption(item));
        }
        int pictures = 0;
        for (Map<String, JsonNode> inner : associations(item)) {
            if (isPicture(inner) && pictures++ < MAX_PICTURES) {
                story.image(rendition(inner), caption(inner));
            }
        }
    }

    private static boolean isPicture(Map<String, JsonNode> item) {
        String type = JsonTree.text(item.get("type"));
        return "picture".equals(type) || "graphic".equals(type) || "image".equals(type);
    }

    private static String caption(Map<String, JsonNode> item) {
        Story.Text text = text(item, "description");
        Story.Text caption = text == null ? headline(item) : text;
        return caption == null ? "" : caption.value();
    }

    /// The address of the picture whose width suits a window best.
    private static @Nullable String rendition(Map<String, JsonNode> item) {
        String best = null;
        long distance = Long.MAX_VALUE;
        for (Map<String, JsonNode> rendition : objects(item.get("renditions"))) {
            String href = JsonTree.text(rendition.get("href"));
            String type = JsonTree.text(rendition.get("contenttype"));
            type = type == null ? JsonTree.text(rendition.get("mimetype")) : type;
            JsonNode width = rendition.get("width");
            long off = Math.abs((width == null ? 0 : width.asLong(0)) - BEST_WIDTH);
            if (href != null && (type == null || type.startsWith("image/")) && off < distance) {
                best = href;
                distance = off;
            }
        }
        return best;
    }

    private static List<Map<String, JsonNode>> associations(Map<String, JsonNode> item) {
        return objects(item.get("associations"));
    }

    /// The objects of a list, of an object's fields, or the one object; texts as objects with a
    /// name.
    private static List<Map<String, JsonNode>> objects(@Nullable JsonNode value) {
        List<Map<String, JsonNode>> objects = new ArrayList<>();
        if (value == null) {
            return objects;
        }
        boolean one = value.isObject() && (value.has("name") || value.has("value"));
        for (JsonNode node : one || value.isString() ? List.of(value) : value) {
            if (node.isObject()) {
                objects.add(JsonTree.flat(node));
            } else if (node.isString()) {
                objects.add(Map.of("name", node));
            }
        }
        return objects;
    }

    private static Story.@Nullable Text either(@Nullable JsonNode value) {
        String text = JsonTree.text(value);
        return text == null ? null : Story.Text.either(text);
    }
}
