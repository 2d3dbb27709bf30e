package etools.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A line of text that is drawn smaller where there is no room for it: a figure that is cut is
/// another figure.
final class Fitted extends Region {

    private final Label label;
    private final Scale scale = new Scale();

    Fitted(Label label) {
        this.label = label;
        label.getTransforms().add(scale);
        getChildren().setAll(label);
    }

    @Override
    protected void layoutChildren() {
        double wanted = label.prefWidth(-1);
        double height = label.prefHeight(-1);
        double share = wanted > 0 ? Math.min(1, getWidth() / wanted) : 1;
        scale.setX(share);
        scale.setY(share);
        scale.setPivotY(label.getBaselineOffset());
        label.resizeRelocate(0, 0, wanted, height);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return label.prefHeight(-1);
    }
}
