package etools.store;

import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells apart what can go wrong with a file below H2.
final class Failures {

    static final System.Logger LOG = System.getLogger("etools.store");

    /// Below this, a failure to write is taken for a full disk.
    private static final long NEARLY_FULL_BYTES = 16L << 20;

    /// One line for a failure nobody planned for.
    ///
    /// @param verb what was tried: `open`, `write to`
    static StoreException of(String verb, Path folder, Throwable failure) {
        if (isDiskFull(folder, failure)) {
            return diskFull(folder, usableBytes(folder), failure);
        }
        return new StoreException(
                "Cannot " + verb + " the library in " + folder + ": " + reason(failure), failure);
    }

    /// One line for a failure in a library that had opened well.
    static StoreException inUse(Path folder, Throwable failure) {
        if (isDiskFull(folder, failure) || !isDamage(failure)) {
            return of("use", folder, failure);
        }
        return new StoreException(
                "The library in "
                        + folder
                        + " may be damaged ("
                        + reason(failure)
                        + "). Should it say so again, restore a backup with `etools restore FILE`",
                failure);
    }

    static StoreException diskFull(Path folder, long usableBytes, @Nullable Throwable failure) {
        return new StoreException(
                "The disk with "
                        + folder
                        + " is full ("
                        + (usableBytes >> 20)
                        + " MB left): free some space and try again",
                failure);
    }

    /// H2 cannot tell a time before 1970.
    static void requireClock(Instant now) {
        LocalDateTime here = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
        if (here.getYear() < 1970) {
            throw new StoreException(
                    "The clock of this machine says "
                            + here.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ')
                            + ": set it right and try again",
                    null);
        }
    }

    static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "space left unknown", e);
            return Long.MAX_VALUE;
        }
    }

    private static boolean isDiskFull(Path folder, Throwable failure) {
        for (Throwable cause : causes(failure)) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("disk quota exceeded")) {
                return true;
            }
        }
        return isWriteFailure(failure) && usableBytes(folder) < NEARLY_FULL_BYTES;
    }

    private static boolean isWriteFailure(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause ->
                        cause instanceof MVStoreException store
                                && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED);
    }

    /// Whether the file's content is the trouble: whatever H2 says while a library is opened that
    /// is not the doing of its surroundings, for it meets damage with any kind of exception. What
    /// went wrong outside of H2, or would with any file, is none.
    static boolean isDamage(Throwable failure) {
        boolean ofH2 = false;
        for (Throwable cause : causes(failure)) {
            ofH2 |= cause instanceof SQLException || cause instanceof MVStoreException;
            if ((cause instanceof IOException && !(cause instanceof EOFException))
                    || cause instanceof VirtualMachineError
                    || cause instanceof LinkageError) {
                return false;
            }
            if (cause instanceof MVStoreException store
                    && (store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            || store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED)) {
                return false;
            }
            if (cause instanceof SQLException sql) {
                switch (sql.getErrorCode()) {
                    case ErrorCode.DATABASE_ALREADY_OPEN_1,
                            ErrorCode.OUT_OF_MEMORY,
                            ErrorCode.LOCK_TIMEOUT_1 -> {
                        return false;
                    }
                    default -> {}
                }
            }
        }
        return ofH2 && isH2Working();
    }

    /// Whether H2 opens a database without a file.
    private static boolean isH2Working() {
        try (Connection _ = DriverManager.getConnection("jdbc:h2:mem:")) {
            return true;
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "H2 opens no database at all", e);
            return false;
        }
    }

    static boolean isNewerFileFormat(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause ->
                        cause instanceof SQLException sql
                                && sql.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1);
    }

    /// Whether H2 has given up this file: after a failed write it closes by itself.
    static boolean isClosed(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof MVStoreException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                switch (sql.getErrorCode()) {
                    case ErrorCode.DATABASE_IS_CLOSED,
                            ErrorCode.OBJECT_CLOSED,
                            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                            ErrorCode.CONNECTION_BROKEN_1,
                            ErrorCode.IO_EXCEPTION_1,
                            ErrorCode.IO_EXCEPTION_2,
                            ErrorCode.GENERAL_ERROR_1,
                            ErrorCode.FILE_CORRUPTED_1 -> {
                        return true;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    /// In a few words, without the line breaks and queries of a database's message.
    static String reason(Throwable failure) {
        Throwable root = causes(failure).getLast();
        String message =
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return switch (root) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            default -> {
                int end = message.indexOf("; SQL statement");
                yield (end < 0 ? message : message.substring(0, end)).replaceAll("\\R", " ");
            }
        };
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure;
                cause != null && causes.size() < 20;
                cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private Failures() {}
}
