package etools.ui;

import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.library.ReadingRecord.Title;
import etools.reading.By;
import etools.reading.Entry;
import etools.reading.Period;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.ui.HistoryRows.Day;
import etools.ui.HistoryRows.Read;
import etools.ui.HistoryRows.Row;

import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What was read when, newest first, with the way back into each article.
final class HistoryPage implements RecordPages.Page {

    /// Of what a filter finds, the articles read last.
    private static final int MOST_FOUND = 20_000;

    private static final Duration TYPING = Duration.millis(200);
    private static final Pattern NO_WORDS = Pattern.compile("[\\s\"():|*]+");
    private static final Pattern LEADING = Pattern.compile("^[-+!]+");
    private static final Comparator<Read> NEWEST_FIRST =
            Comparator.comparing((Read read) -> read.entry().opened().toInstant())
                    .thenComparingLong(read -> read.entry().number())
                    .reversed();

    private final ReaderModel model;
    private final IntConsumer open;
    private final StackPane node = new StackPane();
    private final ListView<Row> list =
            EvenRowsSkin.list(FXCollections.observableArrayList(), HistoryCell.HEIGHT);
    private final VBox empty = new VBox(10);
    private final Label emptyTitle = new Label();
    private final Label emptyText = new Label();
    private final TextField filter = new TextField();
    private final DayPicker day = new DayPicker("history-day", "Go to a day");
    private final Button onlyButton = new Button();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Background.Latest question = new Background.Latest();
    private final RecordFollower changes =
            new RecordFollower(ReadingFigures::mayChangeWith, () -> ask(false));
    private @Nullable Only only;

    /// What the rows answer.
    private @Nullable Asked shown;

    /// The article to which the history is narrowed.
    ///
    /// @param reading the number of the one that is chosen, or 0 for the newest
    record Only(int row, String title, long reading) {}

    private record Asked(@Nullable Only only, String text) {}

    /// @param entries of [#days], where they are few enough to be held; null for all readings
    private record Answer(List<Day> days, @Nullable List<Read> entries) {}

