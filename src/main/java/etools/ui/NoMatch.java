package etools.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// What stands in place of a list in which nothing is: perhaps a word was mistyped.
final class NoMatch extends VBox {

    private final ReaderModel model;
    private final Background.Latest question = new Background.Latest();
    private final Label hint = new Label();
    private final Hyperlink meant = new Hyperlink();
    private final HBox suggestion = new HBox(3, new Label("Did you mean"), meant);
    private final Button clear = new Button();

    /// What is said first.
    private final Label title = new Label();

    NoMatch(ReaderModel model) {
        super(10);
        this.model = model;
        setAlignment(Pos.CENTER);
        getStyleClass().add("no-match");
        setId("no-match");
        title.getStyleClass().add("empty-title");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        meant.setId("did-you-mean");
        meant.setMinWidth(0);
        meant.setOnAction(clicked -> {
            meant.setVisited(false);
            model.searchText(meant.getText());
        });
        suggestion.setAlignment(Pos.CENTER);
        suggestion.managedProperty().bind(suggestion.visibleProperty());
        clear.setId("clear-filter");
        clear.setOnAction(clicked -> model.clearFilter());
        getChildren()
                .addAll(Icons.icon(Feather.SEARCH, "empty-icon"), title, hint, suggestion, clear);
        visibleProperty().addListener(changed -> ask());
        model.queryProperty().addListener(changed -> ask());
        model.noAnswerProperty().addListener(changed -> ask());
    }

    private void ask() {
        String text = model.query().text();
        String why = model.noAnswerProperty().get();
        question.forget();
        suggestion.setVisible(false);
        title.setText(why.isEmpty() ? "Nothing matches" : "This search did not work");
        hint.setText(
                !why.isEmpty()
                        ? why
                        : text.isBlank()
                                ? "No article fits what is chosen above."
                                : "No article fits “" + text.strip() + "”.");
        clear.setText(text.isBlank() ? "Show all articles" : "Clear search");
        if (isVisible() && !text.isBlank() && why.isEmpty()) {
            model.ifOpened(open ->
                    model.background()
                            .ask(
                                    question,
                                    () -> open.didYouMean(text),
                                    found ->
                                            found.ifPresent(other -> {
                                                meant.setText(other.strip());
                                                meant.setAccessibleText("Did you mean " + other);
                                                suggestion.setVisible(true);
                                            })));
        }
    }
}
