package etools.library;

import etools.article.Reading;
import etools.store.ArticleState;
import etools.store.ArticleWriter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/// What the lists sort and filter by, one entry a row, in memory: some 80 bytes an article.
///
/// One thread writes; any may ask. Answers are copies.
final class Catalog implements ArticleWriter.Rows {

    /// Counts of one category.
    record Count(int articles, int unread, int starred) {}

    /// Sums over all articles in the lists.
    ///
    /// @param importedReadings readings that came with files
    /// @param importedWords the words of these
    record Totals(
            long articles,
            long unread,
            long starred,
            long words,
            long importedReadings,
            long importedWords) {}

    private static final byte PRESENT = 8;
    private static final int FIRST_CAPACITY = 1024;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private int end;
    private byte[] flags = new byte[FIRST_CAPACITY];
    private int[] readCount = new int[FIRST_CAPACITY];
    private int[] importedCount = new int[FIRST_CAPACITY];
    private int[] words = new int[FIRST_CAPACITY];
    private int[] category = new int[FIRST_CAPACITY];
    private long[] lastRead = new long[FIRST_CAPACITY];
    private long[] listed = new long[FIRST_CAPACITY];
    private long[] created = new long[FIRST_CAPACITY];
    private final RowIndex byId = new RowIndex();
    private final RowIndex byUrl = new RowIndex();

