package etools.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sums up a selection by groups. Articles are told apart by going through them one after the
/// other: a group that was last met with another article meets a new one.
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
        int[] positions = selection.byArticle();
        int[] groupOf = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            groupOf[i] = groups.of(positions[i]);
        }
        allocate();
        for (int i = 0; i < positions.length; i++) {
            add(positions[i], groupOf[i]);
        }
    }

    private void sumTags(Selection selection) {
        int[] positions = selection.byArticle();
        for (int at : positions) {
            for (int tag = columns.tagsBegin(at); tag < columns.tagsEnd[at]; tag++) {
                groups.ofNumber(columns.tags[tag]);
            }
        }
        int none = groups.ofNumber(0);
        allocate();
        int[] countedFor = new int[groups.count()];
        for (int at : positions) {
            int begin = columns.tagsBegin(at);
            int end = columns.tagsEnd[at];
            if (begin == end) {
                add(at, none);
            }
            for (int tag = begin; tag < end; tag++) {
                int group = groups.ofNumber(columns.tags[tag]);
                if (countedFor[group] != at + 1) {
                    countedFor[group] = at + 1;
                    add(at, group);
                }
            }
        }
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
        int article = columns.article[at] + 1;
        if (metWith[group] != article) {
            metWith[group] = article;
            articles[group]++;
        }
    }
}
