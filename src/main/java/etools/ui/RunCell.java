package etools.ui;

import etools.article.PageDates;
import etools.library.ImportRun;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// One import: what, when, and what became of it.
final class RunCell extends ListCell<ImportRun> {

    static final double HEIGHT = 70;

    private final ZoneId zone;
    private final Predicate<ImportRun> underWay;
    private final Label what = new Label();
    private final Label when = new Label();
    private final Label counts = new Label();
    private final Label badge = new Label();
    private final VBox box;

    /// @param underWay whether the import goes on right now
    RunCell(ZoneId zone, Predicate<ImportRun> underWay) {
        this.zone = zone;
        this.underWay = underWay;
        getStyleClass().add("run-cell");
        what.getStyleClass().add("run-what");
        what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        what.setMinWidth(0);
        when.getStyleClass().add("run-when");
        counts.getStyleClass().add("run-counts");
        counts.setMinWidth(0);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.managedProperty().bind(badge.visibleProperty());
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        HBox second = new HBox(8, when, filler, badge);
        second.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(3, what, second, counts);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ImportRun run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean running = underWay.test(run);
        String state = state(run, running);
        what.setText(Names.of(run.what()));
        when.setText(PageDates.minute(run.started(), zone));
        counts.setText(totals(run));
        badge.setText(state);
        badge.setVisible(!state.isEmpty());
        badge.getStyleClass().remove("badge-warning");
        if (run.undone() == null && !running && !state.isEmpty()) {
            badge.getStyleClass().add("badge-warning");
        }
        setGraphic(box);
        setAccessibleText(
                String.join(
                        ". ", List.of(Names.of(run.what()), when.getText(), totals(run), state)));
    }

    /// `Undone`, `Cut off`, or "" where it went to its end.
    static String state(ImportRun run, boolean running) {
        if (run.undone() != null) {
            return "Undone";
        }
        if (running) {
            return "Under way";
        }
        if (run.finished() == null) {
            return "Cut off";
        }
        if (run.stopped().isEmpty()) {
            return "";
        }
        return run.stopped().length() > 12 ? "Ended early" : first(run.stopped());
    }

    static String first(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// `3 files: 12 added, 1 refused, 2 warnings`
    static String totals(ImportRun run) {
        List<String> parts = new ArrayList<>();
        add(parts, run.added(), "added");
        add(parts, run.updated(), "updated");
        add(parts, run.unchanged(), "unchanged");
        add(parts, run.refused(), "refused");
        if (run.warnings() > 0) {
            parts.add(Numbers.count(run.warnings(), "warning", "warnings"));
        }
        if (parts.isEmpty()) {
            parts.add("no article");
        }
        return Numbers.count(run.files(), "file", "files") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Numbers.count(count) + " " + what);
        }
    }
}
