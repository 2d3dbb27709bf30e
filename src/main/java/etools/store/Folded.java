package etools.store;

import java.text.Normalizer;
import java.util.Locale;

/// Text without case and accents, to compare and to sort by.
public final class Folded {

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

    /// Title and summary as the store keeps them for [ArticleReader#texts].
    static String lines(String title, String summary) {
        return text(title).replace('\n', ' ') + '\n' + text(summary);
    }

    /// What a folded title sorts by: quotes and the like before its first letter do not count.
    public static String sortKey(String title) {
        int start = 0;
        while (start < title.length() && !Character.isLetterOrDigit(title.codePointAt(start))) {
            start += Character.charCount(title.codePointAt(start));
        }
        return start == title.length() ? title : title.substring(start);
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
