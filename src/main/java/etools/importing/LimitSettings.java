package etools.importing;

import etools.format.Limit;
import etools.format.Limits;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// What files may ask of this library's imports, where a person has set it: a properties file in
/// the library's folder, `archive.depth=3`.
public final class LimitSettings {

    public static final String FILE = "limits.properties";

    private static final System.Logger LOG = System.getLogger(LimitSettings.class.getName());

    /// @param folder the library's; a setting that cannot be read is as if it were not there, and
    ///   said so in the log
    public static Limits read(Path folder) {
        return new Limits(set(folder));
    }

    /// Those that a person has set.
    public static Map<Limit, Long> set(Path folder) {
        Path file = folder.resolve(FILE);
        Map<Limit, Long> set = new EnumMap<>(Limit.class);
        if (!Files.isRegularFile(file)) {
            return set;
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, file + " cannot be read; usual limits hold", e);
            return set;
        }
        for (String name : values.stringPropertyNames()) {
            Optional<Limit> limit = named(name);
            Optional<Long> value = value(values.getProperty(name));
            if (limit.isPresent() && value.isPresent()) {
                set.put(limit.get(), value.get());
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}: {1}={2} is no limit",
                        file,
                        name,
                        values.getProperty(name));
            }
        }
        return set;
    }

    /// Sets limits for good, beside those that were set before.
    ///
    /// @throws IOException the folder cannot be written
    public static void write(Path folder, Map<Limit, Long> changes) throws IOException {
        Map<Limit, Long> set = set(folder);
        set.putAll(changes);
        Properties values = new Properties();
        set.forEach((limit, value) -> {
            if (value != limit.usual()) {
                values.setProperty(limit.setting(), Long.toString(value));
            }
        });
        Path file = folder.resolve(FILE);
        Path part = folder.resolve(FILE + ".part");
        try (Writer writer = Files.newBufferedWriter(part)) {
            values.store(writer, null);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    public static Optional<Limit> named(String setting) {
        return Stream.of(Limit.values())
                .filter(limit -> limit.setting().equals(setting))
                .findFirst();
    }

    /// A whole number above 0.
    public static Optional<Long> value(String text) {
        String digits = text.strip().replaceAll("[_,]", "");
        return digits.matches("[1-9]\\d{0,17}")
                ? Optional.of(Long.valueOf(digits))
                : Optional.empty();
    }

    private LimitSettings() {}
}
