package etools.ui.text;

import etools.article.Body;
import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;
import etools.ui.text.Span.Look;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a body into blocks. Pure, and safe for any input: whatever the body says, the blocks hold
/// text, hashes of pictures in the library and addresses that [Links] lets through, nothing else.
public final class ArticleText {

    /// A paragraph of more characters is parted, so that no single layout takes long.
    static final int MAX_PARAGRAPH_CHARS = 4_000;

    private static final int MAX_LEAD_CHARS = 420;

    private static final int MAX_NESTS = 6;

    private static final Pattern BLANK_LINES =
            Pattern.compile("\\n[ \\t\\u3000]*(?:\\n[ \\t\\u3000]*)+");

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{8,128}");

    public static List<Block> of(Body body) {
        List<Block> blocks =
                switch (body.kind()) {
                    case TEXT -> ofText(body.content());
                    case HTML -> ofHtml(body.content());
                };
        return List.copyOf(withLead(blocks));
    }

    private static List<Block> ofText(String text) {
        List<Block> blocks = new ArrayList<>();
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        for (String paragraph : BLANK_LINES.splitAsStream(clean(unix)).toList()) {
            String stripped = paragraph.strip();
            if (!stripped.isEmpty()) {
                addParted(blocks, Role.BODY, Links.inText(stripped), List.of(), "");
            }
        }
        return blocks;
    }

    private static List<Block> ofHtml(String html) {
        Reader reader = new Reader();
        Jsoup.parseBodyFragment(html).body().filter(reader);
        reader.endParagraph();
        return reader.blocks;
    }

