package etools.ui;

import etools.article.Headline;
import etools.library.CategoryCount;
import etools.library.IndexProgress;
import etools.library.Mark;
import etools.library.Query;
import etools.library.Query.Show;
import etools.library.Query.Sort;
import etools.library.SavedSearch;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The list: which articles, in which order, and what is selected.
///
/// The selection is the reader's alone: it follows its articles into a new answer, and what is said
/// of it meanwhile is not heard.
final class ListPane extends VBox {

    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private final ReaderModel model;
    private final ListView<HeadlineRow> view;
    private final EvenRowsSkin<HeadlineRow> skin;
    private final RowSelection selection;
    private final Button heading = new Button("All articles", Icons.icon(Feather.CHEVRON_DOWN));
    private final Label unread = new Label();
    private final Label behind = new Label();
    private final Map<Show, ToggleButton> filters = new EnumMap<>(Show.class);
    private final StackPane body = new StackPane();
    private final NoMatch noMatch;
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper(0);
    private boolean questionAsked;
    private int firstVisibleRow = -1;
    private double firstVisibleOffset;

    ListPane(ReaderModel model, RowActions actions, Runnable choose) {
        this.model = model;
        getStyleClass().add("list-pane");
        setMinWidth(260);
        view = EvenRowsSkin.list(model.headlines(), HeadlineCell.HEIGHT);
        skin = EvenRowsSkin.of(view);
        view.getStyleClass().add("articles");
        view.setId("articles");
        view.setAccessibleText("Articles");
        view.setAccessibleHelp("Arrow keys choose an article; it opens beside the list");
        view.setPlaceholder(new Region());
        view.setCellFactory(list -> new HeadlineCell(model));
        selection = new RowSelection(view, model.headlines());
        view.setSelectionModel(selection);
        selection
                .getSelectedIndices()
                .addListener((ListChangeListener<Integer>) change -> selectionChanged());
        new RangeInput(view, selection, skin);
        view.setContextMenu(contextMenu(actions));
        noMatch = new NoMatch(model);
        waiting.getStyleClass().add("quiet-progress");
        waiting.setMaxSize(28, 28);
        waiting.setAccessibleText("The library is being opened");
        body.getChildren().addAll(view, noMatch, waiting);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(choose), body);

