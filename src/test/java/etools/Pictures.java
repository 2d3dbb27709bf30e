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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
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
