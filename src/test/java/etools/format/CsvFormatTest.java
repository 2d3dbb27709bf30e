package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Note;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class CsvFormatTest {

    @Test
    void everyColumnThatIsAFieldOfOursIsRead() throws Exception {
        Input file = Samples.file("CsvFormat/articles.csv");
        assertThat(Formats.detect(file)).isInstanceOf(CsvFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.id())
                .isEqualTo(new ArticleId(UUID.fromString("7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e50")));
        assertThat(draft.title()).isEqualTo("Storm; then calm");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Ben Weir"), "Coast Courier", "en-GB"));
        assertThat(draft.date()).isEqualTo("2024-02-03");
        assertThat(draft.published()).isNull();
        assertThat(draft.category()).isEqualTo(new Category("weather", "Weather"));
        assertThat(draft.body())
                .isEqualTo(Body.text("The storm passed at noon.\n\nNobody was hurt."));
        assertThat(draft.summary()).isEqualTo("The storm & after");
        assertThat(draft.url()).isEqualTo("https://coast.example/storm");
        assertThat(draft.tags()).containsExactly("storm", "sea");
        assertThat(draft.created()).isEqualTo("2024-02-04T10:00:00Z");
        assertThat(draft.updated()).isEqualTo("2024-02-05T11:00:00Z");
        assertThat(draft.lastRead()).isEqualTo("2024-02-06T11:00:00Z");
        assertThat(draft.readCount()).isEqualTo(3);
        assertThat(draft.read()).isTrue();
        assertThat(draft.starred()).isTrue();
        assertThat(draft.marginalia().notes())
                .containsExactly(new Note("", "Call the mayor.", null));
        assertThat(draft.marginalia().progress()).isEqualTo(0.75);
        assertThat(draft.extra()).isEqualTo("{\"desk\":\"Coast\"}");
    }

    @Test
    void aListOfLinksPartedByTabsIsRead() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("CsvFormat/links.tsv"));
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly("Buoys repainted", "Nets mended");
        assertThat(drafts.getFirst().url()).isEqualTo("https://coast.example/buoys");
        assertThat(drafts).allMatch(ArticleDraft::isLink);
    }

    @Test
    void theFirstLineMaySayTheSeparator() throws Exception {
        String table = "sep=;\r\ntitle;url\r\nA, b;https://coast.example/\r\n";
        assertThat(Samples.draft(Samples.text("a.csv", table)).title()).isEqualTo("A, b");
    }

    @Test
    void theBetterNameCountsAndTheOtherIsKept() throws Exception {
        String table = "name,title,text\nBuoy,Buoys repainted,They are red.\n";
        ArticleDraft draft = Samples.draft(Samples.text("a.csv", table));
        assertThat(draft.title()).isEqualTo("Buoys repainted");
        assertThat(draft.extra()).isEqualTo("{\"name\":\"Buoy\"}");
    }

    @Test
    void aTextOfTagsIsSanitised() throws Exception {
        String table = "title,text\nA,\"<p onclick=x()>One</p><script>x()</script>\"\n";
        assertThat(Samples.draft(Samples.text("a.csv", table)).body())
                .isEqualTo(Body.html("<p>One</p>"));
    }

    @Test
    void aTextWithoutATitleIsCalledByItsFirstLine() throws Exception {
        String table = "title,text\n,\"\nOne.\nTwo.\"\n";
        assertThat(Samples.draft(Samples.text("a.csv", table)).title()).isEqualTo("One.");
    }

    @Test
    void whatHasAnIdOfOursKeepsItsTextWhereverThatIs() throws Exception {
        String table =
                "id,title,summary\n7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e50,A,The gist.\n"
                        + "7b1f8f0a-45a5-4a0c-9a53-0f0f1c2d3e51,B,\n";
        assertThat(Samples.drafts(Samples.text("a.csv", table)))
                .hasSize(2)
                .allMatch(ArticleDraft::isLink)
                .extracting(ArticleDraft::summary)
                .containsExactly("The gist.", null);
    }

    @Test
    void aGistIsTheTextOfWhatHasNoAddress() throws Exception {
        String table = "title,summary\nA,\"The gist.\n\nIn short.\"\n";
        ArticleDraft draft = Samples.draft(Samples.text("a.csv", table));
        assertThat(draft.body()).isEqualTo(Body.text("The gist.\n\nIn short."));
        assertThat(draft.summary()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "Dear reader, the title is long, and so is the text.\nIt goes on.\n",
                "Title, a story, by me\nOnce upon a time\n",
                "temperature,station\n12,Pier\n",
                "title\nA\n"
            })
    void otherTextIsNoTable(String text) throws Exception {
        assertThat(Formats.detect(Samples.text("notes.txt", text))).isInstanceOf(TextFormat.class);
    }

    @Test
    void aRowThatNeverEndsIsRefused() throws Exception {
        byte[] start = "title,url\nA,https://coast.example/\n\"B,".getBytes(StandardCharsets.UTF_8);
        byte[] more = ("x".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);
        Input endless =
                new Input() {
                    @Override
                    public String name() {
                        return "a.csv";
                    }

                    @Override
                    public InputStream open() {
                        return new SequenceInputStream(
                                new ByteArrayInputStream(start),
                                new SequenceInputStream(
                                        Collections.enumeration(
                                                IntStream.range(0, 40 << 10)
                                                        .mapToObj(
                                                                i -> new ByteArrayInputStream(more))
                                                        .toList())));
                    }
                };
        assertThat(Samples.refusals(endless))
                .containsExactly(
                        "line 3: a row longer than 32 MB: a quotation mark may not be closed,"
                                + " so nothing after it was read");
    }
}
