package etools.ui.text;

import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One block on the page. It is laid out by [#arrange], once for each width and zoom, and by
/// nothing else.
final class BlockView extends Region {

    private static final double LIST_INDENT = 28;
    private static final double QUOTE_INDENT = 24;
    private static final double BAR_WIDTH = 3;
    private static final double CODE_PADDING = 16;
    private static final double CELL_PADDING = 10;

    private final Block block;
    private final @Nullable Block before;
    private final @Nullable Block after;
    private final List<TextPiece> pieces = new ArrayList<>();
    private final List<Region> bars = new ArrayList<>();
    private final Path highlights = new Path();
    private final Path matches = new Path();
    private final Path currentMatch = new Path();
    private final Path selection = new Path();
    private final Path focusRing = new Path();
    private final Region ground = new Region();
    private @Nullable Text marker;
    private @Nullable Region box;
    private @Nullable ImageView picture;
    private double arrangedWidth = -1;
    private double arrangedZoom;
    private double arrangedHeight;

    BlockView(@Nullable Block before, Block block, @Nullable Block after) {
        this.before = before;
        this.block = block;
        this.after = after;
        setManaged(false);
        getStyleClass().add("block");
        ground.setManaged(false);
        selection.setManaged(false);
        selection.getStyleClass().add("selected-text");
        highlights.setManaged(false);
        highlights.getStyleClass().add("highlight");
        matches.setManaged(false);
        matches.getStyleClass().add("match");
        currentMatch.setManaged(false);
        currentMatch.getStyleClass().add("current-match");
        focusRing.setManaged(false);
        focusRing.setMouseTransparent(true);
        focusRing.getStyleClass().add("focused-link");
        getChildren().addAll(ground, highlights, matches, currentMatch, selection);
        for (Nest nest : block.nests()) {
            if (nest.kind() == Nest.Kind.QUOTE) {
                Region bar = new Region();
                bar.setManaged(false);
                bar.getStyleClass().add("quote-bar");
                bars.add(bar);
                getChildren().add(bar);
            }
        }
        if (!bars.isEmpty()) {
            getStyleClass().add("quoted");
        }
        switch (block) {
            case Paragraph paragraph -> addParagraph(paragraph);
            case Row row -> addRow(row);
            case Rule _ -> ground.getStyleClass().add("rule");
            case Illustration illustration -> addIllustration(illustration);
        }
        getChildren().add(focusRing);
    }

    Block block() {
        return block;
    }

    private void addParagraph(Paragraph paragraph) {
        getStyleClass().add(styleClass(paragraph.role()));
        if (paragraph.role() == Role.CODE) {
            ground.getStyleClass().add("code-ground");
        } else if (paragraph.role() == Role.NOTICE) {
            ground.getStyleClass().add("notice-ground");
        }
        if (!paragraph.marker().isEmpty()) {
            marker = new Text(paragraph.marker());
            marker.setManaged(false);
            marker.getStyleClass().addAll("run", "marker");
            getChildren().add(marker);
        }
        addPiece(paragraph.spans(), 0);
    }

    private void addRow(Row row) {
        getStyleClass().add(row.header() ? "header-row" : "row");
        ground.getStyleClass().add("row-ground");
        int start = 0;
        for (List<Span> cell : row.cells()) {
            addPiece(cell, start);
            start = pieces.getLast().end() + 1;
        }
    }

    private void addPiece(List<Span> spans, int start) {
        TextFlow flow = new TextFlow();
        flow.setManaged(false);
        flow.getStyleClass().add("flow");
        for (Span span : spans) {
            Text text = new Text(displayed(span.text()));
            text.getStyleClass().add("run");
            span.looks()
                    .forEach(
                            look -> text.getStyleClass().add(look.name().toLowerCase(Locale.ROOT)));
            if (span.link() != null) {
                text.getStyleClass().add("link");
            }
            flow.getChildren().add(text);
        }
        pieces.add(new TextPiece(flow, start));
        getChildren().add(flow);
    }

    /// Categories are set in capitals, and copied as they are written.
    private String displayed(String text) {
        if (block instanceof Paragraph paragraph && paragraph.role() == Role.KICKER) {
            String capitals = text.toUpperCase(Locale.ROOT);
            return capitals.length() == text.length() ? capitals : text;
        }
        return text;
    }

    private void addIllustration(Illustration illustration) {
        getStyleClass().add("illustration");
        if (illustration.hash() != null) {
            showBox(new Region(), "picture-room");
        } else {
            showPlaceholder(illustration.address());
        }
    }

    void showPicture(Image image) {
        remove(box);
        box = null;
        remove(picture);
        picture = new ImageView(image);
        picture.setManaged(false);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.getStyleClass().add("picture");
        if (block instanceof Illustration illustration && !illustration.alt().isEmpty()) {
            picture.setAccessibleText(illustration.alt());
        }
        getChildren().add(picture);
        arrangedWidth = -1;
    }

    /// @param reason why there is no picture: an address that is not fetched, or what is wrong
    void showPlaceholder(String reason) {
        String alt = block instanceof Illustration illustration ? illustration.alt() : "";
        FontIcon icon = new FontIcon("fth-image");
        Label label = new Label(alt.isEmpty() ? reason : alt + "\n" + reason, icon);
        label.setWrapText(true);
        showBox(label, "picture-missing");
        arrangedWidth = -1;
    }

    private void showBox(Region region, String styleClass) {
        remove(box);
        region.setManaged(false);
        region.getStyleClass().add(styleClass);
        getChildren().add(region);
        box = region;
    }

    private void remove(@Nullable Node node) {
        if (node != null) {
            getChildren().remove(node);
        }
    }

    private static String styleClass(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Sets everything in its place.
    ///
    /// @return the block's height with the space above it
    double arrange(double width, double zoom) {
        if (width == arrangedWidth && zoom == arrangedZoom) {
            return arrangedHeight;
        }
        double above = Math.rint(spaceAbove(before, block) * zoom);
        double indent = 0;
        int bar = 0;
        for (int i = 0; i < block.nests().size(); i++) {
            if (block.nests().get(i).kind() == Nest.Kind.QUOTE) {
                placeLater(bars.get(bar), indent, i);
                bar++;
                indent += QUOTE_INDENT * zoom;
            } else {
                indent += LIST_INDENT * zoom;
            }
        }
        indent = Math.min(Math.rint(indent), width / 2);
        double inner = width - indent;
        double content =
                switch (block) {
                    case Paragraph paragraph ->
                            arrangeParagraph(paragraph, indent, above, inner, zoom);
                    case Row row -> arrangeRow(row, indent, above, inner, zoom);
                    case Rule _ -> {
                        double length = Math.min(inner, 120 * zoom);
                        ground.resizeRelocate(indent + (inner - length) / 2, above, length, 1);
                        yield 1;
                    }
                    case Illustration _ -> arrangeIllustration(indent, above, inner, zoom);
                };
        arrangedHeight = Math.ceil(above + content);
        placeBars(above, zoom);
        arrangedWidth = width;
        arrangedZoom = zoom;
        return arrangedHeight;
    }

    private static void placeLater(Region bar, double x, int nest) {
        bar.setLayoutX(Math.rint(x));
        bar.setUserData(nest);
    }

    /// A bar goes on through the space above where the block before stands in the same quotation.
    private void placeBars(double above, double zoom) {
        for (Region bar : bars) {
            int depth = (Integer) bar.getUserData();
            double top = shares(before, depth) ? 0 : above - Math.rint(2 * zoom);
            double end = shares(after, depth) ? arrangedHeight : arrangedHeight + 2;
            bar.resizeRelocate(bar.getLayoutX(), top, BAR_WIDTH, end - top);
        }
    }

    private boolean shares(@Nullable Block neighbour, int depth) {
        return neighbour != null
                && neighbour.nests().size() > depth
                && neighbour.nests().get(depth).equals(block.nests().get(depth));
    }

    private double arrangeParagraph(
            Paragraph paragraph, double x, double y, double width, double zoom) {
        TextPiece text = pieces.getFirst();
        if (paragraph.role() == Role.CODE || paragraph.role() == Role.NOTICE) {
            double padding = Math.rint(CODE_PADDING * zoom);
            boolean goesOn = after instanceof Paragraph next && next.continued();
            double top = paragraph.continued() ? 0 : padding;
            double height = text.place(x + padding, y + top, width - 2 * padding);
            double bottom = goesOn ? 0 : padding;
            double ground0 = paragraph.continued() ? 0 : y;
            ground.resizeRelocate(x, ground0, width, y - ground0 + top + height + bottom);
            return top + height + bottom;
        }
        double height = text.place(x, y, width);
        if (marker != null) {
            double gap = Math.rint(9 * zoom);
            marker.setX(Math.max(0, x - gap - marker.getLayoutBounds().getWidth()));
            marker.setY(y + text.flow().getBaselineOffset());
        }
        return height;
    }

    private double arrangeRow(Row row, double x, double y, double width, double zoom) {
        double padding = CELL_PADDING * zoom;
        double cellX = x;
        double height = 0;
        for (int i = 0; i < pieces.size() && i < row.shares().size(); i++) {
            double cellWidth = row.shares().get(i) * width;
            double left = i == 0 ? cellX + 2 : cellX + padding / 2;
            double inner = Math.max(24, cellWidth - padding);
            height =
                    Math.max(
                            height, pieces.get(i).place(Math.rint(left), y + padding * 0.7, inner));
            cellX += cellWidth;
        }
        double rowHeight = Math.ceil(height + padding * 1.4);
        ground.resizeRelocate(x, y, width, rowHeight);
        return rowHeight;
    }

    private double arrangeIllustration(double x, double y, double width, double zoom) {
        if (picture != null) {
            Image image = picture.getImage();
            double shown = Math.min(width, image.getWidth() * Math.max(1, zoom));
            shown = Math.min(shown, width * 1.5 * image.getWidth() / image.getHeight());
            double height = shown * image.getHeight() / image.getWidth();
            picture.setFitWidth(shown);
            picture.setFitHeight(height);
            picture.relocate(Math.rint(x + (width - shown) / 2), y);
            Rectangle rounded = new Rectangle(shown, height);
            rounded.setArcWidth(Math.min(20, shown / 3));
            rounded.setArcHeight(Math.min(20, height / 3));
            picture.setClip(rounded);
            return height;
        } else if (box instanceof Label label) {
            double height = Math.ceil(label.prefHeight(width));
            label.resizeRelocate(x, y, width, height);
            label.layout();
            return height;
        } else if (box != null) {
            double height = Math.rint(width * 0.56);
            box.resizeRelocate(x, y, width, height);
            return height;
        }
        return 0;
    }

    /// Pixels at zoom 1.
    static double spaceAbove(@Nullable Block before, Block block) {
        if (before == null) {
            return 40;
        }
        Role above = before instanceof Paragraph p ? p.role() : Role.BODY;
        Role role = block instanceof Paragraph p ? p.role() : Role.BODY;
        boolean nested = !block.nests().isEmpty() || !before.nests().isEmpty();
        return switch (block) {
            case Paragraph p when p.continued() -> role == Role.CODE ? 6 : 9;
            case Paragraph _ when role == Role.TITLE -> above == Role.KICKER ? 8 : 0;
            case Paragraph _ when role == Role.AUTHORS -> 14;
            case Paragraph _ when role == Role.BYLINE -> above == Role.AUTHORS ? 4 : 14;
            case Paragraph _ when role == Role.CAPTION ->
                    before instanceof Illustration ? 9 : before instanceof Rule ? 34 : 26;
            case Block _
                    when above == Role.AUTHORS || above == Role.BYLINE || above == Role.TITLE ->
                    30;
            case Paragraph p when role.isHeading() ->
                    above.isHeading()
                            ? 10
                            : switch (p.role()) {
                                case HEADING_1 -> 40;
                                case HEADING_2 -> 36;
                                default -> 28;
                            };
            case Block _ when above.isHeading() -> 14;
            case Row row when before instanceof Row other && other.table() == row.table() -> 0;
            case Row _ -> before instanceof Paragraph && above == Role.CAPTION ? 8 : 22;
            case Rule _ -> 34;
            case Illustration _ -> 26;
            case Paragraph p when !p.marker().isEmpty() && isItem(before) -> 13;
            case Paragraph _ when before instanceof Rule -> 34;
            case Paragraph _ when role == Role.CODE || above == Role.CODE -> 26;
            case Paragraph _ when before instanceof Illustration || before instanceof Row -> 26;
            case Paragraph _ when above == Role.CAPTION -> 26;
            case Paragraph _ when nested && !block.nests().equals(before.nests()) ->
                    isItem(block) && !isQuoted(block) && !isQuoted(before) ? 16 : 26;
            case Paragraph _ -> 24;
        };
    }

    private static boolean isItem(Block block) {
        return block.nests().stream().anyMatch(nest -> nest.kind() == Nest.Kind.LIST);
    }

    private static boolean isQuoted(Block block) {
        return block.nests().stream().anyMatch(nest -> nest.kind() == Nest.Kind.QUOTE);
    }

    /// The place in the text nearest to a point of this view.
    int offsetAt(double x, double y) {
        TextPiece nearest = null;
        for (TextPiece piece : pieces) {
            if (nearest == null || piece.distance(x, y) < nearest.distance(x, y)) {
                nearest = piece;
            }
        }
        return nearest == null ? 0 : nearest.offsetAt(x, y);
    }

    /// The span under a point, if there is text at the point and not only beside it.
    Optional<Span> spanAt(double x, double y) {
        for (TextPiece piece : pieces) {
            int at = piece.start();
            for (Span span : spans(piece)) {
                int end = at + span.text().length();
                if (rectangles(at, end).stream().anyMatch(bounds -> bounds.contains(x, y))) {
                    return Optional.of(span);
                }
                at = end;
            }
        }
        return Optional.empty();
    }

    private List<Span> spans(TextPiece piece) {
        return switch (block) {
            case Paragraph paragraph -> paragraph.spans();
            case Row row -> row.cells().get(pieces.indexOf(piece));
            case Rule _, Illustration _ -> List.of();
        };
    }

    /// Marks the characters from one offset to another as selected.
    void select(int from, int to) {
        selection.getElements().setAll(outline(from, to, 0));
    }

    /// Marks characters as highlighted by the reader.
    void highlight(List<Match> marked) {
        List<PathElement> outlines = new ArrayList<>();
        for (Match match : marked) {
            outlines.addAll(outline(match.from(), match.to(), 1));
        }
        highlights.getElements().setAll(outlines);
    }

    /// Marks characters as found.
    ///
    /// @param found ascending
    /// @param current the one the reader is at, or null
    void mark(List<Match> found, @Nullable Match current) {
        List<PathElement> outlines = new ArrayList<>();
        for (Match match : found) {
            if (!match.equals(current)) {
                outlines.addAll(outline(match.from(), match.to(), 1));
            }
        }
        matches.getElements().setAll(outlines);
        currentMatch
                .getElements()
                .setAll(current == null ? List.of() : outline(current.from(), current.to(), 2));
    }

    /// Draws the ring that shows which link the keyboard is on.
    void focus(int from, int to) {
        focusRing.getElements().setAll(outline(from, to, 2));
    }

    private List<PathElement> outline(int from, int to, double around) {
        List<PathElement> outline = new ArrayList<>();
        for (Bounds b : rectangles(from, to)) {
            double left = b.getMinX() - around;
            double right = b.getMaxX() + around;
            outline.add(new MoveTo(left, b.getMinY()));
            outline.add(new LineTo(right, b.getMinY()));
            outline.add(new LineTo(right, b.getMaxY()));
            outline.add(new LineTo(left, b.getMaxY()));
            outline.add(new ClosePath());
        }
        return outline;
    }

    /// Where the characters stand, a rectangle for each line.
    List<Bounds> rectangles(int from, int to) {
        return pieces.stream().flatMap(piece -> piece.rectangles(from, to).stream()).toList();
    }
}
