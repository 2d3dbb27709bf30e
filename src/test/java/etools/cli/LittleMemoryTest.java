package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.Words;
import etools.format.ArticleJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// What is larger than memory comes in and goes out.
class LittleMemoryTest {

    private static final Instant THEN = Instant.parse("2025-05-06T07:08:09.123Z");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final int ARTICLES = 1_050;
    private static final int PICTURE_BYTES = 100 << 10;

    @TempDir Path folder;

    @Test
    void moreThanTheHeapIsImportedAndExportedToTheSameBytes() throws Exception {
        Path file = folder.resolve("all.jsonl");
        write(file);
        assertThat(Files.size(file)).isGreaterThan(128L << 20);
        List<String> littleMemory = List.of("-Xmx128m", "-XX:+UseSerialGC");
        Child.Ended in = new Child(folder, littleMemory, "import", "all.jsonl").run("");
        assertThat(in.err()).isEmpty();
        assertThat(in.out()).contains("1,050 added");
        Child.Ended out = new Child(folder, littleMemory, "export", "again.jsonl").run("");
        assertThat(out.out()).isEqualTo("1,050 articles written to again.jsonl\n");
        assertThat(Files.mismatch(file, folder.resolve("again.jsonl"))).isEqualTo(-1);
    }

    /// In the order of an export: newest first.
    private static void write(Path file) throws Exception {
        Random random = new Random(1);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ARTICLES; i++) {
                List<Picture> pictures = List.of(picture(random));
                lines.write(
                        ArticleJson.write(
                                article(i, pictures), Reading.NONE, Marginalia.NONE, pictures));
                lines.write('\n');
            }
        }
    }

    private static Article article(int number, List<Picture> pictures) {
        Body body =
                Body.html(
                        "<p>The ferry <img src=\"picture:"
                                + pictures.getFirst().hash()
                                + "\" alt=\"\"></p>");
        return new Article(
                new ArticleId(new UUID(0x4000, number)),
                null,
                "Ferry " + number,
                null,
                LocalDate.of(2025, 1, 1).minusDays(number),
                null,
                body,
                "A ferry.",
                Words.count(body.plainText()),
                List.of(),
                Credits.NONE,
                THEN,
                THEN,
                null);
    }

    private static Picture picture(Random random) throws Exception {
        byte[] bytes = new byte[PICTURE_BYTES];
        random.nextBytes(bytes);
        System.arraycopy(PNG, 0, bytes, 0, PNG.length);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Picture(HexFormat.of().formatHex(hash), "image/png", bytes);
    }
}
