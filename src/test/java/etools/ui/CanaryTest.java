package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Articles of every kind are read in the window while a server waits for the connection that none
/// of them may make.
@Timeout(300)
class CanaryTest {

    private static final Path SAMPLES = Path.of("src/test/resources/etools/format");

    /// All that was ever found to load something by itself.
    private static final String HOSTILE =
            """
            <html><head><title>Hostile</title><base href="@">
            <link rel=stylesheet href="@c1"><link rel=prefetch href="@c2"><link rel=icon href="@c3">
            <meta http-equiv=refresh content="0;url=@c4"><script src="@c5"></script>
            <style>@import url("@c6"); body { background: url(@c7) }</style></head>
            <body background="@c8" onload="fetch('@c9')"><article><h1>Hostile</h1>
            <p style="background:url('@c10')">The lighthouse is lit at dusk, and this page would like
            to tell somebody that you have read so. It has a picture, a film, a frame, a form and a
            sound for it, and none of them may be asked for.</p>
            <img src="@c11" srcset="@c12 2x"><picture><source srcset="@c13"></picture>
            <video src="@c14" poster="@c15" autoplay></video><audio src="@c16" autoplay></audio>
            <iframe src="@c17"></iframe><object data="@c18"></object><embed src="@c19">
            <input type=image src="@c20"><svg><image href="@c21"/><use href="@c22#x"/></svg>
            <math><maction actiontype="statusline" xlink:href="@c23">x</maction></math>
            <a href="@c24" ping="@c25">a link</a><table background="@c26"><tr><td>x</table>
            <p>A last paragraph stands here so that there is something to read to the end.</p>
            </article></body></html>
            """;

    private static final Pattern WEB = Pattern.compile("https?://[^/\\s\"'<>&;)]+");

    @TempDir Path temp;

    @Test
    void nothingThatIsReadConnectsToAnything() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HttpServer canary =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext(
                "/",
                exchange -> {
                    connections.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        canary.start();
        try {
            String address = "http://127.0.0.1:" + canary.getAddress().getPort();
            Path files = temp.resolve("files");
            copySamples(files, address);
            Files.writeString(files.resolve("hostile.html"), HOSTILE.replace("@", address + "/"));
            Path folder = temp.resolve("library");
            try (Library library = Library.open(folder, InstantSource.system(), "the test")) {
                new FileImport(library)
                        .run(List.of(new Source.Named(files)), new ImportWatcher() {});
            }
            readAll(folder);
            assertThat(connections).hasValue(0);
        } finally {
            canary.stop(0);
        }
    }

    /// Text files with the canary's address in place of every other.
    private static void copySamples(Path to, String address) throws IOException {
        try (Stream<Path> samples = Files.walk(SAMPLES)) {
            for (Path sample : samples.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(SAMPLES.relativize(sample));
                Files.createDirectories(copy.getParent());
                byte[] bytes = Files.readAllBytes(sample);
                String latin = new String(bytes, StandardCharsets.ISO_8859_1);
                boolean text = latin.indexOf('\0') < 0 && !latin.startsWith("%PDF");
                Files.write(
                        copy,
                        text
                                ? WEB.matcher(latin)
                                        .replaceAll(address)
                                        .getBytes(StandardCharsets.ISO_8859_1)
                                : bytes);
            }
        }
    }

    private static void readAll(Path folder) {
        try (Screen screen = Screen.open(folder)) {
            int articles = screen.titles().size();
            assertThat(articles).isGreaterThan(20);
            screen.clickRow(0);
            for (int i = 1; i < articles; i++) {
                screen.settle();
                screen.press(KeyCode.PAGE_DOWN);
                screen.press(KeyCode.J);
            }
            screen.settle();
            assertThat(screen.readings()).isPositive();
        }
    }
}
