package etools.ui;

import atlantafx.base.controls.CustomTextField;

import etools.library.Completion;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/// The search field: what is typed is searched a moment later, and what it may become is offered
/// below.
final class SearchField extends CustomTextField {

    /// Who types on is not kept waiting by the letters before.
    private static final Duration A_MOMENT = Duration.millis(60);

    private static final int MOST_SHOWN = 9;

    /// A field less wide would cut a prompt that says how many articles there are.
    private static final double ROOM_FOR_COUNT = 300;

    private static final double ROW = 30;

    private final ReaderModel model;
    private final PopOvers popOvers;
    private final SearchHistory history;
    private final Runnable historyChanged;
    private final Runnable toList;
    private final PauseTransition pause = new PauseTransition(A_MOMENT);
    private final Background.Latest completionQuestion = new Background.Latest();
    private final ListView<Completion> offers = new ListView<>();
    private final QueryHelp help = new QueryHelp(this::insert);
    private final Button helpButton;
    private String offersFor = "";
    private boolean following;
    private boolean accepting;

    /// @param save keeps what is searched under a name
    /// @param toList takes the keyboard to the list
    SearchField(
            ReaderModel model,
            PopOvers popOvers,
            SearchHistory history,
            Runnable historyChanged,
            Runnable save,
            Runnable toList) {
        this.model = model;
        this.popOvers = popOvers;
        this.history = history;
        this.historyChanged = historyChanged;
        this.toList = toList;
        setId("search");
        getStyleClass().add("search");
        setAccessibleText("Search");
        setAccessibleHelp(
                "Lists the articles that fit what is typed. Down goes through what is offered"
                        + " below the field, Enter goes to the list");
        setLeft(Icons.icon(Feather.SEARCH, "search-icon"));
        helpButton = small(Feather.HELP_CIRCLE, "What you can search for", this::showHelp);
        helpButton.setId("search-help");
        setRight(right(save));
        showPrompt();
        model.statisticsProperty().addListener(changed -> showPrompt());
        widthProperty().addListener(changed -> showPrompt());
        pause.setOnFinished(done -> search());
        textProperty().addListener((property, was, is) -> typed());
        caretPositionProperty().addListener(changed -> offer());
        focusedProperty()
                .addListener((property, was, is) -> {
                    if (!is) {
                        popOvers.close(offers);
                        remember();
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.queryProperty().addListener((property, was, is) -> follow(is.text()));
        offers.setId("completions");
        offers.getStyleClass().add("completions");
        offers.setAccessibleText("Completions");
        offers.setFocusTraversable(false);
        offers.setFixedCellSize(ROW);
        offers.setCellFactory(list -> new Offer());
    }

    private HBox right(Runnable save) {
        Label key = new Label(Shortcut.SEARCH.keyNames().getFirst());
        key.getStyleClass().add("kbd");
        key.setMouseTransparent(true);
        Button keep =
                small(
                        Feather.BOOKMARK,
                        Icons.withKey("Save this search…", Shortcut.SAVE_SEARCH),
                        save);
        keep.setId("search-save");
        Button clear = small(Feather.X, "Clear the search", this::clearSearch);
        clear.setId("search-clear");
        key.visibleProperty().bind(textProperty().isEmpty());
        keep.visibleProperty().bind(textProperty().isNotEmpty());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        for (Region each : List.of(key, keep, clear)) {
            each.managedProperty().bind(each.visibleProperty());
        }
        HBox box = new HBox(2, key, keep, clear, helpButton);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static Button small(Feather icon, String what, Runnable action) {
        Button button = Icons.button(icon, what, action);
        button.getStyleClass().add("clear-button");
        button.setFocusTraversable(false);
        return button;
    }

    private void showPrompt() {
        long articles = model.statisticsProperty().get().articles();
        setPromptText(
                articles == 0 || (getWidth() > 0 && getWidth() < ROOM_FOR_COUNT)
                        ? "Search"
                        : "Search " + Numbers.count(articles, "article", "articles"));
    }

    // What is typed.

    private void typed() {
        if (following) {
            return;
        }
        if (getText().isBlank()) {
            pause.stop();
            search();
        } else {
            pause.playFromStart();
        }
        offer();
    }

    /// A space behind the last word says that it is whole.
    private void search() {
        model.searchText(getText().stripLeading());
    }

    /// Another question was asked, from elsewhere.
    private void follow(String text) {
        if (!text.equals(getText().stripLeading())) {
            pause.stop();
            following = true;
            setText(text);
            following = false;
            popOvers.close(offers);
        }
    }

    private void clearSearch() {
        remember();
        clear();
        requestFocus();
    }

    private void remember() {
        if (history.add(getText().strip())) {
            historyChanged.run();
        }
    }

    private void insert(String example) {
        popOvers.close(help);
        String text = getText().stripTrailing();
        setText(text.isEmpty() ? example : text + " " + example);
        requestFocus();
        end();
        popOvers.close(offers);
    }

    // What is offered.

    /// Asks what the word at the caret may become.
    private void offer() {
        int caret = getCaretPosition();
        String text = getText();
        boolean atWord =
                caret > 0
                        && caret <= text.length()
                        && !Character.isWhitespace(text.charAt(caret - 1));
        if (following || accepting || !isFocused() || !atWord) {
            completionQuestion.forget();
            popOvers.close(offers);
            return;
        }
        model.ifOpened(open ->
                model.background()
                        .ask(
                                completionQuestion,
                                () -> open.completions(text, caret),
                                found -> {
                                    if (isFocused() && getText().equals(text)) {
                                        show(found, "Completions");
                                    }
                                }));
    }

    private void showHistory() {
        List<Completion> found = new ArrayList<>();
        for (String text : history.texts()) {
            found.add(new Completion(0, getLength(), text, text, ""));
        }
        show(found, "Recent searches");
    }

    private void show(List<Completion> found, String what) {
        if (found.isEmpty()) {
            popOvers.close(offers);
            return;
        }
        Completion chosen = offers.getSelectionModel().getSelectedItem();
        String goesOn = popOvers.isShowing(offers) && chosen != null ? chosen.label() : "";
        offersFor = getText();
        offers.getItems().setAll(found);
        offers.getSelectionModel().clearSelection();
        offers.setAccessibleText(what + ": " + found.size());
        offers.setPrefSize(
                Math.max(300, getWidth()), Math.min(MOST_SHOWN, found.size()) * ROW + 14);
        popOvers.show(offers, this, completionQuestion::forget);
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).label().equals(goesOn)) {
                choose(i); // the reader had come so far when this answer came
                break;
            }
        }
    }

    private void accept(Completion offer) {
        String text = getText();
        int from = Math.clamp(offer.from(), 0, text.length());
        int to = Math.clamp(offer.to(), from, text.length());
        accepting = true;
        setText(text.substring(0, from) + offer.replacement() + text.substring(to));
        positionCaret(from + offer.replacement().length());
        accepting = false;
        popOvers.close(offers);
        if (offer.replacement().endsWith(":")) {
            offer(); // its values
        }
    }

    /// Shows what can be typed here.
    void showHelp() {
        if (popOvers.isShowing(help)) {
            popOvers.close(help);
        } else {
            popOvers.show(help, this, () -> {});
            help.applyCss(); // its table is there only then
            help.layout();
            help.requestFocus();
        }
    }

    boolean isHelpShowing() {
        return popOvers.isShowing(help);
    }

    // Keys.

    private void pressed(KeyEvent press) {
        boolean offering = popOvers.isShowing(offers);
        int at = offers.getSelectionModel().getSelectedIndex();
        Completion chosen =
                offering && offersFor.equals(getText())
                        ? offers.getSelectionModel().getSelectedItem()
                        : null;
        boolean used = true;
        switch (press.getCode()) {
            case DOWN, KP_DOWN -> {
                if (offering) {
                    choose(at + 1);
                } else if (getText().isEmpty() && !history.texts().isEmpty()) {
                    showHistory();
                    choose(0);
                } else {
                    goToList();
                }
            }
            case UP, KP_UP -> {
                if (offering) {
                    choose(at - 1);
                }
                used = offering;
            }
            case ENTER -> {
                if (chosen == null) {
                    goToList();
                } else {
                    accept(chosen);
                }
            }
            case TAB -> {
                used = chosen != null && !press.isShiftDown();
                if (chosen != null && used) {
                    accept(chosen);
                }
            }
            default -> used = false;
        }
        if (used) {
            press.consume();
        }
    }

    /// @param index -1 for none: the keyboard is in the text again
    private void choose(int index) {
        if (index < 0) {
            offers.getSelectionModel().clearSelection();
        } else if (index < offers.getItems().size()) {
            offers.getSelectionModel().clearAndSelect(index);
            offers.scrollTo(Math.max(0, index - MOST_SHOWN + 1));
            Completion offer = offers.getItems().get(index);
            setAccessibleRoleDescription(
                    "Search, " + offer.label() + " " + offer.meaning()); // heard while choosing
        }
    }

    private void goToList() {
        pause.stop();
        search();
        remember();
        popOvers.close(offers);
        toList.run();
    }

    private final class Offer extends ListCell<Completion> {
        private final Label label = new Label();
        private final Label meaning = new Label();
        private final HBox line = new HBox(12, label, meaning);

        Offer() {
            meaning.getStyleClass().add("muted");
            label.setMinWidth(0);
            meaning.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(label, Priority.ALWAYS);
            label.setMaxWidth(Double.MAX_VALUE);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMousePressed(press -> {
                Completion offer = getItem();
                if (offer != null) {
                    press.consume();
                    accept(offer);
                    SearchField.this.requestFocus();
                    deselect();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Completion offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            label.setText(offer.label());
            meaning.setText(offer.meaning());
            setGraphic(line);
            setAccessibleText((offer.label() + " " + offer.meaning()).strip());
        }
    }
}
