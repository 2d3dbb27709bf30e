package etools.ui.text;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A few lines of text that JavaFX would break wrongly ([ComplexText]).
public final class ComplexLabel extends Region {

    private static final double LEAST_ROOM = 40;

    private TextPiece piece = new TextPiece(new TextFlow(new Text()), 0);

    public ComplexLabel() {
        getStyleClass().add("complex-label");
    }

    public void setText(String text) {
        Text node = new Text(text);
        node.getStyleClass().add("text");
        TextFlow flow = new TextFlow(node);
        flow.setManaged(false);
        piece = new TextPiece(flow, 0);
        getChildren().setAll(flow);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_ROOM;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return piece.place(0, 0, Math.max(LEAST_ROOM, width < 0 ? getWidth() : width));
    }

    @Override
    protected void layoutChildren() {
        piece.place(0, 0, Math.max(LEAST_ROOM, getWidth()));
    }
}
