package etools.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTest {

    @Test
    void aUuidInAnyCaseIsAnId() {
        assertThat(ArticleId.parse(" 7B1F8F0A-45a5-4a0c-9a53-0f0f1c2d3e4f "))
                .map(ArticleId::toString)
                .contains("7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e4f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "20250105_02", "7b1f8f0a45a54a0c9a530f0f1c2d3e4f"})
    void anythingElseIsNone(String text) {
        assertThat(ArticleId.parse(text)).isEmpty();
    }
}
