package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Passage;
import etools.article.Passage.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Random;

class MarkerTest {

    private static List<String> marked(String typed, String text) {
        return new Marking(Shelf.ask(typed))
                .matches(text).stream()
                        .map(span -> text.substring(span.from(), span.to()))
                        .toList();
    }

    private static Passage passage(String typed, String text, int length) {
        return Objects.requireNonNull(new Marking(Shelf.ask(typed)).passage(text, length));
    }

    @Test
    void formsOfAWordAreMarked() {
        assertThat(marked("city run ", "Cities were running; the city runs. Citizens ran."))
                .containsExactly("Cities", "running", "city", "runs");
    }

    @Test
    void aWordBeingTypedMarksWhatItMayBecome() {
        assertThat(marked("parl", "Parliament parlays in the parlour, not the pair"))
                .containsExactly("Parliament", "parlays", "parlour");
    }

    @Test
    void aPhraseIsMarkedAsAWholeAndItsWordsAloneAreNot() {
        assertThat(marked("\"old mill\"", "The old mill. An old hand at the mill: old mills."))
                .containsExactly("old mill");
        assertThat(marked("\"old mil", "An old milliner.")).containsExactly("old milliner");
    }

    @Test
    void whatIsNotWantedOrNoTextIsNotMarked() {
        assertThat(marked("rain -snow is:read tag:ice url:fog ", "rain snow ice fog read"))
                .containsExactly("rain");
        assertThat(marked("title:rain OR snow ", "rain snow")).containsExactly("rain", "snow");
        assertThat(marked("", "rain")).isEmpty();
    }

    @Test
    void marksThatTouchTheSameLettersAreOne() {
        assertThat(marked("\"a b\" \"b c\" ", "a b c")).containsExactly("a b c");
        assertThat(marked("東京都", "東京都知事")).containsExactly("東京都");
        assertThat(marked("京 ", "東京都")).containsExactly("京");
    }

    @Test
    void thePassageShowsWhereMostOfItStands() {
        String text =
                "A storm was named first. ".repeat(20)
                        + "Later the storm reached the harbour and its lighthouse. "
                        + "Nothing else is told here. ".repeat(20);
        Passage passage = passage("storm harbour lighthouse ", text, 120);
        assertThat(passage.text())
                .contains("the storm reached the harbour and its lighthouse")
                .startsWith("…")
                .endsWith("…")
                .hasSizeLessThan(125);
        assertThat(passage.matches().stream().map(span -> words(passage, span)))
                .contains("storm", "harbour", "lighthouse");
    }

    private static String words(Passage passage, Span span) {
        return passage.text().substring(span.from(), span.to());
    }

    @Test
    void aShortTextIsItsOwnPassage() {
        Passage passage = passage("rain ", "Rain fell.\nIt rained.", 100);
        assertThat(passage.text()).isEqualTo("Rain fell. It rained.");
        assertThat(passage.matches()).containsExactly(new Span(0, 4), new Span(14, 20));
    }

    @Test
    void nothingOfItMakesNoPassage() {
        assertThat(new Marking(Shelf.ask("rain ")).passage("Sun", 100)).isNull();
        assertThat(new Marking(Shelf.ask("is:read")).passage("Sun", 100)).isNull();
    }

    @Test
    void aPassageBeginsAndEndsBetweenWords() {
        String text = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima";
        for (String word : text.split(" ", 0)) {
            for (int length = 1; length < text.length(); length++) {
                Passage passage = passage(word + " ", text, length);
                String piece = passage.text().replace("…", "");
                assertThat(text).contains(piece);
                assertThat(passage.matches()).isNotEmpty();
                if (length > 40) {
                    assertThat(List.of(text.split(" ", 0)))
                            .containsAll(List.of(piece.split(" ", 0)));
                }
            }
        }
    }

    @Test
    void everyMarkLiesInItsText() {
        Random random = new Random(5);
        String[] words = {
            "rain", "東京", "ไทย", "ß", "é", "😀", "\ud83d", " ", "\n", "'s", "İ", "ﾆｭ", "ー", "-",
            "\u0301", "한국", "𠮷野"
        };
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(words[random.nextInt(words.length)]);
            }
            Marking marker = new Marking(Shelf.ask("rain OR 東 OR ไ* OR 😀 OR 한국 OR \"é i\" OR i*"));
            int end = 0;
            for (Span span : marker.matches(text.toString())) {
                assertThat(span.from()).isGreaterThanOrEqualTo(end);
                assertThat(span.to()).isGreaterThan(span.from());
                end = span.to();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
            Passage passage = marker.passage(text.toString(), 1 + random.nextInt(60));
            if (passage != null) {
                passage.matches()
                        .forEach(span -> {
                            assertThat(span.to()).isGreaterThan(span.from());
                            assertThat(span.to()).isLessThanOrEqualTo(passage.text().length());
                        });
            }
        }
    }
}
