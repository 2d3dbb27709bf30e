package etools.bench;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The figures in the README: written from the results that are kept in `docs/performance`, one
/// file for each number of articles, never by hand.
final class ReadmeTable {

    static final Path README = Path.of("README.md");
    private static final Path KEPT = Path.of("docs", "performance");
    private static final String START = "<!-- performance -->\n";
    private static final String END = "<!-- /performance -->";

    /// Keeps this run's results and writes the README's table anew.
    static void write(Run run) throws IOException {
        Path results = run.results().file();
        if (!Files.exists(results)) {
            throw new IOException(results + " is missing: run the benchmark first.");
        }
        Files.createDirectories(KEPT);
        Files.copy(
                results,
                KEPT.resolve(run.articles() + ".json"),
                StandardCopyOption.REPLACE_EXISTING);
        String readme = Files.readString(README);
        int from = readme.indexOf(START) + START.length();
        int to = readme.indexOf(END);
        if (from < START.length() || to < from) {
            throw new IOException(README + " has no place for the figures: " + START.strip());
        }
        Files.writeString(README, readme.substring(0, from) + table() + readme.substring(to));
        Run.say("The figures are in " + README + " and " + KEPT);
    }

    /// What stands there now.
    static String written() throws IOException {
        String readme = Files.readString(README);
        return readme.substring(readme.indexOf(START) + START.length(), readme.indexOf(END));
    }

    static String table() throws IOException {
        List<JsonNode> kept = kept();
        if (kept.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("| at");
        kept.forEach(results -> text.append(" | ").append(articles(results)));
        text.append(" | to be reached |\n|---")
                .append("|---".repeat(kept.size() + 1))
                .append("|\n");
        List<List<Targets.Line>> lines = kept.stream().map(Targets::of).toList();
        for (Targets.Line line : lines.getLast()) {
            text.append("| ").append(general(line.figure()));
            for (List<Targets.Line> each : lines) {
                text.append(" | ")
                        .append(
                                each.stream()
                                        .filter(other -> same(other, line))
                                        .findFirst()
                                        .map(ReadmeTable::cell)
                                        .orElse("-"));
            }
            text.append(" | ").append(line.target()).append(" |\n");
        }
        JsonNode most = kept.getLast();
        text.append(search(most));
        text.append('\n');
        for (JsonNode results : kept) {
            for (String machine : machines(results)) {
                text.append(articles(results)).append(" articles: ").append(machine).append(".\n");
            }
        }
        return text.toString();
    }

    private static String cell(Targets.Line line) {
        return line.reached() ? line.value() : line.value() + " (not reached)";
    }

    private static boolean same(Targets.Line one, Targets.Line other) {
        return general(one.figure()).equals(general(other.figure()));
    }

    /// Without the kind of search that happened to be the slowest.
    private static String general(String figure) {
        int bracket = figure.indexOf(" (");
        return bracket < 0 ? figure : figure.substring(0, bracket);
    }

    private static String search(JsonNode results) {
        StringBuilder text = new StringBuilder();
        for (JsonNode kind : results.path("search")) {
            if (!kind.has("p99")) {
                continue;
            }
            if (text.isEmpty()) {
                text.append("\n| search at ")
                        .append(articles(results))
                        .append(
                                ", ms | by | found | p50 | p99 | FTS5 p50 | FTS5 p99 |"
                                        + " times as fast |\n")
                        .append("|---".repeat(8))
                        .append("|\n");
            }
            text.append("| ")
                    .append(
                            String.join(
                                    " | ",
                                    kind.path("title").asString(),
                                    kind.path("by").asString(),
                                    String.format(Locale.ROOT, "%,d", kind.path("found").asLong()),
                                    shown(kind, "p50"),
                                    shown(kind, "p99"),
                                    shown(kind, "sqliteP50"),
                                    shown(kind, "sqliteP99"),
                                    shown(kind, "timesAsFast")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String shown(JsonNode kind, String name) {
        return Figures.shown(kind.path(name).asDouble());
    }

    private static String articles(JsonNode results) {
        return String.format(Locale.ROOT, "%,d", results.path("articles").asLong());
    }

    private static List<String> machines(JsonNode results) {
        TreeSet<String> machines = new TreeSet<>();
        for (JsonNode part : results) {
            if (part.has("machine")) {
                machines.add(Machine.of(part.path("machine")).line());
            }
        }
        return List.copyOf(machines);
    }

    private static List<JsonNode> kept() throws IOException {
        List<JsonNode> kept = new ArrayList<>();
        if (Files.isDirectory(KEPT)) {
            try (Stream<Path> files = Files.list(KEPT)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    kept.add(Results.MAPPER.readTree(Files.readString(file)));
                }
            }
        }
        kept.sort(Comparator.comparingLong(results -> results.path("articles").asLong()));
        return kept;
    }

    private ReadmeTable() {}
}
