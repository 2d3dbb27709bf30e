package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Body;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class PictureShelfTest {

    private final List<String> warnings = new ArrayList<>();

    /// A picture file whose head says how large it is; what follows does not matter.
    private static byte[] png(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(60);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        png.put("IHDR".getBytes(StandardCharsets.US_ASCII));
        png.putInt(width).putInt(height);
        png.put(new byte[] {8, 2, 0, 0, 0});
        return png.array();
    }

    private static byte[] webp(String kind, int at, int sizes, int more) {
        ByteBuffer webp = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
        webp.put(("WEBP" + kind).getBytes(StandardCharsets.US_ASCII));
        webp.putInt(at, sizes);
        webp.put(at + 4, (byte) more).put(at + 5, (byte) (more >> 8));
        return webp.array();
    }

    private Body body(String html, Map<String, byte[]> files) throws Exception {
        return new PictureShelf(Limits.USUAL, files::get, warnings::add).body(html, "");
    }

    @Test
    void aPictureOfTooManyPixelsIsNotKept() throws Exception {
        Map<String, byte[]> files =
                Map.of(
                        "a.png", png(50_000, 50_000),
                        "b.webp", webp("VP8X", 24, 49_999 | 49_999 << 24, 49_999 >> 8),
                        "c.webp", webp("VP8L", 21, 16_383 | 16_383 << 14, 0),
                        "d.webp", webp("VP8 ", 26, 16_383 | 16_383 << 16, 0));
        for (String name : List.of("a.png", "b.webp", "c.webp", "d.webp")) {
            warnings.clear();
            assertThat(body("<p>x<img src='" + name + "'></p>", files).content())
                    .isEqualTo("<p>x</p>");
            assertThat(warnings)
                    .contains(
                            "\""
                                    + name
                                    + "\": more than 100,000,000 pixels of one picture, width times"
                                    + " height (limit picture.pixels)");
        }
    }

    @Test
    void aPictureOfUsualSizeIsKeptOnceHoweverOftenItIsShown() throws Exception {
        byte[] bytes = png(300, 200);
        PictureShelf shelf =
                new PictureShelf(
                        Limits.USUAL, Map.of("a.png", bytes, "b.png", bytes)::get, warnings::add);
        Body body = shelf.body("<p><img src='a.png'><img src='b.png'><img src=a.png></p>", "");
        assertThat(shelf.picturesIn(body)).hasSize(1);
        String shown =
                "<img src=\"picture:" + shelf.picturesIn(body).getFirst().hash() + "\" alt=\"\">";
        assertThat(body.content()).isEqualTo("<p>" + shown.repeat(3) + "</p>");
        assertThat(warnings).isEmpty();
    }

    @Test
    void picturesOfMoreBytesThanAnArticleMayHaveAreLeftOut() throws Exception {
        byte[] large = Arrays.copyOf(png(300, 200), 9 << 20);
        byte[] other = large.clone();
        other[large.length - 1] = 1;
        byte[] third = large.clone();
        third[large.length - 1] = 2;
        Body body =
                body(
                        "<p>x<img src='a'><img src='b'><img src='c'></p>",
                        Map.of("a", large, "b", other, "c", third));
        assertThat(body.content().split("<img", -1)).hasSize(3);
        assertThat(warnings)
                .contains(
                        "\"c\": more than 20,971,520 bytes of one article's pictures (limit"
                                + " pictures.bytes)");
    }

    @Test
    void aPictureThatIsFilledInLaterIsFoundUnderItsOtherAddress() throws Exception {
        assertThat(
                        body(
                                        "<p>x<img src='data:image/gif;base64,R0lGODlhAQ=='"
                                                + " data-src='a.png'><img srcset='a.png 1x, b.png"
                                                + " 2x'></p>",
                                        Map.of("a.png", png(30, 20)))
                                .content())
                .matches("<p>x(<img src=\"picture:[0-9a-f]{64}\" alt=\"\">){2}</p>");
    }
}
