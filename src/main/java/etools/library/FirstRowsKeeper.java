package etools.library;

import org.jspecify.annotations.Nullable;

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

    /// What the file there tells of, where this keeper wrote it.
    private @Nullable Object keptOrder;

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

    /// Keeps what `rows` finds, unless it is there already or the library changes meanwhile.
    ///
    /// @param order the order they are in
    /// @return false where the library changes: try again later
    boolean keep(Object order, Supplier<FirstRows> rows) {
        synchronized (this) {
            if (kept && order.equals(keptOrder)) {
                return true;
            }
        }
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
                keptOrder = null;
                found.write(folder);
                keptOrder = order;
                return true;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the first rows cannot be kept", e);
                return true; // trying again would not help
            }
        }
    }
}