        model.headlines()
                .replacingProperty()
                .addListener((property, was, replacing) -> {
                    if (replacing) {
                        beforeNewAnswer();
                    } else {
                        afterNewAnswer();
                    }
                });
        model.chosenProperty().addListener((property, was, is) -> showChosen(is));
        model.queryProperty().addListener((property, was, is) -> asked(is));
        model.filledProperty()
                .addListener((property, was, is) -> {
                    showBody();
                    showCounts();
                });
        model.answeredProperty().addListener((property, was, is) -> showBody());
        model.statisticsProperty().addListener((property, was, is) -> showCounts());
        model.categories().addListener((ListChangeListener<CategoryCount>) change -> showCounts());
        model.saved().all().addListener((ListChangeListener<SavedSearch>) change -> showCounts());
        model.indexProgressProperty().addListener(changed -> showCounts());
        asked(model.query());
        questionAsked = false;
        showCounts();
        model.pickedProperty().addListener(changed -> showCounts());
        showBody();
    }

    // What is selected.

    /// The numbers of the selected rows.
    int[] selectedRows() {
        return selection.rows();
    }

    ReadOnlyIntegerProperty selectedCountProperty() {
        return selectedCount.getReadOnlyProperty();
    }

    /// The headlines of the first `limit` selected rows, as far as they are loaded.
    List<Headline> selectedHeadlines(int limit) {
        List<Headline> headlines = new ArrayList<>();
        List<Integer> indices = selection.getSelectedIndices();
        for (int i = 0; i < Math.min(limit, indices.size()); i++) {
            Headline headline = model.headlines().loaded(model.headlines().rowAt(indices.get(i)));
            if (headline != null) {
                headlines.add(headline);
            }
        }
        return headlines;
    }

    void selectAll() {
        selection.selectAll();
        view.requestFocus();
    }

    void selectNext() {
        select(currentIndex() + 1);
    }

    void selectPrevious() {
        int current = currentIndex();
        select(current < 0 ? 0 : current - 1);
    }

    /// Selects this row alone and brings it into view.
    void select(int index) {
        if (index >= 0 && index < model.headlines().size()) {
            selection.clearAndSelect(index);
            reveal(index);
        }
    }

    /// Where the article that is open stands, else where the keyboard is, or -1.
    int currentIndex() {
        HeadlineRow open = model.chosen();
        int index = open == null ? -1 : model.headlines().indexOfRow(open.row());
        return index >= 0 ? index : view.getSelectionModel().getSelectedIndex();
    }

    void focusList() {
        view.requestFocus();
        if (view.getFocusModel().getFocusedIndex() < 0 && !model.headlines().isEmpty()) {
            view.getFocusModel().focus(0);
        }
    }

    private void selectionChanged() {
        selectedCount.set(selection.getSelectedIndices().size());
        if (selection.isFollowing()) {
            return;
        }
        if (selectedCount.get() == 1) {
            model.open(model.headlines().get(selection.getSelectedIndices().getFirst()));
        } else if (selectedCount.get() == 0) {
            model.close();
        }
    }

    /// An article was opened from elsewhere: the list shows it as selected.
    private void showChosen(@Nullable HeadlineRow row) {
        int index = row == null ? -1 : model.headlines().indexOfRow(row.row());
        if (index >= 0 && !selection.isSelected(index)) {
            selection.follow(index);
            reveal(index);
        }
    }

    // A new answer.

    private void beforeNewAnswer() {
        int first = skin.firstInView();
        firstVisibleOffset = skin.hiddenAbove();
        firstVisibleRow = first > 0 || firstVisibleOffset > 0 ? model.headlines().rowAt(first) : -1;
    }

    private void scrollBack() {
        int index = firstVisibleRow < 0 ? -1 : model.headlines().indexOfRow(firstVisibleRow);
        if (index >= 0) {
            skin.scrollToTop(index, firstVisibleOffset);
        }
    }

    /// Puts the selection back where its articles now stand, and leaves the eye where it was.
    private void afterNewAnswer() {
        boolean byReader = questionAsked;
        questionAsked = false;
        HeadlineRow open = model.chosen();
        if (selection.isEmpty() && open != null) {
            int index = model.headlines().indexOfRow(open.row());
            if (index >= 0) {
                selection.follow(index);
            }
        }
        if (byReader) {
            view.scrollTo(
                    selection.isEmpty()
                            ? 0
                            : Math.max(0, selection.getSelectedIndices().getFirst() - 1));
        } else {
            scrollBack();
        }
        showBody();
        showCounts();
    }

    /// Scrolls as little as shows the whole of the row.
    void reveal(int index) {
        skin.reveal(index);
    }

    // The pane's parts.

    private void asked(Query query) {
        questionAsked = true;
        filters.forEach((show, button) -> button.setSelected(show == query.show()));
        showCounts();
    }

    /// @param choose shows what else can be listed
    private Region head(Runnable choose) {
        heading.getStyleClass().addAll("flat", "pane-heading");
        heading.setId("category");
        heading.setMnemonicParsing(false);
        heading.setContentDisplay(ContentDisplay.RIGHT);
        heading.setAccessibleHelp("Chooses a category or a saved search to be listed");
        heading.setOnAction(clicked -> choose.run());
        unread.getStyleClass().add("muted");
        unread.setId("unread");
        behind.getStyleClass().add("behind");
        behind.setId("behind");
        behind.setWrapText(true);
        behind.managedProperty().bind(behind.visibleProperty());
        VBox titles = new VBox(heading, unread, behind);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        Button all = Icons.button(Feather.X, "List all articles again", model::clearFilter);
        all.setId("list-all");
        all.visibleProperty().bind(model.pickedProperty().isNotNull());
        all.managedProperty().bind(all.visibleProperty());
        Button back = new Button(null, Icons.icon(Feather.ARROW_LEFT));
        back.setId("list-back");
        back.getStyleClass().addAll("flat", "list-back");
        back.setMnemonicParsing(false);
        back.managedProperty().bind(back.visibleProperty());
        back.setVisible(false);
        model.pickedProperty()
                .addListener((property, was, is) -> {
                    ReaderModel.Way way = is == null ? null : is.back();
                    back.setVisible(way != null);
                    back.setText(way == null ? "" : way.name());
                    back.setAccessibleText(way == null ? "" : "Back to " + way.name());
                    back.setOnAction(clicked -> {
                        if (way != null) {
                            way.go().run();
                        }
                    });
                });
        HBox line = new HBox(titles, all, sortMenu());
        line.setAlignment(Pos.CENTER_LEFT);

        Segments segments = new Segments();
        for (Show show : Show.values()) {
            ToggleButton button =
                    segments.add(
                            "show-" + show.name().toLowerCase(java.util.Locale.ROOT),
                            label(show),
                            () -> model.show(show));
            button.setAccessibleHelp("Lists " + label(show).toLowerCase(java.util.Locale.ROOT));
            button.setMaxWidth(Double.MAX_VALUE);
            filters.put(show, button);
        }
        segments.setMaxWidth(Double.MAX_VALUE);
        VBox head = new VBox(back, line, segments);
        head.getStyleClass().add("list-head");
        skin.scrolledProperty()
                .addListener((property, was, is) -> head.pseudoClassStateChanged(SCROLLED, is));
        return head;
    }

    private MenuButton sortMenu() {
        MenuButton menu = new MenuButton(null, Icons.icon(Feather.SLIDERS));
        menu.getStyleClass().addAll("flat", "button-icon", "icon-button", "no-arrow");
        menu.setId("sort");
        Icons.name(menu, "Sort");
        menu.getItems().addAll(sortItems(model));
        return menu;
    }

    /// One item for each order and for both directions.
    static List<MenuItem> sortItems(ReaderModel model) {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup orders = new ToggleGroup();
        for (Sort sort : Sort.values()) {
            RadioMenuItem item = new RadioMenuItem(label(sort));
            item.setToggleGroup(orders);
            item.setOnAction(chosen -> model.sort(sort, model.query().descending()));
            item.setUserData(sort);
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        ToggleGroup directions = new ToggleGroup();
        for (boolean descending : new boolean[] {true, false}) {
            RadioMenuItem item = new RadioMenuItem();
            item.setToggleGroup(directions);
            item.setOnAction(chosen -> model.sort(model.query().sort(), descending));
            item.setUserData(descending);
            items.add(item);
        }
        Runnable show =
                () -> {
                    Query query = model.query();
                    for (MenuItem item : items) {
                        if (item instanceof RadioMenuItem radio) {
                            if (radio.getUserData() == Sort.RELEVANCE) {
                                radio.setVisible(!query.text().isBlank());
                            }
                            if (radio.getUserData() instanceof Boolean descending) {
                                radio.setText(direction(query.sort(), descending));
                                radio.setSelected(descending == query.descending());
                            } else {
                                radio.setSelected(radio.getUserData() == query.sort());
                            }
                        }
                    }
                };
        model.queryProperty().addListener((property, was, is) -> show.run());
        show.run();
        return items;
    }

    private ContextMenu contextMenu(RowActions actions) {
        MenuItem read = item("Mark read", () -> model.mark(selectedRows(), Mark.READ));
        MenuItem unreadItem = item("Mark unread", () -> model.mark(selectedRows(), Mark.UNREAD));
        MenuItem star = item("Star", () -> model.mark(selectedRows(), Mark.STAR));
        MenuItem unstar = item("Take the star off", () -> model.mark(selectedRows(), Mark.UNSTAR));
        MenuItem browse = item("Open in browser", actions::browse);
        MenuItem title = item("Copy title", actions::copyTitles);
        MenuItem link = item("Copy link", actions::copyLinks);
        MenuItem export = item("Export selected…", actions::export);
        MenuItem history = item("History of this article", actions::history);
        MenuItem remove = item("Remove from library", () -> model.remove(selectedRows()));
        ContextMenu menu =
                new ContextMenu(
                        read,
                        unreadItem,
                        star,
                        unstar,
                        new SeparatorMenuItem(),
                        browse,
                        title,
                        link,
                        export,
                        history,
                        new SeparatorMenuItem(),
                        remove);
        menu.setOnShowing(showing -> {
            boolean none = selectedCount.get() == 0;
            menu.getItems().forEach(item -> item.setDisable(none));
            boolean several = selectedCount.get() > 1;
            history.setVisible(!several);
            title.setText(several ? "Copy titles" : "Copy title");
            link.setText(several ? "Copy links" : "Copy link");
            if (!several) {
                List<Headline> one = selectedHeadlines(1);
                boolean isRead = !one.isEmpty() && one.getFirst().reading().read();
                boolean starred = !one.isEmpty() && one.getFirst().reading().starred();
                read.setVisible(!isRead);
                unreadItem.setVisible(isRead);
                star.setVisible(!starred);
                unstar.setVisible(starred);
            } else {
                for (MenuItem each : List.of(read, unreadItem, star, unstar)) {
                    each.setVisible(true);
                }
            }
        });
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(chosen -> action.run());
        return item;
    }

    private void showBody() {
        boolean answered = model.answeredProperty().get();
        boolean none = model.headlines().isEmpty();
        Query query = model.query();
        boolean filtered =
                model.pickedProperty().get() != null
                        || !query.text().isBlank()
                        || query.show() != Show.ALL
                        || query.category() != null
                        || query.tag() != null;
        boolean filled = model.filledProperty().get();
        waiting.setVisible(!filled);
        noMatch.setVisible(answered && filled && none && filtered);
    }

    private void showCounts() {
        Query query = model.query();
        String name = "All articles";
        String kind = "Listed: ";
        long unreadHere = model.statisticsProperty().get().unread();
        Optional<SavedSearch> saved = model.saved().current();
        ReaderModel.Picked picked = model.pickedProperty().get();
        if (picked != null) {
            name = picked.name();
            unreadHere = -1;
        } else if (saved.isPresent()) {
            name = saved.get().name();
            kind = "Saved search: ";
            unreadHere = saved.get().unread();
        } else {
            for (CategoryCount count : model.categories()) {
                if (Objects.equals(query.category(), ListChooser.id(count.category()))) {
                    name = ListChooser.name(count.category());
                    kind = "Category: ";
                    unreadHere = count.unread();
                }
            }
        }
        heading.setText(name);
        heading.setAccessibleText(kind + name);
        boolean searching = !query.text().isBlank();
        int found = model.headlines().size();
        unread.setText(
                !model.filledProperty().get()
                        ? model.answeredProperty().get() ? "Searching…" : "Opening the library…"
                        : picked != null && !searching
                                ? Numbers.count(found, "article", "articles")
                                : searching && (saved.isEmpty() || unreadHere < 0)
                                        ? Numbers.count(found) + " found"
                                        : unreadHere < 0
                                                ? ""
                                                : Numbers.count(unreadHere) + " unread");
        IndexProgress progress = model.indexProgressProperty().get();
        behind.setVisible(searching && !progress.isDone());
        behind.setText("The search index is being made: more may be found in a while.");
    }

    Region heading() {
        return heading;
    }

    static String label(Show show) {
        return switch (show) {
            case ALL -> "All";
            case UNREAD -> "Unread";
            case STARRED -> "Starred";
        };
    }

    static String label(Sort sort) {
        return switch (sort) {
            case DATE -> "Date";
            case CREATED -> "Created";
            case LAST_READ -> "Last read";
            case WORDS -> "Words";
            case TITLE -> "Title";
            case READ_COUNT -> "Read count";
            case RELEVANCE -> "Relevance";
        };
    }

    private static String direction(Sort sort, boolean descending) {
        return switch (sort) {
            case DATE, CREATED, LAST_READ -> descending ? "Newest first" : "Oldest first";
            case WORDS -> descending ? "Longest first" : "Shortest first";
            case TITLE -> descending ? "Z to A" : "A to Z";
            case READ_COUNT -> descending ? "Most read first" : "Least read first";
            case RELEVANCE -> descending ? "Best first" : "Best last";
        };
    }

    /// What the list's menu can do with the selection.
    interface RowActions {
        void browse();

        void copyTitles();

        void copyLinks();

        void export();

        /// When the selected article was read.
        void history();
    }
}
