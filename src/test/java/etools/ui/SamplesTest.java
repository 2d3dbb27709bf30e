package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleId;
import etools.importing.FileImport;
import etools.importing.ImportReport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;
import etools.ui.text.ArticleText;
import etools.ui.text.Block;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class SamplesTest {

    @TempDir Path folder;

    @Test
    void theSamplesAreSixArticlesInThreeCategories() throws IOException {
        try (Library library = openLibrary()) {
            ImportReport report = importSamples(library);

            assertThat(report.added()).isEqualTo(6);
            assertThat(report.refused()).isZero();
            assertThat(library.categories()).hasSize(3);
        }
    }

    @Test
    void addingTheSamplesAgainAddsNothing() throws IOException {
        try (Library library = openLibrary()) {
            importSamples(library);

            assertThat(importSamples(library).unchanged()).isEqualTo(6);
        }
    }

    @Test
    void everySampleIsOneShortPleasantPageWithASummaryOfItsOwn() throws IOException {
        try (Library library = openLibrary()) {
            importSamples(library);
            for (int number = 1; number <= 6; number++) {
                Article article = sample(library, number);
                assertThat(article.words()).as(article.title()).isBetween(200, 350);
                assertThat(article.body().plainText()).doesNotStartWith(article.summary());
                assertThat(article.date()).isNotNull();
            }
        }
    }

    @Test
    void thePictureOfASampleIsInTheLibraryAndOnItsPage() throws IOException {
        try (Library library = openLibrary()) {
            importSamples(library);
            List<Block> blocks = ArticleText.of(sample(library, 3).body());

            Block.Illustration illustration =
                    (Block.Illustration)
                            blocks.stream()
                                    .filter(Block.Illustration.class::isInstance)
                                    .findFirst()
                                    .orElseThrow();
            assertThat(illustration.hash()).isNotNull();
            assertThat(library.picture(illustration.hash())).isPresent();
        }
    }

    private Article sample(Library library, int number) {
        String id = "5b0c7a3e-41d6-4f0a-9c1e-2a7d60f1b10" + number;
        return library.article(ArticleId.parse(id).orElseThrow()).orElseThrow();
    }

    private Library openLibrary() throws IOException {
        Path place = Files.createDirectories(folder.resolve("library"));
        return Library.open(place, Instant::now, "a test");
    }

    private ImportReport importSamples(Library library) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("samples"));
        List<Source> sources =
                Samples.copyTo(copies).stream().<Source>map(Source.Named::new).toList();
        return new FileImport(library).run(sources, new ImportWatcher() {});
    }
}
