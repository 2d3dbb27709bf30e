package etools.ui;

import etools.library.Library;
import etools.library.Query;
import etools.library.SavedSearch;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;
import java.util.function.Function;

/// The searches kept under a name: what the window shows of them and does with them.
///
/// Lives on the JavaFX thread.
final class SavedSearches {

    private final ReaderModel model;
    private final Background.Latest question = new Background.Latest();
    private final ObservableList<SavedSearch> all = FXCollections.observableArrayList();

    SavedSearches(ReaderModel model) {
        this.model = model;
        model.openedProperty().addListener(changed -> refresh());
    }

    /// By name.
    ObservableList<SavedSearch> all() {
        return all;
    }

    void refresh() {
        model.ifOpened(open ->
                model.background()
                        .ask(
                                question,
                                open::savedSearches,
                                found -> {
                                    if (!all.equals(found)) {
                                        all.setAll(found);
                                    }
                                }));
    }

    /// The one that is listed now, in whatever order.
    Optional<SavedSearch> current() {
        Query now = model.query().withText(model.query().text().strip());
        return all.stream()
                .filter(saved -> saved.query().withSort(now.sort(), now.descending()).equals(now))
                .findFirst();
    }

    void show(SavedSearch saved) {
        model.search(saved.query());
    }

    void save(String name, Query query) {
        change(
                open -> {
                    int number = open.saveSearch(name, query);
                    return from -> {
                        from.deleteSearch(number);
                        return number;
                    };
                },
                "Saved the search “" + name + "”");
    }

    void change(SavedSearch saved, String name, Query query) {
        boolean renamed = !name.equals(saved.name());
        change(
                open -> {
                    open.changeSearch(saved.number(), name, query);
                    return from -> {
                        from.changeSearch(saved.number(), saved.name(), saved.query());
                        return saved;
                    };
                },
                renamed
                        ? "Renamed “" + saved.name() + "” to “" + name + "”"
                        : "Changed the search “" + name + "”");
    }

    void delete(SavedSearch saved) {
        change(
                open -> {
                    open.deleteSearch(saved.number());
                    return from -> {
                        from.changeSearch(saved.number(), saved.name(), saved.query());
                        return saved;
                    };
                },
                "Deleted the search “" + saved.name() + "”");
    }

    /// @param work changes the library and returns how that is taken back
    private void change(Function<Library, Function<Library, Object>> work, String what) {
        model.ifOpened(open ->
                model.background()
                        .change(
                                () -> work.apply(open),
                                back -> {
                                    model.say(what + ".");
                                    model.push(what, back);
                                    refresh();
                                }));
    }
}
