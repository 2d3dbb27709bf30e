package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Subscription;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class OpmlFormatTest {

    @Test
    void feedsAreKeptWithTheirFoldersAndLinksAreLinks() throws Exception {
        List<Part> parts = Samples.parts(Samples.file("OpmlFormat/subscriptions.opml"));
        assertThat(parts.subList(0, 4))
                .containsExactly(
                        new Part.Subscribed(
                                new Subscription(
                                        "https://example.org/harbour/feed.xml",
                                        "The Harbour Post",
                                        "Harbour & sea",
                                        "https://example.org/harbour")),
                        new Part.Subscribed(
                                new Subscription(
                                        "http://example.org/tides.rss",
                                        "Tide tables",
                                        "Deeper",
                                        null)),
                        new Part.Subscribed(
                                new Subscription(
                                        "https://example.org/valley.atom",
                                        "Valley notes",
                                        "Valleys",
                                        null)),
                        new Part.Refused(
                                new Refusal(
                                        "outline 6",
                                        "its address \"javascript:alert(1)\" is none of the web")));
        ArticleDraft link = ((Part.Found) parts.get(4)).draft();
        assertThat(link.isLink()).isTrue();
        assertThat(link.title()).isEqualTo("How lanterns float");
        assertThat(link.url()).isEqualTo("https://example.org/lanterns");
        assertThat(link.category()).isEqualTo(new Category("to-read", "To read"));
        assertThat(link.created()).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(parts).hasSize(5);
    }

    @Test
    void aCutListIsKeptUpToThere() throws Exception {
        String whole =
                new String(
                        Samples.file("OpmlFormat/subscriptions.opml").open().readAllBytes(),
                        StandardCharsets.UTF_8);
        String cut = whole.substring(0, whole.indexOf("Valley notes"));
        assertThat(Samples.parts(Samples.text("a.opml", cut))).hasSize(3);
        assertThat(Samples.refusals("a.opml", cut))
                .containsExactly(
                        "line 11: the XML ends in the middle, so nothing after it was read");
    }

    @Test
    void aListOfNothingSaysSo() throws Exception {
        assertThat(
                        Samples.refusals(
                                "a.opml",
                                "<opml version='1.0'><body><outline text='a'/></body></opml>"))
                .containsExactly("there is neither a feed nor a link in the list");
    }

    @Test
    void nothingOutsideTheFileIsOpenedAndNothingUnfolds() throws Exception {
        String bomb =
                "<?xml version='1.0'?><!DOCTYPE opml [<!ENTITY a 'ha'><!ENTITY b"
                        + " '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
                        + "<opml><body><outline text='x &b;' xmlUrl='https://example.org/f'/>"
                        + "<outline text='&c;' xmlUrl='https://example.org/g'/></body></opml>";
        assertThat(Samples.parts(Samples.text("a.opml", bomb)).toString())
                .doesNotContain("haha", "root:");
    }
}
