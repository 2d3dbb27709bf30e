package etools.ui;

import etools.article.Passage;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The passages of the rows in view that show why a search found them, loaded when a row comes into
/// view.
///
/// Lives on the JavaFX thread.
final class Passages {

    /// Who scrolls fast has left the others behind.
    private static final int MOST = 40;

    private final ReaderModel model;
    private final Background.Latest question = new Background.Latest();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final Set<HeadlineRow> wanted = new LinkedHashSet<>();
    private boolean begins;

    Passages(ReaderModel model) {
        this.model = model;
    }

    /// What the list shown was searched for, or "".
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// From now on the list shows what was found for this.
    void found(String searched) {
        if (!searched.equals(text.get())) {
            wanted.clear();
            question.forget();
            text.set(searched);
        }
    }

    /// Loads the passage of a row in view, where it is not there yet.
    void want(HeadlineRow row) {
        if (text.get().isEmpty() || row.row() < 0 || row.hasPassageFor(text.get())) {
            return;
        }
        wanted.remove(row);
        wanted.add(row);
        if (wanted.size() > MOST) {
            wanted.remove(wanted.iterator().next());
        }
        if (!begins) {
            begins = true;
            Platform.runLater(() -> {
                begins = false;
                ask();
            });
        }
    }

    private void ask() {
        if (wanted.isEmpty()) {
            return;
        }
        String searched = text.get();
        List<HeadlineRow> asked = new ArrayList<>(wanted);
        int[] rows = asked.stream().mapToInt(HeadlineRow::row).toArray();
        model.ifOpened(open ->
                model.background()
                        .ask(
                                question,
                                () -> open.passages(searched, rows),
                                found -> arrived(searched, asked, found)));
    }

    private void arrived(String searched, List<HeadlineRow> asked, Map<Integer, Passage> found) {
        asked.forEach(wanted::remove);
        for (HeadlineRow row : asked) {
            row.setPassage(searched, found.get(row.row()));
        }
    }
}
