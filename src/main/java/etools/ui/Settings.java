package etools.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;

/// What the window remembers from one time to the next: a properties file beside the library.
///
/// Values are read and set on the JavaFX thread; [#write] runs on any.
final class Settings {

    static final String FILE = "window.properties";
    static final Duration USUAL_DWELL = Duration.ofMillis(500);

    private static final Logger LOG = System.getLogger(Settings.class.getName());

    private final Path folder;
    private final Properties values = new Properties();

    /// Reads the settings in `folder`; one that cannot be read is as if it were not there.
    Settings(Path folder) {
        this.folder = folder;
        Path file = folder.resolve(FILE);
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, file + " cannot be read; the usual settings are used", e);
            }
        }
    }

    String text(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    double number(String name, double otherwise) {
        String value = values.getProperty(name);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    boolean yes(String name, boolean otherwise) {
        return Boolean.parseBoolean(values.getProperty(name, String.valueOf(otherwise)));
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        String value = values.getProperty(name);
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        return otherwise;
    }

    /// How long an article is shown before that counts as a reading.
    Duration dwell() {
        return Duration.ofMillis(
                Math.max(0, Math.round(number("dwell.ms", (double) USUAL_DWELL.toMillis()))));
    }

    /// @return whether that is a change
    boolean set(String name, Object value) {
        return !String.valueOf(value).equals(values.setProperty(name, String.valueOf(value)));
    }

    /// Their present state, for [#write].
    Properties copy() {
        Properties copy = new Properties();
        copy.putAll(values);
        return copy;
    }

    /// Puts `values` in the place of the file, whole or not at all.
    void write(Properties state) {
        try {
            Path half = Files.createTempFile(folder, FILE, ".part");
            try {
                try (Writer writer = Files.newBufferedWriter(half)) {
                    state.store(writer, "The window of E-Tools");
                }
                Files.move(
                        half,
                        folder.resolve(FILE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder.resolve(FILE)
                            + " cannot be written, so the window's places are not remembered: "
                            + e.getMessage(),
                    e);
        }
    }
}
