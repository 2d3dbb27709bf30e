package etools.ui;

import etools.library.ReadingRecord.Title;
import etools.reading.Ranked;
import etools.ui.chart.Mark;
import etools.ui.chart.RankBars;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Ten articles by their titles; Enter opens one.
final class ArticlesSection extends StatSection {

    private final RankBars lines = new RankBars(false);
    private final Function<PageFigures, List<Ranked>> which;
    private final LongFunction<String> value;
    private final String none;
    private List<Title> titles = List.of();

    /// @param value how what they are ordered by is written
    /// @param none said where there is no such article
    ArticlesSection(
            String id,
            String name,
            Function<PageFigures, List<Ranked>> which,
            LongFunction<String> value,
            String none,
            StatArticles articles) {
        super(id, name);
        this.which = which;
        this.value = value;
        this.none = none;
        lines.setId(id + "-lines");
        lines.setOnOpen(line -> articles.open(titles.get(line)));
        hold(lines);
        VBox.setVgrow(lines, Priority.NEVER);
    }

    @Override
    void fill(PageFigures figures, Measure measure) {
        List<Title> found = new ArrayList<>();
        List<RankBars.Line> shown = new ArrayList<>();
        for (Ranked ranked : which.apply(figures)) {
            Title title = figures.titles().get(ranked.row());
            if (title == null) {
                continue;
            }
            found.add(title);
            String words = value.apply(ranked.value());
            shown.add(
                    new RankBars.Line(
                            new Mark(
                                    title.title(),
                                    words + (title.listed() ? "" : ", removed from the library"),
                                    title.listed()),
                            title.title(),
                            words,
                            -1));
        }
        titles = found;
        String name = getChildren().isEmpty() ? "" : none;
        lines.show(getId(), found.isEmpty() ? name : "Enter opens an article", shown);
    }
}
