package etools.format;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A table for spreadsheets: UTF-8 that says so in its first bytes, lines that end in CR LF.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it: strangers wrote
/// it, and a formula can open programs. Whoever wants every character as it stands takes JSON
/// Lines.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
public final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private final CSVPrinter printer;

    public CsvTable(OutputStream out, String... columns) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord((Object[]) columns);
    }

    /// @param cells texts, numbers, or null for none
    public void row(@Nullable Object... cells) throws IOException {
        printer.printRecord(
                Arrays.stream(cells)
                        .map(cell -> cell instanceof String text ? harmless(text) : cell)
                        .toArray());
    }

    public void flush() throws IOException {
        printer.flush();
    }

    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
