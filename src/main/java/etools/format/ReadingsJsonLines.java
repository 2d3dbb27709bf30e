package etools.format;

import etools.article.RecordedReading;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/// What was read and when, an object a line; what is not known is left out.
///
/// `began` and `furthest` are places in the text from 0 to 1; `category`, `source` and `tags` are
/// those that the article had when it was read.
final class ReadingsJsonLines implements ExportFormat.ReadingLog {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MILLIS = 3;

    /// Fields that each reading has and no article.
    private static final List<String> TELLING = List.of("opened", "verdict", "wordsRead");

    /// Whether an object with these fields is a reading.
    static boolean isReading(Set<String> names) {
        return names.containsAll(TELLING);
    }

    @Override
    public String key() {
        return "readings-jsonl";
    }

    @Override
    public String name() {
        return "Readings as JSON Lines";
    }

    @Override
    public List<String> endings() {
        return List.of("readings.jsonl");
    }

    @Override
    public String carries() {
        return "the same, and the category, source and tags that the article had then";
    }

    @Override
    public Readings begin(OutputStream out) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        return new Readings() {
            @Override
            public void add(ExportedReading exported) throws IOException {
                writer.write(line(exported));
                writer.write('\n');
            }

            @Override
            public void close() throws IOException {
                writer.flush();
            }
        };
    }

    private static String line(ExportedReading exported) {
        RecordedReading reading = exported.reading();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("id", exported.article().toString());
            json.writeStringProperty("title", exported.title());
            time(json, "opened", reading.opened());
            time(json, "closed", reading.closed());
            seconds(json, "openSeconds", reading.open());
            seconds(json, "activeSeconds", reading.active());
            part(json, "began", reading.began());
            part(json, "furthest", reading.furthest());
            json.writeStringProperty("verdict", reading.verdict().word());
            json.writeNumberProperty("words", reading.words());
            json.writeNumberProperty("wordsRead", reading.wordsRead());
            if (exported.category() != null) {
                json.writeStringProperty("category", exported.category());
            }
            if (exported.source() != null) {
                json.writeStringProperty("source", exported.source());
            }
            if (!exported.tags().isEmpty()) {
                json.writeArrayPropertyStart("tags");
                exported.tags().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void time(JsonGenerator json, String name, @Nullable OffsetDateTime time) {
        if (time != null) {
            json.writeStringProperty(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        }
    }

    private static void seconds(JsonGenerator json, String name, @Nullable Duration length) {
        if (length != null) {
            json.writeNumberProperty(name, plain(BigDecimal.valueOf(length.toMillis(), MILLIS)));
        }
    }

    private static void part(JsonGenerator json, String name, @Nullable Double part) {
        if (part != null) {
            json.writeNumberProperty(name, plain(BigDecimal.valueOf(part)));
        }
    }

    /// `20`, not `2E+1` or `20.000`
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
