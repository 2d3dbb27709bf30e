package etools.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One item of NewsML-G2, or what a package says of one.
final class NewsItem {

    /// Elements that only hold others which say something.
    private static final Set<String> BOXES =
            Set.of("itemMeta", "contentMeta", "rightsInfo", "contentSet", "groupSet", "group");

    /// Elements of NITF and HTML that hold an article's text; others are data.
    private static final Set<String> TEXTS =
            Set.of(
                    "body.content",
                    "p",
                    "div",
                    "section",
                    "article",
                    "main",
                    "h1",
                    "h2",
                    "h3",
                    "ul",
                    "ol",
                    "dl",
                    "blockquote",
                    "bq",
                    "pre",
                    "table",
                    "figure",
                    "media",
                    "block");

    private static final int MAX_VALUES = 200;
    private static final int MAX_REFERENCES = 10_000;

    /// Wide enough for a window, and no file for a printing press.
    private static final int BEST_WIDTH = 1_200;

    private String guid = "";
    private @Nullable String address;
    private @Nullable String headline;
    private @Nullable String title;
    private @Nullable String slugline;
    private @Nullable String inText;
    private Story.@Nullable Text body;
    private final StringBuilder html = new StringBuilder();
    private Story.@Nullable Text description;
    private @Nullable String caption;
    private final List<String> bylines = new ArrayList<>();
    private final List<String> creators = new ArrayList<>();
    private final List<String> subjects = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable String infoSource;
    private @Nullable String provider;
    private @Nullable String language;
    private @Nullable String contentCreated;
    private @Nullable String firstCreated;
    private @Nullable String versionCreated;
    private @Nullable String contentModified;
    private @Nullable String picture;
    private long pictureOff = Long.MAX_VALUE;
    private @Nullable String copyrightHolder;
    private @Nullable String copyrightNotice;
    private @Nullable String usageTerms;
    private @Nullable String located;
    private @Nullable String service;
    private boolean tooLong;
    private final List<NewsItem> references = new ArrayList<>();

    /// The publisher's name for it, or "".
    String guid() {
        return guid;
    }

    /// What a package refers to.
    List<NewsItem> references() {
        references.forEach(reference -> {
            reference.service = first(headline, service);
            reference.provider = first(reference.provider, provider);
            reference.language = first(reference.language, language);
        });
        return references;
    }

