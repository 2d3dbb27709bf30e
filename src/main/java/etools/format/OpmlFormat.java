package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Subscription;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The feeds that a reader follows elsewhere, in folders; outlines that only link are links.
///
/// @see <a href="https://opml.org/spec2.opml">OPML 2.0</a>
public final class OpmlFormat implements ArticleFormat {

    private static final int MAX_TITLE_CHARS = 300;

    @Override
    public String name() {
        return "List of feeds (OPML)";
    }

    @Override
    public String kept() {
        return "each feed's title, address, site and folder; links with their titles and tags";
    }

    @Override
    public String lost() {
        return "plain outlines, the list's owner";
    }

    @Override
    public List<String> endings() {
        return List.of("opml");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isOpml(Encodings.head(input));
    }

    static boolean isOpml(String head) {
        return Xml.rootName(head).equalsIgnoreCase("opml");
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        int[] number = {0};
        boolean[] any = {false};
        Refusal broken =
                walk(
                        input,
                        part -> {
                            any[0] = true;
                            parts.accept(part);
                        },
                        number);
        if (broken != null && !any[0]) {
            throw new RefusedException(broken.place(), broken.why());
        } else if (broken != null) {
            parts.accept(
                    new Part.Refused(
                            new Refusal(
                                    broken.place(),
                                    broken.why() + ", so nothing after it was read")));
        } else if (!any[0]) {
            throw new RefusedException(null, "there is neither a feed nor a link in the list");
        }
    }

    /// @return where and why it could not go on, or null
    private static @Nullable Refusal walk(Input input, Consumer<Part> parts, int[] number)
            throws IOException, RefusedException {
        Deque<String> folders = new ArrayDeque<>();
        try (Reader characters = Encodings.xml(input)) {
            XMLStreamReader reader = Xml.loose(characters);
            try {
                while (reader.hasNext()) {
                    int event = reader.next();
                    if (event == XMLStreamConstants.START_ELEMENT && isOutline(reader)) {
                        Part part = part(reader, category(folders), ++number[0]);
                        folders.push(part == null ? title(reader, "") : "");
                        if (part != null) {
                            parts.accept(part);
                        }
                    } else if (event == XMLStreamConstants.END_ELEMENT && isOutline(reader)) {
                        folders.poll();
                    }
                }
                return null;
            } catch (XMLStreamException e) {
                return Xml.refusalOf(e, reader);
            }
        }
    }

    private static boolean isOutline(XMLStreamReader reader) {
        return reader.getLocalName().equalsIgnoreCase("outline");
    }

    /// The innermost folder that has a name.
    private static @Nullable String category(Deque<String> folders) {
        for (String folder : folders) {
            if (!folder.isEmpty()) {
                return folder;
            }
        }
        return null;
    }

    private static @Nullable Part part(
            XMLStreamReader reader, @Nullable String folder, int number) {
        String feed = line(attribute(reader, "xmlUrl"));
        String site = line(attribute(reader, "htmlUrl"));
        String url = line(attribute(reader, "url"));
        String category = folder;
        if (category == null) {
            String first = line(attribute(reader, "category")).split(",", 2)[0];
            String name = first.substring(first.lastIndexOf('/') + 1).strip();
            category = name.isEmpty() ? null : Characters.cut(name, 200);
        }
        if (!feed.isEmpty()) {
            String address = feed.replaceFirst("(?i)^feed:(//)?(?=https?:)", "");
            address = address.replaceFirst("(?i)^feed://", "http://");
            if (!isWeb(address)) {
                return new Part.Refused(
                        new Refusal(
                                "outline " + number,
                                "its address " + Characters.quoted(feed) + " is none of the web"));
            }
            return new Part.Subscribed(
                    new Subscription(
                            address, title(reader, address), category, isWeb(site) ? site : null));
        }
        String link = !url.isEmpty() ? url : site;
        if (!isWeb(link)) {
            return null;
        }
        return new Part.Found(
                ArticleDraft.titled(title(reader, link), Body.text(""))
                        .url(link)
                        .category(
                                category == null
                                        ? null
                                        : new Category(Characters.slug(category), category))
                        .created(
                                Dates.parse(attribute(reader, "created"))
                                        .map(Dates.When::start)
                                        .orElse(null))
                        .build());
    }

    private static String title(XMLStreamReader reader, String otherwise) {
        for (String name : List.of("title", "text")) {
            String title = Characters.cut(BodyText.line(attribute(reader, name)), MAX_TITLE_CHARS);
            if (!title.isEmpty()) {
                return title;
            }
        }
        return otherwise;
    }

    private static String line(String text) {
        return Characters.line(text);
    }

    private static boolean isWeb(String address) {
        return address.toLowerCase(Locale.ROOT).matches("https?://[^\\s/]+.*");
    }

    /// Writers do not agree on capitals.
    private static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }
}
