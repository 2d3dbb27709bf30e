package etools.importing;

import etools.library.ImportedFile;
import etools.library.Library;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The report of an import as a table: a row for each file.
public final class ReportCsv {

    private static final int PAGE = 500;

    /// Writes the files of one import as RFC 4180 has it, with a header.
    ///
    /// @param show which of them
    /// @param text see [etools.library.Imports#files]
    /// @throws IOException `out` cannot be written
    public static void write(
            Library library, long run, ImportedFile.Show show, String text, Writer out)
            throws IOException {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(
                                "file",
                                "in",
                                "kind",
                                "importer version",
                                "bytes",
                                "sha256",
                                "added",
                                "updated",
                                "unchanged",
                                "refused",
                                "warnings",
                                "messages")
                        .get();
        Map<Integer, String> names = new HashMap<>();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            for (int from = 0; ; from += PAGE) {
                List<ImportedFile> files = library.imports().files(run, show, text, from, PAGE);
                for (ImportedFile file : files) {
                    names.put(file.number(), file.name());
                    printer.printRecord(
                            file.name(),
                            file.container() == null
                                    ? ""
                                    : names.getOrDefault(file.container(), ""),
                            file.importer(),
                            file.importerVersion(),
                            file.bytes(),
                            file.sha256(),
                            file.added(),
                            file.updated(),
                            file.unchanged(),
                            file.refused(),
                            file.warnings(),
                            String.join(
                                    "\n",
                                    file.messages().stream()
                                            .map(ImportedFile.Message::line)
                                            .toList()));
                }
                if (files.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private ReportCsv() {}
}
