package etools.bench;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From JSON Lines to stored, listed and searchable: E-Tools' command line, and SQLite with FTS5,
/// by turns.
final class ImportPart {

    private static final int MANY = 300_000;

    static void run(Run run) throws IOException, InterruptedException {
        run.jsonLines();
        int rounds = run.roundsOr(run.articles() > MANY ? 2 : 3);
        List<Child.Cost> etools = new ArrayList<>();
        List<Child.Cost> sqlite = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-26s %9s %9s %11s %9s %9s",
                        "import",
                        "wall s",
                        "CPU s",
                        "articles/s",
                        "peak MB",
                        "disk MB"));
        for (int round = 1; round <= rounds; round++) {
            Child.Cost ours = run.importIntoLibrary();
            say(run, "E-Tools " + round, ours, run.places().library());
            Child.Cost theirs = run.importIntoSqlite(run.places().sqlite(), "2 3");
            say(run, "SQLite FTS5 " + round, theirs, run.places().sqlite());
            etools.add(ours);
            sqlite.add(theirs);
            wall.add(theirs.wallSeconds() / ours.wallSeconds());
            cpu.add(ours.cpuSeconds() / theirs.cpuSeconds());
        }
        Path plain = run.places().folder().resolve("plain.db");
        Child.Cost without = run.importIntoSqlite(plain, "");
        say(run, "SQLite without prefixes", without, plain);

        ObjectNode part = run.begin("import");
        part.put("rounds", rounds);
        put(run, part.putObject("etools"), etools, run.places().library());
        put(run, part.putObject("sqlite"), sqlite, run.places().sqlite());
        put(run, part.putObject("sqliteWithoutPrefixes"), List.of(without), plain);
        part.put("timesAsFast", Figures.rounded(Figures.median(wall)));
        part.put("cpuShare", Figures.rounded(Figures.median(cpu)));
        Files.delete(plain);
        run.results().save();
    }

    private static void say(Run run, String what, Child.Cost cost, Path files) throws IOException {
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-26s %9.1f %9.1f %,11.0f %9.0f %9.0f",
                        what,
                        cost.wallSeconds(),
                        cost.cpuSeconds(),
                        run.articles() / cost.wallSeconds(),
                        cost.peakBytes() / 1e6,
                        Places.bytesIn(files) / 1e6));
    }

    private static void put(Run run, ObjectNode figures, List<Child.Cost> costs, Path files)
            throws IOException {
        double wall = Figures.median(costs.stream().map(Child.Cost::wallSeconds).toList());
        double cpu = Figures.median(costs.stream().map(Child.Cost::cpuSeconds).toList());
        figures.put("wallSeconds", Figures.rounded(wall))
                .put("cpuSeconds", Figures.rounded(cpu))
                .put("articlesPerSecond", Math.round(run.articles() / wall))
                .put("articlesPerCpuSecond", Math.round(run.articles() / cpu))
                .put(
                        "peakMegabytes",
                        Figures.megabytes(
                                costs.stream().mapToLong(Child.Cost::peakBytes).max().orElse(0)))
                .put("diskBytes", Places.bytesIn(files));
        costs.forEach(cost ->
                figures.withArray("rounds")
                        .addObject()
                        .put("wallSeconds", Figures.rounded(cost.wallSeconds()))
                        .put("cpuSeconds", Figures.rounded(cost.cpuSeconds())));
    }

    private ImportPart() {}
}
