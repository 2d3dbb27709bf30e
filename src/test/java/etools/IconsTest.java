package etools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

class IconsTest {

    static List<Integer> sizes() {
        return IconMaker.SIZES;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theWindowFindsItsIconInEverySize(int size) throws IOException {
        String name = "/etools/icons/etools-" + size + ".png";
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
            BufferedImage icon = ImageIO.read(in);
            assertThat(icon.getWidth()).isEqualTo(size);
            assertThat(icon.getHeight()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theIconsAreWhatTheirMakerDraws(int size) throws IOException {
        BufferedImage kept = ImageIO.read(Path.of("icons/etools-" + size + ".png").toFile());
        BufferedImage drawn = IconMaker.draw(size);
        for (int y = 0; y < size; y += Math.max(1, size / 16)) {
            for (int x = 0; x < size; x += Math.max(1, size / 16)) {
                assertThat(kept.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(drawn.getRGB(x, y));
            }
        }
    }

    @Test
    void theDrawingIsWhatItsMakerWrites() throws IOException {
        assertThat(Files.readString(Path.of("icons/etools.svg"))).isEqualTo(IconMaker.svg());
    }
}
