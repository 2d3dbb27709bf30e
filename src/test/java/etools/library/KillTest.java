package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Place;
import etools.article.Reading;
import etools.article.RecordedReading;
import etools.article.Words;
import etools.library.ReadingRecord.Stand;
import etools.store.ArticleState;
import etools.store.Database;
import etools.store.Migrations;
import etools.store.StateReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Kills a process that imports, records readings, marks and backs up, at moments that nobody
/// chose, and looks whether everything it had acknowledged is there.
class KillTest {

    private static final int KILLS = 50;
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(2);
    private static final Duration LONGEST_INDEXING = Duration.ofSeconds(5);
    private static final int BATCH = 40;

    @TempDir Path temp;

    /// What the child has acknowledged so far, over all its lives.
    private static final class Acknowledged {
        final Set<Integer> articles = new HashSet<>();
        final Map<Integer, Integer> readings = new HashMap<>();
        final Map<Long, Long> steps = new HashMap<>();
        final Map<Integer, Boolean> stars = new HashMap<>();
        final Set<Integer> marking = new HashSet<>();
        long all;

        void line(String line) {
            if (line.equals("ready")) {
                return;
            }
            String[] words = line.split(" ");
            int number = Integer.parseInt(words[1]);
            switch (words[0]) {
                case "added" -> {
                    for (int i = 0; i < BATCH; i++) {
                        articles.add(number + i);
                    }
                }
                case "read" -> readings.merge(number, 1, Integer::sum);
                case "step" -> steps.put((long) number, Long.parseLong(words[2]));
                case "star?" -> marking.add(number);
                case "star" -> {
                    stars.put(number, Boolean.valueOf(words[2]));
                    marking.remove(number);
                }
                default -> throw new AssertionError("the child said " + line);
            }
            all++;
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesFiftyKills() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillTest seed " + seed);
        Random random = new Random(seed);
        Path folder = temp.resolve("library");
        Acknowledged acknowledged = new Acknowledged();
        Duration slowest = Duration.ZERO;
        for (int kill = 0; kill < KILLS; kill++) {
            Process child =
                    ChildJvm.start(Child.class, folder.toString(), Long.toString(seed + kill));
            try (BufferedReader lines = child.inputReader()) {
                boolean whileOpening = kill % 5 == 4;
                if (!whileOpening) {
                    assertThat(lines.readLine()).as("seed %s", seed).isEqualTo("ready");
                }
                CompletableFuture<List<String>> said =
                        CompletableFuture.supplyAsync(() -> lines.lines().toList());
                // in the middle of much work, or soon after the start
                long wait = random.nextInt(kill % 3 == 0 && !whileOpening ? 100 : 900);
                if (child.waitFor(wait, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("the child ended by itself, seed " + seed);
                }
                ChildJvm.kill(child);
                said.join().forEach(acknowledged::line);
            }
            child.waitFor();

            long start = System.nanoTime();
            try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
                Duration opening = Duration.ofNanos(System.nanoTime() - start);
                slowest = opening.compareTo(slowest) > 0 ? opening : slowest;
                check(library, acknowledged, "kill " + kill + ", seed " + seed);
                checkFound(library, start, "kill " + kill + ", seed " + seed);
            }
            checkNothingTorn(folder, "kill " + kill + ", seed " + seed);
            acknowledged.marking.clear();
        }
        System.out.println(
                "KillTest: " + acknowledged.all + " acknowledgements, slowest opening " + slowest);
        assertThat(acknowledged.all).isGreaterThan(KILLS);
        assertThat(slowest).isLessThan(LONGEST_OPENING);
    }

    /// Every article that is there is found by its own number.
    private static void checkFound(Library library, long start, String when) {
        int[] rows = all(library);
        assertThat(library.awaitIndex(Query.ALL.withText("sentence"), LONGEST_INDEXING))
                .as(when)
                .isTrue();
        Duration indexing = Duration.ofNanos(System.nanoTime() - start);
        assertThat(indexing).as(when).isLessThan(LONGEST_INDEXING);
        assertThat(library.find(Query.ALL.withText("sentence")).size())
                .as(when)
                .isEqualTo(rows.length);
        for (int row = 1; row <= rows.length; row += 1 + rows.length / 20) {
            Article article = library.articles(new int[] {row}).getFirst();
            ArticleList found =
                    library.find(Query.ALL.withText("\"Article " + number(article.id()) + "\""));
            assertThat(found.rows(0, found.size())).as(when).containsExactly(row);
        }
    }

