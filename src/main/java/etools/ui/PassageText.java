package etools.ui;

import etools.article.Passage;
import etools.ui.text.ComplexText;

import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

/// Two lines of a passage with the words that were found in bold. It begins early enough to show
/// the first of them and is cut at a word.
final class PassageText extends Region {

    private static final double LINES = 34;
    private static final double LINE = 17;
    private static final double ENDLESS = 20_000;

    /// What stands before the first match where the passage must be cut at its beginning.
    private static final int CHARS_BEFORE = 24;

    private static final String MORE = "…";

    private final TextFlow flow = new TextFlow();
    private @Nullable Passage passage;
    private double arrangedWidth = -1;

    PassageText() {
        getStyleClass().add("cell-passage");
        flow.getStyleClass().add("passage-flow");
        flow.setManaged(false);
        getChildren().add(flow);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMouseTransparent(true);
    }

    void setPassage(@Nullable Passage value) {
        if (value == null || !value.equals(passage)) {
            passage = value;
            arrangedWidth = -1;
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return LINES;
    }

    @Override
    protected double computeMinHeight(double width) {
        return LINES;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        Passage shown = passage;
        double width = getWidth();
        if (shown == null || width <= 0 || width == arrangedWidth) {
            return;
        }
        arrangedWidth = width;
        int first = shown.matches().isEmpty() ? 0 : shown.matches().getFirst().from();
        int firstEnd = shown.matches().isEmpty() ? 0 : shown.matches().getFirst().to();
        if (ComplexText.isIn(shown.text())) { // JavaFX must not break it
            fill(
                    shown,
                    first > CHARS_BEFORE ? wordNear(shown.text(), first) : 0,
                    Integer.MAX_VALUE);
            flow.resizeRelocate(0, 0, ENDLESS, LINE);
            return;
        }
        int from = 0;
        int to = fit(shown, from, width);
        if (to < firstEnd) {
            from = wordNear(shown.text(), first);
            to = fit(shown, from, width);
        }
    }

    /// Fills the flow with as much as two lines hold.
    ///
    /// @return where in the passage it ends
    private int fit(Passage shown, int from, double width) {
        fill(shown, from, Integer.MAX_VALUE);
        flow.resizeRelocate(0, 0, width, LINES);
        flow.layout();
        if (flow.prefHeight(width) <= LINES + 2) {
            return shown.text().length();
        }
        int lead = from > 0 ? MORE.length() : 0;
        int end =
                flow.getHitInfo(new Point2D(width - 16, LINE * 1.5)).getInsertionIndex()
                        - lead
                        + from;
        int cut = Math.clamp(end, from, shown.text().length());
        int space = shown.text().lastIndexOf(' ', cut);
        if (space > from + 10) {
            cut = space;
        }
        fill(shown, from, cut);
        flow.resizeRelocate(0, 0, width, LINES);
        return cut;
    }

    /// Where a word begins, a little before `place`.
    private static int wordNear(String text, int place) {
        int start = Math.max(0, place - CHARS_BEFORE);
        int space = start == 0 ? -1 : text.indexOf(' ', start);
        return space >= 0 && space < place ? space + 1 : start;
    }

    private void fill(Passage shown, int from, int to) {
        String text = shown.text().replace('\n', ' ');
        int end = Math.min(to, text.length());
        flow.getChildren().clear();
        if (from > 0) {
            add(MORE, false);
        }
        int at = from;
        for (Passage.Span match : shown.matches()) {
            int begin = Math.clamp(match.from(), at, end);
            int stop = Math.clamp(match.to(), begin, end);
            add(text.substring(at, begin), false);
            add(text.substring(begin, stop), true);
            at = stop;
        }
        add(text.substring(at, end), false);
        if (end < text.length()) {
            add(MORE, false);
        }
        flow.applyCss();
    }

    private void add(String part, boolean found) {
        if (!part.isEmpty()) {
            Text text = new Text(part);
            text.getStyleClass().add(found ? "passage-match" : "passage-text");
            flow.getChildren().add(text);
        }
    }

    /// What can be read here.
    String text() {
        StringBuilder text = new StringBuilder();
        flow.getChildren().forEach(node -> text.append(((Text) node).getText()));
        return text.toString();
    }
}
