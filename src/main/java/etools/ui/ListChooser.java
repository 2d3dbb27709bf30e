package etools.ui;

import etools.article.Category;
import etools.library.CategoryCount;
import etools.library.Query;
import etools.library.SavedSearch;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What can be listed: everything, a saved search, a category, each with what is unread in it.
final class ListChooser extends VBox {

    private static final double ROW = 32;
    private static final int MOST_SHOWN = 15;
    private static final PseudoClass TITLE = PseudoClass.getPseudoClass("title");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /// One line.
    sealed interface Entry {

        record Title(String text) implements Entry {}

        record Everything(long unread) implements Entry {}

        record Saved(SavedSearch search) implements Entry {}

        record InCategory(String id, String name, long unread) implements Entry {}
    }

    /// What can be done with a saved search.
    interface Actions {
        void save();

        void rename(SavedSearch search);

        void edit(SavedSearch search);
    }

    private final ReaderModel model;
    private final Actions actions;
    private final Runnable close;
    private final ListView<Entry> lines = new ListView<>();

    /// @param close takes the chooser off the screen
    ListChooser(ReaderModel model, Actions actions, Runnable close) {
        this.model = model;
        this.actions = actions;
        this.close = close;
        getStyleClass().add("list-chooser");
        setId("list-chooser");
        lines.setId("lists");
        lines.setAccessibleText("What is listed");
        lines.setAccessibleHelp(
                "Enter lists it. On a saved search, F2 renames it, F4 changes it and Delete deletes"
                        + " it");
        lines.setFixedCellSize(ROW);
        lines.setCellFactory(list -> new Line());
        lines.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(lines, Priority.ALWAYS);
        Button save = new Button("Save this search…", Icons.icon(Feather.BOOKMARK));
        save.setId("save-search");
        save.getStyleClass().addAll("flat", "chooser-button");
        save.setMaxWidth(Double.MAX_VALUE);
        save.setAlignment(Pos.CENTER_LEFT);
        save.setOnAction(clicked -> actions.save());
        save.disableProperty()
                .bind(model.queryProperty().map(query -> !canBeSaved(query)).orElse(true));
        getChildren().addAll(lines, save);
        setPrefWidth(320);
    }

    /// Whether it asks for anything but a whole category.
    static boolean canBeSaved(Query query) {
        return !query.text().isBlank() || query.show() != Query.Show.ALL || query.tag() != null;
    }

    List<Entry> entries() {
        return lines.getItems();
    }

