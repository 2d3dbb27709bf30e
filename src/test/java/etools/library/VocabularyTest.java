package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Credits;
import etools.article.Place;
import etools.reading.ArticleFigures;
import etools.reading.DictionaryForms;
import etools.reading.Period;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Which words the reader has met.
class VocabularyTest {

    private static final Instant NOON = Instant.parse("2025-06-04T12:00:00Z");

    @TempDir Path folder;
    private Instant now = NOON;
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(folder, () -> now, "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private ArticleId add(String url, String text) {
        return add(library, url, text);
    }

    private static ArticleId add(Library to, String url, String text) {
        return to.add(
                        List.of(
                                ArticleDraft.titled("Words", Body.text(text))
                                        .url("https://www.example.org/" + url)
                                        .credits(new Credits(List.of(), null, "en"))
                                        .build()),
                        to.beginImport("test"))
                .getFirst()
                .id();
    }

    private long read(ArticleId id) {
        return read(id, 1);
    }

    /// @param furthest from 0 to 1
    private long read(ArticleId id, double furthest) {
        long number = library.recordReading(id);
        library.record().end(number, stand(furthest));
        return number;
    }

    private static ReadingRecord.Stand stand(double furthest) {
        Duration while_ = Duration.ofMinutes(5);
        return new ReadingRecord.Stand(while_, while_, 0, furthest, Place.TOP);
    }

    private ArticleFigures figures(ArticleId id) {
        library.awaitWords();
        return library.record().figures(id).orElseThrow();
    }

    private int newWords(ArticleId id) {
        return figures(id).newWords();
    }

    @Test
    void theWordsOfAnArticleThatWasReadAreNewNoMore() {
        ArticleId sea = add("sea", "The sea was calm and the ships were gone.");
        ArticleId ship = add("ship", "A ship goes to sea.");
        assertThat(figures(ship).uniqueWords()).isEqualTo(5);
        assertThat(newWords(ship)).isEqualTo(5);
        read(sea);
        assertThat(newWords(ship)).as("a, to").isEqualTo(2);
        assertThat(newWords(sea)).as("new when it was read").isEqualTo(7);
    }

    @Test
    void wordsStayNewToTheArticleInWhichTheyWereMetHoweverOftenItIsRead() {
        ArticleId sea = add("sea", "The calm sea.");
        ArticleId other = add("other", "The wild sea.");
        read(sea);
        read(sea);
        read(other);
        read(sea);
        assertThat(newWords(sea)).isEqualTo(3);
        assertThat(newWords(other)).isEqualTo(1);
    }

    @Test
    void aSkimmedArticleTeachesNothing() {
        ArticleId sea = add("sea", "The calm sea.");
        ArticleId other = add("other", "The wild sea.");
        read(sea, 0.3);
        assertThat(newWords(other)).isEqualTo(3);
        read(sea, 1);
        assertThat(newWords(other)).isEqualTo(1);
    }

    @Test
    void whilePausedNothingIsMet() {
        ArticleId sea = add("sea", "The calm sea.");
        library.record().pause(true);
        assertThat(library.recordReading(sea)).isZero();
        library.record().pause(false);
        assertThat(newWords(add("other", "The wild sea."))).isEqualTo(3);
    }

    @Test
    void aReadingThatComesToItsEndAfterLaterOnesBeganCountsInItsPlace() {
        ArticleId first = add("first", "The calm sea.");
        ArticleId second = add("second", "The wild sea.");
        long slow = library.recordReading(first);
        library.record().step(slow, stand(0.2));
        read(second);
        assertThat(newWords(second)).isEqualTo(3);
        library.record().end(slow, stand(1));
        assertThat(newWords(first)).isEqualTo(3);
        assertThat(newWords(second)).isEqualTo(1);
        assertThat(library.record().check(false).problems()).isEmpty();
    }

    @Test
    void wordsAreKeptWhenTheLibraryIsOpenedAgain() {
        read(add("sea", "The calm sea."));
        library.awaitWords();
        close();
        open();
        assertThat(newWords(add("other", "The wild sea."))).isEqualTo(1);
    }

    @Test
    void whatWasReadWhileNobodyFollowedIsGatheredLater() {
        read(add("sea", "The calm sea.")); // as a command does that ends at once
        close();
        open();
        assertThat(newWords(add("other", "The wild sea."))).isEqualTo(1);
    }

    @Test
    void wordsOfAnArticleThatWasRemovedStayKnown() {
        ArticleId sea = add("sea", "The calm sea.");
        ArticleId other = add("other", "The wild sea.");
        read(sea);
        library.remove(library.find(List.of(sea)).rows(0, 1), true);
        assertThat(newWords(other)).isEqualTo(1);
        close();
        open();
        assertThat(newWords(other)).isEqualTo(1);
        assertThat(library.record().check(false).problems()).isEmpty();
        assertThat(library.record().figures(sea)).isEmpty();
    }

    @Test
    void aTextCountsAsItWasWhenItWasRead() {
        ArticleId sea = add("sea", "The calm sea.");
        read(sea);
        now = now.plusSeconds(60);
        assertThat(add("sea", "The calm lake lies there.")).isEqualTo(sea);
        assertThat(newWords(add("other", "A lake."))).isEqualTo(2);
        assertThat(library.record().check(false).problems()).isEmpty();
        now = now.plusSeconds(60);
        read(sea);
        assertThat(newWords(add("other", "A lake."))).isEqualTo(1);
        assertThat(library.record().check(false).problems()).isEmpty();
    }

