package etools.ui.text;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Text that JavaFX must not be left to break into lines.
///
/// On Linux, where JavaFX 26 breaks a line inside a run of complex script, it shapes the whole run
/// again for the first line (`PangoGlyphLayout` keeps the run's text from before the break): the
/// line goes on beyond the margin, and in Arabic and Hebrew an index falls out of its array and the
/// layout throws.
///
/// It also puts the parts of a run that goes from right to left in the wrong order where their
/// faces differ, as those of Arabic letters and of the full stop between two sentences often do.
public final class ComplexText {

    private static final PseudoClass RIGHT_TO_LEFT = PseudoClass.getPseudoClass("right-to-left");

    /// Has a control wrap its text, unless JavaFX would break it wrongly.
    public static void wrap(BooleanProperty wraps, ObservableValue<String> text) {
        wraps.bind(text.map(now -> !isIn(now)).orElse(true));
    }

    /// Has a label of one line begin at the right, and be cut at the left, where its text is
    /// written so.
    public static void turn(Labeled label) {
        label.textProperty()
                .subscribe(text -> {
                    boolean turns = text != null && isRightToLeft(text);
                    label.setNodeOrientation(
                            turns ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.INHERIT);
                    label.pseudoClassStateChanged(RIGHT_TO_LEFT, turns);
                });
    }

    /// Whether JavaFX takes a character of `text` for complex script: accents that combine, Hebrew,
    /// Arabic, the scripts of India and South-East Asia, joiners, emoji.
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isComplex(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether any of it is written from right to left.
    static boolean runsBothWays(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// Whether the first character that has a direction is written from right to left.
    static boolean isRightToLeft(String text) {
        return runsBothWays(text)
                && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /// The text in parts that JavaFX sets in one face each, when each is a node of its own: words,
    /// with the spaces among them, emoji, and single marks of punctuation.
    static List<String> partedByFace(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        Face face = null;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            Face next = face(c);
            if (next != null) {
                if (face != null && (next != face || next == Face.MARK)) {
                    parts.add(text.substring(from, at));
                    from = at;
                }
                face = next;
            }
            at += Character.charCount(c);
        }
        parts.add(text.substring(from));
        return parts;
    }

    private enum Face {
        WORD,
        EMOJI,
        MARK
    }

    /// Null for what is set as the character before it: spaces, joiners, accents that combine.
    private static @Nullable Face face(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    null;
            default ->
                    Character.isLetterOrDigit(c)
                            ? Face.WORD
                            : Character.isEmoji(c) ? Face.EMOJI : Face.MARK;
        };
    }

    /// Generous, since a mistake costs only a little time.
    private static boolean isComplex(char c) {
        return c >= '\u0300'
                && (c <= '\u036f'
                        || (c >= '\u0590' && c <= '\u13ff')
                        || (c >= '\u1700' && c <= '\u1cff')
                        || (c >= '\u200c' && c <= '\u200f')
                        || (c >= '\u202a' && c <= '\u202e')
                        || (c >= '\u2066' && c <= '\u206f')
                        || (c >= '\ua800' && c <= '\uabff')
                        || Character.isSurrogate(c)
                        || (c >= '\ufb1d' && c <= '\ufdff')
                        || (c >= '\ufe00' && c <= '\ufe0f')
                        || (c >= '\ufe70' && c <= '\ufefc'));
    }

    private ComplexText() {}
}
