package etools.ui.text;

import etools.article.Place;
import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;

import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A scrolling page of blocks in one centred column. Only the blocks in sight exist as nodes, so
/// the length of a text costs nothing; of the others the height is estimated until they come near.
public final class TextPage extends Region {

    static final double BODY_FONT_SIZE = 17.5;

    private static final double MEASURE = 640;
    private static final double SIDE_MARGIN = 32;
    private static final double BOTTOM_MARGIN = 96;
    private static final double LINE_STEP = 44;

    private final Pane sheet = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final Map<Integer, BlockView> views = new HashMap<>();
    private final Map<String, Optional<Image>> pictures = new HashMap<>();
    private Function<String, CompletableFuture<Optional<Image>>> pictureSource =
            hash -> CompletableFuture.completedFuture(Optional.empty());
    private List<Block> blocks = List.of();

    /// Heights by block: measured ones, or estimates until then.
    private double[] heights = {};

    private boolean[] measured = {};
    private double measure;
    private double heightsZoom = 1;

    /// The first block in sight, and how much of it is above the page's upper edge.
    private int anchor;

    private double hidden;

    /// What of the blocks is the article's own text.
    private TextLength length = TextLength.NONE;

    /// Where to go as soon as the blocks have been laid out.
    private @Nullable Place wanted;

    private double partAbove;
    private double partSeen;
    private boolean laidOut;
    private Runnable onSight = () -> {};
    private boolean movingBar;
    private Spot selectionStart = new Spot(0, 0);
    private Spot selectionEnd = new Spot(0, 0);
    private @Nullable LinkPlace focusedLink;
    private Map<Integer, List<Match>> highlights = Map.of();
    private Map<Integer, List<Match>> matches = Map.of();
    private @Nullable Match currentMatch;

    /// A link of the text, by its characters.
    record LinkPlace(int block, int start, int end, URI link) {}

    public TextPage() {
        getStyleClass().add("text-page");
        sheet.getStyleClass().add("sheet");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(sheet.widthProperty());
        clip.heightProperty().bind(sheet.heightProperty());
        sheet.setClip(clip);
        sheet.setManaged(false);
        bar.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty()
                .subscribe(value -> {
                    if (!movingBar) {
                        jumpTo(value.doubleValue());
                    }
                });
        getChildren().addAll(sheet, bar);
        zoom.subscribe(value -> {
            sheet.setStyle("-fx-font-size: " + BODY_FONT_SIZE * value.doubleValue() + "px");
            requestLayout();
        });
    }

    public DoubleProperty zoomProperty() {
        return zoom;
    }

    public void setPictureSource(Function<String, CompletableFuture<Optional<Image>>> source) {
        pictureSource = source;
    }

    public void setBlocks(List<Block> newBlocks) {
        setBlocks(newBlocks, List.of(), 0, newBlocks.size());
    }

    /// @param highlighted characters that the reader marked, ascending
    /// @param textFrom number of the first block that is the text, of which places are told
    /// @param textTo number of the first one after it
    public void setBlocks(
            List<Block> newBlocks, List<Match> highlighted, int textFrom, int textTo) {
        blocks = newBlocks;
        length = new TextLength(blocks, textFrom, textTo);
        wanted = null;
        laidOut = false;
        partAbove = 0;
        partSeen = 0;
        highlights = highlighted.stream().collect(Collectors.groupingBy(Match::block));
        sheet.getChildren().clear();
        views.clear();
        pictures.clear();
        measure = 0;
        heights = new double[blocks.size()];
        measured = new boolean[blocks.size()];
        anchor = 0;
        hidden = 0;
        focusedLink = null;
        matches = Map.of();
        currentMatch = null;
        selectionStart = new Spot(0, 0);
        selectionEnd = selectionStart;
        requestLayout();
    }

    /// Lets more follow at the end, which is no part of the text; what is in sight stays where it
    /// is.
    public void addBlocks(List<Block> more) {
        if (more.isEmpty()) {
            return;
        }
        int before = blocks.size();
        List<Block> all = new ArrayList<>(blocks);
        all.addAll(more);
        blocks = List.copyOf(all);
        heights = Arrays.copyOf(heights, all.size());
        measured = Arrays.copyOf(measured, all.size());
        int last = Math.max(0, before - 1); // what follows it is news to it
        BlockView lastView = views.remove(last);
        if (lastView != null) {
            sheet.getChildren().remove(lastView);
        }
        if (measure > 0) {
            for (int i = last; i < heights.length; i++) {
                measured[i] = false;
                heights[i] = estimate(i);
            }
        }
        requestLayout();
    }

