package etools.ui;

import etools.reading.Period;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.function.Consumer;

/// From one day to another.
final class DayRange extends HBox {

    private final String id;
    private final Consumer<Period> chosen;
    private final Consumer<String> say;
    private @Nullable DayPicker from;
    private @Nullable DayPicker to;
    private @Nullable Period shown;
    private boolean filling;

    /// @param id its fields' IDs begin with
    /// @param chosen told the days; where the first lies after the last they change places
    /// @param say tells the reader of what is no day
    DayRange(String id, Consumer<Period> chosen, Consumer<String> say) {
        super(6);
        this.id = id;
        this.chosen = chosen;
        this.say = say;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("day-range");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private DayPicker picker(String which, String name) {
        DayPicker picker = new DayPicker(id + which, name);
        picker.setMinWidth(110);
        picker.valueProperty().addListener(changed -> changed());
        return picker;
    }

    private void changed() {
        LocalDate first = from == null ? null : from.getValue();
        LocalDate last = to == null ? null : to.getValue();
        if (filling) {
            return;
        }
        if (first == null || last == null) {
            say.accept("That is no day. Type days as year, month and day, such as 2026/11/23.");
            Platform.runLater(() -> show(shown)); // the field that changes takes no other value yet
        } else {
            chosen.accept(last.isBefore(first) ? new Period(last, first) : new Period(first, last));
        }
    }

    /// Shows the days, or nothing where that is null; the fields are made when they are needed.
    void show(@Nullable Period period) {
        setVisible(period != null);
        shown = period;
        if (period == null) {
            return;
        }
        filling = true;
        DayPicker first = from;
        DayPicker last = to;
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
