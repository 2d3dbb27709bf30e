package etools.library;

import static etools.library.Query.Sort.TITLE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Marginalia;
import etools.article.Note;
import etools.article.Place;
import etools.article.Reading;
import etools.article.RecordedReading;
import etools.article.Subscription;
import etools.article.Verdict;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.store.Database;
import etools.store.Migrations;
import etools.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

class OpeningTest {

    @TempDir Path temp;
    private Instant now = Instant.parse("2025-06-04T12:00:00Z");

    private Path folder() {
        return temp.resolve("library");
    }

    private Path file() {
        return folder().resolve("library.mv.db");
    }

    private Library open() {
        return Library.open(folder(), () -> now, "the first window");
    }

    private Library open(Migrations migrations) {
        return Library.open(
                () -> Database.open(folder(), "a test", () -> now, migrations), () -> now);
    }

    private static Migrations next(String script) {
        List<String> scripts = new ArrayList<>(Migrations.ALL.scripts());
        scripts.add(script);
        return new Migrations(scripts);
    }

    private static ArticleId add(Library library, String title) {
        ArticleDraft draft = ArticleDraft.titled(title, Body.text("Text.")).build();
        return library.add(List.of(draft), library.beginImport("test")).getFirst().id();
    }

    private static int size(Library library) {
        return library.find(Query.ALL).size();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewLibrarysFolderIsForItsOwnerOnly() throws IOException {
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        open().close();
        assertThat(Files.getPosixFilePermissions(folder()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFolderNamedWithASemicolonIsRefused() {
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> Library.open(temp.resolve("a;INIT=x"), () -> now, "a test"))
                .withMessageContaining("semicolon");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aFileIsNoLibraryFolder() throws IOException {
        Files.writeString(folder(), "a file");
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(this::open)
                .withMessage(folder() + " is a file; a library needs a folder");
    }

    @Test
    void aFolderWithOddCharactersIsFine() {
        Path odd = temp.resolve("мои статьи 'ü' \"x\" 100% #1");
        try (Library library = Library.open(odd, () -> now, "a test")) {
            add(library, "One");
        }
        try (Library library = Library.open(odd, () -> now, "a test")) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    @Test
    void aSecondOneInTheSameProcessIsToldWhoHasIt() {
        try (Library first = open()) {
            assertThatExceptionOfType(LibraryInUseException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining(
                            "is in use by the first window (process "
                                    + ProcessHandle.current().pid());
            add(first, "still works");
        }
        open().close();
    }

    @Test
    void aSecondProcessIsToldWhoHasItAndAKilledOneLeavesNoLock() throws Exception {
        Process other = ChildJvm.start(ChildJvm.Holder.class, folder().toString());
        try (var lines = other.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("holding");
            assertThatExceptionOfType(LibraryInUseException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining(
                            "the child's window (process " + other.pid() + ", since");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    @Test
    void aLibraryOfANewerVersionIsRefusedAndNotTouched() throws IOException {
        Library newer = open(next("CREATE TABLE future (number INT)"));
        add(newer, "One");
        byte[] asKilled = Files.readAllBytes(file());
        newer.close();
        byte[] asClosed = Files.readAllBytes(file());

        for (byte[] bytes : List.of(asClosed, asKilled)) {
            Files.write(file(), bytes);
            assertThatExceptionOfType(LibraryException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("newer version of E-Tools");
            assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        }
    }

    @Test
    void anOlderLibraryIsBackedUpAndMigrated() throws IOException {
        ArticleId id;
        try (Library library = open()) {
            id = add(library, "One");
        }
        List<Path> before = Library.backups(folder());

        Migrations newer = next("ALTER TABLE article ADD COLUMN mood VARCHAR DEFAULT 'calm'");
        try (Library library = open(newer)) {
            assertThat(library.article(id)).isPresent();
            add(library, "Two");
        }
        assertThat(Library.backups(folder())).hasSize(before.size() + 1);
        try (Library library = open(newer)) {
            assertThat(size(library)).isEqualTo(2);
        }
        Library.restore(folder(), Library.backups(folder()).getFirst(), () -> now);
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheLibraryAsItWas() throws IOException {
        try (Library library = open()) {
            add(library, "One");
        }
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(
                        () -> open(next("DROP TABLE article_state; SELECT nothing FROM nowhere")))
                .isInstanceOf(LibraryException.class);

        assertThat(file()).hasBinaryContent(before);
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
        assertThat(names(folder())).doesNotContain("library-unfinished.mv.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "cut", "end cut", "overwritten"})
    void aDamagedLibraryIsSetAsideUntilSomeoneDecides(String damage) throws IOException {
        try (Library library = open()) {
            for (int i = 0; i < 300; i++) {
                add(library, "Article " + i);
            }
            library.backup(folder().resolve("backups/library-20250604-130000.zip"));
        }
        byte[] bytes = Files.readAllBytes(file());
        byte[] damaged =
                switch (damage) {
                    case "empty" -> new byte[0];
                    case "text" -> "Dear diary".repeat(10_000).getBytes(StandardCharsets.UTF_8);
                    case "cut" -> Arrays.copyOf(bytes, 8000);
                    case "end cut" -> Arrays.copyOf(bytes, bytes.length - 4096);
                    default -> {
                        Arrays.fill(bytes, 0, bytes.length, (byte) 'x');
                        yield bytes;
                    }
                };
        Files.write(file(), damaged);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(LibraryDamagedException.class)
                    .isThrownBy(this::open)
                    .satisfies(e -> {
                        assertThat(e.setAside()).hasBinaryContent(damaged);
                        assertThat(e.newestBackup()).isPresent();
                        assertThat(e.getMessage())
                                .contains(
                                        e.setAside().toString(),
                                        "restore " + e.newestBackup().orElseThrow())
                                .doesNotContain("\n");
                    });
            assertThat(file()).doesNotExist();
        }
        Library.restore(folder(), Library.backups(folder()).getFirst(), () -> now);
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(300);
        }
    }

    @Test
    void withAClockBefore1970NothingIsOpenedMadeOrMoved() throws IOException {
        Instant right = now;
        now = Instant.EPOCH.minus(Duration.ofDays(2));
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(this::open)
                .withMessageMatching(
                        "The clock of this machine says 1969-12-\\d\\d \\d\\d:\\d\\d: set it right"
                                + " and try again");
        assertThat(folder()).doesNotExist();

        now = right;
        try (Library library = open()) {
            add(library, "One");
        }
        byte[] before = Files.readAllBytes(file());
        now = Instant.EPOCH.minus(Duration.ofDays(2));
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(this::open)
                .isNotInstanceOf(LibraryDamagedException.class)
                .withMessageStartingWith("The clock of this machine says");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aMistakeOfOursWhileALibraryOpensMovesNothing() {
        try (Library library = open()) {
            add(library, "One");
        }
        Database database = Database.open(folder(), "a test", () -> now, Migrations.ALL);
        assertThat(database.failedToLoad(new IllegalStateException("a mistake of ours")))
                .isNotInstanceOf(StoreException.Damaged.class)
                .hasMessage(
                        "Cannot open the library in " + database.folder() + ": a mistake of ours");
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    @Test
    void afterDamageAnEmptyLibraryIsMadeOnlyWhenAskedFor() throws IOException {
        open().close();
        Files.write(file(), new byte[100]);
        assertThatThrownBy(this::open).isInstanceOf(LibraryDamagedException.class);

        Library.startEmpty(folder(), () -> now);

        try (Library library = open()) {
            assertThat(size(library)).isZero();
        }
        assertThat(names(folder().resolve("set-aside"))).hasSize(1);
    }

    @Test
    void aBackupIsMadeOnceADayAndSevenAreKept() throws IOException {
        try (Library library = open()) {
            add(library, "One");
        }
        for (int day = 0; day < 10; day++) {
            for (int start = 0; start < 2; start++) {
                try (Library library = open()) {
                    library.backUpOnceADay();
                }
            }
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(Library.backups(folder()))
                .hasSize(7)
                .first()
                .asString()
                .contains("library-20250613-");
        assertThat(names(folder().resolve("backups"))).allMatch(name -> name.endsWith(".zip"));
    }

    @Test
    void aBackupOfALibraryInUseIsWhole() {
        Path backup = temp.resolve("copy.zip");
        try (Library library = open()) {
            add(library, "One");
            library.backup(backup);
            add(library, "Two");
        }
        Path elsewhere = temp.resolve("elsewhere");
        assertThat(Library.restore(elsewhere, backup, () -> now)).isEmpty();
        try (Library library = Library.open(elsewhere, () -> now, "a test")) {
            assertThat(size(library)).isEqualTo(1);
        }
        assertThat(Library.restore(folder(), backup, () -> now)).isPresent();
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    @Test
    void aBackupNeverReplacesTheLibraryItself() {
        try (Library library = open()) {
            add(library, "One");
            for (String name : List.of("library.mv.db", "library.owner", ".")) {
                Path itself = folder().resolve(name);
                assertThatExceptionOfType(LibraryException.class)
                        .isThrownBy(() -> library.backup(itself))
                        .withMessageStartingWith(itself.toString());
            }
            assertThat(size(library)).isEqualTo(1);
        }
        try (Library library = open()) {
            assertThat(size(library)).isEqualTo(1);
        }
    }

    /// `v1.zip` is a backup made by version 1 and so on; version 2 knows a saved search, version 3
    /// an import with its file, version 4 readings with their steps. When a version comes, its
    /// backup comes here too.
    @ParameterizedTest
    @ValueSource(strings = {"v1.zip", "v2.zip", "v3.zip", "v4.zip"})
    void aLibraryOfEveryFormerVersionOpens(String backup) throws Exception {
        Library.restore(folder(), stored(backup), () -> now);
        ArticleId id = ArticleId.parse("258afbe6-30d2-4c00-8faa-c2f0cb937948").orElseThrow();
        try (Library library = open()) {
            assertThat(library.article(id).orElseThrow())
                    .returns("The ferry is back", Article::title)
                    .returns(new Category("harbour", "Harbour"), Article::category)
                    .returns(List.of("ships"), Article::tags)
                    .returns("The ferry to the islands runs again.", a -> a.body().content());
            assertThat(library.reading(id))
                    .contains(new Reading(true, true, 2, Instant.parse("2025-06-04T12:00:00Z")));
            assertThat(library.revisions(id))
                    .extracting(Article::title)
                    .containsExactly("The ferry is late");
            assertThat(library.picture("ab12")).isPresent();
            assertThat(library.awaitIndex(Query.ALL.withText("islands"), Duration.ofMinutes(1)))
                    .isTrue();
            for (String text : List.of("islands", "is:starred", "date:2025", "read:2 words:7")) {
                assertThat(library.find(Query.ALL.withText(text).withSort(TITLE, false)).size())
                        .as(text)
                        .isEqualTo(1);
            }
            assertThat(library.find(Query.ALL.withText("late")).size()).isZero();
            assertThat(library.savedSearches())
                    .extracting(SavedSearch::name)
                    .isEqualTo(backup.equals("v1.zip") ? List.of() : List.of("Islands"));
            ImportRun first = library.imports().runs().getLast();
            assertThat(first.added()).isPositive();
            assertThat(first.finished()).isNotNull();
            assertThat(library.article(id).orElseThrow().credits()).isEqualTo(Credits.NONE);
            ImportRun second =
                    library.imports().runs().stream()
                            .filter(run -> run.updated() > 0)
                            .findFirst()
                            .orElseThrow();
            assertThat(library.undoImport(second.number())).isEqualTo(1);
            assertThat(library.article(id).orElseThrow().title()).isEqualTo("The ferry is late");
        }
    }

    @Test
    void theImportsOfVersionThreeAreReadAsTheyWere() throws Exception {
        Library.restore(folder(), stored("v3.zip"), () -> now);
        ArticleId id = ArticleId.parse("7d1c1f8e-2f4a-4b35-9a53-5b6ef2b1c003").orElseThrow();
        try (Library library = open()) {
            assertThat(library.article(id).orElseThrow().credits())
                    .isEqualTo(new Credits(List.of("Mika Sato", "Ann Lee"), "Harbour News", "en"));
            Instant made = Instant.parse("2025-06-05T08:00:00Z");
            assertThat(library.marginalia(id))
                    .isEqualTo(
                            new Marginalia(
                                    List.of(new Note("every pier", "All of them?", made)), 0.5));
            Origin origin = library.imports().origins(id).getFirst();
            assertThat(origin.when()).isEqualTo("2025-06-06T12:00:00Z");
            assertThat(origin.file())
                    .returns("mussels.jsonl", ImportedFile::name)
                    .returns(1, ImportedFile::warnings);
            assertThat(origin.file().messages()).hasSize(1);
            try (InputStream original =
                    library.imports().original(origin.file().sha256()).orElseThrow()) {
                assertThat(original).hasContent("{\"title\": \"Mussels are back\"}\n");
            }
            assertThat(library.imports().run(origin.file().importNumber()).orElseThrow())
                    .returns(true, ImportRun::resumable);
            assertThat(library.imports().subscriptions())
                    .containsExactly(
                            new Subscription(
                                    "https://example.org/feed",
                                    "Harbour News",
                                    "Sea",
                                    "https://example.org"));
        }
    }

    @Test
    void aReadArticleOfVersionThreeWithoutTagsComesOver() {
        Migrations three = new Migrations(Migrations.ALL.scripts().subList(0, 3));
        try (Database database =
                Database.open(folder(), "the test", InstantSource.system(), three)) {
            database.write(
                    connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute(
                                    """
                                    INSERT INTO article_body (number, html, content)
                                        VALUES (1, FALSE, 'Two words');
                                    INSERT INTO article (seq, id, id_kind, title, body, summary,
                                            summary_given, words, created_ms, updated_ms,
                                            content_hash)
                                        VALUES (1, RANDOM_UUID(), 'GIVEN', 'Fog', 1, '', FALSE, 2,
                                            0, 0, X'00');
                                    INSERT INTO article_state (seq, read_count, imported_count,
                                            last_read_ms, listed_ms, created_ms, words, category,
                                            id_key, url_key)
                                        VALUES (1, 1, 0, 1000, 0, 0, 2, 0, 1, 0);
                                    MERGE INTO flag_block (number, flags) VALUES (0, '01');
                                    INSERT INTO reading (seq, opened_ms, zone_offset_minutes, words)
                                        VALUES (1, 1000, 0, 2);
                                    """);
                            return 1;
                        }
                    },
                    written -> written);
        }
        try (Library library = open()) {
            assertThat(library.record().log().by(By.TAG, Period.ALL, 9))
                    .extracting(Slice::key, slice -> slice.sums().readings())
                    .containsExactly(tuple("", 1));
            assertThat(library.record().check(false).problems()).isEmpty();
        }
    }

    @Test
    void theReadingsOfVersionThreeGetTheFactsOfNow() throws Exception {
        Library.restore(folder(), stored("v3.zip"), () -> now);
        now = Instant.parse("2025-06-07T12:00:00Z");
        try (Library library = open()) {
            assertThat(library.readings(0, 10))
                    .extracting(
                            RecordedReading::number,
                            RecordedReading::open,
                            RecordedReading::active,
                            RecordedReading::verdict)
                    .containsExactly(
                            tuple(1L, Duration.ofSeconds(30), null, Verdict.READ),
                            tuple(2L, null, null, Verdict.REREAD));
            ReadingLog log = library.record().log();
            for (By by : List.of(By.CATEGORY, By.TAG)) {
                assertThat(log.by(by, Period.ALL, 9))
                        .extracting(Slice::key, slice -> slice.sums().readings())
                        .containsExactly(tuple(by == By.TAG ? "ships" : "harbour", 2));
            }
            assertThat(library.record().backlog(Period.ALL))
                    .containsExactly(
                            new BacklogDay(LocalDate.of(2025, 6, 4), 1, 0, true),
                            new BacklogDay(LocalDate.of(2025, 6, 6), 2, 1, true));
            assertThat(library.record().check(false).problems()).isEmpty();
        }
    }

    @Test
    void theReadingRecordOfVersionFourIsReadAsItWas() throws Exception {
        Library.restore(folder(), stored("v4.zip"), () -> now);
        now = Instant.parse("2025-06-09T12:00:00Z");
        ArticleId id = ArticleId.parse("7d1c1f8e-2f4a-4b35-9a53-5b6ef2b1c003").orElseThrow();
        try (Library library = open()) {
            ReadingRecord record = library.record();
            RecordedReading last = library.readings(0, 10).getLast();
            assertThat(last)
                    .returns(OffsetDateTime.parse("2025-06-08T07:30+09:00"), r -> r.opened())
                    .returns(Duration.ofSeconds(40), RecordedReading::open)
                    .returns(Duration.ofSeconds(30), RecordedReading::active)
                    .returns(0.0, RecordedReading::began)
                    .returns(0.7, RecordedReading::furthest)
                    .returns(Verdict.SKIMMED, RecordedReading::verdict);
            LocalDate day = LocalDate.of(2025, 6, 8); // in Tokyo
            assertThat(record.log().rows(By.SOURCE, "Harbour News", new Period(day, day)))
                    .containsExactly(last.row());
            assertThat(record.place(id)).contains(new Place(2, 9, 0.6));
            assertThat(record.isPaused()).isTrue();
            assertThat(record.goal()).isEqualTo(new Goal(Goal.Unit.MINUTES, 20));
            assertThat(record.backlog(Period.ALL)).contains(new BacklogDay(day, 3, 0, false));
            assertThat(record.check(false).problems()).isEmpty();
        }
    }

    private Path stored(String backup) throws URISyntaxException {
        return Path.of(getClass().getResource("/etools/library/" + backup).toURI());
    }

    @Test
    void whatIsNoBackupIsNotRestored() throws IOException {
        try (Library library = open()) {
            add(library, "One");
            assertThatThrownBy(() -> Library.restore(folder(), file(), () -> now))
                    .isInstanceOf(LibraryInUseException.class);
        }
        byte[] before = Files.readAllBytes(file());
        Path text = Files.writeString(temp.resolve("notes.zip"), "not a zip");

        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> Library.restore(folder(), text, () -> now))
                .withMessageContaining("notes.zip");
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> Library.restore(folder(), temp.resolve("none.zip"), () -> now))
                .withMessageContaining("none.zip");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aFullDiskRefusesAnImportAndKeepsTheLibrary() {
        AtomicLong room = new AtomicLong(1L << 40);
        try (Library library =
                Library.open(
                        () ->
                                Database.open(
                                        folder(),
                                        "a test",
                                        () -> now,
                                        Migrations.ALL,
                                        path -> room.get()),
                        () -> now)) {
            ArticleId id = add(library, "One");
            room.set(12L << 20);

            assertThatExceptionOfType(LibraryException.class)
                    .isThrownBy(() -> add(library, "Two"))
                    .withMessage(
                            "The disk with "
                                    + library.folder()
                                    + " is full (12 MB left): free some space and try again");

            library.recordReading(id);
            room.set(1L << 40);
            add(library, "Two");
            assertThat(size(library)).isEqualTo(2);
        }
    }

    @Test
    void anInterruptedCallerDoesNoHarm() {
        try (Library library = open()) {
            Thread.currentThread().interrupt();
            ArticleId id = add(library, "One");
            library.recordReading(id);
            assertThat(library.article(id)).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            add(library, "Two");
            assertThat(size(library)).isEqualTo(2);
        }
    }

    @Test
    void aClosedLibrarySaysSo() {
        Library library = open();
        library.close();
        library.close();
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> add(library, "One"))
                .withMessageEndingWith("is closed");
    }
}
