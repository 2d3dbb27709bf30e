package etools.ui;

import etools.article.Category;
import etools.article.Headline;
import etools.article.PageDates;
import etools.article.Passage;
import etools.library.Mark;
import etools.ui.text.ComplexText;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

/// One row of the list on screen. It follows its [HeadlineRow] while that changes.
final class HeadlineCell extends ListCell<HeadlineRow> {

    /// Every row is as high, so that the list need not measure a million of them.
    static final double HEIGHT = 120;

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");

    private final Circle dot = new Circle(4);
    private final Label badge = new Label();
    private final Label date = new Label();
    private final Label title = new TwoLines();
    private final Label summary = new TwoLines();
    private final PassageText passage = new PassageText();
    private final Passages passages;
    private final Label words = new Label();
    private final Button star = new Button(null, Icons.star());
    private final VBox content;
    private final Tooltip fullTitle = new Tooltip();
    private final ChangeListener<@Nullable Headline> changed = (property, was, is) -> fill(is);
    private final ChangeListener<@Nullable Passage> passageChanged =
            (property, was, is) -> showPassage();
    private final ChangeListener<String> searched = (property, was, is) -> showPassage();
    private @Nullable HeadlineRow followed;

    HeadlineCell(ReaderModel model) {
        passages = model.passages();
        passages.textProperty().addListener(new WeakChangeListener<>(searched));
        getStyleClass().add("headline-cell");
        dot.getStyleClass().add("dot");
        badge.getStyleClass().add("badge");
        date.getStyleClass().add("cell-date");
        title.getStyleClass().add("cell-title");
        summary.getStyleClass().add("cell-summary");
        words.getStyleClass().add("cell-words");
        star.getStyleClass().addAll("flat", "star-button");
        star.setFocusTraversable(false);
        star.setOnAction(clicked -> {
            HeadlineRow row = getItem();
            Headline headline = row == null ? null : row.headline();
            if (row != null && headline != null) {
                model.mark(
                        new int[] {row.row()},
                        headline.reading().starred() ? Mark.UNSTAR : Mark.STAR);
            }
        });
        // A click on the star is no choice of the row.
        star.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    if (press.getButton() == MouseButton.PRIMARY) {
                        press.consume();
                    }
                });
        words.setMinWidth(Region.USE_PREF_SIZE);
        date.setMinWidth(Region.USE_PREF_SIZE);
        star.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(dot, badge, words, filler(), star, date);
        top.getStyleClass().add("cell-top");
        top.setAlignment(Pos.CENTER_LEFT);
        content = new VBox(top, title, summary, passage);
        summary.managedProperty().bind(summary.visibleProperty());
        passage.managedProperty().bind(passage.visibleProperty());
        content.getStyleClass().add("cell-content");
        content.setMinWidth(0);
        content.setPrefWidth(0);
        ComplexText.wrap(fullTitle.wrapTextProperty(), fullTitle.textProperty());
        fullTitle.setMaxWidth(420);
        setPrefHeight(HEIGHT);
        setPrefWidth(0);
    }

    private static Region filler() {
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        return filler;
    }

    @Override
    protected void updateItem(@Nullable HeadlineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (followed != row && followed != null) {
            followed.headlineProperty().removeListener(changed);
            followed.passageProperty().removeListener(passageChanged);
            followed = null;
        }
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            pseudoClassStateChanged(UNREAD, false);
            pseudoClassStateChanged(STARRED, false);
            pseudoClassStateChanged(LOADING, false);
            return;
        }
        if (followed == null) {
            followed = row;
            row.headlineProperty().addListener(changed);
            row.passageProperty().addListener(passageChanged);
        }
        setGraphic(content);
        fill(row.headline());
    }

    /// While a text is searched: why it was found here, instead of the summary.
    private void showPassage() {
        HeadlineRow row = getItem();
        if (row == null) {
            return;
        }
        String text = passages.textProperty().get();
        passages.want(row);
        Passage found = text.isEmpty() ? null : row.passageProperty().get();
        passage.setPassage(found);
        passage.setVisible(found != null);
        summary.setVisible(found == null);
        Headline headline = row.headline();
        if (headline != null) {
            setAccessibleText(describe(headline) + (found == null ? "" : ". " + found.text()));
        }
    }

    private void fill(@Nullable Headline headline) {
        pseudoClassStateChanged(LOADING, headline == null);
        if (headline == null) {
            pseudoClassStateChanged(UNREAD, false);
            pseudoClassStateChanged(STARRED, false);
            dot.setVisible(false);
            badge.setVisible(false);
            star.setVisible(false);
            date.setText("");
            title.setText("");
            summary.setText("");
            words.setText("");
            setTooltip(null);
            setAccessibleText("Loading");
            return;
        }
        boolean unread = !headline.reading().read();
        boolean starred = headline.reading().starred();
        Category category = headline.category();
        pseudoClassStateChanged(UNREAD, unread);
        pseudoClassStateChanged(STARRED, starred);
        dot.setVisible(unread);
        dot.setManaged(unread);
        badge.setVisible(category != null);
        badge.setManaged(category != null);
        badge.setText(category == null ? "" : category.name());
        date.setText(headline.date() == null ? "" : PageDates.date(headline.date()));
        title.setText(headline.title());
        summary.setText(headline.summary());
        words.setText(length(headline));
        star.setVisible(true);
        star.setAccessibleText(starred ? "Take the star off" : "Star");
        fullTitle.setText(headline.title());
        setTooltip(headline.title().length() > 60 ? fullTitle : null);
        setAccessibleText(describe(headline));
        showPassage();
    }

    /// What a screen reader says of the row.
    static String describe(Headline headline) {
        StringBuilder text = new StringBuilder(headline.reading().read() ? "" : "Unread. ");
        if (headline.reading().starred()) {
            text.append("Starred. ");
        }
        text.append(headline.title());
        Category category = headline.category();
        if (category != null) {
            text.append(". ").append(category.name());
        }
        if (headline.date() != null) {
            text.append(". ").append(PageDates.date(headline.date()));
        }
        return text.append(". ").append(length(headline)).toString();
    }

    /// A link that was kept and a page of pictures have nothing to be counted.
    private static String length(Headline headline) {
        return headline.words() == 0 ? "no text" : Numbers.count(headline.words(), "word", "words");
    }

    /// Wraps, and ends in an ellipsis where two lines are not enough.
    private static final class TwoLines extends Label {

        TwoLines() {
            ComplexText.wrap(wrapTextProperty(), textProperty());
            ComplexText.turn(this);
            setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected double computeMinHeight(double width) {
            return Math.min(computePrefHeight(width), getMaxHeight());
        }
    }
}
