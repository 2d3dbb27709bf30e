package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;
import etools.ui.text.Block;

import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// What stands around an article's own words: credits, notes, versions, where it came from.
class ArticlePaneTest {

    @TempDir java.nio.file.Path folder;
    @TempDir java.nio.file.Path files;

    @Test
    void theLinesUnderTheTitleNameAuthorsSourceAndDate() {
        add(
                ArticleDraft.titled("Lamp", Body.text("The lamp was lit."))
                        .date(LocalDate.of(2026, 3, 4))
                        .credits(new Credits(List.of("Mika Sato", "Ada Ito"), "NHK World", "ja"))
                        .build());
        try (Screen screen = Screen.open(folder, 60_000)) {
            open(screen, "Lamp");
            assertThat(page(screen))
                    .contains("Mika Sato, Ada Ito")
                    .contains("NHK World  ·  March 4, 2026  ·  4 words  ·  1 min read");
            assertThat(Screen.fx(() -> screen.window().article().getAccessibleText()))
                    .isEqualTo("Article: Lamp, in Japanese");
            assertThat(screen.text("#value-language")).contains("Japanese");
        }
    }

    @Test
    void notesStandAfterTheTextAndTheirWordsAreMarkedInIt() {
        add(
                ArticleDraft.titled(
                                "Lamp",
                                Body.text("The old lamp was lit.\n\n" + "Filler. ".repeat(900)))
                        .marginalia(
                                new Marginalia(
                                        List.of(
                                                new Note(
                                                        "the old lamp",
                                                        "Which one?",
                                                        Instant.parse("2026-01-05T10:00:00Z")),
                                                new Note("long gone words", "", null)),
                                        0.42))
                        .build());
        try (Screen screen = Screen.open(folder, 60_000)) {
            open(screen, "Lamp");
            assertThat(page(screen))
                    .contains("Notes\nthe old lamp\nWhich one?\nShow in the text  ·  Jan. 5, 2026")
                    .endsWith("long gone words\nThese words are not in the text as it is now");
            screen.waitFor("the mark", () -> marks(screen) == 1);
            assertThat(screen.text("#value-progress")).contains("42 % read");

            screen.focusArticle();
            screen.press(KeyCode.CONTROL, KeyCode.END);
            screen.waitFor("the end", () -> marks(screen) == 0);
            screen.press(KeyCode.TAB); // the one link on the page
            screen.press(KeyCode.ENTER);
            screen.waitFor("the words", () -> marks(screen) == 1);
        }
    }