    /// Scrolls to these characters where they are out of sight.
    public void reveal(Match match) {
        bringIntoSight(match.block(), match.from(), match.to());
    }

    public List<Block> blocks() {
        return blocks;
    }

    // Layout

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double barWidth = Math.ceil(bar.prefWidth(-1));
        sheet.resizeRelocate(0, 0, width, height);
        bar.resizeRelocate(width - barWidth, 0, barWidth, height);
        double newMeasure =
                Math.floor(
                        Math.max(
                                120,
                                Math.min(
                                        MEASURE * zoom.get(),
                                        width - 2 * Math.max(SIDE_MARGIN, barWidth))));
        if (newMeasure != measure || zoom.get() != heightsZoom) {
            measureAnew(newMeasure);
        }
        if (blocks.isEmpty()) {
            bar.setVisible(false);
            return;
        }
        if (wanted != null && height > 0) {
            arriveAt(wanted);
            wanted = null;
        }
        settle();
        double bottom = fill(height);
        double blank = height - bottom;
        if (blank > 0 && (anchor > 0 || hidden > 0)) {
            hidden -= blank;
            settle();
            fill(height);
        }
        dropDistantViews(height);
        moveBar(height);
        look(height);
    }

    /// How much of the text is above the edges of what is in sight.
    private void look(double height) {
        if (height <= 0) {
            return;
        }
        double above = length.part(anchor, share(anchor, hidden));
        int last = anchor;
        double y = -hidden;
        while (last < blocks.size() && y + heights[last] <= height) {
            y += heights[last];
            last++;
        }
        double seen = length.part(last, last < blocks.size() ? share(last, height - y) : 0);
        boolean news = !laidOut || above != partAbove || seen != partSeen;
        laidOut = true;
        partAbove = above;
        partSeen = seen;
        if (news) {
            onSight.run();
        }
    }

    /// The share of a block's own height that so many pixels of it are.
    private double share(int index, double pixels) {
        Block before = index == 0 ? null : blocks.get(index - 1);
        double above = BlockView.spaceAbove(before, blocks.get(index)) * zoom.get();
        double below = index == blocks.size() - 1 ? BOTTOM_MARGIN : 0;
        double own = heights[index] - above - below;
        return own <= 0 ? (pixels > above ? 1 : 0) : Math.clamp((pixels - above) / own, 0, 1);
    }

    private void measureAnew(double newMeasure) {
        boolean anchored = anchor < heights.length && heights[anchor] > 0;
        double share = anchored ? hidden / heights[anchor] : 0;
        measure = newMeasure;
        heightsZoom = zoom.get();
        Arrays.fill(measured, false);
        for (int i = 0; i < heights.length; i++) {
            heights[i] = estimate(i);
        }
        if (anchored) {
            hidden = share * height(anchor);
        }
    }

    private double estimate(int index) {
        Block block = blocks.get(index);
        double scale = zoom.get();
        double above = BlockView.spaceAbove(index == 0 ? null : blocks.get(index - 1), block);
        double content =
                switch (block) {
                    case Paragraph paragraph -> {
                        int chars = 0;
                        for (Span span : paragraph.spans()) {
                            chars += span.text().length();
                        }
                        double size = paragraph.role() == Role.TITLE ? 36 : BODY_FONT_SIZE;
                        double line = measure / (size * 0.44 * scale);
                        yield Math.ceil(chars / line) * (size * 1.3 + 9);
                    }
                    case Row _ -> 44;
                    case Rule _ -> 1;
                    case Illustration illustration ->
                            illustration.hash() == null ? 70 : measure * 0.56 / scale;
                };
        return (above + content) * scale;
    }

    /// The block's height, laying it out where that is still to be done.
    private double height(int index) {
        if (!measured[index]) {
            BlockView view = view(index);
            view.applyCss();
            heights[index] = view.arrange(measure, zoom.get());
            if (index == blocks.size() - 1) {
                heights[index] += BOTTOM_MARGIN;
            }
            measured[index] = true;
            drawMarks(index, view);
        }
        return heights[index];
    }

    private BlockView view(int index) {
        BlockView existing = views.get(index);
        if (existing != null) {
            return existing;
        }
        Block before = index == 0 ? null : blocks.get(index - 1);
        Block after = index + 1 == blocks.size() ? null : blocks.get(index + 1);
        BlockView view = new BlockView(before, blocks.get(index), after);
        views.put(index, view);
        sheet.getChildren().add(view);
        measured[index] = false;
        if (blocks.get(index) instanceof Illustration illustration && illustration.hash() != null) {
            showPicture(index, view, illustration.hash());
        }
        return view;
    }

    private void showPicture(int index, BlockView view, String hash) {
        Optional<Image> known = pictures.get(hash);
        if (known != null) {
            setPicture(view, known);
            return;
        }
        CompletableFuture<Void> _ =
                pictureSource
                        .apply(hash)
                        .thenAccept(image ->
                                Platform.runLater(() -> pictureCame(index, view, hash, image)));
    }

    private void pictureCame(int index, BlockView view, String hash, Optional<Image> image) {
        if (view.equals(views.get(index))) { // still in sight, in the same article
            pictures.put(hash, image);
            setPicture(view, image);
            measured[index] = false;
            requestLayout();
        }
    }

    private static void setPicture(BlockView view, Optional<Image> image) {
        image.ifPresentOrElse(
                view::showPicture, () -> view.showPlaceholder("This picture cannot be shown."));
    }

    /// Makes the anchor the first block in sight again after `hidden` was changed.
    private void settle() {
        anchor = Math.clamp(anchor, 0, blocks.size() - 1);
        while (hidden < 0 && anchor > 0) {
            anchor--;
            hidden += height(anchor);
        }
        while (anchor < blocks.size() - 1 && hidden >= height(anchor)) {
            hidden -= height(anchor);
            anchor++;
        }
        hidden = Math.max(0, hidden);
    }

    /// Places blocks from the anchor down to the lower edge.
    ///
    /// @return where the last of them ends
    private double fill(double height) {
        double x = Math.floor((getWidth() - measure) / 2);
        double y = -Math.rint(hidden);
        int index = anchor;
        while (index < blocks.size() && y < height) {
            BlockView view = view(index);
            double blockHeight = height(index);
            view.resizeRelocate(x, y, measure, blockHeight);
            y += blockHeight;
            index++;
        }
        // One above, so that a link's ring or a descender at the edge is not cut.
        for (int i = anchor - 1; i >= Math.max(0, anchor - 1); i--) {
            if (views.containsKey(i)) {
                BlockView view = view(i);
                view.resizeRelocate(x, -Math.rint(hidden) - height(i), measure, height(i));
            }
        }
        return index == blocks.size() ? y : Double.MAX_VALUE;
    }

    private void dropDistantViews(double height) {
        double y = -hidden;
        int last = anchor;
        while (last < blocks.size() && y < height) {
            y += heights[last];
            last++;
        }
        int lastInSight = last;
        views.entrySet()
                .removeIf(entry -> {
                    int index = entry.getKey();
                    if (index >= anchor - 1 && index < lastInSight) {
                        return false;
                    }
                    sheet.getChildren().remove(entry.getValue());
                    return true;
                });
    }

    private void moveBar(double height) {
        double total = 0;
        double above = hidden;
        for (int i = 0; i < heights.length; i++) {
            total += heights[i];
            if (i < anchor) {
                above += heights[i];
            }
        }
        double max = total - height;
        movingBar = true;
        bar.setVisible(max > 0.5);
        if (max > 0) {
            bar.setMax(max);
            bar.setVisibleAmount(max * height / total);
            bar.setUnitIncrement(LINE_STEP);
            bar.setBlockIncrement(height);
            bar.setValue(Math.clamp(above, 0, max));
        }
        movingBar = false;
    }

    private void jumpTo(double y) {
        double rest = y;
        int index = 0;
        while (index < heights.length - 1 && rest >= heights[index]) {
            rest -= heights[index];
            index++;
        }
        anchor = index;
        hidden = rest;
        requestLayout();
    }

    // Places

    /// How much of the text is above the lower edge of what is in sight: 1 where its end has come
    /// into sight, 0 before it has been laid out.
    public double partSeen() {
        return partSeen;
    }

    /// How much of the text is above the upper edge.
    public double partAbove() {
        return partAbove;
    }

    /// What stands at the upper edge.
    public Place placeInSight() {
        if (wanted != null) {
            return wanted;
        }
        if (!laidOut) {
            return Place.TOP;
        }
        BlockView view = hidden < 1 ? null : views.get(anchor);
        return length.place(anchor, view == null ? 0 : view.offsetAt(0, hidden + 1));
    }

    /// Sets the line with this place at the upper edge when the blocks are laid out.
    public void goTo(Place place) {
        wanted = place;
        requestLayout();
    }

    private void arriveAt(Place place) {
        Spot spot = length.find(place);
        hidden = 0;
        if (spot.offset() == 0 && length.part(spot.block(), 0) == 0) {
            anchor = 0; // what stands above the text belongs to its beginning
            return;
        }
        anchor = spot.block();
        height(anchor);
        if (spot.offset() > 0) {
            List<Bounds> lines = view(anchor).rectangles(spot.offset(), spot.offset() + 1);
            if (lines.isEmpty()) { // after the last character
                lines = view(anchor).rectangles(spot.offset() - 1, spot.offset());
            }
            hidden = lines.isEmpty() ? 0 : Math.floor(lines.getFirst().getMinY());
        }
    }

    /// Told, while the page is laid out, that what is in sight has changed; must not change
    /// anything in the window at once.
    public void setOnSight(Runnable action) {
        onSight = action;
    }

    // Scrolling

    /// @return whether the page moved
    public boolean scrollBy(double pixels) {
        if (blocks.isEmpty() || measure == 0) {
            return false;
        }
        layout();
        int anchorBefore = anchor;
        double hiddenBefore = hidden;
        hidden += pixels;
        requestLayout();
        layout();
        return anchor != anchorBefore || Math.abs(hidden - hiddenBefore) >= 1;
    }

    public boolean scrollLine(boolean down) {
        return scrollBy(down ? LINE_STEP : -LINE_STEP);
    }

    /// A page less two lines, so that the eye finds its place again.
    public boolean scrollPage(boolean down) {
        double page = Math.max(LINE_STEP, getHeight() - 2 * 32 * zoom.get());
        return scrollBy(down ? page : -page);
    }

    public void scrollToTop() {
        wanted = null;
        anchor = 0;
        hidden = 0;
        requestLayout();
    }

    public void scrollToEnd() {
        if (!blocks.isEmpty()) {
            wanted = null;
            anchor = blocks.size() - 1;
            hidden = heights[anchor];
            requestLayout();
        }
    }

    // Selection

    public Spot spotAt(double x, double y) {
        if (blocks.isEmpty()) {
            return new Spot(0, 0);
        }
        if (y < 0 && anchor == 0 && hidden == 0) {
            return new Spot(0, 0);
        }
        int nearest = anchor;
        for (int index = anchor; index < blocks.size(); index++) {
            BlockView view = views.get(index);
            if (view == null || view.getLayoutY() > y) {
                break;
            }
            nearest = index;
        }
        BlockView view = view(nearest);
        return new Spot(nearest, view.offsetAt(x - view.getLayoutX(), y - view.getLayoutY()));
    }

    public void select(Spot from, Spot to) {
        selectionStart = from.compareTo(to) <= 0 ? from : to;
        selectionEnd = from.compareTo(to) <= 0 ? to : from;
        views.forEach(this::drawMarks);
    }

    public void selectAll() {
        if (!blocks.isEmpty()) {
            int last = blocks.size() - 1;
            select(new Spot(0, 0), new Spot(last, blocks.get(last).plainText().length()));
        }
    }

    public Excerpt selected() {
        return new Excerpt(blocks, selectionStart, selectionEnd);
    }

    public boolean hasSelection() {
        return !selectionStart.equals(selectionEnd);
    }

    private void drawMarks(int index, BlockView view) {
        boolean within = index >= selectionStart.block() && index <= selectionEnd.block();
        int from = index == selectionStart.block() ? selectionStart.offset() : 0;
        int to = index == selectionEnd.block() ? selectionEnd.offset() : Integer.MAX_VALUE;
        view.select(within ? from : 0, within ? to : 0);
        LinkPlace link = focusedLink;
        if (link != null && link.block() == index) {
            view.focus(link.start(), link.end());
        } else {
            view.focus(0, 0);
        }
        view.highlight(highlights.getOrDefault(index, List.of()));
        Match current = currentMatch;
        view.mark(
                matches.getOrDefault(index, List.of()),
                current != null && current.block() == index ? current : null);
    }

    // Matches

    /// Marks these characters.
    ///
    /// @param found ascending
    public void setMatches(List<Match> found) {
        matches = found.stream().collect(Collectors.groupingBy(Match::block));
        currentMatch = null;
        views.forEach(this::drawMarks);
    }

    /// Emphasises one of the matches and brings it into sight.
    public void showMatch(Match match) {
        currentMatch = match;
        bringIntoSight(match.block(), match.from(), match.to());
        views.forEach(this::drawMarks);
    }

    /// Whether some of it is to be seen.
    public boolean isInSight(Match match) {
        BlockView view = views.get(match.block());
        return view != null && isInSight(view, view.rectangles(match.from(), match.to()));
    }

    /// Number of the first block in sight.
    public int firstInSight() {
        return anchor;
    }

    // Links

    public Optional<URI> linkAt(double x, double y) {
        return viewAt(y)
                .flatMap(view -> view.spanAt(x - view.getLayoutX(), y - view.getLayoutY()))
                .map(Span::link);
    }

    /// Whether there is text to select at a point.
    public boolean isTextAt(double x, double y) {
        return viewAt(y)
                .map(view ->
                        !view.block().plainText().isEmpty()
                                && x >= view.getLayoutX()
                                && x <= view.getLayoutX() + measure)
                .orElse(false);
    }

    private Optional<BlockView> viewAt(double y) {
        return views.values().stream()
                .filter(view -> y >= view.getLayoutY())
                .filter(view -> y < view.getLayoutY() + view.getHeight())
                .findFirst();
    }

    public Optional<URI> focusedLink() {
        return Optional.ofNullable(focusedLink).map(LinkPlace::link);
    }

    public void forgetFocusedLink() {
        focusedLink = null;
        views.forEach(this::drawMarks);
    }

    /// Goes to the next link of the text, or to the one before.
    ///
    /// @return false where there is none in that direction
    public boolean focusLink(boolean forward) {
        LinkPlace from = focusedLink;
        int index = from == null ? (forward ? anchor : blocks.size() - 1) : from.block();
        while (index >= 0 && index < blocks.size()) {
            List<LinkPlace> links = links(index);
            for (LinkPlace link : forward ? links : links.reversed()) {
                boolean beyond =
                        from == null
                                || index != from.block()
                                || (forward
                                        ? link.start() > from.start()
                                        : link.start() < from.start());
                if (beyond) {
                    focusedLink = link;
                    bringIntoSight(link.block(), link.start(), link.end());
                    views.forEach(this::drawMarks);
                    return true;
                }
            }
            index += forward ? 1 : -1;
        }
        forgetFocusedLink();
        return false;
    }

    private List<LinkPlace> links(int index) {
        List<LinkPlace> links = new ArrayList<>();
        switch (blocks.get(index)) {
            case Paragraph paragraph -> addLinks(links, index, paragraph.spans(), 0);
            case Row row -> {
                int start = 0;
                for (List<Span> cell : row.cells()) {
                    start = addLinks(links, index, cell, start) + 1;
                }
            }
            case Rule _, Illustration _ -> {}
        }
        return links;
    }

    /// Spans beside each other that lead to the same address are one link.
    private static int addLinks(List<LinkPlace> links, int block, List<Span> spans, int start) {
        int at = start;
        for (Span span : spans) {
            int end = at + span.text().length();
            if (span.link() != null) {
                LinkPlace last = links.isEmpty() ? null : links.getLast();
                if (last != null && last.end() == at && last.link().equals(span.link())) {
                    links.removeLast();
                    links.add(new LinkPlace(block, last.start(), end, span.link()));
                } else {
                    links.add(new LinkPlace(block, at, end, span.link()));
                }
            }
            at = end;
        }
        return at;
    }

    private void bringIntoSight(int block, int from, int to) {
        layout();
        wanted = null;
        BlockView view = views.get(block);
        if (view != null && isInSight(view, view.rectangles(from, to))) {
            return;
        }
        anchor = block;
        height(anchor);
        List<Bounds> there = view(anchor).rectangles(from, to);
        double y = there.isEmpty() ? 0 : there.getFirst().getMinY();
        hidden = y - getHeight() / 3;
        requestLayout();
        layout();
    }

    private boolean isInSight(BlockView view, List<Bounds> place) {
        double top = view.getLayoutY();
        return !place.isEmpty()
                && top + place.getFirst().getMinY() >= 0
                && top + place.getLast().getMaxY() <= getHeight();
    }

    /// Where a link's first line stands on this page, if it is in sight.
    public Optional<Bounds> boundsOf(URI link) {
        for (var entry : views.entrySet()) {
            for (LinkPlace place : links(entry.getKey())) {
                if (place.link().equals(link)) {
                    BlockView view = entry.getValue();
                    return view.rectangles(place.start(), place.end()).stream()
                            .findFirst()
                            .map(view::localToParent);
                }
            }
        }
        return Optional.empty();
    }

    /// All the text, for those who hear it.
    public String plainText() {
        if (blocks.isEmpty()) {
            return "";
        }
        int last = blocks.size() - 1;
        Spot end = new Spot(last, blocks.get(last).plainText().length());
        return new Excerpt(blocks, new Spot(0, 0), end).plainText();
    }
}
