package etools.reading;

import etools.article.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The readings, a column for each of their facts, some sixty bytes a reading. Not guarded: see
/// [ReadingLog].
///
/// A reading is named by its position here, in the order of numbers. Articles and local days are
/// numbered in the order in which they first occur, so that what is summed up by them fits an
/// array.
final class Columns {

    private static final byte SKIMMED = 0;
    private static final byte READ = 1;
    private static final byte REREAD = 2;

    /// A reading of the article was read or re-read.
    private static final byte FINISHED = 1;

    /// The article was skimmed since, or since its first reading.
    private static final byte IN_PARTS = 2;

    private static final int FIRST_SIZE = 64;
    static final long DAY_MS = 86_400_000;

    int size;
    int[] number;
    int[] article;
    long[] opened;
    short[] offset;
    int[] day;
    int[] words;
    int[] category;
    int[] source;
    int[] tagsEnd;
    int[] open;
    int[] active;
    short[] began;
    short[] furthest;
    byte[] verdict;
    int[] wordsRead;

    /// The reading of the same article before this one, or -1.
    int[] former;

    int[] tags = new int[FIRST_SIZE];

    /// Positions by the time they began, of one time by their number; null where that is the order
    /// of numbers.
    private int @Nullable [] byTime;

    private boolean inOrderOfTime = true;

    int articles;
    int[] row = new int[FIRST_SIZE];
    int[] newest = new int[FIRST_SIZE];

    /// Of [#FINISHED] and [#IN_PARTS]: what most articles need, in one place.
    private byte[] state = new byte[FIRST_SIZE];

    /// These two where an article is in parts.
    private short[] covered = new short[FIRST_SIZE];

    private short[] furthestPart = new short[FIRST_SIZE];

    private int[] articleOfRow = new int[FIRST_SIZE];

    int days;
    int[] epochDay = new int[FIRST_SIZE];
    private final Map<Integer, Integer> dayOf = new HashMap<>();
    private int latestDay = Integer.MIN_VALUE;
    private int latestDayIndex;

    Columns(int expected) {
        int room = Math.max(FIRST_SIZE, expected);
        number = new int[room];
        article = new int[room];
        opened = new long[room];
        offset = new short[room];
        day = new int[room];
        words = new int[room];
        category = new int[room];
        source = new int[room];
        tagsEnd = new int[room];
        open = new int[room];
        active = new int[room];
        began = new short[room];
        furthest = new short[room];
        verdict = new byte[room];
        wordsRead = new int[room];
        former = new int[room];
    }

    /// @throws IllegalArgumentException where the number is not the highest
    void add(
            long newNumber,
            int articleRow,
            long openedMs,
            int offsetMinutes,
            int articleWords,
            int inCategory,
            int ofSource,
            int[] someTags,
            int tagCount,
            int openMs,
            int activeMs,
            int beganAt,
            int furthestAt) {
        if (size > 0 && newNumber <= number[size - 1]) {
            throw new IllegalArgumentException(
                    "reading " + newNumber + " comes after " + number[size - 1]);
        }
        if (size == number.length) {
            grow();
        }
        int at = size;
        number[at] = Math.toIntExact(newNumber);
        opened[at] = openedMs;
        offset[at] = (short) offsetMinutes;
        day[at] = dayIndex(Math.floorDiv(openedMs + offsetMinutes * 60_000L, DAY_MS));
        words[at] = articleWords;
        category[at] = inCategory;
        source[at] = ofSource;
        int tagsBegin = at == 0 ? 0 : tagsEnd[at - 1];
        tagsEnd[at] = tagsBegin + tagCount;
        if (tagsEnd[at] > tags.length) {
            tags = Arrays.copyOf(tags, Math.max(tagsEnd[at], grown(tags.length)));
        }
        System.arraycopy(someTags, 0, tags, tagsBegin, tagCount);
        open[at] = openMs;
        active[at] = activeMs;
        began[at] = (short) beganAt;
        furthest[at] = (short) furthestAt;
        int of = articleIndex(articleRow);
        article[at] = of;
        former[at] = newest[of];
        newest[of] = at;
        judge(at, of);
        if (inOrderOfTime) {
            inOrderOfTime = at == 0 || opened[at - 1] <= openedMs;
        }
        size++;
        if (byTime != null) {
            byTime = withNewest(byTime);
        }
    }

