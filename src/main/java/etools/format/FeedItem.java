package etools.format;

import etools.format.XmlNames.Space;

import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One item of a feed: what its elements say, by whatever vocabulary.
final class FeedItem {

    private static final int MAX_VALUES = 200;

    private final XMLStreamReader reader;
    private final FeedFormat.Feed feed;
    private final String base;
    private final List<String> titles = new ArrayList<>();
    private Story.@Nullable Text title;
    private Story.@Nullable Text content;
    private Story.@Nullable Text description;
    private Story.@Nullable Text told;
    private Story.@Nullable Text captions;
    private final List<String> links = new ArrayList<>();
    private @Nullable String original;
    private @Nullable String id;
    private boolean idIsAddress;
    private @Nullable String about;
    private final List<String> published = new ArrayList<>();
    private final List<String> updated = new ArrayList<>();
    private final List<String> bylines = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<String> speakers = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable String source;
    private @Nullable String language;
    private @Nullable String image;
    private @Nullable String thumbnail;
    private @Nullable String comments;
    private @Nullable String rights;
    private final ArrayNode enclosures = SchemaOrg.MAPPER.createArrayNode();
    private boolean tooLong;

    /// @param reader at the item's start tag
    FeedItem(XMLStreamReader reader, FeedFormat.Feed feed) {
        this.reader = reader;
        this.feed = feed;
        base = XmlText.base(reader, feed.base);
        language = XmlText.attribute(reader, "xml:lang");
        about = XmlText.attribute(reader, "rdf:about");
    }

