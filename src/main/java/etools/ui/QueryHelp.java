package etools.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// What can be typed into the search field, with examples that a click puts there.
final class QueryHelp extends VBox {

    private record Line(String example, String meaning) {}

    private static final List<Line> WORDS =
            List.of(
                    new Line("harbour lights", "both words, in any English form"),
                    new Line("\"harbour lights\"", "side by side, exactly so spelt"),
                    new Line("harb*", "words that begin so"),
                    new Line("harbour -tide", "the one without the other"),
                    new Line("tide OR ebb", "either"),
                    new Line("(tide OR ebb) harbour", "parentheses group"));

    private static final List<Line> FIELDS =
            List.of(
                    new Line("title:harbour", "in the title"),
                    new Line("category:science", "in a category that begins so; category:none"),
                    new Line("tag:sea", "with this tag"),
                    new Line("url:example.org", "in the address"),
                    new Line("author:sato", "by this author; also source:nhk and lang:en"),
                    new Line("is:unread", "also is:read, is:starred, is:unstarred, is:link"),
                    new Line("date:2025-01", "a year, month or day; today, week, month, never"),
                    new Line("date:2024..2025-03", "from one to another; also date:>=2025-06"),
                    new Line("words:>500", "length; also words:100..200"),
                    new Line("read:never", "how often it was read; also read:>3"),
                    new Line("lastread:week", "when it was last read"),
                    new Line("created:today", "when it came into the library"));

    private static final double ROW = 26;

    private @Nullable Button first;

    /// @param insert puts an example into the field
    QueryHelp(Consumer<String> insert) {
        getStyleClass().add("query-help");
        setId("query-help");
        Label title = new Label("What you can search for");
        title.getStyleClass().add("pop-over-title");
        GridPane table = new GridPane();
        table.getStyleClass().add("query-table");
        int row = 0;
        for (Line line : WORDS) {
            add(table, row++, line, insert);
        }
        Label fields = new Label("Fields, alone or beside words");
        fields.getStyleClass().add("section");
        table.add(fields, 0, row++, 2, 1);
        for (Line line : FIELDS) {
            add(table, row++, line, insert);
        }
        Label note =
                new Label(
                        "Letter case and accents do not matter. The last word counts as unfinished"
                                + " until a space follows. A click puts an example into the"
                                + " field.");
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setAccessibleText("What you can search for");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, note);
        setPrefWidth(560);
        scroll.setPrefHeight((WORDS.size() + FIELDS.size()) * ROW + 60);
    }

    private void add(GridPane table, int row, Line line, Consumer<String> insert) {
        Button example = new Button(line.example());
        example.setMnemonicParsing(false);
        example.getStyleClass().addAll("flat", "query-example");
        example.setMinWidth(Region.USE_PREF_SIZE);
        example.setAccessibleText(line.example() + ": " + line.meaning());
        example.setOnAction(clicked -> insert.accept(line.example()));
        Label meaning = new Label(line.meaning());
        meaning.setWrapText(true);
        if (first == null) {
            first = example;
        }
        table.add(example, 0, row);
        table.add(meaning, 1, row);
    }

    @Override
    public void requestFocus() {
        if (first != null) {
            first.requestFocus();
        }
    }
}
