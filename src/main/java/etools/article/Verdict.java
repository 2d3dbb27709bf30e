package etools.article;

/// What a reading was, by the rule of `ReadingRule`.
public enum Verdict {
    /// Not read to the end, or passed through faster than anybody reads.
    SKIMMED("skimmed"),
    /// Read to the end, for the first time.
    READ("read"),
    /// Read to the end once more.
    REREAD("re-read");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// As it is shown and exported: `re-read`.
    public String word() {
        return word;
    }

    public boolean finished() {
        return this != SKIMMED;
    }
}
