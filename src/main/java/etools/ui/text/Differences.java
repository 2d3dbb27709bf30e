package etools.ui.text;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;

import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Span.Look;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What became of a text: paragraph by paragraph, and word by word where a paragraph only changed.
/// Pure, and bounded in time for any two texts.
public final class Differences {

    /// Of longer texts, what lies between their common beginning and end is told apart as a whole.
    private static final int MOST_PARAGRAPHS = 2_000;

    private static final int MOST_WORDS = 3_000;

    /// Pairs of words looked at in all; paragraphs beyond are told apart as wholes.
    private static final long MOST_PAIRS = 400_000_000;

    /// Paragraphs that share less are two: one that went and one that came.
    private static final double SHARED = 0.35;

    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /// One paragraph.
    ///
    /// @param spans words that came are [Look#ADDED], words that went [Look#REMOVED]
    public record Part(Kind kind, Role role, List<Span> spans) {
        public Part {
            spans = List.copyOf(spans);
        }

        public String text() {
            return Block.spansText(spans);
        }
    }

    private long pairsLeft = MOST_PAIRS;

    private record Line(Role role, String text) {}

    /// Both from top to bottom.
    public static List<Part> of(List<Block> before, List<Block> after) {
        List<Line> old = lines(before);
        List<Line> now = lines(after);
        int head = 0;
        int shorter = Math.min(old.size(), now.size());
        while (head < shorter && same(old.get(head), now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && same(old.get(old.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<Part> parts = new ArrayList<>();
        now.subList(0, head).forEach(line -> parts.add(whole(Kind.SAME, line)));
        new Differences()
                .compare(
                        parts,
                        old.subList(head, old.size() - tail),
                        now.subList(head, now.size() - tail));
        now.subList(now.size() - tail, now.size())
                .forEach(line -> parts.add(whole(Kind.SAME, line)));
        return List.copyOf(parts);
    }

    /// One paragraph against another, such as a title.
    public static Part ofText(Role role, String before, String after) {
        if (before.equals(after)) {
            return whole(Kind.SAME, new Line(role, after));
        }
        if (before.isBlank()) {
            return whole(Kind.ADDED, new Line(role, after));
        }
        if (after.isBlank()) {
            return whole(Kind.REMOVED, new Line(role, before));
        }
        Part words = new Differences().words(role, before, after, 0);
        return words != null
                ? words
                : new Part(
                        Kind.CHANGED,
                        role,
                        List.of(
                                span(before, Look.REMOVED),
                                Span.plain(" "),
                                span(after, Look.ADDED)));
    }

    private static boolean same(Line a, Line b) {
        return a.text().equals(b.text());
    }

    private void compare(List<Part> parts, List<Line> old, List<Line> now) {
        if (old.size() > MOST_PARAGRAPHS || now.size() > MOST_PARAGRAPHS) {
            old.forEach(line -> parts.add(whole(Kind.REMOVED, line)));
            now.forEach(line -> parts.add(whole(Kind.ADDED, line)));
            return;
        }
        int done = 0;
        for (Gap gap :
                gaps(
                        old.stream().map(Line::text).toList(),
                        now.stream().map(Line::text).toList())) {
            now.subList(done, gap.nowFrom()).forEach(line -> parts.add(whole(Kind.SAME, line)));
            replaced(
                    parts,
                    old.subList(gap.oldFrom(), gap.oldTo()),
                    now.subList(gap.nowFrom(), gap.nowTo()));
            done = gap.nowTo();
        }
        now.subList(done, now.size()).forEach(line -> parts.add(whole(Kind.SAME, line)));
    }

    /// Pairs paragraphs in their order, and compares the words of each pair.
    private void replaced(List<Part> parts, List<Line> old, List<Line> now) {
        int i = 0;
        int j = 0;
        while (i < old.size() && j < now.size()) {
            Part words = pair(old.get(i), now.get(j));
            if (words != null) {
                parts.add(words);
                i++;
                j++;
            } else if (j + 1 < now.size() && pair(old.get(i), now.get(j + 1)) != null) {
                parts.add(whole(Kind.ADDED, now.get(j++)));
            } else {
                parts.add(whole(Kind.REMOVED, old.get(i++)));
            }
        }
        old.subList(i, old.size()).forEach(line -> parts.add(whole(Kind.REMOVED, line)));
        now.subList(j, now.size()).forEach(line -> parts.add(whole(Kind.ADDED, line)));
    }

    private @Nullable Part pair(Line old, Line now) {
        return words(now.role(), old.text(), now.text(), SHARED);
    }

    /// @return null where they share too little, or are too long
    private @Nullable Part words(Role role, String before, String after, double atLeast) {
        List<String> old = words(before);
        List<String> now = words(after);
        pairsLeft -= (long) old.size() * now.size();
        if (old.size() > MOST_WORDS || now.size() > MOST_WORDS || pairsLeft < 0) {
            return null;
        }
        List<Span> spans = new ArrayList<>();
        int oldDone = 0;
        int nowDone = 0;
        int shared = 0;
        for (Gap gap : gaps(stripped(old), stripped(now))) {
            while (nowDone < gap.nowFrom()) {
                shared += addSame(spans, old.get(oldDone++), now.get(nowDone++));
            }
            addChange(
                    spans,
                    String.join("", old.subList(gap.oldFrom(), gap.oldTo())),
                    String.join("", now.subList(gap.nowFrom(), gap.nowTo())));
            oldDone = gap.oldTo();
            nowDone = gap.nowTo();
        }
        while (nowDone < now.size()) {
            shared += addSame(spans, old.get(oldDone++), now.get(nowDone++));
        }
        boolean alike = shared >= atLeast * Math.max(before.length(), after.length());
        return alike ? new Part(Kind.CHANGED, role, spans) : null;
    }

    /// A word that both have; only the space after it may differ.
    private static int addSame(List<Span> spans, String old, String now) {
        String word = now.stripTrailing();
        String oldSpace = old.substring(word.length());
        String nowSpace = now.substring(word.length());
        addSpan(spans, word, null);
        if (oldSpace.isEmpty()) {
            addSpan(spans, nowSpace, Look.ADDED);
        } else if (nowSpace.isEmpty()) {
            addSpan(spans, oldSpace, Look.REMOVED);
        } else {
            addSpan(spans, nowSpace, null);
        }
        return now.length();
    }

    private static void addChange(List<Span> spans, String gone, String come) {
        boolean spaceAfterBoth = gone.endsWith(" ") && come.endsWith(" ");
        int end = spaceAfterBoth ? 1 : 0;
        addSpan(spans, gone.substring(0, gone.length() - end), Look.REMOVED);
        addSpan(spans, come.substring(0, come.length() - end), Look.ADDED);
        addSpan(spans, " ".repeat(end), null);
    }

    /// What looks like the span before is part of it.
    private static void addSpan(List<Span> spans, String text, @Nullable Look look) {
        if (text.isEmpty()) {
            return;
        }
        Set<Look> looks = look == null ? Set.of() : Set.of(look);
        String begun =
                !spans.isEmpty() && spans.getLast().looks().equals(looks)
                        ? spans.removeLast().text()
                        : "";
        spans.add(new Span(begun + text, looks, null));
    }

    private static Span span(String text, Look look) {
        return new Span(text, Set.of(look), null);
    }

    private static Part whole(Kind kind, Line line) {
        Span span =
                switch (kind) {
                    case SAME, CHANGED -> Span.plain(line.text());
                    case ADDED -> span(line.text(), Look.ADDED);
                    case REMOVED -> span(line.text(), Look.REMOVED);
                };
        return new Part(kind, line.role(), List.of(span));
    }

    /// What stands between two things that both have.
    private record Gap(int oldFrom, int oldTo, int nowFrom, int nowTo) {}

    private static List<Gap> gaps(List<String> old, List<String> now) {
        List<Gap> gaps = new ArrayList<>();
        for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(old, now, null)) {
            Gap last = gaps.isEmpty() ? null : gaps.getLast();
            boolean goesOn =
                    last != null
                            && last.oldTo() == change.startOriginal
                            && last.nowTo() == change.startRevised;
            Gap begun = last != null && goesOn ? gaps.removeLast() : null;
            gaps.add(
                    new Gap(
                            begun == null ? change.startOriginal : begun.oldFrom(),
                            change.endOriginal,
                            begun == null ? change.startRevised : begun.nowFrom(),
                            change.endRevised));
        }
        return gaps;
    }

    /// Words, each with the space after it.
    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String word = text.substring(from, to);
            if (word.isBlank() && !words.isEmpty()) {
                words.add(words.removeLast() + word);
            } else {
                words.add(word);
            }
            from = to;
        }
        return words;
    }

    private static List<String> stripped(List<String> words) {
        return words.stream().map(String::stripTrailing).toList();
    }

    /// The paragraphs with text in them; one that was parted is whole again.
    private static List<Line> lines(List<Block> blocks) {
        List<Line> lines = new ArrayList<>();
        for (Block block : blocks) {
            String text = block.plainText();
            if (block instanceof Paragraph paragraph && paragraph.continued() && !lines.isEmpty()) {
                Line begun = lines.removeLast();
                lines.add(new Line(begun.role(), begun.text() + text));
            } else if (!text.isBlank()) {
                Role role =
                        block instanceof Paragraph paragraph && paragraph.role() != Role.LEAD
                                ? paragraph.role()
                                : Role.BODY;
                lines.add(new Line(role, text));
            }
        }
        return lines;
    }

    /// The parts as a page; paragraphs without a change are folded to one line for each run, which
    /// a click on [OwnLink] `unfold` with its number opens.
    ///
    /// @param unfolded numbers of the runs that are shown
    public static List<Block> page(List<Part> parts, Set<Integer> unfolded) {
        List<Block> page = new ArrayList<>();
        int run = 0;
        int i = 0;
        while (i < parts.size()) {
            int end = i;
            while (end < parts.size() && parts.get(end).kind() == Kind.SAME) {
                end++;
            }
            if (end > i) {
                if (unfolded.contains(run)) {
                    parts.subList(i, end).forEach(part -> add(page, part));
                } else {
                    page.add(folded(run, end - i));
                }
                run++;
                i = end;
            } else {
                add(page, parts.get(i));
                i++;
            }
        }
        return List.copyOf(page);
    }

    private static Paragraph folded(int run, int paragraphs) {
        String what =
                paragraphs == 1
                        ? "One paragraph without a change"
                        : String.format(
                                Locale.ENGLISH, "%,d paragraphs without a change", paragraphs);
        return new Paragraph(
                Role.NOTICE,
                List.of(
                        Span.plain(what + "  ·  "),
                        new Span("Show", Set.of(), OwnLink.to("unfold", String.valueOf(run)))),
                List.of(),
                "",
                false);
    }

    private static void add(List<Block> page, Part part) {
        String marker =
                switch (part.kind()) {
                    case SAME -> "";
                    case CHANGED -> "±";
                    case ADDED -> "+";
                    case REMOVED -> "−";
                };
        List<Nest> nests = List.of(new Nest(Nest.Kind.LIST, page.size()));
        ArticleText.addParted(page, part.role(), apart(part.spans()), nests, marker);
    }

    /// With a little space between words that went and those that came in their place.
    private static List<Span> apart(List<Span> spans) {
        List<Span> apart = new ArrayList<>();
        for (Span span : spans) {
            if (last(apart, Look.REMOVED) && span.looks().contains(Look.ADDED)) {
                apart.add(Span.plain("\u2009"));
            }
            apart.add(span);
        }
        return apart;
    }

    private static boolean last(List<Span> spans, Look look) {
        return !spans.isEmpty() && spans.getLast().looks().contains(look);
    }

    /// The same for those who hear it.
    public static String spoken(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        int same = 0;
        for (Part part : parts) {
            if (part.kind() == Kind.SAME) {
                same++;
                continue;
            }
            same = endRun(text, same);
            for (Span span : part.spans()) {
                boolean added = span.looks().contains(Look.ADDED);
                boolean removed = span.looks().contains(Look.REMOVED);
                text.append(added ? "[added: " : removed ? "[removed: " : "")
                        .append(span.text())
                        .append(added || removed ? "] " : "");
            }
            text.append("\n\n");
        }
        endRun(text, same);
        return text.toString().strip();
    }

    private static int endRun(StringBuilder text, int same) {
        if (same > 0) {
            text.append(same == 1 ? "One paragraph" : same + " paragraphs")
                    .append(" without a change.\n\n");
        }
        return 0;
    }

    private Differences() {}
}
