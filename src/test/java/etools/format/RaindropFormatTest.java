package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Note;

import org.junit.jupiter.api.Test;

import java.util.List;

class RaindropFormatTest {

    @Test
    void everyFieldOfAnExportIsRead() throws Exception {
        Input file = Samples.file("RaindropFormat/export.csv");
        assertThat(Formats.detect(file)).isInstanceOf(RaindropFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(2).allMatch(ArticleDraft::isLink);
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("Kelp, a field guide");
        assertThat(first.url()).isEqualTo("https://coast.example/kelp");
        assertThat(first.summary()).isEqualTo("How to tell kelp from wrack.");
        assertThat(first.category()).isEqualTo(new Category("sea", "Sea"));
        assertThat(first.tags()).containsExactly("kelp", "guide", "Nature");
        assertThat(first.created()).isEqualTo("2023-11-23T09:13:00.411Z");
        assertThat(first.starred()).isTrue();
        assertThat(first.extra()).isEqualTo("{\"cover\":\"https://coast.example/kelp.jpg\"}");
        assertThat(first.marginalia().notes())
                .containsExactly(
                        new Note("", "Ask the ferry crew.", null),
                        new Note("Kelp has no roots.", "It has a holdfast.", null),
                        new Note("It grows half a metre a day.", "", null));
        ArticleDraft second = drafts.get(1);
        assertThat(second.category()).isNull();
        assertThat(second.created()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(second.starred()).isFalse();
    }

    @Test
    void anExcerptOfTwoLinesWithoutQuotationMarksIsOne() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("RaindropFormat/unquoted.csv"));
        assertThat(drafts).extracting(ArticleDraft::title).containsExactly("Two lines", "Next");
        assertThat(drafts.getFirst().summary())
                .isEqualTo("First line of the excerpt and its second line");
        assertThat(drafts.getFirst().tags()).containsExactly("alpha", "beta");
    }

    @Test
    void aRowThatIsShortIsReadAsFarAsItGoes() throws Exception {
        String table =
                "title,note,excerpt,url,folder,tags,created,cover\n"
                        + "One,,,https://coast.example/1,Sea\n"
                        + "Two,,,https://coast.example/2,Sea,,,\n"
                        + "Three,,,https://coast.example/3\n";
        assertThat(Samples.drafts(Samples.text("", table)))
                .extracting(ArticleDraft::title)
                .containsExactly("One", "Two", "Three");
    }
}