    private static void check(Library library, Acknowledged acknowledged, String when) {
        int[] rows = all(library);
        Map<Integer, Article> articles = new HashMap<>();
        for (Article article : library.articles(rows)) {
            int number = number(article.id());
            articles.put(number, article);
            assertThat(article.body().content()).as(when).isEqualTo(Child.body(number));
            assertThat(article.words()).as(when).isEqualTo(Words.count(Child.body(number)));
        }
        assertThat(articles).as(when).hasSize(rows.length);
        assertThat(articles.keySet()).as(when).containsAll(acknowledged.articles);
        assertThat(rows.length % BATCH).as("%s: whole batches only", when).isZero();
        long readings = 0;
        for (int number : articles.keySet()) {
            Reading reading = library.reading(Child.id(number)).orElseThrow();
            readings += reading.count();
            assertThat(reading.count())
                    .as(when)
                    .isGreaterThanOrEqualTo(acknowledged.readings.getOrDefault(number, 0));
            // the next reading may have been on disk when the child was killed
            acknowledged.readings.put(number, reading.count());
            Boolean star = acknowledged.stars.get(number);
            if (star != null && !acknowledged.marking.contains(number)) {
                assertThat(reading.starred()).as("%s, article %s", when, number).isEqualTo(star);
            }
            acknowledged.stars.put(number, reading.starred());
        }
        assertThat(library.statistics(ZoneId.systemDefault()).readings())
                .as(when)
                .isEqualTo(readings);
        for (RecordedReading reading : library.readings(0, Integer.MAX_VALUE)) {
            long seconds = acknowledged.steps.getOrDefault(reading.number(), 0L);
            assertThat(reading.active() == null ? 0 : reading.active().toSeconds())
                    .as("%s, reading %s", when, reading.number())
                    .isGreaterThanOrEqualTo(seconds);
        }
        assertThat(library.record().check(false).problems()).as(when).isEmpty();
    }

    private static int[] all(Library library) {
        ArticleList list = library.find(Query.ALL);
        return list.rows(0, list.size());
    }

    private static int number(ArticleId id) {
        return (int) id.value().getLeastSignificantBits();
    }

    /// Looks at the tables themselves.
    private static void checkNothingTorn(Path folder, String when) {
        try (Database database =
                Database.open(folder, "a test", InstantSource.system(), Migrations.ALL)) {
            database.read(connection -> {
                long articles = count(connection, "SELECT COUNT(*) FROM article");
                assertThat(
                                count(
                                        connection,
                                        "SELECT COUNT(*) FROM article a"
                                                + " JOIN article_state s ON s.seq = a.seq"
                                                + " JOIN article_title t ON t.seq = a.seq"
                                                + " JOIN article_body b ON b.number = a.body"))
                        .as(when)
                        .isEqualTo(articles)
                        .isEqualTo(count(connection, "SELECT COUNT(*) FROM article_state"))
                        .isEqualTo(count(connection, "SELECT COUNT(*) FROM article_title"))
                        .isEqualTo(count(connection, "SELECT COUNT(*) FROM article_body"))
                        .isEqualTo(
                                count(
                                        connection,
                                        "SELECT COALESCE(SUM(last_seq - first_seq + 1), 0)"
                                                + " FROM import_added"));
                assertThat(
                                count(
                                        connection,
                                        "SELECT COUNT(*) FROM reading_step s"
                                                + " JOIN reading r ON r.number = s.reading"))
                        .as(when)
                        .isEqualTo(count(connection, "SELECT COUNT(*) FROM reading_step"));
                Map<Integer, Integer> readings = new HashMap<>();
                try (Statement statement = connection.createStatement();
                        ResultSet found =
                                statement.executeQuery(
                                        "SELECT seq, COUNT(*) FROM reading GROUP BY seq")) {
                    while (found.next()) {
                        readings.put(found.getInt(1), found.getInt(2));
                    }
                }
                List<ArticleState> states = new ArrayList<>();
                StateReader.readAll(connection, states::add);
                for (ArticleState state : states) {
                    assertThat(state.readCount())
                            .as(when)
                            .isEqualTo(readings.getOrDefault(state.seq(), 0));
                }
                return states;
            });
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void aKillDuringABackupLeavesTheLibraryAndTheOlderBackups() throws Exception {
        Path folder = temp.resolve("library");
        fill(folder);
        Path backups = Files.createDirectories(folder.resolve("backups"));
        Process child = ChildJvm.start(BackupChild.class, folder.toString());
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("backed up");
            while (notOneEndsWith(backups, ".part")) {
                Thread.onSpinWait();
            }
            ChildJvm.kill(child);
        }
        child.waitFor();

        try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
            assertThat(library.find(Query.ALL).size()).isEqualTo(FILLED);
            assertThat(notOneEndsWith(backups, "by-hand.zip.part")).isTrue();
        }
        Library.restore(folder, Library.backups(folder).getLast(), InstantSource.system());
        try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
            assertThat(library.find(Query.ALL).size()).isEqualTo(FILLED);
        }
    }

