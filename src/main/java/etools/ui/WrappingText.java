package etools.ui;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Text over several lines that can be selected and is as high as it needs to be.
final class WrappingText extends TextArea {

    private static final double LINE_SPACING = 2;

    private final Text measure = new Text();

    WrappingText(String name) {
        setEditable(false);
        setWrapText(true);
        setAccessibleText(name);
        getStyleClass().add("wrapping-text");
        measure.setLineSpacing(LINE_SPACING); // as in the style sheet
        measure.textProperty().bind(textProperty());
        measure.fontProperty().bind(fontProperty());
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        textProperty().addListener(changed -> requestLayout());
        widthProperty().addListener(changed -> fit());
        textProperty().addListener(changed -> fit());
        fontProperty().addListener(changed -> fit());
    }

    private void fit() {
        if (getWidth() > 0) {
            measure.setWrappingWidth(Math.max(20, getWidth() - 4));
            setPrefHeight(Math.ceil(measure.getLayoutBounds().getHeight()) + 6);
        }
    }
}
