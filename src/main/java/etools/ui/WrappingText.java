package etools.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Text over several lines that can be selected and is as high as it needs to be.
final class WrappingText extends TextArea {

    private static final double LINE_SPACING = 2;

    private static final double LEAST_WIDTH = 120;

    private final Text measure = new Text();

    WrappingText(String name) {
        setEditable(false);
        setWrapText(true);
        setAccessibleText(name);
        getStyleClass().add("wrapping-text");
        measure.setLineSpacing(LINE_SPACING); // as in the style sheet
        measure.textProperty().bind(textProperty());
        measure.fontProperty().bind(fontProperty());
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        textProperty().addListener(changed -> requestLayout());
        fontProperty().addListener(changed -> requestLayout());
    }

    /// The height depends on the width; a parent that asks is told so, and needs no second layout.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double known = width > 0 ? width : getWidth();
        measure.setWrappingWidth(Math.max(LEAST_WIDTH, known - 4));
        return Math.ceil(measure.getLayoutBounds().getHeight()) + 6;
    }
}
