package etools.bench;

import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Search as one types: the exact count and the first 200 rows, by relevance and by date, in
/// E-Tools and in SQLite by turns. Each question is asked once in a round; all of a kind are
/// different.
final class SearchPart {

    static final int QUESTIONS = 300;

    private static final int WARM_UP = 40;
    private static final long WARM_UP_SEED = 1;
    private static final long SEED = 2;

    /// SQLite is stopped where it would make the benchmark too long: its figures are then those of
    /// the first of the questions, and the ratio is over those.
    private static final long SQLITE_NANOS_PER_ROUND = 12_000_000_000L;

    private static final long SQLITE_NANOS_WARMING_UP = 3_000_000_000L;

    static void run(Run run) throws IOException, InterruptedException {
        int rounds = run.roundsOr(3);
        Path library = run.library();
        Path database = run.sqlite();
        ObjectNode part = run.begin("search");
        part.put("rounds", rounds);
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-24s %-9s %9s %9s %9s %9s %9s %9s",
                        "search, ms",
                        "by",
                        "p50",
                        "p99",
                        "FTS5 p50",
                        "FTS5 p99",
                        "ratio",
                        "found"));
        try (Engine etools = new Engine(run, "etools", library);
                Engine sqlite = new Engine(run, "sqlite", database)) {
            for (Asked.Kind kind : Asked.Kind.values()) {
                for (boolean byDate : new boolean[] {false, true}) {
                    kind(run, part, kind, byDate, rounds, etools, sqlite);
                }
            }
            part.put("etoolsPeakMegabytes", Figures.megabytes(etools.child.peakBytes()));
            part.put("sqlitePeakMegabytes", Figures.megabytes(sqlite.child.peakBytes()));
        }
        run.results().save();
    }

    private static void kind(
            Run run,
            ObjectNode part,
            Asked.Kind kind,
            boolean byDate,
            int rounds,
            Engine etools,
            Engine sqlite)
            throws IOException {
        List<Asked> all = Asked.some(kind, run.generator(), run.articles(), QUESTIONS, SEED);
        List<Asked> warmUp =
                Asked.some(kind, run.generator(), run.articles(), WARM_UP, WARM_UP_SEED);
        etools.ask(new Searching.Request(byDate, Long.MAX_VALUE, warmUp));
        sqlite.ask(new Searching.Request(byDate, SQLITE_NANOS_WARMING_UP, warmUp));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        double found = 0;
        double foundByBoth = 0;
        double foundBySqlite = 0;
        for (int round = 0; round < rounds; round++) {
            List<Asked> asked =
                    all.subList(round * all.size() / rounds, (round + 1) * all.size() / rounds);
            Searching.Request request = new Searching.Request(byDate, Long.MAX_VALUE, asked);
            Searching.Request limited =
                    new Searching.Request(byDate, SQLITE_NANOS_PER_ROUND, asked);
            Searching.Reply reply;
            Searching.Reply other;
            if (round % 2 == 0) {
                reply = etools.ask(request);
                other = sqlite.ask(limited);
            } else {
                other = sqlite.ask(limited);
                reply = etools.ask(request);
            }
            double[] mine = millis(reply);
            double[] its = millis(other);
            Arrays.stream(mine).forEach(ours::add);
            Arrays.stream(its).forEach(theirs::add);
            ratios.add(
                    Figures.percentile(its, 50)
                            / Figures.percentile(Arrays.copyOf(mine, its.length), 50));
            found += Arrays.stream(reply.counts()).sum();
            foundBySqlite += Arrays.stream(other.counts()).sum();
            foundByBoth += Arrays.stream(reply.counts()).limit(its.length).sum();
        }
        double[] mine = array(ours);
        double[] its = array(theirs);
        double ratio = Figures.median(ratios);
        part.putObject(kind.name().toLowerCase(Locale.ROOT) + (byDate ? ".date" : ".relevance"))
                .put("title", kind.title())
                .put("by", byDate ? "date" : "relevance")
                .put("questions", mine.length)
                .put("p50", Figures.rounded(Figures.percentile(mine, 50)))
                .put("p99", Figures.rounded(Figures.percentile(mine, 99)))
                .put("max", Figures.rounded(Figures.percentile(mine, 100)))
                .put("found", Math.round(found / mine.length))
                .put("sqliteQuestions", its.length)
                .put("sqliteP50", Figures.rounded(Figures.percentile(its, 50)))
                .put("sqliteP99", Figures.rounded(Figures.percentile(its, 99)))
                .put("foundAgainstSqlite", Figures.rounded(foundByBoth / foundBySqlite))
                .put("timesAsFast", Figures.rounded(ratio));
        Run.say(
                String.format(
                        Locale.ROOT,
                        "%-24s %-9s %9s %9s %9s %9s %9s %,9.0f",
                        kind.title(),
                        byDate ? "date" : "relevance",
                        Figures.shown(Figures.percentile(mine, 50)),
                        Figures.shown(Figures.percentile(mine, 99)),
                        Figures.shown(Figures.percentile(its, 50)),
                        Figures.shown(Figures.percentile(its, 99)),
                        Figures.shown(ratio),
                        found / mine.length));
    }

    private static double[] millis(Searching.Reply reply) {
        return Arrays.stream(reply.nanos()).mapToDouble(nanos -> nanos / 1e6).toArray();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// One of the two, in a process of its own.
    private static final class Engine implements AutoCloseable {
        private final Child child;
        private final BufferedReader answers;
        private final PrintStream questions;
        private final Path log;

        Engine(Run run, String name, Path files) throws IOException {
            log = run.places().log("search-" + name);
            child =
                    new Child(
                            Places.java(Run.FLAGS, Searching.class, name, files.toString()),
                            Map.of(),
                            log,
                            true);
            answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    child.process().getInputStream(), StandardCharsets.UTF_8));
            questions =
                    new PrintStream(
                            child.process().getOutputStream(), true, StandardCharsets.UTF_8);
            answer();
        }

        private String answer() throws IOException {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("The search ended early; " + log + " says why.");
            }
            return line;
        }

        Searching.Reply ask(Searching.Request request) throws IOException {
            questions.println(Searching.MAPPER.writeValueAsString(request));
            return Searching.MAPPER.readValue(answer(), Searching.Reply.class);
        }

        @Override
        public void close() throws IOException {
            questions.close(); // it ends with its input
            try {
                child.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SearchPart() {}
}
