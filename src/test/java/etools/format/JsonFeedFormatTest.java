package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonFeedFormatTest {

    private static final String VERSION = "\"version\":\"https://jsonfeed.org/version/1.1\"";

    private static List<ArticleDraft> sample(String name) throws Exception {
        return Samples.drafts(Samples.file("JsonFeedFormat/" + name));
    }

    @Test
    void everyFieldOfAnItemIsRead() throws Exception {
        ArticleDraft draft = sample("version-1.1.json").getFirst();
        assertThat(draft.id()).isNull();
        assertThat(draft.sourceId()).isEqualTo("hill-2026-0007");
        assertThat(draft.title()).isEqualTo("Goats & gates");
        assertThat(draft.url()).isEqualTo("https://hill.example/2026/goats");
        assertThat(draft.date()).isEqualTo("2026-07-01");
        assertThat(draft.published()).isEqualTo("2026-07-01T06:00:00Z");
        assertThat(draft.updated()).isEqualTo("2026-07-02T09:30:00Z");
        assertThat(draft.category()).isEqualTo(new Category("hill-diary", "Hill Diary"));
        assertThat(draft.tags()).containsExactly("goats", "gates");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ivy Moor", "Bert Fell"), "Hill Diary", "en-GB"));
        assertThat(draft.summary()).isEqualTo("They can open it.");
        assertThat(draft.pictures()).extracting(Picture::mediaType).containsExactly("image/png");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<p>The goats <a href=\"https://hill.example/gate\">opened</a> the"
                                        + " gate.</p><p><img src=\"picture:"
                                        + draft.pictures().getFirst().hash()
                                        + "\" alt=\"A goat\"></p>"));
        assertThat(draft.extra())
                .isEqualTo(
                        "{\"external_url\":\"https://goats.example/\","
                                + "\"banner_image\":\"https://hill.example/banner.jpg\","
                                + "\"attachments\":[{\"url\":\"https://hill.example/goat.mp3\","
                                + "\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":4321}],"
                                + "\"_weather\":{\"rain\":true}}");
    }

    @Test
    void whatAnItemDoesNotSayTheFeedSays() throws Exception {
        ArticleDraft draft = sample("version-1.1.json").get(1);
        assertThat(draft.title()).isEqualTo("No title here.");
        assertThat(draft.sourceId()).isEqualTo("8");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<figure><img src=\"https://hill.example/cloud.jpg\""
                                        + " alt=\"\"></figure><p>No title here.</p><p>Only"
                                        + " &lt;words&gt;.</p>"));
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Ivy Moor"), "Hill Diary", "en"));
    }

    @Test
    void anItemWithoutTextIsALink() throws Exception {
        ArticleDraft draft = sample("version-1.1.json").get(2);
        assertThat(draft.isLink()).isTrue();
        assertThat(draft.url()).isEqualTo("https://hill.example/later");
        assertThat(draft.sourceId()).isNull();
    }

    @Test
    void whatIsNoArticleIsTold() throws Exception {
        Input file = Samples.file("JsonFeedFormat/version-1.1.json");
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "article 4: neither a title nor a text",
                        "article 5: no JSON object, and so no article");
        assertThat(Samples.parts(file))
                .contains(
                        new Part.Warned(
                                new Refusal(
                                        "article 2", "the date \"some day\" could not be read")));
    }

    @Test
    void version1IsReadWhereverTheFeedSpeaksOfItself() throws Exception {
        ArticleDraft draft = sample("version-1.json").getFirst();
        assertThat(draft.id())
                .isEqualTo(ArticleId.parse("7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e4f").orElseThrow());
        assertThat(draft.title()).isEqualTo("An old item.");
        assertThat(draft.body()).isEqualTo(Body.text("An old item."));
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Sam Field"), "Old Diary", null));
        assertThat(draft.category()).isEqualTo(new Category("old-diary", "Old Diary"));
    }

    @Test
    void aCutFeedIsRefused() throws Exception {
        assertThat(Samples.refusals("", "{" + VERSION + ",\"items\":[{\"id\":\"1\",\"title\":\"T"))
                .containsExactly("line 1: the JSON ends in the middle of a text");
    }

    @Test
    void anEmptyFeedIsRefused() throws Exception {
        assertThat(Samples.refusals("", "{" + VERSION + ",\"items\":[]}"))
                .containsExactly("the list of articles is empty");
    }

    @Test
    void anItemOfTooManyValuesIsRefusedAndTheNextIsRead() throws Exception {
        Input feed =
                Samples.text(
                        "",
                        "{"
                                + VERSION
                                + ",\"items\":[{\"id\":\"1\",\"content_text\":\"A\",\"_x\":["
                                + "1,".repeat(300_000)
                                + "1]},{\"id\":\"2\",\"content_text\":\"B\"}]}");
        assertThat(Samples.refusals(feed))
                .containsExactly(
                        "article 1: more than 200,000 values or 48 MB, which is too large");
        assertThat(Samples.drafts(feed)).extracting(ArticleDraft::title).containsExactly("B");
    }
}