    /// @param open opens an article where its reader stopped
    HistoryPage(ReaderModel model, IntConsumer open) {
        this.model = model;
        this.open = open;
        node.setId("history-page");
        node.getStyleClass().add("history-page");
        list.setId("history");
        list.getStyleClass().addAll("history", "record-list");
        list.setAccessibleText("History");
        list.setAccessibleHelp("Enter opens the article where you stopped");
        list.setCellFactory(view -> {
            HistoryCell cell = new HistoryCell(model::today, this::bringBack);
            cell.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                    openSelected();
                }
            });
            return cell;
        });
        list.setContextMenu(menu());
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                press -> {
                    if (press.getCode() == KeyCode.ENTER) {
                        openSelected();
                        press.consume();
                    }
                });
        emptyTitle.getStyleClass().add("empty-title");
        emptyText.getStyleClass().add("muted");
        emptyText.setWrapText(true);
        emptyText.setMaxWidth(420);
        emptyText.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        empty.setId("no-history");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().setAll(Icons.icon(Feather.CLOCK, "empty-icon"), emptyTitle, emptyText);
        empty.setVisible(false);
        empty.setMouseTransparent(true);
        node.getChildren().setAll(list, empty);
        filter.setId("history-filter");
        filter.setPromptText("Words of a title");
        filter.setAccessibleText("Show readings of articles with these words in their title");
        filter.setPrefWidth(200);
        filter.textProperty().addListener(changed -> typing.playFromStart());
        filter.addEventHandler(
                KeyEvent.KEY_PRESSED,
                press -> {
                    if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.DOWN) {
                        focus();
                        press.consume();
                    }
                });
        typing.setOnFinished(done -> ask(true));
        day.setPromptText("Go to a day");
        day.valueProperty().addListener((property, was, is) -> goTo(is));
        onlyButton.setId("history-only");
        onlyButton.getStyleClass().addAll("small", "history-only");
        onlyButton.setGraphic(Icons.icon(Feather.X));
        onlyButton.setContentDisplay(ContentDisplay.RIGHT);
        onlyButton.setTextOverrun(OverrunStyle.ELLIPSIS);
        onlyButton.setMnemonicParsing(false);
        onlyButton.setMaxWidth(320);
        onlyButton.managedProperty().bind(onlyButton.visibleProperty());
        onlyButton.setOnAction(clicked -> showOnly(null));
        filter.visibleProperty().bind(onlyButton.visibleProperty().not());
        filter.managedProperty().bind(filter.visibleProperty());
        showOnly(null);
    }

    /// Shows the readings of one article alone, or of all where it is null.
    void showOnly(@Nullable Only article) {
        only = article;
        onlyButton.setVisible(article != null);
        if (article != null) {
            onlyButton.setText("Only “" + article.title() + "”");
            onlyButton.setAccessibleText(
                    "Only “" + article.title() + "”. Show the readings of all articles again");
            onlyButton.setTooltip(new Tooltip("Show the readings of all articles again"));
        }
        if (node.getScene() != null) {
            ask(true);
            focus();
        }
    }

    // The page.

    @Override
    public String title() {
        return "History";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> tools() {
        return List.of(onlyButton, filter, day);
    }

    @Override
    public void shown() {
        model.ifOpened(changes::follow);
        ask(false);
    }

    @Override
    public void focus() {
        if (list.isVisible()) {
            list.requestFocus();
        } else {
            node.requestFocus();
        }
    }

    @Override
    public void hidden() {
        changes.stop();
        only = null;
        onlyButton.setVisible(false);
    }

    @Override
    public boolean escape() {
        if (only != null) {
            showOnly(null);
            return true;
        }
        if (!filter.getText().isEmpty()) {
            filter.clear();
            typing.stop();
            ask(true);
            focus();
            return true;
        }
        return false;
    }

    @Override
    public boolean isQuiet() {
        return !question.isUnderWay();
    }

    // What is shown.

    /// @param anew whether something else is asked for, which begins at its top
    private void ask(boolean anew) {
        changes.asked();
        Only article = only;
        String text = filter.getText().strip();
        Asked asked = new Asked(article, text);
        model.ifOpened(library ->
                model.background()
                        .ask(
                                question,
                                () -> answer(library, article, text),
                                answer -> {
                                    boolean other = anew || !asked.equals(shown);
                                    shown = asked;
                                    show(library, answer, other);
                                }));
    }

    private static Answer answer(Library library, @Nullable Only article, String text) {
        ReadingLog log = library.record().log();
        if (article != null) {
            return grouped(library, log.ofArticle(article.row()));
        }
        if (text.isEmpty()) {
            return new Answer(
                    log.by(By.DAY, Period.ALL, Integer.MAX_VALUE).reversed().stream()
                            .map(HistoryPage::day)
                            .toList(),
                    null);
        }
        ArticleList found = library.find(Query.ALL.withText(inTitle(text)));
        BitSet wanted = new BitSet();
        for (int row : found.rows(0, found.size())) {
            wanted.set(row);
        }
        List<Entry> entries = new ArrayList<>();
        int articles = 0;
        for (int row : log.rows(Period.ALL)) {
            if (wanted.get(row) && articles++ < MOST_FOUND) {
                entries.addAll(log.ofArticle(row));
            }
        }
        return grouped(library, entries);
    }

    private static Day day(Slice slice) {
        return new Day(
                LocalDate.parse(slice.key()),
                slice.sums().readings(),
                slice.sums().words(),
                slice.sums().activeMs());
    }

    /// `ferry dawn` as a question for titles; the last word may be unfinished.
    static String inTitle(String typed) {
        return NO_WORDS.splitAsStream(typed)
                .map(word -> LEADING.matcher(word).replaceFirst(""))
                .filter(word -> !word.isEmpty())
                .map(word -> "title:" + word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /// Readings under their days.
    private static Answer grouped(Library library, List<Entry> entries) {
        List<Read> reads = new ArrayList<>(named(library, entries));
        reads.sort(
                Comparator.comparing(
                                (Read read) -> read.entry().opened().toLocalDate(),
                                Comparator.reverseOrder())
                        .thenComparing(NEWEST_FIRST));
        List<Day> days = new ArrayList<>();
        for (Read read : reads) {
            LocalDate date = read.entry().opened().toLocalDate();
            Day last = days.isEmpty() ? null : days.getLast();
            Day before = last != null && last.day().equals(date) ? last : new Day(date, 0, 0, 0);
            Day with =
                    new Day(
                            date,
                            before.readings() + 1,
                            before.words() + read.entry().wordsRead(),
                            before.activeMs() + Math.max(0, read.entry().activeMs()));
            if (before.equals(last)) {
                days.set(days.size() - 1, with);
            } else {
                days.add(with);
            }
        }
        return new Answer(days, reads);
    }

    private static List<Read> named(Library library, List<Entry> entries) {
        Map<Integer, Title> titles =
                library.record().titles(entries.stream().mapToInt(Entry::row).distinct().toArray());
        return entries.stream().map(entry -> new Read(entry, titles.get(entry.row()))).toList();
    }

    private void show(Library library, Answer answer, boolean anew) {
        List<Read> entries = answer.entries();
        ObservableList<Row> before = list.getItems();
        int selected = list.getSelectionModel().getSelectedIndex();
        int above = selected - EvenRowsSkin.of(list).firstInView();
        double hidden = EvenRowsSkin.of(list).hiddenAbove();
        HistoryRows rows =
                new HistoryRows(
                        answer.days(),
                        entries == null ? fromLibrary(library) : from(answer.days(), entries));
        list.setItems(rows);
        boolean nothing = answer.days().isEmpty();
        boolean hadFocus = list.isFocused() || node.isFocused();
        if (nothing) {
            sayWhyEmpty();
        }
        empty.setVisible(nothing);
        list.setVisible(!nothing);
        node.setFocusTraversable(nothing);
        node.setAccessibleText(emptyTitle.getText());
        if (hadFocus) {
            focus();
        }
        if (!nothing) {
            if (!anew && selected >= 0 && before instanceof HistoryRows old && !old.isEmpty()) {
                int index = rows.indexLike(old, selected);
                list.getSelectionModel().clearAndSelect(index);
                EvenRowsSkin.of(list).scrollToTop(index - above, hidden);
            } else {
                int index = indexOf(only == null ? 0 : only.reading(), answer);
                list.getSelectionModel().clearAndSelect(index);
                list.scrollTo(Math.max(0, index - 1));
            }
        }
    }

    /// The row of a reading, or of the newest where it is not there.
    private static int indexOf(long reading, Answer answer) {
        List<Read> entries = answer.entries();
        if (entries == null) {
            return 1;
        }
        int row = 0;
        int at = 0;
        for (Day each : answer.days()) {
            row++; // its heading
            for (int i = 0; i < each.readings(); i++) {
                if (entries.get(at++).entry().number() == reading) {
                    return row;
                }
                row++;
            }
        }
        return 1;
    }

    private void sayWhyEmpty() {
        if (only != null) {
            emptyTitle.setText("You have not read this article yet");
            emptyText.setText("");
        } else if (!filter.getText().isBlank()) {
            emptyTitle.setText("No such reading");
            emptyText.setText(
                    "None of the articles you read has these words in its title. Escape shows all"
                            + " readings.");
        } else {
            emptyTitle.setText("Nothing was read yet");
            emptyText.setText(
                    "Open an article, and it stands here with its day and time, how far you came"
                            + " and how long you read.");
        }
    }

    private HistoryRows.Loader fromLibrary(Library library) {
        return new HistoryRows.Loader() {
            @Override
            public void load(
                    LocalDate date,
                    int from,
                    int most,
                    Consumer<List<Read>> found,
                    Runnable after) {
                model.background()
                        .load(
                                () ->
                                        named(
                                                library,
                                                library.record()
                                                        .log()
                                                        .history(
                                                                new Period(date, date),
                                                                from,
                                                                most)),
                                found,
                                after);
            }
        };
    }

    private static HistoryRows.Loader from(List<Day> days, List<Read> entries) {
        return (date, from, most, found, after) -> {
            int start = 0;
            for (Day each : days) {
                if (each.day().equals(date)) {
                    break;
                }
                start += each.readings();
            }
            found.accept(
                    entries.subList(start + from, Math.min(entries.size(), start + from + most)));
            after.run();
        };
    }

    private void goTo(@Nullable LocalDate date) {
        if (date != null && list.getItems() instanceof HistoryRows rows && !rows.isEmpty()) {
            int heading = rows.headingOf(date);
            int index = heading < 0 ? rows.size() - 1 : heading;
            if (heading < 0) {
                model.say("Your history begins after that day.");
            }
            list.getSelectionModel().clearAndSelect(Math.min(rows.size() - 1, index + 1));
            list.scrollTo(index);
            list.requestFocus();
        }
    }

    // What can be done.

    private @Nullable Read selected() {
        Row row = list.getSelectionModel().getSelectedItem();
        return row == null ? null : row.read();
    }

    private void openSelected() {
        Read read = selected();
        Title article = read == null ? null : read.title();
        if (read == null) {
            return;
        }
        if (article == null) {
            model.say("Nothing is known of this article any more.");
        } else if (article.listed()) {
            open.accept(article.row());
        } else {
            bringBack(read);
        }
    }

    private void bringBack(Read read) {
        Title article = read.title();
        if (article != null) {
            model.bringBack(
                    new int[] {article.row()},
                    back -> {
                        if (back > 0) {
                            model.say(
                                    "“"
                                            + article.title()
                                            + "” is in the library again; Enter opens it.");
                        }
                        ask(false);
                    });
        }
    }

    private ContextMenu menu() {
        MenuItem openIt = new MenuItem("Open where you stopped");
        openIt.setOnAction(chosen -> openSelected());
        MenuItem onlyThis = new MenuItem("Only this article");
        onlyThis.setOnAction(chosen -> {
            Read read = selected();
            Title article = read == null ? null : read.title();
            if (article != null) {
                showOnly(new Only(article.row(), article.title(), 0));
            }
        });
        ContextMenu menu = new ContextMenu(openIt, onlyThis);
        menu.setOnShowing(showing -> {
            Read read = selected();
            Title article = read == null ? null : read.title();
            boolean listed = article != null && article.listed();
            openIt.setText(listed ? "Open where you stopped" : "Bring back into the library");
            openIt.setDisable(article == null);
            onlyThis.setDisable(article == null || only != null);
        });
        return menu;
    }
}
