package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Headline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class ManyThreadsTest {

    private static final int BATCHES = 30;
    private static final int BATCH = 100;
    private static final int READINGS = 200;

    @TempDir Path folder;

    @Test
    void listsStayWholeWhileArticlesComeInAndAreRead() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Queue<LibraryChange> changes = new ConcurrentLinkedQueue<>();
        AtomicInteger asked = new AtomicInteger();
        try (Library library = Library.open(folder, InstantSource.system(), "a test");
                ExecutorService threads = Executors.newCachedThreadPool()) {
            library.onChange(changes::add);
            library.add(batch(0), library.beginImport("first"));
            List<Future<?>> readers = new ArrayList<>();
            for (Query.Sort sort : Query.Sort.values()) {
                readers.add(
                        threads.submit(() -> {
                            while (!done.get()) {
                                look(library, sort);
                                asked.incrementAndGet();
                            }
                        }));
            }
            List<Future<?>> writers = new ArrayList<>();
            writers.add(threads.submit(importing(library, 1)));
            writers.add(threads.submit(importing(library, 1)));
            writers.add(threads.submit(reading(library, 1)));
            writers.add(threads.submit(reading(library, 2)));
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }

            assertThat(library.find(Query.ALL).size()).isEqualTo((BATCHES + 1) * BATCH);
            assertThat(library.statistics(ZoneId.systemDefault()).readings())
                    .isEqualTo(2 * READINGS);
            assertThat(asked.get()).isPositive();
        }
        int added =
                changes.stream()
                        .mapToInt(change ->
                                change instanceof LibraryChange.ArticlesAdded more
                                        ? more.added()
                                        : 0)
                        .sum();
        assertThat(added).isEqualTo((BATCHES + 1) * BATCH);
        assertThat(changes.stream().filter(LibraryChange.ArticleRead.class::isInstance))
                .hasSize(2 * READINGS);
    }

    private static ArticleId id(int number) {
        return new ArticleId(new java.util.UUID(7, number));
    }

    private static List<ArticleDraft> batch(int batch) {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
            drafts.add(
                    ArticleDraft.titled("Article " + i, Body.text("word ".repeat(i % 50 + 1)))
                            .id(id(i))
                            .category(new Category("c" + i % 3, "Category " + i % 3))
                            .build());
        }
        return drafts;
    }

    /// Two of them import the same articles.
    private static Callable<Void> importing(Library library, int first) {
        return () -> {
            long importId = library.beginImport("more");
            for (int batch = first; batch <= BATCHES; batch++) {
                library.add(batch(batch), importId);
            }
            return null;
        };
    }

    private static Callable<Void> reading(Library library, long seed) {
        return () -> {
            Random random = new Random(seed);
            for (int i = 0; i < READINGS; i++) {
                library.recordReading(id(random.nextInt(BATCH)));
            }
            return null;
        };
    }

    private static void look(Library library, Query.Sort sort) {
        ArticleList list =
                library.find(new Query("article", Query.Show.ALL, "c1", null, sort, true));
        int[] rows = list.rows(0, list.size());
        List<Headline> headlines = library.headlines(rows);
        assertThat(headlines.stream().mapToInt(Headline::row).toArray()).isEqualTo(rows);
        assertThat(new HashSet<>(headlines)).hasSameSizeAs(headlines);
        for (Headline headline : headlines) {
            assertThat(headline.category()).isEqualTo(new Category("c1", "Category 1"));
            assertThat(headline.reading().read()).isEqualTo(headline.reading().count() > 0);
        }
    }
}
