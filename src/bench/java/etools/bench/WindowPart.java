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
import java.util.stream.StreamSupport;

/// What its reader waits for in the window, at the many articles and at a thousand, each in a
/// process of its own under the launcher's heap limit.
final class WindowPart {

    private static final int TIMES = 300;
    private static final int SEARCHES = 20;
    private static final long SEED = 3;

    private static final List<String> EACH =
            List.of(
                    "jumpToMiddle",
                    "jumpToEnd",
                    "jump",
                    "opening",
                    "mark",
                    "searchShown",
                    "selectAll");

    private static final List<String> ONCE =
            List.of(
                    "selectAllHold",
                    "markAllSeconds",
                    "markAllHold",
                    "undoAllSeconds",
                    "undoAllHold",
                    "unreadBefore",
                    "unreadAfter",
                    "unreadUndone");

    static void run(Run run) throws IOException, InterruptedException {
        Run few = run.few();
        ObjectNode part = run.begin("window");
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-26s %9s %9s %9s %9s",
                        "window, ms",
                        "articles",
                        "p50",
                        "p99",
                        "max"));
        drive(run, part.putObject("many"));
        drive(few, part.putObject("few"));
        run.results().save();
    }

    private static void drive(Run run, ObjectNode figures)
            throws IOException, InterruptedException {
        Path library = run.library();
        Path log = run.places().log("window");
        Path measured = run.places().folder().resolve("window.json");
        Path searches = run.places().folder().resolve("searches.txt");
        Files.deleteIfExists(measured);
        Files.write(searches, searches(run));
        Shipped like;
        try (Start start = Start.etools(library, log)) {
            start.await("firstAnswer");
            start.awaitRest();
            like = Shipped.like(start.handle(), run.places().folder());
        }
        Child.Cost cost =
                Child.run(
                        like.command(
                                List.of(),
                                "etools.ui.WindowDriver",
                                library.toString(),
                                measured.toString(),
                                Integer.toString(TIMES),
                                searches.toString()),
                        Map.of(),
                        log);
        if (cost.exit() != 0) {
            throw new IOException("The window could not be used; " + log + " says why.");
        }
        JsonNode all = Results.MAPPER.readTree(Files.readString(measured));
        for (String each : EACH) {
            double[] millis =
                    StreamSupport.stream(all.path(each).spliterator(), false)
                            .mapToDouble(JsonNode::asDouble)
                            .toArray();
            if (millis.length > 0) {
                figures.putObject(each)
                        .put("times", millis.length)
                        .put("p50", Figures.rounded(Figures.percentile(millis, 50)))
                        .put("p99", Figures.rounded(Figures.percentile(millis, 99)))
                        .put("max", Figures.rounded(Figures.percentile(millis, 100)));
                Run.say(
                        String.format(
                                Locale.ROOT,
                                "%-26s %9d %9s %9s %9s",
                                each,
                                run.articles(),
                                Figures.shown(Figures.percentile(millis, 50)),
                                Figures.shown(Figures.percentile(millis, 99)),
                                Figures.shown(Figures.percentile(millis, 100))));
            }
        }
        for (String once : ONCE) {
            figures.put(once, Figures.rounded(all.path(once).asDouble()));
        }
        figures.put("peakMegabytesAtFirst", Figures.megabytes(all.path("peakAtFirst").asLong()))
                .put(
                        "peakMegabytes",
                        Figures.megabytes(Math.max(cost.peakBytes(), all.path("peak").asLong())))
                .put("peakOwnMegabytes", Figures.megabytes(cost.peakOwnBytes()));
        Run.say(
                String.format(
                        Locale.ROOT,
                        "mark all: %.2f s, undone in %.2f s, JavaFX thread held %.0f and %.0f ms at"
                                + " most",
                        all.path("markAllSeconds").asDouble(),
                        all.path("undoAllSeconds").asDouble(),
                        all.path("markAllHold").asDouble(),
                        all.path("undoAllHold").asDouble()));
        Run.say(
                String.format(
                        Locale.ROOT,
                        "memory: %.0f MB at most, %.0f MB of it its own; %.0f MB at the first rows",
                        figures.path("peakMegabytes").asDouble(),
                        figures.path("peakOwnMegabytes").asDouble(),
                        figures.path("peakMegabytesAtFirst").asDouble()));
    }

    private static List<String> searches(Run run) {
        List<String> searches = new ArrayList<>();
        for (Asked.Kind kind : Asked.Kind.values()) {
            Asked.some(kind, run.generator(), run.articles(), SEARCHES, SEED)
                    .forEach(asked -> searches.add(asked.typed()));
        }
        return searches;
    }

    private WindowPart() {}
}
