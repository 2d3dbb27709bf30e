package etools.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a library folder for this process. The lock is the operating system's and ends with the
/// process; the file only tells others who has it.
final class Owner implements AutoCloseable {

    static final String FILE = "library.owner";

    /// Locked far behind the text, so that others may read the text where locks are mandatory.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /// Opening the file a second time in one process and closing it would end the first lock
    /// (POSIX), so folders held by this process are known without looking.
    private static final Map<Path, Note> HELD_HERE = new ConcurrentHashMap<>();

    private record Note(String what, String process, Instant since) {}

    private final Path folder;
    private final FileChannel channel;

    private Owner(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @param folder its real path
    static Owner take(Path folder, String what, Instant now) {
        Note mine =
                new Note(
                        what.replace('\n', ' '), Long.toString(ProcessHandle.current().pid()), now);
        Note other = HELD_HERE.putIfAbsent(folder, mine);
        if (other != null) {
            throw inUse(folder, other);
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            folder.resolve(FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(folder, read(folder));
            }
            channel.truncate(0);
            String text = mine.what + "\n" + mine.process + "\n" + mine.since + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return new Owner(folder, channel);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(folder);
            closeQuietly(channel);
            if (e instanceof StoreException known) {
                throw known;
            }
            throw Failures.of("open", folder, e);
        }
    }

    private static @Nullable Note read(Path folder) {
        try {
            String[] lines = Files.readString(folder.resolve(FILE)).split("\n", -1);
            return lines.length < 3 ? null : new Note(lines[0], lines[1], Instant.parse(lines[2]));
        } catch (IOException | DateTimeParseException e) {
            return null; // being written, or not by us: the lock alone counts
        }
    }

    private static StoreException inUse(Path folder, @Nullable Note note) {
        String by =
                note == null
                        ? "another process"
                        : note.what + " (process " + note.process + ", since " + at(note) + ")";
        return new StoreException.InUse(
                "The library in "
                        + folder
                        + " is in use by "
                        + by
                        + ". Close it first, or choose another folder with --library.");
    }

    private static String at(Note note) {
        ZonedDateTime since = note.since.atZone(ZoneId.systemDefault());
        boolean today = since.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "uuuu-MM-dd HH:mm").format(since);
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            Failures.LOG.log(System.Logger.Level.DEBUG, "owner file not emptied", e);
        }
        closeQuietly(channel);
        HELD_HERE.remove(folder);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                Failures.LOG.log(System.Logger.Level.DEBUG, "owner file not closed", e);
            }
        }
    }
}
