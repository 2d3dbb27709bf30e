package etools.ui;

import etools.article.Article;
import etools.article.Marginalia;
import etools.article.Place;
import etools.library.Opened;

import org.jspecify.annotations.Nullable;

/// The article in the detail pane, and its row, which knows how it was read.
///
/// @param changes how often it changed
/// @param place where its reader stopped, or null for the top
record Shown(
        HeadlineRow row,
        Article article,
        Marginalia marginalia,
        int changes,
        @Nullable Place place) {

    Shown(HeadlineRow row, Opened opened) {
        this(row, opened.article(), opened.marginalia(), opened.changes(), opened.place());
    }

    /// The same, stopped at another place.
    Shown at(@Nullable Place other) {
        return new Shown(row, article, marginalia, changes, other);
    }
}
