package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.importing.ExportKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class ExportChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "jsonl, 5, news, news.jsonl, jsonl",
        "jsonl, 5, news.jsonl, news.jsonl, jsonl",
        "jsonl, 5, news.epub, news.epub, epub",
        "jsonl, 5, News.EPUB, News.EPUB, epub",
        "epub, 5, news, news.epub, epub",
        "epub, 5, news 1.2, news 1.2.epub, epub",
        "ninjs, 5, news, news.ninjs.json, ninjs",
        "ninjs, 5, news.json, news.json, ninjs",
        "readings, 5, all.csv, all.csv, readings",
        "csv, 5, all.csv, all.csv, csv",
        "html, 5, news, news.zip, html",
        "html, 5, news.zip, news.zip, html",
        "html, 5, news.html, news.html.zip, html",
        "html, 1, news, news.html, html",
        "markdown, 1, news.md, news.md, markdown",
    })
    void nameAndKindAgreeInTheEnd(
            String chosen, int articles, String typed, String file, String kind) {
        ExportChoice choice = ExportChoice.of(Path.of(typed), kind(chosen), articles);
        assertThat(choice.file()).isEqualTo(Path.of(file));
        assertThat(choice.kind()).isEqualTo(kind(kind));
        assertThat(choice.completed())
                .as("the chooser did not ask about that file")
                .isEqualTo(!typed.equals(file));
    }

    @Test
    void theChooserShowsTheFilesOfAKind() {
        assertThat(ExportChoice.patterns(kind("epub"), 5)).containsExactly("*.epub");
        assertThat(ExportChoice.patterns(kind("ninjs"), 5))
                .containsExactly("*.ninjs.json", "*.json");
        assertThat(ExportChoice.patterns(kind("html"), 5)).containsExactly("*.zip");
        assertThat(ExportChoice.patterns(kind("html"), 1)).containsExactly("*.html");
    }

    private static ExportKind kind(String key) {
        return ExportKind.named(key).orElseThrow();
    }
}
