package etools.search;

import etools.article.Passage;
import etools.article.Passage.Span;
import etools.search.Tokens.Token;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Marks by cutting the text again as the index did (20 us an article): the index keeps no places
/// of words in the text as it was written, and so articles it does not hold yet are marked as well.
final class Marking implements Marker {

    /// How far a passage may be shortened to end between words.
    private static final int WORD_ROOM = 30;

    private static final String CUT = "…";

    /// Words in a row.
    private record Sought(List<Word> words) {}

    /// @param place counted from the first word of the row
    /// @param stem "" where only the word itself will do
    private record Word(String word, int place, boolean goesOn, boolean whole, String stem) {

        boolean fits(String text, String beginning) {
            return (goesOn ? text.startsWith(word) : text.equals(word)) || hasStem(text, beginning);
        }

        private boolean hasStem(String text, String beginning) {
            return !stem.isEmpty()
                    && text.startsWith(beginning)
                    && Stems.has(text)
                    && Stems.of(text).equals(stem);
        }
    }

    /// @param sought which of what is looked for
    private record Match(int from, int to, int sought) {}

    private final List<Sought> sought = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();
    private final Tokens tokens = new Tokens();

    private List<Token> read = new ArrayList<>();

    Marking(Ask ask) {
        collect(ask);
    }

    private void collect(Ask ask) {
        switch (ask) {
            case Ask.Everything _, Ask.Fact _, Ask.InCategory _, Ask.Not _ -> {}
            case Ask.All(List<Ask> parts) -> parts.forEach(this::collect);
            case Ask.Any(List<Ask> parts) -> parts.forEach(this::collect);
            case Ask.Text text -> {
                if (text.field() == Ask.Field.ANYWHERE || text.field() == Ask.Field.TITLE) {
                    add(text);
                }
            }
        }
    }

    private void add(Ask.Text text) {
        List<Token> asked = Questions.asked(text.text());
        if (asked.isEmpty()) {
            return;
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Token token = asked.get(i);
            boolean last = i == asked.size() - 1;
            boolean stemmed = asked.size() == 1 && !text.phrase() && Stems.has(token.word());
            words.add(
                    new Word(
                            token.word(),
                            token.position() - asked.getFirst().position(),
                            !token.whole() || (last && text.prefix()),
                            token.whole(),
                            stemmed ? Stems.of(token.word()) : ""));
        }
        sought.add(new Sought(words));
        String stem = words.getFirst().stem;
        beginnings.add(stem.isEmpty() ? "" : Stems.beginning(stem));
    }

    @Override
    public List<Span> matches(String text) {
        return spans(found(text));
    }

    private static List<Span> spans(List<Match> matches) {
        List<Span> spans = new ArrayList<>();
        for (Match match : matches) {
            Span last = spans.isEmpty() ? null : spans.getLast();
            if (last == null || match.from >= last.to()) {
                spans.add(new Span(match.from, match.to));
            } else if (match.to > last.to()) {
                spans.set(spans.size() - 1, new Span(last.from(), match.to));
            }
        }
        return spans;
    }

    /// Ascending.
    private List<Match> found(String text) {
        if (sought.isEmpty()) {
            return List.of();
        }
        read = new ArrayList<>();
        tokens.of(text);
        while (tokens.next()) {
            read.add(tokens.token());
        }
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            for (int j = 0; j < sought.size(); j++) {
                int to = fits(sought.get(j), beginnings.get(j), i);
                if (to > 0) {
                    found.add(new Match(read.get(i).from(), to, j));
                }
            }
        }
        return found;
    }

    /// Where the row of words that begins at this place ends, or 0 where it does not stand there. A
    /// word's place in the list is its position.
    private int fits(Sought row, String beginning, int at) {
        int to = 0;
        for (Word word : row.words) {
            int place = at + word.place;
            if (place >= read.size() || !word.fits(read.get(place).word(), beginning)) {
                return 0;
            }
            Token token = read.get(place);
            to = word.whole ? token.to() : token.firstTo();
        }
        return to;
    }

    @Override
    public @Nullable Passage passage(String text, int length) {
        List<Match> found = found(text);
        if (found.isEmpty()) {
            return null;
        }
        int[] densest = densest(found, length);
        int from = Math.max(0, densest[0] - Math.max(0, length - (densest[1] - densest[0])) / 3);
        int to = Math.min(text.length(), from + length);
        from = Math.max(0, Math.min(from, to - length));
        from = startOfWord(text, from, densest[0]);
        to = endOfWord(text, to, Math.min(densest[1], to));
        return cut(text, from, to, spans(found));
    }

    private static Passage cut(String text, int from, int to, List<Span> marked) {
        String before = from == 0 ? "" : CUT;
        StringBuilder piece = new StringBuilder(before);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            piece.append(Character.isWhitespace(c) ? ' ' : c);
        }
        if (to < text.length()) {
            piece.append(CUT);
        }
        int shift = before.length() - from;
        List<Span> spans = new ArrayList<>();
        for (Span span : marked) {
            if (span.from() < to && span.to() > from) {
                spans.add(
                        new Span(
                                Math.max(span.from(), from) + shift,
                                Math.min(span.to(), to) + shift));
            }
        }
        return new Passage(piece.toString(), spans);
    }

    /// From and to of the matches within `length` that show most of what is looked for: as many
    /// different words as possible, then as many words, then the earliest.
    private int[] densest(List<Match> found, int length) {
        int[] counts = new int[sought.size()];
        int different = 0;
        int best = -1;
        int[] densest = new int[2];
        int first = 0;
        for (int last = 0; last < found.size(); last++) {
            if (counts[found.get(last).sought]++ == 0) {
                different++;
            }
            while (first < last && found.get(last).to - found.get(first).from > length) {
                if (--counts[found.get(first).sought] == 0) {
                    different--;
                }
                first++;
            }
            int worth = different * 1000 + Math.min(999, last - first + 1);
            if (worth > best) {
                best = worth;
                densest[0] = found.get(first).from;
                densest[1] = found.get(last).to;
            }
        }
        return densest;
    }

    private static int startOfWord(String text, int from, int most) {
        if (from == 0 || isGap(text, from - 1)) {
            return from;
        }
        for (int at = from; at < Math.min(most, from + WORD_ROOM); at++) {
            if (isGap(text, at)) {
                return at + 1;
            }
        }
        return whole(text, from);
    }

    private static int endOfWord(String text, int to, int least) {
        if (to == text.length() || isGap(text, to)) {
            return to;
        }
        for (int at = to; at > Math.max(least, to - WORD_ROOM); at--) {
            if (isGap(text, at - 1)) {
                return at - 1;
            }
        }
        return whole(text, to);
    }

    private static boolean isGap(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /// Never between the two halves of a character.
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
