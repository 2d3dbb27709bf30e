package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.library.FirstRows;
import etools.library.Library;
import etools.library.Query;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// What the window shows of a library that is still being opened.
class FirstRowsWindowTest {

    private static final int ARTICLES = 300;

    @TempDir Path folder;

    @BeforeEach
    void fill() {
        Screen.fill(folder, ARTICLES);
        keep(Query.Sort.DATE);
    }

    private Library library() {
        return Library.open(folder, InstantSource.fixed(Screen.NOW), "the test");
    }

    private void keep(Query.Sort sort) {
        try (Library library = library()) {
            assertThat(library.keepFirstRows(sort, true, Screen.ZONE)).isTrue();
        }
    }

    private void showFirst(Screen screen) {
        FirstRows first = FirstRows.read(folder).orElseThrow();
        Screen.fx(() -> {
            screen.window().model().showFirst(first);
            return first;
        });
    }

    private void open(Screen screen, Library library) {
        Screen.fx(() -> {
            screen.window().opened(library);
            return library;
        });
    }

    private String titleAt(Screen screen, int index) {
        return Screen.fx(() -> {
            var headline = screen.window().model().headlines().get(index).headline();
            return headline == null ? "" : headline.title();
        });
    }

    @Test
    void rowsAndCountsAreThereBeforeTheLibraryIsOpenAndTrueAfter() {
        try (Library library = library();
                Screen screen = Screen.closed(folder)) {
            assertThat(screen.text("#unread")).isEqualTo("Opening the library…");
            showFirst(screen);
            assertThat(titleAt(screen, 0)).isEqualTo("Article 1");
            assertThat(screen.text("#unread")).isEqualTo("300 unread");
            assertThat(Screen.fx(() -> screen.list().getItems().size())).isEqualTo(ARTICLES);
            assertThat(titleAt(screen, ARTICLES - 1)).isEmpty();
            open(screen, library);
            screen.settle();
            screen.waitFor(
                    "the last row", () -> titleAt(screen, ARTICLES - 1).equals("Article 300"));
            assertThat(titleAt(screen, 0)).isEqualTo("Article 1");
            assertThat(screen.text("#unread")).isEqualTo("300 unread");
        }
    }

    @Test
    void aRowClickedBeforeTheLibraryIsOpenIsOpenedWithIt() {
        try (Library library = library();
                Screen screen = Screen.closed(folder)) {
            showFirst(screen);
            screen.clickRow(2);
            screen.waitFor("a choice", () -> screen.window().model().chosen() != null);
            assertThat(screen.openTitle()).isEmpty();
            open(screen, library);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 3"));
            screen.settle();
            assertThat(Screen.fx(() -> screen.window().list().currentIndex())).isEqualTo(2);
        }
    }

    @Test
    void whatIsKeptForAnotherOrderIsNotShown() {
        keep(Query.Sort.WORDS);
        try (Screen screen = Screen.closed(folder)) {
            showFirst(screen);
            assertThat(screen.text("#unread")).isEqualTo("Opening the library…");
            assertThat(titleAt(screen, 0)).isEmpty();
        }
    }

    @Test
    void anotherQuestionBeforeTheLibraryIsOpenTakesTheRowsAway() {
        try (Screen screen = Screen.closed(folder)) {
            showFirst(screen);
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.TITLE, false);
                return null;
            });
            assertThat(titleAt(screen, 0)).isEmpty();
            assertThat(screen.text("#unread")).isEqualTo("Opening the library…");
        }
    }

    @Test
    void whoClosesInTheMiddleOfASearchFindsTheListAtTheNextStart() {
        try (Screen screen = Screen.open(folder)) {
            Screen.fx(() -> {
                screen.window().model().searchText("article");
                return null;
            });
            screen.settle();
            assertThat(screen.window().model().query().sort()).isEqualTo(Query.Sort.RELEVANCE);
            FirstRowsKeeping.keepLast(screen.library(), screen.window().model());
            assertThat(FirstRows.read(folder).orElseThrow().sort()).isEqualTo(Query.Sort.DATE);
        }
    }

    @Test
    void theWindowKeepsItsFirstRowsSomeTimeAfterTheLastChange() {
        Path file = folder.resolve("first-rows");
        try (Screen screen = Screen.open(folder)) {
            screen.clickRow(0);
            screen.waitFor("the reading", () -> screen.readings() == 1 && !Files.exists(file));
            screen.waitFor("the rows kept", () -> FirstRows.read(folder).isPresent());
            assertThat(FirstRows.read(folder).orElseThrow().headlines().getFirst().reading().read())
                    .isTrue();
        }
    }
}
