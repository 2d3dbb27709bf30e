package etools.importing;

import etools.article.ArticleId;
import etools.format.Refusal;
import etools.library.Addition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What has become of one file so far. Only the writer touches it.
final class FileProgress {

    final long number;
    final String shownAs;
    final long bytes;

    /// Whether the file was read to its end.
    boolean whole;

    private int added;
    private int updated;
    private int unchanged;
    private int refused;
    private int notStored;
    private final List<ArticleId> ids = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    FileProgress(long number, String shownAs, long bytes) {
        this.number = number;
        this.shownAs = shownAs;
        this.bytes = bytes;
    }

    void stored(Addition addition) {
        switch (addition.outcome()) {
            case ADDED -> added++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
        if (ids.size() < FileResult.MAX_IDS) {
            ids.add(addition.id());
        }
    }

    void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < FileResult.MAX_REFUSALS) {
            refusals.add(refusal.line());
        }
    }

    void notStored(int articles) {
        notStored += articles;
    }

    int articles() {
        return added + updated + unchanged;
    }

    /// Whether the import's end touches this file: what was read of it is not all on disk, or some
    /// of it is and the rest was never read.
    boolean isCutShort() {
        return notStored > 0 || (!whole && articles() > 0);
    }

    /// Puts down that the import was stopped before the file's end.
    void cutShort(String why) {
        if (notStored > 1) {
            refused(
                    new Refusal(
                            null,
                            String.format(
                                    Locale.ROOT, "%,d articles not stored: %s", notStored, why)));
            refused += notStored - 1;
        } else {
            refused(new Refusal(null, "not stored to its end: " + why));
        }
    }

    FileResult result() {
        if (added + updated + unchanged + refused == 0) {
            refused(new Refusal(null, "there is no article in it"));
        }
        return new FileResult(shownAs, added, updated, unchanged, refused, ids, refusals);
    }
}
