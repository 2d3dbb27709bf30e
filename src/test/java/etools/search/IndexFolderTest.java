package etools.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an index keeps from one time to the next, and what it makes of a folder it cannot use.
class IndexFolderTest {

    private static final IndexPoint POINT = new IndexPoint(2, 17, -5);

    @TempDir private Path temporary;

    private Path folder() {
        return temporary.resolve("library").resolve("index");
    }

    /// With two articles, committed.
    private void make() {
        try (SearchIndex index = SearchIndex.open(folder())) {
            Shelf shelf = new Shelf(index);
            shelf.put("Rain", "in the valley");
            shelf.put("Rain", "on the coast");
            index.commit(POINT);
        }
    }

    private static List<Integer> find(SearchIndex index, String typed) {
        return new Shelf(index).find(typed);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void whatWasCommittedIsThereAgainWithItsPoint() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(index.point()).isEqualTo(POINT);
            assertThat(find(index, "rain ")).containsExactly(1, 2);
        }
    }

    @Test
    void whatWasNotCommittedIsGone() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            index.add(List.of(Shelf.article(3, "Rain", "everywhere")));
            assertThat(find(index, "rain ")).containsExactly(1, 2, 3);
        }
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(find(index, "rain ")).containsExactly(1, 2);
        }
    }

    @Test
    void rowsBeyondThePointOfACommitComeAgain() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            index.add(List.of(Shelf.article(3, "Rain", ""), Shelf.article(4, "Rain", "")));
            index.commit(new IndexPoint(3, 17, 6));
        }
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(find(index, "rain ")).containsExactly(1, 2, 3);
            index.add(List.of(Shelf.article(4, "Rain", "again")));
            assertThat(find(index, "rain ")).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void aNewIndexKnowsNothing() {
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(index.point()).isEqualTo(IndexPoint.NOTHING);
            assertThat(find(index, "rain ")).isEmpty();
            assertThat(find(index, "")).isEmpty();
            assertThat(index.didYouMean("rain")).isEmpty();
        }
    }

    @Test
    void aReplacedArticleIsFoundByItsNewWordsOnly() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            index.replace(List.of(Shelf.article(2, "Snow", "on the coast")));
            assertThat(find(index, "rain ")).containsExactly(1);
            assertThat(find(index, "coast ")).containsExactly(2);
            assertThat(find(index, "-snow ")).containsExactly(1);
            index.replace(List.of(Shelf.article(2, "Hail", "on the coast")));
            assertThat(find(index, "snow ")).isEmpty();
            assertThat(find(index, "hail ")).containsExactly(2);
        }
    }

    @Test
    void aClearedIndexStartsAnew() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            index.clear();
            assertThat(index.point()).isEqualTo(IndexPoint.NOTHING);
            assertThat(find(index, "rain ")).isEmpty();
            index.add(List.of(Shelf.article(1, "Rain", "")));
            assertThat(find(index, "rain ")).containsExactly(1);
        }
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(index.point()).isEqualTo(IndexPoint.NOTHING);
        }
    }

    @Test
    void aDeletedIndexLeavesNothing() {
        make();
        SearchIndex.delete(folder());
        assertThat(folder()).doesNotExist();
        SearchIndex.delete(folder());
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws IOException {
        Files.createDirectories(folder());
        try (Directory directory = new NIOFSDirectory(folder());
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(
                    Map.of("version", "0", "row", "1", "revision", "0", "check", "0").entrySet());
            writer.commit();
        }
        assertStartsAnew();
    }

    @Test
    void anIndexOfAnotherProgramIsMadeAnew() throws IOException {
        Files.createDirectories(folder());
        try (Directory directory = new NIOFSDirectory(folder());
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.commit();
        }
        assertStartsAnew();
    }

    @Test
    void eachMissingFileMakesTheIndexAnewOrHarmsNothing() throws IOException {
        make();
        Path whole = temporary.resolve("whole");
        copy(folder(), whole);
        for (int i = 0; i < files().size(); i++) {
            Files.delete(files().get(i));
            assertUsable();
            SearchIndex.delete(folder());
            copy(whole, folder());
        }
    }

    @Test
    void eachTruncatedFileMakesTheIndexAnewOrHarmsNothing() throws IOException {
        make();
        Path whole = temporary.resolve("whole");
        copy(folder(), whole);
        for (int i = 0; i < files().size(); i++) {
            try (FileChannel file = FileChannel.open(files().get(i), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
            assertUsable();
            SearchIndex.delete(folder());
            copy(whole, folder());
        }
    }

    @Test
    void eachFileOfGarbageMakesTheIndexAnewOrHarmsNothing() throws IOException {
        make();
        Path whole = temporary.resolve("whole");
        copy(folder(), whole);
        for (int i = 0; i < files().size(); i++) {
            Path file = files().get(i);
            Files.write(file, new byte[(int) Files.size(file)]);
            assertUsable();
            SearchIndex.delete(folder());
            copy(whole, folder());
        }
    }

    @Test
    void damageSeenInUseMakesTheIndexAnewAtTheNextOpening() throws IOException {
        Path whole = temporary.resolve("whole");
        try (SearchIndex index = SearchIndex.open(whole)) {
            index.add(
                    IntStream.rangeClosed(1, 600)
                            .mapToObj(row -> Shelf.article(row, "Rain " + row % 7, "in the valley"))
                            .toList());
            index.commit(new IndexPoint(600, 0, 0));
        }
        int seen = 0;
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            SearchIndex.delete(folder());
            copy(whole, folder());
            List<Path> large =
                    files().stream().filter(file -> file.toFile().length() > 300).toList();
            Path file = large.get(random.nextInt(large.size()));
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 80; at < bytes.length - 40; at++) {
                bytes[at] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            if (!isUsed()) {
                seen++;
                try (SearchIndex index = SearchIndex.open(folder())) {
                    assertThat(index.point()).as(file.toString()).isEqualTo(IndexPoint.NOTHING);
                    assertThat(find(index, "")).isEmpty();
                }
            }
        }
        assertThat(seen).isPositive();
    }

    /// Whether it answers, rightly or not, instead of saying that it cannot.
    private boolean isUsed() {
        try (SearchIndex index = SearchIndex.open(folder())) {
            for (String typed : List.of("rain ", "\"the valley\"", "ra", "title:3 ", "")) {
                assertThat(index.find(Shelf.ask(typed), new Shelf(index), 10)).isNotNull();
            }
            return true;
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining(folder().toString());
            return false;
        }
    }

    @Test
    void foreignFilesAreNoHarm() throws IOException {
        Files.createDirectories(folder().resolve("segments_7"));
        Files.writeString(folder().resolve("segments_9"), "none of ours");
        Files.writeString(folder().resolve("note.txt"), "none of ours");
        assertUsable();
    }

    @Test
    void aFileInPlaceOfTheFolderIsReplaced() throws IOException {
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "none of ours");
        assertUsable();
    }

    private void assertStartsAnew() {
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(index.point()).isEqualTo(IndexPoint.NOTHING);
            assertThat(find(index, "")).isEmpty();
        }
        assertUsable();
    }

    /// It holds either what was committed, or nothing; and it takes in what is added.
    private void assertUsable() {
        try (SearchIndex index = SearchIndex.open(folder())) {
            if (index.point().equals(POINT)) {
                assertThat(find(index, "rain valley ")).containsExactly(1);
            } else {
                assertThat(index.point()).isEqualTo(IndexPoint.NOTHING);
                assertThat(find(index, "")).isEmpty();
            }
            index.replace(List.of(Shelf.article(1, "Sun", "")));
            index.commit(POINT);
            assertThat(find(index, "sun ")).containsExactly(1);
        }
    }

    @Test
    void anIndexThatIsOpenElsewhereIsLeftAlone() {
        make();
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThatThrownBy(() -> SearchIndex.open(folder()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(folder().toString())
                    .hasMessageEndingWith("another E-Tools has it open");
            assertThat(find(index, "rain ")).containsExactly(1, 2);
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        SearchIndex index = SearchIndex.open(folder());
        index.close();
        index.close();
        assertThatThrownBy(() -> find(index, "rain"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder().toString());
    }

    @Test
    void twoThreadsMayAddWhileAThirdFinds() throws ExecutionException, InterruptedException {
        try (SearchIndex index = SearchIndex.open(folder());
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> adding =
                    IntStream.range(0, 2)
                            .<Future<?>>mapToObj(thread ->
                                    threads.submit(() -> addEverySecond(index, thread, 2000)))
                            .toList();
            Future<?> finding =
                    threads.submit(() -> {
                        int before = 0;
                        while (before < 2000) {
                            int now = find(index, "rain ").size();
                            assertThat(now).isGreaterThanOrEqualTo(before);
                            before = now;
                        }
                    });
            for (Future<?> done : adding) {
                done.get();
            }
            finding.get();
            index.commit(new IndexPoint(2000, 0, 0));
            assertThat(find(index, "number7 ")).containsExactly(7);
        }
        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(find(index, "rain ")).hasSize(2000);
        }
    }

    private static void addEverySecond(SearchIndex index, int thread, int count) {
        for (int i = 0; i < count / 2; i += 50) {
            index.add(
                    IntStream.range(i, i + 50)
                            .map(j -> 2 * j + thread + 1)
                            .mapToObj(row -> Shelf.article(row, "Rain", "number" + row))
                            .toList());
        }
    }
}
