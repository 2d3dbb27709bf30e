package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Note;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class ReadwiseFormatTest {

    private static final String HEADER =
            "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,"
                    + "Location,Highlighted at,Document tags\n";

    @Test
    void everyFieldOfADocumentIsRead() throws Exception {
        Input file = Samples.file("ReadwiseFormat/reader.csv");
        assertThat(Formats.detect(file)).isInstanceOf(ReadwiseFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(2).allMatch(ArticleDraft::isLink);
        ArticleDraft later = drafts.getFirst();
        assertThat(later.title()).isEqualTo("The harbour, dredged");
        assertThat(later.url()).isEqualTo("https://coast.example/harbour");
        assertThat(later.tags()).containsExactly("harbour", "Keeper's choice");
        assertThat(later.created()).isEqualTo("2022-11-06T04:33:50Z");
        assertThat(later.marginalia().progress()).isEqualTo(0.45);
        assertThat(later.read()).isFalse();
        assertThat(later.extra()).isEqualTo("{\"Location\":\"later\"}");
        ArticleDraft archived = drafts.get(1);
        assertThat(archived.read()).isTrue();
        assertThat(archived.tags()).isEmpty();
        assertThat(archived.marginalia().progress()).isEqualTo(1);
    }

    @Test
    void theHighlightsOfABookAreTheNotesOfOneArticle() throws Exception {
        Input file = Samples.file("ReadwiseFormat/highlights.csv");
        assertThat(Formats.detect(file)).isInstanceOf(ReadwiseFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly("Notes on Salt", "The Patient Coast");
        ArticleDraft book = drafts.get(1);
        assertThat(book.isLink()).isTrue();
        assertThat(book.url()).isNull();
        assertThat(book.sourceId()).isEqualTo("B00COAST12");
        assertThat(book.credits().authors()).containsExactly("Mara Ellison");
        assertThat(book.tags()).containsExactly(".favorite", "fog", "sea");
        assertThat(book.marginalia().notes())
                .containsExactly(
                        new Note(
                                "A fog horn is a voice that \"nobody\" answers.\n\n"
                                        + "It does not mind.",
                                "Read aloud.",
                                Instant.parse("2020-10-05T10:15:30Z")),
                        new Note("Every pier ends.", "", Instant.parse("2020-10-07T09:00:00Z")));
        assertThat(drafts.getFirst().sourceId()).isEqualTo("Notes on Salt, Ivo Brandt");
    }

    @Test
    void aTableCutInAHighlightGivesTheBooksBefore() throws Exception {
        Input file =
                Samples.text(
                        "", HEADER + "One,A,B,,,,,,,,\nTwo,A,B,,,,,,,,\n\"Three,A,B,,,,,,,,\n");
        assertThat(Samples.refusals(file))
                .containsExactly(
                        "line 4: a field in quotation marks has no end,"
                                + " so nothing after it was read");
        assertThat(Samples.drafts(file).getFirst().marginalia().notes()).hasSize(2);
    }

    @Test
    void anEmptyHighlightIsRefused() throws Exception {
        assertThat(Samples.refusals("", HEADER + ",A,B,,,,,,,,\n"))
                .containsExactly("row 2: it has neither an address nor a text");
    }
}
