package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Credits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MarkdownFormatTest {

    private static ArticleDraft draft(String markdown) throws Exception {
        return Samples.draft(Samples.text("a.md", markdown));
    }

    @Test
    void frontMatterNamesTheFields() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("markdown/front-matter.md"));
        assertThat(draft.title()).isEqualTo("Rain: a short history");
        assertThat(draft.date()).isEqualTo("2026-02-03");
        assertThat(draft.published()).isEqualTo("2026-02-03T01:00:00Z");
        assertThat(draft.category()).isEqualTo(new Category("world-news", "World News"));
        assertThat(draft.tags()).containsExactly("Weather", "rain", "history");
        assertThat(draft.summary()).isEqualTo("It fell, mostly.");
        assertThat(draft.credits().authors()).containsExactly("Ada Brook");
        assertThat(draft.extra()).isEqualTo("{\"draft\":false,\"weight\":\"0x1F\"}");
        assertThat(draft.body().content())
                .isEqualTo(
                        """
                        <p>Rain is <strong>old</strong>. See <a href="https://example.org/rain">the archive</a> or this.</p>\
                        <table><thead><tr><th>Year</th><th>Rain</th></tr></thead><tbody>\
                        <tr><td>1901</td><td>much</td></tr></tbody></table>\
                        <blockquote><p>It fell.</p></blockquote><p>raw</p>\
                        """);
    }

    @Test
    void theFirstHeadingIsTheTitle() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("markdown/heading.md"));
        assertThat(draft.title()).isEqualTo("Cats of the harbour");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>Some words first.</p><p>Nine cats live on the pier.</p><h2>Their"
                            + " names</h2><ul><li>Salt</li><li>Pepper</li></ul><pre><code>meow\n"
                            + "</code></pre>");
        assertThat(draft.body().plainText())
                .isEqualTo(
                        "Some words first.\n\nNine cats live on the pier.\n\nTheir names\n\n"
                                + "Salt\nPepper\n\nmeow");
    }

    @Test
    void otherFrontMatterIsPassedOverButForPlainValues() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("markdown/toml.md"));
        assertThat(draft.title()).isEqualTo("Bees & \"bears\"");
        assertThat(draft.date()).isEqualTo("2026-02-03");
        assertThat(draft.body().content()).isEqualTo("<p>They share the honey.</p>");
    }

    @Test
    void withoutAHeadingTheFirstLineIsTheTitle() throws Exception {
        assertThat(draft("Only *words*\nand more").title()).isEqualTo("Only words");
        assertThat(draft("# Only a title").body().plainText()).isEqualTo("Only a title");
    }

    @Test
    void aRuleAtTheStartIsNoFrontMatter() throws Exception {
        ArticleDraft draft = draft("---\n\nAbove and below.\n\n---\n\nMore.");
        assertThat(draft.body().plainText()).contains("Above and below.", "More.");
    }

    @Test
    void aNumberMayBeATitleHere() throws Exception {
        assertThat(draft("---\ntitle: 1984\n---\nA year.").title()).isEqualTo("1984");
    }

    @Test
    void markupTellsMarkdownFromText() throws Exception {
        Input markdown = Samples.text("", "# Title\n\nSome **bold** words.");
        assertThat(Formats.detect(markdown)).isInstanceOf(MarkdownFormat.class);
        assertThat(Formats.detect(Samples.text("", "---\ntitle: T\n---\nx")))
                .isInstanceOf(MarkdownFormat.class);
        assertThat(Formats.detect(Samples.text("", "# 1 hit\n\nis what we scored.")))
                .isInstanceOf(TextFormat.class);
        assertThat(Formats.detect(Samples.text("a.md", "<p align=center>x</p>\n\n# T")))
                .isInstanceOf(MarkdownFormat.class);
    }

    @Test
    void badFrontMatterIsRefused() throws Exception {
        assertThat(Samples.refusals("a.md", "---\ntitle: T\ndate: 32 Foo\n---\nB"))
                .containsExactly("front matter: the date \"32 Foo\" is not a date");
        assertThat(Samples.refusals("a.md", "---\ntitle: \"T\nx: [\n---\nB"))
                .singleElement()
                .asString()
                .matches("(line \\d+: )?the front matter is no YAML here");
        assertThat(Samples.refusals("a.md", "---\ntitle: T\n---\n"))
                .containsExactly("the body is missing");
    }

    @Test
    void aliasesAreNotUnfolded() throws Exception {
        StringBuilder bomb = new StringBuilder("---\ntitle: T\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + " ,").repeat(9))
                    .append("]\n");
        }
        assertThat(draft(bomb + "---\nBody.").body().plainText()).isEqualTo("Body.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a ", "[", "![", "<b>", "`", "**", "1. ", "| a "})
    void markupWithoutEndIsRead(String markup) throws Exception {
        assertThat(draft("# T\n\n" + markup.repeat(20_000) + "end").title()).isEqualTo("T");
    }

    @Test
    void picturesBesideTheFileAreKept() throws Exception {
        String markdown =
                "# T\n\n![The crane](img/a%20crane.png)\n\n![[quay.png|300]]\n\n![x](no.png)\n\n"
                        + "![web](https://example.org/w.png)\n";
        Input file =
                new Input.Wrapped(Samples.text("a.md", markdown)) {
                    @Override
                    public byte @Nullable [] beside(String path) {
                        return switch (path) {
                            case "img/a%20crane.png" -> DocumentSamples.RED;
                            case "quay.png" -> DocumentSamples.BLUE;
                            default -> null;
                        };
                    }
                };
        List<Part> parts = Samples.parts(file);
        ArticleDraft draft = ((Part.Found) parts.getFirst()).draft();
        assertThat(draft.pictures())
                .containsExactly(
                        Pictures.of(DocumentSamples.RED), Pictures.of(DocumentSamples.BLUE));
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p><img src=\"picture:"
                                + draft.pictures().getFirst().hash()
                                + "\" alt=\"The crane\"></p><p><img src=\"picture:"
                                + draft.pictures().getLast().hash()
                                + "\" alt=\"\"></p><p><img"
                                + " src=\"https://example.org/w.png\" alt=\"web\"></p>");
        assertThat(parts.get(1))
                .isEqualTo(new Part.Warned(new Refusal(null, "the picture \"no.png\" is missing")));
    }

    @Test
    void footnotesAndStruckWordsAreRead() throws Exception {
        assertThat(
                        draft("# T\n\nIt was ~~late~~ early[^1].\n\n[^1]: By a minute.")
                                .body()
                                .content())
                .isEqualTo(
                        "<p>It was <s>late</s> early<sup>1</sup>.</p><ol><li><p>By a minute."
                                + "</p></li></ol>");
    }

    @Test
    void frontMatterNamesTheCredits() throws Exception {
        ArticleDraft draft =
                draft(
                        "---\ntitle: T\nauthors: [Ada Brook, Noor Haddad]\nlanguage: en-GB\n"
                                + "source: Quay Press\n---\nText.");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Noor Haddad"), "Quay Press", "en-GB"));
    }
}
