package etools.ui;

import java.util.ArrayList;
import java.util.List;

/// The last searches, newest first.
final class SearchHistory {

    private static final int MOST = 20;
    private static final String NAME = "search.history.";

    private final Settings settings;
    private final List<String> texts = new ArrayList<>();

    SearchHistory(Settings settings) {
        this.settings = settings;
        for (int i = 0; i < MOST; i++) {
            String text = settings.text(NAME + i, "");
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /// @return whether that is a change
    boolean add(String text) {
        if (text.isBlank() || (!texts.isEmpty() && texts.getFirst().equals(text))) {
            return false;
        }
        texts.remove(text);
        texts.addFirst(text);
        if (texts.size() > MOST) {
            texts.removeLast();
        }
        keep();
        return true;
    }

    void clear() {
        texts.clear();
        keep();
    }

    private void keep() {
        for (int i = 0; i < MOST; i++) {
            settings.set(NAME + i, i < texts.size() ? texts.get(i) : "");
        }
    }
}
