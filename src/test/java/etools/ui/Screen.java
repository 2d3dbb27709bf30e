package etools.ui;

import com.sun.javafx.stage.WindowHelper;
import com.sun.javafx.tk.TKClipboard;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.library.Library;

import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The real window on a real library, off screen, and hands to use it with.
final class Screen implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final Instant NOW = Instant.parse("2026-11-23T03:04:05Z");

    /// One for all: a new one would begin at the corner of the screen.
    private static Robot robot;

    private final Library library;
    private final ReaderWindow window;
    private final List<URI> browsed;

    private Screen(Library library, ReaderWindow window, List<URI> browsed) {
        this.library = library;
        this.window = window;
        this.browsed = browsed;
    }

    /// Opens the window on the library in `folder` and waits until it shows what is there.
    static Screen open(Path folder) {
        return open(folder, 30);
    }

    static Screen open(Path folder, int dwellMillis) {
        return open(folder, dwellMillis, System::nanoTime);
    }

    /// @param nanos the clock by which reading times are measured
    static Screen open(Path folder, int dwellMillis, LongSupplier nanos) {
        Library library = Library.open(folder, InstantSource.fixed(NOW), "the test");
        Screen screen = show(folder, library, dwellMillis, nanos);
        fx(() -> {
            screen.window.opened(library);
            return null;
        });
        screen.waitFor("the first answer", () -> screen.window.isQuiet());
        return screen;
    }

    /// The window whose library is still to be opened.
    static Screen closed(Path folder) {
        return show(folder, null, 30, System::nanoTime);
    }

    private static Screen show(Path folder, Library library, int dwellMillis, LongSupplier nanos) {
        JavaFx.startOffScreen();
        return fx(() -> {
            if (robot == null) {
                robot = new Robot();
            }
            Settings settings = new Settings(folder);
            settings.set("dwell.ms", dwellMillis);
            List<URI> pages = new ArrayList<>();
            Stage stage = new Stage();
            ReaderWindow window =
                    ReaderWindow.of(
                            stage,
                            settings,
                            InstantSource.fixed(NOW),
                            nanos,
                            ZONE,
                            true,
                            pages::add);
            stage.setX(0);
            stage.setY(0);
            window.show();
            stage.requestFocus();
            return new Screen(library, window, pages);
        });
    }

    /// A library with so many articles, `Article 1` being the newest.
    static void fill(Path folder, int articles) {
        try (Library library = Library.open(folder, InstantSource.fixed(NOW), "the test")) {
            long number = library.beginImport("the test");
            List<ArticleDraft> drafts = new ArrayList<>();
            for (int i = 1; i <= articles; i++) {
                drafts.add(draft(i));
            }
            library.add(drafts, number);
        }
    }

    static ArticleDraft draft(int number) {
        Category category =
                number % 3 == 0 ? new Category("science", "Science") : new Category("nhk", "NHK");
        return ArticleDraft.titled(
                        "Article " + number, Body.text("One two three four " + number + "."))
                .category(category)
                .url("https://www.example.org/" + number)
                .date(LocalDate.of(2026, 11, 23).minusDays(number))
                .created(Instant.parse("2025-01-05T22:00:00Z"))
                .updated(Instant.parse("2025-12-07T22:22:00Z"))
                .build();
    }

    /// Gives the window's content a size that may be larger than the screen. A stage that is taller
    /// than the screen without a display cannot be drawn.
    void resize(double width, double height) {
        fx(() -> {
            StackPane content = window.detach();
            content.setMinSize(width, height);
            content.setMaxSize(width, height);
            return null;
        });
    }

    Library library() {
        return library;
    }

    ReaderWindow window() {
        return window;
    }

    List<URI> browsed() {
        return fx(() -> List.copyOf(browsed));
    }

    Scene scene() {
        return window.stage().getScene();
    }

    @Override
    public void close() {
        fx(() -> {
            window.close();
            return null;
        });
        window.background().awaitEnd();
        if (library != null) {
            library.close();
        }
    }

    // Waiting.

    static <T> T fx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what, e);
        }
    }

    /// Until nothing is under way and all of it is shown.
    void settle() {
        waitFor("quiet", window::isQuiet);
    }

    // Looking.

    @SuppressWarnings("unchecked")
    <N extends Node> N node(String css) {
        return fx(() -> {
            N found = (N) scene().getRoot().lookup(css);
            if (found == null) {
                throw new AssertionError("nothing on screen is " + css);
            }
            return found;
        });
    }

    /// From the lower edge of the one to the upper edge of the other, in pixels.
    double gap(String above, String below) {
        return fx(() -> bounds(below).getMinY() - bounds(above).getMaxY());
    }

    double height(String css) {
        return fx(() -> bounds(css).getHeight());
    }

    private Bounds bounds(String css) {
        Node node = find(css);
        return node.localToScene(node.getLayoutBounds());
    }

    /// Like [#node], on the JavaFX thread.
    @SuppressWarnings("unchecked")
    <N extends Node> N find(String css) {
        return (N) scene().getRoot().lookup(css);
    }

    boolean isThere(String css) {
        return fx(() -> isShowing(scene().getRoot().lookup(css)));
    }

    private static boolean isShowing(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    /// What can be read there.
    String text(String css) {
        return fx(() -> textOf(scene().getRoot().lookup(css)));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case null -> "";
            case Labeled labeled ->
                    labeled.getText() == null || labeled.getText().isEmpty()
                            ? textOf(labeled.getGraphic())
                            : labeled.getText();
            case TextInputControl input -> input.getText();
            case javafx.scene.Parent parent -> {
                StringBuilder text = new StringBuilder();
                for (Node child : parent.getChildrenUnmodifiable()) {
                    if (isShowing(child)) {
                        String more = textOf(child);
                        text.append(text.isEmpty() || more.isEmpty() ? "" : "\n").append(more);
                    }
                }
                yield text.toString();
            }
            default -> "";
        };
    }

    /// The titles in the list, from the top, as far as they are loaded.
    List<String> titles() {
        return fx(() -> {
            List<String> titles = new ArrayList<>();
            for (HeadlineRow row : window.model().headlines()) {
                titles.add(row.headline() == null ? "" : row.headline().title());
            }
            return titles;
        });
    }

    void waitForTitles(String... titles) {
        waitFor("the titles " + List.of(titles), () -> titles().equals(List.of(titles)));
    }

    String openTitle() {
        return fx(() -> {
            Shown shown = window.model().shownProperty().get();
            return shown == null ? "" : shown.article().title();
        });
    }

    int readings() {
        return (int) library.statistics(ZONE).readings();
    }

    // Using.

    void click(String css) {
        click(css, () -> find(css));
    }

    void doubleClick(String css) {
        click(css);
        fx(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
    }

    /// Clicks the line of a list that says this.
    void clickLine(String list, String label) {
        click(
                label,
                () ->
                        find(list).lookupAll(".list-cell .label").stream()
                                .filter(node -> label.equals(((Labeled) node).getText()))
                                .findFirst()
                                .orElse(null));
    }

    /// Clicks the row at this place of the list, which must be in view.
    void clickRow(int index) {
        click(
                "row " + index,
                () -> {
                    Node cell = cell(index);
                    return cell == null ? null : cell.lookup(".cell-title");
                });
    }

    void shiftClickRow(int index) {
        clickRow(index, true, false);
    }

    void controlClickRow(int index) {
        clickRow(index, false, true);
    }

    /// The robot's clicks know nothing of the keys that are held.
    private void clickRow(int index, boolean shift, boolean control) {
        waitFor("row " + index, () -> cell(index) != null);
        fx(() -> {
            Node title = cell(index).lookup(".cell-title");
            Point2D point = title.localToScene(5, 5);
            for (EventType<MouseEvent> type :
                    List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                javafx.event.Event.fireEvent(
                        title,
                        new MouseEvent(
                                type,
                                5,
                                5,
                                5,
                                5,
                                MouseButton.PRIMARY,
                                1,
                                shift,
                                control,
                                false,
                                false,
                                type == MouseEvent.MOUSE_PRESSED,
                                false,
                                false,
                                false,
                                false,
                                true,
                                new PickResult(title, point.getX(), point.getY())));
            }
            return null;
        });
    }

    /// What a screen reader says of it.
    String accessibleText(String css) {
        return fx(() -> find(css).getAccessibleText());
    }

    /// What is clicked may only now come into view: goes there until the mouse is on it.
    private void click(String what, Supplier<Node> find) {
        waitFor(
                "the mouse on " + what,
                () -> {
                    scene().getRoot().applyCss();
                    scene().getRoot().layout();
                    Node node = find.get();
                    Bounds bounds =
                            node == null ? null : node.localToScreen(node.getBoundsInLocal());
                    if (bounds == null) {
                        return false;
                    }
                    robot.mouseMove(
                            new Point2D(
                                    bounds.getMinX() + bounds.getWidth() / 2,
                                    bounds.getMinY() + bounds.getHeight() / 2));
                    return node.isHover();
                });
        fx(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
    }

    private Node cell(int index) {
        return scene().getRoot().lookupAll(".headline-cell").stream()
                .filter(node -> node instanceof HeadlineCell cell && cell.getIndex() == index)
                .filter(node -> ((HeadlineCell) node).getItem() != null)
                .filter(node -> ((HeadlineCell) node).getItem().headline() != null)
                .findFirst()
                .orElse(null);
    }

    /// Another program's window comes to the front, or this one again.
    void toFront(boolean is) {
        fx(() -> {
            WindowHelper.setFocused(window.stage(), is);
            return null;
        });
    }

    /// Moves the mouse over the article, each time to another place.
    void moveOverArticle(int place) {
        fx(() -> {
            Bounds bounds = window.article().localToScreen(window.article().getLayoutBounds());
            robot.mouseMove(
                    new Point2D(bounds.getCenterX() + 5 + place, bounds.getCenterY() + place));
            return null;
        });
    }

    void press(KeyCode... keys) {
        fx(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return null;
        });
    }

    /// Holds a key down while it repeats so many times.
    void hold(KeyCode key, int times) {
        for (int i = 0; i < times; i++) {
            fx(() -> {
                robot.keyPress(key);
                return null;
            });
        }
        fx(() -> {
            robot.keyRelease(key);
            return null;
        });
    }

    void type(String text) {
        for (char letter : text.toCharArray()) {
            fx(() -> {
                robot.keyType(KeyCode.getKeyCode(String.valueOf(letter).toUpperCase()));
                return null;
            });
        }
    }

    /// Puts the keyboard on the list.
    void focusList() {
        fx(() -> {
            window.list().focusList();
            return null;
        });
    }

    /// Puts the keyboard on the article.
    void focusArticle() {
        fx(() -> {
            window.article().requestFocus();
            return null;
        });
    }

    ListView<HeadlineRow> list() {
        return node("#articles");
    }

    /// Chooses from the list's context menu.
    void choose(String item) {
        fx(() -> {
            ContextMenu menu = list().getContextMenu();
            menu.show(list(), 100, 200);
            menu.getItems().stream()
                    .filter(each -> item.equals(each.getText()) && each.isVisible())
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
            return null;
        });
    }

    /// What a screen reader would have no name for.
    List<String> nameless() {
        return fx(() -> {
            List<String> found = new ArrayList<>();
            collectNameless(scene().getRoot(), found);
            return found;
        });
    }

    private static void collectNameless(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean takesPart =
                node.isFocusTraversable()
                        || node instanceof javafx.scene.control.ButtonBase
                        || node instanceof TextInputControl;
        boolean named =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                        || node instanceof Labeled labeled
                                && labeled.getText() != null
                                && !labeled.getText().isBlank();
        boolean emptyCell =
                node instanceof javafx.scene.control.IndexedCell<?> cell && cell.isEmpty();
        if (takesPart && !named && !emptyCell) {
            found.add(node.toString());
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectNameless(child, found));
        }
    }

    // Dropping.

    void dropFiles(Path... files) {
        List<File> dropped = List.of(files).stream().map(Path::toFile).toList();
        drop(Map.of(DataFormat.FILES, dropped));
    }

    void dropText(String text) {
        drop(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void drop(Map<DataFormat, Object> content) {
        fx(() -> {
            Dragboard board = dragboard(content);
            DragEvent over = drag(DragEvent.DRAG_OVER, board);
            fire(over);
            if (!isShowing(scene().getRoot().lookup("#drop-sign"))) {
                throw new AssertionError("the window does not say that it takes a drop");
            }
            fire(drag(DragEvent.DRAG_DROPPED, board));
            return null;
        });
    }

    private void fire(DragEvent event) {
        javafx.event.Event.fireEvent(find("#articles"), event);
    }

    private static DragEvent drag(EventType<DragEvent> type, Dragboard board) {
        return new DragEvent(
                type,
                board,
                200,
                300,
                200,
                300,
                TransferMode.COPY,
                null,
                null,
                new PickResult(null, 200, 300));
    }

    /// A dragboard as the toolkit would make it.
    private static Dragboard dragboard(Map<DataFormat, Object> content)
            throws ReflectiveOperationException {
        TKClipboard clipboard =
                (TKClipboard)
                        Proxy.newProxyInstance(
                                Screen.class.getClassLoader(),
                                new Class<?>[] {TKClipboard.class},
                                (proxy, method, arguments) ->
                                        switch (method.getName()) {
                                            case "getContentTypes" -> content.keySet();
                                            case "getContent" -> content.get(arguments[0]);
                                            case "hasContent" -> content.containsKey(arguments[0]);
                                            case "getTransferModes" -> Set.of(TransferMode.COPY);
                                            default -> null;
                                        });
        Constructor<Dragboard> constructor =
                Dragboard.class.getDeclaredConstructor(TKClipboard.class);
        constructor.setAccessible(true);
        return constructor.newInstance(clipboard);
    }
}
