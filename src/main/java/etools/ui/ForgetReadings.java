package etools.ui;

import etools.article.PageDates;
import etools.library.ReadingRecord;
import etools.reading.Period;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.LocalDate;

/// Asks which readings are to be forgotten, says what goes, and asks once more.
final class ForgetReadings extends VBox {

    private static final Duration TYPING = Duration.millis(150);

    private final ReaderModel model;
    private final Toasts toasts;
    private final Runnable close;
    private final RadioButton today = new RadioButton("Today");
    private final RadioButton days = new RadioButton("From");
    private final RadioButton all = new RadioButton("Everything");
    private final DayPicker from = new DayPicker("forget-from", "The first day to forget");
    private final DayPicker to = new DayPicker("forget-to", "The last day to forget");
    private final Label what = new Label();
    private final Label stays = new Label();
    private final Button forget = new Button("Forget…");
    private final Button sure = new Button();
    private final Button keep = new Button("Keep them");
    private final Label question = new Label();
    private final HBox confirm;
    private final ProgressIndicator working = new ProgressIndicator();
    private final PauseTransition asking = new PauseTransition(TYPING);
    private Privacy.@Nullable Forgettable found;

    /// The button was pressed before that was known.
    private boolean forgetOnceFound;

    private @Nullable Period asked;

    /// @param close takes the card away
    ForgetReadings(ReaderModel model, Toasts toasts, Runnable close) {
        this.model = model;
        this.toasts = toasts;
        this.close = close;
        setId("forget-readings");
        getStyleClass().addAll("overlay-text", "forget");
        ToggleGroup group = new ToggleGroup();
        today.setId("forget-today");
        days.setId("forget-days");
        days.setAccessibleText("From one day to another");
        all.setId("forget-all");
        for (RadioButton each : new RadioButton[] {today, days, all}) {
            each.setToggleGroup(group);
        }
        from.setValue(model.today().minusDays(6));
        to.setValue(model.today());
        HBox range = new HBox(10, days, from, new Label("to"), to);
        range.setAlignment(Pos.CENTER_LEFT);
        what.setId("forget-what");
        what.getStyleClass().add("forget-what");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        stays.setId("forget-stays");
        stays.getStyleClass().add("muted");
        stays.setWrapText(true);
        stays.setMinHeight(USE_PREF_SIZE);
        forget.setId("forget");
        forget.getStyleClass().add("danger");
        forget.setOnAction(clicked -> askOnce());
        confirm = confirm();
        working.setMaxSize(18, 18);
        working.getStyleClass().add("quiet-progress");
        working.setAccessibleText("Looking");
        working.setVisible(false);
        HBox action = new HBox(10, forget, working);
        action.setAlignment(Pos.CENTER_LEFT);
        action.visibleProperty().bind(confirm.visibleProperty().not());
        action.managedProperty().bind(action.visibleProperty());
        Region filler = new Region();
        VBox.setVgrow(filler, Priority.ALWAYS);
        getChildren().addAll(today, range, all, what, stays, action, confirm, filler);
        asking.setOnFinished(done -> ask());
        group.selectedToggleProperty().addListener((property, was, is) -> chosen(is));
        from.valueProperty().addListener(changed -> typed());
        to.valueProperty().addListener(changed -> typed());
        today.setSelected(true);
    }

