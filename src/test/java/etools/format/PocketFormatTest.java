package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;

import org.junit.jupiter.api.Test;

import java.util.List;

class PocketFormatTest {

    @Test
    void everyFieldOfAnExportIsRead() throws Exception {
        Input file = Samples.file("PocketFormat/ril_export.html");
        assertThat(Formats.detect(file)).isInstanceOf(PocketFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(3).allMatch(ArticleDraft::isLink);
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("Fog & bells");
        assertThat(first.url()).isEqualTo("https://coast.example/fog?a=1&b=2");
        assertThat(first.created()).isEqualTo("2023-05-24T07:32:02Z");
        assertThat(first.tags()).containsExactly("sea", "long reads");
        assertThat(first.read()).isFalse();
        assertThat(drafts.get(1).tags()).isEmpty();
        assertThat(drafts.get(2).title()).isEqualTo("Gulls, counted");
        assertThat(drafts.get(2).read()).isTrue();
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "line 13: the address \"javascript:alert(1)\" leads to no web page");
    }

    @Test
    void anExportThatIsCutGivesTheLinksBefore() throws Exception {
        String page =
                "<!DOCTYPE html><title>Pocket Export</title><h1>Unread</h1><ul>\n"
                        + "<li><a href='https://coast.example/1' time_added='1684913522'>One</a>\n"
                        + "<li><a href='https://coast.example/2' time_added='1684";
        assertThat(Samples.drafts(Samples.text("", page)))
                .extracting(ArticleDraft::title)
                .containsExactly("One");
        assertThat(Samples.refusals("", page))
                .containsExactly("line 3: the list is cut off here, so nothing after it was read");
    }
}
