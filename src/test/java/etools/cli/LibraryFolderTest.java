package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

class LibraryFolderTest {

    private static final Path HOME = Path.of("/home/ines");

    private static Path usual(String system, Map<String, String> environment) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings around =
                new Surroundings(
                        Path.of("/work"),
                        environment,
                        InputStream.nullInputStream(),
                        nowhere,
                        nowhere,
                        0,
                        ZoneId.systemDefault(),
                        new Stopping());
        return LibraryFolder.usual(around, system, HOME);
    }

    @Test
    void theVariableComesFirst() {
        assertThat(usual("Linux", Map.of("ETOOLS_LIBRARY", "mine", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/work/mine"));
    }

    @Test
    void linuxKeepsToTheDesktopsSpecification() {
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/etools"));
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "relative", "ETOOLS_LIBRARY", " ")))
                .isEqualTo(HOME.resolve(".local/share/etools"));
        assertThat(usual("Linux", Map.of("HOME", "/home/other")))
                .isEqualTo(Path.of("/home/other/.local/share/etools"));
    }

    @Test
    void otherSystemsHaveTheirPlaces() {
        assertThat(usual("Mac OS X", Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/E-Tools"));
        assertThat(usual("Windows 11", Map.of()))
                .isEqualTo(HOME.resolve("AppData/Roaming/E-Tools"));
    }
}
