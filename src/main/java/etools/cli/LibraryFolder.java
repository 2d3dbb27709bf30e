package etools.cli;

import java.nio.file.Path;
import java.util.Locale;

/// Where the library is when nobody names a folder: `ETOOLS_LIBRARY`, else the platform's place for
/// a program's data.
///
/// @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base
///   directories</a>
final class LibraryFolder {

    static final String VARIABLE = "ETOOLS_LIBRARY";

    static Path usual(Surroundings around, String system, Path home) {
        String named = around.variable(VARIABLE);
        if (named != null) {
            return around.resolve(Path.of(named));
        }
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return home.resolve("Library/Application Support/E-Tools");
        }
        if (lower.startsWith("windows")) {
            String roaming = around.variable("APPDATA");
            Path data = roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming);
            return data.resolve("E-Tools");
        }
        String data = around.variable("XDG_DATA_HOME");
        // The specification: a relative path there is to be ignored, and the home is $HOME, which
        // need not be the one of the account.
        if (data != null && Path.of(data).isAbsolute()) {
            return Path.of(data).resolve("etools");
        }
        String own = around.variable("HOME");
        Path base = own != null && Path.of(own).isAbsolute() ? Path.of(own) : home;
        return base.resolve(".local/share/etools");
    }

    private LibraryFolder() {}
}
