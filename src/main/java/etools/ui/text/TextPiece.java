package etools.ui.text;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Text that wraps by itself: a paragraph, or a cell of a table.
///
/// JavaFX 26 throws when it breaks a line inside Arabic or Hebrew text
/// (`PrismTextLayout.computeTrailingSpaceWidth`, index out of bounds). Such text is therefore
/// broken here, at spaces, and stands in a flow so wide that JavaFX never breaks it.
final class TextPiece {

    private static final double ENDLESS = 60_000;

    private final TextFlow flow;
    private final int start;
    private final int length;
    private final boolean bidirectional;
    private final boolean rightToLeft;
    private double x;
    private double y;
    private double width;
    private double height;

    /// @param start where this text begins in the plain text of its block
    TextPiece(TextFlow flow, int start) {
        this.flow = flow;
        this.start = start;
        StringBuilder text = new StringBuilder();
        flow.getChildren().forEach(node -> text.append(((Text) node).getText()));
        length = text.length();
        String all = text.toString();
        bidirectional = Bidi.requiresBidi(all.toCharArray(), 0, length);
        rightToLeft =
                bidirectional
                        && !new Bidi(all, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        if (rightToLeft) {
            flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
            flow.getStyleClass().add("right-to-left");
        }
        if (bidirectional) {
            flow.resize(ENDLESS, 1);
        }
    }

    TextFlow flow() {
        return flow;
    }

    int start() {
        return start;
    }

    int end() {
        return start + length;
    }

    /// Lays the text out with its upper left corner at a point of the block.
    ///
    /// @return its height
    double place(double left, double top, double room) {
        x = left;
        y = top;
        width = Math.floor(room);
        if (bidirectional) {
            breakLines();
            height = Math.ceil(flow.prefHeight(ENDLESS));
            double shift = rightToLeft ? width - ENDLESS : 0;
            flow.resizeRelocate(x + shift, y, ENDLESS, height);
        } else {
            flow.resize(width, flow.getHeight()); // else the text would be wrapped three times
            height = Math.ceil(flow.prefHeight(width));
            flow.resizeRelocate(x, y, width, height);
        }
        flow.layout();
        return height;
    }

    /// Turns spaces into line breaks, one character for one, so that every word fits.
    private void breakLines() {
        List<Text> texts = flow.getChildren().stream().map(Text.class::cast).toList();
        List<char[]> broken = new ArrayList<>();
        Text probe = new Text();
        double line = 0;
        double word = 0;
        char[] breakable = null;
        int breakableAt = 0;
        for (Text text : texts) {
            char[] chars = text.getText().toCharArray();
            if (text.getUserData() instanceof String original) {
                chars = original.toCharArray();
            } else {
                text.setUserData(text.getText());
            }
            broken.add(chars);
            probe.setFont(text.getFont());
            int wordStart = 0;
            for (int i = 0; i <= chars.length; i++) {
                boolean ends = i == chars.length || chars[i] == ' ' || chars[i] == '\n';
                if (!ends) {
                    continue;
                }
                word += width(probe, new String(chars, wordStart, i - wordStart));
                wordStart = i + 1;
                if (line + word > width && breakable != null) {
                    breakable[breakableAt] = '\n';
                    breakable = null;
                    line = 0;
                }
                if (i < chars.length) {
                    boolean newLine = chars[i] == '\n';
                    line = newLine ? 0 : line + word + width(probe, " ");
                    word = 0;
                    breakable = newLine ? null : chars;
                    breakableAt = i;
                }
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).setText(new String(broken.get(i)));
        }
    }

    private static double width(Text probe, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    /// How far a point is from the text's room.
    double distance(double pointX, double pointY) {
        double dx = Math.max(0, Math.max(x - pointX, pointX - x - width));
        double dy = Math.max(0, Math.max(y - pointY, pointY - y - height));
        return dx + dy;
    }

    /// The offset in the block's text nearest to a point.
    int offsetAt(double pointX, double pointY) {
        if (pointY < y) {
            return start;
        } else if (pointY > y + height) {
            return end();
        }
        int index = flow.getHitInfo(flow.parentToLocal(pointX, pointY)).getInsertionIndex();
        return start + Math.clamp(index, 0, length);
    }

    /// Where characters of the block's text stand in it, a rectangle for each line.
    List<Bounds> rectangles(int from, int to) {
        int first = Math.max(from, start) - start;
        int last = Math.min(to, end()) - start;
        return first < last ? rectangles(flow.getRangeShape(first, last, false)) : List.of();
    }

    private List<Bounds> rectangles(PathElement[] outline) {
        List<Bounds> rectangles = new ArrayList<>();
        double minX = 0;
        double minY = 0;
        double maxX = 0;
        double maxY = 0;
        for (int i = 0; i < outline.length; i++) {
            if (outline[i] instanceof MoveTo corner) {
                minX = corner.getX();
                maxX = minX;
                minY = corner.getY();
                maxY = minY;
            } else if (outline[i] instanceof LineTo line) {
                minX = Math.min(minX, line.getX());
                maxX = Math.max(maxX, line.getX());
                minY = Math.min(minY, line.getY());
                maxY = Math.max(maxY, line.getY());
            }
            boolean closes = i + 1 == outline.length || outline[i + 1] instanceof MoveTo;
            if (closes && maxX > minX) {
                Bounds local = new BoundingBox(minX, minY, maxX - minX, maxY - minY);
                rectangles.add(flow.localToParent(local));
            }
        }
        return rectangles;
    }
}
