package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({
        "page/reference.txt, ReferencePage",
        "json/own.json, JsonFormat",
        "json/lines.jsonl, JsonFormat",
        "json/wire.json, JsonFormat",
        "html/json-ld.html, HtmlFormat",
        "html/meta.html, HtmlFormat",
        "html/bare.html, HtmlFormat",
        "markdown/front-matter.md, MarkdownFormat",
        "markdown/heading.md, MarkdownFormat",
        "markdown/toml.md, MarkdownFormat",
        "text/plain.txt, TextFormat",
        "text/shift-jis.txt, TextFormat",
        "text/utf-16.txt, TextFormat"
    })
    void aKindIsToldByContentWhateverTheName(String path, String kind) throws Exception {
        Input file = Samples.file(path);
        byte[] bytes = file.open().readAllBytes();
        assertThat(Formats.detect(file).getClass().getSimpleName()).isEqualTo(kind);
        assertThat(Formats.detect(Input.of("", bytes)).getClass().getSimpleName()).isEqualTo(kind);
        assertThat(Formats.detect(Input.of("download.txt", bytes)).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    255044462d312e37                 | the PDF document ends in the middle or is damaged
                    504b030414000000                 | the ZIP file ends in the middle or is damaged: copy or download it again
                    1f8b0800                         | it ends in the middle or is damaged: copy or download it again
                    89504e470d0a1a0a                 | a PNG picture, not an article
                    ffd8ffe000104a464946             | a JPEG picture, not an article
                    4749463839610100                 | a GIF picture, not an article
                    524946460000000057454250         | a WebP picture, not an article
                    0000002066747970                 | a film, not an article
                    7f454c4602010100                 | a program, not an article
                    d0cf11e0a1b11ae1                 | an old or encrypted office document, which E-Tools does not read: save it as DOCX or ODT without a password
                    7b5c727466315c616e7369           | an RTF document, which E-Tools does not read: save it as DOCX or ODT without a password
                    377abcaf271c0004                 | a 7-Zip archive, which E-Tools does not read: unpack it and import that
                    526172211a0701006574             | a RAR archive, which E-Tools does not read: unpack it and import that
                    774f4632000100000000             | a font, not an article
                    00010203040506070800010203040506 | binary data, not text
                    """)
    void aForeignFileIsCalledByItsName(String hex, String line) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Samples.refusals(Input.of("article.json", bytes))).containsExactly(line);
    }

    @Test
    void otherXmlIsCalledByItsName() throws Exception {
        assertThat(Samples.refusals("a.xml", "<?xml version='1.0'?><note>x</note>"))
                .containsExactly("XML of a kind that E-Tools does not read");
    }

    @Test
    void nothingIsNoArticle() throws Exception {
        assertThat(Samples.refusals("a.txt", "")).containsExactly("the file is empty");
        assertThat(Samples.refusals("a.txt", " \n\t\r\n"))
                .containsExactly("the file holds nothing but blank space");
        assertThat(Samples.refusals("a.txt", "\n".repeat(100_000)))
                .containsExactly("the file holds nothing but blank space");
    }

    @Test
    void noiseIsBinaryWhateverItsName() throws Exception {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        for (String name : new String[] {"a.json", "a.txt", "a.html", ""}) {
            assertThat(Samples.refusals(Input.of(name, noise)))
                    .containsExactly("binary data, not text");
        }
    }

    @Test
    void aFewControlCharactersDoNotMakeATextBinary() throws Exception {
        String text = "A title\n\nSome words of a body\u0000 and more\u001b[0m words\u0007 follow.";
        assertThat(Samples.draft(Samples.text("", text)).body().content())
                .isEqualTo("Some words of a body  and more [0m words  follow.");
    }

    @Test
    void anyBytesEndInArticlesOrOneLine() throws Exception {
        Random random = new Random(7);
        byte[][] samples = {
            Samples.file("json/wire.json").open().readAllBytes(),
            Samples.file("json/lines.jsonl").open().readAllBytes(),
            Samples.file("html/json-ld.html").open().readAllBytes(),
            Samples.file("markdown/front-matter.md").open().readAllBytes(),
            Samples.file("page/reference.txt").open().readAllBytes(),
            Samples.file("text/shift-jis.txt").open().readAllBytes()
        };
        for (int i = 0; i < 1_200; i++) {
            byte[] bytes = samples[i % samples.length].clone();
            for (int n = random.nextInt(12); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean()
                                ? (byte) random.nextInt(256)
                                : bytes[random.nextInt(bytes.length)];
            }
            int length = random.nextBoolean() ? bytes.length : 1 + random.nextInt(bytes.length);
            String cut = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            for (String line :
                    Samples.refusals(Input.of("", cut.getBytes(StandardCharsets.ISO_8859_1)))) {
                assertThat(line)
                        .isNotBlank()
                        .doesNotContain("\n", "Exception", "jackson", "(Source", "null");
            }
        }
    }
}
