package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Place;
import etools.article.Reading;
import etools.article.RecordedReading;
import etools.article.Verdict;
import etools.library.ReadingRecord.Checkup;
import etools.library.ReadingRecord.Stand;
import etools.library.ReadingRecord.Title;
import etools.library.ReadingRecord.Wipe;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.LoggedReading;
import etools.reading.Period;
import etools.reading.ReadingBlocks;
import etools.reading.Sums;
import etools.store.Database;
import etools.store.Migrations;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class ReadingRecordTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 4); // a Wednesday
    private static final Category HARBOUR = new Category("harbour", "Harbour");
    private static final Place MIDDLE = new Place(3, 14, 0.5);

    @TempDir Path temp;
    private Path folder;
    private Instant now;
    private Library library;
    private ReadingRecord record;

    @BeforeEach
    void begin() {
        folder = temp.resolve("library");
        now = DAY.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant();
        open();
    }

    private void open() {
        library = Library.open(folder, () -> now, "a test");
        record = library.record();
    }

    private void reopen() {
        library.close();
        open();
    }

    /// Opens the library as a process leaves it that was killed now.
    private void kill() throws Exception {
        Path killed = temp.resolve("killed-" + System.nanoTime());
        Files.createDirectory(killed);
        Files.copy(folder.resolve("library.mv.db"), killed.resolve("library.mv.db"));
        library.close();
        folder = killed;
        open();
    }

    @AfterEach
    void end() {
        library.close();
    }

    private static ArticleDraft.Builder draft(String title) {
        return ArticleDraft.titled(title, Body.text("word ".repeat(100)));
    }

    private ArticleId add(ArticleDraft.Builder draft) {
        return library.add(List.of(draft.build()), library.beginImport("test")).getFirst().id();
    }

    private static Stand stand(int open, int active, double began, double furthest) {
        return new Stand(
                Duration.ofSeconds(open),
                Duration.ofSeconds(active),
                began,
                furthest,
                new Place(2, 7, began));
    }

    private int row(ArticleId id) {
        return library.headline(id).orElseThrow().row();
    }

    private RecordedReading reading(long number) {
        return library.readings(number - 1, 1).getFirst();
    }

    private void sql(String statement) {
        library.close();
        try (Database database = Database.open(folder, "a test", () -> now, Migrations.ALL)) {
            database.write(
                    connection -> {
                        try (Statement change = connection.createStatement()) {
                            return change.executeUpdate(statement);
                        }
                    },
                    changed -> assertThat(changed).isPositive());
        }
        open();
    }

    private long number(String query) {
        library.close();
        try (Database database = Database.open(folder, "a test", () -> now, Migrations.ALL)) {
            return database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet found = statement.executeQuery(query)) {
                    found.next();
                    return found.getLong(1);
                }
            });
        } finally {
            open();
        }
    }

    private void findsNothing() {
        assertThat(record.check(false).problems()).isEmpty();
    }

    @Test
    void aReadingComesAsFarAsItsStepsSay() {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        record.step(number, stand(1, 1, 0, 0.25));
        record.step(number, stand(40, 30, 0, 0.75));
        record.end(number, stand(60, 45, 0, 1));

        RecordedReading expected =
                new RecordedReading(
                        number,
                        row(id),
                        now.atZone(ZoneId.systemDefault()).toOffsetDateTime(),
                        100,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(45),
                        0.0,
                        1.0,
                        Verdict.READ,
                        100);
        for (int i = 0; i < 2; i++) {
            assertThat(library.readings(0, 10)).containsExactly(expected);
            assertThat(record.log().total(Period.ALL)).isEqualTo(new Sums(1, 1, 1, 0, 100, 45_000));
            reopen();
        }
        findsNothing();
    }

    @Test
    void nothingInAReadingGetsLess() {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        record.step(number, stand(40, 30, 0.1, 0.75));
        record.step(number, stand(20, -5, 0.5, 0.25));
        reopen();
        assertThat(reading(number))
                .returns(Duration.ofSeconds(40), RecordedReading::open)
                .returns(Duration.ofSeconds(30), RecordedReading::active)
                .returns(0.1, RecordedReading::began)
                .returns(0.75, RecordedReading::furthest);
    }

    @Test
    void theFirstWordOnTheEndStands() {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        record.end(number, stand(20, 20, 0, 0.5));
        record.end(number, stand(90, 90, 0, 1));
        record.step(number, stand(90, 90, 0, 1));
        library.endReading(number, Duration.ofSeconds(90));
        record.step(0, stand(90, 90, 0, 1));
        record.step(number + 1, stand(90, 90, 0, 1));

        assertThat(reading(number).open()).isEqualTo(Duration.ofSeconds(20));
        reopen();
        assertThat(reading(number).open()).isEqualTo(Duration.ofSeconds(20));
        findsNothing();
    }

    @Test
    void aReadingWithoutAPlaceCountsAsAWhole() {
        ArticleId id = add(draft("Tides"));
        library.endReading(library.recordReading(id), Duration.ofSeconds(30));
        library.recordReading(id);
        assertThat(library.readings(0, 10))
                .extracting(RecordedReading::verdict, RecordedReading::wordsRead)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Verdict.READ, 100),
                        org.assertj.core.groups.Tuple.tuple(Verdict.REREAD, 100));
    }

    @Test
    void aReadingThatAKillCutOffCountsWithItsLastStepAndIsOver() throws Exception {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        record.step(number, stand(15, 12, 0, 0.5));
        kill();

        assertThat(reading(number))
                .returns(Duration.ofSeconds(12), RecordedReading::active)
                .returns(0.5, RecordedReading::furthest);
        record.step(number, stand(60, 60, 0, 1));
        record.end(number, stand(60, 60, 0, 1));
        assertThat(reading(number).active()).isEqualTo(Duration.ofSeconds(12));
        findsNothing();
    }

    @Test
    void everyStepIsToldAndDeletesTheFirstRows() throws Exception {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        library.keepFirstRows(Query.Sort.DATE, true, ZoneId.systemDefault());
        BlockingQueue<LibraryChange> changes = new LinkedBlockingQueue<>();
        library.onChange(change -> {
            if (!(change instanceof LibraryChange.IndexFollowed)) {
                changes.add(change);
            }
        });
        record.step(number, stand(15, 12, 0, 0.5));
        assertThat(changes.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new LibraryChange.ReadingsChanged());
        assertThat(folder.resolve(FirstRows.FILE)).doesNotExist();
        record.end(number, stand(15, 12, 0, 0.5));
        assertThat(changes.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new LibraryChange.ReadingsChanged());
    }

    @Test
    void aReadingKeepsTheFactsOfThen() {
        String url = "https://example.org/tides";
        ArticleId id =
                add(
                        draft("Tides")
                                .url(url)
                                .category(HARBOUR)
                                .credits(new Credits(List.of(), "Harbour News", null))
                                .tags(List.of("sea", "Harbour News", "moon")));
        library.recordReading(id);
        add(draft("Tides turn").url(url).category(new Category("moon", "Moon")));
        library.recordReading(id);

        for (int i = 0; i < 2; i++) {
            assertThat(slices(By.CATEGORY)).containsExactly("harbour Harbour 1", "moon Moon 1");
            assertThat(slices(By.SOURCE)).containsExactly("  1", "Harbour News Harbour News 1");
            assertThat(slices(By.TAG))
                    .containsExactly(
                            "  1", "Harbour News Harbour News 1", "moon moon 1", "sea sea 1");
            assertThat(record.log().rows(By.TAG, "sea", Period.ALL)).containsExactly(row(id));
            reopen();
        }
        assertThat(number("SELECT COUNT(*) FROM label")).isEqualTo(3);
        findsNothing();
    }

    private List<String> slices(By by) {
        return record.log().by(by, Period.ALL, 10).stream()
                .map(slice -> slice.key() + " " + slice.name() + " " + slice.sums().readings())
                .sorted()
                .toList();
    }

    @Test
    void anArticleIsLeftAtThePlaceOfItsNewestReading() throws Exception {
        ArticleId id = add(draft("Tides"));
        assertThat(record.place(id)).isEmpty();
        long first = library.recordReading(id);
        assertThat(record.place(id)).isEmpty();
        record.step(first, stand(5, 5, 0.1, 0.2));
        record.end(first, new Stand(Duration.ofSeconds(9), Duration.ofSeconds(9), 0, 0.6, MIDDLE));
        assertThat(record.place(id)).contains(MIDDLE);
        library.endReading(library.recordReading(id), Duration.ofSeconds(3));
        assertThat(record.place(id)).contains(MIDDLE);
        kill();
        assertThat(record.place(id)).contains(MIDDLE);

        long last = library.recordReading(id);
        record.step(last, stand(5, 5, 0.5, 0.95));
        assertThat(record.place(id)).as("it came to the end").isEmpty();
        library.remove(new int[] {row(id)}, true);
        assertThat(record.place(id)).isEmpty();
    }

    @Test
    void whilePausedAnOpeningLeavesNoTrace() {
        ArticleId id = add(draft("Tides"));
        record.pause(true);
        for (int i = 0; i < 2; i++) {
            assertThat(record.isPaused()).isTrue();
            assertThat(library.recordReading(id)).isZero();
            record.end(0, stand(5, 5, 0, 1));
            assertThat(library.reading(id)).contains(Reading.NONE);
            assertThat(library.readings(0, 10)).isEmpty();
            reopen();
        }
        record.pause(false);
        assertThat(library.recordReading(id)).isPositive();
        reopen();
        assertThat(record.isPaused()).isFalse();
    }

    @Test
    void theDailyGoalIsKept() {
        assertThat(record.goal()).isNull();
        for (Goal goal :
                Arrays.asList(
                        new Goal(Goal.Unit.MINUTES, 20), new Goal(Goal.Unit.WORDS, 3000), null)) {
            record.setGoal(goal);
            assertThat(record.goal()).isEqualTo(goal);
            reopen();
            assertThat(record.goal()).isEqualTo(goal);
        }
    }

    @Test
    void aWipedPeriodIsForgottenAndCountsAreMadeOfWhatRemains() {
        ArticleId tides = add(draft("Tides").readCount(2).lastRead(now.minus(Duration.ofDays(9))));
        ArticleId ferry = add(draft("Ferry").tags(List.of("ships")));
        long before = library.recordReading(tides);
        Instant first = now;
        now = now.plus(Duration.ofDays(1));
        library.recordReading(tides);
        long wiped = library.recordReading(ferry);
        record.step(wiped, stand(15, 12, 0, 0.5));
        Period second = new Period(DAY.plusDays(1), DAY.plusDays(1));
        reopen(); // the day's backup was made by then
        int backups = Library.backups(folder).size();
        assertThat(record.wipeable(second)).isEqualTo(new Wipe(second, 2, 2, backups, 0));
        assertThat(library.readings(0, 10)).hasSize(3);
        assertThat(record.wipe(second)).isEqualTo(new Wipe(second, 2, 2, backups, 0));

        for (int i = 0; i < 2; i++) {
            assertThat(library.readings(0, 10))
                    .extracting(RecordedReading::number)
                    .containsExactly(before);
            assertThat(record.log().total(Period.ALL)).isEqualTo(new Sums(1, 1, 1, 0, 100, 0));
            assertThat(library.reading(tides)).contains(new Reading(true, false, 3, first));
            assertThat(library.reading(ferry)).contains(new Reading(true, false, 0, null));
            assertThat(record.place(ferry)).isEmpty();
            assertThat(record.wipe(second)).isEqualTo(new Wipe(second, 0, 0, backups, 0));
            reopen();
        }
        record.wipe(Period.ALL);
        assertThat(library.reading(tides))
                .contains(new Reading(true, false, 2, first.minus(Duration.ofDays(9))));
        assertThat(number("SELECT COUNT(*) FROM reading_step")).isZero();
        assertThat(number("SELECT COUNT(*) FROM label")).isZero();
        long next = library.recordReading(ferry);
        assertThat(next).as("no number comes twice").isGreaterThan(wiped);
        findsNothing();
    }

    @Test
    void aReadingThatWasWipedGoesOnNoMore() {
        ArticleId id = add(draft("Tides"));
        long number = library.recordReading(id);
        record.wipe(Period.ALL);
        record.step(number, stand(15, 12, 0, 0.5));
        record.end(number, stand(15, 12, 0, 0.5));
        assertThat(number("SELECT COUNT(*) FROM reading_step")).isZero();
        assertThat(library.readings(0, 10)).isEmpty();
        findsNothing();
    }

    @Test
    void whatIsWipedIsToldToThoseWhoShowIt() throws Exception {
        library.recordReading(add(draft("Tides")));
        BlockingQueue<LibraryChange> changes = new LinkedBlockingQueue<>();
        library.onChange(change -> {
            if (!(change instanceof LibraryChange.IndexFollowed)) {
                changes.add(change);
            }
        });
        record.wipe(Period.ALL);
        assertThat(changes.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new LibraryChange.ReadingsChanged());
        assertThat(changes.poll(10, TimeUnit.SECONDS))
                .isEqualTo(new LibraryChange.ArticlesRemoved(0, 0));
    }

    @Test
    void whatIsWipedCannotBeReadInTheLibrarysFileAnyMore() throws Exception {
        byte[] secret = "Quarterly of Forbidden Zymurgy".getBytes(StandardCharsets.UTF_8);
        ArticleId id = add(draft("Tides"));
        library.recordReading(id);
        sql("INSERT INTO label (name) VALUES ('Quarterly of Forbidden Zymurgy')");
        sql("UPDATE reading SET source = (SELECT number FROM label)");
        record.check(true);
        assertThat(holds(secret)).isTrue();
        library.recordReading(id);
        record.wipe(Period.ALL);
        assertThat(holds(secret)).isFalse();
        assertThat(library.readings(0, 10)).isEmpty();
        library.recordReading(id);
        reopen();
        assertThat(library.readings(0, 10)).hasSize(1);
        assertThat(number("SELECT COUNT(*) FROM preference")).isZero();
        findsNothing();
    }

    @Test
    void aWipeThatAKillCutOffIsFinishedWhenTheLibraryOpens() throws Exception {
        library.recordReading(add(draft("Tides")));
        sql("INSERT INTO preference VALUES ('traces', 'remain')");
        while (record.hasTraces()) {
            Thread.onSpinWait();
        }
        assertThat(number("SELECT COUNT(*) FROM preference")).isZero();
        assertThat(library.readings(0, 10)).hasSize(1);
        findsNothing();
    }

    private boolean holds(byte[] bytes) throws IOException {
        String file =
                Files.readString(folder.resolve("library.mv.db"), StandardCharsets.ISO_8859_1);
        return file.contains(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void readersWaitWhileTheFileIsWrittenAnew() throws Exception {
        ArticleId id = add(draft("Tides"));
        Thread reader =
                new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        assertThat(library.article(id)).isPresent();
                    }
                });
        List<Throwable> failures = new ArrayList<>();
        reader.setUncaughtExceptionHandler((_, e) -> failures.add(e));
        reader.start();
        for (int i = 0; i < 5; i++) {
            library.recordReading(id);
            record.wipe(Period.ALL);
        }
        reader.join();
        assertThat(failures).isEmpty();
        findsNothing();
    }

    @Test
    void theBacklogFollowsEveryChange() {
        ArticleId tides = add(draft("Tides"));
        ArticleId ferry = add(draft("Ferry"));
        library.recordReading(tides);
        now = now.plus(Duration.ofDays(2));
        long spam = library.beginImport("spam");
        library.add(List.of(draft("Spam").build(), draft("Eggs").build()), spam);
        library.mark(List.of(tides), Mark.UNREAD);
        assertBacklog("2025-06-04 2 1", "2025-06-06 4 4");
        now = now.plus(Duration.ofDays(1));
        library.undoImport(spam);
        library.mark(List.of(tides), Mark.READ);
        assertBacklog("2025-06-04 2 1", "2025-06-06 4 4", "2025-06-07 2 1");
        now = now.plus(Duration.ofDays(1));
        int row = row(ferry);
        library.remove(new int[] {row}, true);
        assertBacklog("2025-06-04 2 1", "2025-06-06 4 4", "2025-06-07 2 1", "2025-06-08 1 0");
        library.remove(new int[] {row}, false);
        assertBacklog("2025-06-04 2 1", "2025-06-06 4 4", "2025-06-07 2 1");
        library.mark(List.of(ferry), Mark.STAR);
        assertBacklog("2025-06-04 2 1", "2025-06-06 4 4", "2025-06-07 2 1");
        now = now.minus(Duration.ofDays(3)); // a clock that was set back
        library.mark(List.of(ferry), Mark.READ);
        assertBacklog("2025-06-04 2 1", "2025-06-05 2 0");
        now = now.plus(Duration.ofDays(3)); // and right again
        assertBacklog(
                "2025-06-04 2 1",
                "2025-06-05 2 0",
                "2025-06-06 4 4",
                "2025-06-07 2 1",
                "2025-06-08 2 0");
        findsNothing();
    }

    private void assertBacklog(String... days) {
        for (int i = 0; i < 2; i++) {
            assertThat(record.backlog(Period.ALL))
                    .extracting(day -> day.day() + " " + day.articles() + " " + day.unread())
                    .containsExactly(days);
            reopen();
        }
    }

    @Test
    void aPeriodOfTheBacklogBeginsWithWhatThereWas() {
        add(draft("Tides"));
        now = now.plus(Duration.ofDays(5));
        add(draft("Ferry"));
        assertThat(record.backlog(new Period(DAY.plusDays(2), DAY.plusDays(9))))
                .containsExactly(
                        new BacklogDay(DAY.plusDays(2), 1, 1, false),
                        new BacklogDay(DAY.plusDays(5), 2, 2, false));
        assertThat(record.backlog(new Period(DAY.minusDays(2), DAY.plusDays(1))))
                .containsExactly(new BacklogDay(DAY, 1, 1, false));
        assertThat(record.backlog(new Period(DAY.minusDays(9), DAY.minusDays(2)))).isEmpty();
    }

    @Test
    void whatCameInDuringAPeriodAndIsUnreadIsFound() {
        ArticleId tides = add(draft("Tides"));
        ArticleId ferry = add(draft("Ferry"));
        now = now.plus(Duration.ofDays(1));
        ArticleId quay = add(draft("Quay"));
        library.mark(List.of(tides), Mark.READ);
        assertThat(record.unreadOf(new Period(DAY, DAY))).containsExactly(row(ferry));
        assertThat(record.unreadOf(Period.ALL)).containsExactly(row(quay), row(ferry));
        library.remove(new int[] {row(quay)}, true);
        assertThat(record.unreadOf(Period.ALL)).containsExactly(row(ferry));
    }

    @Test
    void titlesNameRemovedArticlesToo() {
        ArticleId tides = add(draft("Tides").category(HARBOUR));
        ArticleId ferry = add(draft("Ferry"));
        int row = row(ferry);
        library.remove(new int[] {row}, true);
        assertThat(record.titles(new int[] {row(tides), row, 999}).values())
                .containsExactlyInAnyOrder(
                        new Title(row(tides), tides, "Tides", "Harbour", true),
                        new Title(row, ferry, "Ferry", null, false));
    }

    @Test
    void manyReadingsArePackedAndComeBackTheSame() {
        ArticleId tides = add(draft("Tides").tags(List.of("sea", "moon")));
        fill(10_000, row(tides));
        Sums sums = record.log().total(Period.ALL);
        assertThat(sums).isEqualTo(new Sums(10_000, 1, 10_000, 9_999, 1_000_000, 300_000_000));
        reopen();
        awaitBlocks(2);
        assertThat(record.log().total(Period.ALL)).isEqualTo(sums);
        findsNothing();

        sql("UPDATE reading_block SET content = X'0102' WHERE number = 2");
        assertThat(record.log().total(Period.ALL)).isEqualTo(sums);
        awaitBlocks(2);
        findsNothing();

        LocalDate second = LocalDate.ofEpochDay(1);
        Wipe wiped = record.wipe(new Period(second, second.plusDays(1)));
        assertThat(wiped.readings()).isEqualTo(2 * 1440);
        assertThat(record.log().size()).isEqualTo(10_000 - 2 * 1440);
        awaitBlocks(1);
        findsNothing();
        reopen();
        assertThat(record.log().size()).isEqualTo(10_000 - 2 * 1440);
    }

    /// So many readings, one a minute from 1970 on.
    private void fill(int readings, int row) {
        sql(
                "INSERT INTO reading (seq, opened_ms, zone_offset_minutes, words) SELECT "
                        + row
                        + ", (x - 1) * 60000, 0, 100 FROM SYSTEM_RANGE(1, "
                        + readings
                        + ")");
        sql(
                "INSERT INTO reading_step (reading, open_ms, active_ms, began, furthest, closed)"
                        + " SELECT number, 40000, 30000, 0, 10000, TRUE FROM reading");
        record.check(true);
    }

    private void awaitBlocks(int blocks) {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (packed() != 4096L * blocks && System.nanoTime() < last) {
            Thread.onSpinWait();
        }
        assertThat(packed()).isEqualTo(4096L * blocks);
    }

    private long packed() {
        return record.check(false).checks().stream()
                .filter(check -> check.contains(" packed readings"))
                .mapToLong(check ->
                        Long.parseLong(check.substring(0, check.indexOf(' ')).replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDoctorFindsAndMendsWhatDoesNotAgree() {
        ArticleId tides = add(draft("Tides").tags(List.of("sea")));
        ArticleId ferry = add(draft("Ferry").readCount(3).lastRead(now.minusSeconds(60)));
        record.end(library.recordReading(tides), stand(60, 50, 0, 1));
        library.recordReading(ferry);
        assertThat(record.check(false).checks()).hasSizeGreaterThanOrEqualTo(7);
        findsNothing();
        for (String damage :
                List.of(
                        "UPDATE article_state SET read_count = 7 WHERE seq = 1",
                        "UPDATE article_state SET last_read_ms = 5 WHERE seq = 2",
                        "UPDATE reading_step SET reading = 99",
                        "UPDATE reading SET source = 77",
                        "UPDATE reading SET category = 77",
                        "DELETE FROM label",
                        "UPDATE backlog_day SET unread = 5",
                        "DELETE FROM backlog_day",
                        "UPDATE flag_block SET flags = '0'",
                        "UPDATE flag_block SET flags = '09x'",
                        "DELETE FROM flag_block",
                        "INSERT INTO reading_block VALUES (1, 1, X'" + wrongBlock() + "')")) {
            sql(damage);
            Checkup found = record.check(false);
            assertThat(found.problems()).as(damage).isNotEmpty();
            assertThat(found.repaired()).as(damage).isFalse();
            assertThat(record.check(true))
                    .as(damage)
                    .returns(true, Checkup::repaired)
                    .returns(found.problems(), Checkup::problems);
            assertThat(record.check(true).problems()).as(damage).isEmpty();
            findsNothing();
            reopen();
            findsNothing();
        }
        assertThat(library.reading(tides).orElseThrow().count()).isEqualTo(1);
        assertThat(library.reading(ferry).orElseThrow().count()).isEqualTo(4);
        assertThat(library.reading(ferry).orElseThrow().lastRead()).isEqualTo(now);
    }

    /// Of a reading of another length.
    private static String wrongBlock() {
        LoggedReading reading =
                new LoggedReading(1, 1, 5, 0, 99, 0, 0, new int[0], 1000, 1000, 0, 5000);
        return HexFormat.of().formatHex(ReadingBlocks.encode(List.of(reading)));
    }

    @Test
    void theDoctorSaysWhatItCannotMend() {
        library.recordReading(add(draft("Tides")));
        sql("UPDATE reading SET seq = 55");
        Checkup found = record.check(true);
        assertThat(found.repaired()).isFalse();
        assertThat(found.problems())
                .anyMatch(line -> line.startsWith("Reading 1 is of an article"));
    }

    @Test
    void aFileOfOurOwnReadingsThatWasReadBeforeAWipeBringsNothingBack() {
        ArticleDraft.Builder ours = draft("Tides").readCount(1).lastRead(now);
        ArticleId id = add(draft("Tides"));
        library.recordReading(id);
        add(ours);
        assertThat(library.reading(id)).contains(new Reading(true, false, 1, now));
        record.wipe(Period.ALL);
        assertThat(library.reading(id)).contains(new Reading(true, false, 0, null));
        findsNothing();

        add(ours); // after it, nobody can tell whose readings these are
        assertThat(library.reading(id)).contains(new Reading(true, false, 1, now));
        assertThat(record.log().size()).isZero();
        findsNothing();
    }
}
