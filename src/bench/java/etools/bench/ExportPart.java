package etools.bench;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A whole library written as each kind of file, and the lossless one read into an empty library
/// and written again: the same bytes, in the same memory.
final class ExportPart {

    private static final List<String> ENDINGS =
            List.of("jsonl", "json", "ninjs.json", "epub", "csv");

    static void run(Run run) throws IOException, InterruptedException {
        Path folder = run.places().folder().resolve("export");
        Places.delete(folder);
        Files.createDirectories(folder);
        Path library = run.library();
        ObjectNode part = run.begin("export");
        for (String ending : ENDINGS) {
            Path file = folder.resolve("all." + ending);
            put(run, part, ending, etools(run, library, "export", file), Files.size(file));
        }
        Path again = folder.resolve("library");
        Path first = folder.resolve("all.jsonl");
        Path second = folder.resolve("again.jsonl");
        put(run, part, "jsonlBack", etools(run, again, "import", first), Files.size(first));
        etools(run, again, "export", second);
        if (Files.mismatch(first, second) >= 0) {
            throw new IllegalStateException(first + " and " + second + " are not the same");
        }
        Run.say("export: what came back is the same, byte for byte");
        Places.delete(folder);
        run.results().save();
    }

    private static Child.Cost etools(Run run, Path library, String command, Path file)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Places.LAUNCHER.toString());
        line.addAll(List.of("--library", library.toString(), command, file.toString()));
        Path log = run.places().log("export");
        Child.Cost cost = Child.run(line, Map.of(), log);
        if (cost.exit() != 0) {
            throw new IllegalStateException("etools " + command + " failed; " + log + " says why.");
        }
        return cost;
    }

    private static void put(Run run, ObjectNode part, String what, Child.Cost cost, long bytes) {
        part.putObject(what)
                .put("wallSeconds", Figures.rounded(cost.wallSeconds()))
                .put("articlesPerSecond", Math.round(run.articles() / cost.wallSeconds()))
                .put("peakMegabytes", Figures.megabytes(cost.peakBytes()))
                .put("fileBytes", bytes);
        Run.say(
                String.format(
                        Locale.ROOT,
                        "export %-12s %9.1f s %,11.0f articles/s %6.0f MB memory %8.1f MB file",
                        what,
                        cost.wallSeconds(),
                        run.articles() / cost.wallSeconds(),
                        cost.peakBytes() / 1e6,
                        bytes / 1e6));
    }

    private ExportPart() {}
}
