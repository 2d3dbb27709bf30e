package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class NewsMlFormatTest {

    private static final String MESSAGE = "NewsMlFormat/news-message.xml";

    @Test
    void everyFieldOfANewsItemIsRead() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("NewsMlFormat/news-item.xml"));
        assertThat(draft.id()).isNull();
        assertThat(draft.sourceId()).isEqualTo("urn:newsml:wire.example:20260302:ferry");
        assertThat(draft.title()).isEqualTo("Ferry returns & sails");
        assertThat(draft.url()).isEqualTo("https://wire.example/ferry");
        assertThat(draft.date()).isEqualTo("2026-03-02");
        assertThat(draft.published()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-02T10:30:00Z");
        assertThat(draft.category()).isEqualTo(new Category("transport", "transport"));
        assertThat(draft.tags()).containsExactly("Mika Sato", "quay");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Tom Hill"), "Harbour Radio", "en-GB"));
        assertThat(draft.summary()).isEqualTo("The ferry sails again.");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<p>The ferry is <em>back</em>, said Mika Sato of the board.</p>"
                                        + "<h2>Hourly</h2><p>It sails hourly.</p><figure>"
                                        + "<img src=\"https://wire.example/ferry.jpg\""
                                        + " alt=\"The ferry\"><figcaption>At the quay</figcaption>"
                                        + "</figure><blockquote><p>At last.</p></blockquote>"));
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"copyrightHolder\":\"Wire Example\","
                                + "\"copyrightNotice\":\"Copyright 2026 Wire Example\","
                                + "\"usageTerms\":\"Ask first.\",\"located\":\"Port Example\","
                                + "\"slugline\":\"Ferry-Return\"}");
        assertThat(draft.pictures()).isEmpty();
    }

    @Test
    void aMessageIsReadItemByItem() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file(MESSAGE));
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly(
                        "Beans are up", "Peas follow", "The pond", "Fog, elsewhere", "Gulls");
        ArticleDraft beans = drafts.getFirst();
        assertThat(beans.body())
                .isEqualTo(Body.html("<p>The beans are <b>up</b>.<br>All of them.</p>"));
        assertThat(beans.credits())
                .isEqualTo(new Credits(List.of("Rosa Vale", "Lin Wood"), "Garden Wire", null));
        assertThat(beans.published()).isEqualTo("2026-05-01T11:00:00Z");
        ArticleDraft peas = drafts.get(1);
        assertThat(peas.id())
                .isEqualTo(ArticleId.parse("60a76c80-d399-11d9-b93c-0003939e0af6").orElseThrow());
        assertThat(peas.body()).isEqualTo(Body.text("The peas <follow>.\n\nSoon."));
        ArticleDraft pond = drafts.get(2);
        assertThat(pond.body().content())
                .startsWith("<figure><img src=\"https://wire.example/pond.jpg\"")
                .endsWith("<p>The pond at noon</p>");
    }

    @Test
    void whatAPackageOnlyRefersToIsALinkOrItsSummary() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file(MESSAGE));
        ArticleDraft fog = drafts.get(3);
        assertThat(fog.sourceId()).isEqualTo("urn:newsml:wire.example:fog");
        assertThat(fog.body()).isEqualTo(Body.text("Fog comes and goes."));
        assertThat(fog.category()).isEqualTo(new Category("top-stories", "Top stories"));
        assertThat(fog.credits()).isEqualTo(new Credits(List.of(), "Wire Example", "en"));
        ArticleDraft gulls = drafts.get(4);
        assertThat(gulls.isLink()).isTrue();
        assertThat(gulls.url()).isEqualTo("https://wire.example/gulls");
    }

    @Test
    void whatIsNoArticleIsTold() throws Exception {
        Input file = Samples.file(MESSAGE);
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "article 4: a conceptItem, no article",
                        "article 7: neither a text nor an address");
        assertThat(Samples.parts(file))
                .containsOnlyOnce(
                        new Part.Warned(
                                new Refusal(
                                        "article 2", "the date \"at noon\" could not be read")));
    }

    @Test
    void aPackageOfAddressesIsAListOfLinks() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("NewsMlFormat/package-item.xml"));
        assertThat(drafts)
                .extracting(ArticleDraft::url)
                .containsExactly("https://fil.example/1", "https://fil.example/2");
        assertThat(drafts).allMatch(ArticleDraft::isLink);
        assertThat(drafts.getFirst().credits())
                .isEqualTo(new Credits(List.of(), "Fil Exemple", "fr"));
    }

    @Test
    void aCutMessageIsReadToTheCutAndSaysSo() throws Exception {
        byte[] whole = Samples.file(MESSAGE).open().readAllBytes();
        String text = new String(whole, StandardCharsets.UTF_8);
        String cut = text.substring(0, text.indexOf("Peas follow"));
        assertThat(Samples.drafts(Samples.text("", cut)))
                .extracting(ArticleDraft::title)
                .containsExactly("Beans are up");
        assertThat(Samples.refusals("", cut))
                .containsExactly(
                        "line 24: the XML ends in the middle, so nothing after it was read");
    }

    @Test
    void aFileWhoseOnlyItemIsNoArticleIsRefused() throws Exception {
        assertThat(Samples.refusals("", "<newsItem guid='x'><itemMeta/></newsItem>"))
                .containsExactly("neither a title nor a text");
        assertThat(Samples.refusals("", "<newsMessage><itemSet/></newsMessage>"))
                .containsExactly("the file holds no news item");
        assertThat(Samples.refusals("", "<newsItem guid='x'><itemMeta>"))
                .containsExactly("line 1: the XML ends in the middle");
    }

    @Test
    void dataThatIsNoTextIsPassedOver() throws Exception {
        String item =
                "<newsItem guid='urn:x:12345678'><contentMeta><headline>T</headline>"
                        + "<description>D</description></contentMeta><contentSet><inlineXML>"
                        + "<sports-content><team>A</team></sports-content></inlineXML>"
                        + "<inlineData encoding='base64' contenttype='text/plain'>QQ==</inlineData>"
                        + "</contentSet></newsItem>";
        assertThat(Samples.draft(Samples.text("", item)).body()).isEqualTo(Body.text("D"));
    }
}
