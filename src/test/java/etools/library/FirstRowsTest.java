package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Statistics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class FirstRowsTest {

    private static final ZoneId ZONE = ZoneOffset.UTC;

    @TempDir Path folder;
    private Instant now = Instant.parse("2025-06-04T12:00:00Z"); // a Wednesday
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(folder, () -> now, "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void add(int articles) {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = 1; i <= articles; i++) {
            ArticleDraft.Builder draft =
                    ArticleDraft.titled(
                            "Ferry " + i, Body.text("The ferry leaves pier " + i + "."));
            if (i % 2 == 0) {
                draft.category(new Category("harbour", "Harbour"))
                        .url("https://www.example.org/" + i)
                        .date(LocalDate.of(2025, 1, 1).plusDays(i));
            }
            drafts.add(draft.build());
        }
        library.add(drafts, library.beginImport("test"));
    }

    private boolean keep() {
        return library.keepFirstRows(Query.Sort.DATE, true, ZONE);
    }

    private FirstRows kept() {
        return FirstRows.read(folder).orElseThrow();
    }

    private Path file() {
        return folder.resolve(FirstRows.FILE);
    }

    @Test
    void theTopOfTheListComesBackAsTheLibraryHasIt() {
        add(100);
        ArticleList all = library.find(Query.ALL);
        library.recordReading(library.headlines(all.rows(1, 2)).getFirst().id());
        library.mark(all.rows(2, 3), Mark.STAR);
        assertThat(keep()).isTrue();
        List<Headline> top = library.headlines(all.rows(0, FirstRows.MOST));
        assertThat(kept())
                .isEqualTo(
                        new FirstRows(
                                Query.Sort.DATE,
                                true,
                                100,
                                top,
                                library.statistics(ZONE),
                                LocalDate.of(2025, 6, 4),
                                library.categories()));
    }

    @Test
    void anotherOrderHasAnotherTop() {
        add(60);
        library.keepFirstRows(Query.Sort.CREATED, false, ZONE);
        assertThat(kept().sort()).isEqualTo(Query.Sort.CREATED);
        assertThat(kept().descending()).isFalse();
        assertThat(kept().headlines().getFirst().title()).isEqualTo("Ferry 1");
    }

    @Test
    void anEmptyLibraryHasFirstRowsToo() {
        assertThat(keep()).isTrue();
        assertThat(kept().total()).isZero();
        assertThat(kept().headlines()).isEmpty();
    }

    @Test
    void everyKindOfChangeDeletesTheFile() {
        add(3);
        int[] rows = library.find(Query.ALL).rows(0, 1);
        Headline first = library.headlines(rows).getFirst();
        long[] number = new long[1];
        List<Runnable> changes =
                List.of(
                        () -> number[0] = library.recordReading(first.id()),
                        () -> library.endReading(number[0], Duration.ofSeconds(20)),
                        () -> library.mark(rows, Mark.STAR),
                        () -> library.remove(rows, true),
                        () -> library.undoImport(library.beginImport("nothing")),
                        () -> add(4));
        for (Runnable change : changes) {
            assertThat(keep()).isTrue();
            assertThat(file()).exists();
            change.run();
            assertThat(file()).doesNotExist();
        }
    }

    @Test
    void whatWasKeptBeforeTheLibraryWasOpenedIsDeletedByItsFirstChange() {
        add(3);
        keep();
        close();
        assertThat(kept().total()).isEqualTo(3);
        open();
        assertThat(kept().total()).isEqualTo(3);
        add(4);
        assertThat(file()).doesNotExist();
    }

    @Test
    void anotherLibraryInThePlaceOfThisOneDeletesTheFile() {
        add(3);
        Path backup = folder.resolve("kept.zip");
        library.backup(backup);
        keep();
        close();
        Library.restore(folder, backup, () -> now);
        assertThat(file()).doesNotExist();
        open();
    }

    @Test
    void aChangeWhileTheRowsAreFoundKeepsNothing() {
        add(3);
        FirstRowsKeeper keeper = new FirstRowsKeeper(folder);
        keep();
        FirstRows rows = kept();
        assertThat(keeper.keep("date", () -> keeper.changing(() -> rows))).isFalse();
        assertThat(file()).doesNotExist();
        assertThat(keeper.<Boolean>changing(() -> keeper.keep("date", () -> rows))).isFalse();
        assertThat(file()).doesNotExist();
        assertThat(keeper.keep("date", () -> rows)).isTrue();
        assertThat(kept()).isEqualTo(rows);
    }

    @Test
    void aDamagedOrCutOrForeignFileIsAsIfItWereNotThere() throws IOException {
        add(50);
        keep();
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 200)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            assertThat(FirstRows.read(folder)).as("byte %s", at).isEmpty();
        }
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            assertThat(FirstRows.read(folder)).as("%s bytes", length).isEmpty();
        }
        Files.writeString(file(), "first-rows = none\n".repeat(100));
        assertThat(FirstRows.read(folder)).isEmpty();
        Files.delete(file());
        Files.createDirectory(file());
        assertThat(FirstRows.read(folder)).isEmpty();
        Files.delete(file());
    }

    @Test
    void whatWasReadOnAnotherDayWasNotReadToday() {
        add(2);
        library.recordReading(
                library.headlines(library.find(Query.ALL).rows(0, 1)).getFirst().id());
        keep();
        LocalDate wednesday = LocalDate.of(2025, 6, 4);
        Statistics then = kept().statistics();
        assertThat(then.wordsReadToday()).isPositive();
        assertThat(kept().statisticsOn(wednesday)).isEqualTo(then);
        for (LocalDate day : List.of(wednesday.plusDays(4), wednesday.plusDays(5))) {
            now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
            assertThat(kept().statisticsOn(day)).isEqualTo(library.statistics(ZONE));
        }
    }

    @Test
    void whatIsThereAfterAKillIsTrue() throws Exception {
        close();
        for (int life = 0; life < 4; life++) {
            Process child = ChildJvm.start(Keeping.class, folder.toString());
            try (var lines = child.inputReader()) {
                for (int i = 0; i < 20 + 13 * life; i++) {
                    assertThat(lines.readLine()).isNotNull();
                }
                ChildJvm.kill(child);
                lines.lines().forEach(line -> {});
            }
            child.waitFor();
            var left = FirstRows.read(folder);
            open();
            if (left.isPresent()) {
                ArticleList all = library.find(Query.ALL);
                assertThat(left.get().total()).isEqualTo(all.size());
                assertThat(left.get().headlines())
                        .isEqualTo(
                                library.headlines(
                                        all.rows(0, Math.min(all.size(), FirstRows.MOST))));
                assertThat(left.get().statistics().unread())
                        .isEqualTo(library.statistics(ZONE).unread());
            }
            close();
        }
        open();
    }

    /// Changes and keeps, until it is killed.
    static final class Keeping {
        public static void main(String[] args) {
            try (Library library =
                    Library.open(Path.of(args[0]), InstantSource.system(), "the child")) {
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (true) {
                                library.keepFirstRows(Query.Sort.DATE, true, ZONE);
                            }
                        });
                while (true) {
                    library.add(
                            List.of(
                                    ArticleDraft.titled(
                                                    "Ferry " + System.nanoTime(),
                                                    Body.text("It leaves " + System.nanoTime()))
                                            .build()),
                            library.beginImport("child"));
                    ArticleList all = library.find(Query.ALL);
                    library.mark(all.rows(0, 1), Mark.READ);
                    System.out.println("changed");
                }
            }
        }

        private Keeping() {}
    }
}
