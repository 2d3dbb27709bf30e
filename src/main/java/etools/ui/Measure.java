package etools.ui;

import etools.reading.Sums;

/// What the bars of the statistics page are as long as.
enum Measure {
    WORDS("Words"),
    MINUTES("Minutes");

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    double of(Sums sums) {
        return this == WORDS ? sums.words() : minutes(sums);
    }

    /// `1,234 words`
    String words(Sums sums) {
        return this == WORDS
                ? Numbers.count(sums.words(), "word", "words")
                : Numbers.count(minutes(sums), "minute", "minutes");
    }

    /// `1,234 words, 6 minutes, 3 readings of 2 articles`
    String all(Sums sums) {
        if (sums.readings() == 0) {
            return "nothing read";
        }
        Measure other = this == WORDS ? MINUTES : WORDS;
        return words(sums)
                + ", "
                + other.words(sums)
                + ", "
                + Numbers.count(sums.readings(), "reading", "readings")
                + " of "
                + Numbers.count(sums.articles(), "article", "articles");
    }

    static long minutes(Sums sums) {
        return Numbers.minutes(sums.activeMs());
    }
}
