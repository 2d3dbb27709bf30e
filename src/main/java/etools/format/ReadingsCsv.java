package etools.format;

import etools.article.RecordedReading;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A table of what was read and when, a row a reading.
final class ReadingsCsv implements ExportFormat.ReadingLog {

    /// Columns that no table of articles has. Read as one, it would bring removed articles back.
    private static final List<String> TELLING =
            List.of("openSeconds", "activeSeconds", "beganPercent", "furthestPercent", "wordsRead");

    /// Whether a table has readings in it, perhaps not all their columns.
    static boolean hasReadings(List<String> columns) {
        long telling = TELLING.stream().filter(columns::contains).count();
        return telling > (columns.contains("opened") ? 0 : 1);
    }

    static final String REFUSAL = "a table of readings, not of articles";

    private static final int DIGITS_OF_PERCENT = 2;

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
        return "each reading recorded here: article, when, how long, from where to where, whether"
                + " skimmed, read or re-read, words";
    }

    @Override
    public Readings begin(OutputStream out) throws IOException {
        CsvTable table =
                new CsvTable(
                        out,
                        "id",
                        "title",
                        "opened",
                        "closed",
                        "openSeconds",
                        "activeSeconds",
                        "beganPercent",
                        "furthestPercent",
                        "verdict",
                        "words",
                        "wordsRead");
        return new Readings() {
            @Override
            public void add(ExportedReading exported) throws IOException {
                RecordedReading reading = exported.reading();
                table.row(
                        exported.article().toString(),
                        exported.title(),
                        time(reading.opened()),
                        time(reading.closed()),
                        seconds(reading.open()),
                        seconds(reading.active()),
                        percent(reading.began()),
                        percent(reading.furthest()),
                        reading.verdict().word(),
                        reading.words(),
                        reading.wordsRead());
            }

            @Override
            public void close() throws IOException {
                table.flush();
            }
        };
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static @Nullable String seconds(@Nullable Duration length) {
        return length == null
                ? null
                : BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static @Nullable String percent(@Nullable Double part) {
        return part == null
                ? null
                : BigDecimal.valueOf(part * 100)
                        .setScale(DIGITS_OF_PERCENT, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