    /// Shows what there is now.
    void fill() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Everything(model.statisticsProperty().get().unread()));
        if (!model.saved().all().isEmpty()) {
            entries.add(new Entry.Title("Saved searches"));
            model.saved().all().forEach(saved -> entries.add(new Entry.Saved(saved)));
        }
        if (!model.categories().isEmpty()) {
            entries.add(new Entry.Title("Categories"));
            for (CategoryCount count : model.categories()) {
                entries.add(
                        new Entry.InCategory(
                                id(count.category()), name(count.category()), count.unread()));
            }
        }
        Entry selected = lines.getSelectionModel().getSelectedItem();
        int at = lines.getSelectionModel().getSelectedIndex();
        if (!entries.equals(lines.getItems())) {
            lines.getItems().setAll(entries);
            int again = entries.indexOf(selected);
            if (at >= 0) {
                lines.getSelectionModel()
                        .clearAndSelect(again >= 0 ? again : Math.min(at, entries.size() - 1));
            }
        }
        lines.setPrefHeight(Math.min(MOST_SHOWN, entries.size()) * ROW + 8);
    }

    /// Puts the keyboard on what is listed now.
    void focusCurrent() {
        for (int i = 0; i < entries().size(); i++) {
            if (isCurrent(entries().get(i))) {
                lines.getSelectionModel().clearAndSelect(i);
                lines.scrollTo(Math.max(0, i - 3));
            }
        }
        lines.requestFocus();
    }

    static String id(@Nullable Category category) {
        return category == null ? "" : category.id();
    }

    static String name(@Nullable Category category) {
        return category == null ? "No category" : category.name();
    }

    private boolean isCurrent(Entry entry) {
        Query query = model.query();
        var saved = model.saved().current();
        return switch (entry) {
            case Entry.Title _ -> false;
            case Entry.Everything _ ->
                    saved.isEmpty()
                            && query.category() == null
                            && model.pickedProperty().get() == null;
            case Entry.Saved(SavedSearch search) ->
                    saved.isPresent() && saved.get().number() == search.number();
            case Entry.InCategory category ->
                    saved.isEmpty() && Objects.equals(query.category(), category.id());
        };
    }

    private void choose(@Nullable Entry entry) {
        switch (entry) {
            case null -> {}
            case Entry.Title _ -> {}
            case Entry.Everything _ -> {
                model.showPickedNoMore();
                leaveSaved();
                model.showCategory(null);
                close.run();
            }
            case Entry.Saved(SavedSearch search) -> {
                model.showPickedNoMore();
                model.saved().show(search);
                close.run();
            }
            case Entry.InCategory category -> {
                model.showPickedNoMore();
                leaveSaved();
                model.showCategory(category.id());
                close.run();
            }
        }
    }

    /// The text of a saved search goes with it; one the reader typed stays.
    private void leaveSaved() {
        if (model.saved().current().isPresent()) {
            model.clearFilter();
        }
    }

    private void pressed(KeyEvent press) {
        Entry entry = lines.getSelectionModel().getSelectedItem();
        boolean used = true;
        switch (press.getCode()) {
            case ENTER, SPACE -> choose(entry);
            case UP, KP_UP -> go(-1);
            case DOWN, KP_DOWN -> go(1);
            default -> {
                used = false;
                if (entry instanceof Entry.Saved(SavedSearch search)) {
                    used = true;
                    switch (press.getCode()) {
                        case F2 -> actions.rename(search);
                        case F4 -> actions.edit(search);
                        case DELETE -> model.saved().delete(search);
                        default -> used = false;
                    }
                }
            }
        }
        if (used) {
            press.consume();
        }
    }

    private void go(int step) {
        int at = lines.getSelectionModel().getSelectedIndex() + step;
        while (at >= 0 && at < entries().size() && entries().get(at) instanceof Entry.Title) {
            at += step;
        }
        if (at >= 0 && at < entries().size()) {
            lines.getSelectionModel().clearAndSelect(at);
            lines.scrollTo(Math.max(0, at - MOST_SHOWN / 2));
        }
    }

    private final class Line extends ListCell<Entry> {
        private final Label name = new Label();
        private final Label unread = new Label();
        private final Button more = new Button(null, Icons.icon(Feather.MORE_HORIZONTAL));
        private final HBox line = new HBox(8, name, unread, more);

        Line() {
            getStyleClass().add("chooser-line");
            unread.getStyleClass().add("chooser-count");
            unread.setMinWidth(Region.USE_PREF_SIZE);
            more.getStyleClass().addAll("flat", "button-icon", "icon-button", "chooser-more");
            more.setFocusTraversable(false);
            Icons.name(more, "Rename, change or delete");
            more.managedProperty().bind(more.visibleProperty());
            more.setOnAction(clicked -> {
                if (getItem() instanceof Entry.Saved(SavedSearch search)) {
                    menu(search).show(more, Side.BOTTOM, 0, 0);
                }
            });
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (!isEmpty() && click.isStillSincePress()) {
                    choose(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setContextMenu(null);
            pseudoClassStateChanged(TITLE, entry instanceof Entry.Title);
            pseudoClassStateChanged(CURRENT, entry != null && isCurrent(entry));
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            more.setVisible(entry instanceof Entry.Saved);
            switch (entry) {
                case Entry.Title(String text) -> show(text, -1, null);
                case Entry.Everything(long count) -> show("All articles", count, Feather.INBOX);
                case Entry.Saved(SavedSearch search) -> {
                    show(search.name(), search.unread(), Feather.BOOKMARK);
                    setContextMenu(menu(search));
                }
                case Entry.InCategory category ->
                        show(category.name(), category.unread(), Feather.FOLDER);
            }
            setGraphic(line);
        }

        private void show(String text, long count, @Nullable Feather icon) {
            name.setText(text);
            name.setGraphic(icon == null ? null : Icons.icon(icon, "chooser-icon"));
            unread.setText(count > 0 ? Numbers.count(count) : "");
            setAccessibleText(count > 0 ? text + ", " + Numbers.count(count) + " unread" : text);
        }

        private ContextMenu menu(SavedSearch search) {
            return new ContextMenu(
                    item("Rename… (F2)", () -> actions.rename(search)),
                    item("Change… (F4)", () -> actions.edit(search)),
                    item("Delete (Delete)", () -> model.saved().delete(search)));
        }

        private MenuItem item(String text, Runnable action) {
            MenuItem item = new MenuItem(text);
            item.setOnAction(chosen -> Platform.runLater(action));
            return item;
        }
    }
}
