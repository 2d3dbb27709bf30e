package etools.bench;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// From starting `bin/etools` to its first rows on the screen, against the same with a thousand
/// articles and against a bare window, by turns.
final class StartPart {

    private static final String FIRST_ROWS = "firstRows";
    private static final long OPEN_MILLIS = 8_000;

    static void run(Run run) throws IOException, InterruptedException {
        int rounds = run.roundsOr(9);
        Path many = run.library();
        Path few = run.few().library();
        Path log = run.places().log("start");
        Shipped like = warmUp(many, log, run);
        warmUp(few, log, run);
        List<Map<String, Double>> atMany = new ArrayList<>();
        List<Map<String, Double>> atFew = new ArrayList<>();
        List<Map<String, Double>> bare = new ArrayList<>();
        long peak = 0;
        long peakFew = 0;
        for (int round = 0; round < rounds; round++) {
            try (Start start = Start.etools(many, log)) {
                atMany.add(rows(start));
                peak = Math.max(peak, start.peakBytes());
            }
            try (Start start = Start.etools(few, log)) {
                atFew.add(rows(start));
                peakFew = Math.max(peakFew, start.peakBytes());
            }
            try (Start start = Start.bare(like, log)) {
                start.await(FIRST_ROWS);
                bare.add(start.moments());
            }
        }
        List<Double> againstFew = new ArrayList<>();
        List<Double> againstBare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double millis = atMany.get(round).get(FIRST_ROWS);
            againstFew.add(millis / atFew.get(round).get(FIRST_ROWS));
            againstBare.add(millis / bare.get(round).get(FIRST_ROWS));
        }
        ObjectNode part = run.begin("start");
        part.put("rounds", rounds);
        part.put("flags", String.join(" ", like.flags()).replaceAll("=\\S*/", "="));
        put(part.putObject("many"), atMany);
        put(part.putObject("few"), atFew);
        put(part.putObject("bare"), bare);
        part.put("againstFew", Figures.rounded(Figures.median(againstFew)))
                .put("againstBare", Figures.rounded(Figures.median(againstBare)))
                .put("peakMegabytes", Figures.megabytes(peak))
                .put("peakMegabytesFew", Figures.megabytes(peakFew));
        run.results().save();
        say(run.articles() + " articles", atMany);
        say(Places.FEW + " articles", atFew);
        say("bare window", bare);
        Run.say(
                String.format(
                        Locale.ROOT,
                        "start: %.2f times that with %d articles, %.2f times a bare window",
                        Figures.median(againstFew),
                        Places.FEW,
                        Figures.median(againstBare)));
    }

    /// The first start makes the day's backup, and after some seconds keeps what the next start
    /// shows first; no reader closes a window sooner.
    private static Shipped warmUp(Path library, Path log, Run run)
            throws IOException, InterruptedException {
        try (Start start = Start.etools(library, log)) {
            start.await(FIRST_ROWS);
            start.await("firstAnswer");
            Thread.sleep(OPEN_MILLIS);
            start.awaitRest();
            return Shipped.like(start.handle(), run.places().folder());
        }
    }

    private static Map<String, Double> rows(Start start) throws IOException, InterruptedException {
        start.await(FIRST_ROWS);
        start.await("firstAnswer");
        start.awaitRest();
        return start.moments();
    }

    private static Map<String, Double> medians(List<Map<String, Double>> starts) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (Map<String, Double> start : starts) {
            start.forEach((moment, millis) ->
                    all.computeIfAbsent(moment, key -> new ArrayList<>()).add(millis));
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        all.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), Figures.median(entry.getValue())))
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> medians.put(entry.getKey(), entry.getValue()));
        return medians;
    }

    private static void put(ObjectNode figures, List<Map<String, Double>> starts) {
        medians(starts).forEach((moment, millis) -> figures.put(moment, millis));
        starts.forEach(start -> figures.withArray("rounds").add(start.get(FIRST_ROWS)));
    }

    private static void say(String what, List<Map<String, Double>> starts) {
        StringBuilder line = new StringBuilder();
        medians(starts)
                .forEach((moment, millis) ->
                        line.append(String.format(Locale.ROOT, ", %s %.0f", moment, millis)));
        Run.say("start, ms, " + what + ": " + line.substring(2));
    }

    private StartPart() {}
}
