package etools.store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// Why the store cannot do what was asked, in one line for the person who can act.
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Someone else has the library open.
    public static final class InUse extends StoreException {
        private static final long serialVersionUID = 1;

        InUse(String message) {
            super(message, null);
        }
    }

    /// The library cannot be read; its file lies untouched in `setAside`.
    public static final class Damaged extends StoreException {
        private static final long serialVersionUID = 1;

        private final transient Path setAside;
        private final transient @Nullable Path newestBackup;

        Damaged(
                String message,
                Path setAside,
                @Nullable Path newestBackup,
                @Nullable Throwable cause) {
            super(message, cause);
            this.setAside = setAside;
            this.newestBackup = newestBackup;
        }

        public Path setAside() {
            return setAside;
        }

        public Optional<Path> newestBackup() {
            return Optional.ofNullable(newestBackup);
        }
    }
}
