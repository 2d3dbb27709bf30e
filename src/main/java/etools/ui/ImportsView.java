package etools.ui;

import etools.article.PageDates;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.ImportedFile.Show;

import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// All imports, and file by file what became of the chosen one.
final class ImportsView extends StackPane {

    private static final Duration TYPING = Duration.millis(150);
    private static final long REFRESH_NANOS = 1_000_000_000L;
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    /// What the window does for it.
    interface Window {
        /// Asks where to save something.
        ///
        /// @return null where the reader would rather not
        @Nullable Path chooseFile(String title, String name);

        void importFiles();

        void closeImports();
    }

    private final ReaderModel model;
    private final ImportRecord record;
    private final Window window;
    private final Settings settings;
    private final ListView<ImportRun> runs = new ListView<>();
    private final Label title = new Label();
    private final Label when = new Label();
    private final Label state = new Label();
    private final Button showArticles =
            button("Show these articles", Feather.LIST, "show-articles");
    private final Button undo = button("Undo this import…", Feather.ROTATE_CCW, "undo-import");
    private final Button resume = button("Resume", Feather.PLAY, "resume-import");
    private final Button anew = button("Read anew", Feather.REFRESH_CW, "read-anew");
    private final Button csv = button("Save as CSV…", Feather.SAVE, "save-csv");
    private final Label question = new Label();
    private final HBox confirm = new HBox(10);
    private final Map<Show, ToggleButton> filters = new EnumMap<>(Show.class);
    private final TextField filter = new TextField();
    private final ListView<FileRows.Row> files =
            EvenRowsSkin.list(FXCollections.observableArrayList(), FileCell.HEIGHT);
    private final Label noFile = new Label();
    private final FilePane filePane;
    private final Label note = new Label();
    private final SplitPane parts = new SplitPane();
    private final VBox empty;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Background.Latest archiveQuestion = new Background.Latest();
    private final ChangeListener<@Nullable ImportedFile> loaded =
            (property, was, is) -> showFile(is);
    private ObservableValue<@Nullable ImportedFile> followed =
            new javafx.beans.property.SimpleObjectProperty<>();
    private Show show = Show.ALL;
    private @Nullable ImportRun shown;
    private @Nullable FileRows rows;
    private boolean refreshing;
    private long refreshed;

    ImportsView(ReaderModel model, Settings settings, Window window) {
        this.model = model;
        this.record = model.imported();
        this.window = window;
        this.settings = settings;
        setId("imports-view");
        getStyleClass().add("imports-view");
        filePane = new FilePane(this::saveOriginal, this::showArticlesOf);
        empty = emptyPage();
        parts.getItems().addAll(runList(), runPane());
        SplitPane.setResizableWithParent(parts.getItems().getFirst(), false);
        parts.setDividerPosition(0, settings.number("imports.divider", 0.27));
        note.setId("imports-note");
        note.getStyleClass().add("imports-note");
        note.setMinWidth(0);
        getChildren().addAll(parts, empty);
        typing.setOnFinished(done -> ask());
        model.importProgressProperty()
                .addListener((property, was, is) -> {
                    boolean due = System.nanoTime() - refreshed > REFRESH_NANOS;
                    if (isShowing() && (is == null || was == null || due)) {
                        refresh();
                    }
                });
        model.messageProperty()
                .addListener((property, was, is) -> {
                    if (isShowing() && !is.isEmpty()) {
                        note.setText(is);
                    }
                });
        fill(null);
    }

    /// One line of what was done last, for the card that holds this.
    Label note() {
        return note;
    }

    private boolean isShowing() {
        return getScene() != null;
    }

    // What is shown.

    /// Shows what there is now.
    ///
    /// @param run chosen, or the newest where it is null
    void open(@Nullable Long run, Show files) {
        note.setText("");
        filter.setText("");
        typing.stop();
        choose(files);
        shown = null;
        refresh(run);
        runs.requestFocus();
    }

    private void refresh() {
        refresh(shown == null ? null : shown.number());
    }

    private void refresh(@Nullable Long chosen) {
        refreshed = System.nanoTime();
        record.refresh(() -> {
            refreshing = true;
            runs.getItems().setAll(record.runs());
            refreshing = false;
            empty.setVisible(record.runs().isEmpty());
            parts.setVisible(!record.runs().isEmpty());
            int index = 0;
            for (int i = 0; i < runs.getItems().size(); i++) {
                if (chosen != null && runs.getItems().get(i).number() == chosen) {
                    index = i;
                }
            }
            if (!runs.getItems().isEmpty()) {
                runs.getSelectionModel().clearAndSelect(index);
            }
            chosen(runs.getSelectionModel().getSelectedItem());
        });
    }

