package etools.format;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects what a feed or a news agency's file says of one article, and makes a draft of it. Of
/// several candidates for one field the first that says something counts.
final class Story {

    /// A text as a file gives it.
    record Text(String value, Kind kind) {

        enum Kind {
            PLAIN,
            HTML,
            /// The file does not say which.
            EITHER
        }

        static Text plain(String value) {
            return new Text(value, Kind.PLAIN);
        }

        static Text html(String value) {
            return new Text(value, Kind.HTML);
        }

        static Text either(String value) {
            return new Text(value, Kind.EITHER);
        }
    }

    /// A picture that the article names apart from its text.
    record Image(String address, String caption) {}

    private static final int MAX_TAGS = 100;
    private static final int MAX_IMAGES = 50;
    private static final int MAX_ADDRESS_CHARS = 10_000;
    private static final int TITLE_OF_TEXT_CHARS = 100;

    private final Limits limits;
    private final @Nullable String place;
    private final List<Part> parts = new ArrayList<>();
    private String base = "";
    private @Nullable Text title;
    private @Nullable Text body;
    private @Nullable Text summary;
    private @Nullable ArticleId id;
    private @Nullable String sourceId;
    private @Nullable String url;
    private @Nullable String category;
    private final Set<String> tags = new LinkedHashSet<>();
    private Dates.@Nullable When published;
    private Dates.@Nullable When updated;
    private final Set<String> authors = new LinkedHashSet<>();
    private @Nullable String source;
    private @Nullable String language;
    private final List<Image> images = new ArrayList<>();
    private final ObjectNode extra = SchemaOrg.MAPPER.createObjectNode();
    private @Nullable String problem;

    /// @param place where in the file, such as `article 3`; null where the file is the article
    Story(Limits limits, @Nullable String place) {
        this.limits = limits;
        this.place = place;
    }

    /// What relative addresses are meant against.
    void base(@Nullable String address) {
        if (base.isEmpty() && address != null && isWeb(address.strip())) {
            base = address.strip();
        }
    }

    void title(@Nullable Text text) {
        title = title == null && hasText(text) ? text : title;
    }

    void body(@Nullable Text text) {
        body = body == null && hasText(text) ? text : body;
    }

    void summary(@Nullable Text text) {
        summary = summary == null && hasText(text) ? text : summary;
    }

    boolean hasBody() {
        return body != null;
    }

    /// A UUID is the article's own id, an address may be where it stands.
    void id(@Nullable String text) {
        String line = text == null ? "" : Characters.line(text);
        if (line.isEmpty()) {
            return;
        }
        String plain = line.regionMatches(true, 0, "urn:uuid:", 0, 9) ? line.substring(9) : line;
        Optional<ArticleId> uuid = ArticleId.parse(plain);
        if (uuid.isPresent()) {
            id = id == null ? uuid.get() : id;
        } else if (sourceId == null) {
            sourceId = Characters.cut(line, 1_000);
        }
    }

    void url(@Nullable String address) {
        String line = address == null ? "" : Characters.line(address);
        if (url == null && !line.isEmpty() && line.length() <= MAX_ADDRESS_CHARS) {
            String whole = isWeb(line) || base.isEmpty() ? line : StringUtil.resolve(base, line);
            url = isWeb(whole) ? whole : null;
        }
    }

    void category(@Nullable String name) {
        String line = name == null ? "" : Characters.cut(BodyText.line(name), 200);
        category = category == null && !line.isEmpty() ? line : category;
    }

    void tag(@Nullable String name) {
        String line = name == null ? "" : Characters.cut(BodyText.line(name), 200);
        if (!line.isEmpty() && tags.size() < MAX_TAGS) {
            tags.add(line);
        }
    }

    /// The first is the article's category, the others are tags.
    void categories(Iterable<String> names) {
        for (String name : names) {
            String line = Characters.cut(BodyText.line(name), 200);
            if (category == null) {
                category(line);
            } else if (!line.equals(category)) {
                tag(line);
            }
        }
    }

    void published(@Nullable String date) {
        published = published == null ? when(date) : published;
    }

    void updated(@Nullable String date) {
        updated = updated == null ? when(date) : updated;
    }

    private Dates.@Nullable When when(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<Dates.When> when = Dates.parse(text);
        if (when.isEmpty()) {
            warn("the date " + Characters.quoted(text) + " could not be read");
        }
        return when.orElse(null);
    }

