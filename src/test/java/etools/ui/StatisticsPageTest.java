package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Place;
import etools.library.Addition;
import etools.library.Library;
import etools.library.ReadingRecord.Stand;
import etools.reading.Goal;
import etools.ui.chart.Marks;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;

/// The statistics page, by mouse and by keyboard, on four readings of three articles.
class StatisticsPageTest {

    private static final ZoneId HERE = ZoneId.systemDefault();
    private static final int MONDAY = LocalDate.of(2026, 11, 23).getDayOfYear() - 1;

    @TempDir Path folder;
    @TempDir Path files;

    private final AtomicReference<Instant> now = new AtomicReference<>(Screen.NOW);

    /// Harbour was read today and twice yesterday, Tides skimmed yesterday, Bridge read a year ago.
    private void record() {
        try (Library library = Library.open(folder, (InstantSource) now::get, "the test")) {
            at("2025-11-20T09:00");
            List<ArticleId> ids =
                    library
                            .add(
                                    List.of(
                                            article("Harbour", 600, "news", "Courier", tags(12)),
                                            article("Tides", 400, "sea", "Radio", List.of()),
                                            article("Bridge", 1_000, "news", "Courier", tags(1)),
                                            article("Unread", 50, "news", "Radio", List.of())),
                                    library.beginImport("the test"))
                            .stream()
                            .map(Addition::id)
                            .toList();
            at("2025-11-20T10:00");
            read(library, ids.get(2), 300, 1);
            at("2026-11-22T08:00");
            read(library, ids.get(0), 180, 1);
            at("2026-11-22T09:00");
            read(library, ids.get(0), 120, 1);
            at("2026-11-22T21:30");
            read(library, ids.get(1), 60, 0.5);
            at("2026-11-23T01:00");
            read(library, ids.get(0), 180, 1);
        }
    }

    private void at(String local) {
        now.set(java.time.LocalDateTime.parse(local).atZone(HERE).toInstant());
    }

    private static void read(Library library, ArticleId id, int seconds, double to) {
        long number = library.recordReading(id);
        Duration active = Duration.ofSeconds(seconds);
        library.record().end(number, new Stand(active, active, 0, to, Place.TOP));
    }