    private void chosen(@Nullable ImportRun run) {
        if (refreshing || Objects.equals(run, shown)) {
            return;
        }
        boolean other = run == null || shown == null || run.number() != shown.number();
        fill(run);
        if (other) {
            ask();
        } else {
            again();
        }
    }

    private void fill(@Nullable ImportRun run) {
        shown = run;
        askBefore(false);
        if (run == null) {
            files.setItems(FXCollections.observableArrayList());
            filePane.show(null, List.of());
            return;
        }
        boolean running = isUnderWay(run);
        title.setText(Names.of(run.what()));
        title.setTooltip(new Tooltip(run.what()));
        title.setAccessibleText(run.what());
        when.setText(
                PageDates.minute(run.started(), model.zone())
                        + took(run)
                        + "  ·  "
                        + RunCell.totals(run));
        String told = told(run, running);
        state.setText(told);
        state.setVisible(!told.isEmpty());
        state.pseudoClassStateChanged(WARNING, run.undone() == null && !running);
        showArticles.setDisable(run.added() + run.updated() + run.unchanged() == 0);
        undo.setDisable(run.undone() != null || running || run.added() + run.updated() == 0);
        anew.setDisable(run.files() == 0 || running || run.undone() != null);
        csv.setDisable(run.files() == 0);
        resume.setVisible(run.resumable() && !running && run.undone() == null);
    }

    private String took(ImportRun run) {
        if (run.finished() == null) {
            return "";
        }
        long seconds = java.time.Duration.between(run.started(), run.finished()).toSeconds();
        if (seconds < 1) {
            return "";
        }
        return "  ·  took "
                + (seconds < 120
                        ? Numbers.count(seconds, "second", "seconds")
                        : Numbers.count(seconds / 60, "minute", "minutes"));
    }

    private String told(ImportRun run, boolean running) {
        if (run.undone() != null) {
            return "Undone " + PageDates.minute(run.undone(), model.zone()) + ".";
        }
        if (running) {
            return "This import is under way.";
        }
        String goesOn =
                run.resumable() ? " Resume goes on where it ended; nothing is doubled." : "";
        if (run.finished() == null) {
            return "This import was cut off." + goesOn;
        }
        return run.stopped().isEmpty() ? "" : "Ended early: " + run.stopped() + "." + goesOn;
    }

    private boolean isUnderWay(ImportRun run) {
        return run.finished() == null && model.importProgressProperty().get() != null;
    }

    private void choose(Show wanted) {
        show = wanted;
        filters.forEach((each, button) -> button.setSelected(each == wanted));
    }

    /// Asks for the files of the import chosen.
    private void ask() {
        ImportRun run = shown;
        if (run == null) {
            return;
        }
        String text = filter.getText().strip();
        Show wanted = show;
        record.count(
                run,
                text,
                counts -> {
                    if (run.equals(shown) && wanted == show) {
                        filters.forEach((each, button) -> label(each, button, counts));
                        list(run, wanted, text, counts.getOrDefault(wanted, 0));
                    }
                });
    }

    /// The same import has gone on: more may have come, the place in the list stays.
    private void again() {
        int at = files.getSelectionModel().getSelectedIndex();
        ImportRun run = shown;
        if (run != null && isUnderWay(run) && at > 0) {
            return; // who reads on is not disturbed
        }
        ask();
    }

    private void list(ImportRun run, Show wanted, String text, int size) {
        FileRows fresh =
                new FileRows(
                        size,
                        (from, most, found, after) ->
                                record.files(run, wanted, text, from, most, found, after));
        rows = fresh;
        files.setItems(fresh);
        noFile.setText(
                text.isEmpty() && wanted == Show.ALL
                        ? run.added() + run.updated() + run.unchanged() > 0
                                ? "An earlier version of E-Tools kept no record of its files."
                                : "No file was read."
                        : "No file of this import is so.");
        if (size > 0) {
            files.getSelectionModel().clearAndSelect(0);
            files.scrollTo(0);
        }
        follow(files.getSelectionModel().getSelectedItem());
    }

    private void follow(FileRows.@Nullable Row row) {
        followed.removeListener(loaded);
        if (row == null) {
            showFile(null);
        } else {
            followed = row.fileProperty();
            followed.addListener(loaded);
            showFile(row.file());
        }
    }

