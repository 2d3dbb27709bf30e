package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.util.List;

class RstFormatTest {

    @Test
    void aTextWithItsFieldsIsAnArticle() throws Exception {
        Input file = Samples.file("RstFormat/pier.rst");
        assertThat(Formats.detect(file)).isInstanceOf(RstFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("The pier at night");
        assertThat(draft.body())
                .isEqualTo(
                        Body.text(
                                "Only the *gulls* walk there, see ``gulls.txt``.\n\n"
                                        + "The second part\n"
                                        + "---------------\n\n"
                                        + ".. note:: They do not sleep."));
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Noor Haddad"), "Quay Press", "en-GB"));
        assertThat(draft.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(draft.date()).isEqualTo("2026-03-07");
        assertThat(draft.tags()).containsExactly("pier", "night");
        assertThat(draft.category()).isEqualTo(new Category("harbour", "Harbour"));
        assertThat(draft.summary()).isEqualTo("Who walks there when all sleep.");
        assertThat(draft.url()).isEqualTo("https://example.org/night");
    }

    @Test
    void markupTellsItFromTextAndMarkdown() throws Exception {
        String text = "Title\n=====\n\nSome ``code`` and a `link <https://example.org>`_.";
        assertThat(Formats.detect(Samples.text("", text))).isInstanceOf(RstFormat.class);
        assertThat(Formats.detect(Samples.text("", "Title\n=====\n\nSome words.")))
                .isInstanceOf(TextFormat.class);
        assertThat(Formats.detect(Samples.text("a.md", text))).isInstanceOf(MarkdownFormat.class);
    }

    @Test
    void fieldsMayStandInComments() throws Exception {
        ArticleDraft draft =
                Samples.draft(
                        Samples.text("a.rst", ".. title: Gulls\n.. date: 2026-01-02\n\nThey fly."));
        assertThat(draft.title()).isEqualTo("Gulls");
        assertThat(draft.date()).isEqualTo("2026-01-02");
        assertThat(draft.body()).isEqualTo(Body.text("They fly."));
    }

    @Test
    void aDateThatIsNoneIsTold() throws Exception {
        List<Part> parts = Samples.parts(Samples.text("a.rst", "T\n===\n\n:Date: soon\n\nText."));
        assertThat(parts.get(1))
                .isEqualTo(
                        new Part.Warned(new Refusal(null, "the date \"soon\" could not be read")));
    }

    @Test
    void oneLineIsTitleAndText() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.text("a.rst", "Only this"));
        assertThat(draft.title()).isEqualTo("Only this");
        assertThat(draft.body()).isEqualTo(Body.text("Only this"));
    }
}
