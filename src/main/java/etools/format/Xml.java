package etools.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.IOException;
import java.io.InputStream;
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

    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
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

    /// What the entity at which `reader` stands means in HTML, or its own name in full.
    static String entity(XMLStreamReader reader) {
        return org.jsoup.parser.Parser.unescapeEntities("&" + reader.getLocalName() + ";", false);
    }

    /// `line 12: the XML ends in the middle`
    static RefusedException refused(XMLStreamException e) {
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
        return new RefusedException(line < 1 ? null : "line " + line, why);
    }

    private Xml() {}
}
