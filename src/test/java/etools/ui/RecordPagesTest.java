package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The pages that lie over the panes, by mouse and by keyboard.
class RecordPagesTest {

    @TempDir Path folder;

    @BeforeEach
    void fill() {
        Screen.fill(folder, 5);
    }

    @Test
    void aPageLiesOverThePanesUntilEscapeAndTheKeyboardGoesBackToWhereItWas() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.J);
            screen.waitFor("an article", () -> !screen.openTitle().isEmpty());
            screen.settle();
            screen.focusArticle();
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page", () -> screen.isThere("#statistics-page"));
            assertThat(screen.isThere("#panes")).isFalse();
            assertThat(screen.isThere("#status")).isTrue();
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("the panes", () -> screen.isThere("#panes"));
            assertThat(screen.isThere("#statistics-page")).isFalse();
            assertThat(Screen.fx(() -> screen.window().article().isFocused())).isTrue();
        }
    }

    @Test
    void theSameKeyAndTheArrowLeadBackToo() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page", () -> screen.isThere("#statistics-page"));
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the panes", () -> !screen.isThere("#statistics-page"));
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page again", () -> screen.isThere("#statistics-page"));
            screen.click("#page-back");
            screen.waitFor("the panes again", () -> !screen.isThere("#statistics-page"));
        }
    }

    @Test
    void whatNeedsThePanesCannotBeDoneWhileAPageHidesThem() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page", () -> screen.isThere("#statistics-page"));
            assertThat(screen.<MenuBar>node(".menu-bar").getMenus().get(2).getItems())
                    .allMatch(item -> item.getText() == null || item.isDisable());
            screen.press(KeyCode.J);
            screen.press(KeyCode.S);
            screen.settle();
            assertThat(screen.isThere("#statistics-page")).isTrue();
            assertThat(screen.openTitle()).isEmpty();
            screen.press(KeyCode.ESCAPE);
            screen.press(KeyCode.J);
            screen.waitFor("an article", () -> !screen.openTitle().isEmpty());
            MenuItem star = screen.<MenuBar>node(".menu-bar").getMenus().get(2).getItems().get(3);
            assertThat(star.isDisable()).isFalse();
        }
    }

    @Test
    void whoeverSearchesOrOpensAnArticleSeesItAtOnce() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page", () -> screen.isThere("#statistics-page"));
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.type("three");
            screen.waitFor("the list", () -> !screen.isThere("#statistics-page"));
            screen.settle();
            assertThat(screen.titles()).hasSize(5);
            assertThat(Screen.fx(() -> screen.find("#search").isFocused())).isTrue();
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the page again", () -> screen.isThere("#statistics-page"));
            Screen.fx(() -> {
                screen.window()
                        .open(screen.window().model().headlines().getFirst().headline().id());
                return null;
            });
            screen.waitFor("the article", () -> !screen.isThere("#statistics-page"));
        }
    }

    @Test
    void theWayBackFromAListLeadsToWhereItWasPicked() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            assertThat(screen.isThere("#list-back")).isFalse();
            Screen.fx(() -> {
                ReaderModel model = screen.window().model();
                int first = model.headlines().rowAt(0);
                model.showOnly(
                        new ReaderModel.Picked(
                                "Picked",
                                new int[] {first},
                                new ReaderModel.Way(
                                        "Statistics",
                                        () -> screen.window().lay(Snapshot.Card.STATISTICS))));
                return null;
            });
            screen.waitFor("one article", () -> screen.titles().size() == 1);
            assertThat(screen.text("#list-back")).isEqualTo("Statistics");
            screen.click("#list-back");
            screen.waitFor("the page", () -> screen.isThere("#statistics-page"));
            screen.press(KeyCode.ESCAPE);
            screen.click("#list-all");
            screen.waitFor("all", () -> screen.titles().size() == 5);
            assertThat(screen.isThere("#list-back")).isFalse();
        }
    }
}
