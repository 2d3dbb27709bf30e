package etools.ui;

import etools.article.Headline;
import etools.article.Statistics;
import etools.library.CategoryCount;
import etools.library.Mark;
import etools.library.Query;
import etools.library.Query.Show;
import etools.library.Query.Sort;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The list: which articles, in which order, and what is selected.
///
/// The selection is the reader's alone. A new answer resets the list view's own selection, so it is
/// put back by the rows' numbers; what the view says meanwhile is not heard.
final class ListPane extends VBox {

    /// More selected rows than this are not put back one by one.
    private static final int MOST_PUT_BACK = 10_000;

    private static final PseudoClass ALL_SELECTED = PseudoClass.getPseudoClass("all-selected");

    private final ReaderModel model;
    private final ListView<HeadlineRow> view;
    private final MenuButton heading = new MenuButton("All articles");
    private final Label unread = new Label();
    private final Map<Show, ToggleButton> filters = new EnumMap<>(Show.class);
    private final StackPane body = new StackPane();
    private final VBox noMatch;
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper(0);
    private int[] selected = new int[0];
    private boolean allSelected;
    private boolean puttingBack;
    private boolean questionAsked;
    private int firstVisibleRow = -1;
    private double firstVisibleOffset;

    ListPane(ReaderModel model, RowActions actions) {
        this.model = model;
        getStyleClass().add("list-pane");
        setMinWidth(260);
        view = new ListView<>(model.headlines());
        view.getStyleClass().add("articles");
        view.setId("articles");
        view.setAccessibleText("Articles");
        view.setAccessibleHelp("Arrow keys choose an article; it opens beside the list");
        view.setPlaceholder(new Region());
        view.setFixedCellSize(HeadlineCell.HEIGHT);
        view.setCellFactory(list -> new HeadlineCell(model));
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.getSelectionModel()
                .getSelectedIndices()
                .addListener((ListChangeListener<Integer>) change -> selectionChanged());
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> clearAllSelected());
        view.setContextMenu(contextMenu(actions));
        noMatch = noMatch();
        waiting.getStyleClass().add("quiet-progress");
        waiting.setMaxSize(28, 28);
        waiting.setAccessibleText("The library is being opened");
        body.getChildren().addAll(view, noMatch, waiting);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(), body);

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
        asked(model.query());
        questionAsked = false;
        showCounts();
        showBody();
    }

    // What is selected.

    /// The numbers of the selected rows.
    int[] selectedRows() {
        return allSelected ? model.headlines().rows() : selected.clone();
    }

    ReadOnlyIntegerProperty selectedCountProperty() {
        return selectedCount.getReadOnlyProperty();
    }

    /// The headlines of the selected rows that are loaded, at most `limit`.
    List<Headline> selectedHeadlines(int limit) {
        List<Headline> headlines = new ArrayList<>();
        int[] rows = selectedRows();
        for (int i = 0; i < rows.length && headlines.size() < limit; i++) {
            Headline headline = model.headlines().rowOf(rows[i]).headline();
            if (headline != null) {
                headlines.add(headline);
            }
        }
        return headlines;
    }

    void selectAll() {
        if (!model.headlines().isEmpty()) {
            allSelected = true;
            view.pseudoClassStateChanged(ALL_SELECTED, true);
            selectedCount.set(model.headlines().size());
            view.requestFocus();
        }
    }

    void clearAllSelected() {
        if (allSelected) {
            allSelected = false;
            view.pseudoClassStateChanged(ALL_SELECTED, false);
            selectedCount.set(selected.length);
        }
    }

    boolean isAllSelected() {
        return allSelected;
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
            clearAllSelected();
            view.getSelectionModel().clearAndSelect(index);
            view.getFocusModel().focus(index);
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
        if (puttingBack || model.headlines().replacingProperty().get()) {
            return;
        }
        clearAllSelected();
        MultipleSelectionModel<HeadlineRow> selection = view.getSelectionModel();
        List<Integer> indices = selection.getSelectedIndices();
        selected = new int[indices.size()];
        for (int i = 0; i < selected.length; i++) {
            int index = indices.get(i);
            selected[i] = index < model.headlines().size() ? model.headlines().rowAt(index) : -1;
        }
        selectedCount.set(selected.length);
        if (selected.length == 1) {
            model.open(model.headlines().get(indices.getFirst()));
        } else if (selected.length == 0) {
            model.close();
        }
    }

    /// An article was opened from elsewhere: the list shows it as selected.
    private void showChosen(@Nullable HeadlineRow row) {
        if (row == null || Arrays.stream(selected).anyMatch(each -> each == row.row())) {
            return;
        }
        int index = model.headlines().indexOfRow(row.row());
        if (index >= 0) {
            puttingBack = true;
            try {
                view.getSelectionModel().clearAndSelect(index);
            } finally {
                puttingBack = false;
            }
            selected = new int[] {row.row()};
            selectedCount.set(1);
            reveal(index);
        }
    }

    // A new answer.

    private void beforeNewAnswer() {
        firstVisibleRow = -1;
        VirtualFlow<?> flow = (VirtualFlow<?>) view.lookup(".virtual-flow");
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        if (first != null
                && first.getIndex() < model.headlines().size()
                && (first.getIndex() > 0 || first.getLayoutY() < 0)) {
            firstVisibleRow = model.headlines().rowAt(first.getIndex());
            firstVisibleOffset = first.getLayoutY();
        }
    }

    private void scrollBack() {
        VirtualFlow<?> flow = (VirtualFlow<?>) view.lookup(".virtual-flow");
        int index = firstVisibleRow < 0 ? -1 : model.headlines().indexOfRow(firstVisibleRow);
        if (flow != null && index >= 0) {
            flow.scrollToTop(index);
            flow.scrollPixels(-firstVisibleOffset);
        }
    }

    /// Puts the selection back where its articles now stand, and leaves the eye where it was.
    private void afterNewAnswer() {
        boolean byReader = questionAsked;
        questionAsked = false;
        if (allSelected) {
            selectedCount.set(model.headlines().size());
        }
        HeadlineRow open = model.chosen();
        if (selected.length == 0 && open != null) {
            selected = new int[] {open.row()};
        }
        int[] indices = indicesOf(selected);
        puttingBack = true;
        try {
            MultipleSelectionModel<HeadlineRow> selection = view.getSelectionModel();
            if (indices.length == 0) {
                selection.clearSelection();
            } else {
                int first = indices[0];
                selection.clearAndSelect(first);
                for (int i = 1; i < indices.length; i++) {
                    selection.select(indices[i]);
                }
                view.getFocusModel().focus(indices[indices.length - 1]);
            }
        } finally {
            puttingBack = false;
        }
        int[] still = new int[indices.length];
        for (int i = 0; i < still.length; i++) {
            still[i] = model.headlines().rowAt(indices[i]);
        }
        selected = still;
        if (!allSelected) {
            selectedCount.set(selected.length);
        }
        if (byReader) {
            view.scrollTo(indices.length == 0 ? 0 : Math.max(0, indices[0] - 1));
        } else {
            scrollBack();
        }
        showBody();
    }

    private int[] indicesOf(int[] rows) {
        HeadlineList headlines = model.headlines();
        if (rows.length == 0 || rows.length > MOST_PUT_BACK) {
            return new int[0];
        }
        if (rows.length == 1) {
            int index = headlines.indexOfRow(rows[0]);
            return index < 0 ? new int[0] : new int[] {index};
        }
        Set<Integer> wanted = HashSet.newHashSet(rows.length);
        for (int row : rows) {
            wanted.add(row);
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < headlines.size(); i++) {
            if (wanted.contains(headlines.rowAt(i))) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Scrolls as little as shows the whole of the row.
    void reveal(int index) {
        VirtualFlow<?> flow = (VirtualFlow<?>) view.lookup(".virtual-flow");
        if (flow == null) {
            view.scrollTo(index);
        } else if (index >= 0) {
            flow.scrollTo(index);
        }
    }

    // The pane's parts.

    private void asked(Query query) {
        questionAsked = true;
        filters.forEach((show, button) -> button.setSelected(show == query.show()));
        showCounts();
    }

    private Region head() {
        heading.getStyleClass().addAll("flat", "pane-heading");
        heading.setId("category");
        heading.setAccessibleHelp("Chooses the category that is listed");
        unread.getStyleClass().add("muted");
        unread.setId("unread");
        VBox titles = new VBox(heading, unread);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        HBox line = new HBox(titles, sortMenu());
        line.setAlignment(Pos.CENTER_LEFT);

        ToggleGroup group = new ToggleGroup();
        SegmentedButton segments = new SegmentedButton();
        segments.setToggleGroup(group);
        segments.getStyleClass().add("filters");
        for (Show show : Show.values()) {
            ToggleButton button = new ToggleButton(label(show));
            button.setAccessibleHelp("Lists " + label(show).toLowerCase(java.util.Locale.ROOT));
            button.setId("show-" + show.name().toLowerCase(java.util.Locale.ROOT));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(clicked -> {
                button.setSelected(true); // a second click does not unselect
                model.show(show);
            });
            filters.put(show, button);
            segments.getButtons().add(button);
        }
        segments.setMaxWidth(Double.MAX_VALUE);
        VBox head = new VBox(line, segments);
        head.getStyleClass().add("list-head");
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
                        new SeparatorMenuItem(),
                        remove);
        menu.setOnShowing(showing -> {
            boolean none = selectedCount.get() == 0;
            menu.getItems().forEach(item -> item.setDisable(none));
            boolean several = selectedCount.get() > 1;
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

    private VBox noMatch() {
        Label title = new Label("Nothing matches");
        title.getStyleClass().add("empty-title");
        Label hint = new Label("No article fits the filter.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        Button clear = new Button("Clear filter");
        clear.setId("clear-filter");
        clear.setOnAction(clicked -> model.clearFilter());
        VBox box = new VBox(10, Icons.icon(Feather.SEARCH, "empty-icon"), title, hint, clear);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("no-match");
        return box;
    }

    private void showBody() {
        boolean answered = model.answeredProperty().get();
        boolean none = model.headlines().isEmpty();
        Query query = model.query();
        boolean filtered =
                !query.text().isBlank()
                        || query.show() != Show.ALL
                        || query.category() != null
                        || query.tag() != null;
        waiting.setVisible(!model.filledProperty().get());
        noMatch.setVisible(answered && none && filtered);
    }

    private void showCounts() {
        Query query = model.query();
        Statistics statistics = model.statisticsProperty().get();
        String name = "All articles";
        long unreadHere = statistics.unread();
        List<MenuItem> items = new ArrayList<>();
        items.add(categoryItem("All articles", statistics.articles(), null));
        if (!model.categories().isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (CategoryCount count : model.categories()) {
            String id = count.category() == null ? "" : count.category().id();
            String label = count.category() == null ? "No category" : count.category().name();
            items.add(categoryItem(label, count.articles(), id));
            if (Objects.equals(query.category(), id)) {
                name = label;
                unreadHere = count.unread();
            }
        }
        heading.getItems().setAll(items);
        heading.setText(name);
        heading.setAccessibleText("Category: " + name);
        unread.setText(
                !model.filledProperty().get()
                        ? "Opening the library…"
                        : Numbers.count(unreadHere) + " unread");
    }

    private MenuItem categoryItem(String label, long articles, @Nullable String id) {
        MenuItem item = new MenuItem(label + "   " + Numbers.count(articles));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> Platform.runLater(() -> model.showCategory(id)));
        return item;
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
    }
}
