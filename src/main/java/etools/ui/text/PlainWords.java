package etools.ui.text;

import etools.article.Passage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Finds what was typed just as it stands, letter case and accents aside.
public final class PlainWords {

    private final String wanted;

    public PlainWords(String typed) {
        wanted = new Folding(typed.strip()).folded.toString();
    }

    /// Where it stands in `text`, ascending, not overlapping.
    public List<Passage.Span> in(String text) {
        List<Passage.Span> found = new ArrayList<>();
        if (wanted.isEmpty()) {
            return found;
        }
        Folding folding = new Folding(text);
        int at = folding.folded.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            found.add(new Passage.Span(folding.begins[at], folding.ends[end - 1]));
            at = folding.folded.indexOf(wanted, end);
        }
        return found;
    }

    /// A text in small letters without accents, and where each of its characters came from.
    private static final class Folding {
        final StringBuilder folded = new StringBuilder();
        final int[] begins;
        final int[] ends;

        Folding(String text) {
            int[] from = new int[text.length() + 16];
            int[] to = new int[text.length() + 16];
            int next;
            for (int i = 0; i < text.length(); i = next) {
                int codePoint = text.codePointAt(i);
                next = i + Character.charCount(codePoint);
                int before = folded.length();
                fold(codePoint);
                if (folded.length() > from.length) {
                    from = java.util.Arrays.copyOf(from, 2 * folded.length());
                    to = java.util.Arrays.copyOf(to, 2 * folded.length());
                }
                if (folded.length() == before && before > 0) {
                    to[before - 1] = next; // an accent belongs to its letter
                }
                for (int j = before; j < folded.length(); j++) {
                    from[j] = i;
                    to[j] = next;
                }
            }
            begins = from;
            ends = to;
        }

        private void fold(int codePoint) {
            if (Character.isWhitespace(codePoint)) {
                folded.append(' ');
            } else if (codePoint < 0x80) {
                folded.append((char) Character.toLowerCase(codePoint));
            } else {
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                        .map(Character::toLowerCase)
                        .forEach(folded::appendCodePoint);
            }
        }
    }
}
