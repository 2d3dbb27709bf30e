package etools.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLStreamReader;

/// What the names of a feed's elements mean. Writers of feeds misspell the addresses of namespaces
/// and forget to declare usual prefixes, so both are taken as they are meant.
final class XmlNames {

    /// The vocabularies that say something of an article.
    enum Space {
        /// RSS's or Atom's own.
        CORE,
        ATOM,
        DC,
        CONTENT,
        MEDIA,
        ITUNES,
        XHTML,
        FEEDBURNER,
        OTHER
    }

    record Name(Space space, String local) {

        /// Whether it is the feed's own element, such as `title`.
        boolean isCore(String name) {
            return space == Space.CORE && local.equals(name);
        }

        boolean is(Space in, String name) {
            return space == in && local.equals(name);
        }
    }

    private static final int MAX_PREFIXES = 100;

    private static final Map<String, Space> USUAL =
            Map.of(
                    "rss", Space.CORE,
                    "atom", Space.ATOM,
                    "dc", Space.DC,
                    "dcterms", Space.DC,
                    "content", Space.CONTENT,
                    "media", Space.MEDIA,
                    "itunes", Space.ITUNES,
                    "xhtml", Space.XHTML,
                    "feedburner", Space.FEEDBURNER);

    private final Map<String, Space> declared = new HashMap<>();

    /// The address of the root's own namespace is the feed's, whatever it is.
    private boolean root = true;

    /// Takes the prefixes that the element declares at which `reader` stands.
    void declare(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            if (name.startsWith("xmlns:") && declared.size() < MAX_PREFIXES) {
                Space space = space(reader.getAttributeValue(i));
                boolean own = name.substring(6).equals(Xml.prefix(reader.getLocalName()));
                declared.putIfAbsent(
                        name.substring(6), root && own && space == Space.ATOM ? Space.CORE : space);
            }
        }
        root = false;
    }

    Name of(String name) {
        String prefix = Xml.prefix(name);
        String local = Xml.local(name);
        if (prefix.isEmpty()) {
            return new Name(Space.CORE, local);
        }
        Space space = declared.get(prefix);
        return new Name(
                space != null
                        ? space
                        : USUAL.getOrDefault(prefix.toLowerCase(Locale.ROOT), Space.OTHER),
                local);
    }

    private static Space space(String address) {
        String in = address.toLowerCase(Locale.ROOT);
        if (in.contains("modules/content")) {
            return Space.CONTENT;
        } else if (in.contains("purl.org/dc") || in.contains("dublincore")) {
            return Space.DC;
        } else if (in.contains("search.yahoo.com/mrss") || in.contains("media-rss")) {
            return Space.MEDIA;
        } else if (in.contains("itunes.")) {
            return Space.ITUNES;
        } else if (in.contains("1999/xhtml")) {
            return Space.XHTML;
        } else if (in.contains("2005/atom") || in.contains("purl.org/atom")) {
            return Space.ATOM;
        } else if (in.contains("feedburner")) {
            return Space.FEEDBURNER;
        } else if (in.equals("http://purl.org/rss/1.0/")
                || in.contains("netscape.com/rdf/simple")
                || in.contains("backend.userland.com/rss")) {
            return Space.CORE;
        } else {
            return Space.OTHER;
        }
    }
}
