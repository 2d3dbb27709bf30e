package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.format.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

class FileInputTest {

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private FileInput page() throws IOException {
        return new FileInput(
                file("in/page.html", "<p>text"), "page.html", Limits.USUAL, () -> false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_files/a b.png",
                "./page_files/a%20b.png",
                "page_files\\a b.png",
                "page_files//a%20b.png?width=300#top"
            })
    void aPageFindsItsPicture(String address) throws IOException {
        file("in/page_files/a b.png", "PICTURE");
        assertThat(page().beside(address)).asString().isEqualTo("PICTURE");
    }

    @Test
    void aNameMayHoldWhatLooksEncoded() throws IOException {
        file("in/a%20b.png", "PICTURE");
        assertThat(page().beside("a%20b.png")).asString().isEqualTo("PICTURE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.png",
                "%2e%2e/secret.png",
                "..\\secret.png",
                "page_files/../../secret.png",
                "/etc/hostname",
                "\\\\server\\share\\a.png",
                "C:\\Windows\\win.ini",
                "file:///etc/hostname",
                "https://example.org/secret.png",
                "//example.org/secret.png",
                "missing.png",
                "page_files",
                "\0.png",
                "%00.png",
                "?",
                "#",
                ""
            })
    void nothingElseIsFound(String address) throws IOException {
        file("secret.png", "SECRET");
        file("in/page_files/a.png", "PICTURE");
        assertThat(page().beside(address)).isNull();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path secret = file("secret.png", "SECRET");
        FileInput page = page();
        Files.createSymbolicLink(folder.resolve("in/link.png"), secret);
        Files.createSymbolicLink(folder.resolve("in/up"), folder);
        assertThat(page.beside("link.png")).isNull();
        assertThat(page.beside("up/secret.png")).isNull();
    }

    @Test
    void spooledBytesHaveNothingBesideThem() throws IOException {
        file("a.png", "PICTURE");
        FileInput spooled =
                new FileInput(file("spool-1.tmp", "<p>"), "page.html", Limits.USUAL, () -> false);
        assertThat(spooled.beside("a.png")).isNull();
    }

    @Test
    void readingInAnyOrderTellsHowFarItCameAndEndsWhenTheImportIsStopped() throws IOException {
        boolean[] stopped = {false};
        Path file = file("a.zip", "0123456789");
        FileInput input = new FileInput(file, "a.zip", Limits.USUAL, () -> stopped[0]);
        try (SeekableByteChannel channel = input.channel()) {
            ByteBuffer two = ByteBuffer.allocate(2);
            channel.position(7).read(two);
            assertThat(two.array()).containsExactly('7', '8');
            assertThat(input.bytesRead()).isEqualTo(9);
            stopped[0] = true;
            assertThatThrownBy(() -> channel.position(0).read(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the import was stopped");
        }
    }
}
