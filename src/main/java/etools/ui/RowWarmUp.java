package etools.ui;

import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Reading;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Draws rows where nobody sees them, one more a frame, while an empty library waits for its first
/// articles: what the first row needs is loaded then, and not all at once when a drop is under way.
final class RowWarmUp extends AnimationTimer {

    private static final int ROWS = 8;
    private static final double WIDTH = 340;

    private final ListView<HeadlineRow> rows = new ListView<>();
    private final StackPane root = new StackPane(rows);

    /// @param like whose style sheets are warmed up
    RowWarmUp(ReaderModel model, Scene like) {
        root.getStyleClass().addAll("reader-root", "list-pane");
        rows.getStyleClass().add("articles");
        rows.setFixedCellSize(HeadlineCell.HEIGHT);
        rows.setCellFactory(list -> new HeadlineCell(model));
        new Scene(root, WIDTH, ROWS * HeadlineCell.HEIGHT)
                .getStylesheets()
                .setAll(like.getStylesheets());
    }

    @Override
    public void handle(long now) {
        HeadlineRow row = new HeadlineRow(rows.getItems().size());
        row.set(
                new Headline(
                        row.row(),
                        new ArticleId(new UUID(0, row.row())),
                        new Category("category", "Category"),
                        "A title that is long enough to need a second line in the list",
                        null,
                        LocalDate.EPOCH,
                        "A summary of the same kind, which fills two lines and is cut at the end.",
                        100,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Reading.NONE));
        rows.getItems().add(row);
        root.applyCss();
        root.layout();
        if (rows.getItems().size() == ROWS) {
            stop();
        }
    }
}
