package etools.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Body;

import org.junit.jupiter.api.Test;

import java.util.List;

class QuotationsTest {

    private static final List<Block> PAGE =
            ArticleText.of(
                    Body.html(
                            "<p>The party began at noon. “It’s a <em>fine</em> art”, she said."
                                    + "</p><p>A second paragraph; the art of waiting.</p>"
                                    + "<p>灯台の光が戻った。</p>"));

    @Test
    void aQuotationIsFoundWhateverBecameOfItsSpacesAndMarks() {
        assertThat(marked("\"It's a  fine\nart\"")).containsExactly("It’s a fine art");
        assertThat(marked("THE PARTY BEGAN")).containsExactly("The party began");
        assertThat(marked("光が戻った")).containsExactly("光が戻った");
    }

    @Test
    void aWholeWordIsPreferredToAPieceOfOne() {
        Match match = new Quotations(PAGE).find("art").getFirst();
        assertThat(match.block()).isZero();
        assertThat(match.from()).isGreaterThan(30);
        assertThat(marked("arty"))
                .as("a piece, where there is nothing better")
                .containsExactly("arty");
    }

    @Test
    void oneThatGoesOverParagraphsIsMarkedInEach() {
        assertThat(marked("she said. A second paragraph"))
                .containsExactly("she said", "A second paragraph");
    }

    @Test
    void theSameWordsAgainAreFoundFurtherDown() {
        Quotations quotations = new Quotations(PAGE);
        assertThat(quotations.find("art").getFirst().block()).isZero();
        assertThat(quotations.find("art").getFirst().block()).isEqualTo(1);
        assertThat(quotations.find("art").getFirst().block()).as("from the top again").isZero();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(marked("nowhere")).isEmpty();
        assertThat(marked("…")).isEmpty();
        assertThat(new Quotations(List.of()).find("anything")).isEmpty();
    }

    private static List<String> marked(String quotation) {
        return new Quotations(PAGE)
                .find(quotation).stream()
                        .map(match ->
                                PAGE.get(match.block())
                                        .plainText()
                                        .substring(match.from(), match.to()))
                        .toList();
    }
}
