package etools.ui;

import etools.ui.text.PlainWords;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/// The slim bar above the article: at which match the reader is. It shows itself while a text is
/// searched; opened by the reader it looks for what is typed into it.
final class FindBar extends HBox {

    private final ReaderModel model;
    private final ArticleView view;
    private final Matches matches;
    private final TextField field = new TextField();
    private final Label searched = new Label();
    private final Label count = new Label();
    private final BooleanProperty finding = new SimpleBooleanProperty(false);
    private String dismissed = "";

    FindBar(ReaderModel model, Commands commands, ArticleView view) {
        this.model = model;
        this.view = view;
        matches = new Matches(view, model.background());
        getStyleClass().add("find-bar");
        setId("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("find");
        field.setPromptText("Find in this article");
        field.setAccessibleText("Find in this article");
        field.setAccessibleHelp("Enter goes to the next match, Shift and Enter to the previous");
        field.setPrefWidth(220);
        field.setMinWidth(80);
        field.visibleProperty().bind(finding);
        field.managedProperty().bind(finding);
        field.textProperty()
                .addListener((property, was, is) -> {
                    look(true);
                    showCount();
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        searched.getStyleClass().add("find-words");
        searched.setMinWidth(0);
        searched.visibleProperty().bind(finding.not());
        searched.managedProperty().bind(finding.not());
        count.setId("match-count");
        count.getStyleClass().add("match-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Button previous =
                Icons.button(
                        Feather.CHEVRON_UP,
                        Icons.withKey("Previous match", Shortcut.PREVIOUS_MATCH),
                        () -> commands.run(Shortcut.PREVIOUS_MATCH));
        previous.setId("previous-match");
        Button next =
                Icons.button(
                        Feather.CHEVRON_DOWN,
                        Icons.withKey("Next match", Shortcut.NEXT_MATCH),
                        () -> commands.run(Shortcut.NEXT_MATCH));
        next.setId("next-match");
        previous.disableProperty().bind(matches.countProperty().isEqualTo(0));
        next.disableProperty().bind(matches.countProperty().isEqualTo(0));
        Button close = Icons.button(Feather.X, "Show no matches", this::close);
        close.setId("find-close");
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        getChildren().addAll(field, searched, filler, count, previous, next, close);
        managedProperty().bind(visibleProperty());
        matches.countProperty().addListener(changed -> showCount());
        matches.currentProperty().addListener(changed -> showCount());
        model.queryProperty()
                .addListener((property, was, is) -> {
                    if (!was.text().equals(is.text())) {
                        dismissed = "";
                        show();
                    }
                });
        model.shownProperty().addListener(changed -> show());
        finding.addListener(changed -> show());
        show();
    }

    /// Lets the reader type what to look for.
    void open() {
        if (model.shownProperty().get() == null) {
            return;
        }
        finding.set(true);
        String selected = view.selectedText().strip();
        if (!selected.isEmpty() && selected.length() < 100 && selected.indexOf('\n') < 0) {
            field.setText(selected);
        }
        field.requestFocus();
        field.selectAll();
        look(true);
    }

    boolean isFinding() {
        return finding.get();
    }

    /// Ends the finding; the matches of the search, where there is one, are marked again.
    void close() {
        if (finding.get()) {
            boolean hadFocus = field.isFocused();
            finding.set(false);
            if (hadFocus) {
                view.requestFocus();
            }
        } else {
            dismissed = model.query().text();
            show();
        }
    }

    void next() {
        matches.next();
    }

    void previous() {
        matches.previous();
    }

    private void pressed(KeyEvent press) {
        if (press.getCode() == KeyCode.ENTER) {
            if (press.isShiftDown()) {
                matches.previous();
            } else {
                matches.next();
            }
            press.consume();
        }
    }

    private void show() {
        searched.setText(model.query().text().strip());
        look(false);
        showCount();
    }

    private void look(boolean goThere) {
        if (finding.get()) {
            String typed = field.getText();
            matches.look(typed.isBlank() ? null : () -> new PlainWords(typed)::in, goThere);
        } else {
            String text = model.query().text();
            boolean searching = !text.isBlank() && !text.equals(dismissed);
            model.ifOpened(open -> matches.look(searching ? () -> open.marker(text) : null, false));
        }
    }

    private void showCount() {
        int all = matches.countProperty().get();
        int at = matches.currentProperty().get();
        setVisible(model.shownProperty().get() != null && (finding.get() || all > 0));
        boolean nothing = finding.get() && field.getText().isBlank();
        String text =
                nothing
                        ? ""
                        : all == 0
                                ? "No match in this article"
                                : at == 0
                                        ? Numbers.count(all, "match", "matches")
                                        : Numbers.count(at) + " of " + Numbers.count(all);
        count.setText(text);
        count.setAccessibleText(
                at == 0 ? text : "Match " + Numbers.count(at) + " of " + Numbers.count(all));
    }
}
