package etools.library;

import etools.article.Reading;
import etools.search.Ask;
import etools.store.ArticleState;
import etools.store.ArticleWriter;
import etools.store.RowIndex;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// What the lists sort and filter by, one entry a row, in memory: some 80 bytes an article, and
/// four more for each order that was asked for.
///
/// One thread writes; any may ask. Answers are copies.
final class Catalog implements ArticleWriter.Rows {

    /// Counts of one category.
    record Count(int articles, int unread, int starred) {}

    /// Sums over all articles in the lists.
    ///
    /// @param importedReadings readings that came with files
    record Totals(long articles, long unread, long starred, long words, long importedReadings) {}

    private static final byte PRESENT = 8;
    private static final int FIRST_CAPACITY = 1024;

    /// Rows that may come in before arrays grow again.
    private static final int ROOM = 10_000;

    /// Fewer than one in so many are sorted by themselves; of more, the order of all is gone
    /// through.
    private static final int FEW_OF_ALL = 16;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private int end;
    private int articles;
    private int unread;
    private byte[] flags = new byte[FIRST_CAPACITY];
    private int[] readCount = new int[FIRST_CAPACITY];
    private int[] importedCount = new int[FIRST_CAPACITY];
    private int[] words = new int[FIRST_CAPACITY];
    private int[] category = new int[FIRST_CAPACITY];
    private long[] lastRead = new long[FIRST_CAPACITY];
    private long[] listed = new long[FIRST_CAPACITY];
    private int[] day = new int[FIRST_CAPACITY];
    private long[] created = new long[FIRST_CAPACITY];
    private final RowIndex byId = new RowIndex();
    private final RowIndex byUrl = new RowIndex();
    private final Map<Query.Sort, RowOrder> orders = new EnumMap<>(Query.Sort.class);

