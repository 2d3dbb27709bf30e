package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Passage;
import etools.library.Library;
import etools.ui.text.PlainWords;

import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.time.InstantSource;
import java.util.List;

/// Finding in the article that is open.
class FindTest {

    @TempDir java.nio.file.Path folder;

    @Test
    void controlFInTheArticleFindsInItAndTheKeysGoFromMatchToMatch() {
        fill();
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.settle();
            Screen.fx(() -> {
                screen.window().article().requestFocus();
                return null;
            });
            screen.press(KeyCode.CONTROL, KeyCode.F);
            screen.waitFor("the field", () -> screen.isThere("#find"));
            screen.type("harbour");
            screen.waitFor("the word", () -> screen.text("#find").equals("harbour"));
            screen.settle(); // most of the word finds as much
            screen.waitFor("the first", () -> screen.text("#match-count").equals("1 of 5"));
            assertThat(screen.accessibleText("#match-count")).isEqualTo("Match 1 of 5");
            screen.press(KeyCode.ENTER);
            screen.waitFor("the second", () -> screen.text("#match-count").equals("2 of 5"));
            screen.press(KeyCode.F3);
            screen.waitFor("the third", () -> screen.text("#match-count").equals("3 of 5"));
            screen.press(KeyCode.SHIFT, KeyCode.F3);
            screen.waitFor("the second again", () -> screen.text("#match-count").equals("2 of 5"));
            screen.press(KeyCode.SHIFT, KeyCode.ENTER);
            screen.press(KeyCode.SHIFT, KeyCode.ENTER);
            screen.waitFor("the last", () -> screen.text("#match-count").equals("5 of 5"));
            screen.waitFor("its mark on screen", () -> marked(screen, ".current-match"));
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no bar", () -> !screen.isThere("#find-bar"));
            screen.waitFor("no marks", () -> !marked(screen, ".current-match"));
        }
    }

    @Test
    void theButtonsGoFromMatchToMatchAndCloseTheBar() {
        fill();
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.settle();
            screen.click("#find-in-article");
            screen.waitFor("the field", () -> screen.isThere("#find"));
            screen.type("x");
            screen.waitFor(
                    "none at once",
                    () -> screen.text("#match-count").equals("No match in this article"));
            screen.press(KeyCode.BACK_SPACE);
            screen.type("tide");
            screen.waitFor("the first", () -> screen.text("#match-count").equals("1 of 2"));
            screen.click("#next-match");
            screen.waitFor("the second", () -> screen.text("#match-count").equals("2 of 2"));
            screen.click("#previous-match");
            screen.waitFor("the first again", () -> screen.text("#match-count").equals("1 of 2"));
            screen.click("#find");
            screen.type("x");
            screen.waitFor(
                    "none", () -> screen.text("#match-count").equals("No match in this article"));
            screen.click("#find-close");
            screen.waitFor("no bar", () -> !screen.isThere("#find-bar"));
        }
    }

    @Test
    void whatWasTypedIsFoundWithoutRegardToCaseAndAccents() {
        assertThat(new PlainWords("cafe").in("Café CAFE cafe\u0301s, decaf"))
                .containsExactly(
                        new Passage.Span(0, 4), new Passage.Span(5, 9), new Passage.Span(10, 15));
        assertThat(new PlainWords("  ").in("anything")).isEmpty();
        assertThat(new PlainWords("ﬁsh").in("Fish and ﬁsh"))
                .containsExactly(new Passage.Span(0, 4), new Passage.Span(9, 12));
        assertThat(new PlainWords("東京").in("今日の東京")).containsExactly(new Passage.Span(3, 5));
    }

    private static boolean marked(Screen screen, String css) {
        return Screen.fx(() ->
                screen.scene().getRoot().lookupAll(css).stream()
                        .anyMatch(node -> !((Path) node).getElements().isEmpty()));
    }

    private void fill() {
        String body =
                "<p>The harbour wakes with the tide.</p><blockquote><p>A HARBOUR is patient.</p>"
                        + "</blockquote><ul><li>harbour dues</li></ul>"
                        + "<table><tr><th>Place</th><th>Depth</th></tr>"
                        + "<tr><td>Old harbour</td><td>4 m at low tide</td></tr></table>"
                        + "<p>Nothing here.</p>".repeat(60);
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            library.add(
                    List.of(ArticleDraft.titled("A harbour in winter", Body.html(body)).build()),
                    library.beginImport("the test"));
        }
    }
}