    void author(@Nullable String name) {
        if (name != null) {
            Names.add(authors, name);
        }
    }

    /// The people that one text names.
    void byline(@Nullable String text) {
        if (text != null) {
            Names.of(text).forEach(name -> Names.add(authors, name));
        }
    }

    boolean hasAuthors() {
        return !authors.isEmpty();
    }

    void source(@Nullable String name) {
        String line = name == null ? "" : Characters.cut(BodyText.line(name), 200);
        source = source == null && !line.isEmpty() ? line : source;
    }

    void language(@Nullable String text) {
        language = language == null ? Languages.tag(text) : language;
    }

    void image(@Nullable String address, @Nullable String caption) {
        String line = address == null ? "" : address.strip();
        boolean inside = line.regionMatches(true, 0, "data:", 0, 5);
        if (line.isEmpty() || images.size() == MAX_IMAGES) {
            return;
        }
        if (!inside && line.length() > MAX_ADDRESS_CHARS) {
            return;
        }
        String whole =
                inside || isWeb(line) || base.isEmpty() ? line : StringUtil.resolve(base, line);
        boolean known = images.stream().anyMatch(image -> image.address().equals(whole));
        if (!known && (inside || isWeb(whole))) {
            images.add(new Image(whole, caption == null ? "" : BodyText.line(caption)));
        }
    }

    /// A further fact, kept with the article as it is.
    void extra(String name, @Nullable String value) {
        String line = value == null ? "" : Characters.line(value);
        if (!line.isEmpty() && !extra.has(name)) {
            extra.put(name, line);
        }
    }

    void extra(String name, JsonNode value) {
        if (!extra.has(name) && !value.isEmpty()) {
            extra.set(name, value);
        }
    }

