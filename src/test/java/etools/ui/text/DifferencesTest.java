package etools.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Body;
import etools.ui.text.Block.Role;
import etools.ui.text.Differences.Kind;
import etools.ui.text.Differences.Part;
import etools.ui.text.Span.Look;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class DifferencesTest {

    @Test
    void aChangedWordIsMarkedInItsParagraph() {
        List<Part> parts =
                of(
                        "One.\n\nThe lamp was lit in May.\n\nTwo.",
                        "One.\n\nThe lamp was lit in June.\n\nTwo.");

        assertThat(parts)
                .extracting(Part::kind)
                .containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME);
        assertThat(shown(parts.get(1))).isEqualTo("The lamp was lit in [-May][+June].");
    }

    @Test
    void paragraphsThatCameAndWentAreWhole() {
        List<Part> parts =
                of(
                        "The first stays as it is.\n\nThis one about oysters goes.",
                        "A new beginning with snow.\n\nThe first stays as it is.");

        assertThat(parts)
                .extracting(Part::kind)
                .containsExactly(Kind.ADDED, Kind.SAME, Kind.REMOVED);
        assertThat(shown(parts.getFirst())).isEqualTo("[+A new beginning with snow.]");
    }

    @Test
    void changesThatOnlyASpacePartsAreReadAsOne() {
        Part part = Differences.ofText(Role.BODY, "Seven old boats left", "Nine new boats left");

        assertThat(shown(part)).isEqualTo("[-Seven old][+Nine new] boats left");
    }

    @Test
    void aWordThatCameIsMarkedWithoutItsNeighbours() {
        assertThat(shown(Differences.ofText(Role.BODY, "the boats left", "the two red boats left")))
                .isEqualTo("the [+two red ]boats left");
        assertThat(shown(Differences.ofText(Role.BODY, "same", "same"))).isEqualTo("same");
        assertThat(shown(Differences.ofText(Role.TITLE, "", "new"))).isEqualTo("[+new]");
        assertThat(shown(Differences.ofText(Role.TITLE, "old", ""))).isEqualTo("[-old]");
    }

    @Test
    void aReplacedParagraphThatSharesLittleIsTwo() {
        List<Part> parts =
                of("Rain fell on the harbour all day.", "Parliament voted at midnight instead.");

        assertThat(parts).extracting(Part::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void whatIsShownGivesBothTextsBack() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String before = text(random);
            String after = text(random);
            List<Part> parts = of(before, after);

            assertThat(without(parts, Look.ADDED)).as(before).isEqualTo(before);
            assertThat(without(parts, Look.REMOVED)).as(after).isEqualTo(after);
        }
    }

    @Test
    void runsWithoutAChangeAreFoldedUntilTheyAreOpened() {
        String head =
                IntStream.range(0, 5)
                        .mapToObj(i -> "Line " + i)
                        .collect(Collectors.joining("\n\n"));
        List<Part> parts = of(head + "\n\nold end of it", head + "\n\nnew end of it");

        List<Block> page = Differences.page(parts, Set.of());
        assertThat(page).hasSize(2);
        assertThat(page.getFirst().plainText()).isEqualTo("5 paragraphs without a change  ·  Show");
        URI show = ((Block.Paragraph) page.getFirst()).spans().getLast().link();
        assertThat(OwnLink.of(show)).contains(new OwnLink("unfold", "0"));
        assertThat(Links.of(show.toString())).as("no article can hold it").isEmpty();
        assertThat(Differences.page(parts, Set.of(0))).hasSize(6);
        assertThat(Differences.spoken(parts))
                .isEqualTo(
                        "5 paragraphs without a change.\n\n[removed: old] [added: new]  end of it");
    }

    @Test
    void hugeTextsThatHaveNothingInCommonAreToldApartAsAWhole() {
        String before =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "old " + i)
                        .collect(Collectors.joining("\n\n"));
        String after =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "new " + i)
                        .collect(Collectors.joining("\n\n"));

        assertThat(of(before, after)).hasSize(40_000);
    }

    private static List<Part> of(String before, String after) {
        return Differences.of(ArticleText.of(Body.text(before)), ArticleText.of(Body.text(after)));
    }

    private static String text(Random random) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(6))
                .mapToObj(paragraph ->
                        IntStream.rangeClosed(0, random.nextInt(9))
                                .mapToObj(word ->
                                        List.of("sea", "ice", "a", "tram", "the")
                                                .get(random.nextInt(5)))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n\n"));
    }

    private static String without(List<Part> parts, Look look) {
        return parts.stream()
                .map(part ->
                        part.spans().stream()
                                .filter(span -> !span.looks().contains(look))
                                .map(Span::text)
                                .collect(Collectors.joining()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String shown(Part part) {
        return part.spans().stream()
                .map(span ->
                        span.looks().contains(Look.ADDED)
                                ? "[+" + span.text() + "]"
                                : span.looks().contains(Look.REMOVED)
                                        ? "[-" + span.text() + "]"
                                        : span.text())
                .collect(Collectors.joining());
    }
}
