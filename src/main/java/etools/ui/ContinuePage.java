package etools.ui;

import etools.article.Headline;
import etools.article.PageDates;
import etools.library.Library;
import etools.reading.LoggedReading;
import etools.reading.Ranked;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// What was left in the middle, the last left first.
final class ContinuePage implements RecordPages.Page {

    /// Nobody goes on with more.
    private static final int MOST = 1_000;

    /// So many stay above the one that is chosen.
    private static final int ABOVE = 3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ReaderModel model;
    private final IntConsumer open;
    private final StackPane node = new StackPane();
    private final ListView<Left> list = new ListView<>();
    private final VBox empty;
    private final Background.Latest question = new Background.Latest();
    private final RecordFollower changes =
            new RecordFollower(ReadingFigures::mayChangeWith, this::ask);

    /// An article left in the middle.
    ///
    /// @param part how far it was read, from 0 to 1
    /// @param minutes what is left of it takes at the reader's pace
    record Left(Headline headline, double part, long minutes) {

        /// `40 % read · about 3 min left`
        String told() {
            return Numbers.percent(part)
                    + " read  ·  about "
                    + Numbers.count(minutes)
                    + " min left";
        }
    }

    /// @param open opens an article where its reader stopped
    ContinuePage(ReaderModel model, IntConsumer open) {
        this.model = model;
        this.open = open;
        node.setId("continue-page");
        node.setAccessibleText("Nothing is left in the middle");
        node.getStyleClass().add("history-page");
        list.setId("left");
        list.getStyleClass().addAll("history", "record-list");
        list.setAccessibleText("Left in the middle");
        list.setAccessibleHelp("Enter goes on with the article where you stopped");
        list.setFixedCellSize(Cell.HEIGHT);
        list.setPlaceholder(new Region());
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                press -> {
                    if (press.getCode() == KeyCode.ENTER) {
                        openSelected();
                        press.consume();
                    }
                });
        empty = empty();
        node.getChildren().setAll(list, empty);
    }

    private static VBox empty() {
        Label title = new Label("Nothing is left in the middle");
        title.getStyleClass().add("empty-title");
        Label what =
                new Label(
                        "An article that you leave before its end stands here, and goes on where"
                                + " you stopped.");
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMaxWidth(420);
        what.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox box = new VBox(10, Icons.icon(Feather.BOOKMARK, "empty-icon"), title, what);
        box.setId("nothing-left");
        box.setAlignment(Pos.CENTER);
        box.setVisible(false);
        box.setMouseTransparent(true);
        return box;
    }

    /// What is left in the middle and still in the library, the last left first.
    static List<Left> left(Library library, int most) {
        List<Ranked> ranked = library.record().log().left(most);
        int pace = library.record().log().pace();
        Map<Integer, Headline> headlines = new HashMap<>();
        library.headlines(ranked.stream().mapToInt(Ranked::row).toArray())
                .forEach(headline -> headlines.put(headline.row(), headline));
        List<Left> left = new ArrayList<>();
        for (Ranked each : ranked) {
            Headline headline = headlines.get(each.row());
            if (headline != null) {
                double part = (double) each.value() / LoggedReading.WHOLE;
                long words = Math.round(headline.words() * (1 - part));
                left.add(new Left(headline, part, Numbers.minutes(words, pace)));
            }
        }
        return left;
    }

    @Override
    public String title() {
        return "Continue reading";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> tools() {
        return List.of();
    }

    @Override
    public void shown() {
        model.ifOpened(changes::follow);
        ask();
    }

    private void ask() {
        changes.asked();
        model.ifOpened(
                library -> model.background().ask(question, () -> left(library, MOST), this::show));
    }

    private void show(List<Left> left) {
        if (!left.equals(list.getItems())) {
            Left selected = list.getSelectionModel().getSelectedItem();
            int row = selected == null ? 0 : selected.headline().row();
            list.getItems().setAll(left);
            int index =
                    IntStream.range(0, left.size())
                            .filter(i -> left.get(i).headline().row() == row)
                            .findFirst()
                            .orElse(0);
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - ABOVE));
        }
        boolean hadFocus = list.isFocused() || node.isFocused();
        empty.setVisible(left.isEmpty());
        list.setVisible(!left.isEmpty());
        node.setFocusTraversable(left.isEmpty());
        if (hadFocus) {
            focus();
        }
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
    }

    @Override
    public boolean escape() {
        return false;
    }

    @Override
    public boolean isQuiet() {
        return !question.isUnderWay();
    }

    private void openSelected() {
        Left left = list.getSelectionModel().getSelectedItem();
        if (left != null) {
            open.accept(left.headline().row());
        }
    }

    /// `07:12` of today, else the day.
    private String when(@Nullable Instant read) {
        if (read == null) {
            return "";
        }
        LocalDate day = LocalDate.ofInstant(read, model.zone());
        return day.equals(model.today())
                ? "Today, " + TIME.format(read.atZone(model.zone()))
                : PageDates.date(day);
    }

    /// One of them.
    private final class Cell extends ListCell<Left> {

        static final double HEIGHT = 62;

        private final Label title = new Label();
        private final Label category = new Label();
        private final Label when = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Label told = new Label();
        private final VBox content;

        Cell() {
            getStyleClass().add("left-cell");
            title.getStyleClass().add("left-title");
            title.setMinWidth(60);
            category.getStyleClass().add("badge");
            category.setMinWidth(USE_PREF_SIZE);
            category.managedProperty().bind(category.visibleProperty());
            when.getStyleClass().add("history-figure");
            when.setMinWidth(USE_PREF_SIZE);
            bar.getStyleClass().add("left-bar");
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            told.getStyleClass().add("history-figure");
            told.setMinWidth(200);
            told.setPrefWidth(200);
            Region filler = new Region();
            HBox.setHgrow(filler, Priority.ALWAYS);
            HBox top = new HBox(10, title, category, filler, when);
            top.setAlignment(Pos.CENTER_LEFT);
            HBox below = new HBox(14, bar, told);
            below.setAlignment(Pos.CENTER_LEFT);
            content = new VBox(6, top, below);
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                    openSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Left left, boolean empty) {
            super.updateItem(left, empty);
            if (empty || left == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Headline headline = left.headline();
            title.setText(headline.title());
            String name = headline.category() == null ? "" : headline.category().name();
            category.setText(HistoryCell.shortened(name));
            category.setVisible(!name.isBlank());
            when.setText(when(headline.reading().lastRead()));
            bar.setProgress(left.part());
            told.setText(left.told());
            setGraphic(content);
            setAccessibleText(
                    headline.title()
                            + ". "
                            + (name.isBlank() ? "" : name + ". ")
                            + left.told().replace("  ·  ", ", ")
                            + ". "
                            + when.getText());
        }
    }
}
