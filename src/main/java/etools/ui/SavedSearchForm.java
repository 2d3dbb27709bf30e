package etools.ui;

import etools.library.Query;
import etools.library.Query.Show;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// The name of a saved search and what it asks for.
final class SavedSearchForm extends GridPane {

    private final TextField name = new TextField();
    private final TextField text = new TextField();
    private final ChoiceBox<Show> show = new ChoiceBox<>();
    private final Query query;

    /// @param categoryName of the category it is limited to, or ""
    SavedSearchForm(String called, Query query, String categoryName) {
        this.query = query;
        getStyleClass().addAll("overlay-text", "form");
        name.setText(called);
        name.setId("saved-name");
        name.setPromptText("What it is called in the list");
        text.setText(query.text());
        text.setId("saved-text");
        text.setPromptText("Any text");
        show.setId("saved-show");
        show.getItems().setAll(Show.values());
        show.setValue(query.show());
        show.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Show each) {
                        return ListPane.label(each);
                    }

                    @Override
                    public Show fromString(String label) {
                        return Show.ALL;
                    }
                });
        show.setMaxWidth(Double.MAX_VALUE);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
        field(0, "Name", name);
        field(1, "Search", text);
        field(2, "Articles", show);
        if (!categoryName.isEmpty()) {
            addRow(3, new Label("Category"), new Label(categoryName));
        }
    }

    private void field(int row, String label, javafx.scene.control.Control control) {
        Label words = new Label(label);
        words.setLabelFor(control);
        control.setAccessibleText(label);
        addRow(row, words, control);
    }

    BooleanBinding isComplete() {
        return Bindings.createBooleanBinding(() -> !name.getText().isBlank(), name.textProperty());
    }

    String name() {
        return name.getText().strip();
    }

    Query query() {
        return query.withText(text.getText().strip()).withShow(show.getValue());
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
        name.selectAll();
    }

    /// Puts the keyboard on what is searched.
    void focusText() {
        text.requestFocus();
        text.end();
    }
}
