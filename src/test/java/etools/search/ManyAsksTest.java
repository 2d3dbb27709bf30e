package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Credits;
import etools.search.Ask.Fact;
import etools.search.Ask.Field;
import etools.search.Ask.InCategory;
import etools.search.Ask.Kind;
import etools.search.Ask.Text;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The index finds what reading all articles one by one would find.
class ManyAsksTest {

    private static final List<String> WORDS =
            List.of(
                    "city", "cities", "run", "running", "runs", "hope", "hoping", "hopes", "hop",
                    "news", "new", "rain", "rains", "rained", "rainy", "river", "of", "the", "a",
                    "Straße", "café", "東京", "東京都", "京", "雨です", "ไทย", "ฝนตก", "2025", "e-mail",
                    "Trump's", "world", "sport", "sports");

    /// What we know of one article.
    private record Known(IndexedArticle article, boolean read, long words, String category) {}

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theIndexFindsWhatReadingFinds(long seed) {
        Random random = new Random(seed);
        TreeMap<Integer, Known> shelf = new TreeMap<>();
        try (SearchIndex index = SearchIndex.open(folder.resolve("index"))) {
            for (int round = 0; round < 4; round++) {
                change(index, shelf, random);
                for (int i = 0; i < 150; i++) {
                    Ask ask = ask(random, 3);
                    Found found = index.find(ask, facts(shelf), 5);
                    BitSet expected = new BitSet();
                    shelf.values().stream()
                            .filter(known -> fits(ask, known))
                            .forEach(known -> expected.set(known.article.row()));
                    assertThat(found.rows()).as(ask.toString()).isEqualTo(expected);
                    assertThat(found.best()).hasSize(Math.min(5, expected.cardinality()));
                    assertThat(found.best()).doesNotHaveDuplicates();
                    assertThat(IntStream.of(found.best()).allMatch(expected::get)).isTrue();
                    assertMarked(index, ask, shelf, expected);
                }
            }
        }
    }

    /// Whatever a word alone found in a text, is marked there.
    private static void assertMarked(
            SearchIndex index, Ask ask, TreeMap<Integer, Known> shelf, BitSet found) {
        if (ask instanceof Text text && text.field() == Field.TITLE) {
            Marker marker = index.marker(ask);
            shelf.values()
                    .forEach(known ->
                            assertThat(marker.matches(known.article.title()).isEmpty())
                                    .as(ask + " in " + known.article.title())
                                    .isEqualTo(!found.get(known.article.row())));
        }
    }

    private static void change(SearchIndex index, TreeMap<Integer, Known> shelf, Random random) {
        List<IndexedArticle> added = new ArrayList<>();
        List<IndexedArticle> replaced = new ArrayList<>();
        int first = shelf.size() + 1;
        for (int row = first; row < first + 60; row++) {
            added.add(put(shelf, row, random));
        }
        for (int row = 1; row < first; row++) {
            if (random.nextInt(4) == 0) {
                replaced.add(put(shelf, row, random));
            }
        }
        index.add(added);
        index.replace(replaced);
        if (random.nextBoolean()) {
            index.commit(new IndexPoint(shelf.size(), 0, 0));
        }
    }

