package etools.format;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Builds a page's text anew from paragraphs, headings, lists, quotes, tables and pictures: boxes
/// that mean nothing become paragraphs, and so do stretches of text between two line breaks. What
/// is no text of an article (scripts, forms, drawings) is left behind. Takes time in proportion to
/// the page.
final class TidyHtml {

    /// What these hold is no part of the text.
    private static final Set<String> DROPPED =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "svg",
                    "math",
                    "iframe",
                    "object",
                    "embed",
                    "applet",
                    "form",
                    "input",
                    "button",
                    "select",
                    "textarea",
                    "datalist",
                    "template",
                    "canvas",
                    "audio",
                    "video",
                    "head",
                    "title",
                    "meta",
                    "link",
                    "base",
                    "frameset",
                    "noframes",
                    "noembed",
                    "xmp",
                    "plaintext",
                    "dialog",
                    "map",
                    "col",
                    "colgroup",
                    "track",
                    "source",
                    "param",
                    "progress",
                    "meter",
                    "output",
                    "rp");

    private static final Set<String> INLINE =
            Set.of(
                    "a", "b", "strong", "i", "em", "u", "s", "code", "sub", "sup", "small", "cite",
                    "q", "abbr", "time");

    /// Everything that starts on a line of its own.
    private static final Set<String> BLOCKS =
            Set.of(
                    "body",
                    "div",
                    "section",
                    "article",
                    "main",
                    "header",
                    "footer",
                    "aside",
                    "nav",
                    "address",
                    "center",
                    "details",
                    "summary",
                    "hgroup",
                    "fieldset",
                    "search",
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "menu",
                    "dir",
                    "dl",
                    "pre",
                    "listing",
                    "figure",
                    "table",
                    "hr",
                    "li",
                    "dt",
                    "dd",
                    "figcaption",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "legend");

    /// Elements with a block somewhere inside.
    private final Set<Element> holdBlocks = Collections.newSetFromMap(new IdentityHashMap<>());

    static Document of(Document page) {
        return new TidyHtml(page).rebuilt(page);
    }

    private TidyHtml(Document page) {
        for (Element element : page.body().getAllElements()) {
            if (isBlock(element)) {
                for (Element up = element.parent(); up != null && holdBlocks.add(up); ) {
                    up = up.parent();
                }
            }
        }
    }

    private Document rebuilt(Document page) {
        Document tidy = Document.createShell("");
        Run run = new Run(tidy.body(), true);
        flow(page.body(), run);
        run.end();
        return tidy;
    }

    /// Where text goes: into a paragraph that begins with it, or straight into an element that
    /// holds text and blocks alike, such as a list's item.
    private static final class Run {
        private final Element into;
        private final boolean inParagraphs;
        private @Nullable Element paragraph;

        Run(Element into, boolean inParagraphs) {
            this.into = into;
            this.inParagraphs = inParagraphs;
        }

        boolean isOpen() {
            Node last = into.lastChild();
            return inParagraphs ? paragraph != null : last != null && !isBlock(last);
        }

        void add(Node node) {
            if (!inParagraphs) {
                into.appendChild(node);
                return;
            }
            Element open = paragraph;
            if (open == null) {
                open = new Element("p");
                paragraph = open;
            }
            open.appendChild(node);
        }

        void addText(String text) {
            if (isOpen() || !text.isBlank()) {
                add(new TextNode(isOpen() ? text : text.stripLeading()));
            }
        }

        /// Two line breaks part paragraphs.
        void addBreak() {
            Element open = inParagraphs ? paragraph : into;
            if (open == null || !isOpen()) {
                return;
            }
            dropTrailingSpace(open);
            Node last = open.lastChild();
            if (inParagraphs && last != null && isBreak(last)) {
                end();
            } else {
                open.appendChild(new Element("br"));
            }
        }

        void end() {
            Element open = inParagraphs ? paragraph : into;
            paragraph = null;
            if (open == null) {
                return;
            }
            dropTrailingSpace(open);
            for (Node last = open.lastChild(); last != null && isBreak(last); ) {
                last.remove();
                dropTrailingSpace(open);
                last = open.lastChild();
            }
            if (inParagraphs && saysSomething(open)) {
                into.appendChild(open);
            }
        }

        private static void dropTrailingSpace(Element open) {
            while (open.lastChild() instanceof TextNode text) {
                String kept = text.getWholeText().stripTrailing();
                if (!kept.isEmpty()) {
                    text.text(kept);
                    return;
                }
                text.remove();
            }
        }
    }

    private void flow(Element from, Run run) {
        for (Node node : from.childNodes()) {
            add(node, run);
        }
    }

    private void add(Node node, Run run) {
        if (node instanceof TextNode text) {
            run.addText(text.getWholeText());
        } else if (node instanceof Element element && !isDropped(element)) {
            String name = element.normalName();
            switch (name) {
                case "br" -> run.addBreak();
                case "img" -> addPicture(element, run);
                case "hr" -> addBlock(new Element("hr"), run);
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    Element heading = new Element(name.equals("h1") ? "h2" : name);
                    inline(element, heading);
                    addIfFilled(heading, run);
                }
                case "pre", "listing" -> {
                    Element code = new Element("pre");
                    inline(element, code);
                    addIfFilled(code, run);
                }
                case "blockquote" -> {
                    Element quote = new Element("blockquote");
                    Run quoted = new Run(quote, true);
                    flow(element, quoted);
                    quoted.end();
                    addIfFilled(quote, run);
                }
                case "figure" -> addIfFilled(mixed(element, "figure"), run);
                case "figcaption" -> {
                    if (run.into.normalName().equals("figure")) {
                        addIfFilled(mixed(element, "figcaption"), run);
                    } else {
                        addBox(element, run);
                    }
                }
                case "ul", "ol", "menu", "dir" -> {
                    Element list = new Element(name.equals("ol") ? "ol" : "ul");
                    addItems(element, list);
                    addIfFilled(list, run);
                }
                case "dl" -> {
                    Element list = new Element("dl");
                    addTerms(element, list);
                    addIfFilled(list, run);
                }
                case "table" -> addTable(element, run);
                default -> {
                    if (isBlock(element)) {
                        addBox(element, run);
                    } else if (INLINE.contains(name) && !holdBlocks.contains(element)) {
                        addInline(element, run);
                    } else {
                        flow(element, run);
                    }
                }
            }
        }
    }

    private void addBox(Element box, Run run) {
        if (run.inParagraphs) {
            run.end();
            flow(box, run);
            run.end();
        } else {
            Run paragraphs = new Run(run.into, true);
            flow(box, paragraphs);
            paragraphs.end();
        }
    }

    private static void addBlock(Element block, Run run) {
        run.end();
        run.into.appendChild(block);
    }

    private static void addIfFilled(Element block, Run run) {
        if (saysSomething(block)) {
            addBlock(block, run);
        }
    }

    private void addInline(Element element, Run run) {
        Element copy = copyOf(element);
        if (copy == null) {
            flow(element, run);
            return;
        }
        inline(element, copy);
        if (copy.childNodeSize() > 0) {
            run.add(copy);
        }
    }

    private static void addPicture(Element image, Run run) {
        Element copy = copyOf(image);
        if (copy != null) {
            run.add(copy);
        }
    }

    /// The element alone, or null for a link that leads nowhere and a picture of no address.
    private static @Nullable Element copyOf(Element element) {
        Element copy = new Element(element.normalName());
        switch (element.normalName()) {
            case "a" -> {
                String address = Characters.line(element.absUrl("href"));
                if (!address.matches("(?i)(https?://|mailto:).+")) {
                    return null;
                }
                copy.attr("href", address.replace(" ", "%20"));
            }
            case "img" -> {
                String address = Characters.line(element.absUrl("src"));
                if (!address.matches("(?i)https?://.+|picture:[0-9a-f]{64}")) {
                    return null;
                }
                copy.attr("src", address.replace(" ", "%20"));
                copy.attr("alt", Characters.line(element.attr("alt")));
            }
            default -> {
                // the tag says all
            }
        }
        return copy;
    }

    /// Text alone: a block in here is no more than a new line.
    private void inline(Element from, Element into) {
        boolean newLine = false;
        for (Node node : from.childNodes()) {
            if (node instanceof TextNode text) {
                if (!newLine || !text.isBlank()) {
                    breakLine(newLine, into);
                    newLine = false;
                    into.appendChild(new TextNode(text.getWholeText()));
                }
            } else if (node instanceof Element element && !isDropped(element)) {
                breakLine(newLine || isBlock(element), into);
                newLine = isBlock(element);
                Element copy =
                        switch (element.normalName()) {
                            case "br" -> new Element("br");
                            case "img" -> copyOf(element);
                            default ->
                                    INLINE.contains(element.normalName()) ? copyOf(element) : null;
                        };
                if (copy == null) {
                    inline(element, into);
                } else {
                    inline(element, copy);
                    if (copy.childNodeSize() > 0 || !INLINE.contains(copy.normalName())) {
                        into.appendChild(copy);
                    }
                }
            }
        }
    }

    private static void breakLine(boolean wanted, Element into) {
        Node last = into.lastChild();
        if (wanted && last != null && !isBreak(last) && into.hasText()) {
            into.appendElement("br");
        }
    }

    /// An element that holds text and blocks alike.
    private Element mixed(Element from, String name) {
        Element copy = new Element(name);
        Run run = new Run(copy, false);
        flow(from, run);
        run.end();
        return copy;
    }

    private void addItems(Element from, Element list) {
        for (Node node : from.childNodes()) {
            if (node instanceof Element element && !isDropped(element)) {
                Element item =
                        switch (element.normalName()) {
                            case "li" -> mixed(element, "li");
                            case "div", "span" -> {
                                addItems(element, list);
                                yield null;
                            }
                            default -> {
                                Element made = new Element("li");
                                Run run = new Run(made, false);
                                add(element, run);
                                run.end();
                                yield made;
                            }
                        };
                if (item != null && saysSomething(item)) {
                    list.appendChild(item);
                }
            } else if (node instanceof TextNode text && !text.isBlank()) {
                list.appendElement("li").text(text.text().strip());
            }
        }
    }

    private void addTerms(Element from, Element list) {
        for (Element element : from.children()) {
            switch (element.normalName()) {
                case "dt", "dd" -> {
                    Element copy = mixed(element, element.normalName());
                    if (saysSomething(copy)) {
                        list.appendChild(copy);
                    }
                }
                case "div" -> addTerms(element, list);
                default -> {
                    if (!isDropped(element) && saysSomething(element)) {
                        Element made = new Element("dd");
                        Run run = new Run(made, false);
                        add(element, run);
                        run.end();
                        list.appendChild(made);
                    }
                }
            }
        }
    }

    /// A table of one cell a row only places things on a page.
    private void addTable(Element table, Run run) {
        boolean wide = false;
        for (Element section : table.children()) {
            for (Element row : section.children()) {
                wide |= row.normalName().equals("tr") && row.childrenSize() > 1;
            }
        }
        if (!wide) {
            addBox(table, run);
            return;
        }
        Element copy = new Element("table");
        for (Element section : table.children()) {
            switch (section.normalName()) {
                case "caption" -> addBox(section, run);
                case "thead", "tbody", "tfoot" -> {
                    Element rows =
                            new Element(section.normalName().equals("thead") ? "thead" : "tbody");
                    for (Element row : section.children()) {
                        addRow(row, rows);
                    }
                    if (rows.childNodeSize() > 0) {
                        copy.appendChild(rows);
                    }
                }
                default -> {
                    // nothing else is text
                }
            }
        }
        addIfFilled(copy, run);
    }

    private void addRow(Element row, Element rows) {
        Element copy = new Element("tr");
        for (Element cell : row.children()) {
            if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                copy.appendChild(mixed(cell, cell.normalName()));
            }
        }
        if (copy.childNodeSize() > 0) {
            rows.appendChild(copy);
        }
    }

    private static boolean isDropped(Element element) {
        return DROPPED.contains(element.normalName());
    }

    private static boolean isBlock(Node node) {
        return BLOCKS.contains(node.normalName());
    }

    private static boolean isBreak(Node node) {
        return node.normalName().equals("br");
    }

    private static boolean saysSomething(Element element) {
        if (element.normalName().equals("hr")) {
            return true;
        }
        return !element.text().replace('\u00a0', ' ').isBlank()
                || element.selectFirst("img, hr") != null;
    }
}
