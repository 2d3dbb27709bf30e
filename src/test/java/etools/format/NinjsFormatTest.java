package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.util.List;

class NinjsFormatTest {

    private static List<ArticleDraft> sample(String name) throws Exception {
        return Samples.drafts(Samples.file("NinjsFormat/" + name));
    }

    @Test
    void everyFieldOfVersion1IsRead() throws Exception {
        ArticleDraft draft = sample("version-1.json").getFirst();
        assertThat(draft.id()).isNull();
        assertThat(draft.sourceId()).isEqualTo("urn:newsml:wire.example:20260302:ferry-1");
        assertThat(draft.title()).isEqualTo("Ferry returns after winter repairs");
        assertThat(draft.url()).isNull();
        assertThat(draft.date()).isEqualTo("2026-03-02");
        assertThat(draft.published()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-02T10:37:00Z");
        assertThat(draft.category()).isEqualTo(new Category("transport", "Transport"));
        assertThat(draft.tags())
                .containsExactly("Shipping", "Port Example", "Harbour Board", "Mika Sato");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Tom d'Orsay"), "Harbour Radio", "en"));
        assertThat(draft.summary()).isEqualTo("The ferry sails again.");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<figure><img src=\"https://wire.example/ferry-1024.jpg\" alt=\"The"
                                    + " ferry at its quay\"><figcaption>The ferry at its"
                                    + " quay</figcaption></figure><p>PORT EXAMPLE \u2014 The ferry"
                                    + " is <b>back</b>.</p><p>It sails hourly.</p>"));
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"copyrightnotice\":\"Copyright 2026 Wire Example\","
                                + "\"copyrightholder\":\"Wire Example\","
                                + "\"usageterms\":\"Ask first.\",\"located\":\"Port Example\","
                                + "\"slugline\":\"Ferry-Return\",\"pubstatus\":\"usable\"}");
        assertThat(draft.pictures()).isEmpty();
    }

    @Test
    void everyFieldOfVersion2IsRead() throws Exception {
        ArticleDraft draft = sample("version-2.json").getFirst();
        assertThat(draft.id())
                .isEqualTo(ArticleId.parse("60a76c80-d399-11d9-b93c-0003939e0af6").orElseThrow());
        assertThat(draft.title()).isEqualTo("Kvarnen maler igen");
        assertThat(draft.published()).isEqualTo("2026-04-01T09:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-04-01T10:00:00Z");
        assertThat(draft.category()).isEqualTo(new Category("landsbygd", "Landsbygd"));
        assertThat(draft.tags()).containsExactly("Mat", "Dalen", "Eva Lind");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Karl Ek"), "Dalposten", "sv-SE"));
        assertThat(draft.summary()).isEqualTo("Efter sextio \u00e5r.");
        assertThat(draft.body()).isEqualTo(Body.html("<p>Kvarnen <em>maler</em>.</p>"));
    }

    @Test
    void anItemWithoutTextOrAddressIsTold() throws Exception {
        Input file = Samples.file("NinjsFormat/version-2.json");
        assertThat(Samples.refusals(file))
                .containsExactly("article 2: neither a text nor an address");
        assertThat(Samples.parts(file))
                .containsOnlyOnce(
                        new Part.Warned(
                                new Refusal(
                                        "article 2",
                                        "the date \"when it rains\" could not be read")));
    }

    @Test
    void everyFieldOfVersion3IsRead() throws Exception {
        ArticleDraft draft = sample("version-3.json").getFirst();
        assertThat(draft.title()).isEqualTo("Beans <up> & away");
        assertThat(draft.url()).isEqualTo("https://wire.example/beans");
        assertThat(draft.sourceId()).isEqualTo("urn:newsml:wire.example:20260501:beans");
        assertThat(draft.published()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-05-01T11:00:00Z");
        assertThat(draft.category()).isEqualTo(new Category("gardens", "Gardens"));
        assertThat(draft.tags()).containsExactly("beans");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Rosa Vale"), "Garden Wire", "en"));
        assertThat(draft.body()).isEqualTo(Body.text("The beans are up.\n\nSo are the <peas>."));
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"copyrightnotice\":\"Copyright 2026 Garden Wire\","
                                + "\"pubstatus\":\"usable\"}");
    }

    @Test
    void aPictureIsItsCaption() throws Exception {
        ArticleDraft draft = sample("version-3.json").get(1);
        assertThat(draft.title()).isEqualTo("The pond");
        assertThat(draft.body().content())
                .startsWith("<figure><img src=\"https://wire.example/pond.jpg\"")
                .endsWith("<p>The pond at noon</p>");
    }

    @Test
    void aPackageIsTheTextsThatItHolds() throws Exception {
        assertThat(sample("version-3.json").subList(2, 4))
                .extracting(ArticleDraft::title)
                .containsExactly("Story one", "Story two");
        assertThat(sample("version-3.json").get(3).body()).isEqualTo(Body.text("The second text."));
    }

    @Test
    void plainJsonStaysPlainJson() throws Exception {
        Input plain =
                Samples.text(
                        "",
                        "{\"title\":\"T\",\"uri\":\"x\",\"type\":\"text\",\"body\":\"B\","
                                + "\"readCount\":2}");
        assertThat(Formats.detect(plain)).isInstanceOf(JsonFormat.class);
        assertThat(Samples.draft(plain).readCount()).isEqualTo(2);
    }

    @Test
    void wrongTypesDoNoHarm() throws Exception {
        Input odd =
                Samples.text(
                        "",
                        "{\"uri\":[],\"pubstatus\":{},\"headlines\":7,\"bodies\":{\"a\":[1]},"
                                + "\"headline\":\"T\",\"body_text\":\"B\",\"subject\":\"S\","
                                + "\"associations\":[1,null],\"renditions\":\"r\",\"person\":{},"
                                + "\"versioncreated\":true}");
        assertThat(Samples.drafts(odd)).extracting(ArticleDraft::title).containsExactly("T");
        assertThat(Samples.drafts(odd).getFirst().category()).isEqualTo(new Category("s", "S"));
    }
}
