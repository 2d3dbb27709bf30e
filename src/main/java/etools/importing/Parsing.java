package etools.importing;

import etools.article.ArticleDraft;
import etools.article.Picture;
import etools.article.Subscription;
import etools.format.ArticleFormat;
import etools.format.Formats;
import etools.format.Input;
import etools.format.Limit;
import etools.format.Limits;
import etools.format.Part;
import etools.format.Refusal;
import etools.format.RefusedException;
import etools.library.Imports;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The first half of an import: finds files and turns them into drafts, a worker a core. What it
/// has found waits in [#take] for the writer.
final class Parsing {

    private static final System.Logger LOG = System.getLogger(Parsing.class.getName());

    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /// Drafts that wait for the writer, in bytes as [#weight] counts them.
    private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

    /// A file's first drafts are held back until there are that many bytes of them, so that a
    /// smaller file which fails at its end is refused as a whole.
    private static final int HELD_BYTES = 1024 * 1024;

    private static final int HELD_DRAFTS = 500;

    /// Files above this size are kept while they are parsed, smaller ones afterwards.
    private static final long LARGE_BYTES = 8 << 20;

    private static final Pattern HARMFUL =
            Pattern.compile(
                    "[\\s\\p{Cntrl}]*(?:javascript|vbscript|data|file|blob|about|chrome|resource)\\s*:",
                    Pattern.CASE_INSENSITIVE);

    private static final int REFUSED_BYTES = 100;

    /// Stretches of one file that are parsed ahead of the one the writer waits for.
    private static final int MAX_AHEAD = 2 * WORKERS + 2;

    /// Files that were found but not yet read.
    private static final int MAX_FOUND_FILES = 512;

    /// What became of one part of a file.
    sealed interface Item {
        record Ready(Library.Prepared draft, int bytes) implements Item {}

        record Refused(Refusal refusal) implements Item {}

        record Warned(Refusal warning) implements Item {}

        record Subscribed(Subscription subscription) implements Item {}
    }

    /// What the writer is told, for each file in the file's order.
    sealed interface Event {
        FileProgress file();

        record Parsed(FileProgress file, List<Item> items, int bytes) implements Event {}

        /// @param refusal why the rest, or all, of the file is refused, or null
        /// @param whole false where the import was stopped before the file's end
        record Ended(FileProgress file, @Nullable Refusal refusal, boolean whole)
                implements Event {}
    }

    /// Keeps a file's bytes and tells their SHA-256.
    interface Keeper {
        String keep(Imports.Bytes bytes) throws IOException;
    }

    private final Keeper keeper;
    private final Limits limits;
    private final Set<String> done;
    private final AtomicInteger nextNumber;
    private final FileWalk walk;
    private final ForkJoinPool workers = new ForkJoinPool(WORKERS);
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Semaphore waitingBytes = new Semaphore(MAX_WAITING_BYTES);
    private final Semaphore foundFiles = new Semaphore(MAX_FOUND_FILES);
    private final Map<FileProgress, FileInput> beingRead = new ConcurrentHashMap<>();
    private final AtomicLong bytesFound = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong(1);
    private volatile boolean stopped;

    /// @param done names of files that are passed over, since they were read before
    /// @param firstNumber the first file's
    Parsing(List<Source> sources, Limits limits, Keeper keeper, Set<String> done, int firstNumber) {
        walk = new FileWalk(sources);
        this.limits = limits;
        this.keeper = keeper;
        this.done = done;
        nextNumber = new AtomicInteger(firstNumber);
    }

    /// No further file is begun, and those under way end early.
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /// The next event, or null where there is none within a short while.
    @Nullable Event take() throws InterruptedException {
        return events.poll(100, TimeUnit.MILLISECONDS);
    }

    /// Says that drafts of so many bytes are on disk or dropped.
    void release(int bytes) {
        waitingBytes.release(bytes);
    }

    /// Whether every file found has ended and there will be no more.
    boolean isDone() {
        return unfinished.get() == 0 && events.isEmpty();
    }

    long bytesFound() {
        return bytesFound.get();
    }