    void put(Iterable<ArticleState> states) {
        lock.writeLock().lock();
        try {
            states.forEach(this::putOne);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Makes room at once for rows up to `highest`, for the time before others see this catalog.
    void reserve(int highest) {
        int rows = highest + ROOM;
        if (rows > flags.length) {
            grow(rows);
        }
        byId.reserve(rows);
        byUrl.reserve(rows);
    }

    /// For the time before others see this catalog.
    void putOne(ArticleState state) {
        int row = state.seq();
        if (row >= flags.length) {
            grow(Math.max(row + 1, flags.length + (flags.length >> 1)));
        }
        end = Math.max(end, row + 1);
        putFlags(row, state.flags());
        readCount[row] = state.readCount();
        importedCount[row] = state.importedCount();
        words[row] = state.words();
        category[row] = state.category();
        lastRead[row] = state.lastReadMs();
        listed[row] = state.listedMs();
        day[row] = state.day();
        created[row] = state.createdMs();
        byId.put(row, state.idKey());
        byUrl.put(row, state.urlKey());
        orders.values().forEach(order -> order.changed(row));
    }

    private void grow(int capacity) {
        flags = Arrays.copyOf(flags, capacity);
        readCount = Arrays.copyOf(readCount, capacity);
        importedCount = Arrays.copyOf(importedCount, capacity);
        words = Arrays.copyOf(words, capacity);
        category = Arrays.copyOf(category, capacity);
        lastRead = Arrays.copyOf(lastRead, capacity);
        listed = Arrays.copyOf(listed, capacity);
        day = Arrays.copyOf(day, capacity);
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
                day[row],
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

    /// The flags of a row, removed or not, or -1 where there is no such row.
    int flags(int row) {
        lock.readLock().lock();
        try {
            return isPresent(row) ? flags[row] & ~PRESENT : -1;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Changes flags alone.
    ///
    /// @param newFlags one for each of `rows`
    void putFlags(int[] rows, byte[] newFlags) {
        lock.writeLock().lock();
        try {
            for (int i = 0; i < rows.length; i++) {
                putFlags(rows[i], newFlags[i]);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void putFlags(int row, int newFlags) {
        articles += listed(newFlags) - (isPresent(row) ? listed(flags[row]) : 0);
        unread += unread(newFlags) - (isPresent(row) ? unread(flags[row]) : 0);
        flags[row] = (byte) (newFlags | PRESENT);
    }

    private static int listed(int flags) {
        return (flags & ArticleState.REMOVED) == 0 ? 1 : 0;
    }

    private static int unread(int flags) {
        return (flags & (ArticleState.REMOVED | ArticleState.READ)) == 0 ? 1 : 0;
    }

    /// How much there is to read.
    record Backlog(int articles, int unread) {}

    Backlog backlog() {
        lock.readLock().lock();
        try {
            return new Backlog(articles, unread);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// How much there will be with these flags.
    ///
    /// @param rows each once, also new ones
    Backlog backlogWith(int[] rows, IntUnaryOperator newFlags) {
        lock.readLock().lock();
        try {
            int moreArticles = 0;
            int moreUnread = 0;
            for (int i = 0; i < rows.length; i++) {
                int after = newFlags.applyAsInt(i);
                moreArticles += listed(after);
                moreUnread += unread(after);
                if (isPresent(rows[i])) {
                    moreArticles -= listed(flags[rows[i]]);
                    moreUnread -= unread(flags[rows[i]]);
                }
            }
            return new Backlog(articles + moreArticles, unread + moreUnread);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Whether a row is in the lists and fits. A predicate answers for the rows there were when it
    /// was made, and for what is true of them now.
    ///
    /// @param inCategory its number, 0 for articles without one, or null for all
    IntPredicate listed(Query.Show show, @Nullable Integer inCategory) {
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
            int flagMask = mask;
            int flagsWanted = wanted;
            byte[] flagsNow = flags;
            if (inCategory == null) {
                return row -> row < flagsNow.length && (flagsNow[row] & flagMask) == flagsWanted;
            }
            int[] categoryNow = category;
            int number = inCategory;
            return row ->
                    row < flagsNow.length
                            && (flagsNow[row] & flagMask) == flagsWanted
                            && categoryNow[row] == number;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The rows whose number of that kind is at least `from` and less than `to`.
    IntPredicate between(Ask.Kind kind, long from, long to) {
        lock.readLock().lock();
        try {
            byte[] flagsNow = flags;
            int[] dayNow = day;
            int[] wordsNow = words;
            int[] readCountNow = readCount;
            long[] createdNow = created;
            long[] lastReadNow = lastRead;
            IntToLongFunction number =
                    switch (kind) {
                        case READ -> row -> flagsNow[row] & ArticleState.READ;
                        case STARRED -> row -> (flagsNow[row] & ArticleState.STARRED) >> 1;
                        case DATE ->
                                row -> dayNow[row] == ArticleState.NO_DAY ? Ask.NEVER : dayNow[row];
                        case WORDS -> row -> wordsNow[row];
                        case READ_COUNT -> row -> readCountNow[row];
                        case CREATED -> row -> createdNow[row];
                        case LAST_READ -> row -> lastReadNow[row];
                        case LISTED ->
                                throw new IllegalArgumentException("no number is kept of it");
                    };
            int rows = flags.length;
            return row -> {
                if (row >= rows) {
                    return false;
                }
                long is = number.applyAsLong(row);
                return is >= from && is < to;
            };
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The rows in any of these categories.
    ///
    /// @param numbers 0 for articles without one
    IntPredicate inCategories(BitSet numbers) {
        lock.readLock().lock();
        try {
            int[] categoryNow = category;
            return row -> row < categoryNow.length && numbers.get(categoryNow[row]);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The rows that fit, in order.
    ///
    /// @param among only these, or null for all
    /// @param titles all rows in the order of their titles, where that is asked for
    int[] ordered(
            Query.Sort sort,
            boolean descending,
            IntPredicate wanted,
            @Nullable BitSet among,
            int[] titles) {
        lock.readLock().lock();
        try {
            if (among != null
                    && sort != Query.Sort.TITLE
                    && among.cardinality() < end / FEW_OF_ALL) {
                int[] rows = among.stream().filter(wanted).toArray();
                long[] keys = new long[rows.length];
                RowOrder.Keys keyOf = keys(sort);
                for (int i = 0; i < rows.length; i++) {
                    keys[i] = keyOf.of(rows[i]);
                }
                return RowSort.sort(rows, keys, descending);
            }
            int[] all = sort == Query.Sort.TITLE ? titles : order(sort);
            int[] rows = new int[all.length];
            int count = 0;
            for (int i = 0; i < all.length; i++) {
                int row = all[descending ? all.length - 1 - i : i];
                if ((among == null || among.get(row)) && wanted.test(row)) {
                    rows[count++] = row;
                }
            }
            return count == rows.length ? rows : Arrays.copyOf(rows, count);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// These rows, newest first, those of one time by their ids: the same in every library that has
    /// the same articles.
    int[] inFixedOrder(int[] rows) {
        lock.readLock().lock();
        try {
            int[] byId = RowSort.sort(rows, keysOf(rows, this.byId::key), false);
            return RowSort.sort(byId, keysOf(byId, row -> listed[row]), true);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static long[] keysOf(int[] rows, RowOrder.Keys keyOf) {
        return Arrays.stream(rows).mapToLong(keyOf::of).toArray();
    }

    private int[] order(Query.Sort sort) {
        RowOrder order;
        synchronized (orders) {
            order = orders.computeIfAbsent(sort, s -> new RowOrder());
        }
        return order.rows(end, keys(sort));
    }

    private RowOrder.Keys keys(Query.Sort sort) {
        return switch (sort) {
            case DATE, RELEVANCE -> row -> listed[row];
            case CREATED -> row -> created[row];
            case LAST_READ -> row -> Math.max(lastRead[row], -1); // never is first
            case WORDS -> row -> words[row];
            case READ_COUNT -> row -> readCount[row];
            case TITLE -> throw new IllegalArgumentException("titles have an order of their own");
        };
    }

    /// How many of these are unread.
    int unread(int[] rows) {
        lock.readLock().lock();
        try {
            int unread = 0;
            for (int row : rows) {
                unread += (flags[row] & ArticleState.READ) == 0 ? 1 : 0;
            }
            return unread;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// One more than the highest row.
    int end() {
        lock.readLock().lock();
        try {
            return end;
        } finally {
            lock.readLock().unlock();
        }
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
            for (int row = 0; row < end; row++) {
                if (isListed(row)) {
                    articles++;
                    unread += (flags[row] & ArticleState.READ) == 0 ? 1 : 0;
                    starred += (flags[row] & ArticleState.STARRED) != 0 ? 1 : 0;
                    allWords += words[row];
                    importedReadings += importedCount[row];
                }
            }
            return new Totals(articles, unread, starred, allWords, importedReadings);
        } finally {
            lock.readLock().unlock();
        }
    }

    void clear() {
        lock.writeLock().lock();
        try {
            Arrays.fill(flags, (byte) 0);
            articles = 0;
            unread = 0;
            byId.clear();
            byUrl.clear();
            orders.clear();
            end = 0;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
