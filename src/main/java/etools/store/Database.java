package etools.store;

import etools.article.ArticleDraft;
import etools.article.Picture;

import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// One library file, held by this process.
///
/// All work runs on threads of its own, so an interrupted caller cannot interrupt H2, which would
/// close the file. One of them writes.
///
/// What makes acknowledged work safe from a hard kill was measured: H2 2.4.240 (2.5 loses commits),
/// `WRITE_DELAY=0`, and `CHECKPOINT SYNC` before a change is acknowledged.
public final class Database implements AutoCloseable {

    /// What happens inside.
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    static final String NAME = "library";
    static final String FILE = NAME + ".mv.db";
    static final String SET_ASIDE = "set-aside";

    private static final String UNFINISHED = "library-unfinished";
    private static final int READERS = 3;

    /// Room that H2 and the next readings may need.
    private static final long RESERVED_BYTES = 64L << 20;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final Owner owner;
    private final InstantSource clock;
    private final ExecutorService writer;
    private final ExecutorService readers;
    private final ExecutorService backups;
    private final ConcurrentLinkedQueue<Connection> idleReaders = new ConcurrentLinkedQueue<>();
    private final JdbcDataSource source;
    private final ToLongFunction<Path> usableBytes;

    /// Held by all that use the file, alone by who puts another in its place.
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private volatile Work<?> reopened = connection -> connection;
    private Connection writing;
    private volatile boolean broken;
    private volatile boolean closed;

