package etools.ui.text;

import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;
import etools.ui.text.Span.Look;

import org.jsoup.nodes.Entities;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What copying takes along: all blocks from one spot to another.
public record Excerpt(List<Block> blocks, Spot from, Spot to) {

    /// Paragraphs parted by a blank line, items and rows by a line break.
    public String plainText() {
        StringBuilder text = new StringBuilder();
        Block before = null;
        for (int i = from.block(); i <= to.block() && i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String part = part(block.plainText(), i);
            if (part.isEmpty()) {
                continue;
            }
            if (before != null) {
                text.append(separator(before, block));
            }
            if (block instanceof Paragraph paragraph
                    && !paragraph.marker().isEmpty()
                    && start(i) == 0) {
                text.append(paragraph.marker()).append(' ');
            }
            text.append(part);
            before = block;
        }
        return text.toString();
    }

    /// The same for programs that keep the looks.
    public String html() {
        StringBuilder html = new StringBuilder();
        int openTable = 0;
        for (int i = from.block(); i <= to.block() && i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int table = block instanceof Row row ? row.table() : 0;
            if (table != openTable) {
                html.append(openTable == 0 ? "" : "</table>").append(table == 0 ? "" : "<table>");
                openTable = table;
            }
            switch (block) {
                case Paragraph paragraph -> append(html, paragraph, i);
                case Row row -> append(html, row, i);
                case Rule _ -> html.append("<hr>");
                case Illustration _ -> {}
            }
        }
        return html.append(openTable == 0 ? "" : "</table>").toString();
    }

    private void append(StringBuilder html, Paragraph paragraph, int index) {
        List<Span> spans = spans(paragraph.spans(), start(index), end(index, paragraph));
        if (spans.isEmpty()) {
            return;
        }
        String element =
                switch (paragraph.role()) {
                    case TITLE, HEADING_1 -> "h1";
                    case HEADING_2 -> "h2";
                    case HEADING_3 -> "h3";
                    case CODE -> "pre";
                    case KICKER, AUTHORS, BYLINE, LEAD, BODY, CAPTION, NOTICE -> "p";
                };
        long quotes = nests(paragraph, Nest.Kind.QUOTE);
        long lists = nests(paragraph, Nest.Kind.LIST);
        html.append("<blockquote>".repeat((int) quotes));
        html.append('<').append(element);
        if (lists > 0) {
            html.append(" style=\"margin-left:").append(2 * lists).append("em\"");
        }
        html.append('>');
        if (!paragraph.marker().isEmpty() && start(index) == 0) {
            html.append(paragraph.marker()).append(' ');
        }
        appendSpans(html, spans, paragraph.role() == Role.CODE);
        html.append("</").append(element).append('>');
        html.append("</blockquote>".repeat((int) quotes));
    }

    private void append(StringBuilder html, Row row, int index) {
        String element = row.header() ? "th" : "td";
        html.append("<tr>");
        int cellStart = 0;
        for (List<Span> cell : row.cells()) {
            int length = Block.spansText(cell).length();
            int first = Math.max(0, start(index) - cellStart);
            int last = Math.min(length, end(index, row) - cellStart);
            html.append('<').append(element).append('>');
            appendSpans(html, spans(cell, first, last), false);
            html.append("</").append(element).append('>');
            cellStart += length + 1;
        }
        html.append("</tr>");
    }

    private static void appendSpans(StringBuilder html, List<Span> spans, boolean code) {
        for (Span span : spans) {
            List<String> elements = new ArrayList<>();
            for (Look look : Look.values()) {
                if (span.looks().contains(look) && !(code && look == Look.CODE)) {
                    elements.add(element(look));
                }
            }
            URI link = span.link();
            boolean linked = link != null && !OwnLink.isOne(link);
            if (link != null && linked) {
                html.append("<a href=\"").append(Entities.escape(link.toString())).append("\">");
            }
            elements.forEach(element -> html.append('<').append(element).append('>'));
            String text = Entities.escape(span.text());
            html.append(code ? text : text.replace("\n", "<br>"));
            elements.reversed().forEach(e -> html.append("</").append(e).append('>'));
            if (linked) {
                html.append("</a>");
            }
        }
    }

    private static String element(Look look) {
        return switch (look) {
            case STRONG -> "strong";
            case EMPHASIS -> "em";
            case CODE -> "code";
            case SUBSCRIPT -> "sub";
            case SUPERSCRIPT -> "sup";
            case UNDERLINE -> "u";
            case STRIKE -> "s";
            case SMALL -> "small";
            case MARK -> "mark";
            case ADDED -> "ins";
            case REMOVED -> "del";
        };
    }

    private static List<Span> spans(List<Span> all, int from, int to) {
        List<Span> result = new ArrayList<>();
        int at = 0;
        for (Span span : all) {
            int length = span.text().length();
            int first = Math.clamp(from - at, 0, length);
            int last = Math.clamp(to - at, 0, length);
            if (first < last) {
                result.add(span.withText(span.text().substring(first, last)));
            }
            at += length;
        }
        return result;
    }

    private static String separator(Block before, Block block) {
        if (block instanceof Paragraph paragraph && paragraph.continued()) {
            return "";
        }
        boolean sameTable =
                before instanceof Row above
                        && block instanceof Row row
                        && above.table() == row.table();
        boolean nextItem =
                block instanceof Paragraph paragraph
                        && !paragraph.marker().isEmpty()
                        && !before.nests().isEmpty();
        return sameTable || nextItem ? "\n" : "\n\n";
    }

    private static long nests(Block block, Nest.Kind kind) {
        return block.nests().stream().filter(nest -> nest.kind() == kind).count();
    }

    private String part(String text, int index) {
        int first = Math.min(start(index), text.length());
        int last = index == to.block() ? Math.min(to.offset(), text.length()) : text.length();
        return first < last ? text.substring(first, last) : "";
    }

    private int start(int index) {
        return index == from.block() ? from.offset() : 0;
    }

    private int end(int index, Block block) {
        return index == to.block() ? to.offset() : block.plainText().length();
    }
}
