package etools.ui.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds quotations in a page, whatever became of spaces, punctuation, case and accents on their
/// way; one may go over several blocks.
public final class Quotations {

    private final StringBuilder folded = new StringBuilder();
    private int[] blocks = new int[4096];
    private int[] begins = new int[4096];
    private int[] ends = new int[4096];
    private final List<String> texts = new ArrayList<>();
    private int from;

    public Quotations(List<Block> page) {
        for (int i = 0; i < page.size(); i++) {
            String text = page.get(i).plainText();
            texts.add(text);
            add(text, i);
        }
    }

    /// Where it stands, a match for each block, or nothing. Of several places that come into
    /// question it is the first after the quotation asked for before.
    public List<Match> find(String quotation) {
        String wanted = fold(quotation);
        if (wanted.isEmpty()) {
            return List.of();
        }
        int at = find(wanted, from);
        if (at < 0) {
            at = find(wanted, 0);
        }
        if (at < 0) {
            return List.of();
        }
        from = at + wanted.length();
        return matches(at, from);
    }

    private List<Match> matches(int start, int end) {
        List<Match> matches = new ArrayList<>();
        int first = start;
        while (first < end) {
            int last = first;
            while (last + 1 < end && blocks[last + 1] == blocks[first]) {
                last++;
            }
            matches.add(new Match(blocks[first], begins[first], ends[last]));
            first = last + 1;
        }
        return matches;
    }

    /// The first place where whole words fit, else the first where the letters do.
    private int find(String wanted, int start) {
        int at = folded.indexOf(wanted, start);
        int any = at;
        while (at >= 0 && !(isEdge(at) && isEdge(at + wanted.length()))) {
            at = folded.indexOf(wanted, at + 1);
        }
        return at >= 0 ? at : any;
    }

    /// Whether a word may end before the folded character at `index`.
    private boolean isEdge(int index) {
        if (index == 0 || index >= folded.length() || blocks[index] != blocks[index - 1]) {
            return true;
        }
        int next = texts.get(blocks[index]).codePointAt(begins[index]);
        return ends[index - 1] < begins[index] || Character.isIdeographic(next);
    }

    private void add(String text, int block) {
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            String letters = fold(codePoint);
            for (int j = 0; j < letters.length(); j++) {
                int at = folded.length();
                if (at == blocks.length) {
                    blocks = Arrays.copyOf(blocks, 2 * at);
                    begins = Arrays.copyOf(begins, 2 * at);
                    ends = Arrays.copyOf(ends, 2 * at);
                }
                folded.append(letters.charAt(j));
                blocks[at] = block;
                begins[at] = i;
                ends[at] = next;
            }
        }
    }

    private static String fold(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().forEach(codePoint -> letters.append(fold(codePoint)));
        return letters.toString();
    }

    private static String fold(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint)
                    ? String.valueOf((char) Character.toLowerCase(codePoint))
                    : "";
        }
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
