package etools;

import etools.article.ArticleId;
import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;
import etools.library.Mark;
import etools.ui.Samples;
import etools.ui.Snapshot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes pictures of every view, in both themes and at two sizes, in `target/pictures`; the
/// README's are among them, in `docs/pictures`. The program's own window draws them: on the sample
/// articles, some of them read, and on fourteen months of reading.
final class Pictures {

    private static final Path ALL = Path.of("target", "pictures");
    private static final Path README = Path.of("docs", "pictures");
    private static final List<String> THEMES = List.of("light", "dark");
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1920, 1200});

    /// Views of the README, at the smaller size.
    private static final Map<String, String> SHOWN =
            Map.of(
                    "article-light", "light",
                    "article-dark", "dark",
                    "imports-light", "imports",
                    "versions-light", "versions",
                    "statistics-light", "statistics",
                    "history-dark", "history",
                    "sidebar-light", "reading");

    private static final String ID = "5b0c7a3e-41d6-4f0a-9c1e-2a7d60f1b10";

    private static final InstantSource NOON =
            InstantSource.fixed(
                    DemoLibrary.TODAY.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant());

    public static void main(String[] args) throws IOException {
        Files.createDirectories(ALL);
        Files.createDirectories(README);
        Path folder = Files.createTempDirectory("etools-pictures");
        try {
            Path samples = Files.createDirectories(folder.resolve("samples"));
            List<Source> files =
                    Samples.copyTo(samples).stream().<Source>map(Source.Named::new).toList();
            try (Library library = Library.open(folder.resolve("library"), NOON, "pictures")) {
                new FileImport(library).run(files, new ImportWatcher() {});
                for (int read : new int[] {5, 4, 3, 3, 3}) {
                    library.endReading(
                            library.recordReading(sample(read)), Duration.ofSeconds(70 + read));
                }
                library.mark(List.of(sample(3)), Mark.STAR);
                view(library, "article", Snapshot.Card.NONE, sample(3));
                imports(library, folder, samples);
                view(library, "imports", Snapshot.Card.IMPORTS, sample(3));
                view(library, "versions", Snapshot.Card.VERSIONS, sample(3));
            }
            Path read = folder.resolve("read");
            ArticleId left = DemoLibrary.make(read);
            try (Library library = Library.open(read, NOON, "pictures")) {
                library.awaitWords();
                view(library, "sidebar", Snapshot.Card.NONE, left);
                view(library, "glance", Snapshot.Card.NO_ARTICLE, null);
                view(library, "statistics", Snapshot.Card.STATISTICS, left);
                view(library, "statistics-whole", Snapshot.Card.STATISTICS_WHOLE, left);
                view(library, "history", Snapshot.Card.HISTORY, left);
                view(library, "continue", Snapshot.Card.CONTINUE, left);
                view(library, "forget", Snapshot.Card.FORGET, left);
            }
            try (Library library = Library.open(folder.resolve("empty"), NOON, "pictures")) {
                view(library, "empty", Snapshot.Card.NO_ARTICLE, null);
                view(library, "empty-statistics", Snapshot.Card.STATISTICS, null);
                view(library, "empty-history", Snapshot.Card.HISTORY, null);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void view(
            Library library, String name, Snapshot.Card card, @Nullable ArticleId article)
            throws IOException {
        for (String theme : THEMES) {
            for (int[] size : SIZES) {
                Path picture = ALL.resolve(name + "-" + theme + "-" + size[0] + ".png");
                Snapshot.write(library, picture, article, card, NOON, theme, size[0], size[1]);
                System.out.println(picture);
                String shown = SHOWN.get(name + "-" + theme);
                if (shown != null && size[0] == SIZES.getFirst()[0]) {
                    Files.copy(
                            picture,
                            README.resolve(shown + ".png"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// A corrected article, and an archive of which not everything can be read.
    private static void imports(Library library, Path folder, Path samples) throws IOException {
        String third = Files.readString(samples.resolve("3-lighthouse.json"));
        Path corrected = folder.resolve("lighthouse-corrected.json");
        Files.writeString(
                corrected,
                third.replace("twice a day", "three times a day")
                        .replace("A night at the end", "Two nights at the end"));
        new FileImport(library).run(List.of(new Source.Named(corrected)), new ImportWatcher() {});
        Path archive = folder.resolve("read-later-export.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 1; i <= 12; i++) {
                zip.putNextEntry(new ZipEntry("articles/" + i + ".json"));
                String date = i == 2 ? "someday soon" : "2026-10-%02d".formatted(i);
                String end = i == 4 ? "" : "]}";
                String feed =
                        """
                        {"version": "https://jsonfeed.org/version/1.1", "title": "Kept for later",
                        "items": [{"id": "%1$d", "title": "Kept for later, number %1$d",
                        "content_text": "Article %1$d waits for a quiet evening.",
                        "date_published": "%2$s"}%3$s
                        """
                                .formatted(i, date, end);
                zip.write(feed.getBytes(StandardCharsets.UTF_8));
            }
        }
        new FileImport(library).run(List.of(new Source.Named(archive)), new ImportWatcher() {});
    }

    private static ArticleId sample(int number) {
        return ArticleId.parse(ID + number).orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Pictures() {}
}
