package etools.ui;

import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.Streaks;
import etools.ui.ReadingFigures.Left;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/// The reader's days and what to go on with; stands in the sidebar while no article is shown.
final class AtAGlance extends VBox {

    private final ReaderModel model;
    private final Label minutes = new Label();
    private final Label streak = new Label();
    private final Label longest = new Label();
    private final ProgressBar goalBar = new ProgressBar(0);
    private final Label goalWords = new Label();
    private final VBox ofGoal = new VBox(goalBar, goalWords);
    private final VBox ofStreak;
    private final DayBars days;
    private final VBox ofDays;
    private final VBox left = new VBox();
    private final VBox ofLeft;

    AtAGlance(ReaderModel model) {
        this.model = model;
        setId("at-a-glance");
        getStyleClass().add("stats-part");
        minutes.setId("minutes-read");
        minutes.getStyleClass().add("muted");
        minutes.setWrapText(true);
        streak.setId("streak");
        streak.getStyleClass().add("streak");
        streak.setGraphic(Icons.icon(Feather.ZAP, "streak-icon"));
        streak.setMinWidth(Region.USE_PREF_SIZE);
        longest.getStyleClass().add("muted");
        longest.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane streaks = new FlowPane(8, 2, streak, longest);
        streaks.setRowValignment(VPos.BASELINE);
        goalBar.setId("goal");
        goalBar.getStyleClass().addAll("small", "thin-bar");
        goalBar.setMaxWidth(Double.MAX_VALUE);
        goalWords.setId("goal-words");
        goalWords.getStyleClass().add("muted");
        goalWords.setWrapText(true);
        ofGoal.getStyleClass().add("goal");
        ofStreak = new VBox(streaks, ofGoal);
        ofStreak.getStyleClass().add("card-s");
        days = new DayBars(model.figures()::showDay);
        ofDays = new VBox(section("Words a day"), days);
        ofDays.getStyleClass().add("stats-part");
        left.getStyleClass().add("left-articles");
        left.setId("continue-reading");
        ofLeft = new VBox(section("Continue reading"), left);
        ofLeft.getStyleClass().add("stats-part");
        getChildren().addAll(minutes, ofStreak, ofDays, ofLeft);
        model.figures().atAGlanceProperty().addListener((property, was, is) -> show(is));
        show(model.figures().atAGlanceProperty().get());
    }

    private static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        label.setAccessibleRole(AccessibleRole.TEXT);
        return label;
    }

    private void show(ReadingFigures.@Nullable AtAGlance figures) {
        boolean wasRead = figures != null && figures.streaks().longest() > 0;
        boolean hasGoal = figures != null && figures.goal() != null;
        show(minutes, figures != null && figures.week().activeMs() > 0);
        show(ofStreak, wasRead || hasGoal);
        show(ofDays, figures != null && figures.days().stream().anyMatch(AtAGlance::isRead));
        show(ofLeft, figures != null && !figures.left().isEmpty());
        if (figures == null) {
            return;
        }
        minutes.setText(
                Numbers.count(figures.today().activeMs() / 60_000)
                        + " min read today, "
                        + Numbers.count(figures.week().activeMs() / 60_000)
                        + " min this week");
        Goal goal = figures.goal();
        showStreaks(figures.streaks(), goal != null);
        show(ofGoal, goal != null);
        if (goal != null) {
            long amount = goal.amountOf(figures.today());
            goalBar.setProgress(Math.min(1, (double) amount / goal.amount()));
            String words = Numbers.count(amount) + " of " + goalName(goal) + " today";
            goalWords.setText(goal.reachedBy(figures.today()) ? "Goal reached: " + words : words);
            goalBar.setAccessibleText("Daily goal: " + words);
        }
        days.show(figures.days());
        showLeft(figures.left());
    }

    private static boolean isRead(ReadingFigures.Day day) {
        return day.sums().readings() > 0;
    }

    private static void show(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private static String goalName(Goal goal) {
        return goal.unit() == Goal.Unit.MINUTES
                ? Numbers.count(goal.amount(), "minute", "minutes")
                : Numbers.count(goal.amount(), "word", "words");
    }

    private void showStreaks(Streaks streaks, boolean ofTheGoal) {
        streak.setText(
                (ofTheGoal ? "Goal: " : "")
                        + Numbers.count(streaks.current(), "day", "days")
                        + " in a row");
        longest.setText("longest " + Numbers.count(streaks.longest()));
        Period days = streaks.currentDays();
        streak.setAccessibleText(
                streak.getText() + (days == null ? "" : ", from " + days.from() + " on"));
    }

    /// The buttons stay while they say the same, so that the keyboard stays on them.
    private void showLeft(List<Left> articles) {
        if (articles.equals(left.getUserData())) {
            return;
        }
        left.setUserData(articles);
        List<Node> buttons = new ArrayList<>();
        for (Left article : articles) {
            buttons.add(button(article));
        }
        left.getChildren().setAll(buttons);
    }

    private Button button(Left article) {
        String read = Numbers.percent(article.part()) + " read";
        Label title = new Label(article.title());
        title.getStyleClass().add("left-title");
        title.setWrapText(true);
        ProgressBar bar = new ProgressBar(article.part());
        bar.getStyleClass().addAll("small", "thin-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label part = new Label(read);
        part.getStyleClass().add("muted");
        part.setMinWidth(Region.USE_PREF_SIZE);
        HBox below = new HBox(8, bar, part);
        below.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(title, below);
        content.getStyleClass().add("left-content");
        Button button = new WrappingButton(content);
        button.getStyleClass().add("left-article");
        button.setAccessibleText("Continue reading " + article.title() + ", " + read);
        button.setOnAction(clicked -> model.goOn(article.row()));
        return button;
    }

    /// As high as its content is at its width.
    private static final class WrappingButton extends Button {
        private final Region content;

        WrappingButton(Region content) {
            super(null, content);
            this.content = content;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER_LEFT);
            setMaxWidth(Double.MAX_VALUE);
            setMinHeight(USE_PREF_SIZE);
            widthProperty().addListener(changed -> content.setPrefWidth(inner(getWidth())));
        }

        private double inner(double width) {
            return Math.max(0, width - snappedLeftInset() - snappedRightInset());
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return snappedTopInset()
                    + content.prefHeight(inner(width < 0 ? getWidth() : width))
                    + snappedBottomInset();
        }
    }
}
