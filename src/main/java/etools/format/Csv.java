package etools.format;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A table in text, whose first row names its columns: parted by commas, semicolons or tabs, read
/// row by row.
final class Csv {

    /// A row this long is a quotation mark that was never closed.
    private static final int MAX_ROW_CHARS = 34 << 20;

    private static final int MAX_COLUMNS = 500;
    private static final int MAX_NAME_CHARS = 100;

    private final char separator;
    private final List<String> names;
    private final boolean separatorSaid;
    private final boolean regular;
    private final Map<String, Integer> columns = new TreeMap<>();

    /// One row below the header.
    ///
    /// @param number as a spreadsheet numbers it, 1 is the header
    record Row(Csv table, List<String> cells, long number) {

        /// What stands below that name, or null where there is no such column or it is blank.
        @Nullable String get(String name) {
            Integer column = table.columns.get(flat(name));
            return column == null ? null : get(column);
        }

        @Nullable String get(int column) {
            String cell = column < cells.size() ? cells.get(column) : "";
            return cell.isBlank() ? null : cell;
        }

        String place() {
            return "row " + number;
        }
    }

    /// What a format makes of a row.
    interface RowReader {
        void read(Row row);
    }

    private Csv(char separator, List<String> names, boolean separatorSaid, boolean regular) {
        this.separator = separator;
        this.names = names;
        this.separatorSaid = separatorSaid;
        this.regular = regular;
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(flat(names.get(i)), i);
        }
    }

    /// The table that `input` starts like, or null where that is none.
    static @Nullable Csv of(Input input) throws IOException {
        String head = Encodings.head(input);
        String start = head.stripLeading();
        if (start.isEmpty() || "<{[".indexOf(start.charAt(0)) >= 0) {
            return null;
        }
        String separators = ",;\t";
        boolean said = start.regionMatches(true, 0, "sep=", 0, 4) && start.length() > 5;
        if (said) {
            separators = start.substring(4, 5);
            int end = start.indexOf('\n');
            head = end < 0 ? "" : start.substring(end + 1);
        }
        List<String> best = List.of();
        boolean regular = false;
        char separator = ',';
        for (int i = 0; i < separators.length(); i++) {
            char one = separators.charAt(i);
            List<List<String>> rows = firstRows(head, one);
            if (!rows.isEmpty() && rows.getFirst().size() > best.size()) {
                best = rows.getFirst();
                regular = rows.size() < 2 || rows.get(1).size() == best.size();
                separator = one;
            }
        }
        Set<String> distinct = new HashSet<>(best);
        boolean usable =
                !best.isEmpty()
                        && best.size() <= MAX_COLUMNS
                        && distinct.size() > best.size() / 2
                        && best.stream().allMatch(name -> name.length() <= MAX_NAME_CHARS);
        return usable ? new Csv(separator, best, said, regular) : null;
    }

    private static List<List<String>> firstRows(String head, char separator) {
        List<List<String>> first = new ArrayList<>();
        try (CSVParser parser = parser(new StringReader(head), separator)) {
            Iterator<CSVRecord> rows = parser.iterator();
            while (first.size() < 2 && rows.hasNext()) {
                first.add(cells(rows.next()));
            }
        } catch (IOException | UncheckedIOException cutOrNotCsv) {
            return first;
        }
        return first;
    }

    /// Whether the second row, where one is at hand, has as many cells as the first.
    boolean isRegular() {
        return regular;
    }

    /// The columns' names, as the file has them.
    List<String> names() {
        return names;
    }

    /// Whether each of these columns is there, however it is spelled.
    boolean has(String... wanted) {
        for (String name : wanted) {
            if (!columns.containsKey(flat(name))) {
                return false;
            }
        }
        return true;
    }

    /// Hands over each row that is not blank, and says how the file ends.
    void read(Input input, SavedArticles articles, RowReader reader)
            throws IOException, RefusedException {
        Refusal refusal = read(input, reader);
        if (refusal == null) {
            articles.end();
        } else {
            articles.endEarly(refusal);
        }
    }

    /// Hands over each row that is not blank.
    ///
    /// @return why the rest could not be read, or null where nothing was left
    @Nullable Refusal read(Input input, RowReader reader) throws IOException {
        try (Bounded characters = new Bounded(Encodings.reader(input))) {
            if (separatorSaid) {
                characters.skipLine();
            }
            CSVParser parser = parser(characters, separator);
            Iterator<CSVRecord> rows = parser.iterator();
            long line = 1;
            try {
                while (rows.hasNext()) {
                    CSVRecord row = rows.next();
                    List<String> cells = cells(row);
                    if (row.getRecordNumber() > 1 && !cells.stream().allMatch(String::isBlank)) {
                        reader.read(new Row(this, cells, row.getRecordNumber()));
                    }
                    line = parser.getCurrentLineNumber() + 1;
                    characters.count = 0;
                }
                return null;
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof TooLongException) {
                    String why = "a row longer than 32 MB: a quotation mark may not be closed";
                    return new Refusal("line " + line, why);
                } else if (e.getCause() instanceof CSVException) {
                    return new Refusal("line " + line, "a field in quotation marks has no end");
                }
                throw e;
            }
        }
    }

    private static List<String> cells(CSVRecord row) {
        List<String> cells = new ArrayList<>(row.size());
        for (String cell : row) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static CSVParser parser(Reader reader, char separator) throws IOException {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(true)
                        .setTrailingData(true)
                        .get();
        return CSVParser.builder().setReader(reader).setFormat(format).get();
    }

    /// A name in any spelling: `time_added`, `Time added`.
    static String flat(String name) {
        return name.replaceAll("[\\s_-]+", "").toLowerCase(Locale.ROOT);
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Counts characters, so that one row cannot take all memory.
    private static final class Bounded extends FilterReader {
        private int count;

        Bounded(Reader reader) {
            super(reader);
        }

        void skipLine() throws IOException {
            int c = in.read();
            while (c >= 0 && c != '\n') {
                c = in.read();
            }
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) throws IOException {
            count += n;
            if (count > MAX_ROW_CHARS) {
                throw new TooLongException();
            }
        }
    }
}