    private Database(
            Path folder, Owner owner, InstantSource clock, ToLongFunction<Path> usableBytes)
            throws SQLException {
        this.folder = folder;
        this.owner = owner;
        this.clock = clock;
        this.usableBytes = usableBytes;
        source = source(folder.resolve(NAME), "");
        writing = connectToWrite();
        writer = Executors.newSingleThreadExecutor(daemon("library-write"));
        readers = Executors.newFixedThreadPool(READERS, daemon("library-read"));
        backups = Executors.newSingleThreadExecutor(daemon("library-backup"));
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name)::unstarted;
    }

    /// Opens the library in `folder`, making or migrating it first where needed.
    ///
    /// @param what who we are, for others that find the library in use
    public static Database open(
            Path folder, String what, InstantSource clock, Migrations migrations) {
        return open(folder, what, clock, migrations, Failures::usableBytes);
    }

    /// @param usableBytes how much room the disk with a folder has
    public static Database open(
            Path folder,
            String what,
            InstantSource clock,
            Migrations migrations,
            ToLongFunction<Path> usableBytes) {
        Failures.requireClock(clock.instant());
        Path real = realFolder(folder);
        Owner owner = Owner.take(real, what, clock.instant());
        try {
            return open(real, owner, clock, migrations, usableBytes);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static Database open(
            Path folder,
            Owner owner,
            InstantSource clock,
            Migrations migrations,
            ToLongFunction<Path> usableBytes) {
        Path file = folder.resolve(FILE);
        try {
            Files.deleteIfExists(folder.resolve(UNFINISHED + ".mv.db"));
            Backups.deleteParts(folder);
            if (!Files.exists(file)) {
                refuseWhatWasSetAside(folder);
                migrate(folder, 0, clock, migrations);
            } else {
                int version = version(folder, migrations);
                if (version < migrations.newest()) {
                    migrate(folder, version, clock, migrations);
                }
            }
            return new Database(folder, owner, clock, usableBytes);
        } catch (SQLException e) {
            if (Failures.isDamage(e)) {
                throw setAside(folder, clock.instant(), e);
            }
            throw Failures.of("open", folder, e);
        } catch (IOException e) {
            throw Failures.of("open", folder, e);
        }
    }

    private static Path realFolder(Path folder) {
        if (folder.toAbsolutePath().toString().indexOf(';') >= 0) {
            throw new StoreException(
                    "A library's folder cannot have a semicolon in its name: " + folder, null);
        }
        try {
            if (!Files.exists(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectory(
                            folder,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(folder);
                }
            }
            if (!Files.isDirectory(folder)) {
                throw new StoreException(folder + " is a file; a library needs a folder", null);
            }
            Path real = folder.toRealPath();
            if (real.toString().indexOf(';') >= 0) {
                throw new StoreException(
                        "A library's folder cannot have a semicolon in its name: " + real, null);
            }
            return real;
        } catch (IOException e) {
            throw Failures.of("open", folder, e);
        }
    }

    private static JdbcDataSource source(Path database, String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:"
                        + database
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        + ";TRACE_LEVEL_SYSTEM_OUT=0;MAX_COMPACT_TIME=0;QUERY_CACHE_SIZE=64;COMPRESS=TRUE"
                        + settings);
        source.setUser("etools");
        source.setPassword("");
        return source;
    }

    /// The version of the library's schema, read without changing a byte of a newer one's file.
    private static int version(Path folder, Migrations migrations)
            throws SQLException, IOException {
        if (Files.size(folder.resolve(FILE)) == 0 || FileHeader.isCut(folder.resolve(FILE))) {
            // H2 would make a new library of it, or go back to an older state
            throw new SQLException("the file is cut", "", ErrorCode.FILE_CORRUPTED_1);
        }
        int version;
        try {
            version = versionOf(folder.resolve(NAME), ";ACCESS_MODE_DATA=r");
        } catch (SQLException e) {
            if (Failures.isNewerFileFormat(e)) {
                throw newer(folder);
            }
            if (Failures.isDamage(e)) {
                throw e;
            }
            Failures.LOG.log(System.Logger.Level.INFO, "cannot be read before it is opened", e);
            version = versionOf(folder.resolve(NAME), "");
        }
        if (version > migrations.newest()) {
            throw newer(folder);
        }
        return version;
    }

    private static StoreException newer(Path folder) {
        return new StoreException(
                "The library in "
                        + folder
                        + " was written by a newer version of E-Tools and was not touched: open it"
                        + " with that version",
                null);
    }

    private static int versionOf(Path database, String settings) throws SQLException {
        try (Connection connection = source(database, settings).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT MAX(version) FROM library_version")) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
                    || e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1) {
                throw new SQLException(
                        "the file holds no library", "", ErrorCode.FILE_CORRUPTED_1, e);
            }
            throw e;
        }
    }

    private static void migrate(Path folder, int from, InstantSource clock, Migrations migrations)
            throws SQLException, IOException {
        Path file = folder.resolve(FILE);
        Path unfinished = folder.resolve(UNFINISHED + ".mv.db");
        if (from > 0) {
            Backups.writeUnused(file, Backups.next(folder, clock.instant()));
            Backups.prune(folder);
            Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Connection connection = source(folder.resolve(UNFINISHED), "").getConnection()) {
            migrations.apply(connection, from, clock.instant());
            checkpoint(connection);
        } catch (SQLException e) {
            Files.deleteIfExists(unfinished);
            throw Failures.of(from == 0 ? "make" : "bring up to date", folder, e);
        }
        Backups.putInPlace(unfinished, file);
    }

    private static void refuseWhatWasSetAside(Path folder) {
        List<Path> aside = Backups.setAside(folder);
        if (!aside.isEmpty()) {
            throw damaged(folder, aside.getLast(), null);
        }
    }

    private static StoreException setAside(Path folder, Instant now, Throwable cause) {
        try {
            return damaged(folder, moveAside(folder, now), cause);
        } catch (IOException e) {
            e.addSuppressed(cause);
            return Failures.of("set aside", folder, e);
        }
    }

    private static Path moveAside(Path folder, Instant now) throws IOException {
        Path aside = folder.resolve(SET_ASIDE);
        Files.createDirectories(aside);
        Path target = aside.resolve("library-" + Backups.stamp(now) + ".mv.db");
        for (int i = 2; Files.exists(target); i++) {
            target = aside.resolve("library-" + Backups.stamp(now) + "-" + i + ".mv.db");
        }
        Files.move(folder.resolve(FILE), target, StandardCopyOption.ATOMIC_MOVE);
        Backups.syncFolder(target);
        Backups.syncFolder(folder.resolve(FILE));
        return target;
    }

    private static StoreException.Damaged damaged(
            Path folder, Path setAside, @Nullable Throwable cause) {
        Optional<Path> backup = Backups.newest(folder);
        String next =
                backup.map(file ->
                                "restore the newest backup with `etools --library "
                                        + folder
                                        + " restore "
                                        + file
                                        + "`")
                        .orElse("there is no backup of it");
        return new StoreException.Damaged(
                "The library in "
                        + folder
                        + " is damaged and cannot be read. Its file was set aside as "
                        + setAside
                        + "; "
                        + next,
                setAside,
                backup.orElse(null),
                cause);
    }

    /// Puts a backup in the library's place; what stands there is set aside, and its originals stay
    /// beside those of the backup.
    ///
    /// @return where the former file lies now, or nothing where there was none
    public static Optional<Path> restore(
            Path folder, Path backup, InstantSource clock, Migrations migrations) {
        Failures.requireClock(clock.instant());
        Path real = realFolder(folder);
        try (Owner _ = Owner.take(real, "a restore", clock.instant())) {
            Path unfinished = real.resolve(UNFINISHED + ".mv.db");
            try {
                Backups.unpack(backup, unfinished);
                int version = versionOf(real.resolve(UNFINISHED), ";ACCESS_MODE_DATA=r");
                if (version > migrations.newest()) {
                    throw new StoreException(
                            "The backup "
                                    + backup
                                    + " was written by a newer version of E-Tools: restore it with"
                                    + " that version",
                            null);
                }
                Backups.unpackOriginals(backup, real);
                Optional<Path> former =
                        Files.exists(real.resolve(FILE))
                                ? Optional.of(moveAside(real, clock.instant()))
                                : Optional.empty();
                Backups.putInPlace(unfinished, real.resolve(FILE));
                return former;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "The backup "
                            + backup
                            + " cannot be read, nothing was changed: "
                            + Failures.reason(e),
                    e);
        } catch (IOException e) {
            throw new StoreException(
                    "The backup "
                            + backup
                            + " was not restored, nothing was changed: "
                            + Failures.reason(e),
                    e);
        }
    }

    /// Makes an empty library where a damaged one was set aside.
    public static void startEmpty(Path folder, InstantSource clock, Migrations migrations) {
        Failures.requireClock(clock.instant());
        Path real = realFolder(folder);
        try (Owner _ = Owner.take(real, "a restore", clock.instant())) {
            if (!Files.exists(real.resolve(FILE))) {
                migrate(real, 0, clock, migrations);
            }
        } catch (SQLException | IOException e) {
            throw Failures.of("open", real, e);
        }
    }

    /// What to throw when the library opened but could not be read as a whole; closes it.
    public StoreException failedToLoad(RuntimeException failure) {
        closed = true;
        shutDown(false);
        try {
            if (Failures.isDamage(failure)) {
                return setAside(folder, clock.instant(), failure);
            }
            return Failures.of("open", folder, failure);
        } finally {
            owner.close();
        }
    }

    public Path folder() {
        return folder;
    }

    public Path file() {
        return folder.resolve(FILE);
    }

    /// Says what else to do when the file had to be opened anew: what is in memory may be ahead of
    /// what is on disk.
    public void onReopened(Work<?> reload) {
        reopened = reload;
    }

    /// Runs `work` as one transaction and, once it is on disk, `after` on the same thread, so that
    /// its effects come in the order of the writes.
    public <T extends @Nullable Object, R extends @Nullable Object> R write(
            Work<T> work, Function<T, R> after) {
        return await(
                writer,
                () -> {
                    reopenIfBroken();
                    return after.apply(transact(work));
                });
    }

    private <T extends @Nullable Object> T transact(Work<T> work) throws SQLException {
        try {
            T result = work.run(writing);
            writing.commit();
            checkpoint(writing);
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                writing.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            broken |= Failures.isClosed(e);
            throw e;
        }
    }

    /// Refuses work for which the disk has no room; H2 gives up a file it cannot write to.
    public void requireSpaceFor(List<ArticleDraft> drafts) {
        long needed = RESERVED_BYTES;
        for (ArticleDraft draft : drafts) {
            needed += 4L * draft.body().content().length();
            for (Picture picture : draft.pictures()) {
                needed += picture.bytes().length;
            }
        }
        if (usableBytes.applyAsLong(folder) < needed) {
            throw Failures.diskFull(folder, usableBytes.applyAsLong(folder), null);
        }
    }

    /// Room on the library's disk.
    public long usableBytes() {
        return usableBytes.applyAsLong(folder);
    }

    /// Runs `work`, which must not write; it runs again where H2 had given up the file.
    public <T extends @Nullable Object> T read(Work<T> work) {
        return await(
                readers,
                () -> {
                    try {
                        return readOnce(work);
                    } catch (SQLException e) {
                        if (closed || !Failures.isClosed(e)) {
                            throw e;
                        }
                        broken = true;
                        writer.submit(
                                        () -> {
                                            reopenIfBroken();
                                            return writing;
                                        })
                                .get();
                        return readOnce(work);
                    }
                });
    }

    private <T extends @Nullable Object> T readOnce(Work<T> work) throws SQLException {
        use.readLock().lock();
        try {
            Connection idle = idleReaders.poll();
            Connection connection = idle == null ? connectToRead() : idle;
            T result = work.run(connection);
            idleReaders.add(connection); // after a failure it is not used again
            return result;
        } finally {
            use.readLock().unlock();
        }
    }

    /// Writes the file anew with what it holds now and nothing else: what was deleted cannot be
    /// read from it any more. Everyone else waits meanwhile, for a large library long.
    public void rewrite() {
        await(
                writer,
                () -> {
                    reopenIfBroken();
                    use.writeLock().lock();
                    try {
                        broken = true; // until there is a file and a connection again
                        shutDownH2("SHUTDOWN");
                        idleReaders.clear();
                        rewriteClosed();
                        writing = connectToWrite();
                        broken = false;
                        return writing;
                    } finally {
                        use.writeLock().unlock();
                    }
                });
    }

    private void rewriteClosed() {
        Path unfinished = folder.resolve(UNFINISHED + ".mv.db");
        try {
            if (usableBytes.applyAsLong(folder) < Files.size(file()) + RESERVED_BYTES) {
                throw new IOException("the disk has no room for a copy");
            }
            MVStore.compact(file().toString(), unfinished.toString(), true, null);
            Backups.putInPlace(unfinished, file());
        } catch (IOException | MVStoreException e) {
            throw new StoreException(
                    "The library's file could not be written anew, and what was deleted may still"
                            + " be read in it: "
                            + Failures.reason(e)
                            + ". It is tried again when the library opens the next time",
                    e);
        } finally {
            deleteUnfinished(unfinished);
        }
    }

    private static void deleteUnfinished(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            Failures.LOG.log(System.Logger.Level.WARNING, "cannot be deleted: " + unfinished, e);
        }
    }

    private <T extends @Nullable Object> T await(ExecutorService executor, Callable<T> work) {
        if (closed) {
            throw new StoreException("The library in " + folder + " is closed", null);
        }
        boolean interrupted = false;
        try {
            Future<T> future = executor.submit(work);
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (RejectedExecutionException e) {
            throw new StoreException("The library in " + folder + " is closed", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw Failures.inUse(folder, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private Connection connectToWrite() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection connectToRead() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION 1");
        }
        return connection;
    }

    /// After a failed write H2 has closed the file; what was acknowledged is on disk.
    private void reopenIfBroken() throws SQLException {
        if (!broken) {
            return;
        }
        shutDownH2("SHUTDOWN IMMEDIATELY");
        idleReaders.clear();
        writing = connectToWrite();
        try (Connection connection = connectToRead()) {
            reopened.run(connection);
        }
        broken = false;
    }

    private void shutDownH2(String command) {
        try (Statement statement = writing.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            Failures.LOG.log(System.Logger.Level.DEBUG, "already shut down", e);
        }
    }

    /// Writes the library with its originals as one file while it is in use.
    public void backup(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            throw new StoreException(file + " is a folder: name a file for the backup", null);
        }
        if (isOurs(target)) {
            throw new StoreException(file + " is the library itself: name another file", null);
        }
        await(
                backups,
                () -> {
                    use.readLock().lock();
                    try (Connection connection = source.getConnection()) {
                        Backups.writeWhole(connection, folder, target);
                        return target;
                    } catch (SQLException | IOException e) {
                        throw new StoreException(
                                "Cannot write the backup " + file + ": " + Failures.reason(e), e);
                    } finally {
                        use.readLock().unlock();
                    }
                });
    }

    private boolean isOurs(Path target) throws StoreException {
        try {
            return Files.exists(target)
                    && (target.toRealPath().startsWith(folder.resolve(Originals.FOLDER))
                            || Files.isSameFile(target, file())
                            || Files.isSameFile(target, folder.resolve(Owner.FILE)));
        } catch (IOException e) {
            throw Failures.of("back up", folder, e);
        }
    }

    /// Makes today's backup in the background, unless there is one or no room for it.
    public void backUpOnceADay() {
        if (!Backups.isDue(folder, clock.instant())
                || usableBytes.applyAsLong(folder) < file().toFile().length() + RESERVED_BYTES) {
            return;
        }
        backups.execute(() -> {
            use.readLock().lock();
            try (Connection connection = source.getConnection()) {
                Backups.write(connection, Backups.next(folder, clock.instant()));
                Backups.prune(folder);
            } catch (SQLException | IOException | RuntimeException e) {
                Failures.LOG.log(
                        System.Logger.Level.WARNING,
                        "No backup of the library was made: " + Failures.reason(e));
                Failures.LOG.log(System.Logger.Level.DEBUG, "no backup", e);
            } finally {
                use.readLock().unlock();
            }
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            shutDown(true);
            owner.close();
        }
    }

    private void shutDown(boolean orderly) {
        for (ExecutorService executor : new ExecutorService[] {backups, readers, writer}) {
            executor.shutdown();
            awaitEnd(executor);
        }
        shutDownH2(orderly && !broken ? "SHUTDOWN" : "SHUTDOWN IMMEDIATELY");
    }

    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    Failures.LOG.log(System.Logger.Level.WARNING, "a query does not end");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