    private static IndexedArticle put(TreeMap<Integer, Known> shelf, int row, Random random) {
        IndexedArticle article =
                new IndexedArticle(
                        row,
                        words(random, 4),
                        words(random, 12),
                        random.nextInt(3) == 0 ? words(random, 3) : null,
                        random.nextInt(3) == 0
                                ? List.of(words(random, 1), words(random, 2))
                                : List.of(),
                        null,
                        Credits.NONE);
        shelf.put(
                row,
                new Known(
                        article,
                        random.nextBoolean(),
                        random.nextInt(300),
                        random.nextInt(3) == 0 ? "World sport" : ""));
        return article;
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(i % 3 == 2 ? ", " : " ");
        }
        return words.toString().strip();
    }

    private static Ask ask(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 0, 1, 2, 3 -> text(random);
            case 4 ->
                    random.nextBoolean()
                            ? new Fact(Kind.READ, 1, 2)
                            : new Fact(Kind.WORDS, random.nextInt(200), random.nextInt(300));
            case 5 -> new InCategory(random.nextBoolean() ? "world" : "", false);
            case 6 -> new Ask.Not(ask(random, depth - 1));
            case 7, 8 -> new Ask.All(asks(random, depth));
            default -> new Ask.Any(asks(random, depth));
        };
    }

    private static List<Ask> asks(Random random, int depth) {
        List<Ask> asks = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i >= 0; i--) {
            asks.add(ask(random, depth - 1));
        }
        return asks;
    }

    private static Text text(Random random) {
        Field field =
                switch (random.nextInt(5)) {
                    case 0, 1 -> Field.TITLE;
                    case 2 -> Field.TAG;
                    default -> Field.ANYWHERE;
                };
        boolean phrase = random.nextInt(3) == 0;
        String text = words(random, phrase || field == Field.TAG ? 1 + random.nextInt(2) : 1);
        boolean prefix = random.nextInt(3) == 0;
        if (prefix && random.nextBoolean()) {
            text = text.substring(0, text.offsetByCodePoints(0, 1));
        }
        return new Text(field, text, phrase, prefix);
    }

    private static Facts facts(TreeMap<Integer, Known> shelf) {
        return new Facts() {
            @Override
            public IntPredicate rowsWith(Fact fact) {
                return row -> fits(fact, known(row));
            }

            @Override
            public IntPredicate rowsIn(InCategory category) {
                return row -> fits(category, known(row));
            }

            @Override
            public @Nullable IntPredicate rowsInCategoryNamed(String word, boolean prefix) {
                return isNamed("World sport", word, prefix)
                        ? row -> isNamed(known(row).category, word, prefix)
                        : null;
            }

            private Known known(int row) {
                return Objects.requireNonNull(shelf.get(row));
            }
        };
    }

    private static boolean isNamed(String category, String word, boolean prefix) {
        return List.of(category.split(" ", 0)).stream()
                .anyMatch(name ->
                        prefix
                                ? name.regionMatches(true, 0, word, 0, word.length())
                                : name.equalsIgnoreCase(word));
    }

    private static boolean fits(Ask ask, Known known) {
        return switch (ask) {
            case Ask.Everything _ -> true;
            case Fact fact ->
                    switch (fact.kind()) {
                        case READ -> known.read == (fact.from() == 1);
                        case WORDS -> known.words >= fact.from() && known.words < fact.to();
                        default -> throw new AssertionError(fact);
                    };
            case InCategory category ->
                    category.name().isEmpty()
                            ? known.category.isEmpty()
                            : known.category.startsWith("World");
            case Ask.All(List<Ask> parts) -> parts.stream().allMatch(part -> fits(part, known));
            case Ask.Any(List<Ask> parts) -> parts.stream().anyMatch(part -> fits(part, known));
            case Ask.Not(Ask part) -> !fits(part, known);
            case Text text -> fits(text, known);
        };
    }

    private static boolean fits(Text ask, Known known) {
        IndexedArticle article = known.article;
        if (ask.field() == Field.TAG) {
            String asked = plain(ask.text());
            return article.tags().stream()
                    .map(ManyAsksTest::plain)
                    .anyMatch(tag -> ask.prefix() ? tag.startsWith(asked) : tag.equals(asked));
        }
        List<String> texts = new ArrayList<>();
        texts.add(article.title());
        if (ask.field() == Field.ANYWHERE) {
            texts.add(article.body());
            texts.addAll(article.tags());
            if (article.givenSummary() != null) {
                texts.add(article.givenSummary());
            }
            if (!ask.phrase() && isNamed(known.category, ask.text(), ask.prefix())) {
                return true;
            }
        }
        return texts.stream().anyMatch(text -> stands(ask, plain(text)));
    }

    /// Whether it stands in a text of plain words with one space between them.
    private static boolean stands(Text ask, String text) {
        String asked = plain(ask.text());
        Set<Integer> starts = new HashSet<>();
        String spaced = " " + text + " ";
        for (int at = spaced.indexOf(asked); at >= 0; at = spaced.indexOf(asked, at + 1)) {
            starts.add(at);
        }
        boolean found =
                starts.stream()
                        .anyMatch(at ->
                                isEdge(spaced, at)
                                        && (ask.prefix() || isEdge(spaced, at + asked.length())));
        return found
                || (!ask.phrase()
                        && asked.matches("[a-z]{3,}")
                        && List.of(text.split(" ", 0)).stream()
                                .anyMatch(word ->
                                        word.matches("[a-z]{3,}")
                                                && Stems.of(word).equals(Stems.of(asked))));
    }

    /// Between two words, or beside a character of a script without spaces.
    private static boolean isEdge(String text, int at) {
        return text.charAt(at - 1) == ' '
                || text.charAt(at) == ' '
                || text.charAt(at) >= 0x0e00
                || text.charAt(at - 1) >= 0x0e00;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("'s", "")
                .replace("ß", "ss")
                .replace("é", "e")
                .replaceAll("[-, ]+", " ")
                .strip();
    }
}
