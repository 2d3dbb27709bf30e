package etools.importing;

import etools.article.Article;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names for the files of articles, each but once: `2025-01-05-old-bridges`. Made of small letters,
/// digits and hyphens alone, so that every platform takes them and no title leads anywhere.
final class FileNames {

    /// Of UTF-8; with what is added a name stays below the 255 that file systems take, and below
    /// the 143 of encrypted ones.
    private static final int MAX_BYTES = 90;

    /// 64 bits of each name's hash: a million names are not kept for it.
    private final Set<Long> taken = new HashSet<>();

    /// @return without an ending
    String of(Article article) {
        String date = article.date() == null ? "undated" : article.date().toString();
        String title = slug(article.title());
        String name = title.isEmpty() ? date : date + "-" + title;
        if (taken.add(hash(name))) {
            return name;
        }
        String numbered = name + "-" + article.id();
        while (!taken.add(hash(numbered))) {
            numbered += "-";
        }
        return numbered;
    }

    private static String slug(String title) {
        StringBuilder slug = new StringBuilder();
        int bytes = 0;
        String folded = Normalizer.normalize(title, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        for (int c : folded.codePoints().toArray()) {
            boolean kept = Character.isLetterOrDigit(c) || isMark(c);
            boolean hyphen = !slug.isEmpty() && slug.charAt(slug.length() - 1) == '-';
            if (!kept && (hyphen || slug.isEmpty())) {
                continue;
            }
            String piece = kept ? Character.toString(c) : "-";
            bytes += piece.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            slug.append(piece);
        }
        int end = slug.length();
        while (end > 0 && slug.charAt(end - 1) == '-') {
            end--;
        }
        return slug.substring(0, end);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static Long hash(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
