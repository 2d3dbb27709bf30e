package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonLdFormatTest {

    private static List<ArticleDraft> sample(String name) throws Exception {
        return Samples.drafts(Samples.file("JsonLdFormat/" + name));
    }

    @Test
    void everyFieldOfAnArticleIsRead() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("JsonLdFormat/article.jsonld"));
        assertThat(draft.sourceId()).isEqualTo("valley-2026-0401");
        assertThat(draft.title()).isEqualTo("Old mill & new flour");
        assertThat(draft.url()).isEqualTo("https://valley.example/mill");
        assertThat(draft.date()).isEqualTo("2026-04-01");
        assertThat(draft.published()).isEqualTo("2026-04-01T05:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-04-02T08:00:00Z");
        assertThat(draft.category()).isEqualTo(new Category("village-life", "Village Life"));
        assertThat(draft.tags()).containsExactly("Food", "mill", "flour", "bread");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Tom Reed"), "The Valley Post", "en"));
        assertThat(draft.summary()).isEqualTo("It grinds again.");
        assertThat(draft.pictures()).extracting(Picture::mediaType).containsExactly("image/png");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<figure><img src=\"picture:"
                                        + draft.pictures().getFirst().hash()
                                        + "\" alt=\"The wheel\"><figcaption>The wheel</figcaption>"
                                        + "</figure><p>The mill"
                                        + " <a href=\"https://valley.example/river\">at the"
                                        + " river</a> grinds again.</p>"
                                        + "<p>Bread is <b>promised</b>.</p>"));
        assertThat(draft.extra()).isEqualTo("{\"license\":\"https://valley.example/licence\"}");
    }

    @Test
    void whatAGraphTellsElsewhereIsFound() throws Exception {
        List<ArticleDraft> drafts = sample("graph.json");
        assertThat(drafts).hasSize(2);
        ArticleDraft draft = drafts.getFirst();
        assertThat(draft.title()).isEqualTo("One duck");
        assertThat(draft.url()).isEqualTo("https://duck.example/one");
        assertThat(draft.sourceId()).isNull();
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Sam Field"), "Duck Weekly", "en-US"));
        assertThat(draft.date()).isEqualTo("2026-06-01");
        assertThat(draft.published()).isNull();
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<figure><img src=\"https://duck.example/one.jpg\" alt=\"\">"
                                        + "</figure><p>A duck swam.</p><p>It swam back.</p>"));
        assertThat(drafts.get(1).isLink()).isTrue();
    }

    @Test
    void listsAndArraysAreReadArticleByArticle() throws Exception {
        assertThat(sample("list.json"))
                .extracting(ArticleDraft::title)
                .containsExactly(
                        "First of the list", "Second of the list", "A report without a headline.");
        assertThat(Samples.parts(Samples.file("JsonLdFormat/list.json")))
                .contains(
                        new Part.Warned(
                                new Refusal("article 1", "the date \"soon\" could not be read")));
    }

    @Test
    void aDescriptionOfSomethingElseIsRefused() throws Exception {
        assertThat(Samples.refusals("", "{\"@context\":\"https://schema.org\",\"@graph\":[]}"))
                .containsExactly("the JSON describes no article");
        assertThat(
                        Samples.refusals(
                                "",
                                "{\"@context\":\"https://schema.org\",\"@type\":\"Article\","
                                        + "\"headline\":\"T\"}"))
                .containsExactly("neither a text nor an address");
    }

    @Test
    void thingsThatNameEachOtherInACircleEnd() throws Exception {
        String circle =
                "{\"@context\":\"https://schema.org\",\"@graph\":["
                        + "{\"@type\":\"Article\",\"headline\":\"T\",\"articleBody\":\"B\","
                        + "\"author\":{\"@id\":\"a\"}},"
                        + "{\"@id\":\"a\",\"sameAs\":{\"@id\":\"b\"}},"
                        + "{\"@id\":\"b\",\"sameAs\":{\"@id\":\"a\"}}]}";
        assertThat(Samples.draft(Samples.text("", circle)).title()).isEqualTo("T");
    }
}
