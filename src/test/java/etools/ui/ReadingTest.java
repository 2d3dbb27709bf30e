package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Place;
import etools.article.Verdict;
import etools.library.Library;
import etools.library.LibraryChange;
import etools.reading.Entry;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Somebody reads: how long and how far is put down, and where they stopped they go on. The clock
/// that measures it is ours.
class ReadingTest {

    private static final int PARAGRAPHS = 200;

    @TempDir Path folder;
    @TempDir Path copy;

    private final AtomicLong nanos = new AtomicLong(1);

    @BeforeEach
    void fill() {
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            List<ArticleDraft> drafts = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                drafts.add(draft(i, text("harbour")));
            }
            drafts.add(draft(4, "A few words are soon read."));
            library.add(drafts, library.beginImport("the test"));
        }
    }

    @Test
    void whatIsReadIsPutDownWithItsActiveTimeAndHowFarItCame() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(10);
            screen.focusArticle();
            for (int i = 0; i < 5; i++) {
                screen.press(KeyCode.PAGE_DOWN);
                pass(4);
            }
            pass(15);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("the step", () -> newest(screen).activeMs() == 45_000);
            Entry entry = newest(screen);
            assertThat(entry.began()).isZero();
            double seen = Screen.fx(() -> screen.window().article().partSeen());
            assertThat(entry.furthest() / 10_000.0).isCloseTo(seen, within(0.0001));
            assertThat(entry.verdict()).isEqualTo(Verdict.SKIMMED);
            assertThat(entry.wordsRead()).isPositive();

            pass(7);
            openRow(screen, 3);
            screen.waitFor("the end", () -> entries(screen, 0).getFirst().openMs() == 52_000);
            assertThat(entries(screen, 0).getFirst().activeMs()).isEqualTo(52_000);
            assertThat(screen.library().record().log().size()).isEqualTo(2);
        }
    }

    @Test
    void noOneEverSeesAReadingWithoutHowFarItCame() {
        try (Screen screen = open()) {
            List<Verdict> seen = new CopyOnWriteArrayList<>();
            screen.library()
                    .onChange(change -> {
                        if (change instanceof LibraryChange.ArticleRead read) {
                            seen.add(
                                    screen.library()
                                            .record()
                                            .log()
                                            .ofArticle(read.row())
                                            .getFirst()
                                            .verdict());
                        }
                    });
            openRow(screen, 0);
            screen.waitFor("the reading", () -> !seen.isEmpty());
            assertThat(seen).containsOnly(Verdict.SKIMMED);
        }
    }

    @Test
    void anArticleThatFitsTheWindowIsReadToItsEnd() {
        try (Screen screen = open()) {
            openRow(screen, 3);
            pass(5);
            screen.press(KeyCode.J);
            pass(1);
            openRow(screen, 0);
            screen.waitFor("its end", () -> entries(screen, 3).getFirst().openMs() >= 5_000);
            assertThat(entries(screen, 3).getFirst())
                    .extracting(Entry::furthest, Entry::verdict, Entry::wordsRead)
                    .containsExactly(10_000, Verdict.READ, 6);
        }
    }

    @Test
    void theMinuteAfterTheLastMoveCountsAndNoMore() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(3_600);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("the minute", () -> newest(screen).activeMs() == 60_000);
            pass(20);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("and more", () -> newest(screen).activeMs() == 80_000);
            assertThat(newest(screen).openMs()).isEqualTo(3_620_000);
        }
    }

    @Test
    void theMouseKeepsTheTimeGoing() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            for (int i = 0; i < 4; i++) {
                pass(50);
                screen.moveOverArticle(i);
            }
            screen.waitFor("200 seconds", () -> newest(screen).activeMs() == 200_000);
        }
    }

    @Test
    void behindAnotherWindowNoTimeIsActiveAndTheStepIsPutDownAtOnce() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(8);
            screen.toFront(false);
            screen.waitFor("the step", () -> newest(screen).activeMs() == 8_000);
            pass(50);
            screen.toFront(true);
            pass(20);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("on in front", () -> newest(screen).activeMs() == 28_000);
            assertThat(newest(screen).openMs()).isEqualTo(78_000);
        }
    }

    @Test
    void underAPageOfTheRecordNoTimeIsActive() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(8);
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            screen.waitFor("the step", () -> newest(screen).activeMs() == 8_000);
            screen.waitFor("the page", () -> screen.isThere("#history-page"));
            pass(30);
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("the article", () -> !screen.isThere("#history-page"));
            pass(20);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("on", () -> newest(screen).activeMs() == 28_000);
        }
    }

    @Test
    void whoJumpsToTheEndAndBackHasSeenNothingOfIt() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            screen.focusArticle();
            pass(1);
            screen.press(KeyCode.END);
            screen.waitFor("the end", () -> screen.window().article().partSeen() == 1);
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            screen.press(KeyCode.HOME);
            screen.waitFor("the top", () -> screen.window().article().partAbove() == 0);
            pass(20);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("the step", () -> newest(screen).activeMs() > 20_000);
            assertThat(newest(screen).furthest()).isLessThan(1_000);
        }
    }

    @Test
    void anArticleOpensWhereItsReaderStoppedAlsoAtAnotherWidthAndSizeAndTheNextDay() {
        int block;
        try (Screen screen = open()) {
            openRow(screen, 0);
            assertThat(screen.isThere("#continued")).isFalse();
            block = readOn(screen, 12);
            openRow(screen, 1);
            assertThat(above(screen)).isZero();
            openRow(screen, 0);
            screen.waitFor("the place", () -> place(screen).block() == block);
            assertThat(screen.text("#continued"))
                    .contains("Continued where you stopped")
                    .contains("Go to the top");
            assertThat(screen.nameless()).isEmpty();
            openRow(screen, 1);
            Screen.fx(() -> {
                screen.window().article().zoomProperty().set(1.6);
                screen.window().stage().setWidth(900);
                return null;
            });
            screen.settle();
            openRow(screen, 0);
            screen.waitFor("the place in large", () -> place(screen).block() == block);
        }
        try (Screen screen = open()) {
            openRow(screen, 0);
            screen.waitFor("the place again", () -> place(screen).block() == block);
            screen.click("#go-to-top");
            screen.waitFor("the top", () -> above(screen) == 0);
            screen.waitFor("no line", () -> !screen.isThere("#continued"));
        }
    }

    @Test
    void homeGoesToTheTopOfAnArticleThatWentOn() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            readOn(screen, 6);
            openRow(screen, 1);
            openRow(screen, 0);
            screen.waitFor("the line", () -> screen.isThere("#continued"));
            screen.focusArticle();
            screen.press(KeyCode.HOME);
            screen.waitFor("the top", () -> above(screen) == 0);
            screen.waitFor("no line", () -> !screen.isThere("#continued"));
        }
    }

    @Test
    void anArticleLeftAtItsEndOpensAtItsTop() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            screen.focusArticle();
            screen.press(KeyCode.END);
            screen.waitFor("the end", () -> screen.window().article().partSeen() == 1);
            pass(5);
            openRow(screen, 1);
            screen.waitFor("its reading", () -> entries(screen, 0).getFirst().furthest() == 10_000);
            openRow(screen, 0);
            assertThat(above(screen)).isZero();
            assertThat(screen.isThere("#continued")).isFalse();
        }
    }

    @Test
    void whoSearchesSeesTheArticleFromItsTopAndGoesToTheMatch() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            readOn(screen, 6);
            openRow(screen, 1);
            screen.press(KeyCode.CONTROL, KeyCode.K);
            screen.type("harbour");
            screen.waitFor("what is found", () -> screen.titles().size() == 3);
            screen.settle();
            openTitle(screen, "Article 1");
            assertThat(above(screen)).isZero();
            assertThat(screen.isThere("#continued")).isFalse();
            screen.waitFor("the matches", () -> screen.text("#match-count").contains("matches"));
        }
    }

    @Test
    void aChangedTextOpensAboutWhereTheReaderWas() {
        double part;
        try (Screen screen = open()) {
            openRow(screen, 0);
            readOn(screen, 12);
            part = above(screen);
            openRow(screen, 1);
            screen.settle();
            ArticleDraft longer = draft(1, "A new beginning.\n\n".repeat(30) + text("harbour"));
            screen.library().add(List.of(longer), screen.library().beginImport("an update"));
            openRow(screen, 0);
            screen.waitFor("the place", () -> above(screen) > 0);
            assertThat(above(screen)).isCloseTo(part, within(0.02));
        }
    }

    @Test
    void whenTheWindowClosesTheEndIsPutDownBefore() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(42);
        }
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            assertThat(library.record().log().history(all(), 0, 9))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.openMs()).isEqualTo(42_000))
                    .satisfies(entry -> assertThat(entry.activeMs()).isEqualTo(42_000));
        }
    }

    @Test
    void whatWasPutDownIsThereAfterAHardEnd() throws IOException {
        try (Screen screen = open()) {
            openRow(screen, 0);
            int block = readOn(screen, 6);
            pass(15);
            screen.press(KeyCode.SHIFT);
            screen.waitFor("the step", () -> newest(screen).activeMs() >= 15_000);
            long active = newest(screen).activeMs();
            screen.settle();
            copyOfFiles(); // as they are while somebody reads
            try (Library library =
                    Library.open(copy, InstantSource.fixed(Screen.NOW), "after the end")) {
                Entry entry = library.record().log().history(all(), 0, 9).getFirst();
                assertThat(entry.activeMs()).isEqualTo(active);
                assertThat(
                                library.record()
                                        .place(
                                                library.headlines(new int[] {entry.row()})
                                                        .getFirst()
                                                        .id()))
                        .hasValueSatisfying(place -> assertThat(place.block()).isEqualTo(block));
            }
        }
    }

    @Test
    void whilePausedWhatIsOpenedLeavesNoTrace() {
        try (Screen screen = open()) {
            assertThat(screen.isThere("#recording-paused")).isFalse();
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            screen.waitFor("the word on it", () -> screen.isThere("#recording-paused"));
            assertThat(screen.text("#recording-paused")).isEqualTo("Recording paused · Resume");
            assertThat(screen.nameless()).isEmpty();
            openRow(screen, 0);
            pass(60);
            screen.focusArticle();
            screen.press(KeyCode.PAGE_DOWN);
            openRow(screen, 1);
            screen.settle();
            assertThat(screen.readings()).isZero();
            assertThat(screen.library().statistics(Screen.ZONE).unread()).isEqualTo(4);
            assertThat(screen.text("#read-count")).startsWith("0");
        }
        try (Screen screen = open()) {
            screen.waitFor("still paused", () -> screen.isThere("#recording-paused"));
            openRow(screen, 0);
            screen.settle();
            assertThat(above(screen)).isZero();
            assertThat(screen.readings()).isZero();
            screen.click("#recording-paused");
            screen.waitFor("gone on", () -> !screen.isThere("#recording-paused"));
            assertThat(screen.library().record().isPaused()).isFalse();
            openRow(screen, 1);
            screen.waitFor("what is read now", () -> screen.readings() == 1);
            assertThat(entries(screen, 0)).as("what was open while paused").isEmpty();
        }
    }

    @Test
    void aPauseEndsTheReadingAndWhoResumesInTheArticleBeginsNoOther() {
        try (Screen screen = open()) {
            openRow(screen, 0);
            pass(12);
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            screen.waitFor("paused", () -> screen.isThere("#recording-paused"));
            pass(500);
            screen.press(KeyCode.SHIFT);
            screen.settle();
            assertThat(newest(screen).openMs()).isEqualTo(12_000);
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            screen.waitFor("gone on", () -> !screen.isThere("#recording-paused"));
            pass(15);
            screen.press(KeyCode.SHIFT);
            openRow(screen, 1);
            screen.waitFor("the next one", () -> entries(screen, 1).size() == 1);
            assertThat(entries(screen, 0)).hasSize(1);
            assertThat(entries(screen, 0).getFirst().activeMs()).isEqualTo(12_000);
        }
    }

    // What is read.

    static String text(String word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            text.append("Paragraph ")
                    .append(i)
                    .append(" of the ")
                    .append(word)
                    .append(" tells how the boats went out before dawn. ".repeat(8).stripTrailing())
                    .append("\n\n");
        }
        return text.toString();
    }

    static ArticleDraft draft(int number, String text) {
        return ArticleDraft.titled("Article " + number, Body.text(text))
                .url("https://www.example.org/" + number)
                .date(LocalDate.of(2026, 11, 23).minusDays(number))
                .created(Instant.parse("2025-01-05T22:00:00Z"))
                .updated(Instant.parse("2025-12-07T22:22:00Z"))
                .build();
    }

    // Hands and eyes.

    private Screen open() {
        return Screen.open(folder, 30, nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    /// Opens it and waits until it is on the page and, unless that is paused, recorded.
    private static void openRow(Screen screen, int index) {
        screen.clickRow(index);
        opened(screen, Screen.fx(() -> screen.window().model().headlines().rowAt(index)));
    }

    private static void openTitle(Screen screen, String title) {
        openRow(screen, screen.titles().indexOf(title));
    }

    private static void opened(Screen screen, int row) {
        screen.waitFor(
                "the article",
                () -> {
                    Shown shown = screen.window().model().shownProperty().get();
                    return shown != null
                            && shown.row().row() == row
                            && shown.article()
                                    .equals(screen.window().article().shownProperty().get());
                });
        screen.settle();
        boolean paused = screen.library().record().isPaused();
        screen.waitFor(
                "its reading", () -> paused || screen.window().model().recorder().hasBegun());
        screen.settle();
    }

    /// @return the block at the upper edge then
    private int readOn(Screen screen, int pages) {
        screen.focusArticle();
        for (int i = 0; i < pages; i++) {
            screen.press(KeyCode.PAGE_DOWN);
            pass(1);
        }
        return Screen.fx(() -> {
            screen.window().article().layout();
            int block = place(screen).block();
            assertThat(block).isPositive();
            return block;
        });
    }

    private static Place place(Screen screen) {
        return screen.window().article().placeInSight();
    }

    private static double above(Screen screen) {
        return Screen.fx(() -> {
            screen.scene().getRoot().applyCss();
            screen.scene().getRoot().layout();
            return screen.window().article().partAbove();
        });
    }

    private static Entry newest(Screen screen) {
        return screen.library().record().log().history(all(), 0, 1).getFirst();
    }

    /// The readings of the article at this place of the list, newest first.
    private static List<Entry> entries(Screen screen, int index) {
        int row = Screen.fx(() -> screen.window().model().headlines().rowAt(index));
        return screen.library().record().log().ofArticle(row);
    }

    private static etools.reading.Period all() {
        return etools.reading.Period.ALL;
    }

    private void copyOfFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(to.getParent());
                if (!file.getFileName().toString().contains("lock")) {
                    try {
                        Files.copy(file, to);
                    } catch (NoSuchFileException e) {
                        continue; // the search index has just renamed it
                    }
                }
            }
        }
    }
}
