package etools.format;

import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what stands in one element. Each method starts at its start tag and leaves the reader at
/// its end tag.
final class XmlText {

    /// HTML elements that have no end.
    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "param", "source", "track", "wbr");

    /// @param value the text, or HTML where there are elements in it
    /// @param markup whether there are
    /// @param whole false where it was too long to be kept
    record Content(String value, boolean markup, boolean whole) {}

    /// What stands in the element, as HTML where it has elements.
    ///
    /// @param base what relative addresses in it are meant against, or ""
    static Content content(XMLStreamReader reader, String base) throws XMLStreamException {
        return content(reader, base, name -> name);
    }

    /// @param names an element's name in HTML: "" for its content alone, null for nothing of it
    static Content content(
            XMLStreamReader reader, String base, Function<String, @Nullable String> names)
            throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        boolean markup = false;
        int open = 0;
        int tooLong = 0;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!markup) {
                        markup = true;
                        String text = out.toString();
                        out.setLength(0);
                        escape(text, out);
                    }
                    String name = names.apply(name(reader));
                    if (name == null) {
                        skip(reader);
                        continue;
                    }
                    open++;
                    if (!name.isEmpty()) {
                        tag(reader, name, base(reader, base), out);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (open-- == 0) {
                        return new Content(out.toString(), markup, tooLong == 0);
                    }
                    String name = names.apply(name(reader));
                    if (name != null && !name.isEmpty() && !VOID.contains(name)) {
                        out.append("</").append(name).append('>');
                    }
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (markup) {
                        escape(reader.getText(), out);
                    } else {
                        out.append(
                                reader.getTextCharacters(),
                                reader.getTextStart(),
                                reader.getTextLength());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    if (markup) {
                        escape(Xml.entity(reader), out);
                    } else {
                        out.append(Xml.entity(reader));
                    }
                }
                default -> {}
            }
            if (out.length() > Json.MAX_STRING_CHARS) {
                tooLong++;
                out.setLength(0);
            }
        }
    }

    /// The element's text as one line.
    static String line(XMLStreamReader reader) throws XMLStreamException {
        Content content = content(reader, "");
        return content.markup() ? BodyText.line(content.value()) : Characters.line(content.value());
    }

    /// The text of the first child of that name, or the element's own where it has no children.
    static String child(XMLStreamReader reader, String name) throws XMLStreamException {
        StringBuilder own = new StringBuilder();
        String found = null;
        boolean children = false;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    children = true;
                    boolean wanted = found == null && Xml.local(reader.getLocalName()).equals(name);
                    String text = line(reader);
                    found = wanted && !text.isEmpty() ? text : found;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String text = children ? "" : Characters.line(own.toString());
                    return found == null ? text : found;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (own.length() < 10_000) {
                        own.append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> own.append(Xml.entity(reader));
                default -> {}
            }
        }
    }

    static void skip(XMLStreamReader reader) throws XMLStreamException {
        int open = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT && open-- == 0) {
                return;
            }
        }
    }

    /// The attribute of that name as it is written, such as `xml:lang`.
    static @Nullable String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// What relative addresses in the element are meant against.
    static String base(XMLStreamReader reader, String outer) {
        String base = attribute(reader, "xml:base");
        if (base == null || base.isBlank() || base.length() > 2_000) {
            return outer;
        }
        String whole = outer.isEmpty() ? base.strip() : StringUtil.resolve(outer, base.strip());
        return Story.isWeb(whole) ? whole : outer;
    }

    private static void tag(
            XMLStreamReader reader, String element, String base, StringBuilder out) {
        out.append('<').append(element);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String given = reader.getAttributeLocalName(i);
            String name = element.equals("img") ? ofImage(given) : given;
            String value = reader.getAttributeValue(i);
            if (name.indexOf(':') < 0 && !name.equals("xmlns")) {
                boolean address = name.equals("href") || name.equals("src");
                boolean relative = address && !base.isEmpty() && value.length() < 10_000;
                out.append(' ').append(name).append("=\"");
                escape(relative ? StringUtil.resolve(base, value) : value, out);
                out.append('"');
            }
        }
        out.append('>');
    }

    /// NITF's attributes of a picture, as HTML calls them.
    private static String ofImage(String name) {
        return switch (name) {
            case "source" -> "src";
            case "alternate-text" -> "alt";
            default -> name;
        };
    }

    private static String name(XMLStreamReader reader) {
        return Xml.local(reader.getLocalName()).toLowerCase(Locale.ROOT);
    }

    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    private XmlText() {}
}