    private void showFile(@Nullable ImportedFile file) {
        if (file == null || file.container() == null) {
            archiveQuestion.forget();
            filePane.show(file, List.of());
            return;
        }
        model.ifOpened(open ->
                model.background()
                        .ask(
                                archiveQuestion,
                                () -> ImportRecord.inside(open, file),
                                archives ->
                                        filePane.show(
                                                file,
                                                archives.stream()
                                                        .map(archive -> Names.of(archive.name()))
                                                        .toList())));
    }

    // What can be done.

    private void showArticlesOf(@Nullable ImportedFile file) {
        ImportRun run = shown;
        if (run != null) {
            record.showArticles(
                    run,
                    file,
                    window::closeImports,
                    () -> note.setText("None of its articles is in the library any more."));
        }
    }

    private void saveOriginal(ImportedFile file) {
        model.ifOpened(open ->
                model.background()
                        .load(
                                () -> ImportRecord.inside(open, file),
                                archives -> {
                                    ImportedFile kept =
                                            archives.isEmpty() ? file : archives.getFirst();
                                    Path to =
                                            window.chooseFile(
                                                    "Save the original", Names.of(kept.name()));
                                    if (to != null) {
                                        record.saveOriginal(kept, to, note::setText);
                                    }
                                },
                                () -> {}));
    }

    private void saveCsv() {
        ImportRun run = shown;
        if (run == null) {
            return;
        }
        Path to = window.chooseFile("Save the report", "import-" + run.number() + ".csv");
        if (to != null) {
            record.saveReport(run, show, filter.getText().strip(), to, note::setText);
        }
    }

    private void askBefore(boolean asks) {
        confirm.setVisible(asks);
        ImportRun run = shown;
        if (asks && run != null) {
            question.setText(willBeUndone(run));
            confirm.lookup("#undo-confirmed").requestFocus();
        }
    }

    /// What undoing does, for one who thinks about it.
    static String willBeUndone(ImportRun run) {
        StringBuilder text = new StringBuilder("Undoing");
        if (run.added() > 0) {
            text.append(" takes ")
                    .append(Numbers.count(run.added(), "article", "articles"))
                    .append(" out of the library");
        }
        if (run.updated() > 0) {
            text.append(run.added() > 0 ? " and" : "")
                    .append(" gives ")
                    .append(Numbers.count(run.updated(), "article", "articles"))
                    .append(run.updated() == 1 ? " its" : " their")
                    .append(" former text back");
        }
        return text.append(
                        ", except what a later import brought too. The record of your readings is"
                                + " kept. Importing the same files again brings everything back.")
                .toString();
    }

    private void undo() {
        ImportRun run = shown;
        askBefore(false);
        runs.requestFocus();
        if (run != null) {
            record.undo(
                    run,
                    line -> {
                        note.setText(line);
                        refresh();
                    });
        }
    }

    private void resume() {
        ImportRun run = shown;
        if (run != null) {
            record.resume(run);
            note.setText("The import goes on.");
        }
    }

    private void readAnew() {
        ImportRun run = shown;
        if (run != null) {
            record.readAnew(run);
            note.setText("Its files are read anew, as an import of its own.");
        }
    }