    /// By the rule, with what came before; then the article's parts include it.
    private void judge(int at, int of) {
        boolean inParts = (state[of] & IN_PARTS) != 0;
        Verdict judged =
                ReadingRule.verdict(
                        (state[of] & FINISHED) != 0,
                        inParts ? covered[of] : 0,
                        words[at],
                        active[at],
                        began[at],
                        furthest[at]);
        verdict[at] =
                switch (judged) {
                    case SKIMMED -> SKIMMED;
                    case READ -> READ;
                    case REREAD -> REREAD;
                };
        wordsRead[at] = ReadingRule.wordsRead(words[at], active[at], began[at], furthest[at]);
        if (judged.finished()) {
            state[of] = FINISHED;
            return;
        }
        if (!inParts) {
            covered[of] = 0;
            furthestPart[of] = 0;
            state[of] |= IN_PARTS;
        }
        covered[of] =
                (short)
                        ReadingRule.covered(
                                covered[of], words[at], active[at], began[at], furthest[at]);
        furthestPart[of] = (short) Math.max(furthestPart[of], furthest[at]);
    }

    boolean wasFinished(int of) {
        return (state[of] & FINISHED) != 0;
    }

    /// By the parts since the article was last finished, by the rule.
    int covered(int of) {
        return (state[of] & IN_PARTS) == 0 ? 0 : covered[of];
    }

    /// The furthest place since the article was last finished.
    int furthestPart(int of) {
        return (state[of] & IN_PARTS) == 0 ? 0 : furthestPart[of];
    }

    /// Of each figure the larger counts.
    ///
    /// @return whether anything is other than before
    boolean change(long changed, int openMs, int activeMs, int beganAt, int furthestAt) {
        int at = position(changed);
        if (at < 0
                || (openMs <= open[at]
                        && activeMs <= active[at]
                        && beganAt <= began[at]
                        && furthestAt <= furthest[at])) {
            return false;
        }
        open[at] = Math.max(open[at], openMs);
        active[at] = Math.max(active[at], activeMs);
        began[at] = (short) Math.max(began[at], beganAt);
        furthest[at] = (short) Math.max(furthest[at], furthestAt);
        int of = article[at];
        state[of] = 0;
        for (int each : ofArticle(of)) {
            judge(each, of);
        }
        return true;
    }

    /// In the order of their numbers.
    int[] ofArticle(int of) {
        int count = 0;
        for (int at = newest[of]; at >= 0; at = former[at]) {
            count++;
        }
        int[] positions = new int[count];
        for (int at = newest[of]; at >= 0; at = former[at]) {
            positions[--count] = at;
        }
        return positions;
    }

    /// Of a number, or -1.
    private int position(long ofNumber) {
        if (ofNumber != (int) ofNumber) {
            return -1;
        }
        return Math.max(-1, Arrays.binarySearch(number, 0, size, (int) ofNumber));
    }

    /// Where the readings after a number begin.
    int after(long ofNumber) {
        if (ofNumber >= Integer.MAX_VALUE) {
            return size;
        }
        int found = Arrays.binarySearch(number, 0, size, (int) Math.max(0, ofNumber));
        return found < 0 ? -found - 1 : found + 1;
    }

    LoggedReading logged(int at) {
        return new LoggedReading(
                number[at],
                row[article[at]],
                opened[at],
                offset[at],
                words[at],
                category[at],
                source[at],
                Arrays.copyOfRange(tags, tagsBegin(at), tagsEnd[at]),
                open[at],
                active[at],
                began[at],
                furthest[at]);
    }

    Verdict verdict(int at) {
        return switch (verdict[at]) {
            case SKIMMED -> Verdict.SKIMMED;
            case READ -> Verdict.READ;
            default -> Verdict.REREAD;
        };
    }

    boolean isFinished(int at) {
        return verdict[at] != SKIMMED;
    }

    boolean isReread(int at) {
        return verdict[at] == REREAD;
    }

    int tagsBegin(int at) {
        return at == 0 ? 0 : tagsEnd[at - 1];
    }

