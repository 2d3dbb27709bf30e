package etools.library;

import etools.article.Article;
import etools.reading.ArticleFigures;
import etools.reading.DictionaryForms;
import etools.reading.Entry;
import etools.reading.ReadingLog;
import etools.reading.TextFigures;
import etools.store.Database;
import etools.store.WordStore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The words that the reader has met: all those, by dictionary form, of the articles that were read
/// to the end, each as its text was then.
///
/// The words are derived from the readings and follow them in the background, in the order of their
/// numbers, a few at a time and quietly while articles come in. With the words stands the point
/// they have reached; what came after a kill is gathered again. A reading may come to its end after
/// later ones have begun, so the last ones before the point are looked at once more.
final class Vocabulary implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("etools.library");

    /// Readings looked at in one go.
    private static final int BATCH = 16;

    /// So many readings may begin before one is over.
    private static final int LATE = BATCH;

    /// While there is much to do, it takes one part in so many of the time.
    private static final int SHARE = 4;

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// No more texts are remembered as done.
    private static final int MOST_VERSIONS = 100_000;

    /// No more words are kept in memory.
    private static final int MOST_COMMON = 20_000;

    /// No more readings are compared by a checkup.
    private static final int MOST_CHECKED = 2_000;

    private static final int PAGE = 1_000;

    private final Database database;
    private final Supplier<ReadingLog> log;
    private final Runnable caughtUp;
    private final BitSet done = new BitSet();
    private final Set<WordStore.Version> versions = new HashSet<>();

    /// Words that were met, those that come again and again, each with its reading: most words of a
    /// text need not be asked for.
    private final Map<String, Long> common =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST_COMMON;
                }
            };

    private @Nullable Thread thread;
    private boolean woken;
    private boolean following;
    private boolean failed;

    /// How many wait until it has followed.
    private int awaited;

    private volatile boolean closing;
    private volatile long quietUntil = System.nanoTime();
    private volatile long point;
    private long storedPoint;
    private volatile boolean loaded;

    /// Changes when readings may be gone.
    private final AtomicInteger epoch = new AtomicInteger();

    private volatile int loadedEpoch;

    /// @param log of all readings; may be waited for
    /// @param caughtUp told when words were gathered
    Vocabulary(Database database, Supplier<ReadingLog> log, Runnable caughtUp) {
        this.database = database;
        this.log = log;
        this.caughtUp = caughtUp;
    }

    /// Readings changed: follows them, where it has begun to.
    synchronized void changed() {
        if (thread != null) {
            wake();
        }
    }

    /// Begins to follow, on a thread of its own; for a library that stays open.
    synchronized void wake() {
        if (closing || failed) {
            return;
        }
        woken = true;
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("library-words").start(this::run);
        }
        notifyAll();
    }

    /// Articles come in: there are better things to do.
    void busy() {
        quietUntil = System.nanoTime() + QUIET_NANOS;
    }

    /// All words were forgotten ([WordStore#clear]) and are to be gathered anew. Call it on the
    /// writing thread once that is on disk and the log knows it too.
    void wiped() {
        epoch.incrementAndGet();
        changed();
    }

    /// What is on disk was read anew: less may be there than was.
    void reloaded() {
        epoch.incrementAndGet();
    }

    /// Waits until it has followed all readings, for which it takes all the time there is; for
    /// those who ask once.
    void awaitFollowed() {
        quietUntil = System.nanoTime();
        wake();
        boolean interrupted = false;
        synchronized (this) {
            awaited++;
            notifyAll();
            while ((woken || following) && !failed && !closing) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            awaited--;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            int gathered = 0;
            while (awaitWork()) {
                long began = System.nanoTime();
                int looked = followOnce();
                gathered += looked;
                boolean more = looked == BATCH;
                synchronized (this) {
                    following = false;
                    woken |= more;
                    notifyAll();
                }
                if (more) {
                    pause((SHARE - 1) * (System.nanoTime() - began));
                } else {
                    if (gathered > 0 && !closing) {
                        caughtUp.run();
                    }
                    gathered = 0;
                }
            }
        } catch (RuntimeException | Error e) {
            failed(closing ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR, e);
        }
    }

    private synchronized void failed(System.Logger.Level level, Throwable why) {
        LOG.log(level, "the words that were met are not followed until the next start", why);
        failed = true;
        following = false;
        notifyAll();
    }

    /// @return false where the library is being closed
    private synchronized boolean awaitWork() {
        while (!closing) {
            long left = quietUntil - System.nanoTime();
            if (woken && left <= 0) {
                woken = false;
                following = true;
                return true;
            }
            doze(woken ? left : 0);
        }
        return false;
    }

    private synchronized void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos;
                left > 0 && awaited == 0 && !closing;
                left = end - System.nanoTime()) {
            doze(left);
        }
    }

    /// May end earlier; whoever calls looks again.
    ///
    /// @param nanos 0 for as long as it takes
    @SuppressWarnings("WaitNotInLoop")
    private synchronized void doze(long nanos) {
        try {
            wait(nanos == 0 ? 0 : nanos / 1_000_000 + 1);
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "nobody interrupts the words", e);
        }
    }

    private final Object oneAtATime = new Object();

    /// @return how many readings there were to look at
    private int followOnce() {
        synchronized (oneAtATime) {
            int now = epoch.get();
            load(now);
            followLateOnes(now);
            List<Entry> next = log.get().entries(point, BATCH);
            if (!next.isEmpty()) {
                follow(next, next.getLast().number(), now);
            }
            return next.size();
        }
    }

    private void load(int now) {
        if (!loaded || loadedEpoch != now) {
            point = database.read(connection -> new WordStore(connection).point());
            storedPoint = point;
            done.clear();
            versions.clear();
            common.clear();
            loaded = true;
            loadedEpoch = now;
        }
    }

    private void followLateOnes(int now) {
        List<Entry> late = log.get().entries(Math.max(0, point - LATE), LATE);
        follow(late.stream().filter(one -> one.number() <= point).toList(), point, now);
    }

    private void follow(List<Entry> readings, long reached, int now) {
        Map<String, Long> words = new HashMap<>();
        for (Entry reading : readings) {
            if (closing) {
                return; // the point stays where it was
            }
            if (reading.verdict().finished() && !done.get((int) reading.number())) {
                for (String word : wordsOf(reading, true)) {
                    words.merge(word, reading.number(), Math::min);
                }
            }
        }
        words.entrySet().removeIf(one -> isNoNews(one, common.get(one.getKey())));
        Map<String, Long> met =
                words.isEmpty()
                        ? Map.of()
                        : database.read(
                                connection -> new WordStore(connection).met(words.keySet()));
        words.entrySet().removeIf(one -> isNoNews(one, met.get(one.getKey())));
        common.putAll(met);
        if (!words.isEmpty() || reached >= storedPoint + LATE) {
            boolean kept =
                    database.write(
                            connection -> {
                                if (epoch.get() != now) {
                                    return false; // these readings may be forgotten by now
                                }
                                new WordStore(connection).meet(words, reached);
                                return true;
                            },
                            written -> written);
            if (!kept) {
                return;
            }
            storedPoint = reached;
            common.putAll(words);
        }
        for (Entry reading : readings) {
            if (reading.verdict().finished()) {
                done.set((int) reading.number());
            }
        }
        point = reached;
    }

    private static boolean isNoNews(Map.Entry<String, Long> word, @Nullable Long met) {
        return met != null && met <= word.getValue();
    }

    /// @param once nothing for a text whose words were gathered before
    private Set<String> wordsOf(Entry reading, boolean once) {
        long opened = reading.opened().toInstant().toEpochMilli();
        return database.read(connection -> {
            WordStore store = new WordStore(connection);
            WordStore.Version version = store.versionAt(reading.row(), opened);
            if (version == null || (once && versions.contains(version))) {
                return Set.of();
            }
            if (once) {
                if (versions.size() >= MOST_VERSIONS) {
                    versions.clear();
                }
                versions.add(version);
            }
            return DictionaryForms.of(store.body(version.body()).plainText(), version.language());
        });
    }

    /// What can be counted in the text of an article. Does not wait until the words have followed.
    ///
    /// @param row its row
    ArticleFigures figures(int row, Article article) {
        TextFigures text = TextFigures.of(article.body().plainText(), article.credits().language());
        Map<String, Long> met =
                database.read(connection -> new WordStore(connection).met(text.forms()));
        long own =
                log.get().ofArticle(row).stream()
                        .filter(reading -> reading.verdict().finished())
                        .mapToLong(Entry::number)
                        .min()
                        .orElse(Long.MAX_VALUE);
        int known = (int) met.values().stream().filter(reading -> reading < own).count();
        return new ArticleFigures(
                text.forms().size(),
                isBehind(row) ? null : text.forms().size() - known,
                text.sentences(),
                text.wordsPerSentence(),
                text.readability());
    }

    /// Whether there are other articles whose words are still to be gathered. What is on disk may
    /// be a few readings behind that brought no new words.
    private boolean isBehind(int row) {
        boolean known = loaded && loadedEpoch == epoch.get();
        long reached =
                known ? point : database.read(connection -> new WordStore(connection).point());
        List<Entry> next = log.get().entries(reached, BATCH);
        return next.size() == BATCH
                || ((known || reached == 0)
                        && next.stream()
                                .anyMatch(reading ->
                                        reading.row() != row && reading.verdict().finished()));
    }

    /// What [#check] found.
    ///
    /// @param readings how many were compared
    record Checked(int words, int readings, List<String> problems) {
        Checked {
            problems = List.copyOf(problems);
        }
    }

    /// Gathers words anew and compares: of all finished readings, or of some 2,000 where there are
    /// more.
    Checked check() {
        synchronized (oneAtATime) {
            int now = epoch.get();
            load(now);
            followLateOnes(now);
            Map<Long, Set<String>> kept = new HashMap<>();
            database.read(connection -> {
                new WordStore(connection)
                        .forEach((word, reading) ->
                                kept.computeIfAbsent(reading, _ -> new HashSet<>()).add(word));
                return kept;
            });
            return compare(kept);
        }
    }

    private void eachFinished(Consumer<Entry> told) {
        long after = 0;
        for (List<Entry> page = page(after); !page.isEmpty(); page = page(after)) {
            for (Entry reading : page) {
                if (reading.number() <= point && reading.verdict().finished()) {
                    told.accept(reading);
                }
            }
            after = page.getLast().number();
        }
    }

    private List<Entry> page(long after) {
        return closing || after >= point ? List.of() : log.get().entries(after, PAGE);
    }

    private Checked compare(Map<Long, Set<String>> kept) {
        Map<String, Long> met = new HashMap<>();
        kept.forEach((reading, all) -> all.forEach(word -> met.put(word, reading)));
        Map<Long, Set<String>> unexplained = new HashMap<>(kept);
        int[] finished = {0};
        eachFinished(reading -> {
            finished[0]++;
            unexplained.remove(reading.number());
        });
        int strangers = unexplained.values().stream().mapToInt(Set::size).sum();
        int step = Math.max(1, finished[0] / MOST_CHECKED);
        List<Entry> compared = new ArrayList<>();
        int[] at = {0};
        eachFinished(reading -> {
            if (at[0]++ % step == 0) {
                compared.add(reading);
            }
        });
        int missing = 0;
        for (Entry reading : compared) {
            if (closing) {
                break;
            }
            Set<String> read = wordsOf(reading, false);
            for (String word : read) {
                missing += met.getOrDefault(word, Long.MAX_VALUE) > reading.number() ? 1 : 0;
            }
            for (String word : kept.getOrDefault(reading.number(), Set.of())) {
                strangers += read.contains(word) ? 0 : 1;
            }
        }
        List<String> problems = new ArrayList<>();
        if (missing > 0) {
            problems.add(
                    words(
                            missing,
                            "was read and does not count as met",
                            "were read and do not count as met"));
        }
        if (strangers > 0) {
            problems.add(
                    words(
                            strangers,
                            "counts as met in a reading that does not have it",
                            "count as met in readings that do not have them"));
        }
        return new Checked(met.size(), compared.size(), problems);
    }

    private static String words(int count, String one, String many) {
        return String.format(Locale.ROOT, "%,d ", count)
                + (count == 1 ? "word " + one : "words " + many);
    }

    /// Drops what is not gathered yet; the store must still be open.
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closing = true;
            running = thread;
            notifyAll();
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
