package etools.ui;

import etools.library.LibraryChange;
import etools.library.ReadingRecord;
import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.ReadingLog;
import etools.reading.Sums;
import etools.ui.PageQuestion.Against;
import etools.ui.PageQuestion.Choice;

import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the record of readings adds up to, for any time.
final class StatisticsPage implements RecordPages.Page, StatArticles {

    private static final double WIDE = 1500;
    private static final double NARROW = 1000;

    /// What the window does for it.
    interface Window {
        /// Asks where to save something.
        ///
        /// @return null where the reader would rather not
        @Nullable Path chooseFile(String title, String name);

        /// Shows this page.
        void statistics();

        Stage stage();
    }

    /// A section and how many of the twelve columns it takes, in a usual and in a wide window.
    private record Place(
            Function<PageFigures, StatSection> maker, int usual, int wide, int row, int wideRow) {}

    private final ReaderModel model;
    private final Settings settings;
    private final Runnable saveSoon;
    private final Window window;
    private final Background.Latest question = new Background.Latest();
    private final Background.Latest rowsQuestion = new Background.Latest();
    private final StackPane node = new StackPane();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label waiting = new Label("Adding up your readings…");
    private final VBox empty = emptyState();
    private final Segments choices;
    private final Segments measures;
    private final DayRange custom = new DayRange("period", this::customChosen, this::say);
    private final Label span = new Label();
    private final Tile[] tiles = {
        new Tile("words", "Words read"),
        new Tile("minutes", "Minutes"),
        new Tile("readings", "Readings"),
        new Tile("finished", "Finished"),
        new Tile("skimmed", "Skimmed"),
        new Tile("reread", "Re-read"),
        new Tile("days", "Days with reading"),
        new Tile("pace", "Words a minute")
    };
    private final SectionGrid tileGrid = new SectionGrid(8);
    private final SectionGrid grid = new SectionGrid(12);
    private final List<Place> places = places();
    private final List<StatSection> sections = new ArrayList<>();
    private final RecordFollower changes =
            new RecordFollower(
                    change ->
                            switch (change) {
                                case LibraryChange.ArticleRead _,
                                        LibraryChange.ReadingsChanged _,
                                        LibraryChange.ArticlesAdded _,
                                        LibraryChange.ArticlesMarked _,
                                        LibraryChange.ArticlesRemoved _ ->
                                        true;
                                case LibraryChange.SavedSearchesChanged _,
                                        LibraryChange.IndexFollowed _ ->
                                        false;
                            },
                    this::load);
    private final AnimationTimer drawing =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    drawNext();
                }
            };
    private List<Node> tools = List.of();
    private PageQuestion asked;
    private Measure measure;
    private @Nullable PageFigures figures;
    private @Nullable PageFigures ready;
    private int drawn;
    private boolean isDrawing;
    private int shape = -1;

    /// A figure of the period.
    private static final class Tile extends VBox {
        private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
        private static final int MOST_DIGITS = 9;

        private final Label figure = new Label("–");

        Tile(String id, String word) {
            setId("stat-" + id);
            getStyleClass().addAll("card-s", "stat-tile");
            figure.getStyleClass().add("figure");
            Label name = new Label(word);
            name.getStyleClass().add("figure-word");
            getChildren().addAll(new Fitted(figure), name);
            setMaxWidth(Double.MAX_VALUE);
        }

        void show(String text) {
            figure.setText(text);
            figure.pseudoClassStateChanged(LONG, text.length() > MOST_DIGITS);
        }
    }

    /// @param saveSoon puts the settings on the disk a little later
    StatisticsPage(ReaderModel model, Settings settings, Runnable saveSoon, Window window) {
        this.model = model;
        this.settings = settings;
        this.saveSoon = saveSoon;
        this.window = window;
        LocalDate today = model.today();
        asked =
                new PageQuestion(
                        settings.choice("statistics.period", Choice.TWELVE_MONTHS),
                        remembered("statistics.custom", today),
                        null,
                        today.getYear(),
                        settings.choice("statistics.against", Against.BEFORE),
                        remembered("statistics.other", today.minusYears(1)),
                        today);
        measure = settings.choice("statistics.measure", Measure.WORDS);
        choices =
                StatSection.choice(
                        "period",
                        List.of(Choice.values()),
                        asked.choice(),
                        Choice::label,
                        this::choose);
        measures =
                StatSection.choice(
                        "measure",
                        List.of(Measure.values()),
                        measure,
                        Measure::label,
                        this::measureBy);
        build();
    }

    private void build() {
        node.setId("statistics-page");
        node.getStyleClass().add("statistics-page");
        content.getStyleClass().add("stat-content");
        span.setId("period-span");
        span.getStyleClass().add("stat-span");
        FlowPane period = new FlowPane(14, 8, choices, custom, measures, span);
        period.setAlignment(Pos.CENTER_LEFT);
        content.getChildren().addAll(period, tileGrid, grid);
        scroll.setId("statistics-scroll");
        scroll.getStyleClass().addAll("edge-to-edge", "stat-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Statistics of your reading");
        scroll.setFocusTraversable(true);
        scroll.setVisible(false);
        empty.setVisible(false);
        waiting.getStyleClass().add("muted");
        waiting.setId("statistics-waiting");
        node.setAccessibleText(title());
        node.focusTraversableProperty().bind(scroll.visibleProperty().not());
        node.getChildren().addAll(waiting, empty, scroll);
        node.widthProperty().addListener((property, was, is) -> arrange(is.doubleValue()));
        Button picture = tool(Feather.IMAGE, "PNG…", Shortcut.SAVE_PICTURE, this::savePicture);
        Button table = tool(Feather.FILE_TEXT, "CSV…", Shortcut.SAVE_FIGURES, this::saveFigures);
        Button print = tool(Feather.PRINTER, "Print…", Shortcut.PRINT, this::print);
        tools = List.of(picture, table, print);
    }

    private static Button tool(Feather icon, String name, Shortcut shortcut, Runnable action) {
        Button button = new Button(name, Icons.icon(icon));
        button.getStyleClass().add("page-tool");
        button.setId(shortcut.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Icons.name(button, Icons.withKey(shortcut.description(), shortcut));
        button.setOnAction(clicked -> action.run());
        return button;
    }

    private static VBox emptyState() {
        Label title = new Label("Nothing was read yet");
        title.getStyleClass().add("empty-title");
        Label what =
                new Label(
                        "Read an article, and this page begins to fill: words and minutes day by"
                            + " day, your year at a glance, what you read most, your pace and how"
                            + " it changes. Everything stays on this computer.");
        what.setWrapText(true);
        what.getStyleClass().add("muted");
        what.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox box = new VBox(10, Icons.icon(Feather.BAR_CHART_2, "empty-icon"), title, what);
        box.setId("no-readings");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(440, Region.USE_PREF_SIZE);
        return box;
    }

    /// What stands where; those in the same row are as high as each other.
    private List<Place> places() {
        return List.of(
                new Place(first -> new TimeSection(first, this, this::chooseUnit), 12, 6, 0, 0),
                new Place(
                        first -> new YearSection(first, this, this::turnTo, this::setGoal),
                        12,
                        6,
                        1,
                        0),
                new Place(rank("stat-category", "By category", By.CATEGORY), 4, 3, 2, 1),
                new Place(rank("stat-source", "By source", By.SOURCE), 4, 3, 2, 1),
                new Place(rank("stat-tag", "By tag", By.TAG), 4, 3, 2, 1),
                new Place(
                        first ->
                                new ClockSection(
                                        "stat-weekday",
                                        "By day of the week",
                                        By.WEEKDAY,
                                        first,
                                        this),
                        5,
                        3,
                        3,
                        1),
                new Place(
                        first ->
                                new ClockSection(
                                        "stat-hour", "By hour of the day", By.HOUR, first, this),
                        7,
                        4,
                        3,
                        2),
                new Place(first -> new PaceSection(first, this), 6, 4, 4, 2),
                new Place(first -> new BacklogSection(this), 6, 4, 4, 2),
                new Place(
                        first ->
                                new ArticlesSection(
                                        "stat-longest",
                                        "Longest read",
                                        PageFigures::longest,
                                        FigureText::duration,
                                        "No time at an article is known",
                                        this),
                        4,
                        4,
                        5,
                        3),
                new Place(
                        first ->
                                new ArticlesSection(
                                        "stat-most-reread",
                                        "Most re-read",
                                        PageFigures::reread,
                                        times -> "read " + times + " times",
                                        "Nothing was finished twice",
                                        this),
                        4,
                        4,
                        5,
                        3),
                new Place(
                        first ->
                                new ArticlesSection(
                                        "stat-unfinished",
                                        "Never finished",
                                        PageFigures::unfinished,
                                        FigureText::part,
                                        "Nothing was left in the middle",
                                        this),
                        4,
                        4,
                        5,
                        3),
                new Place(
                        first ->
                                new CompareSection(
                                        first,
                                        this,
                                        this::compareWith,
                                        this::otherChosen,
                                        this::say),
                        12,
                        12,
                        6,
                        4));
    }

    private Function<PageFigures, StatSection> rank(String id, String name, By by) {
        return first -> new RankSection(id, name, by, first, this);
    }

    /// As many columns as the window has room for.
    private void arrange(double width) {
        int wanted = width >= WIDE ? 2 : width >= NARROW ? 1 : 0;
        if (wanted == shape || width <= 0) {
            return;
        }
        shape = wanted;
        int across = wanted == 0 ? tiles.length / 2 : tiles.length;
        tileGrid.clear();
        for (int i = 0; i < tiles.length; i++) {
            tileGrid.add(tiles[i], i / across, tiles.length / across);
        }
        grid.clear();
        for (int i = 0; i < sections.size(); i++) {
            put(i);
        }
    }

    private void put(int index) {
        boolean wide = shape == 2;
        Place place = places.get(index);
        grid.add(
                sections.get(index),
                wide ? place.wideRow() : place.row(),
                wide ? place.wide() : place.usual());
    }

    // What is asked.

    private Period remembered(String name, LocalDate day) {
        String[] days = settings.text(name, "").split("/", -1);
        if (days.length == 2) {
            try {
                return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            } catch (DateTimeException | IllegalArgumentException e) {
                return new Period(day.withDayOfMonth(1), day); // written by hand
            }
        }
        return new Period(day.withDayOfMonth(1), day);
    }

    private void remember(String name, Object value) {
        if (settings.set(name, value)) {
            saveSoon.run();
        }
    }

    private void choose(Choice choice) {
        remember("statistics.period", choice);
        ask(choice, asked.custom(), null, asked.year(), asked.against(), asked.otherCustom());
    }

    private void say(String line) {
        model.say(line);
    }

    private void customChosen(Period period) {
        remember("statistics.custom", period.from() + "/" + period.to());
        ask(Choice.CUSTOM, period, null, asked.year(), asked.against(), asked.otherCustom());
    }

    private void chooseUnit(By unit) {
        ask(
                asked.choice(),
                asked.custom(),
                unit,
                asked.year(),
                asked.against(),
                asked.otherCustom());
    }

    private void turnTo(int year) {
        ask(
                asked.choice(),
                asked.custom(),
                asked.unit(),
                year,
                asked.against(),
                asked.otherCustom());
    }

    private void compareWith(Against against) {
        remember("statistics.against", against);
        ask(
                asked.choice(),
                asked.custom(),
                asked.unit(),
                asked.year(),
                against,
                asked.otherCustom());
    }

    private void otherChosen(Period period) {
        remember("statistics.other", period.from() + "/" + period.to());
        ask(asked.choice(), asked.custom(), asked.unit(), asked.year(), Against.CUSTOM, period);
    }

    private void ask(
            Choice choice,
            Period custom,
            @Nullable By unit,
            int year,
            Against against,
            Period other) {
        asked = new PageQuestion(choice, custom, unit, year, against, other, model.today());
        load();
    }

    private void measureBy(Measure wanted) {
        measure = wanted;
        remember("statistics.measure", wanted);
        if (figures != null) {
            draw(figures);
        }
    }

    private void setGoal(@Nullable Goal goal) {
        model.change(
                library -> library.record().setGoal(goal),
                goal == null ? "No daily goal any more." : "The daily goal is " + goal + ".");
    }

    private void load() {
        changes.asked();
        PageQuestion wanted = asked;
        model.ifOpened(library ->
                model.background()
                        .ask(question, () -> figures(library.record(), wanted), this::draw));
    }

    private static PageFigures figures(ReadingRecord record, PageQuestion wanted) {
        return PageFigures.of(
                record.log(),
                wanted,
                record.goal(),
                new PageFigures.Further() {
                    @Override
                    public List<BacklogDay> backlog(Period period) {
                        return record.backlog(period);
                    }

                    @Override
                    public Map<Integer, Title> titles(int[] rows) {
                        return record.titles(rows);
                    }
                });
    }

    // How it is drawn.

    /// Shows these figures: what is in sight at once, the rest in the frames that follow.
    void draw(PageFigures found) {
        drawHead(found);
        if (found.isEmpty()) {
            isDrawing = false;
            drawing.stop();
        } else {
            drawSections(found);
        }
    }

    private void drawHead(PageFigures found) {
        figures = found;
        waiting.setVisible(false);
        boolean hadFocus = node.isFocused();
        empty.setVisible(found.isEmpty());
        scroll.setVisible(!found.isEmpty());
        node.setAccessibleText(found.isEmpty() ? title() + ". Nothing was read yet" : title());
        if (hadFocus) {
            focus();
        }
        tools.forEach(tool -> tool.setDisable(found.isEmpty()));
        StatSection.select(choices, found.asked().choice());
        custom.show(found.asked().choice() == Choice.CUSTOM ? found.asked().custom() : null);
        span.setText(TimeKeys.span(found.chosen().period()));
        Sums sums = found.chosen().sums();
        int pace = found.chosen().pace();
        String[] shown = {
            Numbers.count(sums.words()),
            Numbers.count(Measure.minutes(sums)),
            Numbers.count(sums.readings()),
            Numbers.count(sums.finished()),
            Numbers.count(sums.skimmed()),
            Numbers.count(sums.rereads()),
            Numbers.count(found.chosen().days()),
            pace == 0 ? "–" : Numbers.count(pace)
        };
        for (int i = 0; i < tiles.length; i++) {
            tiles[i].show(shown[i]);
        }
        drawn = 0;
    }

    private void drawSections(PageFigures found) {
        isDrawing = true;
        double seen = scroll.getHeight() > 0 ? scroll.getHeight() : node.getHeight();
        double from = scroll.getVvalue() * Math.max(0, content.getHeight() - seen);
        if (sections.size() == places.size()) {
            for (StatSection section : sections) {
                Bounds place = section.getBoundsInParent();
                double top = grid.getLayoutY() + place.getMinY();
                if (top < from + seen && top + place.getHeight() > from) {
                    section.fill(found, measure);
                }
            }
        } else {
            drawNext();
            drawNext();
        }
        drawing.start();
    }

    private void drawNext() {
        PageFigures now = figures;
        if (now == null || drawn == places.size()) {
            drawing.stop();
            isDrawing = false;
            return;
        }
        drawOne(now); // more in a frame, and it would be a long one
        if (drawn == places.size()) {
            drawing.stop();
            isDrawing = false;
        }
    }

    private void drawOne(PageFigures now) {
        if (drawn == sections.size()) {
            sections.add(places.get(drawn).maker().apply(now));
            sections.get(drawn).fill(now, measure);
            put(drawn);
        } else {
            sections.get(drawn).fill(now, measure);
        }
        drawn++;
    }

    /// Asks for the figures before anybody wants to see them.
    ///
    /// @param then told them
    void prepare(Consumer<PageFigures> then) {
        PageQuestion wanted = asked;
        model.ifOpened(library ->
                model.background()
                        .load(
                                () -> figures(library.record(), wanted),
                                found -> {
                                    ready = found;
                                    then.accept(found);
                                },
                                () -> {}));
    }

    /// Whether so many sections are laid out for everyone to see.
    boolean hasDrawn(int first) {
        return scroll.isVisible()
                && sections.size() >= first
                && sections.get(first - 1).getHeight() > 0;
    }

    /// Whether it has been shown.
    boolean isMade() {
        return figures != null;
    }

    /// Draws the next part of a page that nobody sees.
    ///
    /// @return whether there is more to draw
    boolean rehearse(PageFigures found) {
        if (figures == null) {
            drawHead(found);
        } else {
            drawOne(found);
        }
        return drawn < places.size();
    }

    private void drawAll() {
        PageFigures now = figures;
        while (now != null && drawn < places.size()) {
            drawOne(now);
        }
        content.applyCss();
        content.layout();
    }

    @Override
    public boolean isQuiet() {
        return !isDrawing;
    }

    @Override
    public WritableImage picture() {
        drawAll();
        return PageSheets.picture(content);
    }

    // What can be done with it.

    @Override
    public void list(String name, Function<ReadingLog, int[]> rows) {
        model.ifOpened(library -> listRows(name, () -> rows.apply(library.record().log())));
    }

    @Override
    public void unread(String name, Period period) {
        model.ifOpened(library -> listRows(name, () -> library.record().unreadOf(period)));
    }

    private void listRows(String name, Supplier<int[]> rows) {
        model.background()
                .ask(
                        rowsQuestion,
                        rows,
                        found ->
                                model.showOnly(
                                        new ReaderModel.Picked(
                                                name,
                                                found,
                                                new ReaderModel.Way(title(), window::statistics))));
    }

    @Override
    public void open(Title article) {
        model.open(article.id());
    }

    /// Asks where to, and saves the whole page as a picture.
    void savePicture() {
        PageFigures now = figures;
        if (now == null || now.isEmpty()) {
            return;
        }
        Path to = window.chooseFile("Save the statistics as a picture", name("png"));
        if (to != null) {
            WritableImage image = picture();
            save(to, () -> PageSheets.write(image, to));
        }
    }

    /// Asks where to, and saves all figures as a table.
    void saveFigures() {
        PageFigures now = figures;
        if (now == null || now.isEmpty()) {
            return;
        }
        Path to = window.chooseFile("Save the statistics as a table", name("csv"));
        if (to != null) {
            save(
                    to,
                    () -> {
                        try {
                            Files.writeString(to, FiguresCsv.of(now));
                        } catch (IOException e) {
                            throw new UncheckedIOException(
                                    to + " cannot be written: " + e.getMessage(), e);
                        }
                    });
        }
    }

    private String name(String ending) {
        return "reading-" + model.today() + "." + ending;
    }

    private void save(Path to, Runnable work) {
        model.background()
                .load(
                        () -> {
                            work.run();
                            return true;
                        },
                        done -> model.say("The statistics are saved in " + to + "."),
                        () -> {});
    }

    /// Prints the page in light colours, split between its sections.
    void print() {
        PageFigures now = figures;
        if (now == null || now.isEmpty()) {
            return;
        }
        model.background()
                .load(
                        () -> Printer.getDefaultPrinter() != null,
                        there -> {
                            PrinterJob job = there ? PrinterJob.createPrinterJob() : null;
                            if (job == null) {
                                model.say(
                                        "No printer is set up on this computer; the page can be"
                                                + " saved as a picture instead.");
                            } else if (job.showPrintDialog(window.stage())) {
                                print(job);
                            }
                        },
                        () -> {});
    }

    private void print(PrinterJob job) {
        drawAll();
        List<Double> ends = new ArrayList<>();
        double top = grid.getLayoutY();
        ends.add(top);
        grid.ends().forEach(end -> ends.add(Math.ceil(top + end)));
        WritableImage image = PageSheets.lightPicture(content);
        model.background()
                .load(
                        () -> PageSheets.print(job, image, ends),
                        printed ->
                                model.say(
                                        printed
                                                ? "The statistics are on their way to the printer."
                                                : "The printer did not take the page; see its"
                                                        + " own window."),
                        () -> {});
    }

    @Override
    public String title() {
        return "Statistics";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public void shown() {
        asked =
                new PageQuestion(
                        asked.choice(),
                        asked.custom(),
                        asked.unit(),
                        asked.year(),
                        asked.against(),
                        asked.otherCustom(),
                        model.today());
        model.ifOpened(changes::follow);
        if (figures == null && ready != null && ready.asked().equals(asked)) {
            draw(ready); // until they are asked for anew
        }
        ready = null;
        load();
    }

    @Override
    public void focus() {
        if (scroll.isVisible()) {
            scroll.requestFocus();
        } else {
            node.requestFocus();
        }
    }

    @Override
    public void hidden() {
        changes.stop();
        drawing.stop();
        isDrawing = false;
        drawn = 0;
    }

    @Override
    public boolean escape() {
        return false;
    }
}
