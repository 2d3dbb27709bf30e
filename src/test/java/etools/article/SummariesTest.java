package etools.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.stream.Collectors;

class SummariesTest {

    @Test
    void aShortTextIsItsOwnSummary() {
        assertThat(Summaries.of("One line.\n\nAnd  another.")).isEqualTo("One line. And another.");
        assertThat(Summaries.of("  ")).isEmpty();
    }

    @Test
    void leadingSentencesThatFitAreTheSummary() {
        String sentence = "This sentence has exactly fifty characters, I say. ";
        assertThat(Summaries.of(sentence.repeat(20))).isEqualTo(sentence.repeat(5).strip());
    }

    @Test
    void aLongSentenceIsCutAtAWord() {
        String summary = Summaries.of("word ".repeat(200));
        assertThat(summary).hasSizeBetween(290, 300).endsWith("word");
    }

    @Test
    void unspacedTextIsCutBetweenWordsAndNeverInACharacter() {
        assertThat(Summaries.of("\u6e2f\u304c\u958b\u304d\u307e\u3057\u305f".repeat(100)))
                .hasSizeBetween(200, 300);
        String faces = Summaries.of("a" + "\ud83d\ude00".repeat(400));
        assertThat(faces.length()).isLessThanOrEqualTo(300);
        assertThat(Character.isHighSurrogate(faces.charAt(faces.length() - 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySummaryIsOneShortLineOfTheText(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String text =
                    random.ints(random.nextInt(900), 0, 12)
                            .mapToObj(c -> "ab .?!\n\u6e2f\u3002 \u00e9\"".substring(c, c + 1))
                            .collect(Collectors.joining());
            String summary = Summaries.of(text);
            assertThat(summary.length()).isLessThanOrEqualTo(Summaries.MAX_CHARS);
            assertThat(summary).doesNotContain("\n").isEqualTo(summary.strip());
            assertThat(text.strip().replaceAll("\\s+", " ")).startsWith(summary);
        }
    }
}
