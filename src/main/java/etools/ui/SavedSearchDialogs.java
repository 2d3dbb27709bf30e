package etools.ui;

import etools.library.Query;
import etools.library.SavedSearch;

/// Asks for the name of a search that is to be kept, and for what is to change in one.
final class SavedSearchDialogs implements ListChooser.Actions {

    private final ReaderModel model;
    private final Overlays overlays;
    private final PopOvers popOvers;

    SavedSearchDialogs(ReaderModel model, Overlays overlays, PopOvers popOvers) {
        this.model = model;
        this.overlays = overlays;
        this.popOvers = popOvers;
    }

    @Override
    public void save() {
        popOvers.close();
        Query query = model.query();
        if (!ListChooser.canBeSaved(query)) {
            model.say("There is no search to save: type one first.");
            return;
        }
        String text = query.text().strip();
        SavedSearchForm form =
                new SavedSearchForm(
                        text.isEmpty() ? ListPane.label(query.show()) : text,
                        query,
                        categoryName(query));
        overlays.ask(
                "Save this search",
                form,
                form.isComplete(),
                "Save",
                () -> model.saved().save(form.name(), form.query()));
    }

    @Override
    public void rename(SavedSearch saved) {
        ask("Rename a saved search", saved);
    }

    @Override
    public void edit(SavedSearch saved) {
        ask("Change a saved search", saved).focusText();
    }

    private SavedSearchForm ask(String title, SavedSearch saved) {
        popOvers.close();
        SavedSearchForm form =
                new SavedSearchForm(saved.name(), saved.query(), categoryName(saved.query()));
        overlays.ask(title, form, form.isComplete(), "Save", () -> change(saved, form));
        return form;
    }

    private void change(SavedSearch saved, SavedSearchForm form) {
        boolean listed =
                model.saved().current().stream().anyMatch(now -> now.number() == saved.number());
        model.saved().change(saved, form.name(), form.query());
        if (listed) {
            model.search(form.query());
        }
    }

    private String categoryName(Query query) {
        return model.categories().stream()
                .filter(count -> ListChooser.id(count.category()).equals(query.category()))
                .map(count -> ListChooser.name(count.category()))
                .findFirst()
                .orElse("");
    }
}