    /// Nothing of the file is under way any more.
    void forget(FileProgress file) {
        beingRead.remove(file);
    }

    /// Read of the files that are not yet on disk as a whole.
    long bytesUnderWay() {
        long bytes = 0;
        for (Map.Entry<FileProgress, FileInput> reading : beingRead.entrySet()) {
            bytes += Math.min(reading.getValue().bytesRead(), reading.getKey().bytes);
        }
        return bytes;
    }

    /// Lets everything that still runs come to its end.
    void close() {
        stop();
        waitingBytes.release(Integer.MAX_VALUE / 2);
        foundFiles.release(Integer.MAX_VALUE / 2);
        workers.shutdown();
    }

    /// Finds all files and has them read; returns when the last was found.
    void walk() {
        long order = 0;
        try {
            while (!stopped && walk.hasNext()) {
                FoundFile found = walk.next();
                if (done.contains(found.shownAs())) {
                    continue;
                }
                foundFiles.acquireUninterruptibly();
                if (stopped) {
                    break;
                }
                unfinished.incrementAndGet();
                int number = nextNumber.getAndIncrement();
                long place = order++;
                FileProgress file =
                        switch (found) {
                            case FoundFile.OnDisk(String shownAs, Path _, long bytes) ->
                                    new FileProgress(number, place, shownAs, bytes);
                            case FoundFile.Pasted(String shownAs, Input _, long bytes) ->
                                    new FileProgress(number, place, shownAs, bytes);
                            case FoundFile.Kept kept ->
                                    new FileProgress(number, place, kept.shownAs(), kept.bytes());
                            case FoundFile.Refused(String shownAs, String _) ->
                                    new FileProgress(number, place, shownAs, 0);
                        };
                bytesFound.addAndGet(file.bytes);
                workers.execute(() -> read(file, found));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the walk ended early", e);
            FileProgress rest =
                    new FileProgress(nextNumber.getAndIncrement(), order, "the remaining files", 0);
            events.add(new Event.Ended(rest, new Refusal(null, "could not be listed: " + e), true));
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void read(FileProgress file, FoundFile found) {
        try {
            events.add(stopped ? new Event.Ended(file, null, false) : readOne(file, found));
        } finally {
            foundFiles.release();
            unfinished.decrementAndGet();
        }
    }

    private Event.Ended readOne(FileProgress file, FoundFile found) {
        return switch (found) {
            case FoundFile.Refused(String _, String why) -> refused(file, why);
            case FoundFile.Pasted(String _, Input input, long _) ->
                    readParts(file, new Limited(input, limits));
            case FoundFile.Kept(String _, Input input, long _, var fitted) -> {
                file.fitted = fitted;
                yield file.bytes > LARGE_BYTES
                        ? readSpooled(file, input)
                        : readParts(file, new Limited(input, limits));
            }
            case FoundFile.OnDisk(String shownAs, Path path, long _) -> {
                Path name = Path.of(shownAs).getFileName();
                FileInput input =
                        new FileInput(
                                path, name == null ? "" : name.toString(), limits, this::isStopped);
                beingRead.put(file, input);
                yield readParts(file, input);
            }
        };
    }

    /// A large original is unpacked once, not at each opening.
    private Event.Ended readSpooled(FileProgress file, Input input) {
        try {
            Path spool = Files.createTempFile("etools-original-", null);
            try {
                try (InputStream in = input.open()) {
                    Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
                }
                return readParts(file, new FileInput(spool, input.name(), limits, this::isStopped));
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    private static final class Limited extends Input.Wrapped {
        private final Limits limits;

        Limited(Input input, Limits limits) {
            super(input);
            this.limits = limits;
        }

        @Override
        public Limits limits() {
            return limits;
        }
    }

    /// A file that lies in `container`, read at once.
    private void readMember(FileProgress container, Input input) {
        FileProgress file = container.member(nextNumber.getAndIncrement(), input.name());
        String path = input.name();
        String plainName = path.substring(path.lastIndexOf('/') + 1);
        unfinished.incrementAndGet();
        try {
            events.add(
                    readParts(
                            file,
                            new Input.Wrapped(input) {
                                @Override
                                public String name() {
                                    return plainName;
                                }
                            }));
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private static Event.Ended refused(FileProgress file, String why) {
        return new Event.Ended(file, new Refusal(null, why), true);
    }

    private Event.Ended readParts(FileProgress file, Input input) {
        ForkJoinTask<String> kept = null;
        try {
            PartsOfOneFile parts = new PartsOfOneFile(file);
            Input near = Formats.near(input);
            ArticleFormat format = Formats.detect(near);
            file.format = format;
            if (file.container == null && file.bytes > LARGE_BYTES) {
                kept = ForkJoinTask.adapt(() -> keeper.keep(input::open)).fork();
            }
            RefusedException end = null;
            try {
                format.read(near, parts::accept);
            } catch (RefusedException e) {
                end = e;
            }
            if (end == null) {
                parts.finish();
            }
            if (file.container != null) {
                file.sha256 = sha256(near);
            } else if (file.fruitful) {
                String why = keep(file, near, kept);
                if (why != null) {
                    return refused(file, why);
                }
            }
            return new Event.Ended(file, end == null ? null : end.refusal(), true);
        } catch (Stopped e) {
            return new Event.Ended(file, null, false);
        } catch (TooDeep e) {
            return refused(file, limits.line(Limit.ARCHIVE_DEPTH));
        } catch (RefusedException e) {
            return new Event.Ended(file, e.refusal(), true);
        } catch (IOException e) {
            return unreadable(file, e);
        } catch (UncheckedIOException e) {
            return unreadable(
                    file, Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
        } catch (StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, file.shownAs, e);
            return refused(file, "could not be read: it is nested too deeply");
        } catch (OutOfMemoryError e) {
            LOG.log(System.Logger.Level.WARNING, file.shownAs, e);
            return refused(file, "could not be read: one article in it is too large");
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException io) {
                return unreadable(file, io);
            }
            LOG.log(System.Logger.Level.ERROR, file.shownAs, e);
            return refused(file, "could not be read: E-Tools stumbled over it (" + e + ")");
        }
    }

    /// @return why the file's bytes could not be kept, or null
    private @Nullable String keep(
            FileProgress file, Input input, @Nullable ForkJoinTask<String> underWay) {
        try {
            file.sha256 = underWay == null ? keeper.keep(input::open) : underWay.join();
            file.originalKept = true;
            return null;
        } catch (IOException | RuntimeException e) {
            if (stopped) {
                throw new Stopped();
            }
            LOG.log(System.Logger.Level.WARNING, file.shownAs, e);
            Throwable cause =
                    e instanceof RuntimeException && e.getCause() != null ? e.getCause() : e;
            return "its original could not be kept: " + cause.getMessage();
        }
    }

    private static String sha256(Input input) throws IOException {
        try (InputStream in = input.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Event.Ended unreadable(FileProgress file, IOException e) {
        return stopped
                ? new Event.Ended(file, null, false)
                : refused(file, FileWalk.why(Path.of(file.shownAs), e));
    }

    /// Ends the reading of a file whose import was stopped.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /// Ends the reading of an archive that lies too deep in others.
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super("too deep", null, false, false);
        }
    }

    /// Takes the parts of one file as its format meets them, has stretches parsed by other workers,
    /// and hands everything to the writer in the file's order.
    private final class PartsOfOneFile {
        private final FileProgress file;
        private final Deque<ForkJoinTask<List<Item>>> ahead = new ArrayDeque<>();
        private List<Item> held = new ArrayList<>();
        private int heldBytes;

        PartsOfOneFile(FileProgress file) {
            this.file = file;
        }

        void accept(Part part) {
            if (stopped) {
                throw new Stopped();
            }
            switch (part) {
                case Part.Unparsed unparsed -> {
                    ahead.add(ForkJoinTask.adapt(() -> items(file, unparsed)).fork());
                    while (ahead.size() > MAX_AHEAD) {
                        holdNextStretch();
                    }
                }
                case Part.Found _, Part.Refused _, Part.Warned _ -> {
                    while (!ahead.isEmpty()) {
                        holdNextStretch();
                    }
                    Item warning = addressLeftOut(part);
                    if (warning != null) {
                        hold(warning);
                    }
                    Item item = item(file, part);
                    if (item != null) {
                        hold(item);
                    }
                }
                case Part.Subscribed(Subscription subscription) -> {
                    file.bearsFruit();
                    hold(new Item.Subscribed(subscription));
                }
                case Part.Member(Input input) -> {
                    checkDepth();
                    handOver();
                    readMember(file, input);
                }
                case Part.PassedOver _ -> {}
            }
        }

        /// A compressed file counts little: of those there may be twice as many and two.
        private void checkDepth() {
            int archives = 0;
            int all = 0;
            for (FileProgress one = file; one != null; one = one.container) {
                ArticleFormat format = one.format;
                archives += format != null && format.holdsOneFile() ? 0 : 1;
                all++;
            }
            long most = limits.of(Limit.ARCHIVE_DEPTH) + 1;
            if (archives > most || all > 2 * most + 2) {
                throw new TooDeep();
            }
        }

        void finish() {
            while (!ahead.isEmpty()) {
                holdNextStretch();
            }
            handOver();
        }

        private void holdNextStretch() {
            for (Item item : ahead.remove().join()) {
                hold(item);
            }
        }

        private void hold(Item item) {
            if (item instanceof Item.Ready) {
                file.bearsFruit();
            }
            held.add(item);
            heldBytes += item instanceof Item.Ready(var _, int bytes) ? bytes : REFUSED_BYTES;
            if (heldBytes >= HELD_BYTES || held.size() >= HELD_DRAFTS) {
                handOver();
            }
        }

        private void handOver() {
            if (stopped) {
                throw new Stopped();
            }
            if (!held.isEmpty()) {
                int bytes = Math.min(heldBytes, MAX_WAITING_BYTES);
                waitingBytes.acquireUninterruptibly(bytes);
                events.add(new Event.Parsed(file, held, bytes));
                held = new ArrayList<>();
                heldBytes = 0;
            }
        }
    }

    private static List<Item> items(FileProgress file, Part.Unparsed unparsed) {
        List<Item> items = new ArrayList<>();
        for (Part part : unparsed.parse()) {
            Item warning = addressLeftOut(part);
            if (warning != null) {
                items.add(warning);
            }
            Item item = item(file, part);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /// A warning where the article's address would run something or open a file of this machine.
    private static @Nullable Item addressLeftOut(Part part) {
        return part instanceof Part.Found(ArticleDraft draft) && isHarmful(draft.url())
                ? new Item.Warned(
                        new Refusal(
                                null,
                                "the address of \""
                                        + draft.title()
                                        + "\" is none of the web and was left out"))
                : null;
    }

    private static boolean isHarmful(@Nullable String url) {
        return url != null && HARMFUL.matcher(url).lookingAt();
    }

    /// Does here, on many threads, what the writer would else do alone.
    ///
    /// @return null for what is left out
    private static @Nullable Item item(FileProgress file, Part part) {
        return switch (part) {
            case Part.Found(ArticleDraft found) -> {
                ArticleDraft draft =
                        file.fitted(isHarmful(found.url()) ? found.withoutUrl() : found);
                yield draft == null ? null : new Item.Ready(Library.prepare(draft), weight(draft));
            }
            case Part.Refused(Refusal refusal) -> new Item.Refused(refusal);
            case Part.Warned(Refusal warning) -> new Item.Warned(warning);
            case Part.Unparsed _, Part.Member _, Part.PassedOver _, Part.Subscribed _ ->
                    throw new IllegalStateException("a stretch parsed to a further stretch");
        };
    }

    /// About the memory of a draft, in bytes, counting a byte a character.
    private static int weight(ArticleDraft draft) {
        long bytes = 500L + draft.title().length() + draft.body().content().length();
        bytes += draft.summary() == null ? 0 : draft.summary().length();
        bytes += draft.extra() == null ? 0 : draft.extra().length();
        for (Picture picture : draft.pictures()) {
            bytes += picture.bytes().length;
        }
        return (int) Math.min(bytes, MAX_WAITING_BYTES);
    }
}