    @Test
    void aKillDuringAMigrationLeavesTheLibraryAsItWas() throws Exception {
        Path folder = temp.resolve("library");
        fill(folder);
        byte[] before = Files.readAllBytes(folder.resolve("library.mv.db"));
        Process child = ChildJvm.start(MigratingChild.class, folder.toString());
        while (!Files.exists(folder.resolve("library-unfinished.mv.db"))) {
            assertThat(child.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        ChildJvm.kill(child);
        child.waitFor();

        assertThat(folder.resolve("library.mv.db")).hasBinaryContent(before);
        try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
            assertThat(library.find(Query.ALL).size()).isEqualTo(FILLED);
        }
        assertThat(folder.resolve("library-unfinished.mv.db")).doesNotExist();
    }

    private static final int FILLED = 2_000;

    private static void fill(Path folder) {
        try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
            library.add(Child.drafts(0, FILLED), library.beginImport("filling"));
        }
    }

    private static boolean notOneEndsWith(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.noneMatch(file -> file.toString().endsWith(ending));
        }
    }

    /// Adds batches, records readings and marks, for ever; acknowledges each on standard output.
    static final class Child {

        public static void main(String[] args) {
            Random random = new Random(Long.parseLong(args[1]));
            Library library = Library.open(Path.of(args[0]), InstantSource.system(), "the child");
            int known = library.find(Query.ALL).size();
            long importId = library.beginImport("child");
            say("ready");
            while (true) {
                int dice = random.nextInt(10);
                if (known == 0 || dice == 0 && known < 4_000) {
                    library.add(drafts(known, BATCH), importId);
                    say("added " + known);
                    known += BATCH;
                } else if (dice < 6) {
                    int number = random.nextInt(known);
                    long reading = library.recordReading(id(number));
                    say("read " + number);
                    library.record().step(reading, stand(10));
                    say("step " + reading + " 10");
                    library.record().end(reading, stand(20));
                    say("step " + reading + " 20");
                } else {
                    int number = random.nextInt(known);
                    boolean star = random.nextBoolean();
                    say("star? " + number);
                    library.mark(List.of(id(number)), star ? Mark.STAR : Mark.UNSTAR);
                    say("star " + number + " " + star);
                }
            }
        }

        private static Stand stand(int seconds) {
            Duration time = Duration.ofSeconds(seconds);
            return new Stand(time, time, 0, seconds / 20.0, Place.TOP);
        }

        private static void say(String line) {
            System.out.println(line);
            System.out.flush();
        }

        static ArticleId id(int number) {
            return new ArticleId(new UUID(0x4711_0000_0000_4000L, number));
        }

        static String body(int number) {
            return ("Sentence " + number + " of a text long enough to fill pages. ")
                    .repeat(1 + number % 40);
        }

        static List<ArticleDraft> drafts(int first, int count) {
            List<ArticleDraft> drafts = new ArrayList<>();
            for (int number = first; number < first + count; number++) {
                drafts.add(
                        ArticleDraft.titled("Article " + number, Body.text(body(number)))
                                .id(id(number))
                                .url("https://example.org/" + number)
                                .category(new Category("c" + number % 5, "Category"))
                                .tags(List.of("tag" + number % 3))
                                .build());
            }
            return drafts;
        }

        private Child() {}
    }

    /// Makes one backup, says so, then makes others over and over.
    static final class BackupChild {
        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            Library library = Library.open(folder, InstantSource.system(), "the child");
            library.backup(folder.resolve("backups/library-20200101-000000.zip"));
            System.out.println("backed up");
            while (true) {
                library.backup(folder.resolve("backups/by-hand.zip"));
            }
        }

        private BackupChild() {}
    }

    /// Opens a library with a version to come, whose migration takes long.
    static final class MigratingChild {
        public static void main(String[] args) {
            List<String> scripts = new ArrayList<>(Migrations.ALL.scripts());
            scripts.add(
                    "ALTER TABLE article ADD COLUMN later VARCHAR DEFAULT 'x';"
                            + "CREATE TABLE big AS SELECT a.x AS n FROM SYSTEM_RANGE(1, 1000000000)"
                            + " a");
            Database.open(
                    Path.of(args[0]), "the child", InstantSource.system(), new Migrations(scripts));
        }

        private MigratingChild() {}
    }
}
