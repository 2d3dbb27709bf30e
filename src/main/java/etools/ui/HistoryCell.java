package etools.ui;

import etools.article.PageDates;
import etools.library.ReadingRecord.Title;
import etools.reading.Entry;
import etools.reading.LoggedReading;
import etools.reading.ReadingRule;
import etools.ui.HistoryRows.Day;
import etools.ui.HistoryRows.Read;
import etools.ui.HistoryRows.Row;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A day of the history, or one reading of it.
final class HistoryCell extends ListCell<Row> {

    static final double HEIGHT = 40;

    private static final int MOST_OF_A_NAME = 24;

    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Supplier<LocalDate> today;
    private final Label day = new Label();
    private final Label totals = new Label();
    private final HBox heading;
    private final Label time = new Label();
    private final Label title = new Label();
    private final Label category = new Label();
    private final Label removed = new Label("removed");
    private final Button back = new Button("Bring back");
    private final FontIcon icon = Icons.icon(Feather.CHECK, "verdict-icon");
    private final Label verdict = new Label();
    private final Label minutes = new Label();
    private final Label words = new Label();
    private final HBox line;
    private final ChangeListener<@Nullable Read> loaded = (property, was, is) -> fill(is);
    private @Nullable Row followed;

    /// @param bringBack called with what is to be put back into the library
    HistoryCell(Supplier<LocalDate> today, Consumer<Read> bringBack) {
        this.today = today;
        getStyleClass().add("history-cell");
        day.getStyleClass().add("history-day");
        totals.getStyleClass().add("history-totals");
        heading = new HBox(10, day, filler(), totals);
        heading.setAlignment(Pos.BOTTOM_LEFT);
        heading.getStyleClass().add("history-heading");
        time.getStyleClass().add("history-time");
        title.getStyleClass().add("history-title");
        title.setMinWidth(60);
        category.getStyleClass().add("badge");
        category.setMinWidth(Region.USE_PREF_SIZE);
        removed.getStyleClass().addAll("badge", "badge-warning");
        removed.setMinWidth(Region.USE_PREF_SIZE);
        back.getStyleClass().addAll("small", "history-back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setFocusTraversable(false);
        back.setOnAction(clicked -> {
            Read read = followed == null ? null : followed.read();
            if (read != null) {
                bringBack.accept(read);
            }
        });
        column(verdict, "history-verdict", 150);
        verdict.setGraphic(icon);
        column(minutes, "history-figure", 64);
        column(words, "history-figure", 96);
        line =
                new HBox(
                        10, time, title, category, removed, back, filler(), verdict, minutes,
                        words);
        line.setAlignment(Pos.CENTER_LEFT);
        for (Region each : new Region[] {category, removed, back}) {
            each.managedProperty().bind(each.visibleProperty());
        }
        setPrefWidth(0);
        setPrefHeight(HEIGHT);
    }

    private static void column(Label label, String styleClass, double width) {
        label.getStyleClass().add(styleClass);
        label.setMinWidth(width);
        label.setPrefWidth(width);
    }

    private static Region filler() {
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        return filler;
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (followed != null) {
            followed.readProperty().removeListener(loaded);
            followed = null;
        }
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else if (row.isHeading()) {
            day.setText(name(row.day().day(), today.get()));
            totals.setText(totals(row.day()));
            setGraphic(heading);
            setAccessibleText(day.getText() + ". " + totals.getText());
        } else {
            followed = row;
            row.readProperty().addListener(loaded);
            setGraphic(line);
            fill(row.read());
        }
    }

    private void fill(@Nullable Read read) {
        line.setVisible(read != null);
        if (read == null) {
            setAccessibleText("Loading");
            return;
        }
        Entry entry = read.entry();
        Title article = read.title();
        time.setText(TIME.format(entry.opened()));
        title.setText(title(article));
        String name = article == null || article.category() == null ? "" : article.category();
        category.setText(shortened(name));
        category.setVisible(!name.isBlank());
        boolean gone = article == null || !article.listed();
        removed.setVisible(gone);
        back.setVisible(gone && article != null);
        pseudoClassStateChanged(REMOVED, gone);
        icon.setIconCode(
                switch (entry.verdict()) {
                    case READ -> Feather.CHECK;
                    case REREAD -> Feather.REPEAT;
                    case SKIMMED -> Feather.FAST_FORWARD;
                });
        verdict.setText(verdict(entry));
        minutes.setText(minutes(entry.activeMs()));
        words.setText(Numbers.count(entry.wordsRead(), "word", "words"));
        setAccessibleText(describe(read));
    }

    /// So much of a category's name as leaves room for a title.
    static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_OF_A_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_OF_A_NAME - 1)).strip() + "…";
    }

    private static String title(@Nullable Title article) {
        return article == null
                ? "An article that is no longer known"
                : article.title().isBlank() ? "Without a title" : article.title();
    }

    /// `Today, Monday, Nov. 23, 2026`
    static String name(LocalDate day, LocalDate today) {
        String near =
                day.equals(today) ? "Today, " : day.equals(today.minusDays(1)) ? "Yesterday, " : "";
        return near
                + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + ", "
                + PageDates.date(day);
    }

    /// `3 readings · 1,204 words · 12 min`
    static String totals(Day day) {
        List<String> parts = new ArrayList<>();
        parts.add(Numbers.count(day.readings(), "reading", "readings"));
        parts.add(Numbers.count(day.words(), "word", "words"));
        if (day.activeMs() > 0) {
            parts.add(minutes(day.activeMs()));
        }
        return String.join("  ·  ", parts);
    }

    /// `read`, `re-read`, `skimmed to 40 %`; who rushed through has skimmed to the end
    static String verdict(Entry entry) {
        String word = entry.verdict().word();
        if (entry.verdict().finished() || entry.furthest() == LoggedReading.UNKNOWN) {
            return word;
        }
        return entry.furthest() >= ReadingRule.END
                ? word + " to the end"
                : word + " to " + entry.furthest() / 100 + " %";
    }

    /// `12 min`, `< 1 min`, or nothing where it is not known
    static String minutes(long activeMs) {
        if (activeMs == LoggedReading.UNKNOWN) {
            return "";
        }
        long minutes = Numbers.minutes(activeMs);
        return minutes == 0 ? "< 1 min" : Numbers.count(minutes) + " min";
    }

    /// What a screen reader says of a reading.
    static String describe(Read read) {
        List<String> parts = new ArrayList<>();
        parts.add(TIME.format(read.entry().opened()));
        Title article = read.title();
        parts.add(title(article));
        if (article == null || !article.listed()) {
            parts.add("Removed from the library");
        }
        if (article != null && article.category() != null) {
            parts.add(article.category());
        }
        parts.add(verdict(read.entry()));
        String minutes = minutes(read.entry().activeMs());
        if (!minutes.isEmpty()) {
            parts.add(minutes.replace("<", "less than"));
        }
        parts.add(Numbers.count(read.entry().wordsRead(), "word", "words"));
        return String.join(". ", parts);
    }
}
