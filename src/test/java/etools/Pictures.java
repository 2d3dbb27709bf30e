package etools;

import etools.article.ArticleId;
import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;
import etools.library.Mark;
import etools.ui.Samples;
import etools.ui.Snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the README's pictures: the program's own window on the sample articles, some of them read.
final class Pictures {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final String ID = "5b0c7a3e-41d6-4f0a-9c1e-2a7d60f1b10";

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("etools-pictures");
        try {
            Path samples = Files.createDirectories(folder.resolve("samples"));
            List<Source> files =
                    Samples.copyTo(samples).stream().<Source>map(Source.Named::new).toList();
            try (Library library =
                    Library.open(folder.resolve("library"), InstantSource.system(), "pictures")) {
                new FileImport(library).run(files, new ImportWatcher() {});
                for (int read : new int[] {5, 4, 3, 3, 3}) {
                    library.endReading(
                            library.recordReading(sample(read)), Duration.ofSeconds(70 + read));
                }
                library.mark(List.of(sample(3)), Mark.STAR);
                Path pictures = Files.createDirectories(Path.of("docs/pictures"));
                for (String theme : List.of("light", "dark")) {
                    Path picture = pictures.resolve(theme + ".png");
                    Snapshot.write(library, picture, sample(3), theme, WIDTH, HEIGHT);
                    System.out.println(picture);
                }
                imports(library, folder, samples);
                write(library, pictures.resolve("imports.png"), Snapshot.Card.IMPORTS);
                write(library, pictures.resolve("versions.png"), Snapshot.Card.VERSIONS);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void write(Library library, Path picture, Snapshot.Card card)
            throws IOException {
        Snapshot.write(library, picture, sample(3), card, "light", WIDTH, HEIGHT);
        System.out.println(picture);
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
