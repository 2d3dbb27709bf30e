package etools.bench.jmh;

import etools.article.Words;
import etools.bench.Articles;
import etools.format.Sanitiser;
import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.search.Ask;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The inner pieces that every article, search or scroll goes through.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
public class InnerPieces {

    private static final int MANY = 256;

    /// Articles of the generator, taken one after the other.
    @State(Scope.Thread)
    public static class Some {
        private final List<String> bodies = Articles.bodies(MANY);
        private final List<String> pages =
                bodies.stream()
                        .map(body ->
                                "<div class=\"x\"><h2>A heading</h2><p onclick=\"x()\">"
                                        + body.replace(
                                                "\n\n",
                                                "</p><script>1</script><p><a href=\"https://"
                                                        + "www.example.org/\">more</a> ")
                                        + "</p></div>")
                        .toList();
        private int next;

        String body() {
            return bodies.get(next++ % MANY);
        }

        String page() {
            return pages.get(next++ % MANY);
        }
    }

    /// A library of some thousand articles.
    @State(Scope.Benchmark)
    public static class Shelf {
        private static final int ARTICLES = 5_000;
        private static final int ROWS = 50;

        private Path folder;
        private Library library;
        private ArticleList all;
        private int next;

        @Setup
        public void fill() throws IOException {
            folder = Files.createTempDirectory("etools-jmh");
            Path file = Articles.write(folder.resolve("articles.jsonl"), ARTICLES);
            library =
                    Library.open(
                            folder.resolve("library"), InstantSource.system(), "the benchmark");
            new FileImport(library).run(List.of(new Source.Named(file)), new ImportWatcher() {});
            all = library.find(Query.ALL);
        }

        @TearDown
        public void clear() throws IOException {
            library.close();
            Articles.delete(folder);
        }

        int[] someRows() {
            next = (next + 17 * ROWS) % (ARTICLES - ROWS);
            return all.rows(next, next + ROWS);
        }
    }

    @Benchmark
    public int wordCount(Some some) {
        return Words.count(some.body());
    }

    @Benchmark
    public String sanitiser(Some some) {
        return Sanitiser.clean(some.page(), "https://www.example.org/");
    }

    @Benchmark
    public Ask queryParsing() {
        return Ask.parse(
                "harbour \"tide tables\" -ferry (storm OR gale) is:unread date:2025-01 words:>500"
                        + " li",
                ZoneId.of("UTC"),
                LocalDate.of(2025, 12, 31));
    }

    @Benchmark
    public Object rowFetch(Shelf shelf) {
        return shelf.library.headlines(shelf.someRows());
    }

    @Benchmark
    public Object articleFetch(Shelf shelf) {
        return shelf.library.articles(java.util.Arrays.copyOf(shelf.someRows(), 1));
    }
}
