package etools.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Sums up a selection by groups: once in the order of time, and once more article by article, to
/// count in how many articles a group is met.
final class SumTable {

    private final Columns columns;
    private final Groups groups;
    private int[] readings = {};
    private int[] articles = {};
    private int[] finished = {};
    private int[] rereads = {};
    private long[] words = {};
    private long[] activeMs = {};
    private int[] metWith = {};

    SumTable(Columns columns, Groups groups) {
        this.columns = columns;
        this.groups = groups;
    }

    List<Slice> slices(Selection selection, int most) {
        if (groups.by == By.TAG) {
            sumTags(selection);
        } else {
            sum(selection);
        }
        List<Slice> slices = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            if (readings[group] > 0) {
                slices.add(new Slice(groups.key(group), groups.label(group), sums(group)));
            }
        }
        if (Groups.isTime(groups.by)) {
            return List.copyOf(slices.subList(Math.max(0, slices.size() - most), slices.size()));
        }
        slices.sort(
                Comparator.comparingLong((Slice slice) -> -slice.sums().words())
                        .thenComparing(Slice::key));
        return List.copyOf(slices.subList(0, Math.min(slices.size(), most)));
    }

    private Sums sums(int group) {
        return new Sums(
                readings[group],
                articles[group],
                finished[group],
                rereads[group],
                words[group],
                activeMs[group]);
    }

    private void allocate() {
        int count = groups.count();
        readings = new int[count];
        articles = new int[count];
        finished = new int[count];
        rereads = new int[count];
        words = new long[count];
        activeMs = new long[count];
        metWith = new int[count];
    }

    private void sum(Selection selection) {
        int[] groupOf = new int[selection.size];
        for (int i = 0; i < selection.size; i++) {
            groupOf[i] = groups.of(selection.at[i]);
        }
        allocate();
        for (int i = 0; i < selection.size; i++) {
            add(selection.at[i], groupOf[i]);
        }
        int article = 0;
        for (int entry : selection.byArticle()) {
            article += Selection.isOther(entry) ? 1 : 0;
            meet(groupOf[Selection.index(entry)], article);
        }
    }

    private void sumTags(Selection selection) {
        int none = groups.ofNumber(0);
        int[] ends = new int[selection.size];
        int[] groupOf = new int[selection.size];
        int count = 0;
        for (int i = 0; i < selection.size; i++) {
            int at = selection.at[i];
            int begin = count;
            int end = columns.tagsEnd[at];
            int room = Math.max(1, end - columns.tagsBegin(at));
            if (count + room > groupOf.length) {
                groupOf = Arrays.copyOf(groupOf, 2 * count + room);
            }
            for (int tag = columns.tagsBegin(at); tag < end; tag++) {
                int group = groups.ofNumber(columns.tags[tag]);
                if (!contains(groupOf, begin, count, group)) {
                    groupOf[count++] = group;
                }
            }
            if (count == begin) {
                groupOf[count++] = none;
            }
            ends[i] = count;
        }
        allocate();
        int next = 0;
        for (int i = 0; i < selection.size; i++) {
            while (next < ends[i]) {
                add(selection.at[i], groupOf[next++]);
            }
        }
        int article = 0;
        for (int entry : selection.byArticle()) {
            article += Selection.isOther(entry) ? 1 : 0;
            int i = Selection.index(entry);
            for (int each = i == 0 ? 0 : ends[i - 1]; each < ends[i]; each++) {
                meet(groupOf[each], article);
            }
        }
    }

    /// A reading has few tags.
    private static boolean contains(int[] values, int from, int to, int wanted) {
        for (int i = from; i < to; i++) {
            if (values[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private void add(int at, int group) {
        readings[group]++;
        if (columns.isFinished(at)) {
            finished[group]++;
            if (columns.isReread(at)) {
                rereads[group]++;
            }
        }
        words[group] += columns.wordsRead[at];
        activeMs[group] += Math.max(0, columns.active[at]);
    }

    private void meet(int group, int article) {
        if (metWith[group] != article) {
            metWith[group] = article;
            articles[group]++;
        }
    }
}
