package etools.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a, //example.org/a",
        "http://example.org/a, //example.org/a",
        "HTTPS://Example.ORG/A, //example.org/A",
        "https://example.org:443/a, //example.org/a",
        "http://example.org:80/a, //example.org/a",
        "https://example.org:8443/a, //example.org:8443/a",
        "https://example.org./a, //example.org/a",
        "https://reader:secret@example.org/a, //example.org/a",
        "https://example.org, //example.org",
        "https://example.org/, //example.org",
        "https://example.org/a/, //example.org/a",
        "https://example.org/a#part, //example.org/a",
        "https://example.org/a?, //example.org/a",
        "https://example.org/a/?page=2, //example.org/a?page=2",
        "https://example.org?id=7, //example.org?id=7",
        "https://example.org/a?utm_source=x&id=7&utm_medium=y, //example.org/a?id=7",
        "https://example.org/a?fbclid=1&gclid=2&UTM_Campaign=z, //example.org/a",
        "https://example.org/a?b=1&a=2, //example.org/a?b=1&a=2",
        "https://example.org/%e3%81%82, //example.org/%E3%81%82",
        "https://example.org/a?next=http://b.org/#x, //example.org/a?next=http://b.org/",
        "'  https://example.org/a ', //example.org/a",
        "https://example.org/100%, //example.org/100%",
    })
    void addressesOfTheSameArticleHaveOneForm(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "about:blank", "mailto:a@example.org", "/news/1", "https://", "www"})
    void whatIsNoWebAddressHasNone(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
    }
}