    private HBox confirm() {
        question.setId("forget-question");
        question.setWrapText(true);
        question.setMinWidth(0);
        HBox.setHgrow(question, Priority.ALWAYS);
        sure.setId("forget-confirmed");
        sure.getStyleClass().add("danger");
        sure.setMinWidth(Region.USE_PREF_SIZE);
        sure.setOnAction(clicked -> doForget());
        keep.setId("forget-not");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(clicked -> {
            confirm(false);
            forget.requestFocus();
        });
        HBox box = new HBox(10, Icons.icon(Feather.ALERT_TRIANGLE, "warning-icon"), question);
        box.getChildren().addAll(keep, sure);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setId("forget-confirm");
        box.getStyleClass().add("confirm");
        box.setVisible(false);
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /// Where the keyboard begins.
    Node first() {
        return today;
    }

    /// Escape takes the question away before the card.
    boolean escape() {
        boolean asks = confirm.isVisible();
        if (asks) {
            confirm(false);
            forget.requestFocus();
        }
        return asks;
    }

    private void typed() {
        days.setSelected(true);
        found = null;
        forgetOnceFound = false;
        asked = period();
        confirm(false);
        asking.playFromStart();
    }

    private void chosen(@Nullable Toggle choice) {
        if (choice != null) {
            forgetOnceFound = false;
            ask();
        }
    }

    /// Null where what was typed is no period.
    private @Nullable Period period() {
        if (all.isSelected()) {
            return Period.ALL;
        }
        LocalDate first = today.isSelected() ? model.today() : from.getValue();
        LocalDate last = today.isSelected() ? model.today() : to.getValue();
        return first == null || last == null || last.isBefore(first)
                ? null
                : new Period(first, last);
    }

    private void ask() {
        found = null;
        asked = period();
        confirm(false);
        Period wanted = asked;
        if (wanted == null) {
            what.setText(
                    from.getValue() == null || to.getValue() == null
                            ? "Type days as year, month and day, such as 2026/11/23."
                            : "The last day must not be before the first.");
            stays.setText("");
            return;
        }
        working.setVisible(true);
        model.privacy()
                .forgettable(
                        wanted,
                        answer -> {
                            working.setVisible(false);
                            if (wanted.equals(asked)) {
                                show(answer);
                            }
                        });
    }

    private void show(Privacy.Forgettable answer) {
        found = answer;
        int readings = answer.wipe().readings();
        forget.setDisable(isNothing());
        what.setText(readings == 0 ? "Nothing was read in this time." : willGo(answer));
        stays.setText(readings == 0 ? "" : willStay(answer.wipe()));
        if (forgetOnceFound && readings > 0) {
            askOnce();
        }
        forgetOnceFound = false;
    }

    /// `127 readings of 80 articles, from Oct. 1, 2026 to Nov. 23, 2026. With them go …`
    static String willGo(Privacy.Forgettable answer) {
        Period days = answer.days();
        String when =
                days == null
                        ? ""
                        : days.from().equals(days.to())
                                ? ", of " + PageDates.date(days.from())
                                : ", from "
                                        + PageDates.date(days.from())
                                        + " to "
                                        + PageDates.date(days.to());
        return Numbers.count(answer.wipe().readings(), "reading", "readings")
                + " of "
                + Numbers.count(answer.wipe().articles(), "article", "articles")
                + when
                + ". With them go when, how long and how far you read, and every figure made of"
                + " that. Read counts and last times are made anew of what remains.";
    }

    /// What wiping does not reach.
    static String willStay(ReadingRecord.Wipe wipe) {
        int backups = wipe.backups();
        String stay = "Articles, read marks and stars stay. There is no undo.";
        if (wipe.setAside() > 0) {
            stay +=
                    wipe.setAside() == 1
                            ? " One library file that was set aside may still hold these readings."
                            : " "
                                    + Numbers.count(wipe.setAside())
                                    + " library files that were set aside may still hold these"
                                    + " readings.";
        }
        if (backups == 0) {
            return stay + " Backups that you made yourself may still hold these readings.";
        }
        return stay
                + (backups == 1
                        ? " One backup of the library, made by itself, may still hold"
                        : " "
                                + Numbers.count(backups)
                                + " backups of the library, made by themselves, may still hold")
                + " these readings, and so may those that you made yourself.";
    }

    private void askOnce() {
        Privacy.Forgettable answer = found;
        if (answer == null) {
            forgetOnceFound = true;
        } else {
            String these = Numbers.count(answer.wipe().readings(), "reading", "readings");
            question.setText("They are gone for ever. There is no undo.");
            sure.setText("Forget " + these);
            confirm(true);
            keep.requestFocus();
        }
    }

    private void confirm(boolean asks) {
        confirm.setVisible(asks);
        forget.setDisable(asks || isNothing());
    }

    /// Whether it is known that there is nothing to forget. While that is looked for the button
    /// stays on, so that the keyboard finds it.
    private boolean isNothing() {
        return asked == null || (found != null && found.wipe().readings() == 0);
    }

    private void doForget() {
        Period period = asked;
        if (period != null) {
            close.run();
            model.privacy()
                    .forget(
                            period,
                            gone -> {
                                String line =
                                        "Forgot "
                                                + Numbers.count(
                                                        gone.readings(), "reading", "readings")
                                                + " of "
                                                + Numbers.count(
                                                        gone.articles(), "article", "articles")
                                                + ".";
                                model.say(line);
                                toasts.show(Feather.CHECK_CIRCLE, line);
                            });
        }
    }
}
