package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Note;

import org.junit.jupiter.api.Test;

import java.util.List;

class InstapaperFormatTest {

    @Test
    void everyFieldOfAnExportIsRead() throws Exception {
        Input file = Samples.file("InstapaperFormat/instapaper-export.csv");
        assertThat(Formats.detect(file)).isInstanceOf(InstapaperFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts).hasSize(4).allMatch(ArticleDraft::isLink);
        ArticleDraft unread = drafts.getFirst();
        assertThat(unread.title()).isEqualTo("The tide table, explained");
        assertThat(unread.url()).isEqualTo("https://coast.example/tide");
        assertThat(unread.created()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(unread.read()).isFalse();
        assertThat(unread.starred()).isNull();
        assertThat(unread.category()).isNull();
        assertThat(unread.tags()).isEmpty();
        assertThat(unread.marginalia().notes())
                .containsExactly(
                        new Note(
                                "The moon does most of the work.\n\nThe sun does \"the rest\".",
                                "",
                                null));
        assertThat(drafts.get(1).read()).isTrue();
        assertThat(drafts.get(1).tags()).containsExactly("ferry", "été");
        assertThat(drafts.get(2).starred()).isTrue();
        assertThat(drafts.get(2).read()).isNull();
        assertThat(drafts.get(3).category()).isEqualTo(new Category("recipes", "Recipes"));
    }

    @Test
    void anExportWithoutTagsIsRead() throws Exception {
        String table =
                "URL,Title,Selection,Folder,Timestamp\n"
                        + "https://coast.example/,Tide,,Archive,1700000000\n";
        assertThat(Samples.draft(Samples.text("", table)).title()).isEqualTo("Tide");
    }

    @Test
    void tagsAreReadHoweverTheyAreListed() throws Exception {
        String table =
                "URL,Title,Selection,Folder,Timestamp,Tags\n"
                        + "https://coast.example/1,1,,,1700000000,\"sea, ships\"\n"
                        + "https://coast.example/2,2,,,1700000000,\"['sea', \"\"Keeper's\"\"]\"\n";
        assertThat(Samples.drafts(Samples.text("", table)))
                .extracting(ArticleDraft::tags)
                .containsExactly(List.of("sea", "ships"), List.of("sea", "Keeper's"));
    }
}
