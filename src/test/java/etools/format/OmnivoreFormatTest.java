package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Note;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OmnivoreFormatTest {

    private static final Path FOLDER =
            Path.of("src/test/resources/etools/format/OmnivoreFormat/unzipped");

    /// Makes the sample; run it after a change to the files in [#FOLDER].
    public static void main(String[] args) throws IOException {
        Files.write(FOLDER.resolveSibling("export.zip"), export().bytes());
    }

    private static ZipMaker export() throws IOException {
        ZipMaker zip = new ZipMaker();
        for (String name :
                List.of(
                        "metadata_0_to_2.json",
                        "content/the-net-menders-192daf3a84e.html",
                        "highlights/the-net-menders-192daf3a84e.md")) {
            zip.file(name, Files.readAllBytes(FOLDER.resolve(name)));
        }
        return zip;
    }

    private static void isWhole(List<ArticleDraft> drafts) {
        assertThat(drafts).hasSize(2);
        ArticleDraft draft = drafts.getFirst();
        assertThat(draft.title()).isEqualTo("The net menders");
        assertThat(draft.url()).isEqualTo("https://coast.example/nets");
        assertThat(draft.body())
                .isEqualTo(
                        Body.html(
                                "<p>They mend from dawn.</p>"
                                        + "<p>The net is <em>older</em> than they are.</p>"));
        assertThat(draft.summary()).isEqualTo("Six hands & one net.");
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Ada Brook"), null, null));
        assertThat(draft.tags()).containsExactly("sea", "crafts", "hands", "dawn");
        assertThat(draft.created()).isEqualTo("2024-10-29T16:30:11Z");
        assertThat(draft.updated()).isEqualTo("2024-10-31T13:01:28.320Z");
        assertThat(draft.published()).isEqualTo("2024-10-28T06:00:00Z");
        assertThat(draft.date()).isEqualTo("2024-10-28");
        assertThat(draft.read()).isTrue();
        assertThat(draft.marginalia().progress()).isEqualTo(0.425);
        assertThat(draft.marginalia().notes())
                .containsExactly(
                        new Note("They mend from dawn.", "Ask how long.", null),
                        new Note("The net is older\n\nthan they are.", "", null));
        assertThat(draft.extra()).isEqualTo("{\"thumbnail\":\"https://coast.example/nets.jpg\"}");
        ArticleDraft lost = drafts.get(1);
        assertThat(lost.isLink()).isTrue();
        assertThat(lost.read()).isFalse();
        assertThat(lost.tags()).containsExactly("later");
        assertThat(lost.marginalia().progress()).isZero();
        assertThat(lost.date()).isNull();
    }

    @Test
    void everyFieldOfAnExportIsRead() throws Exception {
        Input file = Samples.file("OmnivoreFormat/export.zip");
        assertThat(Formats.detect(file)).isInstanceOf(OmnivoreFormat.class);
        isWhole(Samples.drafts(file));
        assertThat(Samples.refusals(file)).isEmpty();
    }

    @Test
    void anExportInAFolderOfTheArchiveIsRead() throws Exception {
        ZipMaker zip = new ZipMaker();
        for (String name :
                List.of("metadata_0_to_2.json", "content/the-net-menders-192daf3a84e.html")) {
            zip.file("omnivore/" + name, Files.readAllBytes(FOLDER.resolve(name)));
        }
        assertThat(Samples.drafts(Input.of("a.zip", zip.bytes())))
                .extracting(ArticleDraft::isLink)
                .containsExactly(false, true);
    }

    @Test
    void aListUnpackedIsReadWithTheTextsBesideIt() throws Exception {
        byte[] list = Files.readAllBytes(FOLDER.resolve("metadata_0_to_2.json"));
        Input file =
                new Input.Wrapped(Input.of("metadata_0_to_2.json", list)) {
                    @Override
                    public byte @Nullable [] beside(String path) throws IOException {
                        Path beside = FOLDER.resolve(path);
                        return Files.exists(beside) ? Files.readAllBytes(beside) : null;
                    }
                };
        assertThat(Formats.detect(file)).isInstanceOf(OmnivoreFormat.class);
        isWhole(Samples.drafts(file));
    }

    @Test
    void aListThatIsCutIsRefusedByItsNameAndTheOthersAreRead() throws Exception {
        ZipMaker zip = export();
        zip.file("metadata_2_to_3.json", "[{\"slug\":\"a\",\"title\":\"A\",");
        zip.file(
                "metadata_3_to_4.json", "[{\"slug\":\"b\",\"title\":\"B\",\"url\":\"file:///b\"}]");
        Input file = Input.of("a.zip", zip.bytes());
        isWhole(Samples.drafts(file));
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "metadata_2_to_3.json: line 1: the JSON ends in the middle of an object",
                        "metadata_3_to_4.json, article 1: "
                                + "the address \"file:///b\" leads to no web page");
    }

    @Test
    void aTextThatIsTooLargeIsWarnedOf() throws Exception {
        ZipMaker zip = export();
        String name = "content/the-net-menders-192daf3a84e.html";
        zip.file(name, "<p>x</p>".repeat(5 << 20).getBytes(StandardCharsets.UTF_8));
        Input file = Input.of("a.zip", zip.bytes());
        assertThat(Samples.drafts(file).getFirst().isLink()).isTrue();
        assertThat(Samples.parts(file))
                .filteredOn(Part.Warned.class::isInstance)
                .hasSize(1)
                .first()
                .asString()
                .contains("metadata_0_to_2.json, article 1")
                .contains("content/the-net-menders");
    }
}
