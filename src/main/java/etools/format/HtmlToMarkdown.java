package etools.format;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Sanitised HTML as Markdown: the same paragraphs, headings, lists, quotations, tables, code,
/// links and pictures. What Markdown has no sign for (underlined, small, raised text) becomes plain
/// text.
final class HtmlToMarkdown {

    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "dl",
                    "pre",
                    "figure",
                    "table",
                    "hr");

    static String of(Element body) {
        String markdown = rendered(body);
        if (!says(markdown, body)) {
            Element plain = body.clone();
            plain.select("b, strong, i, em, cite").unwrap();
            String without = rendered(plain);
            return says(without, body) ? without : markdown;
        }
        return markdown;
    }

    private static String rendered(Element body) {
        Document document = new Document();
        blocks(body, document);
        return RENDERER.render(document);
    }

    /// Whether the text comes back: asterisks beside punctuation or other asterisks are now and
    /// then none that make a text bold, above all in languages without spaces.
    private static boolean says(String markdown, Element body) {
        return letters(MarkdownFormat.text(markdown)).equals(letters(body.html()));
    }

    private static String letters(String html) {
        Element body = Sanitiser.parse(html, "").body();
        body.select("img").remove();
        for (Element quote : body.select("q")) {
            quote.prependText("\u201c").appendText("\u201d");
        }
        return body.wholeText().replaceAll("[\\s\u00a0]+", "");
    }

    /// The children of `from` as blocks of `into`; text between blocks becomes paragraphs.
    private static void blocks(Element from, Node into) {
        Paragraph open = null;
        for (org.jsoup.nodes.Node child : from.childNodes()) {
            if (child instanceof Element element && BLOCKS.contains(element.normalName())) {
                open = null;
                block(element, into);
            } else {
                if (open == null) {
                    open = new Paragraph();
                }
                inline(child, open);
                if (open.getFirstChild() != null && open.getParent() == null) {
                    into.appendChild(open);
                }
            }
        }
        for (Node node = into.getFirstChild(); node != null; ) {
            Node next = node.getNext();
            if (node instanceof Paragraph) {
                trim(node);
                if (node.getFirstChild() == null) {
                    node.unlink();
                }
            }
            node = next;
        }
    }

    private static void block(Element element, Node into) {
        switch (element.normalName()) {
            case "h2", "h3", "h4", "h5", "h6" -> {
                Heading heading = new Heading();
                heading.setLevel(element.normalName().charAt(1) - '0');
                inlines(element, heading);
                add(heading, into);
            }
            case "blockquote" -> {
                BlockQuote quote = new BlockQuote();
                blocks(element, quote);
                add(quote, into);
            }
            case "ul" -> {
                BulletList list = new BulletList();
                list.setMarker("-");
                items(element, list);
                list.setTight(isTight(list));
                add(list, into);
            }
            case "ol" -> {
                OrderedList list = new OrderedList();
                list.setMarkerStartNumber(1);
                list.setMarkerDelimiter(".");
                items(element, list);
                list.setTight(isTight(list));
                add(list, into);
            }
            case "dl" -> terms(element, into);
            case "pre" -> {
                FencedCodeBlock code = new FencedCodeBlock();
                code.setFenceCharacter("`");
                String text = element.wholeText();
                code.setLiteral(text.endsWith("\n") ? text : text + "\n");
                into.appendChild(code);
            }
            case "table" -> table(element, into);
            case "hr" -> {
                ThematicBreak rule = new ThematicBreak();
                rule.setLiteral("***");
                into.appendChild(rule);
            }
            case "figure" -> blocks(withCaptionApart(element), into);
            default -> blocks(element, into); // a paragraph
        }
    }

    private static void add(Node node, Node into) {
        if (node.getFirstChild() != null) {
            trim(node);
            into.appendChild(node);
        }
    }

    private static void items(Element list, Node into) {
        for (Element child : list.children()) {
            ListItem item = new ListItem();
            if (child.normalName().equals("li")) {
                blocks(child, item);
            } else {
                block(child, item);
            }
            if (item.getFirstChild() == null) {
                item.appendChild(new Paragraph());
            }
            into.appendChild(item);
        }
    }

    private static boolean isTight(Node list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            int paragraphs = 0;
            for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
                paragraphs += node instanceof Paragraph ? 1 : 0;
            }
            if (paragraphs > 1) {
                return false;
            }
        }
        return true;
    }

    /// A term in bold letters, what it means below it.
    private static void terms(Element list, Node into) {
        for (Element child : list.children()) {
            if (child.normalName().equals("dt")) {
                StrongEmphasis strong = new StrongEmphasis("**");
                inlines(child, strong);
                trim(strong);
                if (strong.getFirstChild() != null) {
                    Paragraph term = new Paragraph();
                    term.appendChild(strong);
                    into.appendChild(term);
                }
            } else {
                blocks(child, into);
            }
        }
    }

    private static Element withCaptionApart(Element figure) {
        Element apart = figure.clone();
        apart.select("figcaption").tagName("p");
        return apart;
    }

    private static void table(Element table, Node into) {
        List<Element> rows =
                table.select("tr").stream()
                        .filter(row -> table.equals(row.closest("table")))
                        .toList();
        int columns = 0;
        for (Element row : rows) {
            columns = Math.max(columns, row.childrenSize());
        }
        if (columns == 0) {
            blocks(table, into);
            return;
        }
        TableBlock block = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        block.appendChild(head);
        // Markdown has no table without a head: it is empty where there is none
        boolean headed = rows.getFirst().select("th").size() == rows.getFirst().childrenSize();
        head.appendChild(row(headed ? rows.getFirst() : null, columns, true));
        for (Element row : rows.subList(headed ? 1 : 0, rows.size())) {
            body.appendChild(row(row, columns, false));
        }
        if (body.getFirstChild() != null) {
            block.appendChild(body);
        }
        into.appendChild(block);
    }

    private static TableRow row(@Nullable Element from, int columns, boolean header) {
        TableRow row = new TableRow();
        for (int i = 0; i < columns; i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            if (from != null && i < from.childrenSize()) {
                inlines(from.child(i), cell);
                breaksToSpaces(cell);
                trim(cell);
            }
            row.appendChild(cell);
        }
        return row;
    }

    private static void breaksToSpaces(Node cell) {
        for (Node node = cell.getFirstChild(); node != null; ) {
            Node next = node.getNext();
            if (node instanceof HardLineBreak) {
                node.insertBefore(new Text(" "));
                node.unlink();
            } else {
                breaksToSpaces(node);
            }
            node = next;
        }
    }

    private static void inlines(Element from, Node into) {
        for (org.jsoup.nodes.Node child : from.childNodes()) {
            inline(child, into);
        }
    }

    private static void inline(org.jsoup.nodes.Node node, Node into) {
        if (node instanceof TextNode words) {
            String text = words.getWholeText().replaceAll("[ \\t\\n\\f\\r]+", " ");
            boolean atStart = into.getLastChild() == null && into instanceof Block;
            if (atStart || into.getLastChild() instanceof HardLineBreak) {
                text = text.stripLeading();
            }
            if (!text.isEmpty()) {
                into.appendChild(new Text(text));
            }
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> into.appendChild(new HardLineBreak());
            case "b", "strong" -> wrapped(element, new StrongEmphasis("**"), into);
            case "i", "em", "cite" -> wrapped(element, emphasis(element, into), into);
            case "code" -> {
                String text = element.wholeText().replaceAll("\\s+", " ");
                if (!text.isBlank()) {
                    into.appendChild(new Code(text));
                }
            }
            case "a" -> {
                if (element.hasAttr("href") && element.hasText()) {
                    wrapped(element, new Link(element.attr("href"), null), into);
                } else {
                    inlines(element, into);
                }
            }
            case "img" -> {
                Image image = new Image(element.attr("src"), null);
                if (!element.attr("alt").isBlank()) {
                    image.appendChild(new Text(Characters.line(element.attr("alt"))));
                }
                into.appendChild(image);
            }
            case "q" -> {
                into.appendChild(new Text("\u201c"));
                inlines(element, into);
                into.appendChild(new Text("\u201d"));
            }
            default -> {
                if (element.isBlock() && into.getLastChild() != null) {
                    into.appendChild(new Text(" "));
                }
                inlines(element, into);
            }
        }
    }

    /// With the sign that no emphasis beside it has.
    private static Emphasis emphasis(Element element, Node into) {
        boolean alone =
                into.getLastChild() == null
                        || into.getLastChild() instanceof Text
                        || into.getLastChild() instanceof HardLineBreak;
        return new Emphasis(alone && !element.parents().is("b, strong, i, em, cite") ? "*" : "_");
    }

    /// Emphasis cannot begin or end with a space; these stand outside it then.
    private static void wrapped(Element element, Node wrap, Node into) {
        inlines(element, wrap);
        String text = element.wholeText();
        if (wrap.getFirstChild() == null) {
            if (!text.isEmpty()) {
                into.appendChild(new Text(" "));
            }
            return;
        }
        boolean before =
                Character.isWhitespace(text.isEmpty() ? 'x' : text.charAt(0))
                        && !(into.getLastChild() instanceof Text former
                                && former.getLiteral().endsWith(" "));
        boolean after =
                Character.isWhitespace(text.isEmpty() ? 'x' : text.charAt(text.length() - 1));
        trim(wrap);
        if (before) {
            into.appendChild(new Text(" "));
        }
        if (wrap.getFirstChild() != null) {
            into.appendChild(wrap);
        }
        if (after) {
            into.appendChild(new Text(" "));
        }
    }

    /// Takes white space and line breaks from both ends.
    private static void trim(Node node) {
        for (Node first = node.getFirstChild(); first != null; first = node.getFirstChild()) {
            if (first instanceof Text text && !text.getLiteral().isBlank()) {
                text.setLiteral(text.getLiteral().stripLeading());
                break;
            } else if (first instanceof Text || first instanceof HardLineBreak) {
                first.unlink();
            } else {
                break;
            }
        }
        for (Node last = node.getLastChild(); last != null; last = node.getLastChild()) {
            if (last instanceof Text text && !text.getLiteral().isBlank()) {
                text.setLiteral(text.getLiteral().stripTrailing());
                break;
            } else if (last instanceof Text || last instanceof HardLineBreak) {
                last.unlink();
            } else {
                break;
            }
        }
    }

    private HtmlToMarkdown() {}
}
