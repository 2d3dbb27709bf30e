package etools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// Runs the parts that are asked for and prints what they measured.
///
/// System properties: `articles`, `parts` (`all`, or names with commas between), `rounds` (0 for
/// what each part thinks enough).
final class Benchmark {

    private interface Work {
        void run(Run run) throws IOException, InterruptedException;
    }

    private enum Part {
        IMPORT(ImportPart::run),
        DISK(DiskPart::run),
        SEARCH(SearchPart::run),
        START(StartPart::run),
        WINDOW(WindowPart::run);

        private final Work work;

        Part(Work work) {
            this.work = work;
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        Run.say(machine.line());
        if (!Files.exists(Places.LAUNCHER)) {
            System.err.println(Places.LAUNCHER + " is missing: mvn -Pbench package makes it.");
            System.exit(2);
        }
        long start = System.nanoTime();
        Places places = Places.of(Integer.getInteger("articles"));
        Results results = Results.in(places.folder(), places.articles());
        Run run = new Run(places, machine, results, Integer.getInteger("rounds", 0));
        for (Part part : parts(System.getProperty("parts", "all"))) {
            part.work.run(run);
        }
        Run.say("%.0f s in all; %s".formatted((System.nanoTime() - start) / 1e9, results.file()));
        System.exit(0);
    }

    private static List<Part> parts(String asked) {
        if ("all".equals(asked)) {
            return List.of(Part.values());
        }
        return Arrays.stream(asked.split(","))
                .map(name -> Part.valueOf(name.strip().toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    private Benchmark() {}
}
