package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class PocketCsvFormatTest {

    private static final String HEADER = "title,url,time_added,tags,status\n";

    @Test
    void everyFieldOfAnExportIsRead() throws Exception {
        Input file = Samples.file("PocketCsvFormat/part_000000.csv");
        assertThat(Formats.detect(file)).isInstanceOf(PocketCsvFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(4).allMatch(ArticleDraft::isLink);
        ArticleDraft first = drafts.getFirst();
        assertThat(first.title()).isEqualTo("Lighthouse keeper retires, and so does the lamp");
        assertThat(first.url())
                .isEqualTo("https://coast.example/news/lighthouse?utm_source=pocket");
        assertThat(first.created()).isEqualTo("2020-09-17T06:06:28Z");
        assertThat(first.tags()).containsExactly("coast", "long reads");
        assertThat(first.read()).isFalse();
        assertThat(first.starred()).isNull();
        assertThat(first.category()).isNull();
        assertThat(drafts.get(1).read()).isTrue();
        assertThat(drafts.get(1).tags()).isEmpty();
        assertThat(drafts.get(1).title()).isEqualTo("The bridge that “hummed”");
    }

    @Test
    void aLinkWithoutATitleIsCalledByItsAddress() throws Exception {
        assertThat(
                        Samples.drafts(Samples.file("PocketCsvFormat/part_000000.csv"))
                                .getLast()
                                .title())
                .isEqualTo("https://coast.example/no-title");
    }

    @Test
    void whatLeadsToNoWebPageIsRefusedByItsRow() throws Exception {
        String rows =
                """
                Bookmarklet,javascript:alert(1),1599806347,,unread
                Mine,file:///home/me/a.html,1599806347,,unread
                Fine,https://coast.example/,1599806347,,unread
                Nothing,,1599806347,,unread
                Data,"data:text/html,x",1599806347,,unread
                """;
        assertThat(Samples.refusals("part_000000.csv", HEADER + rows))
                .containsExactly(
                        "row 2: the address \"javascript:alert(1)\" leads to no web page",
                        "row 3: the address \"file:///home/me/a.html\" leads to no web page",
                        "row 5: it has neither an address nor a text",
                        "row 6: the address \"data:text/html,x\" leads to no web page");
    }

    @Test
    void aFieldThatIsCutIsRefusedByItsLine() throws Exception {
        String rows =
                "One,https://coast.example/1,1599806347,,unread\n"
                        + "\"Two\nlines\",https://coast.example/2,1599806347,,unread\n"
                        + "\"Three,https://coast.example/3,1599806347,,unread\n";
        assertThat(Samples.refusals("a.csv", HEADER + rows))
                .containsExactly(
                        "line 5: a field in quotation marks has no end, so nothing after it was"
                                + " read");
        assertThat(Samples.drafts(Samples.text("a.csv", HEADER + rows)))
                .extracting(ArticleDraft::title)
                .containsExactly("One", "Two lines");
        assertThat(Samples.refusals("a.csv", HEADER + "\"One"))
                .containsExactly("line 2: a field in quotation marks has no end");
    }

    @Test
    void aDateThatCannotBeReadIsWarnedOf() throws Exception {
        Input file = Samples.text("a.csv", HEADER + "One,https://coast.example/1,soon,,unread\n");
        assertThat(Samples.parts(file))
                .contains(
                        new Part.Warned(
                                new Refusal("row 2", "the date \"soon\" could not be read")));
        assertThat(Samples.drafts(file).getFirst().created()).isNull();
    }

    @Test
    void anExportOfNothingSaysSo() throws Exception {
        assertThat(Samples.refusals("a.csv", HEADER)).containsExactly("the file lists no articles");
    }

    @Test
    void aByteOrderMarkSemicolonsAndWindowsLettersAreRead() throws Exception {
        String table =
                "title;url;time_added;tags;status\r\n"
                        + "Caf\u00e9;https://coast.example/;1599806347;;archive\r\n";
        assertThat(Samples.draft(Samples.text("a.csv", "\ufeff" + table)).title())
                .isEqualTo("Café");
        byte[] old = table.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Samples.drafts(Input.of("a.csv", old)).getFirst().title()).isEqualTo("Café");
    }
}