    @Test
    void anArticleWithoutTextSaysHowItGetsOneAndItsAddressIsCopied() {
        add(
                ArticleDraft.titled("Later", Body.text(""))
                        .url("https://www.example.org/later")
                        .build());
        try (Screen screen = Screen.open(folder, 60_000)) {
            open(screen, "Later");
            assertThat(page(screen))
                    .contains("Only the address of this article is kept. Drop the saved page here")
                    .doesNotContain("words");
            screen.focusArticle();
            screen.press(KeyCode.TAB);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the browser", () -> !screen.browsed().isEmpty());
            assertThat(screen.browsed())
                    .containsExactly(URI.create("https://www.example.org/later"));
            screen.press(KeyCode.TAB);
            screen.press(KeyCode.ENTER);
            screen.waitFor(
                    "the word", () -> screen.text("#status").contains("Copied the address."));
            assertThat(Screen.fx(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("https://www.example.org/later");
        }
    }

    @Test
    void aChangedArticleTellsHowOftenAndWhatChanged() throws IOException {
        imported(
                "2026-11-20T08:00:00Z",
                "first.json",
                "Lit in May",
                "One.\\n\\nThe lamp was lit in May.");
        imported(
                "2026-11-21T08:00:00Z",
                "second.json",
                "Lit in May",
                "One.\\n\\nThe lamp was lit in June.");
        imported(
                "2026-11-22T08:00:00Z",
                "third.json",
                "Lit in July",
                "One.\\n\\nThe lamp was lit in July.");
        try (Screen screen = Screen.open(folder, 60_000)) {
            open(screen, "Lit in July");
            assertThat(page(screen)).contains("Changed 2 times");
            assertThat(screen.text("#value-file")).contains("third.json");
            assertThat(screen.text("#value-imported")).contains("2026/11/22 17:00");
            assertThat(screen.text("#origin-more")).isEqualTo("2 other files brought it too.");

            screen.focusArticle();
            screen.press(KeyCode.TAB);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the versions", () -> versions(screen).size() == 3);
            assertThat(versions(screen))
                    .extracting(line -> line.from() + " " + line.since())
                    .containsExactly(
                            "third.json 2026-11-22T08:00:00Z",
                            "second.json 2026-11-21T08:00:00Z",
                            "first.json 2026-11-20T08:00:00Z");
            screen.waitFor(
                    "the difference",
                    () -> difference(screen).contains("The lamp was lit in June\u2009July."));
            assertThat(difference(screen))
                    .startsWith("Lit in May\u2009July\nOne paragraph without a change  ·  Show");
            assertThat(screen.text("#versions-summary")).startsWith("2 paragraphs changed.");
            screen.waitFor("what went", () -> screen.isThere("#difference .run.removed"));
            assertThat(
                            Screen.fx(() ->
                                    screen.find("#difference")
                                            .queryAccessibleAttribute(
                                                    javafx.scene.AccessibleAttribute.TEXT)))
                    .asString()
                    .contains("[removed: June] [added: July]");
            assertThat(screen.nameless()).isEmpty();

            screen.press(KeyCode.DOWN);
            screen.waitFor(
                    "the one before",
                    () -> difference(screen).contains("The lamp was lit in May\u2009June."));
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no versions", () -> !screen.isThere("#versions-view"));
            screen.press(KeyCode.CONTROL, KeyCode.H);
            screen.waitFor("the versions again", () -> screen.isThere("#versions-view"));
        }
    }

    @Test
    void whatTellsTheSameStoryIsListedAfterTheTextAndOpensOnAClick() throws Exception {
        String story =
                "The harbour council met for nine hours before it agreed on the lamp. Nobody had"
                        + " expected the vote to go that way, and the keeper least of all.";
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            library.add(
                    List.of(
                            ArticleDraft.titled("Lamp stays", Body.text(story))
                                    .url("https://www.example.org/lamp")
                                    .date(LocalDate.of(2026, 3, 4))
                                    .build(),
                            ArticleDraft.titled("Council keeps the lamp", Body.text(story))
                                    .url("https://news.example.com/council")
                                    .date(LocalDate.of(2026, 3, 3))
                                    .build()),
                    library.beginImport("the test"));
            library.openIndex();
            library.awaitIndex(
                    etools.library.Query.ALL.withText("lamp"), java.time.Duration.ofSeconds(30));
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            open(screen, "Lamp stays");
            screen.waitFor("the other", () -> page(screen).contains("Also here"));
            assertThat(page(screen))
                    .endsWith("Also here\nCouncil keeps the lamp\nsame text  ·  March 3, 2026");
            screen.focusArticle();
            screen.press(KeyCode.TAB);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the other", () -> screen.openTitle().equals("Council keeps the lamp"));
            screen.waitFor("the way back", () -> page(screen).contains("Lamp stays"));
        }
    }

    private void add(ArticleDraft draft) {
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            library.add(List.of(draft), library.beginImport("the test"));
        }
    }

    private void imported(String when, String name, String title, String body) throws IOException {
        java.nio.file.Path file =
                Files.writeString(
                        files.resolve(name),
                        "{\"id\": \"5b0c7a3e-41d6-4f0a-9c1e-2a7d60f1b101\", \"title\": \""
                                + title
                                + "\", \"body\": \""
                                + body
                                + "\"}");
        try (Library library =
                Library.open(folder, InstantSource.fixed(Instant.parse(when)), "the test")) {
            new FileImport(library).run(List.of(new Source.Named(file)), new ImportWatcher() {});
        }
    }

    private static void open(Screen screen, String title) {
        screen.clickRow(0);
        screen.waitFor("the article", () -> screen.openTitle().equals(title));
        screen.settle();
    }

    private static String page(Screen screen) {
        return Screen.fx(() -> text(screen.window().article()));
    }

    private static String text(ArticleView view) {
        return view.page().blocks().stream()
                .map(Block::plainText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String difference(Screen screen) {
        return Screen.fx(() -> text(screen.<ArticleView>find("#difference")));
    }

    private static List<VersionsView.Line> versions(Screen screen) {
        return Screen.fx(() -> {
            ListView<VersionsView.Line> list = screen.find("#versions");
            return list == null ? List.of() : List.copyOf(list.getItems());
        });
    }

    /// Passages marked in what is in sight.
    private static int marks(Screen screen) {
        return Screen.fx(() ->
                (int)
                        screen.window().article().lookupAll(".highlight").stream()
                                .filter(node -> !((Path) node).getElements().isEmpty())
                                .count());
    }
}
