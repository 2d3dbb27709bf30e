package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The text of an OpenDocument file as HTML: its notes stand at the end.
final class OdtText {

    /// What is not read, with all that is inside.
    private static final Set<String> PASSED_OVER =
            Set.of(
                    "meta",
                    "settings",
                    "scripts",
                    "font-face-decls",
                    "master-styles",
                    "tracked-changes",
                    "annotation",
                    "table-of-content",
                    "alphabetical-index",
                    "illustration-index",
                    "table-index",
                    "user-index",
                    "object-index",
                    "ruby-text",
                    "forms",
                    "note-citation",
                    "object",
                    "sequence-decls",
                    "title",
                    "desc");

    private static final int MAX_SPACES = 100;

    /// How letters of a style look.
    ///
    /// @param parent whose looks it shares, or ""
    private record Look(String parent, String tags) {}

    private final Map<String, Look> looks = new HashMap<>();
    private final Set<String> numbered = new java.util.HashSet<>();
    private final List<String> notes = new ArrayList<>();

    private HtmlWriter html = new HtmlWriter();
    private final Deque<HtmlWriter> outer = new ArrayDeque<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private boolean inBody;
    private String style = "";
    private String list = "";
    private int lists;
    private String alternative = "";
    private @Nullable StringBuilder base64;

    /// @param styles `styles.xml`, or null
    OdtText(byte @Nullable [] styles) throws IOException, RefusedException {
        if (styles != null) {
            read(styles, "styles.xml");
        }
    }

    /// @param content `content.xml`, or a flat document
    String html(byte[] content) throws IOException, RefusedException {
        html = new HtmlWriter();
        read(content, "content.xml");
        html.closeTo(0);
        if (!notes.isEmpty()) {
            html.raw("<hr><ol>");
            notes.forEach(note -> html.raw("<li>").raw(note).raw("</li>"));
            html.raw("</ol>");
        }
        return html.toString();
    }

    private void read(byte[] bytes, String path) throws IOException, RefusedException {
        open.clear();
        int passedOver = 0;
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = xml.getLocalName();
                        if (passedOver > 0 || PASSED_OVER.contains(name)) {
                            passedOver++;
                        } else {
                            open.push(html.depth());
                            start(name, xml);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (passedOver > 0) {
                            passedOver--;
                        } else {
                            end(xml.getLocalName(), open.pop());
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (passedOver == 0) {
                            text(xml.getText());
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> text(Xml.entity(xml));
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new RefusedException(path, Xml.refused(e).refusal().line());
        } catch (RefusedException e) {
            throw new RefusedException(path, e.refusal().line());
        }
    }

    private void start(String name, XMLStreamReader xml) {
        switch (name) {
            case "style" -> {
                style = attribute(xml, "name");
                looks.put(style, new Look(attribute(xml, "parent-style-name"), ""));
            }
            case "text-properties" -> addLook(xml);
            case "list-style" -> list = attribute(xml, "name");
            case "list-level-style-number" -> {
                if (attribute(xml, "level").equals("1")) {
                    numbered.add(list);
                }
            }
            case "body" -> inBody = true;
            default -> {
                if (inBody) {
                    startText(name, xml);
                }
            }
        }
    }

    private void startText(String name, XMLStreamReader xml) {
        String styleName = attribute(xml, "style-name");
        switch (name) {
            case "h" -> {
                String level = attribute(xml, "outline-level");
                html.open("h" + (level.matches("[1-6]") ? level : "1"));
            }
            case "p" -> {
                if (isStyle(styleName, "Title")) {
                    html.open("h1", "class", "title");
                } else if (isStyle(styleName, "Quotations")) {
                    html.open("blockquote").open("p");
                } else {
                    html.open("p");
                    openLooks(styleName);
                }
            }
            case "span" -> openLooks(styleName);
            case "a" -> {
                String target = attribute(xml, "href");
                if (target.matches("(?i)(https?://|mailto:).+")) {
                    html.open("a", "href", target);
                }
            }
            case "list" -> {
                if (!styleName.isEmpty() || lists == 0) {
                    list = styleName;
                }
                lists++;
                html.open(numbered.contains(list) ? "ol" : "ul");
            }
            case "list-item", "list-header" -> html.open("li");
            case "table" -> html.open("table");
            case "table-row" -> html.open("tr");
            case "table-cell" -> html.open("td");
            case "s" -> {
                String count = attribute(xml, "c");
                int spaces = count.matches("\\d{1,3}") ? Integer.parseInt(count) : 1;
                html.text(" ".repeat(Math.min(spaces, MAX_SPACES)));
            }
            case "tab" -> html.text(" ");
            case "line-break" -> html.lineBreak();
            case "note" -> html.open("sup").text("[" + (notes.size() + 1) + "]").close();
            case "note-body" -> {
                outer.push(html);
                html = new HtmlWriter();
                notes.add("");
            }
            case "frame" -> alternative = attribute(xml, "name");
            case "image" -> {
                String target = attribute(xml, "href");
                String path = DocumentZip.resolve("content.xml", target);
                if (!target.isEmpty()) {
                    html.picture(path == null ? target : "/" + path, alternative);
                }
            }
            case "binary-data" -> base64 = new StringBuilder();
            default -> {}
        }
    }

    private void end(String name, int depth) {
        switch (name) {
            case "body" -> inBody = false;
            case "note-body" -> {
                if (!outer.isEmpty()) {
                    notes.set(notes.size() - 1, html.closeTo(0).toString());
                    html = outer.pop();
                }
                return;
            }
            case "list" -> lists = Math.max(0, lists - 1);
            case "binary-data" -> {
                StringBuilder data = base64;
                base64 = null;
                if (data != null && inBody) {
                    html.picture("data:image/any;base64," + data, alternative);
                }
            }
            default -> {}
        }
        html.closeTo(depth);
    }

    private void text(String text) {
        StringBuilder data = base64;
        if (data != null) {
            data.append(text.replaceAll("\\s", ""));
        } else if (inBody && html.depth() > 0) {
            html.text(text.replaceAll("\\s+", " "));
        }
    }

    // Looks

    private void addLook(XMLStreamReader xml) {
        StringBuilder tags = new StringBuilder();
        String weight = attribute(xml, "font-weight");
        if (weight.equals("bold") || weight.matches("[6-9]00")) {
            tags.append("strong ");
        }
        if (attribute(xml, "font-style").matches("italic|oblique")) {
            tags.append("em ");
        }
        if (!attribute(xml, "text-line-through-style").matches("|none")) {
            tags.append("s ");
        }
        String position = attribute(xml, "text-position");
        if (position.startsWith("super") || position.matches("[1-9]\\d*% .*")) {
            tags.append("sup ");
        } else if (position.startsWith("sub") || position.matches("-\\d+% .*")) {
            tags.append("sub ");
        }
        Look look = looks.get(style);
        if (look != null) {
            looks.put(style, new Look(look.parent(), tags.toString()));
        }
    }

    private void openLooks(String name) {
        Look look = looks.get(name);
        for (String tag : look == null ? new String[0] : look.tags().split(" ", -1)) {
            if (!tag.isEmpty()) {
                html.open(tag);
            }
        }
    }

    /// Whether a style is that of the name, or made from it.
    private boolean isStyle(String name, String ancestor) {
        String at = name;
        for (int i = 0; i < 20 && !at.isEmpty(); i++) {
            if (at.equals(ancestor)) {
                return true;
            }
            Look look = looks.get(at);
            at = look == null ? "" : look.parent();
        }
        return false;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
