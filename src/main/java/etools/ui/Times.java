package etools.ui;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Tells a benchmark when the start was how far: where the system property `etools.times` names a
/// file, each moment becomes a line of it, a name and milliseconds since 1970 with a tab between.
public final class Times {

    private static final @Nullable String FILE = System.getProperty("etools.times");

    /// It is now that `what` was reached.
    public static void mark(String what) {
        if (FILE != null) {
            mark(what, System.currentTimeMillis());
        }
    }

    /// It was reached then.
    public static void mark(String what, long millis) {
        if (FILE != null) {
            append(Path.of(FILE), what + "\t" + millis + "\n");
        }
    }

    private static synchronized void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.getLogger(Times.class.getName())
                    .log(System.Logger.Level.WARNING, file + " cannot be written", e);
        }
    }

    private Times() {}
}
