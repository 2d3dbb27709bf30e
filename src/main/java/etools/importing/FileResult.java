package etools.importing;

import etools.article.ArticleId;

import java.util.List;

/// What became of one file, told once its articles are on disk.
///
/// @param file as it was named
/// @param ids at most [#MAX_IDS]
/// @param refusals one line for each of the `refused`, at most [#MAX_REFUSALS]
/// @param warnings how many things of articles that were taken were not: a date, a picture
/// @param warned one line for each of the `warnings`, at most [#MAX_REFUSALS]
/// @param subscriptions feeds that the file named
public record FileResult(
        String file,
        int added,
        int updated,
        int unchanged,
        int refused,
        List<ArticleId> ids,
        List<String> refusals,
        int warnings,
        List<String> warned,
        int subscriptions) {

    public static final int MAX_IDS = 100;
    public static final int MAX_REFUSALS = 100;

    public enum Outcome {
        ADDED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        MIXED
    }

    public FileResult {
        ids = List.copyOf(ids);
        refusals = List.copyOf(refusals);
        warned = List.copyOf(warned);
    }

    public Outcome outcome() {
        int all = added + updated + unchanged + refused;
        if (all == 0) {
            return subscriptions > 0 ? Outcome.ADDED : Outcome.UNCHANGED;
        } else if (refused == all) {
            return Outcome.REFUSED;
        } else if (added == all) {
            return Outcome.ADDED;
        } else if (updated == all) {
            return Outcome.UPDATED;
        } else if (unchanged == all) {
            return Outcome.UNCHANGED;
        } else {
            return Outcome.MIXED;
        }
    }
}