    /// The fields of `object` but those named, kept as they are.
    void extras(JsonNode object, Set<String> but) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            boolean empty = value.isNull() || (value.isContainer() && value.isEmpty());
            if (!but.contains(field.getKey()) && !extra.has(field.getKey()) && !empty) {
                extra.set(field.getKey(), value);
            }
        }
    }

    /// Why this makes no article.
    void refuse(String why) {
        problem = problem == null ? why : problem;
    }

    void warn(String what) {
        Part warning = new Part.Warned(new Refusal(place, what));
        if (!parts.contains(warning) && parts.size() < MAX_TAGS) {
            parts.add(warning);
        }
    }

    /// What is to be handed over: warnings, and the article or why there is none.
    List<Part> parts() throws IOException {
        try {
            parts.add(new Part.Found(draft()));
        } catch (RefusedException e) {
            parts.add(new Part.Refused(new Refusal(place, e.refusal().why())));
        }
        return parts;
    }

    private ArticleDraft draft() throws IOException, RefusedException {
        if (problem != null) {
            throw new RefusedException(null, problem);
        }
        base(url);
        PictureShelf shelf = new PictureShelf(limits, null, this::warn);
        String gist = summary == null ? "" : line(summary);
        Body found = body(body, shelf);
        if (found.content().isEmpty() && summary != null) {
            found = body(summary, shelf);
            gist = "";
        }
        String name = title == null ? "" : line(title);
        found = withoutTitle(found, name);
        if (!found.content().isEmpty()) {
            found = withImages(found, shelf);
        }
        if (name.isEmpty()) {
            name = titleOf(found);
        }
        if (name.isEmpty()) {
            throw new RefusedException(null, "neither a title nor a text");
        }
        if (found.content().isEmpty() && url == null) {
            throw new RefusedException(null, "neither a text nor an address");
        }
        if (found.content().isEmpty() && !images.isEmpty() && isWeb(images.getFirst().address())) {
            extra("image", images.getFirst().address());
        }
        category(source);
        String more = more();
        return ArticleDraft.titled(Characters.cut(name, ArticleFields.MAX_TITLE_CHARS), found)
                .id(id)
                .sourceId(isAddress(sourceId) ? null : sourceId)
                .category(
                        category == null ? null : new Category(Characters.slug(category), category))
                .url(url)
                .date(published == null ? null : published.date())
                .published(published == null ? null : published.instant())
                .updated(updated == null ? null : updated.start())
                .summary(gist.isEmpty() ? null : gist)
                .tags(List.copyOf(tags))
                .credits(new Credits(List.copyOf(authors), source, language))
                .pictures(shelf.picturesIn(found))
                .extra(more)
                .build();
    }

    /// Whether an id is only the article's address, or a place in it.
    private boolean isAddress(@Nullable String name) {
        return name != null
                && url != null
                && (name.equals(url) || name.startsWith(url + "#") || name.equals(url + "/"));
    }

    private @Nullable String more() {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, JsonNode> field : extra.properties()) {
            String value =
                    SchemaOrg.MAPPER.writeValueAsString(field.getKey())
                            + ':'
                            + SchemaOrg.MAPPER.writeValueAsString(field.getValue());
            if (json.length() + value.length() < ArticleFields.MAX_EXTRA_CHARS) {
                json.append(json.length() > 1 ? "," : "").append(value);
            }
        }
        return json.length() == 1 ? null : Characters.clean(json.append('}').toString());
    }

    private Body body(@Nullable Text text, PictureShelf shelf)
            throws IOException, RefusedException {
        if (text == null) {
            return Body.text("");
        }
        Body found =
                switch (text.kind()) {
                    case PLAIN ->
                            Body.text(Characters.trimBlankLines(Characters.clean(text.value())));
                    case HTML -> html(text.value(), shelf);
                    case EITHER ->
                            BodyText.isHtml(text.value())
                                    ? html(text.value(), shelf)
                                    : BodyText.of(text.value(), base);
                };
        return found.content().isBlank() ? Body.text("") : found;
    }

    private Body html(String html, PictureShelf shelf) throws IOException, RefusedException {
        Sanitiser.checkSize(html);
        return shelf.body(html, base);
    }

    /// A text that begins with the title as a heading would show it twice.
    private static Body withoutTitle(Body found, String title) {
        String html = found.content();
        int end = html.indexOf("</h2>");
        if (found.kind() != Body.Kind.HTML || !html.startsWith("<h2>") || end < 0) {
            return found;
        }
        String heading = Characters.line(Body.html(html.substring(0, end + 5)).plainText());
        boolean same = heading.equals(title) && html.length() > end + 5;
        return same ? Body.html(html.substring(end + 5).strip()) : found;
    }

    /// Pictures that the text does not show stand before it.
    private Body withImages(Body found, PictureShelf shelf) throws IOException {
        if (images.isEmpty() || found.content().contains("<img")) {
            return found;
        }
        StringBuilder html = new StringBuilder();
        for (Image image : images) {
            Element figure = new Element("figure");
            figure.appendElement("img").attr("src", image.address()).attr("alt", image.caption());
            if (!image.caption().isEmpty()) {
                figure.appendElement("figcaption").text(image.caption());
            }
            html.append(figure.outerHtml());
        }
        Body shown = shelf.body(html.toString(), base);
        if (!shown.content().contains("<img")) {
            return found;
        }
        return Body.html(Sanitiser.clean(shown.content() + paragraphs(found), base));
    }

    private static String paragraphs(Body found) {
        return switch (found.kind()) {
            case HTML -> found.content();
            case TEXT -> {
                StringBuilder html = new StringBuilder();
                for (String paragraph : found.content().split("\n\\s*\n", -1)) {
                    String text = new TextNode(paragraph.strip()).outerHtml();
                    html.append("<p>").append(text.replace("\n", "<br>")).append("</p>");
                }
                yield html.toString();
            }
        };
    }

    private static String line(Text text) {
        return switch (text.kind()) {
            case PLAIN -> Characters.line(text.value());
            case HTML -> Characters.line(Body.html(Sanitiser.clean(text.value(), "")).plainText());
            case EITHER -> BodyText.line(text.value());
        };
    }

    /// The first words of an article that has no title, such as a short message.
    private String titleOf(Body found) {
        String first =
                found.plainText()
                        .lines()
                        .map(Characters::line)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("");
        if (first.isEmpty()) {
            return url == null ? "" : url;
        }
        return first.length() <= TITLE_OF_TEXT_CHARS
                ? first
                : Characters.cut(first, TITLE_OF_TEXT_CHARS) + "\u2026";
    }

    static boolean isWeb(String address) {
        String start = address.substring(0, Math.min(address.length(), 8)).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private static boolean hasText(@Nullable Text text) {
        return text != null && !text.value().isBlank();
    }
}
