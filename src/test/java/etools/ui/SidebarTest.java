package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Credits;
import etools.article.PageDates;
import etools.article.Place;
import etools.library.Library;
import etools.library.ReadingRecord.Stand;
import etools.reading.Goal;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
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
import java.util.function.BooleanSupplier;

/// The figures beside the article, and the library at a glance.
class SidebarTest {

    private static final String TEXT =
            "The ships were going to the harbour. Mr. Sato saw them before the evening came."
                    + " They were late because the weather over the sea had been wild for days,"
                    + " and nobody knew when it would calm.";

    @TempDir Path folder;
    private Screen screen;
    private Instant now = Screen.NOW.minus(Duration.ofDays(5));
    private ArticleId harbour;
    private ArticleId other;
    private long first;
    private long second;

    /// The article was read to its end five days and skimmed three days ago, the other one left in
    /// its middle a day ago.
    @BeforeEach
    void readSome() {
        try (Library library = Library.open(folder, () -> now, "the test")) {
            harbour = add(library, "At the harbour", TEXT, 2);
            other =
                    add(
                            library,
                            "The other story",
                            "A wild sea. " + "Some words more. ".repeat(40),
                            1);
            first = read(library, harbour, 3, 1);
            now = now.plus(Duration.ofDays(2));
            second = read(library, harbour, 1, 0.35);
            now = now.plus(Duration.ofDays(2)).plus(Duration.ofHours(3));
            read(library, other, 2, 0.62);
            library.record().setGoal(new Goal(Goal.Unit.MINUTES, 20));
        }
    }

    private static ArticleId add(Library library, String title, String text, int daysAgo) {
        return library.add(
                        List.of(
                                ArticleDraft.titled(title, Body.text(text))
                                        .date(LocalDate.of(2026, 11, 23).minusDays(daysAgo))
                                        .credits(new Credits(List.of(), null, "en"))
                                        .build()),
                        library.beginImport("the test"))
                .getFirst()
                .id();
    }

    private static long read(Library library, ArticleId id, int minutes, double furthest) {
        long number = library.recordReading(id);
        Duration length = Duration.ofMinutes(minutes);
        library.record().end(number, new Stand(length, length, 0, furthest, Place.TOP));
        return number;
    }

    @AfterEach
    void close() {
        if (screen != null) {
            screen.close();
        }
    }

    /// Nothing that is shown shall be read by that.
    private void open() {
        screen = Screen.open(folder, 600_000);
        screen.library().awaitWords();
    }

    private void openHarbour() {
        open();
        screen.waitForTitles("The other story", "At the harbour");
        screen.clickRow(1);
        screen.waitFor(
                "its figures",
                () -> screen.window().model().figures().ofArticleProperty().get() != null);
    }

    private String figure(String css) {
        return screen.text(css).lines().findFirst().orElse("");
    }

    @Test
    void anArticleHasItsOwnFigures() {
        openHarbour();
        assertThat(figure("#unique-words")).isEqualTo("29");
        assertThat(figure("#words-new-to-you")).as("nothing was read before it").isEqualTo("29");
        assertThat(screen.text("#value-progress .value-field")).isEqualTo("35 % read");
        assertThat(screen.text("#value-sentence-length .value-field")).isEqualTo("12.0 words");
        assertThat(screen.text("#value-readability .value-field")).isEqualTo("LIX 23, very easy");
        assertThat(screen.text("#reading-time")).startsWith("About 1 min");
        assertThat(screen.accessibleText("#words-new-to-you")).isEqualTo("Words new to you: 29");
    }

    @Test
    void wordsOfWhatWasReadBeforeAreNotNew() {
        open();
        screen.waitForTitles("The other story", "At the harbour");
        screen.clickRow(0);
        screen.waitFor("its new words", () -> figure("#words-new-to-you").equals("4"));
        assertThat(figure("#unique-words")).as("a wild sea some word more").isEqualTo("6");
    }

