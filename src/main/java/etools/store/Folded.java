package etools.store;

import java.text.Normalizer;
import java.util.Locale;

/// Text without case and accents, to compare and to sort by.
public final class Folded {

    private static final int KEY_CHARS = 60;

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

    /// What a title sorts by: quotes and the like before its first letter or digit do not count.
    static String sortKey(String title) {
        int start = 0;
        while (start < title.length() && !Character.isLetterOrDigit(title.codePointAt(start))) {
            start += Character.charCount(title.codePointAt(start));
        }
        String head =
                start == title.length()
                        ? title
                        : title.substring(start, Math.min(title.length(), start + KEY_CHARS));
        String key = text(head);
        return key.substring(0, Math.min(key.length(), KEY_CHARS));
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
