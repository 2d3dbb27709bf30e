package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Headline;
import etools.article.Reading;
import etools.article.Statistics;
import etools.importing.ExportKind;
import etools.library.LibraryException;
import etools.library.Query;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A person at the window: what they do with mouse and keyboard, and what they then see.
class ReaderWindowTest {

    @TempDir Path folder;
    @TempDir Path files;

    @Test
    void clickingAnArticleShowsItAndCountsOneReading() {
        Screen.fill(folder, 5);
        try (Screen screen = Screen.open(folder)) {
            screen.clickRow(1);
            screen.waitFor(
                    "the reading on the screen", () -> screen.text("#read-count").startsWith("1"));

            assertThat(screen.openTitle()).isEqualTo("Article 2");
            assertThat(screen.text("#words")).isEqualTo("5\nWords");
            assertThat(screen.text("#read-count")).isEqualTo("1\nRead Count");
            assertThat(screen.text("#value-last-read")).contains("2026/11/23 12:04");
            assertThat(screen.text("#value-created")).contains("2025/01/06 07:00");
            assertThat(screen.text("#value-updated")).contains("2025/12/08 07:22");
            assertThat(screen.text("#value-date")).contains("Nov. 21, 2026");
            assertThat(screen.text("#value-category-id")).contains("nhk");
            assertThat(screen.text("#value-url")).contains("https://www.example.org/2");
            assertThat(screen.text("#value-summary")).contains("One two three four 2.");
            screen.waitFor("the library's count", () -> screen.text("#unread").equals("4 unread"));
            assertThat(screen.readings()).isEqualTo(1);
        }
    }

    @Test
    void theFiguresFollowTheSummaryAtOnce() {
        Screen.fill(folder, 2);
        try (Screen screen = Screen.open(folder)) {
            screen.clickRow(1);
            screen.waitFor("the reading", () -> screen.text("#read-count").startsWith("1"));
            screen.waitFor("no gap", () -> screen.gap("#value-summary", "#words") < 60);
            screen.waitFor("a low summary", () -> screen.height("#value-summary") < 60);
        }
    }

