package etools.library;

import etools.store.Folded;

import java.util.List;

/// The words a reader typed to narrow the list.
final class TextFilter {

    private final List<String> words;

    TextFilter(String text) {
        words = List.of(Folded.text(text).strip().split("\\s+"));
    }

    /// @param category already folded
    boolean matches(String title, String summary, String category) {
        String foldedTitle = Folded.text(title);
        String foldedSummary = null;
        for (String word : words) {
            if (foldedTitle.contains(word) || category.contains(word)) {
                continue;
            }
            if (foldedSummary == null) {
                foldedSummary = Folded.text(summary);
            }
            if (!foldedSummary.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
