package etools.ui.chart;

/// A bar, a cell, a point or a line of a chart.
///
/// @param name `Nov. 23, 2026`
/// @param value `1,234 words in 3 readings`
/// @param opens whether there is something behind it to be shown
public record Mark(String name, String value, boolean opens) {

    /// All of it, in one line.
    public String words() {
        return name + ": " + value;
    }
}
