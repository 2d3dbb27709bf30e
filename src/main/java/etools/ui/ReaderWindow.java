package etools.ui;

import etools.article.ArticleId;
import etools.article.Headline;
import etools.importing.ExportKind;
import etools.importing.Source;
import etools.library.FirstRows;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.LibraryDamagedException;
import etools.library.Mark;
import etools.library.Query;
import etools.library.SystemZone;
import etools.ui.text.OwnLink;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The reader's window: header, three panes, status bar, and what may lie above them.
public final class ReaderWindow {

    static final String TITLE = "E-Tools";

    private static final Logger LOG = System.getLogger(ReaderWindow.class.getName());
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 560;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    private static final double LIST_WIDTH = 340;
    private static final double SIDEBAR_WIDTH = 300;
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);
    private static final int MOST_PAGES = 10;
    private static final int MOST_COPIED = 10_000;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Stage stage;
    private final ReaderModel model;
    private final Background background;
    private final Settings settings;
    private final Consumer<URI> browse;
    private final Commands commands = new Commands();
    private final BooleanProperty dark = new SimpleBooleanProperty(false);
    private final InvalidationListener systemChanged = changed -> dress();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final StackPane root = new StackPane();
    private final SplitPane panes = new SplitPane();
    private final PopOvers popOvers = new PopOvers(this::focusBack);
    private final SavedSearchDialogs savedSearches;
    private final SearchField search;
    private final ListChooser chooser;
    private final ArticleView article = new ArticleView();
    private final ListPane list;
    private final FindBar find;
    private final DetailPane detail;
    private final StatisticsPane statistics;
    private final ImportDialogs dialogs;
    private final Overlays overlays = new Overlays(this::focusBack);
    private final Toasts toasts = new Toasts(this::focusBack);
    private final RecordPages pages;
    private @Nullable HistoryPage historyPage;
    private final StatisticsPage statisticsPage;
    private @Nullable PageWarmUp pageWarmUp;
    private BiFunction<String, String, @Nullable Path> chooseFile = this::askForFile;
    private final StackPane middle = new StackPane();
    private final PauseTransition saveSettings = new PauseTransition(Duration.seconds(1));
    private final PaneWidths widths;
    private boolean settled;
    private boolean warm;
    private @Nullable FirstRowsKeeping keeping;
    private Runnable onFirstShown = () -> {};
    private Runnable onClosed = () -> {};

    /// Builds the window; [#show] shows it, [#opened] fills it.
    ///
    /// @param browse opens an address in the system's browser
    ReaderWindow(
            Stage stage,
            ReaderModel model,
            Background background,
            Settings settings,
            Consumer<URI> browse) {
        this.stage = stage;
        this.model = model;
        this.background = background;
        this.settings = settings;
        this.browse = browse;
        list = new ListPane(model, rowActions(), this::showLists);
        savedSearches = new SavedSearchDialogs(model, overlays, popOvers);
        search =
                new SearchField(
                        model,
                        popOvers,
                        new SearchHistory(settings),
                        this::saveSoon,
                        savedSearches::save,
                        list::focusList);
        chooser = new ListChooser(model, savedSearches, popOvers::close);
        model.saved().all().addListener((InvalidationListener) changed -> chooser.fill());
        model.categories().addListener((InvalidationListener) changed -> chooser.fill());
        pages = new RecordPages(model, this::focusBack);
        statisticsPage = new StatisticsPage(model, settings, this::saveSoon, statisticsWindow());
        commands.whilePanesAreHidden(pages.showingProperty());
        bindCommands();
        find = new FindBar(model, commands, article);
        detail = new DetailPane(model, commands, article, find);
        statistics =
                new StatisticsPane(
                        model, article.shownProperty(), this::browseTo, this::saveOriginal);
        statistics.setOnReading(this::showReading);
        dialogs = new ImportDialogs(model, settings, overlays, toasts, importWindow());
        article.setOnOwnLink(this::follow);
        article.setOnLink(browse);
        article.setPictures(hash -> {
            CompletableFuture<etools.article.@Nullable Picture> picture = new CompletableFuture<>();
            model.picture(hash, picture::complete);
            return picture;
        });
        article.zoomProperty().set(settings.number("zoom", 1));
        article.zoomProperty().addListener((property, was, is) -> remember("zoom", is));
        widths =
                new PaneWidths(
                        panes,
                        list,
                        detail,
                        statistics,
                        settings.number("list.width", LIST_WIDTH),
                        settings.number("sidebar.width", SIDEBAR_WIDTH));
        theme.set(settings.choice("theme", Theme.SYSTEM));
        build();
        restoreQuery();
        model.queryProperty()
                .addListener((property, was, is) -> {
                    String order = is.text().isBlank() ? "sort" : "search.sort";
                    remember(order, is.sort());
                    remember(order + ".descending", is.descending());
                });
        model.lastReportProperty()
                .addListener((property, was, is) -> {
                    if (is != null) {
                        dialogs.tell(is);
                    }
                });
        model.answeredProperty().addListener(answered -> Times.mark("firstAnswer"));
        saveSettings.setOnFinished(done -> writeSettings());
        theme.addListener((property, was, is) -> {
            remember("theme", is);
            dress();
        });
        Platform.getPreferences().colorSchemeProperty().addListener(systemChanged);
        dress();
    }

    /// Opens the window on the library in `folder` and returns when it is closed.
    ///
    /// @param files imported once the library is open
    /// @param whenOpen called off the JavaFX thread when the library is open; what it returns is
    ///   closed with the window
    /// @return 0, or 2 where the library could not be opened
    /// @throws IllegalStateException with the toolkit's message where there is no display
    public static int launch(
            Path folder,
            List<Path> files,
            InstantSource clock,
            Function<OpenReader, AutoCloseable> whenOpen) {
        CompletableFuture<ReaderWindow> built = new CompletableFuture<>();
        Settings settings = new Settings(folder);
        Optional<FirstRows> first = FirstRows.read(folder);
        // Two cores are soon busy: rows that are kept come first, and the library, which takes the
        // longer the larger it is, then.
        CompletableFuture<Boolean> rowsShown = new CompletableFuture<>();
        if (first.isEmpty()) {
            rowsShown.complete(false);
        } else {
            rowsShown.completeOnTimeout(false, 2, TimeUnit.SECONDS);
        }
        Opening opening = new Opening();
        Thread opener =
                Thread.ofPlatform()
                        .daemon()
                        .name("etools-open")
                        .start(() -> {
                            rowsShown.join();
                            opening.run(folder, clock, built, whenOpen);
                        });
        CountDownLatch closed = new CountDownLatch(1);
        try {
            JavaFx.start();
            Times.mark("toolkit");
            Platform.runLater(() -> {
                try {
                    ReaderWindow window = of(new Stage(), settings, clock, ZoneId.systemDefault());
                    window.onClosed =
                            () -> {
                                rowsShown.complete(false);
                                closed.countDown();
                            };
                    window.followZone();
                    window.model.importFiles(ReaderModel.named(files));
                    first.ifPresent(window.model::showFirst);
                    window.onFirstShown = () -> rowsShown.complete(true);
                    if (!window.model.filledProperty().get()) {
                        rowsShown.complete(false); // they were kept for another order
                    }
                    window.show();
                    Times.mark("window");
                    built.complete(window);
                    Rehearsal.runIfAsked(window);
                } catch (RuntimeException | Error e) {
                    built.completeExceptionally(e);
                }
            });
            built.join();
        } catch (RuntimeException | Error e) {
            built.completeExceptionally(e);
            rowsShown.complete(false);
            await(opener::join);
            opening.close(null);
            throw e;
        }
        ReaderWindow window = built.join();
        await(closed::await);
        await(opener::join);
        window.background.awaitEnd();
        opening.close(window.model);
        Platform.exit();
        return opening.failed ? 2 : 0;
    }

    /// What ends only when it is through.
    @FunctionalInterface
    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void await(Wait wait) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The window on these settings; its library is still to be opened.
    static ReaderWindow of(Stage stage, Settings settings, InstantSource clock, ZoneId zone) {
        return of(stage, settings, clock, System::nanoTime, zone, true, browser());
    }

    /// @param nanos a clock that only goes forward, for how long something is read
    static ReaderWindow of(
            Stage stage,
            Settings settings,
            InstantSource clock,
            LongSupplier nanos,
            ZoneId zone,
            boolean recording,
            Consumer<URI> browse) {
        Fonts.loadForWindow();
        settings.choice("theme", Theme.SYSTEM).apply();
        ReaderModel[] model = new ReaderModel[1];
        Background background = new Background(line -> model[0].say(line));
        model[0] =
                new ReaderModel(
                        clock, nanos, zone, background, recording ? settings.dwell() : null);
        return new ReaderWindow(stage, model[0], background, settings, browse);
    }

    /// Opens the library beside the window being built, and closes it after.
    private static final class Opening {
        private volatile @Nullable Library library;
        private volatile @Nullable AutoCloseable handover;
        private volatile boolean failed;

        void run(
                Path folder,
                InstantSource clock,
                CompletableFuture<ReaderWindow> built,
                Function<OpenReader, AutoCloseable> whenOpen) {
            try {
                Library open = Library.open(folder, clock, "the reader’s window");
                library = open;
                failed = false;
                Times.mark("libraryOpen");
                ReaderWindow window = orNull(built);
                if (window == null) {
                    return;
                }
                Platform.runLater(() -> window.opened(open));
                open.backUpOnceADay();
                handover =
                        whenOpen.apply(
                                new OpenReader(open, window::importLater, window::toFrontLater));
            } catch (RuntimeException | Error e) {
                failed = true;
                LOG.log(Level.ERROR, "opening the library", e);
                ReaderWindow window = orNull(built);
                if (window == null) {
                    return;
                }
                Consumer<Runnable> repair =
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("etools-repair")
                                        .start(() -> {
                                            work.run();
                                            run(folder, clock, built, whenOpen);
                                        });
                Platform.runLater(() -> window.cannotOpen(e, folder, clock, repair));
            }
        }

        /// Null where there is none; whoever builds it tells why.
        private static @Nullable ReaderWindow orNull(CompletableFuture<ReaderWindow> built) {
            try {
                return built.join();
            } catch (CompletionException e) {
                return null;
            }
        }

        /// @param model what was shown until now, or null where there was no window
        void close(@Nullable ReaderModel model) {
            AutoCloseable door = handover;
            if (door != null) {
                try {
                    door.close();
                } catch (Exception e) {
                    LOG.log(Level.WARNING, "closing the handover", e);
                }
            }
            Library open = library;
            if (open != null) {
                if (model != null) {
                    FirstRowsKeeping.keepLast(open, model);
                }
                open.close();
            }
        }
    }

    private static Consumer<URI> browser() {
        Application host =
                new Application() {
                    @Override
                    public void start(Stage unused) {}
                };
        return uri -> host.getHostServices().showDocument(uri.toASCIIString());
    }

    // For those who hold the window.

    Stage stage() {
        return stage;
    }

    ReaderModel model() {
        return model;
    }

    Background background() {
        return background;
    }

    ListPane list() {
        return list;
    }

    ArticleView article() {
        return article;
    }

    /// Takes what the window shows out of its stage's scene into a group, where it may be larger
    /// than the stage: the toolkit without a display has a screen of a fixed size, and fails on
    /// what reaches below it.
    StackPane detach() {
        stage.getScene().setRoot(new Group());
        stage.getScene().setRoot(new Group(root));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(MIN_WIDTH);
        stage.setHeight(MIN_HEIGHT);
        return root;
    }

    /// Whether everything asked for is on the screen.
    boolean isQuiet() {
        Shown shown = model.shownProperty().get();
        return warm
                && pages.isQuiet()
                && detail.isQuiet()
                && statistics.isQuiet()
                && model.figures().isQuiet()
                && !background.busyProperty().get()
                && model.answeredProperty().get()
                && (shown == null || shown.article().equals(article.shownProperty().get()));
    }

    /// From now on days are those of the zone in which the window comes to the front.
    private void followZone() {
        stage.focusedProperty()
                .addListener((property, was, is) -> {
                    if (is) {
                        background.load(SystemZone::now, model::cameToFront, () -> {});
                    }
                });
    }

    void onClosed(Runnable action) {
        onClosed = action;
    }

    /// The library is open: shows it.
    void opened(Library library) {
        model.opened(library);
        keeping = new FirstRowsKeeping(library, model, background);
        list.focusList();
    }

    /// Lays a card over the window.
    void lay(Snapshot.Card card) {
        switch (card) {
            case NONE, NO_ARTICLE -> overlays.close();
            case IMPORTS -> dialogs.showImports();
            case VERSIONS -> showVersions();
            case STATISTICS -> pages.show(Shortcut.STATISTICS);
            case STATISTICS_WHOLE -> pages.show(Shortcut.STATISTICS);
            case HISTORY -> pages.show(Shortcut.HISTORY);
            case CONTINUE -> pages.show(Shortcut.CONTINUE);
            case FORGET -> forgetReadings();
        }
    }

    RecordPages pages() {
        return pages;
    }

    /// All of the page that lies over the panes, or null where there is none of that kind.
    @Nullable WritableImage wholePage() {
        return pages.picture();
    }

    /// Shows an article as if it were chosen from the list.
    void open(ArticleId id) {
        model.open(id);
    }

    void show() {
        FirstShown.on(stage.getScene(), this::showsRows, this::firstShown);
        stage.show();
        list.focusList();
        settled = true;
    }

    private boolean showsRows() {
        HeadlineList headlines = model.headlines();
        return model.filledProperty().get()
                && (headlines.isEmpty() || headlines.rowOf(headlines.rowAt(0)).headline() != null);
    }

    /// What is not needed for the first rows.
    private void firstShown() {
        Times.mark("firstRows");
        onFirstShown.run();
        WarmUp.in(root, () -> warm = true);
        pageWarmUp =
                new PageWarmUp(
                        stage.getScene(),
                        model,
                        statisticsPage,
                        () -> new StatisticsPage(model, settings, () -> {}, statisticsWindow()));
        pageWarmUp.start();
        background.load(
                () -> {
                    Fonts.loadForArticles();
                    FirstShown.logTime();
                    return true;
                },
                done -> {},
                () -> {});
    }

    /// Takes no more work and hides the window; what is under way goes on to its end.
    void close() {
        if (settled) {
            keepPlaces();
            writeSettings();
            discard();
            onClosed.run();
        }
    }

    /// Hides the window and remembers nothing.
    void discard() {
        settled = false;
        Platform.getPreferences().colorSchemeProperty().removeListener(systemChanged);
        saveSettings.stop();
        if (pageWarmUp != null) {
            pageWarmUp.stop();
        }
        if (keeping != null) {
            keeping.end();
        }
        model.end();
        background.close();
        stage.hide();
    }

    private void importLater(List<Path> files) {
        Platform.runLater(() -> model.importFiles(ReaderModel.named(files)));
    }

    private void toFrontLater() {
        Platform.runLater(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
    }

    // What it is made of.

    private void build() {
        root.getStyleClass().add("reader-root");
        panes.setId("panes");
        panes.getItems().addAll(list, detail);
        EmptyPage empty = new EmptyPage(model, commands);
        BooleanBinding isEmpty =
                Bindings.createBooleanBinding(
                        this::libraryIsEmpty,
                        model.answeredProperty(),
                        model.statisticsProperty(),
                        model.queryProperty(),
                        model.headlines());
        empty.visibleProperty().bind(isEmpty);
        panes.visibleProperty().bind(isEmpty.not().and(pages.showingProperty().not()));
        isEmpty.addListener((property, was, is) -> {
            if (pages.isShowing() || stage.getScene().getFocusOwner() instanceof TextInputControl) {
                return; // who types goes on typing
            }
            if (is) {
                empty.requestFocus();
            } else {
                list.focusList();
            }
        });
        middle.getChildren().addAll(panes, empty, pages);
        BorderPane page = new BorderPane();
        page.setTop(header());
        page.setCenter(middle);
        page.setBottom(new StatusLine(model, list, article.hoveredAddressProperty()));
        DropTarget drop = new DropTarget(model, root);
        root.getChildren().addAll(page, popOvers, toasts, drop.sign(), overlays.node());

        double width = settings.number("width", USUAL_WIDTH);
        double height = settings.number("height", USUAL_HEIGHT);
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(ReaderWindow.class.getResource("etools.css"))
                                .toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(
                KeyEvent.KEY_PRESSED, press -> Commands.keepTyping(press, scene.getFocusOwner()));
        stage.setTitle(TITLE);
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        model.recorder().watch(article);
        model.recorder()
                .inFrontProperty()
                .bind(
                        stage.focusedProperty()
                                .and(pages.showingProperty().not())
                                .and(overlays.node().visibleProperty().not()));
        InputMoves.in(scene, model.recorder()::moved);
        restorePlaces(width);
    }

    private boolean libraryIsEmpty() {
        return model.answeredProperty().get()
                && model.headlines().isEmpty()
                && model.statisticsProperty().get().articles() == 0;
    }

    private static Image icon(int size) {
        return new Image(
                Objects.requireNonNull(
                                ReaderWindow.class.getResource(
                                        "/etools/icons/etools-" + size + ".png"))
                        .toExternalForm());
    }

    private Region header() {
        ImageView mark = new ImageView(icon(64));
        mark.setFitWidth(22);
        mark.setFitHeight(22);
        Label name = new Label(TITLE, mark);
        name.getStyleClass().add("app-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        search.setMinWidth(180);
        search.setPrefWidth(420);
        search.setMaxWidth(420);
        Button moon = Icons.button(Feather.MOON, "Dark theme", this::toggleTheme);
        moon.setId("theme");
        Runnable showMoon =
                () -> {
                    boolean isDark = dark.get();
                    moon.setGraphic(Icons.icon(isDark ? Feather.SUN : Feather.MOON));
                    Icons.name(moon, isDark ? "Light theme" : "Dark theme");
                };
        dark.addListener(changed -> showMoon.run());
        showMoon.run();
        Button choose = new Button("Import", Icons.icon(Feather.DOWNLOAD));
        choose.getStyleClass().add("accent");
        choose.setId("import");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setAccessibleHelp(
                "Chooses files to import; dropping them on the window does as well");
        choose.setOnAction(clicked -> commands.run(Shortcut.IMPORT_FILES));
        HBox start = new HBox(14, name, menus());
        start.setAlignment(Pos.CENTER_LEFT);
        HBox end =
                new HBox(8, moon, choose) {
                    @Override
                    protected double computePrefWidth(double height) {
                        return start.prefWidth(height); // so that the field is in the middle
                    }
                };
        end.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(start, Priority.ALWAYS);
        HBox.setHgrow(end, Priority.ALWAYS);
        HBox.setHgrow(search, Priority.SOMETIMES);
        start.setMinWidth(Region.USE_PREF_SIZE);
        end.setMinWidth(140);
        HBox header = new HBox(16, start, search, end);
        header.setAlignment(Pos.CENTER);
        header.getStyleClass().add("header");
        return header;
    }

    private MenuBar menus() {
        MenuBar bar = new MenuBar();
        bar.setAccessibleText("Menu");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        for (Shortcut.Group group : Shortcut.Group.values()) {
            Menu menu = new Menu("_" + group.label());
            Shortcut last = null;
            for (Shortcut shortcut : Shortcut.values()) {
                if (shortcut.group() != group || hidden(shortcut)) {
                    continue;
                }
                if (last != null && startsPart(shortcut)) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                MenuItem item = commands.item(shortcut);
                if (shortcut == Shortcut.UNDO) {
                    item.textProperty()
                            .bind(
                                    Bindings.createStringBinding(
                                            () -> undoText(model.undoableProperty().get()),
                                            model.undoableProperty()));
                }
                if (shortcut == Shortcut.PAUSE) {
                    item.textProperty()
                            .bind(
                                    Bindings.when(model.privacy().pausedProperty())
                                            .then("Resume recording")
                                            .otherwise(shortcut.label()));
                }
                menu.getItems().add(item);
                last = shortcut;
            }
            if (group == Shortcut.Group.VIEW) {
                menu.getItems().addAll(new SeparatorMenuItem(), sortMenu(), themeMenu());
            }
            bar.getMenus().add(menu);
        }
        return bar;
    }

    private static boolean hidden(Shortcut shortcut) {
        return switch (shortcut) {
            case READ_ON, NEXT_PANE, PREVIOUS_PANE, ESCAPE -> true;
            default -> false;
        };
    }

    private static boolean startsPart(Shortcut shortcut) {
        return switch (shortcut) {
            case EXPORT,
                    REPORT,
                    QUIT,
                    COPY,
                    SEARCH,
                    TOGGLE_READ,
                    REMOVE,
                    GO_ON,
                    PAUSE,
                    ZOOM_IN,
                    SIDEBAR,
                    SAVE_PICTURE ->
                    true;
            default -> false;
        };
    }

    private static String undoText(String what) {
        return what.isEmpty() ? "Undo" : "Undo: " + what;
    }

    private Menu sortMenu() {
        Menu menu = new Menu("Sort");
        menu.getItems().addAll(ListPane.sortItems(model));
        return menu;
    }

    private Menu themeMenu() {
        Menu menu = new Menu("Theme");
        ToggleGroup group = new ToggleGroup();
        for (Theme each : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(each.label());
            item.setToggleGroup(group);
            item.setSelected(theme.get() == each);
            item.setOnAction(chosen -> theme.set(each));
            theme.addListener((property, was, is) -> item.setSelected(is == each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void toggleTheme() {
        theme.set(theme.get().isDark() ? Theme.LIGHT : Theme.DARK);
    }

    void setTheme(Theme wanted) {
        theme.set(wanted);
    }

    private void dress() {
        theme.get().apply();
        dark.set(theme.get().isDark());
        root.pseudoClassStateChanged(DARK, dark.get());
    }

    // What can be done.

    private void bindCommands() {
        BooleanBinding open =
                Bindings.createBooleanBinding(
                        () -> model.openedProperty().get(), model.openedProperty());
        BooleanBinding article =
                model.chosenProperty().isNotNull().or(list.selectedCountProperty().greaterThan(0));
        commands.on(Shortcut.IMPORT_FILES, open, this::chooseFiles);
        commands.on(Shortcut.IMPORT_FOLDER, open, this::chooseFolder);
        commands.on(Shortcut.PASTE, open, this::paste);
        commands.on(
                Shortcut.EXPORT,
                open,
                () -> export("Export what is listed", model.headlines().rows()));
        commands.on(Shortcut.BACK_UP, open, this::backUp);
        commands.on(Shortcut.IMPORTS, open, () -> dialogs.showImports());
        commands.on(Shortcut.REPORT, open, () -> dialogs.showRefused());
        commands.on(Shortcut.QUIT, this::close);
        commands.on(Shortcut.UNDO, open, model::undo);
        commands.on(Shortcut.COPY, this::copyTitles);
        commands.on(Shortcut.SELECT_ALL, () -> list.selectAll());
        commands.on(Shortcut.NEXT, () -> list.selectNext());
        commands.on(Shortcut.PREVIOUS, () -> list.selectPrevious());
        commands.on(
                Shortcut.NEXT_UNREAD,
                () -> model.nextUnread(list.currentIndex() + 1, list::select));
        commands.on(
                Shortcut.READ_ON,
                () -> {
                    if (model.shownProperty().get() == null || !this.article.scrollPage(true)) {
                        commands.run(Shortcut.NEXT_UNREAD);
                    }
                });
        commands.on(Shortcut.TOGGLE_READ, article, () -> model.toggle(targetRows(), Mark.READ));
        commands.on(
                Shortcut.MARK_ALL_READ,
                open,
                () -> model.mark(model.headlines().rows(), Mark.READ));
        commands.on(Shortcut.STAR, article, () -> model.toggle(targetRows(), Mark.STAR));
        commands.on(Shortcut.BROWSE, article, this::browseSelected);
        commands.on(
                Shortcut.VERSIONS,
                Bindings.createBooleanBinding(this::hasChanged, model.shownProperty()),
                this::showVersions);
        commands.on(Shortcut.REMOVE, () -> model.remove(targetRows()));
        commands.on(Shortcut.SEARCH, this::goToSearch);
        commands.on(Shortcut.FIND, this::find);
        commands.on(Shortcut.NEXT_MATCH, article, () -> find.next());
        commands.on(Shortcut.PREVIOUS_MATCH, article, () -> find.previous());
        commands.on(
                Shortcut.SAVE_SEARCH,
                Bindings.createBooleanBinding(
                        () -> ListChooser.canBeSaved(model.query()), model.queryProperty()),
                savedSearches::save);
        addPage(Shortcut.STATISTICS, open, () -> statisticsPage);
        addPage(Shortcut.HISTORY, open, this::history);
        addPage(Shortcut.CONTINUE, open, () -> new ContinuePage(model, this::goOn));
        commands.on(Shortcut.GO_ON, open, this::goOnWithLast);
        commands.on(Shortcut.ARTICLE_HISTORY, article, this::showArticleHistory);
        commands.on(Shortcut.PAUSE, open, () -> model.privacy().pause(!model.privacy().isPaused()));
        commands.on(Shortcut.FORGET, open, this::forgetReadings);
        BooleanBinding onStatistics = pages.currentProperty().isEqualTo(Shortcut.STATISTICS);
        commands.on(Shortcut.SAVE_PICTURE, onStatistics, () -> statisticsPage.savePicture());
        commands.on(Shortcut.SAVE_FIGURES, onStatistics, () -> statisticsPage.saveFigures());
        commands.on(Shortcut.PRINT, onStatistics, () -> statisticsPage.print());
        commands.on(Shortcut.LISTS, this::showLists);
        commands.on(Shortcut.SEARCH_HELP, () -> search.showHelp());
        commands.on(Shortcut.ZOOM_IN, () -> zoom(ArticleView.ZOOM_STEP));
        commands.on(Shortcut.ZOOM_OUT, () -> zoom(-ArticleView.ZOOM_STEP));
        commands.on(Shortcut.ZOOM_RESET, () -> zoomTo(1));
        commands.on(Shortcut.SIDEBAR, this::toggleSidebar);
        commands.on(Shortcut.NEXT_PANE, () -> nextPane(1));
        commands.on(Shortcut.PREVIOUS_PANE, () -> nextPane(-1));
        commands.on(Shortcut.ESCAPE, this::escape);
        commands.on(Shortcut.SHORTCUTS, overlays::showShortcuts);
        commands.on(Shortcut.ABOUT, () -> overlays.showAbout(version()));
        commands.onCopy(this::copyTitles, this::copyLinks);
    }

    private HistoryPage history() {
        HistoryPage made = historyPage;
        if (made == null) {
            made = new HistoryPage(model, this::goOn);
            historyPage = made;
        }
        return made;
    }

    /// When the article that is meant was read.
    private void showArticleHistory() {
        showArticleHistory(targetRows(), 0);
    }

    /// When the article that is open was read.
    ///
    /// @param reading the number of the reading that is chosen
    void showReading(long reading) {
        HeadlineRow open = model.chosen();
        if (open != null) {
            showArticleHistory(new int[] {open.row()}, reading);
        }
    }

    private void showArticleHistory(int[] rows, long reading) {
        model.headlines(
                rows,
                1,
                found ->
                        found.forEach(headline -> {
                            history()
                                    .showOnly(
                                            new HistoryPage.Only(
                                                    headline.row(), headline.title(), reading));
                            pages.show(Shortcut.HISTORY);
                        }));
    }

    /// Opens an article where its reader stopped.
    private void goOn(int row) {
        pages.close();
        model.goOn(row);
        if (article.isVisible()) {
            article.requestFocus();
        } else { // nothing has been shown until now
            article.visibleProperty()
                    .addListener(
                            new ChangeListener<>() {
                                @Override
                                public void changed(
                                        ObservableValue<? extends Boolean> visible,
                                        Boolean was,
                                        Boolean is) {
                                    visible.removeListener(this);
                                    article.requestFocus();
                                }
                            });
        }
    }

    private void goOnWithLast() {
        HeadlineRow current = model.chosen();
        model.ifOpened(library ->
                background.load(
                        () -> ContinuePage.left(library, MOST_PAGES),
                        left ->
                                left.stream()
                                        .map(each -> each.headline().row())
                                        .filter(row -> current == null || row != current.row())
                                        .findFirst()
                                        .ifPresentOrElse(
                                                this::goOn,
                                                () ->
                                                        model.say(
                                                                "Nothing else is left in the"
                                                                        + " middle.")),
                        () -> {}));
    }

    private void forgetReadings() {
        ForgetReadings form = new ForgetReadings(model, toasts, overlays::close);
        overlays.showLarge("Forget readings", form, new Region(), 620, 420, form::escape, () -> {});
        form.first().requestFocus();
    }

    private void addPage(Shortcut shortcut, BooleanBinding when, Supplier<RecordPages.Page> maker) {
        pages.add(shortcut, maker);
        commands.on(shortcut, when, () -> pages.toggle(shortcut));
    }

    private void pressed(KeyEvent press) {
        if (overlays.isShowing()) {
            if (press.getCode() == KeyCode.ESCAPE) {
                overlays.escape();
                press.consume();
            } else if (press.getCode() == KeyCode.F1) {
                overlays.close();
                press.consume();
            }
            return;
        }
        commands.pressed(press, stage.getScene().getFocusOwner());
    }

    private void goToSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void find() {
        if (isIn(stage.getScene().getFocusOwner(), detail)) {
            find.open();
        } else {
            goToSearch();
        }
    }

    private void closePopOver() {
        boolean helped = search.isHelpShowing();
        popOvers.close();
        if (helped) {
            search.requestFocus();
            search.end();
        }
    }

    private void showLists() {
        if (popOvers.isShowing(chooser)) {
            popOvers.close();
        } else {
            pages.close();
            chooser.fill();
            popOvers.show(chooser, list.heading(), () -> {});
            chooser.focusCurrent();
        }
    }

    private ListPane.RowActions rowActions() {
        return new ListPane.RowActions() {
            @Override
            public void browse() {
                browseSelected();
            }

            @Override
            public void copyTitles() {
                ReaderWindow.this.copyTitles();
            }

            @Override
            public void copyLinks() {
                ReaderWindow.this.copyLinks();
            }

            @Override
            public void export() {
                ReaderWindow.this.export("Export what is selected", list.selectedRows());
            }

            @Override
            public void history() {
                showArticleHistory();
            }
        };
    }

    /// The rows a command means: those selected, else the article that is open.
    private int[] targetRows() {
        int[] selected = list.selectedRows();
        HeadlineRow open = model.chosen();
        return selected.length > 0 || open == null ? selected : new int[] {open.row()};
    }

    private void browseSelected() {
        int[] rows = targetRows();
        if (rows.length > MOST_PAGES) {
            model.say("Too many pages at once: select ten articles at most.");
            return;
        }
        model.headlines(
                rows,
                MOST_PAGES,
                found -> {
                    List<URI> pages =
                            found.stream()
                                    .flatMap(headline -> Links.web(headline.url()).stream())
                                    .toList();
                    if (pages.isEmpty()) {
                        model.say("This article has no address on the web.");
                    } else {
                        pages.forEach(this::browseTo);
                    }
                });
    }

    private void browseTo(String url) {
        Links.web(url).ifPresent(this::browseTo);
    }

    private void browseTo(URI page) {
        try {
            browse.accept(page);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "no browser", e);
            model.say("No browser could be started for " + page);
        }
    }

    private void copyTitles() {
        copy("title", Headline::title);
    }

    private void copyLinks() {
        copy("link", Headline::url);
    }

    private void copy(String what, Function<Headline, @Nullable String> part) {
        model.headlines(
                targetRows(),
                MOST_COPIED,
                found -> copy(what, found.stream().map(part).filter(Objects::nonNull).toList()));
    }

    private void copy(String what, List<String> lines) {
        if (lines.isEmpty()) {
            model.say("There is no " + what + " to copy.");
        } else {
            Value.copyToClipboard(String.join("\n", lines));
            model.say("Copied " + Numbers.count(lines.size(), what, what + "s") + ".");
        }
    }

    private void paste() {
        List<Source> sources = DropTarget.sources(Clipboard.getSystemClipboard());
        if (sources.isEmpty()) {
            model.say("The clipboard holds neither files nor text.");
        } else {
            model.importFiles(sources);
        }
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import files");
        chooser.getExtensionFilters().setAll(FileKinds.filters());
        List<File> files = chooser.showOpenMultipleDialog(stage);
        if (files != null) {
            model.importFiles(
                    files.stream().map(File::toPath).<Source>map(Source.Named::new).toList());
        }
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Import a folder");
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            model.importFiles(List.of(new Source.Named(folder.toPath())));
        }
    }

    private void backUp() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Back up the library");
        chooser.setInitialFileName("etools-" + LocalDate.now(model.zone()) + ".zip");
        File file = chooser.showSaveDialog(stage);
        if (file != null) {
            model.change(
                    library -> library.backup(file.toPath()),
                    "The library is backed up in " + file + ".");
        }
    }

    /// @param rows what is written
    private void export(String title, int[] rows) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName("articles-" + LocalDate.now(model.zone()));
        Map<FileChooser.ExtensionFilter, ExportKind> kinds = new LinkedHashMap<>();
        for (ExportKind kind : ExportKind.ALL) {
            kinds.put(
                    new FileChooser.ExtensionFilter(
                            kind.name(), ExportChoice.patterns(kind, rows.length)),
                    kind);
        }
        chooser.getExtensionFilters().setAll(kinds.keySet());
        File file = chooser.showSaveDialog(stage);
        if (file == null) {
            return;
        }
        ExportKind chosen =
                kinds.getOrDefault(chooser.getSelectedExtensionFilter(), ExportKind.LOSSLESS);
        ExportChoice choice = ExportChoice.of(file.toPath(), chosen, rows.length);
        if (choice.completed() && Files.exists(choice.file())) {
            model.say(choice.file() + " is there already; name it in full to replace it.");
        } else {
            exportTo(choice.file(), choice.kind(), rows);
        }
    }

    void exportTo(Path file, ExportKind kind, int[] rows) {
        model.export(
                file,
                kind,
                rows,
                line -> {
                    model.say(line);
                    toasts.show(Feather.CHECK_CIRCLE, line);
                });
    }

    private void zoom(double step) {
        zoomTo(article.zoomProperty().get() + step);
    }

    private void zoomTo(double zoom) {
        article.zoomProperty().set(zoom);
        model.say("Text size " + Math.round(article.zoomProperty().get() * 100) + " %");
    }

    private void escape() {
        if (overlays.isShowing()) {
            overlays.escape();
        } else if (popOvers.isShowing()) {
            closePopOver();
        } else if (pages.isShowing()) {
            pages.escape();
        } else if (find.isFinding()) {
            find.close();
        } else if (!toasts.closeNewest()) {
            if (search.getText().isEmpty()) {
                list.focusList();
            } else {
                search.clear();
            }
        }
    }

    private void nextPane(int step) {
        List<Node> stops =
                pages.isShowing()
                        ? List.of(search, pages)
                        : panes.getItems().contains(statistics)
                                ? List.of(search, list, article, statistics)
                                : List.of(search, list, article);
        Node owner = stage.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < stops.size(); i++) {
            if (isIn(owner, stops.get(i))) {
                at = i;
            }
        }
        Node next = stops.get(Math.floorMod(at + step, stops.size()));
        if (next == list) {
            list.focusList();
        } else if (next == pages) {
            pages.focus();
        } else {
            next.requestFocus();
        }
    }

    /// What had the keyboard is gone.
    private void focusBack() {
        list.focusList();
    }

    private static boolean isIn(@Nullable Node node, Node parent) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(parent)) {
                return true;
            }
        }
        return false;
    }

    private static String version() {
        String version = ReaderWindow.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }

    private ImportsView.Window importWindow() {
        return new ImportsView.Window() {
            @Override
            public @Nullable Path chooseFile(String title, String name) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                File file = chooser.showSaveDialog(stage);
                return file == null ? null : file.toPath();
            }

            @Override
            public void importFiles() {
                chooseFiles();
            }

            @Override
            public void closeImports() {
                overlays.close();
                list.focusList();
            }
        };
    }

    private StatisticsPage.Window statisticsWindow() {
        return new StatisticsPage.Window() {
            @Override
            public @Nullable Path chooseFile(String title, String name) {
                return chooseFile.apply(title, name);
            }

            @Override
            public void statistics() {
                pages.show(Shortcut.STATISTICS);
            }

            @Override
            public Stage stage() {
                return stage;
            }
        };
    }

    private @Nullable Path askForFile(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(stage);
        return file == null ? null : file.toPath();
    }

    StatisticsPage statisticsPage() {
        return statisticsPage;
    }

    /// Lets somebody else answer where statistics are saved.
    ///
    /// @param answer given a title and a name, answers with a file or null
    void chooseFilesBy(BiFunction<String, String, @Nullable Path> answer) {
        chooseFile = answer;
    }

    private void saveOriginal(ImportedFile kept) {
        Path to = importWindow().chooseFile("Save the original", Names.of(kept.name()));
        if (to != null) {
            model.imported().saveOriginal(kept, to, model::say);
        }
    }

    /// A link that the program set on the article's page.
    private void follow(OwnLink link) {
        Shown shown = model.shownProperty().get();
        switch (link.what()) {
            case ArticlePage.VERSIONS -> showVersions();
            case ArticlePage.ARTICLE -> ArticleId.parse(link.of()).ifPresent(model::open);
            case ArticlePage.COPY_ADDRESS -> {
                String url = shown == null ? null : shown.article().url();
                if (url != null) {
                    Value.copyToClipboard(url);
                    model.say("Copied the address.");
                }
            }
            default -> {}
        }
    }

    private boolean hasChanged() {
        Shown shown = model.shownProperty().get();
        return shown != null && shown.changes() > 0;
    }

    private void showVersions() {
        Shown shown = model.shownProperty().get();
        if (shown != null) {
            dialogs.showVersions(shown.article(), article.zoomProperty().get());
        }
    }

    /// Says why, and offers what the library can do about it.
    ///
    /// @param repair runs what it is given in the background, then opens the library again
    void cannotOpen(
            Throwable failure, Path folder, InstantSource clock, Consumer<Runnable> repair) {
        List<Button> ways = new ArrayList<>();
        if (failure instanceof LibraryDamagedException damaged) {
            damaged.newestBackup()
                    .ifPresent(backup -> {
                        Button restore = new Button("Restore the newest backup");
                        restore.setId("restore");
                        restore.setOnAction(clicked ->
                                repair.accept(() -> Library.restore(folder, backup, clock)));
                        ways.add(restore);
                    });
            Button empty = new Button("Start with an empty library");
            empty.setId("start-empty");
            empty.setOnAction(clicked -> repair.accept(() -> Library.startEmpty(folder, clock)));
            ways.add(empty);
        }
        Button quit = new Button("Quit");
        quit.setId("quit");
        quit.setOnAction(clicked -> close());
        ways.add(quit);
        ways.forEach(way -> way.getStyleClass().add("large-button"));
        ways.getFirst().getStyleClass().add("accent");
        Label title = new Label("The library cannot be opened");
        title.getStyleClass().add("empty-headline");
        Label why = new Label(Background.oneLine(failure));
        why.setId("open-failure");
        why.getStyleClass().add("empty-text");
        why.setWrapText(true);
        HBox buttons = new HBox(10);
        buttons.getChildren().addAll(ways);
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("empty-buttons");
        VBox card = new VBox(Icons.icon(Feather.ALERT_TRIANGLE, "empty-icon"), title, why, buttons);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("empty-card");
        card.setMaxSize(640, Region.USE_PREF_SIZE);
        StackPane page = new StackPane(card);
        page.getStyleClass().add("empty-page");
        page.visibleProperty().bind(model.openedProperty().not());
        ways.forEach(way ->
                way.addEventHandler(
                        ActionEvent.ACTION, clicked -> middle.getChildren().remove(page)));
        middle.getChildren().add(page);
        ways.getFirst().requestFocus();
    }

    // What is remembered.

    private void remember(String name, Object value) {
        if (settings.set(name, value) && settled) {
            saveSettings.playFromStart();
        }
    }

    private void saveSoon() {
        if (settled) {
            saveSettings.playFromStart();
        }
    }

    private void writeSettings() {
        if (model.openedProperty().get()) {
            Properties state = settings.copy();
            background.change(() -> settings.write(state));
        }
    }

    private void restoreQuery() {
        Query.Sort sort = settings.choice("sort", Query.ALL.sort());
        boolean descending = settings.yes("sort.descending", true);
        model.sort(sort, descending);
        model.orderSearches(
                settings.choice("search.sort", Query.Sort.RELEVANCE),
                settings.yes("search.sort.descending", true));
    }

    private void restorePlaces(double width) {
        double x = settings.number("x", Double.NaN);
        double y = settings.number("y", Double.NaN);
        boolean onScreen =
                Screen.getScreensForRectangle(new Rectangle2D(orZero(x), orZero(y), width, 60))
                                .stream()
                                .findAny()
                                .isPresent()
                        && !Double.isNaN(x)
                        && !Double.isNaN(y);
        if (onScreen) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(settings.yes("maximized", false));
        boolean sidebar = settings.yes("sidebar", true);
        if (sidebar) {
            panes.getItems().add(statistics);
        }
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private void toggleSidebar() {
        if (panes.getItems().remove(statistics)) {
            remember("sidebar", false);
        } else {
            panes.getItems().add(statistics);
            remember("sidebar", true);
        }
        widths.place();
    }

    private void keepPlaces() {
        if (!stage.isMaximized() && !stage.isIconified()) {
            settings.set("x", stage.getX());
            settings.set("y", stage.getY());
            settings.set("width", stage.getScene().getWidth());
            settings.set("height", stage.getScene().getHeight());
        }
        settings.set("maximized", stage.isMaximized());
        settings.set("list.width", widths.ofList());
        settings.set("sidebar.width", widths.ofSidebar());
    }
}
