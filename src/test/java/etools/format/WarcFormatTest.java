package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Credits;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class WarcFormatTest {

    @BeforeAll
    static void writeSamples() throws IOException {
        if ("write".equals(System.getProperty("samples"))) {
            WebArchiveSamples.write(Path.of("src/test/resources/etools/format"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WarcFormat/visit.warc",
                "WarcFormat/visit.warc.gz",
                "WaczFormat/visit.wacz"
            })
    void aVisitedPageComesWithItsPictureAddressAndTime(String path) throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file(path));
        ArticleDraft ferry = drafts.getFirst();
        assertThat(ferry.title()).isEqualTo("The ferry is late");
        assertThat(ferry.url()).isEqualTo("https://example.org/ferry");
        assertThat(ferry.created()).isEqualTo("2026-06-07T05:04:03Z");
        assertThat(ferry.credits()).isEqualTo(new Credits(List.of("Rosa Quay"), null, "en"));
        assertThat(ferry.pictures()).hasSize(1);
        assertThat(ferry.body().content())
                .contains("<img src=\"picture:" + ferry.pictures().getFirst().hash())
                .contains("caf\u00e9 guests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WarcFormat/visit.warc", "WarcFormat/visit.warc.gz"})
    void answersAndResourcesAreReadAndTheOtherRecordsPassedOver(String path) throws Exception {
        List<Part> parts = Samples.parts(Samples.file(path));
        assertThat(parts).hasSize(3);
        assertThat(parts.get(1)).isEqualTo(new Part.PassedOver("https://example.org/frame"));
        ArticleDraft swans = ((Part.Found) parts.get(2)).draft();
        assertThat(swans.title()).isEqualTo("Swans, explained");
        assertThat(swans.url()).isEqualTo("https://example.org/swans.html");
    }

    @Test
    void ofAVisitWithAListOnlyTheListedPagesAreArticles() throws Exception {
        assertThat(Samples.drafts(Samples.file("WaczFormat/visit.wacz")))
                .extracting(ArticleDraft::title)
                .containsExactly("The ferry is late");
    }

    @Test
    void aCutArchiveSaysSoAfterWhatCouldBeRead() throws Exception {
        byte[] warc = WebArchiveSamples.warc();
        for (int twentieth = 2; twentieth < 20; twentieth++) {
            Input cut = Input.of("a.warc", Arrays.copyOf(warc, warc.length * twentieth / 20));
            assertThat(Samples.refusals(cut)).isNotEmpty();
        }
        byte[] gz = WebArchiveSamples.warcGz();
        for (int tenth = 1; tenth < 10; tenth++) {
            Input cut = Input.of("a.warc.gz", Arrays.copyOf(gz, gz.length * tenth / 10));
            assertThat(Samples.refusals(cut)).isNotEmpty();
        }
    }

    /// Crawlers unpack an answer and leave its header as it was.
    @Test
    void aPageThatIsNotPackedAsItsHeaderSaysIsReadAsItIs() throws Exception {
        for (String packed : List.of("gzip", "deflate", "br", "unheard-of")) {
            byte[] warc =
                    WebArchiveSamples.response(
                            "https://example.org/a",
                            "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: " + packed,
                            WebArchiveSamples.latin(WebArchiveSamples.SECOND));
            assertThat(Samples.draft(Input.of("a.warc", warc)).title())
                    .isEqualTo("Swans, explained");
        }
    }

    @Test
    void aPackedPageMayNotUnpackToMoreThanAPage() throws Exception {
        byte[] page = ("<html><p>" + " ".repeat(40 << 20)).getBytes(StandardCharsets.UTF_8);
        byte[] warc =
                WebArchiveSamples.response(
                        "https://example.org/a",
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
                        WebArchiveSamples.gzip(page));
        assertThat(Samples.refusals(Input.of("a.warc", warc)))
                .containsExactly(
                        "https://example.org/a: more than 33,554,432 bytes of one web page (limit"
                                + " page.bytes)");
    }
}
