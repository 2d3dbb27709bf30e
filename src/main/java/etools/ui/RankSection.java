package etools.ui;

import etools.reading.By;
import etools.reading.Period;
import etools.reading.Slice;
import etools.ui.chart.Mark;
import etools.ui.chart.RankBars;

import javafx.scene.control.Hyperlink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was read most, by category, source or tag.
final class RankSection extends StatSection {

    private static final int FEW = 10;

    /// Lines beyond these are told in the table that the page can be saved as.
    static final int MOST = 200;

    private final By by;
    private final RankBars bars = new RankBars(true);
    private final Hyperlink more = new Hyperlink();
    private PageFigures figures;
    private Measure measure = Measure.WORDS;
    private List<Slice> shown = List.of();
    private boolean all;

    RankSection(String id, String name, By by, PageFigures first, StatArticles articles) {
        super(id, name);
        this.by = by;
        figures = first;
        bars.setId(id + "-bars");
        bars.setOnOpen(line -> {
            Slice slice = shown.get(line);
            Period period = figures.chosen().period();
            articles.list(
                    "Read: " + nameOf(slice) + ", " + TimeKeys.span(period),
                    log -> log.rows(by, slice.key(), period));
        });
        more.setId(id + "-more");
        more.getStyleClass().add("stat-more");
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(clicked -> {
            all = !all;
            more.setVisited(false);
            fill(figures, measure);
        });
        hold(bars, more);
        javafx.scene.layout.VBox.setVgrow(bars, javafx.scene.layout.Priority.NEVER);
    }

    private List<Slice> slices() {
        return switch (by) {
            case CATEGORY -> figures.categories();
            case SOURCE -> figures.sources();
            default -> figures.tags();
        };
    }

    private String nameOf(Slice slice) {
        return slice.name().isEmpty() ? none() : slice.name();
    }

    private String none() {
        return switch (by) {
            case CATEGORY -> "No category";
            case SOURCE -> "No source";
            default -> "No tag";
        };
    }

    @Override
    void fill(PageFigures now, Measure by1) {
        figures = now;
        measure = by1;
        List<Slice> ordered =
                slices().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Slice slice) -> -measure.of(slice.sums())))
                        .toList();
        shown = ordered.stream().limit(all ? MOST : FEW).toList();
        double most = shown.isEmpty() ? 1 : Math.max(1, measure.of(shown.getFirst().sums()));
        List<RankBars.Line> lines = new ArrayList<>();
        for (Slice slice : shown) {
            String name = nameOf(slice);
            lines.add(
                    new RankBars.Line(
                            new Mark(name, measure.all(slice.sums()), true),
                            name,
                            Numbers.count((long) measure.of(slice.sums())),
                            measure.of(slice.sums()) / most));
        }
        more.setVisible(ordered.size() > FEW);
        more.setText(all ? "Show the first ten" : "Show all " + Numbers.count(ordered.size()));
        bars.show(measure.label() + " by " + what(), summary(ordered.size()), lines);
    }

    private String what() {
        return switch (by) {
            case CATEGORY -> "category";
            case SOURCE -> "source";
            default -> "tag";
        };
    }

    private String summary(int size) {
        if (size == 0) {
            return by == By.TAG ? "Nothing with a tag was read" : "Nothing was read in this time";
        }
        String many =
                switch (by) {
                    case CATEGORY -> Numbers.count(size, "category", "categories");
                    case SOURCE -> Numbers.count(size, "source", "sources");
                    default -> Numbers.count(size, "tag", "tags");
                };
        return all && size > MOST ? many + "; the CSV file has them all" : many;
    }
}
