package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Note;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class GreaderFormatTest {

    @Test
    void everyFieldOfAnItemOfFreshRssIsRead() throws Exception {
        Input file = Samples.file("GreaderFormat/freshrss-starred.json");
        assertThat(Formats.detect(file)).isInstanceOf(GreaderFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("Sand & sails");
        assertThat(draft.url()).isEqualTo("https://coast.example/sand?a=1&b=2");
        assertThat(draft.body()).isEqualTo(Body.html("<p>The dunes moved.</p>"));
        assertThat(draft.published()).isEqualTo("2023-11-14T21:40:00Z");
        assertThat(draft.date()).isEqualTo("2023-11-14");
        assertThat(draft.created()).isEqualTo("2023-11-14T21:56:40.123Z");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook"), "Coast Courier", null));
        assertThat(draft.category()).isEqualTo(new Category("news", "News"));
        assertThat(draft.tags()).containsExactly("later", "Sailing");
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isTrue();
    }

    @Test
    void everyFieldOfAnItemOfGoogleReaderIsRead() throws Exception {
        Input file = Samples.file("GreaderFormat/reader-takeout.json");
        assertThat(Formats.detect(file)).isInstanceOf(GreaderFormat.class);
        ArticleDraft draft = Samples.drafts(file).getFirst();
        assertThat(draft.title()).isEqualTo("Cranes of the north quay");
        assertThat(draft.url()).isEqualTo("https://coast.example/cranes");
        assertThat(draft.body().plainText()).isEqualTo("Four cranes, one crew.");
        assertThat(draft.published()).isEqualTo("2011-03-13T04:20:00Z");
        assertThat(draft.updated()).isEqualTo("2011-03-13T05:20:00Z");
        assertThat(draft.created()).isEqualTo("2011-03-13T07:06:40Z");
        assertThat(draft.credits()).isEqualTo(new Credits(List.of(), "Quays", null));
        assertThat(draft.category()).isEqualTo(new Category("harbours", "Harbours"));
        assertThat(draft.tags()).isEmpty();
        assertThat(draft.read()).isFalse();
        assertThat(draft.starred()).isNull();
        assertThat(draft.marginalia().notes())
                .containsExactly(new Note("", "Show this to Ben.", null));
        assertThat(Samples.refusals(file))
                .containsExactly("article 2: it has neither an address nor a text");
    }

    @Test
    void aHighlightOfInoreaderIsANote() throws Exception {
        String json =
                """
                {"id":"feed/https://coast.example/rss","items":[{"title":"A",
                 "canonical":[{"href":"https://coast.example/a"}],
                 "content":{"content":"<p>Long text.</p>"},"summary":{"content":"Short."},
                 "annotations":[{"id":1,"start":0,"end":4,"added_on":1700000000,
                  "text":"Long","note":"Really?"},{"id":"user/-/state/com.google/read"}]}]}
                """;
        ArticleDraft draft = Samples.draft(Samples.text("", json));
        assertThat(draft.summary()).isEqualTo("Short.");
        assertThat(draft.body()).isEqualTo(Body.html("<p>Long text.</p>"));
        assertThat(draft.marginalia().notes())
                .containsExactly(
                        new Note("Long", "Really?", Instant.parse("2023-11-14T22:13:20Z")));
    }

    @Test
    void aListThatIsCutGivesTheItemsBefore() throws Exception {
        String json =
                "{\"id\":\"user/-/state/com.google/read\",\"items\":[{\"title\":\"A\","
                        + "\"canonical\":[{\"href\":\"https://coast.example/a\"}]},{\"titl";
        assertThat(Samples.drafts(Samples.text("", json))).hasSize(1);
        assertThat(Samples.refusals("", json)).hasSize(1);
        assertThat(Samples.refusals("", "{\"id\":\"user/-/state/com.google/read\",\"items\":[]}"))
                .containsExactly("the file lists no articles");
    }
}
