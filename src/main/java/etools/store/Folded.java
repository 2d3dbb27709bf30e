package etools.store;

import java.text.Normalizer;
import java.util.Locale;

/// Text without case and accents, to compare and to sort by.
public final class Folded {

    /// Titles that are the same up to here stand in the order of their rows.
    private static final int TITLE_KEY_CHARS = 40;

    public static String text(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (c < '\u0300' || c > '\u036f') { // accents of Latin, Greek and Cyrillic letters
                letters.append(c);
            }
        }
        // by way of upper case, so that a sharp s is ss
        return letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// What a title sorts by: its beginning, without quotes and the like before its first letter.
    static String titleKey(String title) {
        String folded = text(title).replace('\n', ' ');
        int start = 0;
        while (start < folded.length() && !Character.isLetterOrDigit(folded.codePointAt(start))) {
            start += Character.charCount(folded.codePointAt(start));
        }
        String key = start == folded.length() ? folded : folded.substring(start);
        return key.substring(0, Math.min(key.length(), TITLE_KEY_CHARS));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private Folded() {}
}
