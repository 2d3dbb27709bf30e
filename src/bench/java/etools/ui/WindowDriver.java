package etools.ui;

import etools.article.Article;
import etools.article.Headline;
import etools.library.Library;
import etools.library.Mark;
import etools.library.Query;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Uses the real window as a reader would and measures what the reader waits for.
///
/// Arguments: the library, a file for what was measured, how often each thing is done, and a file
/// with a search a line.
final class WindowDriver {

    private static final int WARM_UP = 20;
    private static final long POLL_MILLIS = 5;
    private static final long MOST_SECONDS = 600;

    private final Library library;
    private final ReaderWindow window;
    private final Random random = new Random(7);
    private final Map<String, Object> measured = new LinkedHashMap<>();

    private WindowDriver(Library library, ReaderWindow window) {
        this.library = library;
        this.window = window;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int times = Integer.parseInt(args[2]);
        JavaFx.start();
        try (Library library = Library.open(folder, InstantSource.system(), "the benchmark")) {
            ReaderWindow window =
                    fx(() ->
                            ReaderWindow.of(
                                    new Stage(),
                                    new Settings(folder),
                                    InstantSource.system(),
                                    ZoneId.systemDefault()));
            WindowDriver driver = new WindowDriver(library, window);
            fx(() -> {
                window.show();
                window.opened(library);
                return null;
            });
            driver.drive(times, Files.readAllLines(Path.of(args[3])));
            fx(() -> {
                window.discard();
                return null;
            });
            window.background().awaitEnd();
            Files.writeString(
                    Path.of(args[1]),
                    JsonMapper.builder().build().writeValueAsString(driver.measured));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void drive(int times, List<String> searches) throws IOException {
        await("the first answer", window::isQuiet);
        library.openIndex();
        library.awaitIndex(Query.ALL.withText("word"), Duration.ofHours(1));
        measured.put("articles", fx(() -> window.model().headlines().size()));
        jump(0, "warmUp");
        peak("peakAtFirst");
        jumps(times);
        openings(times);
        marks(times);
        searches(searches);
        all();
        peak("peak");
    }

    // What is measured.

    private void jumps(int times) {
        int size = fx(this::size);
        for (int i = 0; i < WARM_UP; i++) {
            jump(random.nextInt(size), "warmUp");
        }
        jump(size / 2, "jumpToMiddle");
        jump(size - 1, "jumpToEnd");
        for (int i = 0; i < times; i++) {
            jump(random.nextInt(size), "jump");
        }
        jump(0, "warmUp");
    }

    private void jump(int index, String what) {
        put(
                what,
                Drawn.millisAfter(
                        scene(),
                        () -> view().scrollTo(index),
                        () -> showsRows() && isInView(index)));
    }

    private void openings(int times) {
        int size = fx(this::size);
        for (int i = 0; i < WARM_UP + times; i++) {
            int index = random.nextInt(size);
            jump(Math.max(0, index - 1), "warmUp");
            await("quiet", window::isQuiet);
            Headline headline = fx(() -> headline(index));
            put(
                    i < WARM_UP ? "warmUp" : "opening",
                    Drawn.millisAfter(
                            scene(),
                            () -> window.list().select(index),
                            () -> {
                                Article shown = window.article().shownProperty().get();
                                return shown != null && shown.id().equals(headline.id());
                            }));
        }
        await("quiet", window::isQuiet);
    }

    /// On disk when the library says so; the window hears of each.
    private void marks(int times) {
        var unread = library.find(Query.ALL.withShow(Query.Show.UNREAD));
        int[] rows = new int[Math.min(WARM_UP + times, unread.size())];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = unread.row((int) ((long) i * unread.size() / rows.length));
            long start = System.nanoTime();
            library.mark(new int[] {rows[i]}, Mark.READ);
            put(i < WARM_UP ? "warmUp" : "mark", (System.nanoTime() - start) / 1e6);
        }
        library.mark(rows, Mark.UNREAD);
        await("quiet", window::isQuiet);
    }

    /// From the last letter typed to the rows on the screen.
    private void searches(List<String> searches) {
        fx(() -> {
            window.model().close();
            return null;
        });
        for (String text : searches) {
            put(
                    "searchShown",
                    Drawn.millisAfter(
                            scene(),
                            () -> window.model().searchText(text),
                            () -> window.isQuiet() && showsRows()));
        }
        fx(() -> {
            window.model().clearFilter();
            return null;
        });
        await("all articles", () -> size() > 0 && window.isQuiet());
    }

    private void all() {
        long unread = unread();
        try (Holds holds = new Holds()) {
            put(
                    "selectAll",
                    Drawn.millisAfter(
                            scene(),
                            () -> window.list().selectAll(),
                            () -> window.list().selectedCountProperty().get() == size()));
            measured.put("selectAllHold", holds.longestMillis());
        }
        try (Holds holds = new Holds()) {
            long start = System.nanoTime();
            fx(() -> {
                window.model().mark(window.list().selectedRows(), Mark.READ);
                return null;
            });
            await("everything read", () -> window.isQuiet() && shownUnread() == 0);
            measured.put("markAllSeconds", (System.nanoTime() - start) / 1e9);
            measured.put("markAllHold", holds.longestMillis());
        }
        measured.put("unreadBefore", unread);
        measured.put("unreadAfter", unread());
        try (Holds holds = new Holds()) {
            long start = System.nanoTime();
            fx(() -> {
                window.model().undo();
                return null;
            });
            await("everything as before", () -> window.isQuiet() && shownUnread() == unread);
            measured.put("undoAllSeconds", (System.nanoTime() - start) / 1e9);
            measured.put("undoAllHold", holds.longestMillis());
        }
        measured.put("unreadUndone", unread());
    }

    private long unread() {
        return library.statistics(ZoneId.systemDefault()).unread();
    }

    private long shownUnread() {
        return window.model().statisticsProperty().get().unread();
    }

    private void put(String what, double millis) {
        @SuppressWarnings("unchecked")
        List<Double> all =
                (List<Double>) measured.computeIfAbsent(what, key -> new ArrayList<Double>());
        all.add(millis);
    }

    private void peak(String what) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:") || line.startsWith("RssAnon:")) {
                    String name = line.startsWith("VmHWM:") ? what : what + "OwnNow";
                    measured.put(name, Long.parseLong(line.replaceAll("\\D", "")) << 10);
                }
            }
        }
    }

    // On the JavaFX thread.

    private int size() {
        return window.model().headlines().size();
    }

    private Headline headline(int index) {
        HeadlineList headlines = window.model().headlines();
        return headlines.rowOf(headlines.rowAt(index)).headline();
    }

    /// Whether each row in view shows its article.
    private boolean showsRows() {
        HeadlineList headlines = window.model().headlines();
        if (headlines.isEmpty()) {
            return true;
        }
        EvenRowsSkin<?> skin = EvenRowsSkin.of(view());
        for (int i = skin.firstInView(); i <= skin.lastInView(); i++) {
            HeadlineRow row = headlines.rowOf(headlines.rowAt(i));
            if (row.headline() == null) {
                return false;
            }
        }
        return true;
    }

    /// A list that is scrolled to its end may stop a few pixels short of its last row.
    private boolean isInView(int index) {
        EvenRowsSkin<?> skin = EvenRowsSkin.of(view());
        return index >= skin.firstInView() - 1 && index <= skin.lastInView() + 1;
    }

    // Hands.

    private Scene scene() {
        return window.stage().getScene();
    }

    private ListView<?> view() {
        return (ListView<?>) window.stage().getScene().lookup("#articles");
    }

    private static <T> T fx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
