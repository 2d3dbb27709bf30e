package etools.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import etools.ui.JavaFx;

import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Lines of Arabic and Hebrew, in a face that may have none of their letters.
class RightToLeftTest {

    private static final String ARABIC =
            "القديمة والميناء. وقال المدير (2026) إن \"المشروع\" استغرق JavaFX 26.0.2 ثلاث: سنوات.";
    private static final String HEBREW = "שלום עולם. זה צה\"ל (1948), ועוד JavaFX 26 שורות!";

    @BeforeAll
    static void start() {
        JavaFx.startOffScreen();
    }

    @Test
    void aLineBeginsAtItsRightEndAndItsFullStopIsAtItsLeft() {
        for (String text : List.of(ARABIC, HEBREW)) {
            TextPiece piece = piece(text, 2_000);

            List<Integer> fromTheLeft =
                    IntStream.range(0, text.length())
                            .boxed()
                            .filter(i -> !piece.rectangles(i, i + 1).isEmpty()) // ligatures
                            .sorted(Comparator.comparing(i -> place(piece, i).getMinX()))
                            .toList();
            assertThat(fromTheLeft.getFirst()).isEqualTo(text.length() - 1);
            assertThat(fromTheLeft.getLast()).isZero();
        }
    }

    @Test
    void wordsFollowEachOtherFromRightToLeftAndForeignOnesAreReadFromTheLeft() {
        TextPiece piece = piece(ARABIC, 2_000);
        String[] words = {
            "القديمة", "والميناء", ".", "وقال", "(", "2026", ")", "إن", "المشروع", "ثلاث"
        };

        int before = -1;
        for (String word : words) {
            int at = ARABIC.indexOf(word);
            if (before >= 0) {
                assertThat(place(piece, at).getMaxX())
                        .as(word)
                        .isLessThanOrEqualTo(place(piece, before).getMinX() + 1);
            }
            before = at;
        }
        for (String word : List.of("2026", "JavaFX 26.0.2")) {
            int from = ARABIC.indexOf(word);
            for (int i = from + 1; i < from + word.length(); i++) {
                assertThat(place(piece, i).getMinX()).isGreaterThan(place(piece, i - 1).getMinX());
            }
        }
    }

    @Test
    void theCharacterUnderAPointIsTheOneDrawnThere() {
        for (double width : new double[] {2_000, 180}) {
            TextPiece piece = piece(ARABIC, width);
            for (int i = 0; i < ARABIC.length(); i++) {
                boolean ligature = "لا".indexOf(ARABIC.charAt(i)) >= 0;
                if (ARABIC.charAt(i) > 'z' && !ligature) {
                    Bounds place = place(piece, i);
                    double y = place.getCenterY();
                    assertThat(piece.offsetAt(place.getMaxX() - 0.1, y)).isEqualTo(i);
                    assertThat(piece.offsetAt(place.getMinX() + 0.1, y)).isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void arabicInAnEnglishLineKeepsTheOrderOfItsSentences() {
        String text = "He said: مرحبا بكم. وقال المدير, and left.";
        TextPiece piece = piece(text, 2_000);

        assertThat(place(piece, 0).getMinX()).isLessThan(1);
        double first = place(piece, text.indexOf("مرحبا")).getMinX();
        double stop = place(piece, text.indexOf('.')).getMinX();
        double last = place(piece, text.indexOf("وقال")).getMinX();
        assertThat(first).isGreaterThan(stop);
        assertThat(stop).isGreaterThan(last);
        assertThat(place(piece, text.indexOf("and")).getMinX()).isGreaterThan(first);
    }

    @Test
    void emojiAndAccentsAreNotTakenApart() {
        assertThat(ComplexText.partedByFace("سلام 👨‍👩‍👧 👍🏽 e\u0301, 1️⃣ (ب)..."))
                .containsExactly(
                        "سلام ",
                        "👨‍👩‍👧 👍🏽 ",
                        "e\u0301",
                        ", ",
                        "1️⃣ ",
                        "(",
                        "ب",
                        ")",
                        ".",
                        ".",
                        ".");
    }

    @Test
    void aLabelOfArabicBeginsAtTheRight() {
        Label label = new Label();
        ComplexText.turn(label);

        label.setText(ARABIC);
        assertThat(label.getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        label.setText("JavaFX: " + ARABIC);
        assertThat(label.getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    }

    private static TextPiece piece(String text, double width) {
        Text node = new Text(text);
        node.setFont(Font.font("System", 17));
        TextPiece piece = new TextPiece(new TextFlow(node), 0);
        piece.place(0, 0, width);
        return piece;
    }

    private static Bounds place(TextPiece piece, int character) {
        return piece.rectangles(character, character + 1).getFirst();
    }
}
