package etools.ui;

import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Measures every text and every mark in sight against what is drawn behind it: the scene is drawn
/// once without them.
///
/// @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, success criteria 1.4.3
///   and 1.4.11, and its definitions of relative luminance and contrast ratio</a>
final class Contrast {

    private static final double OF_TEXT = 4.5;
    private static final double OF_LARGE_TEXT = 3;
    private static final double OF_MARKS = 3;
    private static final double LARGE = 24;
    private static final double LARGE_IF_BOLD = 18.66;
    private static final double INVISIBLE = 0.01;
    private static final double JUST_VISIBLE = 1.05;
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    /// Regions and shapes that say something without a word.
    private static final Set<String> MARKS =
            Set.of("star-shape", "dot", "chart-bar", "chart-line-symbol", "reading-dot", "arrow");

    private final Scene scene;
    private final List<Node> drawn = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int measured;

    private Contrast(Scene scene) {
        this.scene = scene;
    }

    /// @param failures a line for each pair that is too close
    record Found(int measured, List<String> failures) {}

    /// On the JavaFX thread.
    ///
    /// @param top what lies on top, with all that shall be measured in it
    static Found in(Scene scene, Node top) {
        Contrast contrast = new Contrast(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        contrast.collect(top);
        contrast.measure();
        return new Found(contrast.measured, List.copyOf(contrast.failures));
    }

    private void collect(Node node) {
        if (!node.isVisible() || node.getOpacity() < INVISIBLE || isDisabled(node)) {
            return;
        }
        node.setCache(false); // what is drawn shall be what is there
        boolean says =
                node instanceof Text text && !text.getText().isBlank()
                        || node.getStyleClass().stream().anyMatch(MARKS::contains);
        if (says) {
            drawn.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    /// What cannot be used need not be read (1.4.3, incidental).
    private static boolean isDisabled(Node node) {
        return node.isDisabled() || node.getPseudoClassStates().contains(DISABLED);
    }

    private void measure() {
        List<Double> opacities = drawn.stream().map(Contrast::opacity).toList();
        PixelReader whole = scene.snapshot(null).getPixelReader();
        List<Node> hidden = new ArrayList<>();
        Map<Node, Double> faded = new HashMap<>();
        for (Node node : drawn) {
            // its looks may set the one again, its parent the other
            if (!node.opacityProperty().isBound()) {
                faded.put(node, node.getOpacity());
                node.setOpacity(0);
            }
            if (!node.visibleProperty().isBound()) {
                hidden.add(node);
                node.setVisible(false);
            }
        }
        WritableImage behind;
        try {
            behind = scene.snapshot(null);
        } finally {
            hidden.forEach(node -> node.setVisible(true));
            faded.forEach(Node::setOpacity);
        }
        for (int i = 0; i < drawn.size(); i++) {
            measure(drawn.get(i), opacities.get(i), whole, behind.getPixelReader());
        }
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    private void measure(Node node, double opacity, PixelReader whole, PixelReader behind) {
        Bounds place = inSight(node);
        Color own = colour(node);
        if (place.getWidth() < 1 || place.getHeight() < 1 || own == null) {
            return;
        }
        Color ground = mostOf(behind, place);
        double seen = own.getOpacity() * opacity;
        if (seen < INVISIBLE) {
            return;
        }
        Color front =
                ground.interpolate(Color.color(own.getRed(), own.getGreen(), own.getBlue()), seen);
        double ratio = ratio(front, ground);
        if (ratio > JUST_VISIBLE && same(whole, behind, place)) {
            return; // something lies over it
        }
        measured++;
        double needed = needed(node);
        if (ratio < needed) {
            failures.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %.2f, needed %.1f (%s on %s)",
                            name(node),
                            ratio,
                            needed,
                            web(front),
                            web(ground)));
        }
    }

    private Bounds inSight(Node node) {
        Bounds place = node.localToScene(node.getBoundsInLocal());
        Bounds sight = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        place = both(place, sight);
        for (Node each = node; each != null; each = each.getParent()) {
            Node clip = each.getClip();
            if (clip != null) {
                place = both(place, each.localToScene(clip.getBoundsInParent()));
            }
        }
        return place;
    }

    private static Bounds both(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        double right = Math.min(one.getMaxX(), other.getMaxX());
        double bottom = Math.min(one.getMaxY(), other.getMaxY());
        return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static Color colour(Node node) {
        Paint paint =
                switch (node) {
                    case FontIcon icon -> icon.getIconColor();
                    case Text text -> text.getFill();
                    case Region region -> colour(region);
                    case Shape shape ->
                            shape.getFill() == null ? shape.getStroke() : shape.getFill();
                    default -> null;
                };
        return paint instanceof Color colour ? colour : null;
    }

    /// The fill, or the outline where it has none.
    private static Color colour(Region region) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                if (fill.getFill() instanceof Color colour && colour.getOpacity() > INVISIBLE) {
                    return colour;
                }
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                if (stroke.getTopStroke() instanceof Color colour) {
                    return colour;
                }
            }
        }
        return null;
    }

    private static boolean same(PixelReader one, PixelReader other, Bounds place) {
        int right = (int) Math.ceil(place.getMaxX());
        int bottom = (int) Math.ceil(place.getMaxY());
        for (int y = (int) place.getMinY(); y < bottom; y++) {
            for (int x = (int) place.getMinX(); x < right; x++) {
                if (one.getArgb(x, y) != other.getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Color mostOf(PixelReader pixels, Bounds place) {
        Map<Integer, Integer> counts = new HashMap<>();
        int right = (int) Math.ceil(place.getMaxX());
        int bottom = (int) Math.ceil(place.getMaxY());
        for (int y = (int) place.getMinY(); y < bottom; y++) {
            for (int x = (int) place.getMinX(); x < right; x++) {
                counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        int argb =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    private static double needed(Node node) {
        if (!(node instanceof Text text) || node instanceof FontIcon) {
            return OF_MARKS;
        }
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        return size >= LARGE || bold && size >= LARGE_IF_BOLD ? OF_LARGE_TEXT : OF_TEXT;
    }

    /// From 1, the same, to 21, black on white.
    static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String name(Node node) {
        StringBuilder name = new StringBuilder();
        if (node instanceof Text text && !(node instanceof FontIcon)) {
            String words = text.getText().strip().replaceAll("\\s+", " ");
            name.append('“').append(words, 0, Math.min(30, words.length())).append("” ");
        }
        int steps = 0;
        for (Node each = node; each != null && steps < 4; each = each.getParent()) {
            if (!each.getStyleClass().isEmpty() || each.getId() != null) {
                name.append(steps++ == 0 ? "" : " < ")
                        .append(each.getId() == null ? "" : "#" + each.getId())
                        .append(each.getStyleClass());
            }
        }
        return name.toString();
    }

    private static String web(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
