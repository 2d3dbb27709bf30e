package etools.library;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How much of two texts is the same.
final class Likeness {

    /// Above this many words the order of the words is not looked at: the work grows with the
    /// square of what differs.
    private static final int MOST_ORDERED = 4_000;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /// Scripts that part no words are compared by character.
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
                            + "\\p{IsMyanmar}])(?=\\p{L})");

    /// The share of the words of both that they have in common, in the same order, from 0 to 100;
    /// 100 only where all are.
    static int percent(String one, String other) {
        List<String> mine = words(one);
        List<String> theirs = words(other);
        int all = mine.size() + theirs.size();
        if (all == 0 || mine.equals(theirs)) {
            return 100;
        }
        int common = all > 2 * MOST_ORDERED ? inAnyOrder(mine, theirs) : inOrder(mine, theirs);
        return Math.min(99, (int) (200L * common / all));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                words.addAll(List.of(ALONE.split(word, -1)));
            }
        }
        return words;
    }

    private static int inOrder(List<String> mine, List<String> theirs) {
        Patch<String> patch = DiffUtils.diff(mine, theirs);
        int common = mine.size();
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            common -= delta.getSource().size();
        }
        return common;
    }

    private static int inAnyOrder(List<String> mine, List<String> theirs) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < mine.size(); i++) {
            pairs.merge(mine.get(i - 1) + ' ' + mine.get(i), 1, Integer::sum);
        }
        int common = 1;
        for (int i = 1; i < theirs.size(); i++) {
            String pair = theirs.get(i - 1) + ' ' + theirs.get(i);
            Integer left = pairs.get(pair);
            if (left != null && left > 0) {
                pairs.put(pair, left - 1);
                common++;
            }
        }
        return common;
    }

    private Likeness() {}
}
