package etools.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The statistics page on as many readings as there are articles, and what recording costs the
/// thread that draws. Every round is a process of its own: of ten openings one is the first.
final class ReadingPart {

    private static final int EACH = 10;
    private static final List<String> MEASURED =
            List.of("statisticsPage", "recording", "recordingCpu");

    static void run(Run run) throws IOException, InterruptedException {
        int rounds = run.roundsOr(10);
        Path library = run.readLibrary();
        Path log = run.places().log("reading");
        Path measured = run.places().folder().resolve("reading.json");
        Shipped like;
        try (Start start = Start.etools(library, log)) {
            start.await("firstAnswer");
            start.awaitRest();
            like = Shipped.like(start.handle(), run.places().folder());
        }
        List<JsonNode> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Files.deleteIfExists(measured);
            Child.Cost cost =
                    Child.run(
                            like.command(
                                    List.of(),
                                    "etools.ui.ReadingDriver",
                                    library.toString(),
                                    measured.toString(),
                                    Integer.toString(EACH)),
                            Map.of(),
                            log);
            if (cost.exit() != 0) {
                throw new IOException("The window could not be used; " + log + " says why.");
            }
            all.add(Results.MAPPER.readTree(Files.readString(measured)));
        }
        ObjectNode part = run.begin("reading");
        part.put("rounds", rounds).put("readings", run.articles());
        double[] first =
                all.stream()
                        .mapToDouble(one -> one.path("statisticsPage").path(0).asDouble())
                        .toArray();
        put(part, "statisticsPageFirst", first);
        for (String what : MEASURED) {
            List<Double> values = new ArrayList<>();
            all.forEach(one -> one.path(what).forEach(value -> values.add(value.asDouble())));
            put(part, what, values.stream().mapToDouble(Double::doubleValue).toArray());
        }
        run.results().save();
    }

    private static void put(ObjectNode part, String what, double[] millis) {
        if (millis.length == 0) {
            return;
        }
        double p50 = Figures.percentile(millis, 50);
        double p99 = Figures.percentile(millis, 99);
        double max = Figures.percentile(millis, 100);
        part.putObject(what)
                .put("times", millis.length)
                .put("p50", Figures.rounded(p50))
                .put("p99", Figures.rounded(p99))
                .put("max", Figures.rounded(max));
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-20s %4d times, p50 %s ms, p99 %s ms, most %s ms",
                        what,
                        millis.length,
                        Figures.shown(p50),
                        Figures.shown(p99),
                        Figures.shown(max)));
    }

    private ReadingPart() {}
}
