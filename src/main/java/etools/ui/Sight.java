package etools.ui;

import etools.article.ArticleId;
import etools.article.Place;

import org.jspecify.annotations.Nullable;

/// What of an article is before the reader's eyes. All answers are known already: nothing is laid
/// out or counted for them.
interface Sight {

    /// Whose text is on the page, or null.
    @Nullable ArticleId article();

    /// How much of the text is above the upper edge, from 0 to 1.
    double partAbove();

    /// How much of the text is above the lower edge, from 0 to 1: 1 where its end is in sight.
    double partSeen();

    /// What stands at the upper edge.
    Place placeInSight();

    /// @param action told of each change, while the window is laid out: it must not change anything
    ///   in the window at once
    void onChange(Runnable action);
}
