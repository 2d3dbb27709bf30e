package etools.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Sees to it that the [FirstRows] in a library's folder are there only while they are true.
final class FirstRowsKeeper {

    private static final System.Logger LOG = System.getLogger(FirstRowsKeeper.class.getName());

    private final Path folder;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();

    /// Whether there may be a file.
    private volatile boolean kept = true;

    /// @param folder whose file another process may have written
    FirstRowsKeeper(Path folder) {
        this.folder = folder;
    }

    /// Runs a change of the library; while it runs and after it the file is not there.
    <T> T changing(Supplier<T> change) {
        underWay.incrementAndGet();
        changes.incrementAndGet();
        try {
            if (kept) {
                forget();
            }
            return change.get();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private synchronized void forget() {
        if (kept) {
            delete();
            kept = false;
        }
    }

    private void delete() {
        try {
            FirstRows.delete(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the first rows cannot be deleted", e);
        }
    }

    /// Keeps what `rows` finds, unless the library changes meanwhile.
    ///
    /// @return whether it is kept
    boolean keep(Supplier<FirstRows> rows) {
        long before = changes.get(); // read first: a change is under way before it is counted
        if (underWay.get() > 0) {
            return false;
        }
        FirstRows found = rows.get();
        synchronized (this) {
            kept = true; // before the look at `changes`: who changes now waits to delete the file
            if (changes.get() != before) {
                delete();
                kept = false;
                return false;
            }
            try {
                found.write(folder);
                return true;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the first rows cannot be kept", e);
                return false;
            }
        }
    }
}
