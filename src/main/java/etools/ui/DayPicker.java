package etools.ui;

import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/// A field for a day: chosen from a calendar, or typed as year, month and day with anything between
/// them.
final class DayPicker extends DatePicker {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final Pattern BETWEEN = Pattern.compile("\\D+");

    DayPicker(String id, String name) {
        setId(id);
        setAccessibleText(name);
        getEditor().setAccessibleText(name);
        setPromptText("year/month/day");
        setPrefWidth(132);
        setShowWeekNumbers(false);
        getStyleClass().add("day-picker");
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable LocalDate day) {
                        return day == null ? "" : WRITTEN.format(day);
                    }

                    @Override
                    public @Nullable LocalDate fromString(String typed) {
                        return parse(typed);
                    }
                });
    }

    /// Null where that is no day.
    static @Nullable LocalDate parse(String typed) {
        List<String> parts =
                BETWEEN.splitAsStream(typed.strip()).filter(p -> !p.isEmpty()).toList();
        if (parts.size() != 3 || parts.stream().anyMatch(part -> part.length() > 4)) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    Integer.parseInt(parts.get(2)));
        } catch (DateTimeException e) {
            return null; // such as the 30th of February
        }
    }
}
