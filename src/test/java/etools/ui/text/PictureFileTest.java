package etools.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import etools.ui.text.PictureFile.Size;

import javafx.scene.image.Image;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

class PictureFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void theSizeOfEveryKindIsReadBeforeDecoding(String kind) throws IOException {
        byte[] bytes = picture(kind, 70, 30);

        assertThat(PictureFile.size(bytes)).contains(new Size(70, 30));
        assertThat(PictureFile.decode(bytes).map(Image::getWidth)).contains(70.0);
    }

    @Test
    void aPictureIsNoLargerThanItIsShown() throws IOException {
        Image image = PictureFile.decode(picture("png", 4_000, 1_000)).orElseThrow();

        assertThat(image.getWidth()).isEqualTo(1_920);
        assertThat(image.getHeight()).isEqualTo(480);
    }

    @Test
    void aClaimOfMoreThanFiftyMegapixelsIsRefused() {
        assertThat(new Size(10_000, 5_000).fits()).isTrue();
        assertThat(new Size(10_000, 5_001).fits()).isFalse();
        assertThat(new Size(Integer.MAX_VALUE, Integer.MAX_VALUE).fits()).isFalse();
        assertThat(new Size(-5, 7).fits()).isFalse();
    }

    @Test
    void ofAnAnimationTheFirstFrameIsShown() throws IOException {
        byte[] gif = picture("gif", 8, 8);
        byte[] twice = Arrays.copyOf(gif, gif.length + 5); // more frames, broken ones, follow
        Arrays.fill(twice, gif.length - 1, twice.length, (byte) 0x2c);

        assertThat(PictureFile.decode(twice).map(Image::getHeight)).contains(8.0);
    }

    /// Damaged pictures are refused, or shown as far as they go; they never throw.
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void aDamagedPictureDoesNoHarm(String kind) throws IOException {
        byte[] whole = picture(kind, 40, 40);
        Random random = new Random(7);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(PictureFile.decode(cut)).isNotNull();
            byte[] damaged = whole.clone();
            for (int i = 0; i < 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            PictureFile.decode(damaged)
                    .ifPresent(image -> assertThat(image.getWidth()).isPositive());
        }
    }

    private static byte[] picture(String kind, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < Math.min(width, height); i++) {
            image.setRGB(i, i, 0xff8800 + i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, kind, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