    void put(Iterable<ArticleState> states) {
        lock.writeLock().lock();
        try {
            states.forEach(this::putOne);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// For the time before others see this catalog.
    void putOne(ArticleState state) {
        int row = state.seq();
        if (row >= flags.length) {
            grow(Math.max(row + 1, flags.length + (flags.length >> 1)));
        }
        end = Math.max(end, row + 1);
        flags[row] = (byte) (state.flags() | PRESENT);
        readCount[row] = state.readCount();
        importedCount[row] = state.importedCount();
        words[row] = state.words();
        category[row] = state.category();
        lastRead[row] = state.lastReadMs();
        listed[row] = state.listedMs();
        created[row] = state.createdMs();
        byId.put(row, state.idKey());
        byUrl.put(row, state.urlKey());
    }

    private void grow(int capacity) {
        flags = Arrays.copyOf(flags, capacity);
        readCount = Arrays.copyOf(readCount, capacity);
        importedCount = Arrays.copyOf(importedCount, capacity);
        words = Arrays.copyOf(words, capacity);
        category = Arrays.copyOf(category, capacity);
        lastRead = Arrays.copyOf(lastRead, capacity);
        listed = Arrays.copyOf(listed, capacity);
        created = Arrays.copyOf(created, capacity);
    }

    /// The state of a row, removed or not, or null where there is no such row.
    @Nullable ArticleState state(int row) {
        lock.readLock().lock();
        try {
            return isPresent(row) ? stateOf(row) : null;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public IntStream withIdKey(long key) {
        return rows(byId, key);
    }

    @Override
    public IntStream withUrlKey(long key) {
        return rows(byUrl, key);
    }

    private IntStream rows(RowIndex index, long key) {
        lock.readLock().lock();
        try {
            return index.rows(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The states of these rows without those that were removed, null for each of these.
    @Nullable ArticleState[] listedStates(int[] rows) {
        lock.readLock().lock();
        try {
            @Nullable ArticleState[] states = new ArticleState[rows.length];
            for (int i = 0; i < rows.length; i++) {
                states[i] = isListed(rows[i]) ? stateOf(rows[i]) : null;
            }
            return states;
        } finally {
            lock.readLock().unlock();
        }
    }

    private ArticleState stateOf(int row) {
        return new ArticleState(
                row,
                flags[row] & ~PRESENT,
                readCount[row],
                importedCount[row],
                lastRead[row],
                listed[row],
                created[row],
                words[row],
                category[row],
                byId.key(row),
                byUrl.key(row));
    }

    private boolean isPresent(int row) {
        return row >= 0 && row < end && (flags[row] & PRESENT) != 0;
    }

    private boolean isListed(int row) {
        return isPresent(row) && (flags[row] & ArticleState.REMOVED) == 0;
    }

    static Reading reading(ArticleState state) {
        return new Reading(
                state.has(ArticleState.READ),
                state.has(ArticleState.STARRED),
                state.readCount(),
                state.lastReadMs() == ArticleState.NEVER
                        ? null
                        : Instant.ofEpochMilli(state.lastReadMs()));
    }

    /// The rows in the lists, in their own order.
    ///
    /// @param inCategory its number, 0 for articles without one, or null for all
    /// @param among only these, or null for all
    int[] rows(Query.Show show, @Nullable Integer inCategory, @Nullable BitSet among) {
        lock.readLock().lock();
        try {
            int mask = PRESENT | ArticleState.REMOVED;
            int wanted = PRESENT;
            switch (show) {
                case ALL -> {}
                case UNREAD -> mask |= ArticleState.READ;
                case STARRED -> {
                    mask |= ArticleState.STARRED;
                    wanted |= ArticleState.STARRED;
                }
            }
            int[] rows = new int[end];
            int count = 0;
            for (int row = 0; row < end; row++) {
                if ((flags[row] & mask) == wanted
                        && (inCategory == null || category[row] == inCategory)
                        && (among == null || among.get(row))) {
                    rows[count++] = row;
                }
            }
            return Arrays.copyOf(rows, count);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Sorts `rows`, which ascend; equals stand in the order of their rows, or its reverse.
    ///
    /// @param titleOrder the place of each row among the titles
    int[] sorted(int[] rows, Query.Sort sort, boolean descending, int[] titleOrder) {
        long[] keys = new long[rows.length];
        lock.readLock().lock();
        try {
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                keys[i] =
                        switch (sort) {
                            case DATE, RELEVANCE -> listed[row];
                            case CREATED -> created[row];
                            case LAST_READ -> Math.max(lastRead[row], -1); // never is first
                            case WORDS -> words[row];
                            case READ_COUNT -> readCount[row];
                            case TITLE -> row < titleOrder.length ? titleOrder[row] : 0;
                        };
            }
        } finally {
            lock.readLock().unlock();
        }
        return RowSort.sort(rows, keys, descending);
    }

    /// @param categories their highest number
    Count[] countByCategory(int categories) {
        lock.readLock().lock();
        try {
            int[] articles = new int[categories + 1];
            int[] unread = new int[categories + 1];
            int[] starred = new int[categories + 1];
            for (int row = 0; row < end; row++) {
                if (isListed(row) && category[row] <= categories) {
                    articles[category[row]]++;
                    unread[category[row]] += (flags[row] & ArticleState.READ) == 0 ? 1 : 0;
                    starred[category[row]] += (flags[row] & ArticleState.STARRED) != 0 ? 1 : 0;
                }
            }
            Count[] counts = new Count[categories + 1];
            for (int i = 0; i <= categories; i++) {
                counts[i] = new Count(articles[i], unread[i], starred[i]);
            }
            return counts;
        } finally {
            lock.readLock().unlock();
        }
    }

    Totals totals() {
        lock.readLock().lock();
        try {
            long articles = 0;
            long unread = 0;
            long starred = 0;
            long allWords = 0;
            long importedReadings = 0;
            long importedWords = 0;
            for (int row = 0; row < end; row++) {
                if (isListed(row)) {
                    articles++;
                    unread += (flags[row] & ArticleState.READ) == 0 ? 1 : 0;
                    starred += (flags[row] & ArticleState.STARRED) != 0 ? 1 : 0;
                    allWords += words[row];
                    importedReadings += importedCount[row];
                    importedWords += (long) importedCount[row] * words[row];
                }
            }
            return new Totals(articles, unread, starred, allWords, importedReadings, importedWords);
        } finally {
            lock.readLock().unlock();
        }
    }

    void clear() {
        lock.writeLock().lock();
        try {
            Arrays.fill(flags, (byte) 0);
            byId.clear();
            byUrl.clear();
            end = 0;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