    long localMs(int at) {
        return opened[at] + offset[at] * 60_000L;
    }

    /// Where the article is, or -1 where it has no reading.
    int articleOf(int articleRow) {
        return articleRow < 0 || articleRow >= articleOfRow.length
                ? -1
                : articleOfRow[articleRow] - 1;
    }

    private int articleIndex(int articleRow) {
        if (articleRow >= articleOfRow.length) {
            articleOfRow =
                    Arrays.copyOf(
                            articleOfRow, Math.max(articleRow + 1, grown(articleOfRow.length)));
        }
        if (articleOfRow[articleRow] > 0) {
            return articleOfRow[articleRow] - 1;
        }
        if (articles == row.length) {
            int room = grown(articles);
            row = Arrays.copyOf(row, room);
            newest = Arrays.copyOf(newest, room);
            state = Arrays.copyOf(state, room);
            covered = Arrays.copyOf(covered, room);
            furthestPart = Arrays.copyOf(furthestPart, room);
        }
        row[articles] = articleRow;
        newest[articles] = -1;
        articleOfRow[articleRow] = ++articles;
        return articles - 1;
    }

    private int dayIndex(long ofEpoch) {
        int wanted = Math.toIntExact(ofEpoch);
        if (days == 0 || wanted != latestDay) {
            latestDay = wanted;
            latestDayIndex = dayOf.computeIfAbsent(wanted, this::newDay);
        }
        return latestDayIndex;
    }

    private int newDay(int wanted) {
        if (days == epochDay.length) {
            epochDay = Arrays.copyOf(epochDay, grown(days));
        }
        epochDay[days] = wanted;
        return days++;
    }

    private int[] withNewest(int[] order) {
        int at = size - 1;
        int[] longer = at < order.length ? order : Arrays.copyOf(order, grown(at));
        int place = firstAt(longer, at, opened[at], true);
        System.arraycopy(longer, place, longer, place + 1, at - place);
        longer[place] = at;
        return longer;
    }

    /// Positions in the order of time; null for the order of numbers.
    synchronized int @Nullable [] byTime() {
        if (!inOrderOfTime && byTime == null) {
            byTime = sorted();
        }
        return byTime;
    }

    /// Merges what lies in order already, so that some jumps of a clock cost little.
    private int[] sorted() {
        int[] from = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        int[] to = new int[size];
        boolean merged = true;
        while (merged) {
            merged = false;
            int start = 0;
            while (start < size) {
                int middle = endOfRun(from, start);
                int end = middle < size ? endOfRun(from, middle) : middle;
                merged |= middle < size;
                merge(from, start, middle, end, to);
                start = end;
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private int endOfRun(int[] order, int start) {
        int end = start + 1;
        while (end < size && opened[order[end - 1]] <= opened[order[end]]) {
            end++;
        }
        return end;
    }

    private void merge(int[] from, int start, int middle, int end, int[] to) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft =
                    right == end || (left < middle && opened[from[left]] <= opened[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    /// How many readings began before a time.
    int before(long time) {
        return firstAt(byTime(), size, time, false);
    }

    private int firstAt(int @Nullable [] order, int count, long time, boolean afterSame) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long there = opened[order == null ? middle : order[middle]];
            if (there < time || (afterSame && there == time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int grown(int length) {
        return length + (length >> 1) + 1;
    }

    private void grow() {
        int room = grown(size);
        number = Arrays.copyOf(number, room);
        article = Arrays.copyOf(article, room);
        opened = Arrays.copyOf(opened, room);
        offset = Arrays.copyOf(offset, room);
        day = Arrays.copyOf(day, room);
        words = Arrays.copyOf(words, room);
        category = Arrays.copyOf(category, room);
        source = Arrays.copyOf(source, room);
        tagsEnd = Arrays.copyOf(tagsEnd, room);
        open = Arrays.copyOf(open, room);
        active = Arrays.copyOf(active, room);
        began = Arrays.copyOf(began, room);
        furthest = Arrays.copyOf(furthest, room);
        verdict = Arrays.copyOf(verdict, room);
        wordsRead = Arrays.copyOf(wordsRead, room);
        former = Arrays.copyOf(former, room);
    }
}