    /// The first paragraph is set a little larger where it opens a longer text.
    private static List<Block> withLead(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Paragraph first) {
                boolean opens =
                        first.role() == Role.BODY
                                && first.nests().isEmpty()
                                && first.plainText().length() <= MAX_LEAD_CHARS
                                && blocks.subList(i + 1, blocks.size()).stream()
                                        .anyMatch(ArticleText::isBody);
                if (opens) {
                    blocks.set(i, first.withRole(Role.LEAD));
                }
                if (first.role() != Role.CAPTION) {
                    break;
                }
            }
        }
        return blocks;
    }

    private static boolean isBody(Block block) {
        return block instanceof Paragraph paragraph && paragraph.role() == Role.BODY;
    }

    /// Drops what has no shape (NUL, other control characters) or would turn round the text beside
    /// it (overriding direction marks).
    static String clean(String text) {
        StringBuilder cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean shapeless =
                    (Character.isISOControl(c) && c != '\n' && c != '\t')
                            || c == '\u202d'
                            || c == '\u202e'
                            || c == '\ufeff';
            if (shapeless && cleaned == null) {
                cleaned = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!shapeless && cleaned != null) {
                cleaned.append(c);
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }

    static void addParted(
            List<Block> blocks, Role role, List<Span> spans, List<Nest> nests, String marker) {
        List<Span> part = new ArrayList<>();
        int length = 0;
        String mark = marker;
        boolean continued = false;
        for (Span span : spans) {
            String rest = span.text();
            while (length + rest.length() > MAX_PARAGRAPH_CHARS) {
                int cut = cut(rest, MAX_PARAGRAPH_CHARS - length);
                part.add(span.withText(rest.substring(0, cut)));
                blocks.add(new Paragraph(role, part, nests, mark, continued));
                rest = rest.substring(cut);
                part = new ArrayList<>();
                length = 0;
                mark = "";
                continued = true;
            }
            if (!rest.isEmpty()) {
                part.add(span.withText(rest));
                length += rest.length();
            }
        }
        if (!part.isEmpty()) {
            blocks.add(new Paragraph(role, part, nests, mark, continued));
        }
    }

    /// Where to part `text` so that at most `room` characters come before: after a line, else a
    /// sentence, else a word, else anywhere but inside a character.
    private static int cut(String text, int room) {
        for (String end : List.of("\n", ". ", "。", " ")) {
            int found = text.lastIndexOf(end, room - end.length());
            if (found > room / 2) {
                return found + end.length();
            }
        }
        boolean insideCharacter =
                room > 0
                        && Character.isHighSurrogate(text.charAt(room - 1))
                        && Character.isLowSurrogate(text.charAt(room));
        return insideCharacter ? room - 1 : room;
    }

    private static final class ListAround {
        final boolean ordered;
        int next;

        ListAround(boolean ordered, int next) {
            this.ordered = ordered;
            this.next = next;
        }
    }

    private static final class TableAround {
        final int depth;
        final int number;
        final List<Double> shares;
        final List<List<Span>> cells = new ArrayList<>();
        boolean header;

        TableAround(int depth, int number, List<Double> shares) {
            this.depth = depth;
            this.number = number;
            this.shares = shares;
        }
    }

    /// Walks the document once, without recursion: strangers nest deeply.
    private static final class Reader implements NodeFilter {
        final List<Block> blocks = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private final Deque<Set<Look>> looks = new ArrayDeque<>(List.of(Set.of()));
        private final Deque<URI> links = new ArrayDeque<>();
        private final Deque<Boolean> linkOpened = new ArrayDeque<>();
        private final Deque<ListAround> lists = new ArrayDeque<>();
        private final Deque<Nest> nests = new ArrayDeque<>();
        private final Deque<Role> roles = new ArrayDeque<>(List.of(Role.BODY));
        private String marker = "";
        private int numbers;
        private boolean spaceDue;
        private @Nullable TableAround table;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (roles.getFirst() == Role.CODE && table == null) {
                    run.append(
                            clean(text.getWholeText().replace("\r\n", "\n").replace('\r', '\n')));
                } else {
                    addFolded(clean(text.getWholeText().replace('\r', ' ').replace('\f', ' ')));
                }
            } else if (node instanceof Element element) {
                return open(element, depth);
            }
            return FilterResult.CONTINUE;
        }

        private FilterResult open(Element element, int depth) {
            String name = element.normalName();
            switch (name) {
                case "script",
                        "style",
                        "noscript",
                        "template",
                        "svg",
                        "math",
                        "iframe",
                        "object",
                        "embed",
                        "head",
                        "title",
                        "button",
                        "select",
                        "textarea",
                        "input",
                        "audio",
                        "video",
                        "canvas" -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case "br" -> addBreak();
                case "hr" -> {
                    endParagraph();
                    if (table == null) {
                        blocks.add(new Rule(nests()));
                    }
                }
                case "img" -> addIllustration(element);
                case "a" -> openLink(element);
                case "q" -> addFolded("“");
                case "blockquote" -> openNest(Nest.Kind.QUOTE);
                case "ul", "menu", "dir" -> {
                    openNest(Nest.Kind.LIST);
                    lists.push(new ListAround(false, 1));
                }
                case "ol" -> {
                    openNest(Nest.Kind.LIST);
                    lists.push(new ListAround(true, number(element.attr("start"), 1)));
                }
                case "dd" -> openNest(Nest.Kind.LIST);
                case "dt" -> {
                    endParagraph();
                    openLook(Look.STRONG);
                }
                case "li" -> openItem(element);
                case "table" -> openTable(element, depth);
                case "tr" -> {
                    if (table == null) {
                        endParagraph();
                    } else {
                        table.cells.clear();
                        table.header = element.selectFirst("> td") == null;
                    }
                }
                case "td", "th" -> {
                    if (table == null) {
                        endParagraph();
                    } else {
                        endRun();
                        spans.clear();
                    }
                }
                case "h1", "h2" -> openRole(name.equals("h1") ? Role.HEADING_1 : Role.HEADING_2);
                case "h3", "h4", "h5", "h6" -> openRole(Role.HEADING_3);
                case "pre", "listing", "xmp" -> openRole(Role.CODE);
                case "figcaption", "caption" -> openRole(Role.CAPTION);
                default -> {
                    Look look = look(name);
                    if (look != null) {
                        openLook(look);
                    } else if (element.isBlock()) {
                        endParagraph();
                    }
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element, depth);
            }
            return FilterResult.CONTINUE;
        }

        private void close(Element element, int depth) {
            String name = element.normalName();
            switch (name) {
                case "a" -> closeLink();
                case "q" -> addFolded("”");
                case "blockquote", "dd" -> closeNest();
                case "ul", "menu", "dir", "ol" -> {
                    closeNest();
                    lists.pop();
                }
                case "li" -> {
                    endParagraph();
                    marker = "";
                }
                case "table" -> {
                    endParagraph();
                    if (table != null && table.depth == depth) {
                        table = null;
                    }
                }
                case "tr" -> closeRow();
                case "td", "th" -> {
                    if (table == null) {
                        endParagraph();
                    } else {
                        table.cells.add(takeSpans());
                    }
                }
                case "h1", "h2", "h3", "h4", "h5", "h6", "pre", "listing", "xmp", "figcaption" -> {
                    endParagraph();
                    roles.pop();
                }
                case "caption" -> {
                    addParted(blocks, roles.pop(), takeSpans(), nests(), "");
                }
                case "dt" -> {
                    endParagraph();
                    looks.pop();
                }
                default -> {
                    if (look(name) != null) {
                        endRun();
                        looks.pop();
                    } else if (element.isBlock()) {
                        endParagraph();
                    }
                }
            }
        }

        private static @Nullable Look look(String element) {
            return switch (element) {
                case "b", "strong" -> Look.STRONG;
                case "i", "em", "cite", "dfn", "var" -> Look.EMPHASIS;
                case "code", "kbd", "samp", "tt" -> Look.CODE;
                case "sub" -> Look.SUBSCRIPT;
                case "sup" -> Look.SUPERSCRIPT;
                case "u", "ins" -> Look.UNDERLINE;
                case "s", "del", "strike" -> Look.STRIKE;
                case "small" -> Look.SMALL;
                case "mark" -> Look.MARK;
                default -> null;
            };
        }

        private void openLook(Look look) {
            endRun();
            Set<Look> more = EnumSet.of(look);
            more.addAll(looks.getFirst());
            looks.push(more);
        }

        private void openLink(Element element) {
            endRun();
            var link = Links.of(element.attr("href"));
            link.ifPresent(links::push);
            linkOpened.push(link.isPresent());
        }

        private void closeLink() {
            endRun();
            if (linkOpened.pop()) {
                links.pop();
            }
        }

        private void openRole(Role role) {
            endParagraph();
            roles.push(role);
        }

        private void openNest(Nest.Kind kind) {
            endParagraph();
            nests.addLast(new Nest(kind, ++numbers));
        }

        private void closeNest() {
            endParagraph();
            nests.removeLast();
        }

        private void openItem(Element element) {
            endParagraph();
            ListAround list = lists.peek();
            if (list == null || !list.ordered) {
                marker = "•";
            } else {
                int value = number(element.attr("value"), list.next);
                list.next = value + 1;
                marker = value + ".";
            }
        }

        private void openTable(Element element, int depth) {
            if (table != null) {
                return;
            }
            endParagraph();
            List<Double> shares = Tables.shares(element);
            if (!shares.isEmpty()) {
                table = new TableAround(depth, ++numbers, shares);
            }
        }

        private void closeRow() {
            if (table == null) {
                endParagraph();
            } else if (!table.cells.isEmpty()) {
                blocks.add(new Row(table.number, table.cells, table.shares, table.header, nests()));
                table.cells.clear();
            }
        }

        private void addIllustration(Element image) {
            if (table != null || isTrackingPixel(image)) {
                return;
            }
            String heldMarker = marker;
            endParagraph();
            String address = clean(image.attr("src").strip());
            String alt = clean(image.attr("alt").strip());
            String hash = null;
            if (address.startsWith(Body.PICTURE_SCHEME)) {
                String rest = address.substring(Body.PICTURE_SCHEME.length());
                hash = HASH.matcher(rest).matches() ? rest : null;
            }
            if (hash != null || !address.isEmpty() || !alt.isEmpty()) {
                String shown = address.length() > 300 ? address.substring(0, 300) + "…" : address;
                blocks.add(new Illustration(hash, alt, shown, nests()));
            }
            marker = heldMarker;
        }

        private static boolean isTrackingPixel(Element image) {
            return !image.attr("src").startsWith(Body.PICTURE_SCHEME)
                    && (number(image.attr("width"), 100) <= 2
                            || number(image.attr("height"), 100) <= 2);
        }

        private void addBreak() {
            spaceDue = false;
            while (!run.isEmpty() && run.charAt(run.length() - 1) == ' ') {
                run.setLength(run.length() - 1);
            }
            if (!run.isEmpty() || !spans.isEmpty()) {
                run.append('\n');
            }
        }

        private void addFolded(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ' ' || c == '\n' || c == '\t') {
                    spaceDue = true;
                } else {
                    if (spaceDue && !atLineStart()) {
                        run.append(' ');
                    }
                    spaceDue = false;
                    run.append(c);
                }
            }
            if (spaceDue && !run.isEmpty() && !atLineStart()) {
                run.append(' '); // belongs to this run's look, as where a link ends
                spaceDue = false;
            }
        }

        private boolean atLineStart() {
            if (!run.isEmpty()) {
                char last = run.charAt(run.length() - 1);
                return last == '\n' || last == ' ';
            }
            if (spans.isEmpty()) {
                return true;
            }
            String last = spans.getLast().text();
            return last.endsWith("\n") || last.endsWith(" ");
        }

        private void endRun() {
            if (!run.isEmpty()) {
                spans.add(new Span(run.toString(), looks.getFirst(), links.peek()));
                run.setLength(0);
            }
        }

        private List<Span> takeSpans() {
            endRun();
            spaceDue = false;
            List<Span> taken = stripped(spans, roles.getFirst() == Role.CODE);
            spans.clear();
            return taken;
        }

        void endParagraph() {
            if (table != null) {
                endRun();
                if (!spans.isEmpty() && !atLineStart()) {
                    run.append('\n');
                }
                return;
            }
            List<Span> taken = takeSpans();
            if (!taken.isEmpty()) {
                addParted(blocks, roles.getFirst(), taken, nests(), marker);
                marker = "";
            }
        }

        private List<Nest> nests() {
            return nests.stream().limit(MAX_NESTS).toList();
        }

        private static int number(String digits, int otherwise) {
            try {
                return Math.clamp(Long.parseLong(digits.strip()), -9_999, 999_999);
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }
    }

    /// The spans without white space around them; code keeps the indent of its first line.
    private static List<Span> stripped(List<Span> spans, boolean code) {
        List<Span> result = new ArrayList<>(spans);
        while (!result.isEmpty()) {
            Span first = result.getFirst();
            String text =
                    code ? first.text().replaceFirst("^\\n+", "") : first.text().stripLeading();
            result.set(0, first.withText(text));
            if (!text.isEmpty()) {
                break;
            }
            result.removeFirst();
        }
        while (!result.isEmpty()) {
            Span last = result.getLast();
            String text = last.text().stripTrailing();
            result.set(result.size() - 1, last.withText(text));
            if (!text.isEmpty()) {
                break;
            }
            result.removeLast();
        }
        return result;
    }

    private ArticleText() {}
}
