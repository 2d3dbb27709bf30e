package etools.bench;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What the library takes on disk, without the backups, against the text in it.
final class DiskPart {

    private static final Set<String> NOT_COUNTED = Set.of("backups", "set-aside");

    static void run(Run run) throws IOException, InterruptedException {
        run.jsonLines();
        Path library = run.library();
        Path sqlite = run.sqlite();
        long text = run.results().json().path("generate").path("textBytes").asLong();
        ObjectNode part = run.begin("disk");
        ObjectNode files = part.putObject("files");
        long sum = 0;
        for (Path file : files(library)) {
            long bytes = Places.bytesIn(file);
            files.put(file.getFileName().toString(), bytes);
            sum += bytes;
        }
        long theirs = Places.bytesIn(sqlite);
        part.put("textBytes", text)
                .put("bytes", sum)
                .put("sqliteBytes", theirs)
                .put("timesText", Figures.rounded((double) sum / text))
                .put("sqliteTimesText", Figures.rounded((double) theirs / text));
        run.results().save();
        Run.say(
                String.format(
                        Locale.ROOT,
                        "disk: %.0f MB for %.0f MB of text, %.2f times; SQLite %.0f MB, %.2f times",
                        sum / 1e6,
                        text / 1e6,
                        (double) sum / text,
                        theirs / 1e6,
                        (double) theirs / text));
    }

    private static List<Path> files(Path library) throws IOException {
        try (Stream<Path> list = Files.list(library)) {
            return list.filter(file -> !NOT_COUNTED.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private DiskPart() {}
}
