package etools.bench;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a run must show, and whether it did: computed from what was measured.
final class Targets {

    /// The longest time a click may wait while everything is marked.
    private static final double MOST_HELD_MILLIS = 100;

    /// @param value what was measured, as it is shown
    /// @param target as it is shown
    record Line(String figure, String value, String target, boolean reached) {}

    /// The lines of the parts that were run.
    static List<Line> of(JsonNode results) {
        List<Line> lines = new ArrayList<>();
        JsonNode imported = results.path("import");
        if (imported.isObject()) {
            atLeast(
                    lines,
                    "import, times as fast as SQLite with FTS5",
                    imported.path("timesAsFast"),
                    2);
            atMost(lines, "import, CPU seconds against SQLite's", imported.path("cpuShare"), 1, "");
            atLeast(
                    lines,
                    "import, articles a second",
                    imported.path("etools").path("articlesPerSecond"),
                    10_000);
        }
        search(lines, results.path("search"));
        JsonNode start = results.path("start");
        if (start.isObject()) {
            atMost(
                    lines,
                    "start to first rows, against that with 1,000 articles",
                    start.path("againstFew"),
                    1.2,
                    "");
            atMost(
                    lines,
                    "start to first rows, against a bare window",
                    start.path("againstBare"),
                    1.3,
                    "");
        }
        window(lines, results.path("window"), start);
        JsonNode reading = results.path("reading");
        if (reading.isObject()) {
            atMost(
                    lines,
                    "statistics page of as many readings, first openings among them, p99",
                    reading.path("statisticsPage").path("p99"),
                    300,
                    " ms");
            atMost(
                    lines,
                    "recording a reading, time of the JavaFX thread, p99",
                    reading.path("recordingCpu").path("p99"),
                    1,
                    " ms");
            atMost(
                    lines,
                    "recording a reading, by the clock of a busy machine, p99",
                    reading.path("recording").path("p99"),
                    1,
                    " ms");
        }
        JsonNode disk = results.path("disk");
        if (disk.isObject()) {
            atMost(lines, "disk, against the raw text", disk.path("timesText"), 1.5, "");
        }
        return lines;
    }

    private static void search(List<Line> lines, JsonNode search) {
        double slowest = 0;
        double leastRatio = Double.MAX_VALUE;
        String which = "";
        String where = "";
        for (JsonNode kind : search) {
            if (kind.has("p99")) {
                String name = kind.path("title").asString() + " by " + kind.path("by").asString();
                if (kind.path("p99").asDouble() > slowest) {
                    slowest = kind.path("p99").asDouble();
                    which = name;
                }
                if (kind.path("timesAsFast").asDouble() < leastRatio) {
                    leastRatio = kind.path("timesAsFast").asDouble();
                    where = name;
                }
            }
        }
        if (!which.isEmpty()) {
            lines.add(
                    new Line(
                            "search, p99 of the slowest kind (" + which + ")",
                            Figures.shown(slowest) + " ms",
                            "50 ms at most",
                            slowest <= 50));
            lines.add(
                    new Line(
                            "search, times as fast as FTS5 on the least of the kinds ("
                                    + where
                                    + ")",
                            Figures.shown(leastRatio),
                            "more than 1",
                            leastRatio > 1));
        }
    }

    private static void window(List<Line> lines, JsonNode window, JsonNode start) {
        JsonNode many = window.path("many");
        if (!many.isObject()) {
            return;
        }
        atMost(
                lines,
                "jump anywhere in the list to rows drawn, p99",
                many.path("jump").path("p99"),
                50,
                " ms");
        atMost(
                lines,
                "opening an article to its text drawn, p99",
                many.path("opening").path("p99"),
                30,
                " ms");
        atMost(lines, "mark one read, durable, p99", many.path("mark").path("p99"), 10, " ms");
        double seconds = many.path("markAllSeconds").asDouble();
        double held =
                Math.max(many.path("markAllHold").asDouble(), many.path("undoAllHold").asDouble());
        boolean undone =
                many.path("unreadAfter").asLong() == 0
                        && many.path("unreadUndone").asLong() == many.path("unreadBefore").asLong();
        lines.add(
                new Line(
                        "mark all read",
                        String.format(
                                Locale.ROOT,
                                "%.1f s, %s, a click waiting %.0f ms at most",
                                seconds,
                                undone ? "undone" : "not undone",
                                held),
                        "10 s at most, undoable, answering all along ("
                                + Figures.shown(MOST_HELD_MILLIS)
                                + " ms)",
                        seconds <= 10 && undone && held <= MOST_HELD_MILLIS));
        memory(lines, "peak memory of the window", many, start.path("peakMegabytes"), 700);
        memory(
                lines,
                "peak memory of the window with 1,000 articles",
                window.path("few"),
                start.path("peakMegabytesFew"),
                300);
    }

    private static void memory(
            List<Line> lines, String figure, JsonNode used, JsonNode atStart, double most) {
        double peak = Math.max(used.path("peakMegabytes").asDouble(), atStart.asDouble(0));
        lines.add(
                new Line(
                        figure,
                        Figures.shown(peak) + " MB",
                        Figures.shown(most) + " MB at most",
                        peak > 0 && peak <= most));
    }

    private static void atMost(
            List<Line> lines, String figure, JsonNode value, double most, String unit) {
        double measured = value.asDouble(Double.NaN);
        lines.add(
                new Line(
                        figure,
                        Figures.shown(measured) + unit,
                        Figures.shown(most) + unit + " at most",
                        measured <= most));
    }

    private static void atLeast(List<Line> lines, String figure, JsonNode value, double least) {
        double measured = value.asDouble(Double.NaN);
        lines.add(
                new Line(
                        figure,
                        Figures.shown(measured),
                        Figures.shown(least) + " at least",
                        measured >= least));
    }

    private Targets() {}
}
