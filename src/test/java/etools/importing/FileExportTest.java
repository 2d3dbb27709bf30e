package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Picture;
import etools.article.Reading;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Mark;
import etools.library.Query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

class FileExportTest {

    private static final Instant NOW = Instant.parse("2025-05-06T07:08:09.123Z");
    private static final ArticleId FIRST = new ArticleId(new UUID(0x4001, 0x8000000000000001L));
    private static final ArticleId SECOND = new ArticleId(new UUID(0x4002, 0x8000000000000002L));

    @TempDir Path folder;

    private Library library(String name) {
        return Library.open(folder.resolve(name), () -> NOW, "a test");
    }

    private static Picture picture() throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] bytes = png.toByteArray();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Picture(HexFormat.of().formatHex(hash), "image/png", bytes);
    }

    private static List<ArticleDraft> drafts() throws IOException, NoSuchAlgorithmException {
        Picture picture = picture();
        return List.of(
                ArticleDraft.titled(
                                "Bridges of “Old Town”",
                                Body.html(
                                        "<p>The first <b>bridge</b>.</p><p><img src=\"picture:"
                                                + picture.hash()
                                                + "\" alt=\"\"></p>"))
                        .id(FIRST)
                        .category(new Category("town", "Town & Country"))
                        .url("https://news.example/bridges?page=2")
                        .date(LocalDate.of(2025, 1, 2))
                        .published(Instant.parse("2025-01-02T03:04:05Z"))
                        .summary("Bridges, one by one.")
                        .created(Instant.parse("2025-01-03T00:00:00Z"))
                        .updated(Instant.parse("2025-02-03T00:00:00Z"))
                        .lastRead(Instant.parse("2025-03-03T00:00:00Z"))
                        .readCount(3)
                        .read(true)
                        .tags(List.of("bridges", "old town"))
                        .pictures(List.of(picture))
                        .extra(
                                "{\"desk\":{\"editor\":\"A."
                                        + " Nother\",\"pages\":[1,2]},\"weight\":0.5}")
                        .build(),
                ArticleDraft.titled("橋", Body.text("古い橋。\n\nA second paragraph.\nAnd a line."))
                        .id(SECOND)
                        .build());
    }

    private static Path export(Library from, Path file) throws IOException {
        new FileExport(from)
                .run(from.find(Query.ALL), ExportKind.LOSSLESS, file, new FileExport.Watcher() {});
        return file;
    }

    @Test
    void whatIsExportedAndImportedIsWhole() throws IOException, NoSuchAlgorithmException {
        Path file = folder.resolve("all.jsonl");
        List<Article> articles = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        try (Library from = library("from")) {
            from.add(drafts(), from.beginImport("a test"));
            from.recordReading(SECOND);
            from.mark(List.of(SECOND), Mark.STAR);
            from.mark(List.of(SECOND), Mark.UNREAD);
            for (ArticleId id : List.of(FIRST, SECOND)) {
                articles.add(from.article(id).orElseThrow());
                readings.add(from.reading(id).orElseThrow());
            }
            export(from, file);
        }
        try (Library to = library("to")) {
            ImportReport report =
                    new FileImport(to).run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.added()).isEqualTo(2);
            for (int i = 0; i < articles.size(); i++) {
                Article article = articles.get(i);
                assertThat(to.article(article.id())).contains(article);
                assertThat(to.reading(article.id())).contains(readings.get(i));
            }
            assertThat(to.picture(picture().hash()).orElseThrow().bytes())
                    .isEqualTo(picture().bytes());
            Path again = export(to, folder.resolve("again.jsonl"));
            assertThat(again).hasSameTextualContentAs(file);
        }
    }

    @Test
    void theFileAppearsWhenItIsWhole() throws IOException, NoSuchAlgorithmException {
        Path file = Files.writeString(folder.resolve("all.jsonl"), "the former export");
        try (Library from = library("from")) {
            from.add(drafts(), from.beginImport("a test"));
            FileExport.Watcher cancels =
                    new FileExport.Watcher() {
                        @Override
                        public boolean cancelled() {
                            return true;
                        }
                    };
            int written =
                    new FileExport(from)
                            .run(from.find(Query.ALL), ExportKind.LOSSLESS, file, cancels);
            assertThat(written).isEqualTo(-1);
        }
        assertThat(file).hasContent("the former export");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("from", "all.jsonl");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        try (Library from = library("from")) {
            Path file = folder.resolve("none/all.jsonl");
            assertThatThrownBy(() ->
                            new FileExport(from)
                                    .run(
                                            ArticleList.EMPTY,
                                            ExportKind.LOSSLESS,
                                            file,
                                            new FileExport.Watcher() {}))
                    .isInstanceOf(NoSuchFileException.class);
        }
    }
}
