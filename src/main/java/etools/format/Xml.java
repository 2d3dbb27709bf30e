package etools.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML from strangers: no DTD is read, no entity but the five of XML is unfolded, nothing outside
/// the file is opened.
final class Xml {

    static final int MAX_DEPTH = 200;

    /// An element takes some hundred bytes of memory.
    private static final int MAX_ELEMENTS = 500_000;

    private static final XMLInputFactory FACTORY = factory(true);
    private static final XMLInputFactory LOOSE = factory(false);

    private static XMLInputFactory factory(boolean strict) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, strict);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, strict);
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 1 << 20);
        return factory;
    }

    /// One element after the other; names are in their namespaces. Entities that XML does not know
    /// (`&eacute;`) come as [XMLStreamConstants#ENTITY_REFERENCE].
    static XMLStreamReader reader(InputStream in) throws RefusedException {
        try {
            return FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    /// For feeds, whose writers forget to declare their prefixes: names come as they stand
    /// (`dc:date`), and a long text comes in pieces, so that one of any length takes little memory.
    static XMLStreamReader loose(Reader in) throws RefusedException {
        try {
            return LOOSE.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    /// A small file as a whole, such as a book's table of contents.
    static Document tree(InputStream in) throws IOException, RefusedException {
        XMLStreamReader reader = reader(in);
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Node at = document;
            int depth = 0;
            int elements = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++elements > MAX_ELEMENTS) {
                            throw new RefusedException(
                                    null, "more than 500,000 elements, which are too many");
                        }
                        at = at.appendChild(element(document, reader));
                        depth++;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        at = at.getParentNode();
                        depth--;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (depth > 0) {
                            at.appendChild(document.createTextNode(reader.getText()));
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> {
                        if (depth > 0) {
                            at.appendChild(document.createTextNode(entity(reader)));
                        }
                    }
                    default -> {}
                }
            }
            return document;
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a DOM", e);
        }
    }

    private static Element element(Document document, XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        Element element =
                namespace == null || namespace.isEmpty()
                        ? document.createElementNS(null, reader.getLocalName())
                        : document.createElementNS(namespace, reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String in = reader.getAttributeNamespace(i);
            element.setAttributeNS(
                    in == null || in.isEmpty() ? null : in,
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i));
        }
        return element;
    }

    /// The start tag of the root element, such as `rss version="2.0"`, or "" where `head` has none.
    static String root(String head) {
        int at = 0;
        while (true) {
            int start = head.indexOf('<', at);
            if (start < 0 || !head.substring(at, start).isBlank()) {
                return "";
            } else if (head.startsWith("<!--", start)) {
                at = after(head, "-->", start);
            } else if (head.startsWith("<?", start)) {
                at = after(head, "?>", start);
            } else if (head.startsWith("<!", start)) {
                int end = after(head, ">", start);
                int subset = head.indexOf('[', start);
                at = subset > 0 && subset < end ? after(head, "]", start) : end;
                at = subset > 0 && subset < end ? after(head, ">", at) : at;
            } else {
                int end = head.indexOf('>', start);
                return head.substring(start + 1, end < 0 ? head.length() : end);
            }
        }
    }

    private static int after(String text, String what, int from) {
        int at = text.indexOf(what, from);
        return at < 0 ? text.length() : at + what.length();
    }

    /// The name of the root element without its prefix, or "".
    static String rootName(String head) {
        String tag = root(head);
        int end = 0;
        while (end < tag.length()
                && !Character.isWhitespace(tag.charAt(end))
                && tag.charAt(end) != '/') {
            end++;
        }
        return tag.substring(tag.lastIndexOf(':', Math.max(end - 1, 0)) + 1, end);
    }

    /// A text's own prefix: `dc` of `dc:date`.
    static String prefix(String name) {
        return name.substring(0, Math.max(name.indexOf(':'), 0));
    }

    /// `date` of `dc:date`.
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /// What the entity at which `reader` stands means in HTML, or its own name in full.
    static String entity(XMLStreamReader reader) {
        return org.jsoup.parser.Parser.unescapeEntities("&" + reader.getLocalName() + ";", false);
    }

    /// `line 12: the XML ends in the middle`
    static RefusedException refused(XMLStreamException e) {
        Refusal refusal = refusal(e);
        return new RefusedException(refusal.place(), refusal.why());
    }

    /// [#refused], as it is told of a part of a file.
    ///
    /// @throws IOException the file could not be read
    static Refusal refusalOf(XMLStreamException e, XMLStreamReader reader) throws IOException {
        Throwable cause = e.getNestedException();
        if (cause instanceof OverLimit over && over.limit() == Limit.FEED_BYTES) {
            return new Refusal(null, String.valueOf(cause.getMessage()));
        } else if (cause instanceof IOException io && !(cause instanceof CharConversionException)) {
            throw io;
        }
        Refusal refusal = refusal(e);
        return refusal.place() != null
                ? refusal
                : new Refusal("line " + reader.getLocation().getLineNumber(), refusal.why());
    }

    private static Refusal refusal(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String why;
        if (message.contains("unexpected eof") || message.contains("unexpected end")) {
            why = "the XML ends in the middle";
        } else if (message.contains("limit") && message.contains("exceeded")) {
            why = "the XML is nested too deeply or has too much in one tag";
        } else {
            why = "the XML is not well-formed here";
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new Refusal(line < 1 ? null : "line " + line, why);
    }

    private Xml() {}
}
