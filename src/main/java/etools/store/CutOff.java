package etools.store;

import etools.store.ArticleWriter.Outcome;

import java.util.BitSet;

/// What an import had brought from files that it was not through with when it was cut off. These
/// articles come again when it goes on, and what became of them is what became of them then.
public final class CutOff {

    /// Files of the import from this number on were begun after it.
    private final int nextFile;

    private final BitSet added = new BitSet();
    private final BitSet updated = new BitSet();
    private final BitSet unchanged = new BitSet();

    CutOff(int nextFile) {
        this.nextFile = nextFile;
    }

    public int nextFile() {
        return nextFile;
    }

    void put(int firstSeq, int lastSeq, Outcome outcome) {
        rows(outcome).set(firstSeq, lastSeq + 1);
    }

    private BitSet rows(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> added;
            case UPDATED -> updated;
            case UNCHANGED -> unchanged;
        };
    }

    boolean has(int seq) {
        return added.get(seq) || updated.get(seq) || unchanged.get(seq);
    }

    /// What became of the article the first time; it is no longer waited for.
    Outcome take(int seq) {
        Outcome outcome =
                added.get(seq)
                        ? Outcome.ADDED
                        : updated.get(seq) ? Outcome.UPDATED : Outcome.UNCHANGED;
        added.clear(seq);
        updated.clear(seq);
        unchanged.clear(seq);
        return outcome;
    }
}