    /// Reads the item at whose start tag `reader` stands, to its end.
    void read(XMLStreamReader reader) throws XMLStreamException {
        String named = XmlText.attribute(reader, "guid");
        guid = named == null ? "" : Characters.line(named);
        language = XmlText.attribute(reader, "xml:lang");
        int open = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && open-- == 0) {
                return;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = Xml.local(reader.getLocalName());
                if (BOXES.contains(name)) {
                    open++;
                } else {
                    element(reader, name);
                }
            }
        }
    }

    private void element(XMLStreamReader reader, String name) throws XMLStreamException {
        switch (name) {
            case "headline" -> headline = first(headline, XmlText.line(reader));
            case "title" -> title = first(title, XmlText.line(reader));
            case "slugline" -> slugline = first(slugline, XmlText.line(reader));
            case "by" -> add(bylines, XmlText.line(reader));
            case "creator" -> add(creators, named(reader));
            case "subject" -> add(subjects, XmlText.child(reader, "name"));
            case "keyword", "genre" -> add(tags, XmlText.child(reader, "name"));
            case "infoSource" -> infoSource = first(infoSource, named(reader));
            case "provider" -> provider = first(provider, named(reader));
            case "service" -> service = first(service, named(reader));
            case "located" -> located = first(located, named(reader));
            case "copyrightHolder" -> copyrightHolder = first(copyrightHolder, named(reader));
            case "copyrightNotice" ->
                    copyrightNotice = first(copyrightNotice, XmlText.line(reader));
            case "usageTerms" -> usageTerms = first(usageTerms, XmlText.line(reader));
            case "versionCreated" -> versionCreated = first(versionCreated, XmlText.line(reader));
            case "firstCreated" -> firstCreated = first(firstCreated, XmlText.line(reader));
            case "contentCreated" -> contentCreated = first(contentCreated, XmlText.line(reader));
            case "contentModified" ->
                    contentModified = first(contentModified, XmlText.line(reader));
            case "language" -> {
                language = first(XmlText.attribute(reader, "tag"), language);
                XmlText.skip(reader);
            }
            case "description" -> description(reader);
            case "link" -> link(reader);
            case "inlineXML" -> inlineXml(reader);
            case "inlineData" -> inlineData(reader);
            case "remoteContent" -> remoteContent(reader);
            case "itemRef" -> reference(reader);
            default -> XmlText.skip(reader);
        }
    }

    /// The name of a person or thing: its own text, its `name`, or how it is called in codes.
    private static String named(XMLStreamReader reader) throws XMLStreamException {
        String literal = XmlText.attribute(reader, "literal");
        String code = XmlText.attribute(reader, "qcode");
        String name = XmlText.child(reader, "name");
        if (!name.isEmpty()) {
            return name;
        } else if (literal != null && !literal.isBlank()) {
            return literal;
        }
        boolean speaking = code != null && code.matches("nprov:[\\p{L} _-]{2,60}");
        return speaking && code != null ? code.substring(6) : "";
    }

    private void description(XMLStreamReader reader) throws XMLStreamException {
        String role = XmlText.attribute(reader, "role");
        XmlText.Content text = text(reader);
        Story.Text found =
                text.markup()
                        ? Story.Text.html(text.value())
                        : Story.Text.plain(unindented(text.value()));
        if (role != null && role.endsWith("caption")) {
            caption = first(caption, BodyText.line(text.value()));
        }
        description = description == null && !text.value().isBlank() ? found : description;
    }

    private void link(XMLStreamReader reader) throws XMLStreamException {
        String rel = XmlText.attribute(reader, "rel");
        String href = XmlText.attribute(reader, "href");
        boolean page =
                rel == null
                        || rel.contains("alternate")
                        || rel.contains("canonical")
                        || rel.contains("webpage");
        if (page && href != null && Story.isWeb(href)) {
            address = first(address, href);
        }
        XmlText.skip(reader);
    }

    /// NITF, XHTML, or whatever else; its own head repeats what was said before.
    private void inlineXml(XMLStreamReader reader) throws XMLStreamException {
        boolean nitf = false;
        int open = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && open-- == 0) {
                return;
            } else if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = Xml.local(reader.getLocalName());
            switch (name) {
                case "nitf" -> {
                    nitf = true;
                    open++;
                }
                case "html", "body.head", "hedline" -> open++;
                case "head", "body.end", "dateline", "distributor", "hl2" -> XmlText.skip(reader);
                case "hl1" -> inText = first(inText, XmlText.line(reader));
                case "byline" -> add(bylines, XmlText.line(reader));
                case "abstract" -> description(reader);
                case "body" -> {
                    if (nitf) {
                        open++;
                    } else {
                        html(reader);
                    }
                }
                default -> {
                    if (TEXTS.contains(name)) {
                        html(reader);
                    } else {
                        XmlText.skip(reader);
                    }
                }
            }
        }
    }

    /// Lines without the blanks by which they stand in the XML.
    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private void html(XMLStreamReader reader) throws XMLStreamException {
        String name = Xml.local(reader.getLocalName());
        boolean paragraph = name.equals("p");
        XmlText.Content content = XmlText.content(reader, "", NewsItem::htmlName);
        tooLong |= !content.whole() || html.length() > Json.MAX_STRING_CHARS;
        if (tooLong) {
            html.setLength(0);
            return;
        }
        html.append(paragraph ? "<p>" : "<div>");
        if (content.markup()) {
            html.append(content.value());
        } else {
            XmlText.escape(content.value(), html);
        }
        html.append(paragraph ? "</p>" : "</div>");
    }

    /// What NITF's elements are in HTML; those that HTML has too keep their names.
    ///
    /// @see <a href="https://iptc.org/std/NITF/">News Industry Text Format</a>
    private static @Nullable String htmlName(String name) {
        return switch (name) {
            case "hl2" -> "h2";
            case "bq" -> "blockquote";
            case "credit" -> "cite";
            case "media" -> "figure";
            case "media-reference" -> "img";
            case "media-caption" -> "figcaption";
            case "media-producer", "media-metadata", "media-object", "fn" -> null;
            case "block",
                    "person",
                    "org",
                    "location",
                    "chron",
                    "num",
                    "event",
                    "money",
                    "function",
                    "object.title",
                    "virtloc",
                    "lang",
                    "copyrite",
                    "city",
                    "country" ->
                    "";
            default -> name;
        };
    }

    private void inlineData(XMLStreamReader reader) throws XMLStreamException {
        String type = XmlText.attribute(reader, "contenttype");
        String encoding = XmlText.attribute(reader, "encoding");
        XmlText.Content content = text(reader);
        boolean text = type == null || type.startsWith("text/") || type.contains("html");
        if (body == null && text && encoding == null && !content.value().isBlank()) {
            boolean marked = content.markup() || (type != null && type.contains("html"));
            boolean plain = type != null && type.startsWith("text/plain");
            body =
                    marked
                            ? Story.Text.html(content.value())
                            : plain
                                    ? Story.Text.plain(unindented(content.value()))
                                    : Story.Text.either(content.value());
        }
    }

    private void remoteContent(XMLStreamReader reader) throws XMLStreamException {
        String href = XmlText.attribute(reader, "href");
        String type = XmlText.attribute(reader, "contenttype");
        String width = XmlText.attribute(reader, "width");
        long pixels = width != null && width.matches("\\d{1,6}") ? Long.parseLong(width) : 0;
        long off = Math.abs(pixels - BEST_WIDTH);
        boolean shown = type != null && type.startsWith("image/");
        if (href != null && shown && Story.isWeb(href) && off < pictureOff) {
            picture = href;
            pictureOff = off;
        }
        XmlText.skip(reader);
    }

    private void reference(XMLStreamReader reader) throws XMLStreamException {
        NewsItem item = new NewsItem();
        String href = XmlText.attribute(reader, "href");
        String named = XmlText.attribute(reader, "residref");
        item.read(reader);
        item.guid = Characters.line(named != null ? named : href == null ? "" : href);
        item.address = first(item.address, href);
        if (references.size() < MAX_REFERENCES) {
            references.add(item);
        }
    }

    private XmlText.Content text(XMLStreamReader reader) throws XMLStreamException {
        XmlText.Content content = XmlText.content(reader, "");
        tooLong |= !content.whole();
        return content;
    }

    /// Tells the story what was read.
    void tell(Story story) {
        if (tooLong) {
            story.refuse(Json.TEXT_TOO_LONG);
            return;
        }
        story.id(guid);
        story.url(address);
        for (String text : new @Nullable String[] {headline, title, inText, slugline}) {
            story.title(text == null ? null : Story.Text.plain(text));
        }
        story.body(html.isEmpty() ? null : Story.Text.html(html.toString()));
        story.body(body);
        story.summary(description);
        for (String date : new @Nullable String[] {contentCreated, firstCreated, versionCreated}) {
            story.published(date);
        }
        story.updated(contentModified);
        story.updated(versionCreated);
        creators.forEach(story::author);
        if (!story.hasAuthors()) {
            bylines.stream().limit(1).forEach(story::byline);
        }
        for (String name : new @Nullable String[] {infoSource, provider, copyrightHolder}) {
            story.source(name);
        }
        story.language(language);
        story.categories(subjects);
        story.category(service);
        tags.forEach(story::tag);
        story.image(picture, caption == null ? "" : caption);
        story.extra("copyrightHolder", copyrightHolder);
        story.extra("copyrightNotice", copyrightNotice);
        story.extra("usageTerms", usageTerms);
        story.extra("located", located);
        story.extra("slugline", slugline);
    }

    private static void add(List<String> values, String value) {
        if (!value.isBlank() && values.size() < MAX_VALUES) {
            values.add(value);
        }
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null && !known.isBlank() ? known : found;
    }
}
