package etools.ui.text;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text that wraps by itself: a paragraph, or a cell of a table.
///
/// What JavaFX would break wrongly ([ComplexText]) is broken here, by line breaks put into its
/// text, and stands in a flow so wide that JavaFX never breaks it.
final class TextPiece {

    private static final double ENDLESS = 60_000;

    private final TextFlow flow;
    private final int start;
    private final String text;
    private final List<String> parts;
    private final boolean breaksHere;
    private final boolean rightToLeft;

    /// Offsets in `text` before which a line break was put into the flow.
    private int[] breaks = {};

    private double x;
    private double y;
    private double width;
    private double height;

    /// @param start where this text begins in the plain text of its block
    TextPiece(TextFlow flow, int start) {
        this.flow = flow;
        this.start = start;
        text = String.join("", texts());
        breaksHere = ComplexText.isIn(text);
        rightToLeft = ComplexText.isRightToLeft(text);
        if (ComplexText.runsBothWays(text)) {
            partByFace();
        }
        parts = texts();
        if (rightToLeft) {
            flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
            flow.getStyleClass().add("right-to-left");
        }
        if (breaksHere) {
            flow.resize(ENDLESS, 1);
        }
    }

    private List<String> texts() {
        return flow.getChildren().stream().map(node -> ((Text) node).getText()).toList();
    }

    private void partByFace() {
        List<Text> parted = new ArrayList<>();
        for (Node node : flow.getChildren()) {
            for (String part : ComplexText.partedByFace(((Text) node).getText())) {
                Text each = new Text(part);
                each.getStyleClass().setAll(node.getStyleClass());
                parted.add(each);
            }
        }
        flow.getChildren().setAll(parted);
    }

    TextFlow flow() {
        return flow;
    }

    int start() {
        return start;
    }

    int end() {
        return start + text.length();
    }

    /// Lays the text out with its upper left corner at a point of the block.
    ///
    /// @return its height
    double place(double left, double top, double room) {
        x = left;
        y = top;
        width = Math.floor(room);
        if (breaksHere) {
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

    private void breakLines() {
        List<Integer> found = new ArrayList<>();
        BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(text);
        double line = 0;
        int from = places.first();
        for (int to = places.next(); to != BreakIterator.DONE; to = places.next()) {
            double needed = width(from, from + text.substring(from, to).stripTrailing().length());
            if (line > 0 && line + needed > width) {
                found.add(from);
                line = 0;
            }
            if (needed > width) {
                line = breakWord(from, to, found);
            } else {
                line = text.charAt(to - 1) == '\n' ? 0 : line + width(from, to);
            }
            from = to;
        }
        breaks = found.stream().mapToInt(Integer::intValue).toArray();
        int partStart = 0;
        for (int i = 0; i < parts.size(); i++) {
            StringBuilder broken = new StringBuilder(parts.get(i));
            for (int k = breaks.length - 1; k >= 0; k--) {
                int at = breaks[k] - partStart;
                if (at >= 0 && at < parts.get(i).length()) {
                    broken.insert(at, '\n');
                }
            }
            ((Text) flow.getChildren().get(i)).setText(broken.toString());
            partStart += parts.get(i).length();
        }
    }

    /// Breaks what is too long for a line, between characters as people see them.
    ///
    /// @return the width of the last line of it
    private double breakWord(int from, int to, List<Integer> found) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        double line = 0;
        int at = from;
        while (at < to) {
            int next = characters.following(at);
            double needed = width(at, next);
            if (line > 0 && line + needed > width) {
                found.add(at);
                line = 0;
            }
            line += needed;
            at = next;
        }
        return line;
    }

    /// Of the characters of `text` from one offset to another, in the faces they are set in.
    private double width(int from, int to) {
        double sum = 0;
        int partStart = 0;
        for (int i = 0; i < parts.size() && partStart < to; i++) {
            String part = parts.get(i);
            int first = Math.clamp(from - partStart, 0, part.length());
            int last = Math.clamp(to - partStart, 0, part.length());
            if (first < last) {
                Text probe = new Text(part.substring(first, last));
                probe.setFont(((Text) flow.getChildren().get(i)).getFont());
                sum += probe.getLayoutBounds().getWidth();
            }
            partStart += part.length();
        }
        return sum;
    }

    /// The place in the flow of an offset in `text`, behind a break put there.
    private int inFlow(int offset) {
        int index = offset;
        for (int at : breaks) {
            index += at <= offset ? 1 : 0;
        }
        return index;
    }

    private int inText(int index) {
        int offset = index;
        for (int i = 0; i < breaks.length && breaks[i] + i < index; i++) {
            offset--;
        }
        return Math.clamp(offset, 0, text.length());
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
        return start + inText(index);
    }

    /// Where characters of the block's text stand in it, a rectangle for each line.
    List<Bounds> rectangles(int from, int to) {
        int first = Math.max(from, start) - start;
        int last = Math.min(to, end()) - start;
        return first < last
                ? rectangles(flow.getRangeShape(inFlow(first), inFlow(last), false))
                : List.of();
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
                // JavaFX 26 tells of text from right to left as in a mirror, and draws it without.
                double left = rightToLeft ? ENDLESS - maxX : minX;
                Bounds local = new BoundingBox(left, minY, maxX - minX, maxY - minY);
                rectangles.add(flow.localToParent(local));
            }
        }
        return rectangles;
    }
}
