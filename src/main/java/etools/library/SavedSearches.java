package etools.library;

import etools.store.Database;
import etools.store.Folded;
import etools.store.SavedQuestion;
import etools.store.SavedQuestion.Values;
import etools.store.SearchStore;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The questions kept under a name, and how much each of them finds: counted anew a moment after a
/// change, and seldom enough that an import is not held up by it.
final class SavedSearches implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("etools.library");

    private static final long FIRST_MILLIS = 150;

    /// Counting takes at most one part in so many of the time.
    private static final long SHARE = 10;

    private final Function<Query, int[]> find;
    private final Function<int[], Integer> unread;
    private final Runnable counted;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("library-searches")::unstarted);
    private final Map<Integer, int[]> counts = new HashMap<>();
    private List<SavedQuestion> stored = List.of();
    private boolean wanted;
    private boolean waiting;
    private long pauseMillis = FIRST_MILLIS;

    /// @param find the rows that fit
    /// @param unread how many of these are unread
    SavedSearches(Function<Query, int[]> find, Function<int[], Integer> unread, Runnable counted) {
        this.find = find;
        this.unread = unread;
        this.counted = counted;
    }

    synchronized void load(List<SavedQuestion> all) {
        stored = List.copyOf(all);
        counts.keySet().retainAll(stored.stream().map(SavedQuestion::number).toList());
    }

    static List<SavedQuestion> read(Database database) {
        return database.read(connection -> new SearchStore(connection).all());
    }

    /// By name. Who asks wants to know the counts from now on.
    synchronized List<SavedSearch> all() {
        if (!wanted) {
            wanted = true;
            changed();
        }
        return known();
    }

    /// The same, without wanting counts.
    synchronized List<SavedSearch> known() {
        return stored.stream()
                .map(one -> {
                    int[] count = counts.getOrDefault(one.number(), new int[] {-1, -1});
                    return new SavedSearch(
                            one.number(), one.name(), query(one.values()), count[0], count[1]);
                })
                .sorted(
                        Comparator.comparing((SavedSearch one) -> Folded.text(one.name()))
                                .thenComparingInt(SavedSearch::number))
                .toList();
    }

    /// What they find may be another now.
    synchronized void changed() {
        if (wanted && !waiting && !stored.isEmpty()) {
            try {
                Future<?> _ = thread.schedule(this::count, pauseMillis, TimeUnit.MILLISECONDS);
                waiting = true;
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "the library is being closed", e);
            }
        }
    }

    private void count() {
        List<SavedQuestion> now;
        synchronized (this) {
            waiting = false;
            now = stored;
        }
        long began = System.nanoTime();
        Map<Integer, int[]> found = new HashMap<>();
        try {
            for (SavedQuestion one : now) {
                int[] rows = find.apply(query(one.values()));
                found.put(one.number(), new int[] {rows.length, unread.apply(rows)});
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "counting saved searches", e);
        }
        boolean news;
        synchronized (this) {
            pauseMillis = Math.max(FIRST_MILLIS, SHARE * (System.nanoTime() - began) / 1_000_000);
            news =
                    found.entrySet().stream()
                            .anyMatch(one -> {
                                int[] before = counts.get(one.getKey());
                                int[] is = one.getValue();
                                return before == null || before[0] != is[0] || before[1] != is[1];
                            });
            counts.putAll(found);
        }
        if (news) {
            counted.run();
        }
    }

    static Values values(Query query) {
        return new Values(
                query.text(),
                query.show().name(),
                query.category(),
                query.tag(),
                query.sort().name(),
                query.descending());
    }

    private static Query query(Values values) {
        return new Query(
                values.words(),
                Query.Show.valueOf(values.shown()),
                values.category(),
                values.tag(),
                Query.Sort.valueOf(values.sortBy()),
                values.descending());
    }

    /// Drops what waits and lets what runs come to its end; must be called before the store closes.
    @Override
    public void close() {
        synchronized (this) {
            wanted = false;
            stored = List.of();
        }
        thread.shutdown(); // a count that waits finds nothing to do
    }
}