    @Test
    void whatTheMeasureOfReadabilityIsSaysAButton() {
        openHarbour();
        assertThat(screen.isThere("#lix-explained")).isFalse();
        screen.click("#what-is-lix");
        screen.waitFor("the words on LIX", () -> screen.isThere("#lix-explained"));
        assertThat(screen.text("#lix-explained")).contains("six letters", "Björnsson 1983");
        screen.click("#lix-explained .hyperlink");
        assertThat(screen.browsed())
                .extracting(Object::toString)
                .containsExactly("https://doi.org/10.2307/747382");
        screen.click("#what-is-lix");
        screen.waitFor("its end", () -> !screen.isThere("#lix-explained"));
    }

    @Test
    void whatTheMeasureOfReadabilityIsSaysAKey() {
        openHarbour();
        focus("#what-is-lix");
        pressUntil("the words on LIX", () -> screen.isThere("#lix-explained"));
    }

    /// Presses the button that has the keyboard; one that the mouse has just left may take a second
    /// key.
    private void pressUntil(String what, BooleanSupplier condition) {
        screen.waitFor(
                what,
                () -> {
                    if (condition.getAsBoolean()) {
                        return true;
                    }
                    screen.press(KeyCode.SPACE);
                    return condition.getAsBoolean();
                });
    }

    private void focus(String css) {
        Screen.fx(() -> {
            Node node = screen.find(css);
            node.requestFocus();
            return null;
        });
        screen.waitFor("the keyboard on " + css, () -> screen.find(css).isFocused());
    }

    @Test
    void everyReadingIsADotThatNamesItselfAndOpens() {
        openHarbour();
        List<Long> opened = new ArrayList<>();
        Screen.fx(() -> {
            StatisticsPane pane = screen.find("#statistics");
            pane.setOnReading(opened::add);
            return null;
        });
        focus("#reading-line .marks-plot");
        screen.waitFor(
                "the newest", () -> screen.text("#reading-line .marks-said").contains("skimmed"));
        assertThat(screen.text("#reading-line .marks-said"))
                .isEqualTo(minute(3) + ": skimmed to 35 %, 1 min");
        screen.press(KeyCode.ENTER);
        screen.press(KeyCode.LEFT);
        screen.waitFor(
                "the one before",
                () -> screen.text("#reading-line .marks-said").equals(minute(5) + ": read, 3 min"));
        assertThat(screen.accessibleText("#reading-line .marks-plot"))
                .isEqualTo("Readings of this article. " + minute(5) + ": read, 3 min");
        screen.press(KeyCode.ENTER);
        screen.waitFor("both", () -> opened.size() == 2);
        screen.press(KeyCode.HOME);
        screen.press(KeyCode.END);
        screen.press(KeyCode.RIGHT);
        screen.press(KeyCode.ENTER);
        screen.waitFor("the last again", () -> opened.equals(List.of(second, first, second)));
    }

    /// In the zone in which it was read.
    private static String minute(int daysAgo) {
        return PageDates.minute(Screen.NOW.minus(Duration.ofDays(daysAgo)), ZoneId.systemDefault());
    }

    @Test
    void aClickOnTheLineOpensTheNearestReading() {
        openHarbour();
        List<Long> opened = new ArrayList<>();
        Screen.fx(() -> {
            StatisticsPane pane = screen.find("#statistics");
            pane.setOnReading(opened::add);
            return null;
        });
        screen.waitFor("the line", () -> screen.isThere("#reading-line"));
        Screen.fx(() -> {
            screen.find("#reading-line").requestFocus();
            return null;
        });
        screen.click("#reading-line .marks-plot"); // its middle: three of five days ago is nearer
        screen.waitFor("a reading", () -> !opened.isEmpty());
        assertThat(opened).containsExactly(second);
    }

    @Test
    void withoutAnArticleTheLibraryIsSeenAtAGlance() {
        open();
        screen.waitFor("the days", () -> screen.isThere("#last-days"));
        assertThat(figure("#statistics #articles")).isEqualTo("2");
        assertThat(figure("#readings")).isEqualTo("3");
        assertThat(screen.isThere("#starred")).isTrue();
        assertThat(screen.isThere("#words-in-all")).isTrue();
        assertThat(screen.text("#goal-words")).isEqualTo("0 of 20 minutes today");
        assertThat(screen.text("#streak")).isEqualTo("Goal: 0 days in a row");
        assertThat(screen.text("#continue-reading")).contains("The other story", "62 % read");
        assertThat(screen.isThere("#reading-line")).isFalse();
    }