    @Test
    void showingTheSameArticleAgainWithoutLeavingItIsOneReading() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder)) {
            screen.clickRow(0);
            screen.waitFor("the reading", () -> screen.readings() == 1);
            screen.clickRow(0);
            screen.clickRow(0);
            screen.dropText(json("Another article"));
            screen.waitFor("four articles", () -> screen.titles().size() == 4);
            screen.settle();
            screen.clickRow(2);
            screen.waitFor("another reading", () -> screen.readings() > 1);
            assertThat(screen.readings()).isEqualTo(2);
        }
    }

    @Test
    void holdingDownOver200RowsRecordsOnlyTheLast() {
        Screen.fill(folder, 250);
        try (Screen screen = Screen.open(folder, 1500)) {
            screen.focusList();
            screen.press(KeyCode.HOME);
            screen.hold(KeyCode.DOWN, 200);
            screen.waitFor("the last row", () -> screen.openTitle().equals("Article 201"));
            screen.waitFor("its reading", () -> screen.text("#read-count").startsWith("1"));
            assertThat(screen.readings()).isEqualTo(1);
            assertThat(reading(screen, 200).count()).isEqualTo(1);
        }
    }

    @Test
    void theKeysGoToTheNextAndThePreviousAndTheNextUnread() {
        Screen.fill(folder, 5);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.focusList();
            screen.press(KeyCode.J);
            screen.waitFor("the first", () -> screen.openTitle().equals("Article 1"));
            screen.press(KeyCode.J);
            screen.waitFor("the second", () -> screen.openTitle().equals("Article 2"));
            screen.press(KeyCode.M);
            screen.waitFor("its mark", () -> reading(screen, 1).read());
            screen.press(KeyCode.K);
            screen.waitFor("the first again", () -> screen.openTitle().equals("Article 1"));
            screen.press(KeyCode.N);
            screen.waitFor("the unread after", () -> screen.openTitle().equals("Article 3"));
            assertThat(screen.readings()).isZero();
        }
    }

    @Test
    void markingAndStarringAreTakenBackByUndo() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.focusList();
            screen.press(KeyCode.S);
            screen.waitFor("the star", () -> reading(screen, 0).starred());
            screen.press(KeyCode.M);
            screen.waitFor("the mark", () -> reading(screen, 0).read());
            assertThat(reading(screen, 0).count()).isZero();
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("unread again", () -> !reading(screen, 0).read());
            assertThat(reading(screen, 0).starred()).isTrue();
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("no star", () -> !reading(screen, 0).starred());
            screen.waitFor(
                    "the status bar's word",
                    () -> screen.text("#status").contains("Taken back: starred one article."));
        }
    }

    @Test
    void selectAllMarksEveryArticleListed() {
        Screen.fill(folder, 40);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.focusList();
            screen.press(KeyCode.CONTROL, KeyCode.A);
            screen.waitFor("the count", () -> screen.text("#shown-count").contains("40 selected"));
            screen.clickRow(0);
            screen.waitFor("one again", () -> screen.text("#shown-count").equals("40 articles"));
            screen.press(KeyCode.CONTROL, KeyCode.A);
            screen.press(KeyCode.M);
            screen.waitFor("all read", () -> screen.text("#unread").equals("0 unread"));
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("all unread", () -> screen.text("#unread").equals("40 unread"));
        }
    }

    @Test
    void shiftWithTheMouseAndWithEndSelectsARangeThatShrinksAgain() {
        Screen.fill(folder, 400);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(1);
            screen.waitFor("the second", () -> screen.openTitle().equals("Article 2"));
            screen.press(KeyCode.SHIFT, KeyCode.END);
            screen.waitFor("399", () -> screen.text("#shown-count").contains("399 selected"));
            screen.press(KeyCode.SHIFT, KeyCode.HOME);
            screen.waitFor("two", () -> screen.text("#shown-count").contains("2 selected"));
            screen.shiftClickRow(3);
            screen.waitFor("three", () -> screen.text("#shown-count").contains("3 selected"));
            assertThat(selectedTitles(screen))
                    .containsExactly("Article 2", "Article 3", "Article 4");
            assertThat(screen.openTitle()).isEqualTo("Article 2");
        }
    }

    @Test
    void aRowIsTakenOutOfAllThatAreSelectedAndTheRestFollowsIntoAnotherOrder() {
        Screen.fill(folder, 40);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.focusList();
            screen.press(KeyCode.CONTROL, KeyCode.A);
            screen.waitFor("all", () -> screen.text("#shown-count").contains("40 selected"));
            screen.controlClickRow(1);
            screen.waitFor("39", () -> screen.text("#shown-count").contains("39 selected"));
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.WORDS, true);
                return null;
            });
            screen.settle();
            assertThat(screen.text("#shown-count")).contains("39 selected");
            screen.press(KeyCode.M);
            screen.waitFor("one unread", () -> screen.text("#unread").equals("1 unread"));
            screen.press(KeyCode.M);
            screen.waitFor("all unread", () -> screen.text("#unread").equals("40 unread"));
        }
    }

    @Test
    void theEndOfALongListIsThereWhenOneGoesThere() {
        Screen.fill(folder, 3_000);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.press(KeyCode.END);
            screen.waitFor("the last", () -> screen.openTitle().equals("Article 3000"));
            screen.clickRow(2_998);
            screen.waitFor("the one before", () -> screen.openTitle().equals("Article 2999"));
            assertThat(loaded(screen, 1_500)).isFalse();
        }
    }

    private static boolean loaded(Screen screen, int index) {
        return Screen.fx(() -> {
            HeadlineList rows = screen.window().model().headlines();
            return rows.loaded(rows.rowAt(index)) != null;
        });
    }

    @Test
    void everythingListedIsMarkedReadWithOneKeyAndTakenBack() {
        Screen.fill(folder, 30);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.focusList();
            screen.press(KeyCode.SHIFT, KeyCode.A);
            screen.waitFor("all read", () -> screen.text("#unread").equals("0 unread"));
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("all unread", () -> screen.text("#unread").equals("30 unread"));
        }
    }

    @Test
    void whatIsSelectedIsExportedAndANotificationNamesTheFile() throws IOException {
        Screen.fill(folder, 30);
        Path file = files.resolve("some.jsonl");
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the first", () -> screen.openTitle().equals("Article 1"));
            screen.press(KeyCode.SHIFT, KeyCode.DOWN);
            Screen.fx(() -> {
                screen.window()
                        .exportTo(file, ExportKind.LOSSLESS, screen.window().list().selectedRows());
                return null;
            });
            screen.waitFor("the notification", () -> screen.isThere("#toasts .toast"));
            assertThat(screen.accessibleText("#toasts .toast"))
                    .isEqualTo("Exported 2 articles to " + file + ".");
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
    }

    @Test
    void removedArticlesComeBackWithUndo() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(1);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 2"));
            screen.press(KeyCode.DELETE);
            screen.waitForTitles("Article 1", "Article 3");
            screen.waitFor("nothing open", () -> screen.openTitle().isEmpty());
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitForTitles("Article 1", "Article 2", "Article 3");
        }
    }

    @Test
    void theFilterNarrowsWhileOneTypes() {
        Screen.fill(folder, 12);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.F);
            screen.type("11");
            screen.waitForTitles("Article 11");
            screen.type("9");
            screen.waitFor("no match", () -> screen.isThere("#clear-filter"));
            screen.click("#clear-filter");
            screen.waitFor("everything", () -> screen.titles().size() == 12);
            assertThat(screen.text("#search")).isEmpty();
        }
    }

    @Test
    void lettersTypedIntoTheFilterAreNoCommands() {
        Screen.fill(folder, 2);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.type("msj");
            screen.waitFor("the letters", () -> screen.text("#search").equals("msj"));
            screen.settle();
            assertThat(screen.library().statistics(Screen.ZONE))
                    .extracting(Statistics::starred, Statistics::unread)
                    .containsExactly(0L, 2L);
        }
    }

    @Test
    void theUnreadFilterKeepsTheArticleBeingRead() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder)) {
            screen.click("#show-unread");
            screen.settle();
            screen.clickRow(1);
            screen.waitFor("its reading", () -> screen.text("#unread").equals("2 unread"));
            screen.dropText(json("Another article"));
            screen.waitFor("the new one", () -> screen.titles().size() == 4);
            assertThat(screen.titles()).contains("Article 2");
            assertThat(screen.openTitle()).isEqualTo("Article 2");
            assertThat(selectedTitles(screen)).containsExactly("Article 2");
            screen.click("#show-all");
            screen.settle();
            screen.click("#show-unread");
            screen.waitFor("only unread", () -> screen.titles().size() == 3);
            assertThat(screen.titles()).doesNotContain("Article 2");
        }
    }

    @Test
    void theListIsSortedAsAsked() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.TITLE, true);
                return null;
            });
            screen.waitForTitles("Article 3", "Article 2", "Article 1");
            assertThat(selectedTitles(screen)).containsExactly("Article 1");
            assertThat(screen.openTitle()).isEqualTo("Article 1");
        }
    }

    @Test
    void aRefusedFileIsInTheReportAndTheImportCanBeUndone() throws IOException {
        Path good = Files.writeString(files.resolve("good.json"), json("Good news"));
        Path bad = Files.writeString(files.resolve("bad.json"), "{\"title\": \"Cut");
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.dropFiles(good, bad);
            screen.waitForTitles("Good news");
            screen.waitFor("the notification", () -> screen.isThere("#toast-report"));
            screen.click("#toast-report");
            screen.waitFor("the files", () -> screen.text("#import-files").contains("bad.json"));
            screen.waitFor("why", () -> screen.text("#file-messages").length() > 5);
            assertThat(screen.text("#import-when")).contains("1 added").contains("1 refused");
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no report", () -> !screen.isThere("#imports-view"));
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("the empty library", () -> screen.isThere("#empty-page"));
            screen.press(KeyCode.CONTROL, KeyCode.R);
            screen.waitFor("the files again", () -> screen.isThere("#import-files"));
        }
    }

    @Test
    void filesOfEveryKindAndFoldersAndTextAreDropped() throws IOException {
        Path json = Files.writeString(files.resolve("one.json"), json("In JSON"));
        Path lines =
                Files.writeString(
                        files.resolve("two.jsonl"),
                        json("In lines") + "\n" + json("In more lines"));
        Path markdown =
                Files.writeString(files.resolve("three.md"), "# In Markdown\n\nSome *words*.\n");
        Path text = Files.writeString(files.resolve("four.txt"), "In plain text\n\nSome words.\n");
        Path html =
                Files.writeString(
                        files.resolve("five.html"),
                        "<!DOCTYPE html><html><head><title>In HTML</title></head><body><article>"
                                + "<h1>In HTML</h1><p>"
                                + "A sentence that is long enough to be read. ".repeat(20)
                                + "</p></article></body></html>");
        Path nested = Files.createDirectories(files.resolve("folder/deeper"));
        Files.copy(
                Path.of("src/test/resources/etools/format/page/reference.txt"),
                nested.resolve("page.txt"));
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.dropFiles(json, lines, markdown, text, html, files.resolve("folder"));
            screen.waitFor("the report", () -> report(screen).contains("in 6 files"));
            screen.dropText("Dropped text\n\nWith some words.");
            screen.waitFor("all of them", () -> screen.titles().size() == 8);
            screen.waitFor("their titles", () -> !screen.titles().contains(""));
            assertThat(screen.titles())
                    .containsExactlyInAnyOrder(
                            "In JSON",
                            "In lines",
                            "In more lines",
                            "In Markdown",
                            "In plain text",
                            "In HTML",
                            "Fishing town may get its lighthouse back",
                            "Dropped text");
        }
    }

    @Test
    void droppingTheSameFilesAgainAddsNothing() throws IOException {
        Path good = Files.writeString(files.resolve("good.json"), json("Good news"));
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.dropFiles(good);
            screen.waitForTitles("Good news");
            screen.waitFor("the first report", () -> report(screen).contains("1 added"));
            screen.dropFiles(good);
            screen.waitFor("the second report", () -> report(screen).contains("1 unchanged"));
            assertThat(screen.titles()).containsExactly("Good news");
        }
    }

    @Test
    void placesAndChoicesAreRemembered() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.focusList();
            screen.press(KeyCode.F9);
            screen.waitFor("no sidebar", () -> !screen.isThere("#statistics"));
            screen.click("#theme");
            screen.waitFor("the dark theme", () -> screen.isThere(".reader-root:dark"));
            screen.press(KeyCode.CONTROL, KeyCode.EQUALS);
            Screen.fx(() -> {
                screen.window().model().sort(Query.Sort.TITLE, false);
                screen.window().stage().setWidth(960);
                screen.window().stage().setHeight(700);
                return null;
            });
            screen.waitFor("the size", () -> screen.scene().getWidth() == 960);
            screen.settle();
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            assertThat(screen.isThere("#statistics")).isFalse();
            assertThat(screen.isThere(".reader-root:dark")).isTrue();
            assertThat(screen.window().article().zoomProperty().get()).isEqualTo(1.1);
            assertThat(screen.window().model().query().sort()).isEqualTo(Query.Sort.TITLE);
            assertThat(screen.window().model().query().descending()).isFalse();
            assertThat(screen.scene().getWidth()).isEqualTo(960);
            Screen.fx(() -> {
                screen.window().setTheme(Theme.LIGHT);
                return null;
            });
        }
    }

    @Test
    void aNarrowWindowCutsNoFigureAndAWideOneGivesThePanesTheirWidthBack() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            assertThat(screen.scene().getWidth()).isEqualTo(1280);
            double listWidth = width(screen, "#articles");
            double sidebar = width(screen, "#statistics");
            resize(screen, 900);
            screen.waitFor("less room", () -> width(screen, "#statistics") < sidebar);
            assertThat(width(screen, "#articles")).isLessThan(listWidth);
            Screen.fx(() -> {
                Label figure = (Label) screen.find("#words-read .figure");
                figure.setText("12,345,678,901");
                return null;
            });
            screen.waitFor(
                    "the figure within its card",
                    () -> {
                        Bounds figure =
                                screen.find("#words-read .figure")
                                        .localToScene(
                                                screen.find("#words-read .figure")
                                                        .getLayoutBounds());
                        Bounds card =
                                screen.find("#words-read")
                                        .localToScene(screen.find("#words-read").getLayoutBounds());
                        return figure.getWidth() > 40 && figure.getMaxX() < card.getMaxX();
                    });
            resize(screen, 1280);
            screen.waitFor("the list as before", () -> width(screen, "#articles") == listWidth);
            screen.waitFor("the sidebar", () -> width(screen, "#statistics") == sidebar);

            resize(screen, 900);
            screen.settle();
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            resize(screen, 1280);
            screen.waitFor(
                    "the usual width", () -> Math.abs(width(screen, "#statistics") - 300) <= 1);
        }
    }

    private static double width(Screen screen, String css) {
        return Screen.fx(() -> screen.find(css).getLayoutBounds().getWidth());
    }

    private static void resize(Screen screen, double width) {
        Screen.fx(() -> {
            screen.window().stage().setWidth(width);
            return null;
        });
        screen.waitFor("the width", () -> screen.scene().getWidth() == width);
    }

    @Test
    void theUsualSizeOfTextIsSaidToo() {
        Screen.fill(folder, 1);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.EQUALS);
            screen.waitFor("larger", () -> screen.text("#status").contains("Text size 110 %"));
            screen.press(KeyCode.CONTROL, KeyCode.DIGIT0);
            screen.waitFor("as ever", () -> screen.text("#status").contains("Text size 100 %"));
        }
    }

    @Test
    void shiftAndControlSelectSeveralRowsAndTheContextMenuMeansThemAll() {
        Screen.fill(folder, 6);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the first", () -> screen.openTitle().equals("Article 1"));
            screen.press(KeyCode.SHIFT, KeyCode.DOWN);
            screen.press(KeyCode.SHIFT, KeyCode.DOWN);
            screen.waitFor(
                    "three selected", () -> screen.text("#shown-count").contains("3 selected"));
            assertThat(screen.openTitle()).isEqualTo("Article 1");
            screen.choose("Mark read");
            screen.waitFor("their marks", () -> screen.text("#unread").equals("3 unread"));
            assertThat(selectedTitles(screen))
                    .containsExactly("Article 1", "Article 2", "Article 3");
        }
    }

    @Test
    void theAddressInTheSidebarOpensInTheBrowserOnAClickOnly() {
        Screen.fill(folder, 2);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("the address", () -> screen.isThere("#value-url .hyperlink"));
            assertThat(screen.browsed()).isEmpty();
            screen.click("#value-url .hyperlink");
            screen.waitFor("the page", () -> screen.browsed().size() == 1);
            screen.focusList();
            screen.press(KeyCode.B);
            screen.waitFor("the page again", () -> screen.browsed().size() == 2);
            assertThat(screen.browsed())
                    .containsOnly(java.net.URI.create("https://www.example.org/1"));
        }
    }

    @Test
    void aCategoryIsChosenFromItsCounts() {
        Screen.fill(folder, 6);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.click("#category");
            screen.waitFor("the lists", () -> screen.isThere("#list-chooser"));
            screen.waitFor(
                    "their names and counts",
                    () ->
                            screen.text("#lists")
                                    .equals("All articles\n6\nCategories\nNHK\n4\nScience\n2"));
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.ENTER);
            screen.waitForTitles("Article 3", "Article 6");
            screen.waitFor("no lists", () -> !screen.isThere("#list-chooser"));
            screen.waitFor("the keyboard", () -> focused(screen) == screen.find("#articles"));
            assertThat(screen.text("#category")).isEqualTo("Science");
            assertThat(screen.text("#unread")).isEqualTo("2 unread");
        }
    }

    @Test
    void everythingOnScreenHasAnAccessibleName() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            assertThat(screen.nameless()).isEmpty();
            screen.clickRow(0);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.settle();
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.F1);
            screen.waitFor("the keys", () -> screen.isThere("#overlay-close"));
            assertThat(screen.nameless()).isEmpty();
        }
    }

    @Test
    void aRowTellsAScreenReaderWhatItShows() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            Headline third = Screen.fx(() -> screen.window().model().headlines().get(2).headline());
            assertThat(HeadlineCell.describe(third))
                    .isEqualTo("Unread. Article 3. Science. Nov. 20, 2026. 5 words");
        }
    }

    @Test
    void theKeySheetNamesEveryKey() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.F1);
            screen.waitFor("the keys", () -> screen.isThere(".shortcut-sheet"));
            String sheet = screen.text(".shortcut-sheet");
            for (Shortcut shortcut : Shortcut.values()) {
                if (!shortcut.keys().isEmpty()) {
                    assertThat(sheet)
                            .contains(shortcut.description(), shortcut.keyNames().getFirst());
                }
            }
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no keys", () -> !screen.isThere(".shortcut-sheet"));
        }
    }

    @Test
    void f6GoesThroughThePanes() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.settle();
            screen.focusList();
            screen.press(KeyCode.F6);
            screen.waitFor("the article", () -> focused(screen) == screen.window().article());
            screen.press(KeyCode.F6);
            screen.waitFor("the statistics", () -> focused(screen) == screen.find("#statistics"));
            screen.press(KeyCode.F6);
            screen.waitFor("the search", () -> focused(screen) == screen.find("#search"));
            screen.press(KeyCode.F6);
            screen.waitFor("the list", () -> focused(screen) == screen.find("#articles"));
        }
    }

    @Test
    void theEmptyPagesButtonAddsSixArticlesInThreeCategories() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.waitFor("the empty page", () -> screen.isThere("#empty-page"));
            screen.click("#add-samples");
            screen.waitFor("six articles", () -> screen.titles().size() == 6);
            screen.waitFor("no empty page", () -> !screen.isThere("#empty-page"));
            screen.settle();
            assertThat(screen.library().categories()).hasSize(3);
            screen.clickRow(0);
            screen.waitFor("the first", () -> !screen.openTitle().isEmpty());
            screen.waitFor("the notification", () -> screen.isThere("#toast-undo"));
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("the empty page again", () -> screen.isThere("#empty-page"));
            screen.waitFor("nothing open", () -> screen.openTitle().isEmpty());
        }
    }

    @Test
    void aLibraryThatCannotBeOpenedSaysWhyAndWhatCanBeDone() {
        try (Screen screen = Screen.closed(folder)) {
            LibraryException inUse = new LibraryException("Somebody else has the library open.");
            Screen.fx(() -> {
                screen.window().cannotOpen(inUse, folder, InstantSource.system(), work -> {});
                return null;
            });
            screen.waitFor("the page", () -> screen.isThere("#open-failure"));
            assertThat(screen.text("#open-failure"))
                    .isEqualTo("Somebody else has the library open.");
            assertThat(screen.isThere("#start-empty")).isFalse();
            screen.click("#quit");
            screen.waitFor("no window", () -> !screen.window().stage().isShowing());
        }
    }

    private static Node focused(Screen screen) {
        return screen.scene().getFocusOwner();
    }

    private static Reading reading(Screen screen, int index) {
        return Screen.fx(() -> {
            Headline headline = screen.window().model().headlines().get(index).headline();
            return headline == null ? Reading.NONE : headline.reading();
        });
    }

    private static List<String> selectedTitles(Screen screen) {
        return Screen.fx(() ->
                screen.window().list().selectedHeadlines(10).stream()
                        .map(Headline::title)
                        .toList());
    }

    private static String report(Screen screen) {
        return Screen.fx(() -> {
            var report = screen.window().model().lastReportProperty().get();
            return report == null ? "" : Overlays.totals(report);
        });
    }

    private static String json(String title) {
        return "{\"title\": \"" + title + "\", \"body\": \"Some words to read.\"}";
    }
}
