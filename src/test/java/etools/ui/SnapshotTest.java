package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.ArticleId;
import etools.library.Library;
import etools.library.Query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.imageio.ImageIO;

class SnapshotTest {

    @TempDir Path folder;

    @Test
    void theWindowIsDrawnInTheSizeAndThemeAskedForAndNothingIsRead() throws IOException {
        Screen.fill(folder, 5);
        Path light = folder.resolve("light.png");
        Path dark = folder.resolve("dark.png");
        try (Library library = Library.open(folder, InstantSource.system(), "the test")) {
            ArticleId third =
                    library.headlines(new int[] {library.find(Query.ALL).row(2)}).getFirst().id();
            Snapshot.write(library, light, third, "light", 1280, 1100);
            Snapshot.write(library, dark, null, "dark", 900, 560);
            assertThat(library.statistics(Screen.ZONE).readings()).isZero();
        }
        BufferedImage lightPicture = ImageIO.read(light.toFile());
        BufferedImage darkPicture = ImageIO.read(dark.toFile());
        assertThat(lightPicture.getWidth()).isEqualTo(1280);
        assertThat(lightPicture.getHeight()).isEqualTo(1100);
        assertThat(darkPicture.getWidth()).isEqualTo(900);
        assertThat(darkPicture.getHeight()).isEqualTo(560);
        assertThat(colours(lightPicture)).hasSizeGreaterThan(100);
        assertThat(brightness(lightPicture)).isGreaterThan(200);
        assertThat(brightness(darkPicture)).isLessThan(60);
    }

    @Test
    void aWindowLargerThanTheScreenIsDrawnWhereverItStoodLast() throws IOException {
        Screen.fill(folder, 5);
        Files.writeString(folder.resolve(Settings.FILE), "x=20\ny=900\nwidth=1900\nheight=1180\n");
        Path out = folder.resolve("out.png");
        List<Throwable> failed = new CopyOnWriteArrayList<>();
        JavaFx.startOffScreen();
        var before = Screen.fx(() -> Thread.currentThread().getUncaughtExceptionHandler());
        handleFailures((thread, failure) -> failed.add(failure));
        try (Library library = Library.open(folder, InstantSource.system(), "the test")) {
            Snapshot.write(library, out, null, "light", 1920, 1200);
        } finally {
            handleFailures(before);
        }
        assertThat(failed).isEmpty();
        assertThat(ImageIO.read(out.toFile()).getHeight()).isEqualTo(1200);
    }

    private static void handleFailures(Thread.UncaughtExceptionHandler handler) {
        Screen.fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(handler);
            return null;
        });
    }

    @Test
    void anUnknownThemeIsNamed() {
        Screen.fill(folder, 1);
        try (Library library = Library.open(folder, InstantSource.system(), "the test")) {
            assertThatThrownBy(() ->
                            Snapshot.write(
                                    library, folder.resolve("out.png"), null, "purple", 900, 560))
                    .hasMessage("unknown theme: purple (light, dark or system)");
        }
    }

    private static Set<Integer> colours(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours;
    }

    /// Of the middle column, from 0 to 255.
    private static long brightness(BufferedImage picture) {
        long sum = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            sum += (picture.getRGB(picture.getWidth() / 2, y) >> 8) & 0xff;
        }
        return sum / picture.getHeight();
    }
}
