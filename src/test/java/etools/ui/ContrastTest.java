package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Headline;
import etools.article.Place;
import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;
import etools.library.Mark;
import etools.library.Query;
import etools.library.ReadingRecord.Stand;

import javafx.animation.AnimationTimer;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Every text and every mark of the window can be told from its ground, in both themes.
class ContrastTest {

    @TempDir Path folder;
    @TempDir Path files;

    private Screen screen;

    @BeforeEach
    void aLibraryWithSomethingOfEverything() throws IOException {
        List<Source> sources = new ArrayList<>();
        Samples.copyTo(files).forEach(file -> sources.add(new Source.Named(file)));
        sources.add(
                new Source.Named(
                        Files.writeString(files.resolve("cut.json"), "{\"title\": \"Cut")));
        sources.add(
                new Source.Named(
                        Files.writeString(
                                files.resolve("set.md"),
                                """
                                # Everything a text may hold

                                A [link](https://www.example.org/), *stress*, **weight**, `code`.

                                > A quotation
                                > of two lines.

                                | table | head |
                                |-------|------|
                                | cell  | cell |

                                ```
                                code
                                ```
                                """)));
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            new FileImport(library).run(sources, new ImportWatcher() {});
            library.mark(new int[] {1, 3}, Mark.STAR);
            library.mark(new int[] {2, 4}, Mark.READ);
        }
    }

    @AfterEach
    void close() {
        if (screen != null) {
            Screen.fx(() -> {
                screen.window().setTheme(Theme.LIGHT);
                return null;
            });
            screen.close();
        }
    }

    private void open(Theme theme) {
        screen = Screen.open(folder, 60_000);
        Screen.fx(() -> {
            screen.window().setTheme(theme);
            return null;
        });
    }

    @Test
    void theRatioIsThatOfTheGuidelines() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.ratio(Color.WHITE, Color.WHITE)).isEqualTo(1);
        assertThat(Contrast.ratio(Color.web("#777777"), Color.WHITE)).isBetween(4.47, 4.48);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyArticleCanBeRead(Theme theme) {
        open(theme);
        int size = Screen.fx(() -> screen.window().model().headlines().size());
        assertThat(size).isGreaterThan(5);
        screen.focusList();
        for (int i = 0; i < size; i++) {
            int row = i;
            Screen.fx(() -> {
                screen.window().list().select(row);
                return null;
            });
            screen.settle();
            everythingIsReadable("article " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everythingAroundTheListCanBeRead(Theme theme) {
        open(theme);
        everythingIsReadable("no article, the library at a glance");
        screen.click("#search");
        screen.type("tre");
        screen.settle();
        everythingIsReadable("a search with completions");
        screen.press(KeyCode.ESCAPE);
        screen.type("zzzz");
        screen.settle();
        everythingIsReadable("nothing found");
        screen.press(KeyCode.ESCAPE);
        screen.press(KeyCode.ESCAPE);
        screen.settle();
        screen.focusList();
        screen.press(KeyCode.CONTROL, KeyCode.L);
        screen.settle();
        everythingIsReadable("the lists");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void cardsCanBeRead(Theme theme) {
        open(theme);
        screen.focusList();
        screen.press(KeyCode.F1);
        screen.settle();
        cardIsReadable("the keys");
        screen.press(KeyCode.ESCAPE);
        screen.waitFor("no card", () -> !screen.isThere("#overlay"));
        screen.press(KeyCode.SHIFT, KeyCode.F1);
        screen.settle();
        everythingIsReadable("what can be searched");
        screen.press(KeyCode.ESCAPE);
        screen.focusList();
        screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        screen.waitFor("imports", () -> screen.isThere("#import-when"));
        screen.settle();
        cardIsReadable("imports");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void thePagesOfTheReadingRecordCanBeRead(Theme theme) {
        someReadings();
        open(theme);
        for (Snapshot.Card page :
                List.of(Snapshot.Card.STATISTICS, Snapshot.Card.HISTORY, Snapshot.Card.CONTINUE)) {
            Screen.fx(() -> {
                screen.window().lay(page);
                return null;
            });
            screen.settle();
            everythingIsReadable(page.toString());
        }
        Screen.fx(() -> {
            screen.window().lay(Snapshot.Card.STATISTICS);
            return null;
        });
        screen.settle();
        for (int fifth = 1; fifth <= 5; fifth++) {
            double place = fifth / 5.0;
            Screen.fx(() -> {
                screen.<ScrollPane>find("#statistics-scroll").setVvalue(place);
                return null;
            });
            screen.settle();
            everythingIsReadable("the statistics further down: " + place);
        }
        Screen.fx(() -> {
            screen.window().lay(Snapshot.Card.FORGET);
            return null;
        });
        screen.settle();
        cardIsReadable("forgetting");
    }

    /// Over a year, of each kind.
    private void someReadings() {
        Instant[] now = {Screen.NOW.minus(Duration.ofDays(400))};
        try (Library library = Library.open(folder, () -> now[0], "the test")) {
            List<Headline> articles = library.headlines(library.find(Query.ALL).rows(0, 6));
            for (int i = 0; now[0].isBefore(Screen.NOW); i++) {
                Headline article = articles.get(i % articles.size());
                Duration active = Duration.ofMillis(article.words() * (i % 5 == 0 ? 20L : 300L));
                double furthest = i % 4 == 3 ? 0.5 : 1;
                library.record()
                        .end(
                                library.recordReading(article.id()),
                                new Stand(active, active, 0, furthest, Place.TOP));
                now[0] = now[0].plus(Duration.ofHours(i % 3 == 0 ? 20 : 310));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theEmptyWindowCanBeRead(Theme theme) throws IOException {
        Path empty = Files.createDirectory(files.resolve("empty"));
        screen = Screen.open(empty, 60_000);
        Screen.fx(() -> {
            screen.window().setTheme(theme);
            return null;
        });
        everythingIsReadable("the empty library");
    }

    /// Controls that came into sight have their looks after two.
    private static void twoFramesLater() {
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        Screen.fx(() -> {
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (++frames > 2) {
                        stop();
                        drawn.complete(true);
                    }
                }
            }.start();
            return null;
        });
        drawn.join();
    }

    private void everythingIsReadable(String what) {
        twoFramesLater();
        Screen.fx(() -> {
            List<String> failures = new ArrayList<>();
            int measured = 0;
            for (Window each : List.copyOf(Window.getWindows())) {
                if (each.isShowing() && each.getScene() != null) {
                    Contrast.Found found = Contrast.in(each.getScene(), each.getScene().getRoot());
                    measured += found.measured();
                    failures.addAll(found.failures());
                }
            }
            assertThat(failures).as(what).isEmpty();
            assertThat(measured).as(what).isGreaterThan(5);
            return null;
        });
    }

    private void cardIsReadable(String what) {
        twoFramesLater();
        Screen.fx(() -> {
            Contrast.Found found = Contrast.in(screen.scene(), screen.find("#overlay"));
            assertThat(found.failures()).as(what).isEmpty();
            assertThat(found.measured()).as(what).isGreaterThan(5);
            return null;
        });
    }
}