    @Test
    void aWipeForgetsTheWordsThatWereMetInNothingElse() {
        ArticleId sea = add("sea", "The calm sea.");
        ArticleId other = add("other", "The wild sea.");
        ArticleId third = add("third", "The calm wild sea.");
        read(sea);
        now = now.plus(Duration.ofDays(2));
        read(other);
        assertThat(newWords(third)).isZero();
        LocalDate first = LocalDate.ofInstant(NOON, ZoneId.systemDefault());
        library.record().wipe(new Period(first, first));
        assertThat(newWords(third)).as("calm").isEqualTo(1);
        assertThat(newWords(other)).isEqualTo(3);
        library.record().wipe(Period.ALL);
        assertThat(newWords(third)).isEqualTo(4);
        assertThat(library.record().check(false).problems()).isEmpty();
    }

    @Test
    void afterAKillTheWordsFollowAgain(@TempDir Path killed) throws IOException {
        List<ArticleId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(add("article/" + i, "Sentence " + word(i) + " and " + word(i + 1) + "."));
        }
        library.openIndex(); // and the words follow
        for (int i = 0; i < ids.size(); i++) {
            read(ids.get(i));
            if (i % 10 == 9) {
                Path copy = Files.createDirectory(killed.resolve("after-" + i));
                Files.copy(folder.resolve("library.mv.db"), copy.resolve("library.mv.db"));
            }
        }
        try (Stream<Path> copies = Files.list(killed)) {
            for (Path copy : copies.toList()) {
                try (Library again = Library.open(copy, () -> now, "a test")) {
                    again.awaitWords();
                    assertThat(again.record().check(false).problems()).isEmpty();
                    int read = again.record().log().size();
                    ArticleId next = add(again, "new", word(read) + " " + word(read + 1));
                    assertThat(again.record().figures(next).orElseThrow().newWords()).isEqualTo(1);
                }
            }
        }
    }

    /// Words that no dictionary has.
    private static String word(int number) {
        return "zorb" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @Test
    void theCheckupFindsWordsThatAreMissingOrStrangeAndGathersThemAnew() throws SQLException {
        read(add("sea", "The calm sea."));
        for (int i = 0; i < 20; i++) { // the last readings are looked at again in any case
            read(add("article/" + i, word(i)));
        }
        library.awaitWords();
        close();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + folder.resolve("library"), "etools", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM word_met WHERE word = 'calm'");
            statement.execute(
                    "INSERT INTO word_met (word, reading) VALUES ('wild', 1), ('far', 99)");
        }
        open();
        ReadingRecord.Checkup found = library.record().check(false);
        assertThat(found.problems())
                .containsExactly(
                        "1 word was read and does not count as met",
                        "2 words count as met in readings that do not have them");
        assertThat(library.record().check(true).repaired()).isTrue();
        library.awaitWords();
        assertThat(library.record().check(false).problems()).isEmpty();
        assertThat(newWords(add("other", "The wild sea."))).isEqualTo(1);
    }

    @Test
    void whoIsClosedWhileItGathersGoesOnTheNextTime() {
        for (int i = 0; i < 60; i++) {
            read(add("article/" + i, word(i) + " " + word(i + 1)));
        }
        library.openIndex();
        close();
        open();
        assertThat(newWords(add("other", word(60) + " " + word(61)))).isEqualTo(1);
        assertThat(library.record().check(false).problems()).isEmpty();
    }

    /// Any order of readings, removals, wipes, new texts and restarts.
    @Test
    void theWordsAreThoseOfAPlainRecomputation() {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            String prefix = "seed-" + seed + "/";
            List<ArticleId> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ids.add(add(prefix + i, text(random)));
            }
            for (int step = 0; step < 40; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(8)));
                int which = random.nextInt(ids.size());
                switch (random.nextInt(12)) {
                    case 0 -> {
                        LocalDate day = LocalDate.ofInstant(now, ZoneId.systemDefault());
                        library.record().wipe(new Period(day.minusDays(1), day));
                    }
                    case 1 -> add(prefix + which, text(random));
                    case 2 -> {
                        close();
                        open();
                        library.openIndex();
                    }
                    case 3, 4 -> read(ids.get(which), 0.5);
                    default -> read(ids.get(which), 1);
                }
            }
            library.awaitWords();
            assertThat(library.record().check(false).problems()).as("seed " + seed).isEmpty();
        }
        assertThat(newWordsOfEverything()).isEqualTo(plainly());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(word(random.nextInt(200))).append(' ');
        }
        return text.toString();
    }

    private Map<ArticleId, Integer> newWordsOfEverything() {
        Map<ArticleId, Integer> all = new HashMap<>();
        ArticleList list = library.find(Query.ALL);
        library.headlines(list.rows(0, list.size()))
                .forEach(one -> all.put(one.id(), newWords(one.id())));
        return all;
    }

    /// By going through all readings from the first one for every article.
    private Map<ArticleId, Integer> plainly() {
        Map<ArticleId, Integer> all = new HashMap<>();
        ArticleList list = library.find(Query.ALL);
        library.headlines(list.rows(0, list.size()))
                .forEach(one -> {
                    Set<String> known = new HashSet<>();
                    library.readings(0, Integer.MAX_VALUE).stream()
                            .filter(reading -> reading.verdict().finished())
                            .takeWhile(reading -> reading.row() != one.row())
                            .forEach(reading ->
                                    known.addAll(
                                            words(reading.row(), reading.opened().toInstant())));
                    Set<String> words = new HashSet<>(words(one.row(), Instant.MAX));
                    words.removeAll(known);
                    all.put(one.id(), words.size());
                });
        return all;
    }

    private Set<String> words(int row, Instant when) {
        ArticleId id = library.headlines(new int[] {row}).getFirst().id();
        String text = "";
        for (Version version : library.versions(id)) {
            if (version.until() == null || version.until().isAfter(when)) {
                text = version.article().body().plainText();
            }
        }
        return DictionaryForms.of(text, "en");
    }
}
