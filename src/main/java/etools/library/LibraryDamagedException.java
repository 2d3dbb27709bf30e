package etools.library;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// The library cannot be read. Its file was set aside, never deleted; [Library#restore] or
/// [Library#startEmpty] goes on from here.
public final class LibraryDamagedException extends LibraryException {
    private static final long serialVersionUID = 1;

    private final transient Path setAside;
    private final transient @Nullable Path newestBackup;

    LibraryDamagedException(
            String message, Path setAside, @Nullable Path newestBackup, Throwable cause) {
        super(message, cause);
        this.setAside = setAside;
        this.newestBackup = newestBackup;
    }

    /// Where the damaged file lies.
    public Path setAside() {
        return setAside;
    }

    public Optional<Path> newestBackup() {
        return Optional.ofNullable(newestBackup);
    }
}
