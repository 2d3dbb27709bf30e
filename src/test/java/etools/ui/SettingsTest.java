package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class SettingsTest {

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        Settings settings = new Settings(folder);
        settings.set("width", 1280.5);
        settings.set("theme", Theme.DARK);
        settings.write(settings.copy());
        Settings again = new Settings(folder);
        assertThat(again.number("width", 0)).isEqualTo(1280.5);
        assertThat(again.choice("theme", Theme.SYSTEM)).isEqualTo(Theme.DARK);
        assertThat(folder).isDirectoryContaining("glob:**/" + Settings.FILE);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void valuesThatMakeNoSenseAreTheUsualOnes() throws IOException {
        Files.writeString(
                folder.resolve(Settings.FILE), "width=wide\ntheme=purple\ndwell.ms=-3\nzoom=NaN\n");
        Settings settings = new Settings(folder);
        assertThat(settings.number("width", 900)).isEqualTo(900);
        assertThat(settings.number("zoom", 1)).isEqualTo(1);
        assertThat(settings.choice("theme", Theme.LIGHT)).isEqualTo(Theme.LIGHT);
        assertThat(settings.dwell()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aFileThatIsNoPropertiesFileIsAsIfItWereNotThere() throws IOException {
        Files.write(folder.resolve(Settings.FILE), new byte[] {'\\', 'u', 'z', 'z', 'z', 'z'});
        assertThat(new Settings(folder).dwell()).isEqualTo(Settings.USUAL_DWELL);
    }

    @Test
    void aFolderThatIsGoneIsNamed() {
        Settings settings = new Settings(folder.resolve("gone"));
        assertThatThrownBy(() -> settings.write(settings.copy()))
                .hasMessageContaining("window.properties cannot be written");
    }
}