    /// Reads the item to its end.
    void read() throws XMLStreamException {
        int open = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && open-- == 0) {
                return;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                feed.names.declare(reader);
                XmlNames.Name name = feed.names.of(reader.getLocalName());
                if (name.space() == Space.MEDIA && isBox(name.local())) {
                    media(name.local());
                    open++;
                } else {
                    element(name);
                }
            }
        }
    }

    private static boolean isBox(String local) {
        return local.equals("group") || local.equals("content");
    }

    private void element(XmlNames.Name name) throws XMLStreamException {
        switch (name.space()) {
            case CORE -> core(name.local());
            case ATOM -> atom(name.local());
            case DC -> dublinCore(name.local());
            case CONTENT -> {
                if (name.local().equals("encoded")) {
                    content = better(content, text(false));
                } else {
                    XmlText.skip(reader);
                }
            }
            case XHTML -> {
                if (name.local().equals("body") || name.local().equals("div")) {
                    content = better(content, text(true));
                } else {
                    XmlText.skip(reader);
                }
            }
            case MEDIA -> media(name.local());
            case ITUNES -> podcast(name.local());
            case FEEDBURNER -> {
                if (name.local().equals("origLink")) {
                    original = XmlText.line(reader);
                } else {
                    XmlText.skip(reader);
                }
            }
            case OTHER -> XmlText.skip(reader);
        }
    }

    private void core(String local) throws XMLStreamException {
        switch (local) {
            case "title" -> title = better(title, atomText());
            case "content" -> content();
            case "body" -> content = better(content, text(true));
            case "description", "fullitem" -> description = better(description, text(false));
            case "summary" -> description = better(description, atomText());
            case "link" -> link();
            case "guid" -> {
                idIsAddress = !"false".equalsIgnoreCase(XmlText.attribute(reader, "isPermaLink"));
                id = first(id, XmlText.line(reader));
            }
            case "id" -> id = first(id, XmlText.line(reader));
            case "pubDate", "pubdate", "published", "issued", "created", "date" ->
                    add(published, XmlText.line(reader));
            case "updated", "modified", "lastBuildDate" -> add(updated, XmlText.line(reader));
            case "author" -> add(bylines, XmlText.child(reader, "name"));
            case "category" -> category();
            case "source" -> source = first(source, XmlText.child(reader, "title"));
            case "enclosure" -> enclosure("url");
            case "comments" -> comments = first(comments, XmlText.line(reader));
            case "rights", "copyright" -> rights = first(rights, XmlText.line(reader));
            case "language" -> language = first(language, XmlText.line(reader));
            case "image" -> thumbnail = first(thumbnail, XmlText.child(reader, "url"));
            default -> XmlText.skip(reader);
        }
    }

    private void atom(String local) throws XMLStreamException {
        switch (local) {
            case "link" -> link();
            case "author" -> add(authors, XmlText.child(reader, "name"));
            case "updated" -> add(updated, XmlText.line(reader));
            case "published" -> add(published, XmlText.line(reader));
            case "summary" -> told = better(told, atomText());
            case "content" -> content();
            case "id" -> about = first(about, XmlText.line(reader));
            default -> XmlText.skip(reader);
        }
    }

    private void dublinCore(String local) throws XMLStreamException {
        String text = XmlText.line(reader);
        switch (local) {
            case "title" -> add(titles, text);
            case "creator", "author" -> add(authors, text);
            case "date", "issued", "created", "available" -> add(published, text);
            case "modified" -> add(updated, text);
            case "subject" -> add(categories, text);
            case "language" -> language = first(language, text);
            case "source", "publisher" -> source = first(source, text);
            case "identifier" -> about = first(about, text);
            case "rights" -> rights = first(rights, text);
            case "description", "abstract" -> told = better(told, Story.Text.either(text));
            default -> {}
        }
    }

    private void media(String local) throws XMLStreamException {
        String address = XmlText.attribute(reader, "url");
        String type = XmlText.attribute(reader, "type");
        switch (local) {
            case "group" -> {}
            case "content" -> {
                boolean picture =
                        "image".equals(XmlText.attribute(reader, "medium"))
                                || (type != null && type.startsWith("image/"));
                if (picture) {
                    image = first(image, address);
                }
                if (address != null && !picture) {
                    file(address, type, XmlText.attribute(reader, "fileSize"));
                }
            }
            case "thumbnail" -> {
                thumbnail = first(thumbnail, address);
                XmlText.skip(reader);
            }
            case "title" -> add(titles, XmlText.line(reader));
            case "description", "text" -> captions = better(captions, text(false));
            case "keywords" -> words(XmlText.line(reader));
            case "credit" -> {
                boolean wrote = "author".equals(XmlText.attribute(reader, "role"));
                String name = XmlText.line(reader);
                if (wrote) {
                    add(speakers, name);
                }
            }
            default -> XmlText.skip(reader);
        }
    }

    private void podcast(String local) throws XMLStreamException {
        switch (local) {
            case "author" -> add(speakers, XmlText.line(reader));
            case "summary", "subtitle" -> told = better(told, text(false));
            case "image" -> {
                thumbnail = first(thumbnail, XmlText.attribute(reader, "href"));
                XmlText.skip(reader);
            }
            case "keywords" -> words(XmlText.line(reader));
            case "title" -> add(titles, XmlText.line(reader));
            default -> XmlText.skip(reader);
        }
    }

    private void words(String keywords) {
        for (String word : keywords.split(",", -1)) {
            add(tags, word.strip());
        }
    }

    private void link() throws XMLStreamException {
        String href = XmlText.attribute(reader, "href");
        String rel = XmlText.attribute(reader, "rel");
        if (href == null) {
            add(links, XmlText.line(reader));
            return;
        }
        String in = XmlText.base(reader, base);
        String address = in.isEmpty() ? href.strip() : StringUtil.resolve(in, href.strip());
        if (rel == null || rel.equals("alternate")) {
            String type = XmlText.attribute(reader, "type");
            if (type == null || type.contains("html")) {
                links.addFirst(address);
            } else {
                add(links, address);
            }
            XmlText.skip(reader);
        } else if (rel.equals("enclosure")) {
            enclosure("href");
        } else {
            XmlText.skip(reader);
        }
    }

    private void enclosure(String attribute) throws XMLStreamException {
        String address = XmlText.attribute(reader, attribute);
        String type = XmlText.attribute(reader, "type");
        if (address != null) {
            file(address, type, XmlText.attribute(reader, "length"));
            if (type != null && type.startsWith("image/")) {
                image = first(image, address);
            }
        }
        XmlText.skip(reader);
    }

    private void file(String address, @Nullable String type, @Nullable String bytes) {
        String line = Characters.line(address);
        if (enclosures.size() == MAX_VALUES || line.isEmpty() || line.length() > 2_000) {
            return;
        }
        ObjectNode file = SchemaOrg.MAPPER.createObjectNode().put("url", line);
        if (type != null && !type.isBlank()) {
            file.put("type", Characters.cut(Characters.line(type), 100));
        }
        if (bytes != null && bytes.matches("[1-9]\\d{0,17}")) {
            file.put("length", Long.parseLong(bytes));
        }
        for (int i = 0; i < enclosures.size(); i++) {
            if (enclosures.path(i).path("url").asString("").equals(line)) {
                return;
            }
        }
        enclosures.add(file);
    }

    private void category() throws XMLStreamException {
        String term = XmlText.attribute(reader, "label");
        if (term == null || term.isBlank()) {
            term = XmlText.attribute(reader, "term");
        }
        String scheme = XmlText.attribute(reader, "scheme");
        String text = XmlText.line(reader);
        if (scheme == null || !scheme.endsWith("#kind")) {
            add(categories, term == null || term.isBlank() ? text : term);
        }
    }

    /// Atom's content, which may be elsewhere or no text at all.
    private void content() throws XMLStreamException {
        String type = XmlText.attribute(reader, "type");
        String file = XmlText.attribute(reader, "src");
        boolean text =
                type == null
                        || type.equals("html")
                        || type.equals("xhtml")
                        || type.startsWith("text")
                        || type.contains("xhtml");
        boolean packed = "base64".equals(XmlText.attribute(reader, "mode"));
        if (file != null) {
            file(base.isEmpty() ? file : StringUtil.resolve(base, file), type, null);
        }
        if (text && !packed && file == null) {
            content = better(content, atomText());
        } else {
            XmlText.skip(reader);
        }
    }

    /// A text whose `type` says what it is; RSS has no types, and any text may be HTML.
    private Story.@Nullable Text atomText() throws XMLStreamException {
        String type = XmlText.attribute(reader, "type");
        language = first(language, XmlText.attribute(reader, "xml:lang"));
        XmlText.Content read = read(XmlText.base(reader, base));
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (read.markup() || kind.contains("html")) {
            return Story.Text.html(read.value());
        } else if (kind.equals("text") || kind.startsWith("text/")) {
            return Story.Text.plain(read.value());
        } else {
            return Story.Text.either(read.value());
        }
    }

    private Story.@Nullable Text text(boolean html) throws XMLStreamException {
        XmlText.Content read = read(XmlText.base(reader, base));
        return html || read.markup()
                ? Story.Text.html(read.value())
                : Story.Text.either(read.value());
    }

    private XmlText.Content read(String in) throws XMLStreamException {
        XmlText.Content read = XmlText.content(reader, in);
        tooLong |= !read.whole();
        return read;
    }

    /// Tells the story what was read.
    void tell(Story story) {
        if (tooLong) {
            story.refuse(Json.TEXT_TOO_LONG);
            return;
        }
        String address = address();
        story.base(base);
        story.url(address);
        story.base(address);
        story.base(feed.link);
        story.id(id == null ? (about == null || about.equals(address) ? null : about) : id);
        story.title(title);
        titles.forEach(text -> story.title(Story.Text.either(text)));
        story.body(content);
        for (Story.Text text : new Story.@Nullable Text[] {description, told, captions}) {
            if (text != null && !text.value().isBlank()) {
                if (!story.hasBody()) {
                    story.body(text);
                } else if (content != null && !text.value().equals(content.value())) {
                    story.summary(text);
                }
            }
        }
        published.forEach(story::published);
        updated.forEach(story::updated);
        if (published.isEmpty()) {
            updated.forEach(story::published);
        }
        authors.forEach(story::author);
        bylines.forEach(story::byline);
        if (!story.hasAuthors()) {
            speakers.forEach(story::byline);
        }
        if (!story.hasAuthors()) {
            story.byline(feed.author);
        }
        story.source(source);
        story.source(feed.title);
        story.language(language);
        story.language(feed.language);
        story.categories(categories);
        story.category(feed.title);
        tags.forEach(story::tag);
        story.image(image == null ? thumbnail : image, "");
        story.extra("enclosures", enclosures);
        story.extra("comments", comments);
        story.extra("rights", rights);
    }

    private @Nullable String address() {
        String found = original;
        for (String link : links) {
            found = first(found, link);
        }
        if (idIsAddress && id != null && Story.isWeb(id)) {
            found = first(found, id);
        }
        found = first(found, about);
        if (found == null && id != null && Story.isWeb(id) && content == null) {
            found = id;
        }
        String in = base.isEmpty() ? feed.link : base;
        return found == null || Story.isWeb(found) || in.isEmpty()
                ? found
                : StringUtil.resolve(in, found);
    }

    private static void add(List<String> values, String value) {
        if (!value.isBlank() && values.size() < MAX_VALUES) {
            values.add(value);
        }
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null || found == null || found.isBlank() ? known : found;
    }

    private static Story.@Nullable Text better(
            Story.@Nullable Text known, Story.@Nullable Text found) {
        return known != null || found == null || found.value().isBlank() ? known : found;
    }
}