    private static List<String> tags(int count) {
        List<String> tags = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            tags.add("tag" + i);
        }
        return tags;
    }

    private static ArticleDraft article(
            String title, int words, String category, String source, List<String> tags) {
        return ArticleDraft.titled(title, Body.text("word ".repeat(words).strip()))
                .category(new Category(category, category))
                .credits(new Credits(List.of(), source, "en"))
                .tags(tags)
                .build();
    }

    private Screen open() {
        record();
        Screen screen = Screen.open(folder, 60_000);
        screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        screen.waitFor("the page", () -> screen.isThere("#statistics-scroll"));
        screen.settle();
        return screen;
    }

    private static Marks chart(Screen screen, String id) {
        return screen.node(id);
    }

    private static void focus(Screen screen, String css) {
        Screen.fx(() -> {
            screen.find(css).requestFocus();
            return null;
        });
        screen.settle();
    }

    private static void mouse(Screen screen, String id, int mark, boolean click) {
        Screen.fx(() -> {
            Marks chart = chart(screen, id);
            screen.scene().getRoot().applyCss();
            screen.scene().getRoot().layout();
            Bounds place = chart.place(mark);
            Point2D at =
                    new Point2D(
                            (place.getMinX() + place.getMaxX()) / 2,
                            (place.getMinY() + place.getMaxY()) / 2);
            fire(chart, MouseEvent.MOUSE_MOVED, at);
            if (click) {
                fire(chart, MouseEvent.MOUSE_PRESSED, at);
                fire(chart, MouseEvent.MOUSE_RELEASED, at);
                fire(chart, MouseEvent.MOUSE_CLICKED, at);
            }
            return null;
        });
    }

    private static void fire(Node node, javafx.event.EventType<MouseEvent> type, Point2D at) {
        Point2D scene = node.localToScene(at);
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY,
                        type == MouseEvent.MOUSE_MOVED ? 0 : 1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        new PickResult(node, scene.getX(), scene.getY())));
    }

    private static String figure(Screen screen, String id) {
        return screen.text(id + " .figure");
    }

    private static void waitForList(Screen screen, String name, String... titles) {
        screen.waitFor("the panes", () -> !screen.isThere("#statistics-page"));
        // what is summed by no time has the period behind its name
        screen.waitFor(
                "the list " + name,
                () ->
                        screen.text("#category").equals(name)
                                || screen.text("#category").startsWith(name + ", "));
        screen.waitFor(
                "its titles",
                () ->
                        List.copyOf(screen.titles()).containsAll(List.of(titles))
                                && screen.titles().size() == titles.length);
    }

    private static void back(Screen screen) {
        screen.click("#list-back");
        screen.waitFor("the page again", () -> screen.isThere("#statistics-scroll"));
        screen.settle();
    }

    @Test
    void anEmptyRecordSaysWhatWillBeSeenHere() {
        Screen.fill(folder, 3);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the empty page", () -> screen.isThere("#no-readings"));
            assertThat(screen.text("#no-readings")).contains("Nothing was read yet");
            assertThat(screen.isThere("#statistics-scroll")).isFalse();
            assertThat(Screen.fx(() -> screen.find("#print").isDisabled())).isTrue();
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.CONTROL, KeyCode.S); // there is nothing to be saved
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("the panes", () -> screen.isThere("#panes"));
        }
    }

    @Test
    void theFiguresAreThoseOfThePeriodAndItIsRemembered() {
        try (Screen screen = open()) {
            assertThat(screen.text("#period-span")).isEqualTo("Nov. 24, 2025 to Nov. 23, 2026");
            assertThat(figure(screen, "#stat-words")).isEqualTo("2,000");
            assertThat(figure(screen, "#stat-minutes")).isEqualTo("9");
            assertThat(figure(screen, "#stat-readings")).isEqualTo("4");
            assertThat(figure(screen, "#stat-finished")).isEqualTo("3");
            assertThat(figure(screen, "#stat-skimmed")).isEqualTo("1");
            assertThat(figure(screen, "#stat-reread")).isEqualTo("2");
            assertThat(figure(screen, "#stat-days")).isEqualTo("2");
            assertThat(figure(screen, "#stat-pace")).isEqualTo("200");
            assertThat(screen.nameless()).isEmpty();

            screen.click("#period-all");
            screen.waitFor("all time", () -> figure(screen, "#stat-words").equals("3,000"));
            screen.click("#period-week");
            screen.waitFor("the week", () -> figure(screen, "#stat-words").equals("600"));
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.waitFor("the week again", () -> figure(screen, "#stat-words").equals("600"));
        }
    }

    @Test
    void daysOfOnesOwnAreChosenFromACalendar() {
        try (Screen screen = open()) {
            screen.click("#period-custom");
            screen.waitFor("the fields", () -> screen.isThere("#period-from"));
            Screen.fx(() -> {
                screen.<DatePicker>find("#period-from").setValue(LocalDate.of(2025, 11, 1));
                screen.<DatePicker>find("#period-to").setValue(LocalDate.of(2025, 11, 30));
                return null;
            });
            screen.waitFor("its figures", () -> figure(screen, "#stat-words").equals("1,000"));
            assertThat(screen.text("#period-span")).isEqualTo("Nov. 1 to Nov. 30, 2025");
            assertThat(screen.nameless()).isEmpty();

            typeDay(screen, "#period-from", "2025-11-21");
            screen.waitFor(
                    "the day that was typed",
                    () -> screen.text("#period-span").equals("Nov. 21 to Nov. 30, 2025"));
            typeDay(screen, "#period-from", "the day after");
            screen.waitFor("why not", () -> screen.text("#status").contains("That is no day."));
            screen.waitFor(
                    "the day before it",
                    () ->
                            screen.<DayPicker>find("#period-from")
                                    .getEditor()
                                    .getText()
                                    .equals("2025/11/21"));
            assertThat(screen.text("#period-span")).isEqualTo("Nov. 21 to Nov. 30, 2025");
        }
    }

    private static void typeDay(Screen screen, String field, String typed) {
        Screen.fx(() -> {
            DayPicker picker = screen.find(field);
            picker.getEditor().requestFocus();
            picker.getEditor().setText(typed);
            return null;
        });
        screen.press(KeyCode.ENTER);
    }

    @Test
    void theArrowKeysChooseAmongButtonsAsAClickDoes() {
        try (Screen screen = open()) {
            assertThat(screen.text("#stat-time")).startsWith("Words a week");
            focus(screen, "#measure-words");
            screen.press(KeyCode.RIGHT);
            screen.waitFor("minutes", () -> screen.text("#stat-time").startsWith("Minutes a week"));
            assertThat(Screen.fx(() -> screen.find("#measure-minutes").isFocused())).isTrue();
            screen.press(KeyCode.RIGHT); // there is no further one
            screen.press(KeyCode.LEFT);
            screen.waitFor("words", () -> screen.text("#stat-time").startsWith("Words a week"));

            focus(screen, "#page-statistics");
            screen.press(KeyCode.RIGHT);
            screen.waitFor("the page beside it", () -> !screen.isThere("#statistics-page"));
        }
    }

    @Test
    void aBarNamesItsValueAndOpensItsArticles() {
        try (Screen screen = open()) {
            assertThat(screen.text("#stat-time")).startsWith("Words a week");
            assertThat(screen.text("#stat-time-said"))
                    .isEqualTo("Most: Week 47, Nov. 16 to Nov. 22, 2026, 1,400 words");
            mouse(screen, "#time-chart", 51, false);
            String week =
                    "Week 47, Nov. 16 to Nov. 22, 2026: 1,400 words, 6 minutes, 3 readings of 2"
                            + " articles";
            assertThat(screen.text("#stat-time-said")).isEqualTo(week);
            assertThat(screen.text("#time-chart .mark-tip"))
                    .startsWith("Week 47, Nov. 16 to Nov. 22, 2026\n1,400 words");

            focus(screen, "#time-chart"); // it arrives at the newest week
            assertThat(Screen.fx(() -> chart(screen, "#time-chart").current())).isEqualTo(52);
            screen.press(KeyCode.LEFT);
            assertThat(screen.accessibleText("#time-chart")).isEqualTo("Words a week. " + week);
            assertThat(screen.isThere("#time-chart .mark-outline")).isTrue();
            screen.press(KeyCode.HOME);
            assertThat(screen.text("#stat-time-said")).endsWith("nothing read");
            screen.press(KeyCode.ENTER); // nothing to be opened
            screen.press(KeyCode.END);
            screen.press(KeyCode.LEFT);
            screen.press(KeyCode.ENTER);
            waitForList(screen, "Read: Week 47, Nov. 16 to Nov. 22, 2026", "Harbour", "Tides");
            assertThat(screen.text("#list-back")).isEqualTo("Statistics");
            back(screen);
            mouse(screen, "#time-chart", 52, true);
            waitForList(screen, "Read: Week 48, Nov. 23 to Nov. 29, 2026", "Harbour");
        }
    }

    @Test
    void barsAreDaysWeeksOrMonthsAndWordsOrMinutes() {
        try (Screen screen = open()) {
            screen.click("#unit-month");
            screen.waitFor("months", () -> chart(screen, "#time-chart").marks().size() == 13);
            assertThat(screen.text("#stat-time")).startsWith("Words a month");
            screen.click("#unit-day");
            screen.waitFor("days", () -> chart(screen, "#time-chart").marks().size() == 365);
            screen.click("#measure-minutes");
            screen.waitFor(
                    "minutes",
                    () ->
                            screen.text("#stat-time-said")
                                    .equals("Most: Sun, Nov. 22, 2026, 6 minutes"));
            screen.settle();
            assertThat(screen.text("#stat-category")).contains("news\n8");
        }
    }

    @Test
    void theCalendarNamesItsDaysAndOpensThemAndTurnsToOtherYears() {
        try (Screen screen = open()) {
            focus(screen, "#year-map"); // it arrives at today
            assertThat(screen.text("#stat-year-said"))
                    .isEqualTo("Mon, Nov. 23, 2026: 600 words, 3 minutes, 1 reading of 1 article");
            screen.press(KeyCode.UP);
            assertThat(screen.text("#stat-year-said")).startsWith("Sun, Nov. 22, 2026: 1,400");
            screen.press(KeyCode.LEFT);
            assertThat(screen.text("#stat-year-said"))
                    .isEqualTo("Sun, Nov. 15, 2026: nothing read");
            screen.press(KeyCode.RIGHT);
            screen.press(KeyCode.ENTER);
            waitForList(screen, "Read: Sun, Nov. 22, 2026", "Harbour", "Tides");
            back(screen);
            mouse(screen, "#year-map", MONDAY, true);
            waitForList(screen, "Read: Mon, Nov. 23, 2026", "Harbour");
            back(screen);

            focus(screen, "#year-map");
            screen.press(KeyCode.CONTROL, KeyCode.LEFT);
            screen.waitFor("last year", () -> screen.text("#year").equals("2025"));
            screen.waitFor(
                    "its days",
                    () ->
                            chart(screen, "#year-map")
                                    .marks()
                                    .get(323)
                                    .words()
                                    .startsWith("Thu, Nov. 20, 2025: 1,000 words"));
            assertThat(Screen.fx(() -> screen.find("#year-before").isDisabled())).isTrue();
            screen.click("#year-after");
            screen.waitFor("this year", () -> screen.text("#year").equals("2026"));
            assertThat(screen.text("#streak-current")).contains("2 days");
            assertThat(screen.text("#streak-longest")).contains("2 days");
        }
    }

    @Test
    void aDailyGoalIsSetAndItsDaysAreCounted() {
        try (Screen screen = open()) {
            assertThat(screen.isThere("#goal-reached")).isFalse();
            Screen.fx(() -> {
                ChoiceBox<?> kind = screen.find("#goal-kind");
                kind.requestFocus();
                kind.getSelectionModel().select(2);
                return null;
            });
            screen.waitFor(
                    "the goal",
                    () ->
                            new Goal(Goal.Unit.WORDS, 2_000)
                                    .equals(screen.library().record().goal()));
            screen.waitFor("its field", () -> screen.isThere("#goal-amount"));
            screen.settle();
            Screen.fx(() -> {
                TextField amount = screen.find("#goal-amount");
                amount.requestFocus();
                amount.setText("1x000");
                amount.setText("1000");
                return null;
            });
            screen.press(KeyCode.ENTER);
            screen.waitFor(
                    "another goal",
                    () ->
                            new Goal(Goal.Unit.WORDS, 1_000)
                                    .equals(screen.library().record().goal()));
            screen.waitFor(
                    "the days",
                    () -> screen.text("#goal-reached").contains("1 day\nin 2026, at 1000 words"));
            assertThat(chart(screen, "#year-map").marks().get(MONDAY - 1).value())
                    .endsWith("goal reached");
            Screen.fx(() -> {
                ChoiceBox<?> kind = screen.find("#goal-kind");
                kind.getSelectionModel().select(1);
                return null;
            });
            screen.waitFor(
                    "the usual one", () -> screen.text("#goal-reached").contains("at 20 minutes"));
            Screen.fx(() -> {
                TextField amount = screen.find("#goal-amount");
                amount.requestFocus();
                amount.setText("1441");
                return null;
            });
            screen.press(KeyCode.ENTER);
            assertThat(screen.text("#stat-year")).contains("A number from 1 to 1,440");
            assertThat(screen.library().record().goal()).isEqualTo(new Goal(Goal.Unit.MINUTES, 20));
            Screen.fx(() -> {
                ChoiceBox<?> kind = screen.find("#goal-kind");
                kind.getSelectionModel().select(0);
                return null;
            });
            screen.waitFor("no goal", () -> screen.library().record().goal() == null);
            screen.waitFor("nothing of it", () -> !screen.isThere("#goal-reached"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stat-category-bars, 1, 'sea: 200 words, 1 minute, 1 reading of 1 article', Read: sea,"
                + " Tides",
        "stat-source-bars, 0, 'Courier: 1,800 words, 8 minutes, 3 readings of 1 article',"
                + " Read: Courier, Harbour",
        "stat-tag-bars, 3, 'tag12: 1,800 words, 8 minutes, 3 readings of 1 article',"
                + " Read: tag12, Harbour",
        "stat-hour-chart, 21, '21:00 to 22:00: 200 words, 1 minute, 1 reading of 1 article',"
                + " Read: 21:00 to 22:00, Tides",
        "stat-weekday-chart, 0, 'Monday: 600 words, 3 minutes, 1 reading of 1 article',"
                + " Read: Monday, Harbour",
        "pace-chart, 1, 'Week 48, Nov. 23 to Nov. 29, 2026: 200 words a minute, median of 1"
                + " reading', 'Read: Week 48, Nov. 23 to Nov. 29, 2026', Harbour"
    })
    void everySectionNamesItsValuesAndOpensTheirArticles(
            String id, int mark, String said, String list, String title) {
        try (Screen screen = open()) {
            String chart = "#" + id;
            mouse(screen, chart, mark, false);
            assertThat(Screen.fx(() -> chart(screen, chart).pointedProperty().get().words()))
                    .isEqualTo(said);
            mouse(screen, chart, mark, true);
            waitForList(screen, list, title);
            back(screen);
            focus(screen, chart);
            Screen.fx(() -> {
                chart(screen, chart).goTo(mark);
                return null;
            });
            assertThat(screen.accessibleText(chart)).endsWith(said);
            screen.press(KeyCode.ENTER);
            waitForList(screen, list, title);
        }
    }

    @Test
    void moreThanTenAreShownWhenAskedFor() {
        try (Screen screen = open()) {
            assertThat(chart(screen, "#stat-tag-bars").marks()).hasSize(10);
            assertThat(screen.isThere("#stat-source-more")).isFalse();
            Screen.fx(() -> {
                screen.<javafx.scene.control.Hyperlink>find("#stat-tag-more").fire();
                return null;
            });
            assertThat(chart(screen, "#stat-tag-bars").marks()).hasSize(12);
            assertThat(screen.text("#stat-tag-more")).isEqualTo("Show the first ten");
        }
    }

    @Test
    void whatWasUnreadByADayIsListed() {
        try (Screen screen = open()) {
            focus(screen, "#backlog-chart");
            screen.press(KeyCode.END);
            assertThat(screen.text("#stat-backlog-said")).contains(": 1 unread of 4 articles");
            screen.press(KeyCode.ENTER);
            screen.waitFor("the unread", () -> screen.titles().equals(List.of("Unread")));
            assertThat(screen.text("#category")).startsWith("Unread, in by ");
        }
    }

    @Test
    void anArticleOfAListIsOpened() {
        try (Screen screen = open()) {
            assertThat(screen.text("#stat-longest-lines")).contains("Harbour\n8 min");
            assertThat(screen.text("#stat-most-reread-lines")).contains("Harbour\nread 3 times");
            assertThat(screen.text("#stat-unfinished-lines")).contains("Tides\n50 %");
            focus(screen, "#stat-unfinished-lines");
            screen.press(KeyCode.ENTER);
            screen.waitFor("the article", () -> screen.openTitle().equals("Tides"));
            assertThat(screen.isThere("#statistics-page")).isFalse();
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
            screen.settle();
            mouse(screen, "#stat-longest-lines", 0, true);
            screen.waitFor("the other", () -> screen.openTitle().equals("Harbour"));
        }
    }

    @Test
    void twoPeriodsAreCompared() {
        try (Screen screen = open()) {
            assertThat(screen.text("#compare-table"))
                    .contains("Words\n2,000\n1,000\n+1,000 (+100 %)");
            assertThat(screen.text("#stat-compare-said"))
                    .isEqualTo("2,000 words against 1,000 words");
            int last = chart(screen, "#compare-chart").marks().size() - 1;
            mouse(screen, "#compare-chart", last, false);
            assertThat(screen.text("#stat-compare-said"))
                    .isEqualTo("November 2025: 1,000 words, 5 minutes, 1 reading of 1 article");
            mouse(screen, "#compare-chart", last, true);
            waitForList(screen, "Read: November 2025", "Bridge");
            back(screen);
            Screen.fx(() -> {
                screen.<ToggleButton>find("#against-custom").fire();
                return null;
            });
            screen.waitFor("the fields", () -> screen.isThere("#against-from"));
            Screen.fx(() -> {
                screen.<DatePicker>find("#against-to").setValue(LocalDate.of(2026, 11, 22));
                screen.<DatePicker>find("#against-from").setValue(LocalDate.of(2026, 11, 22));
                return null;
            });
            screen.waitFor(
                    "yesterday",
                    () ->
                            screen.text("#compare-table")
                                    .contains("Words\n2,000\n1,400\n+600 (+43 %)"));
        }
    }

    @Test
    void aReadingThatIsRecordedMeanwhileIsCounted() {
        try (Screen screen = open()) {
            ArticleId bridge = screen.library().headlines(new int[] {3}).getFirst().id();
            read(screen.library(), bridge, 300, 1);
            screen.waitFor("its words", () -> figure(screen, "#stat-readings").equals("5"));
        }
    }

    @Test
    void thePageIsSavedAsAPictureAndAsATable() throws IOException {
        Path png = files.resolve("page.png");
        Path csv = files.resolve("page.csv");
        try (Screen screen = open()) {
            List<String> asked = new ArrayList<>();
            Screen.fx(() -> {
                screen.window()
                        .chooseFilesBy((title, name) -> {
                            asked.add(name);
                            return name.endsWith("png") ? png : csv;
                        });
                return null;
            });
            screen.press(KeyCode.CONTROL, KeyCode.S);
            screen.waitFor(
                    "the picture",
                    () ->
                            screen.text("#status")
                                    .contains("The statistics are saved in " + png + "."));
            screen.click("#save-figures");
            screen.waitFor("the table", () -> screen.text("#status").contains(csv + "."));
            assertThat(asked).containsExactly("reading-2026-11-23.png", "reading-2026-11-23.csv");
            double height =
                    Screen.fx(() -> screen.find(".stat-content").getBoundsInLocal().getHeight());
            BufferedImage picture = ImageIO.read(png.toFile());
            assertThat((double) picture.getHeight()).isCloseTo(height, within(2.0));
            assertThat(colours(picture)).isGreaterThan(50);
            assertThat(Files.readString(csv))
                    .startsWith("section,key,name")
                    .contains("\r\nweek,2026-W48,2026-W48,1,1,1,0,1,600,3,,\r\n");
        }
    }

    @Test
    void whereThereIsNoPrinterThatIsSaid() {
        try (Screen screen = open()) {
            screen.press(KeyCode.CONTROL, KeyCode.P);
            screen.waitFor(
                    "a word about it",
                    () -> screen.text("#status").startsWith("No printer is set up"));
        }
    }

    @Test
    void paperHasLightColoursWhateverTheWindowWears() {
        try (Screen screen = open()) {
            Screen.fx(() -> {
                screen.window().setTheme(Theme.DARK);
                return null;
            });
            try {
                screen.settle();
                double[] bright =
                        Screen.fx(() -> {
                            javafx.scene.layout.Region page = screen.find(".stat-content");
                            return new double[] {
                                PageSheets.picture(page)
                                        .getPixelReader()
                                        .getColor(3, 3)
                                        .getBrightness(),
                                PageSheets.lightPicture(page)
                                        .getPixelReader()
                                        .getColor(3, 3)
                                        .getBrightness(),
                                PageSheets.picture(page)
                                        .getPixelReader()
                                        .getColor(3, 3)
                                        .getBrightness()
                            };
                        });
                assertThat(bright[0]).isLessThan(0.3);
                assertThat(bright[1]).isGreaterThan(0.9);
                assertThat(bright[2]).isEqualTo(bright[0]);
            } finally {
                Screen.fx(() -> {
                    screen.window().setTheme(Theme.LIGHT);
                    return null;
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, 800", "dark, 1920, 1200", "light, 900, 560"})
    void thePageIsDrawnInBothThemesAndInEverySize(String theme, int width, int height)
            throws IOException {
        record();
        Path out = files.resolve("out.png");
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "test")) {
            Snapshot.write(
                    library,
                    out,
                    null,
                    Snapshot.Card.STATISTICS,
                    InstantSource.system(),
                    theme,
                    width,
                    height);
        }
        BufferedImage picture = ImageIO.read(out.toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(colours(picture)).isGreaterThan(50);
    }

    private static long colours(BufferedImage picture) {
        return java.util.stream.IntStream.range(0, picture.getHeight())
                .flatMap(y ->
                        java.util.stream.IntStream.range(0, picture.getWidth())
                                .map(x -> picture.getRGB(x, y)))
                .distinct()
                .count();
    }
}
