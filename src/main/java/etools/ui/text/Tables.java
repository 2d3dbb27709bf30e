package etools.ui.text;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells tables of data from tables that old pages use to place things.
final class Tables {

    private static final int MAX_COLUMNS = 8;
    private static final int MAX_CELL_CHARS = 600;

    /// The columns' shares of the width, or nothing where the table is better read as paragraphs.
    static List<Double> shares(Element table) {
        if (table.selectFirst("table table, img, pre, h1, h2, h3, blockquote") != null) {
            return List.of();
        }
        double[] widest = new double[MAX_COLUMNS];
        int columns = 0;
        for (Element row : table.select("tr")) {
            int column = 0;
            for (Element cell : row.children()) {
                int length = cell.text().length();
                if (column == MAX_COLUMNS || length > MAX_CELL_CHARS) {
                    return List.of();
                }
                widest[column] = Math.max(widest[column], Math.clamp(length, 4, 60));
                column++;
            }
            columns = Math.max(columns, column);
        }
        if (columns < 2) {
            return List.of();
        }
        double sum = Arrays.stream(widest).sum();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            shares.add(widest[i] / sum);
        }
        return shares;
    }

    private Tables() {}
}
