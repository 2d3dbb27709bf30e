package etools.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One question, in the words of either engine.
///
/// @param typed as our reader types it
/// @param match for FTS5
/// @param where what SQLite asks of the article beside, or ""
record Asked(String typed, String match, String where) {

    /// Kinds of questions, as the issue and the table name them.
    enum Kind {
        COMMON("1 common word"),
        RARE("1 rare word"),
        TWO("2 words"),
        PHRASE("phrase"),
        PREFIX_2("prefix of 2 letters"),
        PREFIX_3("prefix of 3 letters"),
        UNREAD("is:unread and a word"),
        CATEGORY("category and a word"),
        DATE("month and a word");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// Ranks of words that stand in 5 to 60 of a hundred articles.
    private static final int COMMON_RANKS = 320;

    /// The words after them, in one of a hundred articles and more.
    private static final int USUAL_RANKS = 2_000;

    /// From here on a word stands in one of several thousand articles.
    private static final int RARE_RANKS = 50_000;

    private static final int MOST_TRIES = 200_000;

    /// Different questions of one kind about the first `articles` articles, as many as there are up
    /// to `count`. A blank at the end says that the last word is whole.
    static List<Asked> some(Kind kind, Generator generator, int articles, int count, long seed) {
        Seeded random = Seeded.of(seed, kind.ordinal());
        Set<Asked> asked = new LinkedHashSet<>();
        for (int tries = 0; asked.size() < count && tries < MOST_TRIES; tries++) {
            Asked one = one(kind, generator, articles, random);
            if (one != null) {
                asked.add(one);
            }
        }
        return List.copyOf(asked);
    }

    private static Asked one(Kind kind, Generator generator, int articles, Seeded random) {
        Vocabulary vocabulary = generator.vocabulary();
        switch (kind) {
            case COMMON -> {
                return word(vocabulary, random.below(COMMON_RANKS), "", "");
            }
            case RARE -> {
                int ranks = Vocabulary.INVENTED - RARE_RANKS;
                return word(vocabulary, RARE_RANKS + random.below(ranks), "", "");
            }
            case TWO -> {
                List<Integer> words = invented(generator.article(random.below(articles)));
                int first = words.get(random.below(words.size()));
                int second = words.get(random.below(words.size()));
                if (first == second || Math.min(first, second) > Vocabulary.ranked(USUAL_RANKS)) {
                    return null;
                }
                String a = vocabulary.word(first);
                String b = vocabulary.word(second);
                return new Asked(a + " " + b + " ", quoted(a) + " AND " + quoted(b), "");
            }
            case PHRASE -> {
                return phrase(generator, articles, random);
            }
            case PREFIX_2 -> {
                return prefix(vocabulary, random, 2);
            }
            case PREFIX_3 -> {
                return prefix(vocabulary, random, 3);
            }
            case UNREAD -> {
                return word(vocabulary, random.below(USUAL_RANKS), "is:unread ", "read = 0");
            }
            case CATEGORY -> {
                int category = random.below(Generator.CATEGORIES);
                String id = Generator.categoryId(category);
                return word(
                        vocabulary,
                        random.below(USUAL_RANKS),
                        "category:\"" + id + "\" ",
                        "category = '" + id + "'");
            }
            case DATE -> {
                LocalDate month =
                        Generator.LAST_DAY
                                .minusDays(random.below(Generator.DAYS))
                                .withDayOfMonth(1);
                return word(
                        vocabulary,
                        random.below(USUAL_RANKS),
                        "date:" + month.toString().substring(0, 7) + " ",
                        "date >= '" + month + "' AND date < '" + month.plusMonths(1) + "'");
            }
        }
        throw new IllegalArgumentException(kind.toString());
    }

    private static Asked word(Vocabulary vocabulary, int rank, String before, String where) {
        String word = vocabulary.word(Vocabulary.ranked(rank));
        return new Asked(before + word + " ", quoted(word), where);
    }

    private static Asked phrase(Generator generator, int articles, Seeded random) {
        List<int[]> sentences = generator.article(random.below(articles)).sentences();
        int[] sentence = sentences.get(random.below(sentences.size()));
        int length = 2 + random.below(2);
        if (sentence.length < length) {
            return null;
        }
        int start = random.below(sentence.length - length + 1);
        List<String> words = new ArrayList<>();
        boolean invented = false;
        for (int i = start; i < start + length; i++) {
            if (sentence[i] == Generator.NUMBER) {
                return null;
            }
            invented |= Vocabulary.isInvented(sentence[i]);
            words.add(generator.vocabulary().word(sentence[i]));
        }
        String phrase = quoted(String.join(" ", words));
        return invented ? new Asked(phrase + " ", phrase, "") : null;
    }

    private static Asked prefix(Vocabulary vocabulary, Seeded random, int length) {
        String word = vocabulary.word(vocabulary.drawInvented(random));
        String begin = word.substring(0, length);
        return begin.chars().allMatch(c -> c < 128) && word.length() > length
                ? new Asked(begin, quoted(begin) + "*", "")
                : null;
    }

    private static List<Integer> invented(Generator.Sample article) {
        List<Integer> words = new ArrayList<>();
        for (int[] sentence : article.sentences()) {
            for (int word : sentence) {
                if (Vocabulary.isInvented(word)) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
