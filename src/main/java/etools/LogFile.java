package etools;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Keeps what is logged, by us and by the libraries we use, off the screen: it goes to a file in
/// the library's folder. Before that folder is known it goes to standard error.
public final class LogFile extends System.LoggerFinder {

    static final String NAME = "etools.log";

    private static final long MAX_BYTES = 1024 * 1024;
    private static volatile @Nullable Path file;

    /// From now on the log is in `folder`, as soon as there is one.
    static void in(Path folder) {
        file = folder.resolve(NAME);
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Log(name);
    }

    private record Log(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            Level least = name.startsWith("etools.") ? Level.INFO : Level.WARNING;
            return level != Level.OFF && level.getSeverity() >= least.getSeverity();
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String message,
                @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                write(level, name, translated(bundle, message), thrown);
            }
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... values) {
            if (isLoggable(level)) {
                String text = translated(bundle, format);
                boolean filled = values != null && values.length > 0;
                write(level, name, filled ? fill(text, values) : text, null);
            }
        }

        private static String fill(String format, @Nullable Object @Nullable [] values) {
            try {
                return MessageFormat.format(format, values);
            } catch (IllegalArgumentException e) {
                return format;
            }
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String key) {
            try {
                return bundle == null || key == null ? String.valueOf(key) : bundle.getString(key);
            } catch (MissingResourceException e) {
                return String.valueOf(key);
            }
        }
    }

    private static synchronized void write(
            System.Logger.Level level, String name, String message, @Nullable Throwable thrown) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.printf(
                "%s %s %s [%s] %s%n",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                level,
                name,
                Thread.currentThread().getName(),
                message);
        if (thrown != null) {
            thrown.printStackTrace(writer);
        }
        Path target = file;
        if (target == null) {
            System.err.print(text);
            return;
        }
        try {
            if (Files.exists(target) && Files.size(target) > MAX_BYTES) {
                Path former = target.resolveSibling(NAME + ".1");
                Files.move(target, former, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    target, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            return; // no folder yet, or a full disk; what matters was said on the screen
        }
    }
}
