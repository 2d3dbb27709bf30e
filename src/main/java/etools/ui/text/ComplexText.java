package etools.ui.text;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;

/// Text that JavaFX must not be left to break into lines.
///
/// On Linux, where JavaFX 26 breaks a line inside a run of complex script, it shapes the whole run
/// again for the first line (`PangoGlyphLayout` keeps the run's text from before the break): the
/// line goes on beyond the margin, and in Arabic and Hebrew an index falls out of its array and the
/// layout throws.
public final class ComplexText {

    /// Has a control wrap its text, unless JavaFX would break it wrongly.
    public static void wrap(BooleanProperty wraps, ObservableValue<String> text) {
        wraps.bind(text.map(now -> !isIn(now)).orElse(true));
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
