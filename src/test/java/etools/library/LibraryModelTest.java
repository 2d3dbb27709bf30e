package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Reading;
import etools.library.Addition.Outcome;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Does at random what people do, to a library and to a plain map, and compares the two.
class LibraryModelTest {

    private static final int STEPS = 400;
    private static final int ARTICLES = 25;

    /// What a library should hold of one article.
    private static final class Expected {
        int version;
        Instant updated = Instant.EPOCH;
        boolean read;
        boolean starred;
        boolean removed;
        int count;
        int recorded;
        Instant lastRead = Instant.MIN;
        final Deque<Version> former = new ArrayDeque<>();

        Reading reading() {
            return new Reading(
                    read, starred, count, lastRead.equals(Instant.MIN) ? null : lastRead);
        }
    }

    private record Version(int version, Instant updated) {}

    /// What an import did to an article.
    private static final class Trace {
        boolean added;
        int updatesOfContent;
        final Deque<Version> replaced = new ArrayDeque<>();
    }

    @TempDir Path folder;
    private Instant now = Instant.parse("2025-06-04T12:00:00Z");
    private final Map<Integer, Expected> expected = new HashMap<>();
    private final Map<Long, Map<Integer, Trace>> imports = new LinkedHashMap<>();
    private Library library;
    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLibraryDoesWhatAPlainMapWould(long seed) {
        random = new Random(seed);
        open();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(60);
            String what = "seed " + seed + ", step " + step;
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> add(what);
                case 4, 5, 6 -> read();
                case 7, 8 -> mark();
                case 9 -> remove();
                case 10 -> undo();
                default -> {
                    library.close();
                    open();
                }
            }
            compare(what);
        }
        library.close();
    }

    private void open() {
        library = Library.open(folder, () -> now, "a test");
    }

    private static ArticleId id(int number) {
        return new ArticleId(new UUID(1, number));
    }

    private static ArticleDraft draft(int number, int version, int count, Instant lastRead) {
        return ArticleDraft.titled("Article " + number, Body.text("Version " + version))
                .id(id(number))
                .category(version % 2 == 0 ? new Category("even", "Even") : null)
                .tags(List.of("v" + version % 3))
                .readCount(count)
                .lastRead(count == 0 ? null : lastRead)
                .build();
    }

    private void add(String what) {
        List<ArticleDraft> drafts = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        long importId = library.beginImport(what);
        Map<Integer, Trace> traces = new HashMap<>();
        imports.put(importId, traces);
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            int number = random.nextInt(ARTICLES);
            int version = random.nextInt(3);
            int count = random.nextInt(4) == 0 ? random.nextInt(6) : 0;
            Instant lastRead = now.minusSeconds(random.nextInt(200));
            drafts.add(draft(number, version, count, lastRead));
            outcomes.add(
                    expectedOf(
                            number,
                            version,
                            count,
                            lastRead,
                            traces.computeIfAbsent(number, n -> new Trace())));
        }
        assertThat(library.add(drafts, importId))
                .as(what)
                .extracting(Addition::outcome)
                .isEqualTo(outcomes);
    }

    private Outcome expectedOf(int number, int version, int count, Instant lastRead, Trace trace) {
        Expected article = expected.get(number);
        if (article == null) {
            article = new Expected();
            expected.put(number, article);
            article.version = version;
            article.updated = now;
            article.count = count;
            article.read = count > 0;
            if (count > 0) {
                article.lastRead = lastRead;
            }
            trace.added = true;
            return Outcome.ADDED;
        }
        boolean changed = article.removed;
        boolean wasRemoved = article.removed;
        if (article.version != version) {
            Version former = new Version(article.version, article.updated);
            article.former.push(former);
            trace.replaced.add(former);
            trace.updatesOfContent++;
            article.version = version;
            article.updated = now;
            changed = true;
        }
        if (count > article.count) {
            article.count = count;
            article.read = true;
            changed = true;
        }
        if (count > 0 && lastRead.isAfter(article.lastRead)) {
            article.lastRead = lastRead;
            changed = true;
        }
        article.removed = false;
        trace.added |= wasRemoved;
        return wasRemoved ? Outcome.ADDED : changed ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    private void read() {
        int number = random.nextInt(ARTICLES);
        Expected article = expected.get(number);
        if (article != null && !article.removed) {
            library.recordReading(id(number));
            article.count++;
            article.recorded++;
            article.read = true;
            article.lastRead = article.lastRead.isAfter(now) ? article.lastRead : now;
        }
    }

    private void mark() {
        int number = random.nextInt(ARTICLES);
        Mark mark = Mark.values()[random.nextInt(4)];
        Expected article = expected.get(number);
        boolean there = article != null && !article.removed;
        assertThat(library.mark(List.of(id(number)), mark))
                .isEqualTo(there ? List.of() : List.of(id(number)));
        if (there) {
            switch (mark) {
                case READ -> article.read = true;
                case UNREAD -> article.read = false;
                case STAR -> article.starred = true;
                case UNSTAR -> article.starred = false;
            }
        }
    }

    private void remove() {
        int number = random.nextInt(ARTICLES);
        Expected article = expected.get(number);
        if (article != null && !article.removed) {
            int row = library.headline(id(number)).orElseThrow().row();
            assertThat(library.remove(new int[] {row}, true)).containsExactly(row);
            article.removed = true;
            if (random.nextBoolean()) {
                assertThat(library.remove(new int[] {row}, false)).containsExactly(row);
                article.removed = false;
            }
        }
    }

    private void undo() {
        if (imports.isEmpty()) {
            return;
        }
        List<Long> ids = List.copyOf(imports.keySet());
        long undone = ids.get(Math.max(0, ids.size() - 1 - random.nextInt(3)));
        Map<Integer, Trace> traces = imports.remove(undone);
        Set<Integer> later = new HashSet<>();
        imports.forEach((id, others) -> {
            if (id > undone) {
                later.addAll(others.keySet());
            }
        });
        int changed = 0;
        for (Map.Entry<Integer, Trace> entry : traces.entrySet()) {
            Expected article = expected.get(entry.getKey());
            Trace trace = entry.getValue();
            if (article == null || later.contains(entry.getKey())) {
                continue;
            }
            if (trace.added) {
                changed += article.removed ? 0 : 1;
                article.removed = true;
            } else if (trace.updatesOfContent > 0) {
                article.former.push(new Version(article.version, article.updated));
                Version before = trace.replaced.getFirst();
                article.version = before.version();
                article.updated = before.updated();
                changed++;
            }
        }
        assertThat(library.undoImport(undone)).isEqualTo(changed);
    }

    private void compare(String what) {
        Set<ArticleId> listed = new HashSet<>();
        ArticleList list = library.find(Query.ALL);
        for (Headline headline : library.headlines(list.rows(0, list.size()))) {
            listed.add(headline.id());
        }
        Set<ArticleId> wanted = new HashSet<>();
        long readings = 0;
        for (Map.Entry<Integer, Expected> entry : expected.entrySet()) {
            ArticleId id = id(entry.getKey());
            Expected article = entry.getValue();
            readings += article.recorded;
            if (article.removed) {
                assertThat(library.article(id)).as(what).isEmpty();
                continue;
            }
            wanted.add(id);
            assertThat(library.reading(id)).as(what).contains(article.reading());
            Article kept = library.article(id).orElseThrow();
            assertThat(kept.body().content()).as(what).isEqualTo("Version " + article.version);
            assertThat(kept.updated()).as(what).isEqualTo(article.updated);
            assertThat(library.revisions(id))
                    .as(what)
                    .extracting(former -> former.body().content(), Article::updated)
                    .containsExactlyElementsOf(
                            article.former.stream()
                                    .map(former ->
                                            org.assertj.core.groups.Tuple.tuple(
                                                    "Version " + former.version(),
                                                    former.updated()))
                                    .toList());
        }
        assertThat(listed).as(what).isEqualTo(wanted);
        assertThat(library.statistics(ZoneId.systemDefault()).readings())
                .as(what)
                .isEqualTo(readings);
    }
}
