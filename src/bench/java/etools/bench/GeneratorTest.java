package etools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class GeneratorTest {

    private static final Generator GENERATOR = new Generator(1);

    @TempDir private Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        GENERATOR.write(folder.resolve("a"), 300);
        new Generator(1).write(folder.resolve("b"), 300);
        new Generator(2).write(folder.resolve("c"), 300);
        assertThat(folder.resolve("b")).hasSameBinaryContentAs(folder.resolve("a"));
        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("c"))).isNotNegative();
    }

    @Test
    void aShorterFileIsTheBeginningOfALongerOne() throws IOException {
        GENERATOR.write(folder.resolve("short"), 20);
        GENERATOR.write(folder.resolve("long"), 50);
        assertThat(Files.readAllLines(folder.resolve("long")))
                .startsWith(Files.readAllLines(folder.resolve("short")).toArray(String[]::new));
    }

    @Test
    void everyLineIsAnArticleOfItsOwn() throws IOException {
        Generator.Written written = GENERATOR.write(folder.resolve("a"), 2_000);
        List<JsonNode> articles =
                Files.readAllLines(folder.resolve("a")).stream()
                        .map(line -> Results.MAPPER.readTree(line))
                        .toList();
        assertThat(articles).hasSize(2_000);
        assertThat(articles.stream().map(article -> article.get("id"))).doesNotHaveDuplicates();
        assertThat(articles.stream().map(article -> article.get("url"))).doesNotHaveDuplicates();
        assertThat(articles.getFirst().get("body").asString())
                .isEqualTo(GENERATOR.article(0).body());
        assertThat(written.words() / 2_000.0).isBetween(250.0, 270.0);
        assertThat(articles)
                .allSatisfy(article -> {
                    int words = etools.article.Words.count(article.get("body").asString());
                    assertThat(words).isBetween(60, 904);
                });
    }

    @Test
    void fewWordsAreFrequentAndMostAreRare() {
        Map<Integer, Integer> uses = new HashMap<>();
        int words = 0;
        for (int i = 0; i < 3_000; i++) {
            for (int[] sentence : GENERATOR.article(i).sentences()) {
                for (int word : sentence) {
                    uses.merge(word, 1, Integer::sum);
                    words++;
                }
            }
        }
        double the = 1.0 * uses.get(0) / words;
        long once = uses.values().stream().filter(count -> count == 1).count();
        assertThat(GENERATOR.vocabulary().word(0)).isEqualTo("the");
        assertThat(the).isBetween(0.05, 0.07);
        assertThat(uses.size()).isGreaterThan(30_000);
        assertThat(1.0 * once / uses.size()).isBetween(0.4, 0.7);
    }
}
