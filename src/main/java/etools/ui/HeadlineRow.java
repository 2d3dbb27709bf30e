package etools.ui;

import etools.article.Headline;
import etools.article.Passage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// One row of the list. It stays the same object while what it shows changes, so that a change is
/// never mistaken for another choice.
final class HeadlineRow {

    private final int row;
    private final ReadOnlyObjectWrapper<@Nullable Headline> headline =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Passage> passage = new ReadOnlyObjectWrapper<>();
    private String passageFor = "";
    private boolean stale = true;

    HeadlineRow(int row) {
        this.row = row;
    }

    /// The library's number of the article.
    int row() {
        return row;
    }

    /// Null until it is loaded.
    @Nullable Headline headline() {
        return headline.get();
    }

    ReadOnlyObjectProperty<@Nullable Headline> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    void set(@Nullable Headline value) {
        stale = false;
        headline.set(value);
    }

    /// The piece of the article that shows why a search found it; null where there is none, or not
    /// yet.
    ReadOnlyObjectProperty<@Nullable Passage> passageProperty() {
        return passage.getReadOnlyProperty();
    }

    /// Whether it was looked for, for this search.
    boolean hasPassageFor(String searched) {
        return passageFor.equals(searched);
    }

    void setPassage(String searched, @Nullable Passage value) {
        passageFor = searched;
        passage.set(value);
    }

    boolean isStale() {
        return stale;
    }

    void markStale() {
        stale = true;
    }
}
