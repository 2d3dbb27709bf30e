package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// News feeds as files: RSS of all versions and Atom, item by item.
///
/// @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
/// @see <a href="https://web.resource.org/rss/1.0/spec">RSS 1.0</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom, RFC 4287</a>
public final class FeedFormat implements ArticleFormat {

    private static final String NOTHING_AFTER = ", so nothing after it was read";

    @Override
    public String name() {
        return "RSS or Atom feed";
    }

    @Override
    public String kept() {
        return "title, text or HTML, summary, categories, address, dates, authors, source,"
                + " language, pictures inside, addresses of sound and film";
    }

    @Override
    public String lost() {
        return "the feed's own picture and rules, counts of comments, places, licences";
    }

    @Override
    public List<String> endings() {
        return List.of("rss", "atom", "rdf", "xml");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isFeed(Encodings.head(input));
    }

    static boolean isFeed(String head) {
        String tag = Xml.root(head).toLowerCase(Locale.ROOT);
        return switch (Xml.rootName(head).toLowerCase(Locale.ROOT)) {
            case "rss" -> true;
            case "rdf" -> {
                String start = head.toLowerCase(Locale.ROOT);
                yield start.contains("purl.org/rss/1.0/")
                        || start.contains("my.netscape.com/")
                        || start.contains("purl.org/net/rss")
                        || start.contains("<channel");
            }
            case "feed" ->
                    tag.contains("atom") || !tag.contains("xmlns") || head.contains("<entry");
            case "entry" -> tag.contains("w3.org/2005/atom");
            default -> false;
        };
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Feed feed = new Feed();
        walk(input, feed, null);
        int[] whole = {0};
        Refusal broken =
                walk(
                        input,
                        feed,
                        reader -> {
                            FeedItem item = new FeedItem(reader, feed);
                            item.read();
                            Story story = new Story(input.limits(), "article " + ++whole[0]);
                            item.tell(story);
                            story.parts().forEach(parts);
                        });
        if (whole[0] == 0) {
            throw broken == null
                    ? new RefusedException(null, "the feed holds no article")
                    : new RefusedException(broken.place(), broken.why());
        } else if (broken != null) {
            parts.accept(
                    new Part.Refused(new Refusal(broken.place(), broken.why() + NOTHING_AFTER)));
        }
    }

    /// What the feed says of itself, for the articles that do not say it.
    static final class Feed {
        @Nullable String title;
        @Nullable String language;
        @Nullable String author;
        String base = "";
        String link = "";
        final XmlNames names = new XmlNames();
    }

    private interface Items {
        void item(XMLStreamReader reader) throws IOException, XMLStreamException;
    }

    /// Goes through the file, up to the first item where `items` is null and the feed's title is
    /// known by then.
    ///
    /// @return where and why it could not go on, or null
    private static @Nullable Refusal walk(Input input, Feed feed, @Nullable Items items)
            throws IOException, RefusedException {
        try (Reader characters = Encodings.xml(input)) {
            XMLStreamReader reader = Xml.loose(characters);
            try {
                while (reader.hasNext()) {
                    if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    feed.names.declare(reader);
                    XmlNames.Name name = feed.names.of(reader.getLocalName());
                    boolean item = name.isCore("item") || name.isCore("entry");
                    if (item && items != null) {
                        items.item(reader);
                    } else if (item && feed.title != null) {
                        return null;
                    } else if (item) {
                        XmlText.skip(reader);
                    } else if (name.isCore("rss")
                            || name.isCore("channel")
                            || name.isCore("feed")
                            || name.local().equalsIgnoreCase("rdf")) {
                        feed.base = XmlText.base(reader, feed.base);
                        feed.language = first(feed.language, XmlText.attribute(reader, "xml:lang"));
                    } else if (items != null) {
                        XmlText.skip(reader);
                    } else {
                        tell(reader, name, feed);
                    }
                }
                return null;
            } catch (XMLStreamException e) {
                return Xml.refusalOf(e, reader);
            }
        }
    }

    private static void tell(XMLStreamReader reader, XmlNames.Name name, Feed feed)
            throws XMLStreamException {
        if (name.isCore("title") || name.is(XmlNames.Space.DC, "title")) {
            feed.title = first(feed.title, XmlText.line(reader));
        } else if (name.isCore("language") || name.is(XmlNames.Space.DC, "language")) {
            feed.language = first(feed.language, XmlText.line(reader));
        } else if (name.isCore("author") || name.is(XmlNames.Space.ITUNES, "author")) {
            feed.author = first(feed.author, XmlText.child(reader, "name"));
        } else if (name.isCore("link") || name.is(XmlNames.Space.ATOM, "link")) {
            String href = XmlText.attribute(reader, "href");
            String rel = XmlText.attribute(reader, "rel");
            String text = XmlText.line(reader);
            String address = href == null ? text : href;
            boolean page = rel == null || rel.equals("alternate");
            if (feed.link.isEmpty() && page && Story.isWeb(address)) {
                feed.link = address;
            }
        } else {
            XmlText.skip(reader);
        }
    }

    private static @Nullable String first(@Nullable String known, @Nullable String found) {
        return known != null || found == null || found.isBlank() ? known : found;
    }
}
