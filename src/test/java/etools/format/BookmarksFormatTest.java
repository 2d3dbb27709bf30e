package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Note;
import etools.article.Subscription;

import org.junit.jupiter.api.Test;

import java.util.List;

class BookmarksFormatTest {

    private static final String START =
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n";

    @Test
    void everyFieldOfABrowsersBookmarkIsRead() throws Exception {
        Input file = Samples.file("BookmarksFormat/firefox.html");
        assertThat(Formats.detect(file)).isInstanceOf(BookmarksFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(3).allMatch(ArticleDraft::isLink);
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("Ropes & knots");
        assertThat(first.url()).isEqualTo("https://coast.example/ropes?x=1&y=2");
        assertThat(first.created()).isEqualTo("2014-01-06T00:01:40Z");
        assertThat(first.updated()).isEqualTo("2014-01-06T00:03:20Z");
        assertThat(first.lastRead()).isEqualTo("2014-01-06T01:00:00Z");
        assertThat(first.tags()).containsExactly("knots", "ropes");
        assertThat(first.summary()).isEqualTo("Forty knots and their <names>");
        assertThat(first.category()).isEqualTo(new Category("sea-shore", "Sea & shore"));
        assertThat(first.read()).isNull();
        assertThat(drafts.get(1).category()).isEqualTo(new Category("ships", "Ships"));
        assertThat(drafts.get(1).tags()).containsExactly("Sea & shore");
        assertThat(drafts.get(1).summary()).isNull();
        assertThat(drafts.get(2).title()).isEqualTo("https://coast.example/map");
        assertThat(drafts.get(2).category()).isNull();
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "line 10: the address \"place:sort=8&maxResults=10\" leads to no web page");
        assertThat(Samples.parts(file))
                .contains(
                        new Part.Subscribed(
                                new Subscription(
                                        "https://coast.example/feed",
                                        "Coast Courier",
                                        null,
                                        "https://coast.example/")));
    }

    @Test
    void raindropsCoverAndFavouriteAreRead() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("BookmarksFormat/raindrop.html"));
        assertThat(draft.title()).isEqualTo("Kelp, a field guide");
        assertThat(draft.starred()).isTrue();
        assertThat(draft.category()).isEqualTo(new Category("reading", "Reading"));
        assertThat(draft.tags()).containsExactly("kelp", "guide");
        assertThat(draft.summary()).isEqualTo("How to tell kelp from wrack.");
        assertThat(draft.extra()).isEqualTo("{\"cover\":\"https://coast.example/kelp.jpg\"}");
    }

    @Test
    void whatIsToReadIsUnreadAndLinkdingsNotesAreNotes() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("BookmarksFormat/pinboard.html"));
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("A dyke is a promise");
        assertThat(first.tags()).containsExactly("dyke", "water");
        assertThat(first.read()).isFalse();
        assertThat(first.summary()).isEqualTo("Kept since 1421.");
        assertThat(first.marginalia().notes())
                .containsExactly(new Note("", "See page 4.\nAnd 5.", null));
        assertThat(drafts.get(1).read()).isTrue();
    }

    @Test
    void aListThatIsCutGivesTheLinksBefore() throws Exception {
        String list =
                START
                        + "<DT><A HREF='https://coast.example/1'>One</A>\n"
                        + "<DT><A HREF='https://coast.example/2' ICON='data:image/png;base64,AAAA";
        assertThat(Samples.drafts(Samples.text("", list)))
                .extracting(ArticleDraft::title)
                .contains("One");
        assertThat(Samples.refusals("", list))
                .contains("line 5: the list is cut off here, so nothing after it was read");
    }

    @Test
    void foldersOfAnyDepthAndIconsOfAnySizeAreRead() throws Exception {
        String list =
                START
                        + "<DT><H3>F</H3><DL><p>".repeat(5_000)
                        + "<DT><A HREF='https://coast.example/1' ICON='data:image/png;base64,"
                        + "A".repeat(1_000_000)
                        + "' TAGS='sea'>One</A>"
                        + "</DL><p>".repeat(5_001);
        ArticleDraft draft = Samples.draft(Samples.text("", list));
        assertThat(draft.category()).isEqualTo(new Category("f", "F"));
        assertThat(draft.tags()).containsExactly("F", "sea");
    }

    @Test
    void aPageWithAGlossaryIsAPage() throws Exception {
        String page =
                "<!DOCTYPE html><html><body><h1>Words</h1><p>Of the sea.</p><dl><dt>"
                        + "<a href='#a'>Aft</a><dd>Behind.</dl></body></html>";
        assertThat(Formats.detect(Samples.text("a.html", page))).isInstanceOf(HtmlFormat.class);
    }
}
