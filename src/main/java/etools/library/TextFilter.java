package etools.library;

import etools.store.Folded;

import java.util.List;

/// The words a reader typed to narrow the list.
final class TextFilter {

    private final List<String> words;

    TextFilter(String text) {
        words = List.of(Folded.text(text).strip().split("\\s+"));
    }

    /// @param article title and summary, folded
    /// @param category its name, folded
    boolean matches(String article, String category) {
        for (String word : words) {
            if (!article.contains(word) && !category.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
