package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.library.IndexProgress;
import etools.library.Library;
import etools.library.Query;
import etools.library.SavedSearch;
import etools.search.SearchIndex;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A person who searches: what they type, what is offered, and what they keep.
class SearchTest {

    @TempDir Path folder;

    @BeforeEach
    void fill() {
        List<ArticleDraft> drafts = new ArrayList<>();
        drafts.add(article("Lighthouse keepers meet", 1, "The lamp of the lighthouse is old."));
        drafts.add(article("A walk along the coast", 2, COAST));
        drafts.add(article("Bread at dawn", 3, "Flour, water, salt and a warm oven."));
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            library.add(drafts, library.beginImport("the test"));
        }
    }

    private static final String COAST =
            "The path follows the cliffs for an hour. It passes two farms and a chapel that nobody"
                    + " uses. Then the old lighthouse comes into view, white against the sea, and"
                    + " its keeper waves. Whoever has time stays until the lamp is lit.";

    private static ArticleDraft article(String title, int daysAgo, String body) {
        return ArticleDraft.titled(title, Body.text(body))
                .date(LocalDate.of(2026, 11, 23).minusDays(daysAgo))
                .build();
    }

    @Test
    void theFieldsPromptIsShortWhereALongOneWouldBeCut() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            Screen.fx(() -> {
                TextField field = (TextField) screen.find("#search");
                field.resize(180, field.getHeight());
                assertThat(field.getPromptText()).isEqualTo("Search");
                field.resize(360, field.getHeight());
                assertThat(field.getPromptText()).isEqualTo("Search 3 articles");
                return null;
            });
        }
    }

    @Test
    void aRowShowsThePassageThatWasFoundAndTheSummaryAgainWithoutASearch() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "lighthouse");
            screen.waitFor("two articles", () -> screen.titles().size() == 2);
            screen.waitFor(
                    "the passage",
                    () -> passages(screen).stream().anyMatch(text -> text.contains("lighthouse")));
            assertThat(bold(screen)).contains("lighthouse");
            screen.click("#search-clear");
            screen.waitFor("everything", () -> screen.titles().size() == 3);
            screen.waitFor("the summaries", () -> passages(screen).isEmpty());
        }
    }

    @Test
    void matchesAreMarkedInTheArticleThatIsOpened() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "lighthouse");
            screen.waitFor("two articles", () -> screen.titles().size() == 2);
            screen.press(KeyCode.ENTER);
            screen.settle();
            screen.press(KeyCode.J);
            screen.settle();
            screen.waitFor(
                    "the count",
                    () ->
                            screen.text("#match-count").endsWith("matches")
                                    || screen.text("#match-count").endsWith("match"));
            screen.press(KeyCode.F3);
            screen.waitFor("the first", () -> screen.text("#match-count").startsWith("1 of "));
            screen.click("#find-close");
            screen.waitFor("no bar", () -> !screen.isThere("#find-bar"));
            screen.click("#search-clear");
            Screen.fx(() -> {
                screen.window().model().searchText("is:unread");
                return null;
            });
            screen.waitFor("all", () -> screen.titles().size() == 3);
            screen.settle();
            assertThat(screen.isThere("#find-bar")).isFalse();
        }
    }

    @Test
    void aSearchIsInItsOwnOrderAndTheListGoesBackToTheOneItHad() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.TITLE, false);
                return null;
            });
            search(screen, "the");
            screen.waitFor(
                    "best first",
                    () -> screen.window().model().query().sort() == Query.Sort.RELEVANCE);
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.WORDS, true);
                return null;
            });
            screen.click("#search-clear");
            screen.waitFor(
                    "by title", () -> screen.window().model().query().sort() == Query.Sort.TITLE);
            screen.type("lamp");
            screen.waitFor(
                    "by words", () -> screen.window().model().query().sort() == Query.Sort.WORDS);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            assertThat(screen.window().model().query().sort()).isEqualTo(Query.Sort.TITLE);
            search(screen, "lamp");
            screen.waitFor(
                    "by words", () -> screen.window().model().query().sort() == Query.Sort.WORDS);
        }
    }

    @Test
    void aCompletionIsChosenWithTheKeysAndEnterIsOursOnlyThen() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "is");
            waitForCompletions(screen);
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the field", () -> screen.text("#search").startsWith("is:"));
            screen.click("#search-clear");
            screen.waitFor("nothing", () -> screen.text("#search").isEmpty());
            screen.type("is");
            waitForCompletions(screen);
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("none", () -> !screen.isThere("#completions"));
            assertThat(screen.text("#search")).isEqualTo("is");
            screen.press(KeyCode.ENTER);
            screen.waitFor("the list", () -> focused(screen) == screen.find("#articles"));
            assertThat(screen.text("#search")).isEqualTo("is");
        }
    }

    @Test
    void aCompletionIsChosenWithTheMouse() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "is");
            waitForCompletions(screen);
            screen.click("#completions .list-cell");
            screen.waitFor("the field", () -> screen.text("#search").startsWith("is:"));
            screen.waitFor("the keyboard", () -> focused(screen) == screen.find("#search"));
        }
    }

    @Test
    void whatWasSearchedIsOfferedAgain() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "bread");
            screen.press(KeyCode.ENTER);
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.click("#search-clear");
            screen.type("lamp");
            screen.press(KeyCode.ENTER);
            screen.settle();
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.press(KeyCode.DOWN);
            screen.waitFor("them", () -> screen.isThere("#completions"));
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the older", () -> screen.text("#search").equals("bread"));
            screen.waitForTitles("Bread at dawn");
        }
    }

    @Test
    void anExampleOfTheHelpIsPutIntoTheField() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.click("#search-help");
            screen.waitFor("the help", () -> screen.isThere("#query-help"));
            assertThat(screen.nameless()).isEmpty();
            screen.click(".query-example");
            screen.waitFor("the example", () -> !screen.text("#search").isEmpty());
            screen.waitFor("no help", () -> !screen.isThere("#query-help"));
            screen.press(KeyCode.SHIFT, KeyCode.F1);
            screen.waitFor("the help again", () -> screen.isThere("#query-help"));
            screen.waitFor(
                    "the keyboard on it",
                    () -> focused(screen).getStyleClass().contains("query-example"));
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no help", () -> !screen.isThere("#query-help"));
            screen.waitFor("the keyboard", () -> focused(screen) == screen.find("#search"));
        }
    }

    @Test
    void whereNothingMatchesAnotherWordIsOffered() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "lighthuose");
            screen.waitFor("nothing", () -> screen.isThere("#no-match"));
            screen.waitFor("the offer", () -> screen.isThere("#did-you-mean"));
            assertThat(screen.text("#did-you-mean")).isEqualTo("lighthouse");
            screen.click("#did-you-mean");
            screen.waitFor("two articles", () -> screen.titles().size() == 2);
            assertThat(screen.text("#search")).isEqualTo("lighthouse");
        }
    }

    @Test
    void aSearchIsSavedListedRenamedAndDeletedWithTheKeys() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "lamp");
            screen.waitFor("two articles", () -> screen.titles().size() == 2);
            screen.press(KeyCode.CONTROL, KeyCode.D);
            screen.waitFor("the form", () -> focused(screen) == screen.find("#saved-name"));
            assertThat(screen.text("#saved-name")).isEqualTo("lamp");
            assertThat(screen.nameless()).isEmpty();
            screen.type("lamps");
            screen.press(KeyCode.ENTER);
            screen.waitFor("its name", () -> screen.text("#category").equals("lamps"));
            screen.press(KeyCode.CONTROL, KeyCode.L);
            screen.waitFor("it in the lists", () -> screen.text("#lists").contains("lamps"));
            screen.waitFor("its count", () -> screen.text("#lists").contains("lamps\n2"));
            screen.press(KeyCode.F2);
            screen.waitFor("the form", () -> focused(screen) == screen.find("#saved-name"));
            screen.type("lights");
            screen.press(KeyCode.ENTER);
            screen.waitFor("its new name", () -> screen.text("#category").equals("lights"));
            screen.press(KeyCode.CONTROL, KeyCode.L);
            screen.waitFor("the lists", () -> screen.text("#lists").contains("lights"));
            screen.press(KeyCode.DELETE);
            screen.waitFor("none", () -> !screen.text("#category").equals("lights"));
            assertThat(screen.library().savedSearches()).isEmpty();
            screen.press(KeyCode.ESCAPE);
            screen.focusList();
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("it again", () -> screen.text("#category").equals("lights"));
            assertThat(screen.library().savedSearches())
                    .extracting(SavedSearch::name)
                    .containsExactly("lights");
        }
    }

    @Test
    void aSavedSearchIsListedWithAClick() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.library().saveSearch("Baking", Query.ALL.withText("bread"));
            screen.waitFor("it", () -> !screen.window().model().saved().all().isEmpty());
            screen.click("#category");
            screen.waitFor("it in the lists", () -> screen.text("#lists").contains("Baking"));
            screen.clickLine("#lists", "Baking");
            screen.waitForTitles("Bread at dawn");
            assertThat(screen.text("#search")).isEqualTo("bread");
            screen.waitFor("its name", () -> screen.text("#category").equals("Baking"));
            screen.click("#category");
            screen.waitFor("the lists", () -> screen.isThere("#lists"));
            screen.clickLine("#lists", "All articles");
            screen.waitFor("all", () -> screen.titles().size() == 3);
        }
    }

    @Test
    void whileTheIndexIsBehindTheStatusBarAndTheListSayIt() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            search(screen, "lamp");
            screen.waitFor("two articles", () -> screen.titles().size() == 2);
            screen.settle();
            assertThat(screen.isThere("#index-progress")).isFalse();
            assertThat(screen.isThere("#behind")).isFalse();
            follow(screen, 42, 100);
            screen.waitFor("the progress", () -> screen.isThere("#index-progress"));
            assertThat(screen.text("#index-progress")).isEqualTo("Search index: 42 %");
            assertThat(screen.text("#behind")).contains("more may be found");
            follow(screen, 100, 100);
            screen.waitFor("no progress", () -> !screen.isThere("#index-progress"));
            assertThat(screen.isThere("#behind")).isFalse();
        }
    }

    @Test
    void aSearchThatCannotBeAnsweredListsNothingThatCouldBeMarked() {
        try (SearchIndex held = SearchIndex.open(folder.resolve("search"));
                Screen screen = Screen.open(folder, 60_000)) {
            assertThat(held.point().row()).as("somebody else has the index").isNotNegative();
            search(screen, "lighthouse");
            screen.waitFor(
                    "why", () -> screen.text("#no-match").contains("This search did not work"));
            assertThat(screen.titles()).isEmpty();
            screen.press(KeyCode.CONTROL, KeyCode.A);
            screen.click("#clear-filter");
            screen.waitFor("everything", () -> screen.titles().size() == 3);
            screen.settle();
            assertThat(screen.library().find(Query.ALL.withShow(Query.Show.UNREAD)).size())
                    .isEqualTo(3);
        }
    }

    @Test
    void whoTypesInAnEmptyLibraryGoesOnTyping(@TempDir Path empty) {
        try (Screen screen = Screen.open(empty, 60_000)) {
            screen.settle();
            search(screen, "zzz");
            screen.settle();
            screen.type("smn");
            assertThat(screen.<TextInputControl>node("#search").getText()).isEqualTo("zzzsmn");
            assertThat(screen.isThere("#add-samples")).isTrue();
        }
    }

    @Test
    void afterAnImportDuringWhichOneSearchesEverythingIsCounted() throws IOException {
        int many = 4_000;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < many; i++) {
            lines.append("{\"title\": \"Number ")
                    .append(i)
                    .append("\", \"body\": \"A lamp and a tide.\"}\n");
        }
        Path file = Files.writeString(folder.resolve("many.jsonl"), lines);
        try (Screen screen = Screen.open(folder, 60_000)) {
            Screen.fx(() -> {
                screen.window().model().importFiles(ReaderModel.named(List.of(file)));
                return null;
            });
            for (String text : List.of("lamp ti", "tide la", "number 12", "lamp")) {
                Screen.fx(() -> {
                    screen.window().model().searchText(text);
                    return null;
                });
            }
            screen.waitFor(
                    "all counted",
                    () ->
                            screen.window().model().statisticsProperty().get().articles()
                                    == many + 3);
            screen.waitFor(
                    "all found", () -> screen.window().model().headlines().size() == many + 2);
        }
    }

    private static void follow(Screen screen, long indexed, long of) {
        Screen.fx(() -> {
            screen.window().model().indexFollowed(new IndexProgress(indexed, of));
            return null;
        });
    }

    private static void waitForCompletions(Screen screen) {
        screen.waitFor("completions", () -> screen.isThere("#completions"));
        screen.settle();
    }

    private static void search(Screen screen, String text) {
        screen.press(KeyCode.CONTROL, KeyCode.K);
        screen.type(text);
    }

    private static List<String> passages(Screen screen) {
        return Screen.fx(() ->
                screen.scene().getRoot().lookupAll(".cell-passage").stream()
                        .filter(Node::isVisible)
                        .map(node -> ((PassageText) node).text())
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static List<String> bold(Screen screen) {
        return Screen.fx(() ->
                screen.scene().getRoot().lookupAll(".passage-match").stream()
                        .map(node -> ((javafx.scene.text.Text) node).getText())
                        .toList());
    }

    private static Node focused(Screen screen) {
        return screen.scene().getFocusOwner();
    }
}
