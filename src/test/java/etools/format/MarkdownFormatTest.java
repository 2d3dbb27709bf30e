package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
