package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Credits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// What is offered while something is typed, and when nothing was found.
class SuggestionsTest {

    private static final List<String> CATEGORIES = List.of("world", "World news", "Économie");

    @TempDir private Path folder;
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(SearchIndex.open(folder.resolve("index")));
        shelf.put("Government plans a harbour", "The lighthouse stays.", "Climate Change", "sea");
        shelf.put("Government answers", "Nothing about light.", "sea");
        shelf.put("Governor resigns", "");
    }

    @AfterEach
    void close() {
        shelf.index.close();
    }

    private List<String> labels(String typed) {
        return shelf.index.completions(typed, typed.length(), CATEGORIES, Shelf.TODAY).stream()
                .map(Completion::label)
                .toList();
    }

    /// What stands in the field after the first offer was taken.
    private String taken(String typed, int caret) {
        Completion first =
                shelf.index.completions(typed, caret, CATEGORIES, Shelf.TODAY).getFirst();
        return typed.substring(0, first.from()) + first.replacement() + typed.substring(first.to());
    }

    @Test
    void aWordOfTheTitlesIsOfferedTheMostFrequentFirst() {
        assertThat(labels("gov")).containsExactly("government", "governor");
        assertThat(labels("rain -gov")).containsExactly("government", "governor");
        assertThat(taken("rain -gov", 9)).isEqualTo("rain -government");
    }

    @Test
    void authorsSourcesAndLanguagesAreOffered() {
        shelf.putBy(new Credits(List.of("Mika Sato"), "Harbour News", "zh-Hant"), "The ferry");
        assertThat(labels("au")).containsExactly("author:");
        assertThat(labels("author:sa")).containsExactly("sato");
        assertThat(labels("source:ne")).containsExactly("news");
        assertThat(labels("lang:")).containsExactly("zh", "zh-hant");
    }

    @Test
    void fieldsAreOfferedByTheirBeginning() {
        assertThat(labels("ti")).containsExactly("title:");
        assertThat(labels("")).hasSize(10);
        assertThat(taken("harbour ca", 10)).isEqualTo("harbour category:");
        assertThat(taken("cat harbour", 2)).isEqualTo("category: harbour");
    }

    @Test
    void valuesAreOfferedBehindAField() {
        assertThat(labels("is:un")).containsExactly("unread", "unstarred");
        assertThat(labels("tag:")).containsExactly("sea", "climate change");
        assertThat(labels("category:wor")).containsExactly("world", "World news");
        assertThat(labels("category:\"world n")).containsExactly("World news");
        assertThat(labels("category:eco")).containsExactly("Économie");
        assertThat(labels("date:t")).containsExactly("today");
        assertThat(labels("date:")).contains("week", "2026-03", "2026", "never");
        assertThat(labels("created:")).doesNotContain("never");
        assertThat(labels("words:>")).containsExactly(">500");
        assertThat(labels("read:")).contains("never");
        assertThat(taken("tag:cli", 7)).isEqualTo("tag:\"climate change\"");
        assertThat(taken("a category:\"world n\" b", 19)).isEqualTo("a category:\"World news\" b");
    }

    @Test
    void everyOfferedValueIsUnderstood() {
        for (String field : List.of("is:", "date:", "created:", "lastread:", "words:", "read:")) {
            for (Completion offer :
                    shelf.index.completions(field, field.length(), CATEGORIES, Shelf.TODAY)) {
                assertThat(Shelf.ask(offer.replacement()))
                        .as(offer.replacement())
                        .isInstanceOf(Ask.Fact.class);
            }
        }
    }

    @Test
    void anUnknownWordIsPutRightWhereItStands() {
        assertThat(shelf.index.didYouMean("goverment harbor ")).contains("government harbour ");
        assertThat(shelf.index.didYouMean("is:unread \"Goverment answers\" -lighthose"))
                .contains("is:unread \"Government answers\" -lighthouse");
        assertThat(shelf.index.didYouMean("title:goverment date:2025"))
                .contains("title:government date:2025");
    }

    @Test
    void nothingIsSuggestedWhereNothingBetterIsKnown() {
        assertThat(shelf.index.didYouMean("government harbour")).isEmpty();
        assertThat(shelf.index.didYouMean("xylophone")).isEmpty();
        assertThat(shelf.index.didYouMean("")).isEmpty();
        assertThat(shelf.index.didYouMean("goverment resigns harbour ")).isEmpty();
        assertThat(shelf.index.didYouMean("tag:climat url:exampel ")).isEmpty();
    }
}