    /// @return whether Escape was needed for something in here
    boolean escape() {
        if (confirm.isVisible()) {
            askBefore(false);
            undo.requestFocus();
            return true;
        }
        if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
            return true;
        }
        return false;
    }

    /// Remembers the places of its parts.
    void keepPlaces() {
        settings.set("imports.divider", parts.getDividerPositions()[0]);
    }

    // What it is made of.

    private Region runList() {
        runs.setId("imports");
        runs.getStyleClass().add("runs");
        runs.setAccessibleText("Imports");
        runs.setAccessibleHelp("Newest first; Enter shows the articles of one in the list");
        runs.setFixedCellSize(RunCell.HEIGHT);
        runs.setCellFactory(list -> new RunCell(model.zone(), this::isUnderWay));
        runs.setMinWidth(220);
        runs.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) -> chosen(is));
        onEnter(runs, () -> showArticlesOf(null));
        return runs;
    }

    private static void onEnter(Node list, Runnable action) {
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                press -> {
                    if (press.getCode() == KeyCode.ENTER) {
                        action.run();
                        press.consume();
                    }
                });
    }

    private Region runPane() {
        title.setId("import-what");
        title.getStyleClass().add("run-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        when.setId("import-when");
        when.getStyleClass().add("muted");
        when.setWrapText(true);
        state.setId("import-state");
        state.getStyleClass().add("run-state");
        state.setWrapText(true);
        state.managedProperty().bind(state.visibleProperty());
        showArticles.setOnAction(clicked -> showArticlesOf(null));
        undo.setOnAction(clicked -> askBefore(true));
        resume.setOnAction(clicked -> resume());
        resume.managedProperty().bind(resume.visibleProperty());
        csv.setOnAction(clicked -> saveCsv());
        anew.setOnAction(clicked -> readAnew());
        anew.setAccessibleHelp("Reads the kept bytes of its files once more");
        HBox actions = new HBox(6, resume, showArticles, undo, anew, csv);
        actions.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, title, when, state, actions, confirm());
        head.getStyleClass().add("run-head");
        VBox.setVgrow(files, Priority.ALWAYS);
        VBox pane = new VBox(head, filterBar(), fileList(), filePane);
        pane.getStyleClass().add("run-pane");
        pane.setMinWidth(420);
        return pane;
    }

    private Region confirm() {
        question.setWrapText(true);
        question.setId("undo-question");
        HBox.setHgrow(question, Priority.ALWAYS);
        Button yes = new Button("Undo the import");
        yes.setId("undo-confirmed");
        yes.getStyleClass().addAll("small", "danger");
        yes.setMinWidth(Region.USE_PREF_SIZE);
        yes.setOnAction(clicked -> undo());
        Button no = new Button("Keep it");
        no.setId("undo-not");
        no.getStyleClass().add("small");
        no.setMinWidth(Region.USE_PREF_SIZE);
        no.setOnAction(clicked -> {
            askBefore(false);
            undo.requestFocus();
        });
        confirm.getChildren().addAll(question, yes, no);
        confirm.setId("undo-confirm");
        confirm.setAlignment(Pos.CENTER_LEFT);
        confirm.getStyleClass().add("confirm");
        confirm.setVisible(false);
        confirm.managedProperty().bind(confirm.visibleProperty());
        return confirm;
    }

    private Region filterBar() {
        Segments segments = new Segments("file-filters");
        for (Show each : Show.values()) {
            filters.put(
                    each,
                    segments.add(
                            "files-" + each.name().toLowerCase(Locale.ROOT),
                            label(each),
                            () -> {
                                choose(each);
                                ask();
                            }));
        }
        filter.setId("files-filter");
        filter.setPromptText("Name or message");
        filter.setAccessibleText("Only files whose name or messages contain this");
        filter.setMinWidth(90);
        filter.setPrefWidth(200);
        filter.textProperty().addListener((property, was, is) -> typing.playFromStart());
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        HBox bar = new HBox(10, segments, filler, filter);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("file-bar");
        return bar;
    }

    private Region fileList() {
        files.setId("import-files");
        files.getStyleClass().add("import-files");
        files.setAccessibleText("Files of this import");
        files.setAccessibleHelp("Enter shows the articles of a file in the list");
        files.setCellFactory(list -> new FileCell(() -> rows));
        noFile.getStyleClass().add("muted");
        files.setPlaceholder(noFile);
        files.setMinHeight(120);
        files.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) -> follow(is));
        onEnter(
                files,
                () -> {
                    ImportedFile file = filePane.file();
                    if (file != null) {
                        showArticlesOf(file);
                    }
                });
        return files;
    }

    private VBox emptyPage() {
        Label nothing = new Label("Nothing was imported yet");
        nothing.getStyleClass().add("empty-title");
        Label hint =
                new Label("Each import is kept here, file by file, with what was refused and why.");
        hint.getStyleClass().add("muted");
        Button choose = new Button("Import files…", Icons.icon(Feather.DOWNLOAD));
        choose.setId("imports-choose");
        choose.getStyleClass().add("accent");
        choose.setOnAction(clicked -> {
            window.closeImports();
            window.importFiles();
        });
        VBox page = new VBox(10, Icons.icon(Feather.INBOX, "empty-icon"), nothing, hint, choose);
        page.setAlignment(Pos.CENTER);
        page.setId("no-imports");
        page.setVisible(false);
        return page;
    }

    private static Button button(String text, Feather icon, String id) {
        Button button = new Button(text, Icons.icon(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void label(Show show, ToggleButton button, Map<Show, Integer> counts) {
        int count = counts.getOrDefault(show, 0);
        button.setText(label(show) + (count > 0 ? "  " + Numbers.count(count) : ""));
        button.setAccessibleText(label(show) + ", " + Numbers.count(count, "file", "files"));
    }

    static String label(Show show) {
        return switch (show) {
            case ALL -> "All";
            case ADDED -> "Added";
            case UPDATED -> "Updated";
            case UNCHANGED -> "Unchanged";
            case REFUSED -> "Refused";
            case WARNINGS -> "Warnings";
        };
    }
}
