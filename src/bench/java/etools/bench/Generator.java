package etools.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes articles as a newspaper has them: about 260 words, mostly between 60 and 900, in
/// sentences and paragraphs; each comes back to some words of its own. The same seed gives the same
/// bytes, and any article can be written without those before it.
final class Generator {

    static final long SEED = 20_251_123;
    static final int CATEGORIES = 40;
    static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    static final int DAYS = 3_652;

    /// Stands for a number among the words of a sentence.
    static final int NUMBER = -1;

    private static final int TAGS = 600;
    private static final int THEME = 12;
    private static final int FEWEST_WORDS = 60;
    private static final int MOST_WORDS = 900;

    /// Of the lengths' logarithms; together they make 260 words the mean.
    private static final double MEAN = StrictMath.log(233);

    private static final double SPREAD = 0.46;
    private static final double UNCATEGORISED = 0.03;
    private static final double READ = 0.3;
    private static final double STARRED = 0.02;

    private final long seed;
    private final Vocabulary vocabulary;
    private final Lots categories = new Lots(Lots.zipf(CATEGORIES, 2, 1.1));
    private final Lots tags = new Lots(Lots.zipf(TAGS, 5, 1.0));

    Generator(long seed) {
        this.seed = seed;
        this.vocabulary = new Vocabulary(seed);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// How much was written.
    ///
    /// @param textBytes titles and bodies in UTF-8: the raw text
    record Written(long articles, long words, long textBytes) {}

    /// Writes articles 0 to `articles` as JSON Lines; the file is there once it is whole.
    Written write(Path file, int articles) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long words = 0;
        long textBytes = 0;
        Text line = new Text();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
            for (int i = 0; i < articles; i++) {
                Sample article = article(i);
                words += article.words();
                textBytes += article.title.length() + article.body.length();
                line.clear();
                article.json(line);
                out.write(line.array(), 0, line.length());
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return new Written(articles, words, textBytes);
    }

    Sample article(int number) {
        return new Sample(number);
    }

    static String categoryId(int category) {
        return "desk-" + (category + 1);
    }

    /// The id of an article's category, or "".
    String categoryOf(Sample article) {
        return article.category < 0 ? "" : categoryId(article.category);
    }

    private String categoryName(int category) {
        byte[] name = vocabulary.bytes(Vocabulary.ranked(900 + 7 * category), true);
        return new String(name, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// One article.
    final class Sample {
        private final int number;
        private final Seeded random;
        private final int[] theme = new int[THEME];
        private final int category;
        private final LocalDate date;
        private final Text title = new Text();
        private final Text body = new Text();
        private final Text summary = new Text();
        private final List<int[]> sentences = new ArrayList<>();
        private int words;

        private Sample(int number) {
            this.number = number;
            random = Seeded.of(seed, number);
            category = random.chance(UNCATEGORISED) ? -1 : categories.draw(random);
            // a little more every year
            date = LAST_DAY.minusDays((long) (DAYS * StrictMath.pow(random.fraction(), 1.2)));
            for (int i = 0; i < THEME; i++) {
                theme[i] = vocabulary.drawInvented(random);
            }
            writeTitle();
            writeBody();
        }

        /// The words of each sentence, [#NUMBER] where a number stands.
        List<int[]> sentences() {
            return sentences;
        }

        LocalDate date() {
            return date;
        }

        String title() {
            return title.toString();
        }

        String body() {
            return body.toString();
        }

        int words() {
            return words;
        }

        private void writeTitle() {
            int length = 5 + random.below(8);
            for (int i = 0; i < length; i++) {
                title.add(i == 0 ? "" : " ").add(vocabulary.bytes(anyWord(0.3), i == 0));
            }
        }

        private void writeBody() {
            int wanted =
                    Math.clamp(
                            (long) StrictMath.exp(MEAN + SPREAD * random.gaussian()),
                            FEWEST_WORDS,
                            MOST_WORDS);
            int inParagraph = 2 + random.below(4);
            while (words < wanted) {
                if (!sentences.isEmpty()) {
                    if (--inParagraph == 0) {
                        body.add("\n\n");
                        inParagraph = 2 + random.below(4);
                    } else {
                        body.add(' ');
                    }
                }
                int begin = body.length();
                writeSentence(Math.min(8 + random.below(23), Math.max(4, wanted - words)));
                if (summary.length() == 0) {
                    summary.add(
                            new String(
                                    body.array(),
                                    begin,
                                    body.length() - begin,
                                    java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }

        private void writeSentence(int length) {
            boolean quoted = random.chance(0.08);
            if (quoted) {
                body.add("“");
            }
            int[] sentence = new int[length];
            for (int i = 0; i < length; i++) {
                if (i > 0) {
                    body.add(i > 2 && i < length - 2 && random.chance(0.07) ? ", " : " ");
                }
                if (i > 0 && random.chance(0.02)) {
                    writeNumber();
                    sentence[i] = NUMBER;
                } else {
                    int word = anyWord(0.08);
                    boolean name = Vocabulary.isInvented(word) && random.chance(0.08);
                    body.add(vocabulary.bytes(word, i == 0 || name));
                    sentence[i] = word;
                }
            }
            body.add(quoted ? ".”" : random.chance(0.03) ? "?" : ".");
            sentences.add(sentence);
            words += length;
        }

        private int anyWord(double themeShare) {
            return random.chance(themeShare) ? theme[random.below(THEME)] : vocabulary.draw(random);
        }

        private void writeNumber() {
            switch (random.below(4)) {
                case 0 -> body.add(1950 + random.below(76));
                case 1 -> body.add(1 + random.below(99)).add(',').add(100 + random.below(900));
                case 2 -> body.add(random.below(100)).add('.').add(random.below(10)).add("%");
                default -> body.add(2 + random.below(10_000));
            }
        }

        /// One line of JSON; generated text needs no escapes but for the ends of paragraphs.
        private void json(Text line) {
            UUID id =
                    new UUID(
                            (random.next() & ~0xF000L) | 0x4000L,
                            (random.next() >>> 2) | 0x8000000000000000L);
            line.add("{\"id\":\"").add(id.toString());
            if (category >= 0) {
                line.add("\",\"categoryId\":\"").add(categoryId(category));
                line.add("\",\"category\":\"").add(categoryName(category));
            }
            line.add("\",\"title\":\"").add(title);
            line.add("\",\"url\":\"https://news-").add(1 + random.below(60));
            line.add(".example.org/").add(date.toString()).add('/');
            line.add(vocabulary.word(theme[0])).add('-').add(vocabulary.word(theme[1]));
            line.add('-').add(number);
            line.add("\",\"date\":\"").add(date.toString());
            line.add("\",\"summary\":\"").add(summary);
            line.add("\",\"tags\":[");
            int count = random.below(4);
            for (int i = 0; i < count; i++) {
                line.add(i == 0 ? "\"" : ",\"");
                line.add(vocabulary.word(Vocabulary.ranked(2_000 + 3 * tags.draw(random))));
                line.add('"');
            }
            line.add("],\"read\":").add(random.chance(READ) ? "true" : "false");
            line.add(",\"starred\":").add(random.chance(STARRED) ? "true" : "false");
            line.add(",\"body\":\"");
            byte[] bytes = body.array();
            for (int i = 0; i < body.length(); i++) {
                if (bytes[i] == '\n') {
                    line.add("\\n");
                } else {
                    line.add((char) (bytes[i] & 0xFF));
                }
            }
            line.add("\"}\n");
        }
    }
}
