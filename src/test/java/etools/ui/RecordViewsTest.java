package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Headline;
import etools.article.Place;
import etools.library.Library;
import etools.library.ReadingRecord.Stand;
import etools.reading.Period;
import etools.ui.HistoryRows.Read;
import etools.ui.HistoryRows.Row;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// History, what is left in the middle, and forgetting, by mouse and by keyboard.
class RecordViewsTest {

    @TempDir Path folder;

    private Instant now = Screen.NOW;

    @BeforeEach
    void fill() {
        try (Library library = open()) {
            library.add(
                    List.of(
                            ReadingTest.draft(1, ReadingTest.text("harbour")),
                            ReadingTest.draft(2, ReadingTest.text("lighthouse")),
                            ReadingTest.draft(3, "A few words are soon read."),
                            ReadingTest.draft(4, ReadingTest.text("ferry"))),
                    library.beginImport("the test"));
        }
    }

    @Test
    void aLibraryInWhichNothingWasReadSaysSoOnEveryPage() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            screen.waitFor("the empty history", () -> screen.isThere("#no-history"));
            assertThat(screen.text("#no-history")).contains("Nothing was read yet");
            screen.click("#page-continue");
            screen.waitFor("nothing left", () -> screen.isThere("#nothing-left"));
            assertThat(screen.text("#nothing-left")).contains("Nothing is left in the middle");
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("the panes", () -> screen.isThere("#panes"));
            screen.press(KeyCode.C);
            screen.waitFor(
                    "the word of it",
                    () -> screen.text("#status").contains("Nothing else is left in the middle."));
        }
    }

    @Test
    void readingsStandUnderTheirDaysNewestFirstWithWhatBecameOfThem() {
        try (Library library = open()) {
            at("2026-11-20T22:30:00Z"); // the 21st in Tokyo, where nobody is
            read(library, 3, 1, 3);
            at("2026-11-23T02:00:00Z");
            read(library, 1, 0.4, 240);
            at("2026-11-23T02:30:00Z");
            read(library, 3, 1, 5);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the rows", () -> loaded(screen) == 3);
            ZoneId zone = ZoneId.systemDefault();
            LocalDate last = LocalDate.ofInstant(Instant.parse("2026-11-20T22:30:00Z"), zone);
            assertThat(days(screen)).hasSize(2).last().isEqualTo(last);
            assertThat(described(screen))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Article 3. re-read. less than"),
                            second ->
                                    assertThat(second)
                                            .contains("Article 1. skimmed to 40 %. 4 min. "),
                            third ->
                                    assertThat(third)
                                            .contains("Article 3. read. ")
                                            .endsWith("6 words"));
            assertThat(screen.accessibleText("#history .history-cell")).contains("2 readings");
            assertThat(screen.nameless()).isEmpty();
        }
    }

    @Test
    void onATallScreenEveryDayInViewHasItsReadings() {
        try (Library library = open()) {
            for (int day = 1; day <= 20; day++) {
                at("2026-11-%02dT02:00:00Z".formatted(day));
                read(library, 3, 1, 5);
            }
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.resize(1_280, 1_500);
            openHistory(screen);
            screen.waitFor(
                    "the height",
                    () -> screen.find("#history").getLayoutBounds().getHeight() > 1_200);
            screen.waitFor(
                    "every reading in view",
                    () -> {
                        List<Row> rows =
                                screen.find("#history").lookupAll(".history-cell").stream()
                                        .filter(Node::isVisible)
                                        .map(cell -> ((HistoryCell) cell).getItem())
                                        .toList();
                        return rows.size() > 20
                                && rows.stream()
                                        .allMatch(row -> row.isHeading() || row.read() != null);
                    });
        }
    }

    @Test
    void enterOnAReadingOpensTheArticleWhereItWasLeft() {
        try (Library library = open()) {
            read(library, 3, 1, 5);
            read(library, 1, 0.5, 240);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the rows", () -> loaded(screen) == 2);
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.UP);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.waitFor("no page", () -> !screen.isThere("#history-page"));
            screen.waitFor("its place", () -> screen.window().article().partAbove() > 0.4);
            assertThat(screen.text("#continued")).contains("Continued where you stopped");
            assertThat(Screen.fx(() -> screen.window().article().isFocused())).isTrue();

            openHistory(screen);
            screen.press(KeyCode.ENTER);
            screen.waitFor("it again, as it is open", () -> !screen.isThere("#history-page"));
            assertThat(screen.openTitle()).isEqualTo("Article 1");
        }
    }

    @Test
    void aDoubleClickOnAReadingOpensItAlsoWhileSomethingIsSearched() {
        try (Library library = open()) {
            read(library, 1, 0.5, 240);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.type("lighthouse");
            screen.waitForTitles("Article 2");
            openHistory(screen);
            screen.waitFor("the row", () -> loaded(screen) == 1);
            screen.doubleClick("#history .history-title");
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.waitFor("its place", () -> screen.window().article().partAbove() > 0.4);
            assertThat(screen.text("#search")).isEqualTo("lighthouse");
        }
    }

    @Test
    void whatWasRemovedIsShownAsRemovedAndComesBack() {
        try (Library library = open()) {
            read(library, 3, 1, 5);
            library.remove(new int[] {row(library, 3)}, true);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the row", () -> loaded(screen) == 1);
            assertThat(described(screen).getFirst()).contains("Removed from the library");
            screen.waitFor("the offer", () -> screen.isThere("#history .history-back"));
            screen.press(KeyCode.ENTER);
            screen.waitFor(
                    "it back",
                    () -> loaded(screen) == 1 && !described(screen).getFirst().contains("Removed"));
            assertThat(screen.titles()).hasSize(4);
            assertThat(screen.text("#status")).contains("is in the library again");
            screen.press(KeyCode.ENTER);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 3"));
            screen.press(KeyCode.CONTROL, KeyCode.Z);
            screen.waitFor("out again", () -> screen.titles().size() == 3);
        }
    }

    @Test
    void theButtonOfARemovedArticleBringsItBackToo() {
        try (Library library = open()) {
            read(library, 3, 1, 5);
            library.remove(new int[] {row(library, 3)}, true);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the row", () -> loaded(screen) == 1);
            screen.click("#history .history-back");
            screen.waitFor("it back", () -> screen.titles().size() == 4);
        }
    }

    @Test
    void wordsOfATitleNarrowTheHistoryAndEscapeWidensIt() {
        try (Library library = open()) {
            read(library, 1, 1, 900);
            read(library, 3, 1, 5);
            read(library, 3, 1, 5);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("all", () -> loaded(screen) == 3);
            screen.click("#history-filter");
            screen.type("3");
            screen.waitFor("those of the third", () -> loaded(screen) == 2);
            assertThat(described(screen)).allMatch(line -> line.contains("Article 3"));
            screen.type("77");
            screen.waitFor("none", () -> screen.isThere("#no-history"));
            assertThat(screen.text("#no-history")).contains("No such reading");
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("all again", () -> loaded(screen) == 3);
            assertThat(screen.isThere("#history-page")).isTrue();
        }
    }

    @Test
    void theHistoryOfOneArticleIsAKeyAway() {
        try (Library library = open()) {
            read(library, 1, 1, 900);
            read(library, 3, 1, 5);
            at("2026-11-22T12:00:00Z");
            read(library, 3, 1, 5);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(2);
            screen.waitFor("the third", () -> screen.openTitle().equals("Article 3"));
            screen.focusList();
            screen.press(KeyCode.SHIFT, KeyCode.H);
            screen.waitFor("its readings", () -> loaded(screen) == 2);
            assertThat(screen.text("#history-only")).isEqualTo("Only “Article 3”");
            assertThat(days(screen)).hasSize(2);
            assertThat(screen.nameless()).isEmpty();
            screen.click("#history-only");
            screen.waitFor("all", () -> loaded(screen) == 3);
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("the panes", () -> screen.isThere("#panes"));
            screen.choose("History of this article");
            screen.waitFor("its readings again", () -> loaded(screen) == 2);
            screen.press(KeyCode.ESCAPE);
            screen.press(KeyCode.ESCAPE);
            long older =
                    screen.library().record().log().history(Period.ALL, 2, 1).getFirst().number();
            Screen.fx(() -> {
                screen.window().showReading(older);
                return null;
            });
            screen.waitFor(
                    "the chosen reading",
                    () -> {
                        ListView<Row> list = screen.find("#history");
                        Row chosen = list.getSelectionModel().getSelectedItem();
                        Read read = chosen == null ? null : chosen.read();
                        return loaded(screen) == 2
                                && read != null
                                && read.entry().number() == older;
                    });
        }
    }

    @Test
    void aDayIsGoneToAndOneWithoutReadingsLeadsToTheOneBefore() {
        try (Library library = open()) {
            for (int day = 1; day <= 20; day++) {
                at("2026-10-%02dT12:00:00Z".formatted(day));
                for (int i = 0; i < 12; i++) {
                    read(library, 3, 1, 5);
                }
            }
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the rows", () -> loaded(screen) > 0);
            ListView<Row> list = screen.node("#history");
            goTo(screen, "2026/10/07");
            screen.waitFor("the 7th", () -> selectedDay(list).equals(LocalDate.of(2026, 10, 7)));
            goTo(screen, "2026-11-1");
            screen.waitFor("the 20th", () -> selectedDay(list).equals(LocalDate.of(2026, 10, 20)));
            goTo(screen, "2025.1.1");
            screen.waitFor("the first", () -> selectedDay(list).equals(LocalDate.of(2026, 10, 1)));
            assertThat(screen.text("#status")).contains("begins after that day");
            screen.waitFor("its rows", () -> loaded(screen) > 12);
        }
    }

    @Test
    void whatIsLeftInTheMiddleGoesOnByPageAndByKey() {
        try (Library library = open()) {
            read(library, 3, 1, 5);
            at("2026-11-22T12:00:00Z");
            read(library, 1, 0.5, 1_800);
            at("2026-11-23T02:00:00Z");
            read(library, 2, 0.25, 900);
            read(library, 4, 0.3, 1_200);
            library.remove(new int[] {row(library, 4)}, true);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            screen.waitFor(
                    "what is left", () -> screen.<ListView<?>>find("#left").getItems().size() == 2);
            screen.waitFor("its row", () -> screen.isThere("#left .left-cell"));
            assertThat(screen.accessibleText("#left .left-cell"))
                    .contains("Article 2. 25 % read, about ")
                    .contains("min left");
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.ENTER);
            screen.waitFor("the article", () -> screen.openTitle().equals("Article 1"));
            screen.waitFor("its place", () -> screen.window().article().partAbove() > 0.4);
            screen.press(KeyCode.C);
            screen.waitFor("the other", () -> screen.openTitle().equals("Article 2"));
            screen.waitFor("its place", () -> screen.window().article().partAbove() > 0.2);
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            screen.waitFor("the page again", () -> screen.isThere("#continue-page"));
            screen.doubleClick("#left .left-title");
            screen.waitFor("the article", () -> !screen.isThere("#continue-page"));
        }
    }

    @Test
    void readingsOfADayAreForgottenAfterAWordOnWhatGoesAndAnother() {
        try (Library library = open()) {
            at("2026-11-20T12:00:00Z");
            read(library, 1, 0.5, 240);
            at("2026-11-23T02:00:00Z");
            read(library, 3, 1, 5);
            read(library, 3, 1, 5);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openForget(screen);
            screen.waitFor(
                    "what goes today",
                    () ->
                            screen.text("#forget-what")
                                    .startsWith("2 readings of 1 article, of Nov. 23"));
            assertThat(screen.text("#forget-stays"))
                    .startsWith("Articles, read marks and stars stay. There is no undo.")
                    .contains("Backups");
            assertThat(screen.nameless()).isEmpty();
            screen.click("#forget");
            screen.waitFor("the question", () -> screen.isThere("#forget-confirm"));
            assertThat(screen.text("#forget-confirmed")).isEqualTo("Forget 2 readings");
            assertThat(Screen.fx(() -> screen.find("#forget-not").isFocused())).isTrue();
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no question", () -> !screen.isThere("#forget-confirm"));
            assertThat(screen.isThere("#forget-readings")).isTrue();
            assertThat(screen.library().record().log().size()).isEqualTo(3);

            screen.click("#forget");
            screen.click("#forget-confirmed");
            screen.waitFor("the notification", () -> screen.isThere("#toasts .toast"));
            assertThat(screen.accessibleText("#toasts .toast"))
                    .isEqualTo("Forgot 2 readings of 1 article.");
            assertThat(screen.isThere("#forget-readings")).isFalse();
            assertThat(screen.library().record().log().history(Period.ALL, 0, 9))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.furthest()).isEqualTo(5_000));
            assertThat(screen.library().statistics(Screen.ZONE).unread()).isEqualTo(2);
        }
    }

    @Test
    void whatIsForgottenOrReadElsewhereChangesThePageThatIsOpen() {
        try (Library library = open()) {
            at("2026-11-20T12:00:00Z");
            read(library, 1, 0.5, 1_800);
            at("2026-11-22T02:00:00Z");
            read(library, 3, 1, 5);
            read(library, 2, 0.5, 1_800);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openHistory(screen);
            screen.waitFor("the rows", () -> loaded(screen) == 3);
            ListView<Row> list = screen.node("#history");
            LocalDate older = LocalDate.of(2026, 11, 20);
            Screen.fx(() -> {
                list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
                return null;
            });
            read(screen.library(), 3, 1, 5);
            screen.waitFor("the new one", () -> loaded(screen) == 4);
            screen.waitFor("the one that was chosen", () -> selectedDay(list).equals(older));
            screen.library().record().wipe(new Period(older, older));
            screen.waitFor("the day is gone", () -> loaded(screen) == 3);
            assertThat(days(screen)).hasSize(2).doesNotContain(older);

            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
            screen.waitFor(
                    "what is left", () -> screen.<ListView<?>>find("#left").getItems().size() == 1);
            screen.library().record().wipe(Period.ALL);
            screen.waitFor("nothing left", () -> screen.isThere("#nothing-left"));
        }
    }

    @Test
    void theButtonThatForgetsIsReachedAlsoWhileDaysAreCounted() {
        try (Library library = open()) {
            at("2026-11-20T12:00:00Z");
            read(library, 1, 0.5, 240);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            openForget(screen);
            screen.waitFor(
                    "nothing today", () -> screen.text("#forget-what").contains("Nothing was"));
            Screen.fx(() -> {
                DayPicker to = screen.find("#forget-to");
                screen.<DayPicker>find("#forget-from").setValue(LocalDate.of(2026, 11, 20));
                to.setValue(LocalDate.of(2026, 11, 20));
                to.getEditor().requestFocus();
                return null;
            });
            screen.press(KeyCode.TAB);
            assertThat(Screen.fx(() -> screen.find("#forget").isFocused())).isTrue();
            screen.press(KeyCode.SPACE);
            screen.waitFor("the question", () -> screen.isThere("#forget-confirm"));
            assertThat(screen.text("#forget-confirmed")).isEqualTo("Forget 1 reading");
        }
    }

    @Test
    void everythingIsForgottenByKeyboardAlone() {
        try (Library library = open()) {
            at("2026-11-20T12:00:00Z");
            read(library, 1, 0.5, 240);
            at("2026-11-23T02:00:00Z");
            read(library, 3, 1, 5);
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.clickRow(0);
            screen.waitFor("an article", () -> screen.openTitle().equals("Article 1"));
            openForget(screen);
            screen.press(KeyCode.DOWN);
            screen.press(KeyCode.DOWN);
            screen.waitFor(
                    "what goes",
                    () ->
                            screen.text("#forget-what")
                                    .startsWith("2 readings of 2 articles, from Nov. 20, 2026 to"));
            while (!Screen.fx(() -> screen.find("#forget").isFocused())) {
                screen.press(KeyCode.TAB);
            }
            screen.press(KeyCode.SPACE);
            screen.waitFor("the question", () -> screen.isThere("#forget-confirm"));
            screen.press(KeyCode.TAB);
            screen.press(KeyCode.SPACE);
            screen.waitFor("nothing left", () -> screen.library().record().log().size() == 0);
            screen.waitFor("its word", () -> screen.text("#status").contains("Forgot 2 readings"));
            screen.waitFor("no count", () -> screen.text("#read-count").startsWith("0"));
        }
    }

    @Test
    void aTimeWithoutReadingsAndAPeriodThatEndsBeforeItBeginsForgetNothing() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            openForget(screen);
            screen.waitFor(
                    "nothing", () -> screen.text("#forget-what").contains("Nothing was read"));
            assertThat(Screen.fx(() -> screen.find("#forget").isDisabled())).isTrue();
            Screen.fx(() -> {
                screen.<DayPicker>find("#forget-from").setValue(LocalDate.of(2026, 11, 23));
                screen.<DayPicker>find("#forget-to").setValue(LocalDate.of(2026, 11, 1));
                return null;
            });
            screen.waitFor("why", () -> screen.text("#forget-what").contains("must not be before"));
            assertThat(Screen.fx(() -> screen.find("#forget").isDisabled())).isTrue();
        }
    }

    @Test
    void daysAreTypedInManyWays() {
        LocalDate day = LocalDate.of(2026, 2, 28);
        assertThat(DayPicker.parse("2026/02/28")).isEqualTo(day);
        assertThat(DayPicker.parse(" 2026-2-28 ")).isEqualTo(day);
        assertThat(DayPicker.parse("2026. 2. 28.")).isEqualTo(day);
        assertThat(DayPicker.parse("2026/02/30")).isNull();
        assertThat(DayPicker.parse("28")).isNull();
        assertThat(DayPicker.parse("yesterday")).isNull();
        assertThat(DayPicker.parse("99999999999/1/1")).isNull();
    }

    // The library.

    private Library open() {
        return Library.open(folder, () -> now, "the test");
    }

    private void at(String time) {
        now = Instant.parse(time);
    }

    private static void read(Library library, int number, double furthest, int seconds) {
        Headline article = article(library, number);
        long reading = library.recordReading(article.id());
        library.record()
                .end(
                        reading,
                        new Stand(
                                Duration.ofSeconds(seconds + 5),
                                Duration.ofSeconds(seconds),
                                0,
                                furthest,
                                new Place(
                                        (int) (200 * furthest) - (furthest == 1 ? 1 : 0),
                                        0,
                                        furthest)));
    }

    private static Headline article(Library library, int number) {
        int[] rows = library.find(etools.library.Query.ALL).rows(0, 4);
        return library.headlines(rows).stream()
                .filter(headline -> headline.title().equals("Article " + number))
                .findFirst()
                .orElseThrow();
    }

    private static int row(Library library, int number) {
        return article(library, number).row();
    }

    // Hands and eyes.

    private static void openHistory(Screen screen) {
        screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        screen.waitFor("the history", () -> screen.isThere("#history-page"));
        screen.settle();
    }

    private static void openForget(Screen screen) {
        Screen.fx(() -> {
            screen.<javafx.scene.control.MenuBar>find(".menu-bar").getMenus().stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .filter(item -> "Forget readings…".equals(item.getText()))
                    .forEach(MenuItem::fire);
            return null;
        });
        screen.waitFor("the card", () -> screen.isThere("#forget-readings"));
    }

    private static void goTo(Screen screen, String day) {
        Screen.fx(() -> {
            DayPicker picker = screen.find("#history-day");
            picker.setValue(DayPicker.parse(day));
            return null;
        });
    }

    private static LocalDate selectedDay(ListView<Row> list) {
        return list.getSelectionModel().getSelectedItem().day().day();
    }

    /// What is loaded of the readings in view.
    private static List<Read> reads(Screen screen) {
        return Screen.fx(() -> {
            List<Read> reads = new ArrayList<>();
            ListView<Row> list = screen.find("#history");
            for (Row row : list == null ? List.<Row>of() : list.getItems()) {
                Read read = row.read();
                if (read != null) {
                    reads.add(read);
                }
            }
            return reads;
        });
    }

    private static int loaded(Screen screen) {
        return reads(screen).size();
    }

    private static List<String> described(Screen screen) {
        return reads(screen).stream().map(HistoryCell::describe).toList();
    }

    private static List<LocalDate> days(Screen screen) {
        return Screen.fx(() ->
                screen.<ListView<Row>>find("#history").getItems().stream()
                        .filter(Row::isHeading)
                        .map(row -> row.day().day())
                        .toList());
    }
}
