package etools.format;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The text of a Word document as HTML: headings by their styles, lists by their numbering,
/// footnotes at the end.
///
/// Names are matched without their namespaces, which differ between the two editions of the
/// standard.
final class DocxText {

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?:heading|\u00fcberschrift|titre|t\u00edtulo|\u898b\u51fa\u3057)\\s*([1-6])");
    private static final Pattern LINK = Pattern.compile("HYPERLINK\\s+\"([^\"]*)\"");

    private final DocumentZip zip;
    private final Map<String, String> styles = new HashMap<>();
    private final Map<String, String> bulletsOfLists = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();

    DocxText(DocumentZip zip) {
        this.zip = zip;
    }

    /// @throws RefusedException it is damaged, or too much
    String html() throws IOException, RefusedException {
        readStyles();
        readNumbering();
        HtmlWriter all = new HtmlWriter();
        Story story = new Story("word/document.xml", relations("word/document.xml"));
        all.raw(story.read());
        List<String> used = story.notes;
        if (!used.isEmpty()) {
            for (String kind : List.of("footnote", "endnote")) {
                readNotes("word/" + kind + "s.xml", kind);
            }
            all.raw("<hr><ol>");
            for (String note : used) {
                all.raw("<li>").raw(notes.getOrDefault(note, "")).raw("</li>");
            }
            all.raw("</ol>");
        }
        return all.toString();
    }

    private @Nullable Document tree(String path) throws IOException, RefusedException {
        byte[] bytes = zip.read(path, Limit.PAGE_BYTES);
        try {
            return bytes == null ? null : Xml.tree(new ByteArrayInputStream(bytes));
        } catch (RefusedException e) {
            throw new RefusedException(path, e.refusal().line());
        }
    }

    private void readStyles() throws IOException, RefusedException {
        Document tree = tree("word/styles.xml");
        if (tree == null) {
            return;
        }
        for (Element style : Nodes.all(tree, "style")) {
            Element name = Nodes.first(style, "name");
            String value = name == null ? "" : Nodes.attribute(name, "val");
            styles.put(Nodes.attribute(style, "styleId"), value.toLowerCase(Locale.ROOT));
        }
    }

    /// Which lists, by number and level, have bullets.
    private void readNumbering() throws IOException, RefusedException {
        Document tree = tree("word/numbering.xml");
        if (tree == null) {
            return;
        }
        Map<String, Map<String, String>> kinds = new HashMap<>();
        for (Element kind : Nodes.all(tree, "abstractNum")) {
            Map<String, String> levels = new HashMap<>();
            for (Element level : Nodes.all(kind, "lvl")) {
                Element format = Nodes.first(level, "numFmt");
                levels.put(
                        Nodes.attribute(level, "ilvl"),
                        format == null ? "" : Nodes.attribute(format, "val"));
            }
            kinds.put(Nodes.attribute(kind, "abstractNumId"), levels);
        }
        for (Element list : Nodes.all(tree, "num")) {
            Element kind = Nodes.first(list, "abstractNumId");
            if (kind != null) {
                kinds.getOrDefault(Nodes.attribute(kind, "val"), Map.of())
                        .forEach((level, format) ->
                                bulletsOfLists.put(
                                        Nodes.attribute(list, "numId") + "/" + level, format));
            }
        }
    }

    /// Where a part's pictures and links are, by their ids.
    private Map<String, String> relations(String part) throws IOException, RefusedException {
        Map<String, String> relations = new HashMap<>();
        int slash = part.lastIndexOf('/') + 1;
        Document tree = tree(part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels");
        if (tree != null) {
            for (Element relation : Nodes.all(tree, "Relationship")) {
                String target = relation.getAttribute("Target");
                boolean outside = relation.getAttribute("TargetMode").equals("External");
                String path = outside ? target : DocumentZip.resolve(part, target);
                if (path != null) {
                    relations.put(relation.getAttribute("Id"), outside ? path : "/" + path);
                }
            }
        }
        return relations;
    }

    private void readNotes(String path, String kind) throws IOException, RefusedException {
        if (zip.has(path)) {
            Story story = new Story(path, relations(path));
            story.noteKind = kind;
            story.read();
        }
    }

    /// One part of the document, read from its start to its end.
    private final class Story {
        private final String path;
        private final Map<String, String> relations;

        /// The notes that are called in the text, in order.
        private final List<String> notes = new ArrayList<>();

        private HtmlWriter html = new HtmlWriter();
        private String noteKind = "";
        private String note = "";

        // the paragraph that is being read
        private final Deque<Integer> listLevels = new ArrayDeque<>();
        private boolean inProperties;
        private String style = "";
        private String list = "";
        private int level;
        private boolean begun;
        private int paragraphDepth;

        // the run of letters that is being read
        private boolean inRunProperties;
        private boolean bold;
        private boolean italic;
        private boolean underlined;
        private boolean struck;
        private String raised = "";
        private boolean hidden;
        private String field = "";
        private boolean inFieldCode;
        private String linkOfField = "";
        private final Deque<Boolean> links = new ArrayDeque<>();
        private final Deque<Integer> tables = new ArrayDeque<>();
        private String alternative = "";
        private int deleted;
        private int fallback;

        Story(String path, Map<String, String> relations) {
            this.path = path;
            this.relations = relations;
        }

        String read() throws IOException, RefusedException {
            byte[] bytes = zip.read(path, Limit.PAGE_BYTES);
            if (bytes == null) {
                throw new RefusedException(path, "the document's text is missing in it");
            }
            try (InputStream in = new ByteArrayInputStream(bytes)) {
                XMLStreamReader xml = Xml.reader(in);
                while (xml.hasNext()) {
                    switch (xml.next()) {
                        case XMLStreamConstants.START_ELEMENT -> start(xml);
                        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                        default -> {}
                    }
                }
            } catch (XMLStreamException e) {
                throw new RefusedException(path, Xml.refused(e).refusal().line());
            } catch (RefusedException e) {
                throw new RefusedException(path, e.refusal().line());
            }
            endLists();
            return html.closeTo(0).toString();
        }

        private void start(XMLStreamReader xml) throws XMLStreamException {
            String name = xml.getLocalName();
            switch (name) {
                case "Fallback" -> fallback++;
                case "del", "moveFrom" -> deleted++;
                default -> {}
            }
            if (fallback > 0 || deleted > 0) {
                return;
            }
            switch (name) {
                case "p" -> startParagraph();
                case "pPr" -> inProperties = true;
                case "pStyle" ->
                        style =
                                styles.getOrDefault(value(xml), value(xml))
                                        .toLowerCase(Locale.ROOT);
                case "numId" -> list = inProperties ? value(xml) : list;
                case "ilvl" ->
                        level =
                                inProperties && value(xml).matches("\\d")
                                        ? Integer.parseInt(value(xml))
                                        : level;
                case "r" -> clearRun();
                case "rPr" -> inRunProperties = true;
                case "b" -> bold = isOn(xml, bold);
                case "i" -> italic = isOn(xml, italic);
                case "u" -> underlined = inRunProperties && !value(xml).equals("none");
                case "strike", "dstrike" -> struck = isOn(xml, struck);
                case "vanish" -> hidden = isOn(xml, hidden);
                case "vertAlign" ->
                        raised =
                                switch (value(xml)) {
                                    case "superscript" -> "sup";
                                    case "subscript" -> "sub";
                                    default -> "";
                                };
                case "t" -> text(xml.getElementText());
                case "instrText" -> field += xml.getElementText();
                case "fldChar" -> field(attribute(xml, "fldCharType"));
                case "tab" -> {
                    if (!inProperties) {
                        text(" ");
                    }
                }
                case "br", "cr" -> {
                    if (begun && attribute(xml, "type").isEmpty()) {
                        html.lineBreak();
                    }
                }
                case "noBreakHyphen" -> text("\u2011");
                case "sym" -> text("\u2022");
                case "hyperlink" -> startLink(relations.getOrDefault(attribute(xml, "id"), ""));
                case "footnoteReference" -> call("footnote", attribute(xml, "id"));
                case "endnoteReference" -> call("endnote", attribute(xml, "id"));
                case "footnote", "endnote" -> {
                    html = new HtmlWriter();
                    note = name + attribute(xml, "id");
                }
                case "docPr" -> alternative = attribute(xml, "descr");
                case "blip" -> picture(relations.getOrDefault(attribute(xml, "embed"), ""));
                case "imagedata" -> picture(relations.getOrDefault(attribute(xml, "id"), ""));
                case "tbl" -> {
                    endLists();
                    tables.push(html.depth());
                    html.open("table");
                }
                case "tr" -> {
                    if (html.isOpen("table")) {
                        html.open("tr");
                    }
                }
                case "tc" -> {
                    if (html.isOpen("tr")) {
                        html.open("td");
                    }
                }
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "Fallback" -> fallback--;
                case "del", "moveFrom" -> deleted--;
                default -> {}
            }
            if (fallback > 0 || deleted > 0) {
                return;
            }
            switch (name) {
                case "p" -> endParagraph();
                case "pPr" -> inProperties = false;
                case "rPr" -> inRunProperties = false;
                case "hyperlink" -> endLink();
                case "tbl" -> {
                    endLists();
                    html.closeTo(tables.isEmpty() ? 0 : tables.pop());
                }
                case "tr", "tc" -> {
                    endLists();
                    html.closeThrough(name.equals("tc") ? "td" : "tr");
                }
                case "footnote", "endnote" -> {
                    endLists();
                    DocxText.this.notes.put(note, html.closeTo(0).toString());
                }
                default -> {}
            }
        }

        private static String value(XMLStreamReader xml) {
            return attribute(xml, "val");
        }

        private static String attribute(XMLStreamReader xml, String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return "";
        }

        private boolean isOn(XMLStreamReader xml, boolean former) {
            String value = value(xml);
            boolean on = !value.equals("0") && !value.equals("false") && !value.equals("off");
            return (inRunProperties && !inProperties) ? on : former;
        }

        // Paragraphs

        private void startParagraph() {
            endParagraph(); // a box of text stands in the middle of one
            style = "";
            list = "";
            level = 0;
            begun = false;
            inProperties = false;
            clearRun();
        }

        /// Opens the paragraph's element when its first letter comes: by then its style is known.
        private void begin() {
            if (begun) {
                return;
            }
            begun = true;
            Matcher heading = HEADING.matcher(style);
            boolean numbered = !list.isEmpty() && !list.equals("0");
            boolean isList =
                    (numbered || style.matches("list (?:bullet|number).*")) && !heading.lookingAt();
            if (!isList) {
                endLists();
            }
            paragraphDepth = html.depth();
            if (isList) {
                item();
            } else if (style.equals("title")) {
                html.open("h1", "class", "title");
            } else if (heading.lookingAt()) {
                html.open("h" + heading.group(1));
            } else if (style.contains("quote")) {
                html.open("blockquote").open("p");
            } else {
                html.open("p");
            }
        }

        private void item() {
            String tag = isBulleted() ? "ul" : "ol";
            while (!listLevels.isEmpty() && listLevels.size() > level + 1) {
                html.closeTo(listLevels.pop());
            }
            if (listLevels.size() == level + 1) {
                html.close(); // the item before
            }
            while (listLevels.size() < level + 1) {
                listLevels.push(html.depth());
                html.open(tag);
                if (listLevels.size() < level + 1) {
                    html.open("li");
                }
            }
            html.open("li");
            paragraphDepth = html.depth();
        }

        private boolean isBulleted() {
            String usual = style.startsWith("list number") ? "decimal" : "bullet";
            String format = bulletsOfLists.getOrDefault(list + "/" + level, usual);
            return format.equals("bullet") || format.equals("none");
        }

        private void endLists() {
            while (!listLevels.isEmpty()) {
                html.closeTo(listLevels.pop());
            }
        }

        private void endParagraph() {
            if (begun) {
                html.closeTo(paragraphDepth);
                begun = false;
            }
            links.clear();
        }

        // Runs

        private void clearRun() {
            bold = false;
            italic = false;
            underlined = false;
            struck = false;
            hidden = false;
            raised = "";
            inRunProperties = false;
        }

        private void text(String text) {
            if (hidden || text.isEmpty() || inFieldCode) {
                return;
            }
            begin();
            int depth = html.depth();
            boolean heading = HEADING.matcher(style).lookingAt() || style.equals("title");
            if (bold && !heading) {
                html.open("strong");
            }
            if (italic) {
                html.open("em");
            }
            if (underlined && links.isEmpty()) {
                html.open("u");
            }
            if (struck) {
                html.open("s");
            }
            if (!raised.isEmpty()) {
                html.open(raised);
            }
            html.text(text).closeTo(depth);
        }

        private void startLink(String target) {
            boolean outside = target.matches("(?i)(https?://|mailto:).+");
            links.push(outside);
            if (outside) {
                begin();
                html.open("a", "href", target);
            }
        }

        private void endLink() {
            if (!links.isEmpty() && links.pop()) {
                html.closeThrough("a");
            }
        }

        /// A field's code stands before its text: `HYPERLINK "https://…"`.
        private void field(String type) {
            switch (type) {
                case "begin" -> {
                    field = "";
                    inFieldCode = true;
                }
                case "separate" -> {
                    inFieldCode = false;
                    Matcher link = LINK.matcher(field);
                    linkOfField = link.find() ? link.group(1) : "";
                    if (!linkOfField.isEmpty()) {
                        startLink(linkOfField);
                    }
                }
                case "end" -> {
                    inFieldCode = false;
                    if (!linkOfField.isEmpty()) {
                        endLink();
                    }
                    linkOfField = "";
                }
                default -> {}
            }
        }

        private void call(String kind, String id) {
            if (noteKind.isEmpty()) {
                notes.add(kind + id);
                begin();
                html.open("sup").text("[" + notes.size() + "]").close();
            }
        }

        private void picture(String path) {
            if (!path.isEmpty()) {
                begin();
                html.picture(path, alternative);
            }
            alternative = "";
        }
    }
}
