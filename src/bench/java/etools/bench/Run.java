package etools.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the parts of one run share: its size, its files, its figures. What a part needs and an
/// earlier run left in `target/benchmark/N` is used, the rest is made.
final class Run {

    /// Heap and collector of every process that is measured; E-Tools' launcher sets the same.
    static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private final Places places;
    private final Machine machine;
    private final Results results;
    private final int rounds;
    private Generator generator;

    /// @param rounds or 0 for what each part thinks enough
    Run(Places places, Machine machine, Results results, int rounds) {
        this.places = places;
        this.machine = machine;
        this.results = results;
        this.rounds = rounds;
    }

    Places places() {
        return places;
    }

    int articles() {
        return places.articles();
    }

    Results results() {
        return results;
    }

    int roundsOr(int usual) {
        return rounds > 0 ? rounds : usual;
    }

    Generator generator() {
        if (generator == null) {
            generator = new Generator(Generator.SEED);
        }
        return generator;
    }

    ObjectNode begin(String part) {
        return results.begin(part, machine);
    }

    static void say(String line) {
        System.out.println(line);
    }

    /// The articles as JSON Lines; `results.json` knows how many bytes of text they have.
    Path jsonLines() throws IOException {
        JsonNode known = results.json().path("generate").path("textBytes");
        if (!Files.exists(places.jsonLines()) || known.isMissingNode()) {
            say("generate: " + articles() + " articles");
            long start = System.nanoTime();
            Generator.Written written = generator().write(places.jsonLines(), articles());
            begin("generate")
                    .put("seed", Generator.SEED)
                    .put("articles", written.articles())
                    .put("words", written.words())
                    .put("textBytes", written.textBytes())
                    .put("fileBytes", Files.size(places.jsonLines()))
                    .put("seconds", Figures.rounded((System.nanoTime() - start) / 1e9));
            results.save();
        }
        return places.jsonLines();
    }

    /// Our library of the articles.
    Path library() throws IOException, InterruptedException {
        if (!Files.exists(places.imported())) {
            say("import: a library of " + articles() + " articles");
            importIntoLibrary();
        }
        return places.library();
    }

    /// Our library of the articles with as many readings, over ten years. The parts that come after
    /// have them too.
    Path readLibrary() throws IOException, InterruptedException {
        Path library = library();
        if (!Files.exists(places.read())) {
            say("reading: " + articles() + " readings over ten years");
            Child.Cost cost =
                    Child.run(
                            Places.java(
                                    List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED"),
                                    "etools.store.ReadingsFill",
                                    library.toString(),
                                    Integer.toString(articles()),
                                    Long.toString(Generator.SEED)),
                            Map.of(),
                            places.log("readings"));
            requireSuccess("Writing the readings", cost, places.log("readings"));
            Files.deleteIfExists(library.resolve("first-rows"));
            Files.writeString(places.read(), machine.line() + "\n");
        }
        return library;
    }

    Child.Cost importIntoLibrary() throws IOException, InterruptedException {
        Path articles = jsonLines();
        Files.deleteIfExists(places.imported());
        Files.deleteIfExists(places.read());
        Places.delete(places.library());
        Child.Cost cost =
                Child.run(
                        List.of(
                                Places.LAUNCHER.toString(),
                                "--library",
                                places.library().toString(),
                                "import",
                                articles.toString()),
                        Map.of(),
                        places.log("import"));
        requireSuccess("The import", cost, places.log("import"));
        Files.writeString(places.imported(), machine.line() + "\n");
        return cost;
    }

    /// SQLite's database of the articles, with prefix indexes.
    Path sqlite() throws IOException, InterruptedException {
        if (!Files.exists(places.sqlite())) {
            say("import: SQLite's database of " + articles() + " articles");
            importIntoSqlite(places.sqlite(), "2 3");
        }
        return places.sqlite();
    }

    Child.Cost importIntoSqlite(Path database, String prefixes)
            throws IOException, InterruptedException {
        Path part = database.resolveSibling("part.db");
        Child.Cost cost =
                Child.run(
                        Places.java(
                                FLAGS,
                                SqliteImport.class,
                                jsonLines().toString(),
                                part.toString(),
                                prefixes),
                        Map.of(),
                        places.log("sqlite-import"));
        requireSuccess("SQLite's import", cost, places.log("sqlite-import"));
        Files.move(part, database, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return cost;
    }

    private static void requireSuccess(String what, Child.Cost cost, Path log) {
        if (cost.exit() != 0) {
            throw new IllegalStateException(what + " failed; " + log + " says why.");
        }
    }

    /// The thousand articles that are the measure of the many.
    Run few() throws IOException {
        Places few = Places.of(Places.FEW);
        Run run = new Run(few, machine, Results.in(few.folder(), Places.FEW), rounds);
        run.generator = generator;
        return run;
    }
}
