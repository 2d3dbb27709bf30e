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
        EXPORT(ExportPart::run),
        SEARCH(SearchPart::run),
        START(StartPart::run),
        WINDOW(WindowPart::run),
        READING(ReadingPart::run),
        README(ReadmeTable::write);

        private final Work work;

        Part(Work work) {
            this.work = work;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            run();
            System.exit(0);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            System.err.println("The benchmark ended early: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        Run.say(machine.line());
        List<Part> parts = parts(System.getProperty("parts", "all"));
        if (!Files.exists(Places.LAUNCHER)) {
            throw new IOException(Places.LAUNCHER + " is missing: mvn -Pbench package makes it.");
        }
        long start = System.nanoTime();
        Places places = Places.of(Integer.getInteger("articles"));
        Results results = Results.in(places.folder(), places.articles());
        Run run = new Run(places, machine, results, Integer.getInteger("rounds", 0));
        for (Part part : parts) {
            part.work.run(run);
        }
        Run.say("%.0f s in all; %s".formatted((System.nanoTime() - start) / 1e9, results.file()));
    }

    private static List<Part> parts(String asked) {
        if ("all".equals(asked)) {
            return Arrays.stream(Part.values()).filter(part -> part != Part.README).toList();
        }
        return Arrays.stream(asked.split(",")).map(name -> part(name.strip())).toList();
    }

    private static Part part(String name) {
        for (Part part : Part.values()) {
            if (part.name().equalsIgnoreCase(name)) {
                return part;
            }
        }
        throw new IllegalArgumentException(
                "there is no part " + name + ", only " + List.of(Part.values()));
    }

    private Benchmark() {}
}
