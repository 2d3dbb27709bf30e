package etools.format;

import etools.article.Headline;
import etools.article.RecordedReading;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A table of what was read and when, a row a reading.
final class ReadingsCsv implements ExportFormat.ReadingLog {

    @Override
    public String key() {
        return "readings";
    }

    @Override
    public String name() {
        return "Readings as a table";
    }

    @Override
    public List<String> endings() {
        return List.of("readings.csv");
    }

    @Override
    public String carries() {
        return "each reading recorded here: article, when, how long, words";
    }

    @Override
    public Readings begin(OutputStream out) throws IOException {
        CsvTable table = new CsvTable(out, "id", "title", "opened", "words", "openSeconds");
        return new Readings() {
            @Override
            public void add(Headline article, RecordedReading reading) throws IOException {
                Duration open = reading.open();
                table.row(
                        article.id().toString(),
                        article.title(),
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(reading.opened()),
                        reading.words(),
                        open == null ? null : (open.toMillis() + 500) / 1000);
            }

            @Override
            public void close() throws IOException {
                table.flush();
            }
        };
    }
}