    @Test
    void anArticleLeftInTheMiddleOpensFromTheGlanceByMouse() {
        open();
        screen.waitFor("what to go on with", () -> screen.isThere(".left-article"));
        screen.waitFor("its height", () -> screen.height(".left-article") > 0);
        assertThat(screen.height(".left-article")).as("a title and a bar").isBetween(30.0, 90.0);
        screen.click(".left-article");
        screen.waitFor("the article", () -> screen.openTitle().equals("The other story"));
        screen.waitFor("its own figures", () -> !screen.isThere("#at-a-glance"));
        screen.waitFor(
                "how far it was read",
                () -> screen.text("#value-progress .value-field").equals("62 % read"));
    }

    @Test
    void anArticleLeftInTheMiddleOpensFromTheGlanceByKeyboard() {
        open();
        screen.waitFor("what to go on with", () -> screen.isThere(".left-article"));
        focus(".left-article");
        assertThat(screen.accessibleText(".left-article"))
                .isEqualTo("Continue reading The other story, 62 % read");
        pressUntil("the article", () -> screen.openTitle().equals("The other story"));
    }

    @Test
    void aDaysBarNamesItsWordsAndListsWhatWasRead() {
        open();
        screen.waitFor("the days", () -> screen.isThere("#last-days"));
        focus("#last-days .marks-plot");
        screen.waitFor(
                "today",
                () -> screen.text("#last-days .marks-said").equals("Mon, Nov. 23: 0 words"));
        screen.press(KeyCode.ENTER); // nothing to list
        screen.press(KeyCode.LEFT);
        screen.waitFor(
                "yesterday",
                () -> screen.text("#last-days .marks-said").startsWith("Sun, Nov. 22: "));
        assertThat(screen.text("#last-days .marks-said")).endsWith(" words, 2 min");
        screen.press(KeyCode.ENTER);
        screen.waitForTitles("The other story");
    }

    @Test
    void theGlanceFollowsWhatIsRead() {
        open();
        screen.waitFor("the days", () -> screen.isThere("#last-days"));
        read(screen.library(), other, 25, 1);
        screen.waitFor(
                "the goal",
                () -> screen.text("#goal-words").equals("Goal reached: 25 of 20 minutes today"));
        assertThat(screen.text("#minutes-read")).isEqualTo("25 min read today, 25 min this week");
        assertThat(screen.text("#streak")).isEqualTo("Goal: 1 day in a row");
        screen.waitFor(
                "the other one to go on with",
                () -> !screen.text("#continue-reading").contains("The other story"));
        assertThat(screen.text("#continue-reading")).contains("At the harbour", "35 % read");
    }

    @Test
    void aReaderWhoNeverReadSeesNoEmptyCharts(@TempDir Path fresh) {
        Screen.fill(fresh, 2);
        screen = Screen.open(fresh, 600_000);
        screen.settle();
        assertThat(screen.isThere("#last-days")).isFalse();
        assertThat(screen.isThere("#streak")).isFalse();
        assertThat(screen.isThere("#continue-reading")).isFalse();
        screen.clickRow(0);
        screen.waitFor("its figures", () -> figure("#unique-words").equals("4"));
        assertThat(screen.text("#value-readability .value-field")).as("too short").isEqualTo("–");
        assertThat(screen.isThere("#what-is-lix")).isFalse();
        assertThat(screen.isThere("#reading-line")).isFalse();
    }

    @Test
    void aDotOpensTheHistoryOfTheArticle() {
        openHarbour();
        focus("#reading-line .marks-plot");
        screen.waitFor(
                "the newest", () -> screen.text("#reading-line .marks-said").contains("skimmed"));
        screen.press(KeyCode.ENTER);
        screen.waitFor("the history", () -> screen.isThere("#record-pages"));
        screen.waitFor("its readings", () -> screen.text("#record-pages").contains("35 %"));
    }

    @Test
    void theFiguresFitTheNarrowestSidebar() {
        openHarbour();
        Screen.fx(() -> {
            StatisticsPane pane = screen.find("#statistics");
            Region content = (Region) pane.getContent();
            assertThat(content.minWidth(-1)).isLessThanOrEqualTo(240);
            return null;
        });
    }
}
