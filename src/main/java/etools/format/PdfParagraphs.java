package etools.format;

import org.jsoup.nodes.Entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes paragraphs and headings of the lines of pages: joins what was only broken to fit, and
/// drops what stands at the head or foot of every page.
final class PdfParagraphs {

    /// Letters larger than the text's by as much make a heading.
    private static final float HEADING = 1.15f;

    private static final int MAX_HEADING_CHARS = 200;

    /// Lines of a page that may be its header, and as many its footer.
    private static final int EDGE_LINES = 2;

    private static final Pattern BULLET =
            Pattern.compile(
                    "^(?:[\\u2022\\u2023\\u25aa\\u25cf\\u25e6\\u2013\\u2043\\uf0b7] ?|\\d{1,3}[.)]"
                            + " ).*",
                    Pattern.DOTALL);

    private final List<PdfLine> lines;
    private final float textSize;

    PdfParagraphs(List<PdfLine> lines) {
        this.lines = withoutEdges(lines);
        textSize = usualSize(this.lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /// The lines in the largest letters of the first page, taken for the title, or "".
    String largest() {
        float largest = 0;
        for (PdfLine line : lines) {
            if (line.page() == lines.getFirst().page() && hasLetters(line.text())) {
                largest = Math.max(largest, line.size());
            }
        }
        if (largest < textSize * HEADING) {
            return "";
        }
        StringBuilder title = new StringBuilder();
        for (PdfLine line : lines) {
            boolean large = line.size() > largest * 0.97f && line.page() == lines.getFirst().page();
            if (large && title.length() < MAX_HEADING_CHARS) {
                join(title, line.text());
            } else if (!title.isEmpty()) {
                break;
            }
        }
        return title.length() > MAX_HEADING_CHARS ? "" : title.toString();
    }

    private static boolean hasLetters(String text) {
        return text.codePoints().filter(Character::isLetter).limit(3).count() == 3;
    }

    /// @param title that need not stand again at the start
    String html(String title) {
        StringBuilder html = new StringBuilder();
        StringBuilder paragraph = new StringBuilder();
        boolean started = false;
        PdfLine former = null;
        float width = usualWidth();
        for (PdfLine line : lines) {
            boolean afterTitle = !started && paragraph.toString().equalsIgnoreCase(title);
            if (former != null && (afterTitle || starts(line, former, width))) {
                started |= end(html, paragraph, isHeading(former), started ? "" : title);
            }
            join(paragraph, line.text());
            former = line;
        }
        if (former != null) {
            end(html, paragraph, isHeading(former), started ? "" : title);
        }
        return html.toString();
    }

    private static boolean end(
            StringBuilder html, StringBuilder paragraph, boolean heading, String title) {
        String text = paragraph.toString().strip();
        paragraph.setLength(0);
        if (text.isEmpty() || text.equalsIgnoreCase(title)) {
            return false;
        }
        boolean fits = text.length() <= MAX_HEADING_CHARS;
        String tag = heading && fits && hasLetters(text) ? "h2" : "p";
        html.append('<').append(tag).append('>').append(Entities.escape(text));
        html.append("</").append(tag).append(">\n");
        return true;
    }

    private boolean isHeading(PdfLine line) {
        return line.size() >= textSize * HEADING;
    }

    /// Whether `line` begins a paragraph after `former`.
    private static boolean starts(PdfLine line, PdfLine former, float width) {
        if (Math.abs(line.size() - former.size()) > 0.1f * Math.max(line.size(), former.size())
                || BULLET.matcher(line.text()).matches()) {
            return true;
        }
        boolean ended = endsSentence(former.text());
        boolean shortLine = former.right() - former.left() < 0.8f * width;
        if (line.page() != former.page() || line.top() < former.top() - 2) {
            return shortLine; // the next column or page
        }
        float gap = line.top() - former.top();
        return gap > 1.7f * Math.max(line.size(), 4)
                || (line.left() - former.left() > 0.8f * line.size() && ended)
                || (ended && shortLine);
    }

    private static boolean endsSentence(String text) {
        return !text.isEmpty()
                && ".!?:\u2026\"\u201d\u2019\u00bb\u3002\uff01\uff1f\u300d"
                                .indexOf(text.charAt(text.length() - 1))
                        >= 0;
    }

    /// Adds a line to what it goes on: a word broken at the line's end becomes whole.
    static void join(StringBuilder text, String line) {
        if (text.isEmpty()) {
            text.append(line);
            return;
        }
        int end = text.length() - 1;
        char last = text.charAt(end);
        char first = line.charAt(0);
        boolean afterLetter = end > 0 && Character.isLetter(text.charAt(end - 1));
        if (last == '\u00ad') {
            text.setLength(end);
        } else if ((last == '-' || last == '\u2010') && afterLetter) {
            if (Character.isLowerCase(first)) {
                text.setLength(end);
            }
        } else if (!(isUnspaced(last) && isUnspaced(first))) {
            text.append(' ');
        }
        text.append(line);
    }

    /// Whether words of that script are not parted by spaces.
    private static boolean isUnspaced(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI -> true;
            default -> (c >= '\u3000' && c <= '\u303f') || (c >= '\uff00' && c <= '\uff60');
        };
    }

    private float usualWidth() {
        float[] widths = new float[lines.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = lines.get(i).right() - lines.get(i).left();
        }
        Arrays.sort(widths);
        return widths.length == 0 ? 0 : widths[widths.length * 3 / 4];
    }

    /// The size of most letters.
    private static float usualSize(List<PdfLine> lines) {
        Map<Integer, Integer> letters = new HashMap<>();
        for (PdfLine line : lines) {
            letters.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
        }
        return letters.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0)
                / 2f;
    }

    // What stands on every page

    private static List<PdfLine> withoutEdges(List<PdfLine> lines) {
        Map<Integer, List<PdfLine>> pages = new HashMap<>();
        for (PdfLine line : lines) {
            pages.computeIfAbsent(line.page(), key -> new ArrayList<>()).add(line);
        }
        if (pages.size() < 3) {
            return lines;
        }
        Map<String, Set<Integer>> seen = new HashMap<>();
        Set<PdfLine> edges = new HashSet<>();
        for (List<PdfLine> page : pages.values()) {
            List<PdfLine> sorted = new ArrayList<>(page);
            sorted.sort((a, b) -> Float.compare(a.top(), b.top()));
            for (int i = 0; i < sorted.size(); i++) {
                if (i < EDGE_LINES || i >= sorted.size() - EDGE_LINES) {
                    PdfLine line = sorted.get(i);
                    edges.add(line);
                    seen.computeIfAbsent(form(line), key -> new HashSet<>()).add(line.page());
                }
            }
        }
        int often = Math.max(3, pages.size() * 2 / 5);
        List<PdfLine> kept = new ArrayList<>();
        for (PdfLine line : lines) {
            if (!edges.contains(line) || seen.getOrDefault(form(line), Set.of()).size() < often) {
                kept.add(line);
            }
        }
        return kept;
    }

    /// Where a line stands and what it says, but for its numbers.
    private static String form(PdfLine line) {
        return Math.round(line.top() / 6) + line.text().replaceAll("[0-9]+|^[ivxlc]+$", "#");
    }
}
