package etools.ui;

import etools.reading.Period;

import javafx.geometry.Pos;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.function.Consumer;

/// From one day to another.
final class DayRange extends HBox {

    private final String id;
    private final Consumer<Period> chosen;
    private @Nullable DatePicker from;
    private @Nullable DatePicker to;
    private boolean filling;

    /// @param id its fields' IDs begin with
    /// @param chosen told the days; where the first lies after the last they change places
    DayRange(String id, Consumer<Period> chosen) {
        super(6);
        this.id = id;
        this.chosen = chosen;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("day-range");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private DatePicker picker(String which, String name) {
        DatePicker picker = new DatePicker();
        picker.setId(id + which);
        picker.setAccessibleText(name);
        picker.getEditor().setAccessibleText(name);
        picker.setPrefWidth(132);
        picker.setMinWidth(110);
        picker.valueProperty().addListener(changed -> changed());
        return picker;
    }

    private void changed() {
        LocalDate first = from == null ? null : from.getValue();
        LocalDate last = to == null ? null : to.getValue();
        if (!filling && first != null && last != null) {
            chosen.accept(last.isBefore(first) ? new Period(last, first) : new Period(first, last));
        }
    }

    /// Shows the days, or nothing where that is null; the fields are made when they are needed.
    void show(@Nullable Period period) {
        setVisible(period != null);
        if (period == null) {
            return;
        }
        filling = true;
        DatePicker first = from;
        DatePicker last = to;
        if (first == null || last == null) {
            first = picker("-from", "First day");
            last = picker("-to", "Last day");
            from = first;
            to = last;
            Label between = new Label("to");
            between.getStyleClass().add("muted");
            getChildren().setAll(first, between, last);
        }
        first.setValue(period.from());
        last.setValue(period.to());
        filling = false;
    }
}
