package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Note;

import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

class WallabagFormatTest {

    @Test
    void everyFieldOfAnEntryIsRead() throws Exception {
        Input file = Samples.file("WallabagFormat/v2.json");
        assertThat(Formats.detect(file)).isInstanceOf(WallabagFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(2);
        ArticleDraft draft = drafts.getFirst();
        assertThat(draft.title()).isEqualTo("Who wound the harbour clock?");
        assertThat(draft.url()).isEqualTo("https://coast.example/clock");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<h2>The clock</h2><p>It has run for <b>90</b> years. "
                                        + "<a href=\"https://coast.example/archive\">More</a></p>"
                                        + "<p><img src=\"https://coast.example/clock.jpg\""
                                        + " alt=\"The clock\"></p>"));
        assertThat(draft.tags()).containsExactly("sea", "long read");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Ben Weir"), "coast.example", "en-GB"));
        assertThat(draft.created()).isEqualTo("2024-03-01T08:00:00Z");
        assertThat(draft.updated()).isEqualTo("2024-03-04T19:15:00Z");
        assertThat(draft.lastRead()).isEqualTo("2024-03-04T19:15:00Z");
        assertThat(draft.published()).isEqualTo("2024-02-28T06:30:00Z");
        assertThat(draft.date()).isEqualTo("2024-02-28");
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isTrue();
        assertThat(draft.marginalia().notes())
                .containsExactly(
                        new Note(
                                "It has run for 90 years.",
                                "Ask the keeper.",
                                Instant.parse("2024-03-02T09:00:00Z")),
                        new Note("The clock", "", null));
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"preview_picture\":\"https://coast.example/clock-small.jpg\","
                                + "\"reading_time\":\"1\",\"mimetype\":\"text/html\","
                                + "\"http_status\":\"200\","
                                + "\"origin_url\":\"https://feed.example/clock\","
                                + "\"given_url\":\"https://coast.example/clock?ref=feed\"}");
    }

    @Test
    void aPageThatWasNotFetchedIsALink() throws Exception {
        ArticleDraft draft = Samples.drafts(Samples.file("WallabagFormat/v2.json")).get(1);
        assertThat(draft.isLink()).isTrue();
        assertThat(draft.title()).isEqualTo("https://coast.example/closed");
        assertThat(draft.tags()).containsExactly("ferries");
        assertThat(draft.read()).isFalse();
        assertThat(draft.starred()).isFalse();
        assertThat(draft.credits()).isEqualTo(Credits.NONE);
    }

    @Test
    void everyFieldOfAnEntryOfVersion1IsRead() throws Exception {
        Input file = Samples.file("WallabagFormat/v1.json");
        assertThat(Formats.detect(file)).isInstanceOf(WallabagFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("Moles of the pier");
        assertThat(draft.url()).isEqualTo("https://coast.example/moles");
        assertThat(draft.body()).isEqualTo(Body.html("<p>They dig at night.</p>"));
        assertThat(draft.tags()).containsExactly("pier", "moles");
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isFalse();
    }

    @Test
    void aPictureInsideIsKept() throws Exception {
        String picture =
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(ZipMaker.png(300, 300, Color.RED));
        String json =
                "[{\"is_archived\":0,\"is_starred\":0,\"url\":\"https://coast.example/\","
                        + "\"title\":\"Red\",\"content\":\"<p>A<img src='"
                        + picture
                        + "'></p>\"}]";
        ArticleDraft draft = Samples.draft(Samples.text("", json));
        assertThat(draft.pictures()).hasSize(1);
        assertThat(draft.body().content())
                .contains(Body.PICTURE_SCHEME + draft.pictures().getFirst().hash());
    }

    @Test
    void whatIsCutGivesTheEntriesBefore() throws Exception {
        String entry = "{\"is_archived\":0,\"is_starred\":0,\"url\":\"https://coast.example/%d\"}";
        String cut = "[" + entry.formatted(1) + ",\n" + entry.formatted(2) + ",\n{\"is_arch";
        assertThat(Samples.drafts(Samples.text("", cut)))
                .extracting(ArticleDraft::url)
                .containsExactly("https://coast.example/1", "https://coast.example/2");
        assertThat(Samples.refusals("", cut))
                .containsExactly(
                        "line 3: the JSON ends in the middle of a field's name,"
                                + " so nothing after it was read");
        String open = "[" + entry.formatted(1);
        assertThat(Samples.refusals("", open)).hasSize(1);
    }

    @Test
    void anEntryThatIsNoneIsRefusedAndTheOthersGoOn() throws Exception {
        String json =
                """
                [{"is_archived":0,"is_starred":0,"url":"javascript:alert(1)","title":"A"}, 7,
                 {"is_archived":0,"is_starred":0,"url":"about:blank","title":"B",
                  "content":"<p>Text.</p>","created_at":"once"},
                 {"is_archived":0,"is_starred":0,"url":"https://coast.example/","title":"C",
                  "created_at":"0001-01-01T00:00:00Z"}]
                """;
        assertThat(Samples.parts(Samples.text("", json)))
                .filteredOn(part -> !(part instanceof Part.Found))
                .containsExactly(
                        new Part.Refused(
                                new Refusal(
                                        "article 1",
                                        "the address \"javascript:alert(1)\" leads to no web"
                                                + " page")),
                        new Part.Refused(
                                new Refusal("article 2", "no JSON object, and so no article")),
                        new Part.Warned(
                                new Refusal("article 3", "the date \"once\" could not be read")),
                        new Part.Warned(
                                new Refusal(
                                        "article 3",
                                        "the address \"about:blank\" leads to no web page")));
        List<ArticleDraft> drafts = Samples.drafts(Samples.text("", json));
        assertThat(drafts).extracting(ArticleDraft::title).containsExactly("B", "C");
        assertThat(drafts.getFirst().url()).isNull();
        assertThat(drafts.get(1).created()).isNull();
    }

    @Test
    void anEntryOfCountlessFieldsIsRefusedAndTheOthersGoOn() throws Exception {
        String json =
                "[{\"is_archived\":0,\"is_starred\":0,\"annotations\":["
                        + "{},".repeat(300_000)
                        + "{}]},{\"title\":\"B\",\"url\":\"https://coast.example/\"}]";
        assertThat(Samples.refusals("", json))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("article 1");
        assertThat(Samples.drafts(Samples.text("", json))).hasSize(1);
    }
}
