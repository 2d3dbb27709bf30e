package etools.ui;

import etools.article.Headline;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// One row of the list. It stays the same object while what it shows changes, so that a change is
/// never mistaken for another choice.
final class HeadlineRow {

    private final int row;
    private final ReadOnlyObjectWrapper<@Nullable Headline> headline =
            new ReadOnlyObjectWrapper<>();
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

    boolean isStale() {
        return stale;
    }

    void markStale() {
        stale = true;
    }
}
