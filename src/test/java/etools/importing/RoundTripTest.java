package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Marginalia;
import etools.article.Reading;
import etools.library.Addition;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Mark;
import etools.library.Query;

import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// What is exported and imported is the same, whatever the library holds.
class RoundTripTest {

    private static final int ARTICLES = 50;

    private static final Instant FILLED = Instant.parse("2025-05-06T07:08:09.123Z");

    @TempDir Path folder;

    private Instant now = FILLED;

    private Library open(String name) {
        return Library.open(folder.resolve(name), () -> now, "a test");
    }

    /// A library in which was read, marked and removed what the seed says.
    private Library fill(String name, long seed, boolean backwards) {
        now = FILLED;
        Library library = open(name);
        List<ArticleDraft> drafts = new GeneratedArticles(seed).drafts(ARTICLES);
        List<ArticleDraft> ordered = backwards ? drafts.reversed() : drafts;
        List<Addition> added = new ArrayList<>();
        long run = library.beginImport("generated");
        for (int from = 0; from < ordered.size(); from += 7) {
            added.addAll(
                    library.add(ordered.subList(from, Math.min(from + 7, ordered.size())), run));
        }
        List<ArticleId> ids =
                (backwards ? added.reversed() : added).stream().map(Addition::id).toList();
        assertThat(ids).as("all are different articles").doesNotHaveDuplicates();
        Random random = new Random(seed);
        for (ArticleId id : ids) {
            for (int i = random.nextInt(12); i > 9; i--) {
                now = now.plusMillis(1 + random.nextInt(1_000_000));
                long reading = library.recordReading(id);
                library.endReading(reading, Duration.ofSeconds(30));
            }
            switch (random.nextInt(12)) {
                case 0 -> library.mark(List.of(id), Mark.STAR);
                case 1 -> library.mark(List.of(id), Mark.UNREAD);
                case 2 -> library.mark(List.of(id), Mark.READ);
                case 3 -> {
                    ArticleList one = library.find(List.of(id));
                    library.remove(one.rows(0, one.size()), random.nextBoolean());
                }
                default -> {}
            }
        }
        return library;
    }

    private record Kept(Article article, Reading reading, Marginalia marginalia) {}

    private static Map<ArticleId, Kept> contents(Library library) {
        Map<ArticleId, Kept> contents = new LinkedHashMap<>();
        ArticleList all = library.inFixedOrder(library.find(Query.ALL));
        for (Article article : library.articles(all.rows(0, all.size()))) {
            contents.put(
                    article.id(),
                    new Kept(
                            article,
                            library.reading(article.id()).orElseThrow(),
                            library.marginalia(article.id())));
        }
        return contents;
    }

    private Path export(Library library, String key, String name) throws IOException {
        Path file = folder.resolve(name);
        new FileExport(library)
                .run(
                        library.find(Query.ALL),
                        ExportKind.named(key).orElseThrow(),
                        file,
                        new FileExport.Watcher() {});
        return file;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatJsonLinesCarryIsTheSameLibraryAgain(long seed) throws IOException {
        Path file;
        Map<ArticleId, Kept> before;
        try (Library library = fill("from", seed, false)) {
            file = export(library, "jsonl", "first.jsonl");
            before = contents(library);
        }
        try (Library library = open("to")) {
            ImportReport report =
                    new FileImport(library)
                            .run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.refused()).isZero();
            assertThat(report.added()).isEqualTo(before.size());
            assertSame(contents(library), before);
            assertThat(export(library, "jsonl", "second.jsonl")).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void aLibraryHasNothingToLearnFromItsOwnExport() throws IOException {
        try (Library library = fill("from", 9, false)) {
            Path file = export(library, "jsonl", "own.jsonl");
            ImportReport report =
                    new FileImport(library)
                            .run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.added() + report.updated() + report.refused()).isZero();
            assertThat(export(library, "jsonl", "again.jsonl")).hasSameBinaryContentAs(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "jsonfeed", "ninjs", "html", "markdown", "epub", "csv"})
    void theSameLibraryGivesTheSameBytes(String key) throws IOException {
        String ending = ExportKind.named(key).orElseThrow().ending(2);
        Path first;
        try (Library library = fill("from", 11, false)) {
            first = export(library, key, "first." + ending);
            assertThat(export(library, key, "again." + ending)).hasSameBinaryContentAs(first);
        }
        try (Library library = open("from")) {
            assertThat(export(library, key, "reopened." + ending)).hasSameBinaryContentAs(first);
        }
        try (Library library = fill("backwards", 11, true)) {
            assertThat(export(library, key, "backwards." + ending)).hasSameBinaryContentAs(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonfeed", "html"})
    void otherKindsBringEverythingBackToo(String key) throws IOException {
        Path file;
        Map<ArticleId, Kept> before;
        try (Library library = fill("from", 21, false)) {
            file = export(library, key, key.equals("html") ? "pages" : "feed.json");
            before = contents(library);
        }
        try (Library library = open("to")) {
            ImportReport report =
                    new FileImport(library)
                            .run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.refused()).isZero();
            assertSame(contents(library), before);
        }
    }

    /// The text of a book and of Markdown is what a person would read aloud, not to the letter the
    /// same HTML.
    @ParameterizedTest
    @ValueSource(strings = {"markdown", "epub"})
    void booksAndMarkdownBringTheRecordAndTheTextBack(String key) throws IOException {
        Path file;
        Map<ArticleId, Kept> before;
        try (Library library = fill("from", 31, false)) {
            file = export(library, key, key.equals("epub") ? "book.epub" : "texts");
            before = contents(library);
        }
        try (Library library = open("to")) {
            ImportReport report =
                    new FileImport(library)
                            .run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.refused()).isZero();
            Map<ArticleId, Kept> after = contents(library);
            before.forEach((id, kept) -> {
                Kept found = after.get(id);
                assertThat(found).as("%s", kept).isNotNull();
                assertThat(words(found.article())).isEqualTo(words(kept.article()));
                assertThat(withoutText(found)).isEqualTo(withoutText(kept));
            });
            assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 41)
    void agenciesGetTheArticleAndNothingElse(long seed) throws IOException {
        Path file;
        Map<ArticleId, Kept> before;
        try (Library library = fill("from", seed, false)) {
            file = export(library, "ninjs", "all.ninjs.json");
            before = contents(library);
        }
        try (Library library = open("to")) {
            new FileImport(library).run(List.of(new Source.Named(file)), new ImportWatcher() {});
            Map<ArticleId, Kept> after = contents(library);
            before.forEach((id, kept) -> {
                Article wanted = kept.article();
                if (wanted.body().content().isEmpty()) {
                    return; // a link has no text that an agency could send
                }
                assertThat(after).as(wanted.title()).containsKey(id);
                Article found = after.get(id).article();
                assertThat(words(found)).isEqualTo(words(wanted));
                assertThat(found.title()).isEqualTo(wanted.title());
                assertThat(found.url()).isEqualTo(wanted.url());
                if (wanted.date() != null) {
                    assertThat(found.date()).isEqualTo(wanted.date());
                }
                assertThat(found.summary()).isEqualTo(wanted.summary());
                // where there is no category, the first subject is taken for one
                Set<String> subjects = new HashSet<>(found.tags());
                if (wanted.category() == null && found.category() != null) {
                    subjects.add(found.category().name());
                }
                assertThat(names(subjects)).containsAll(names(wanted.tags()));
                assertThat(names(found.credits().authors()))
                        .isEqualTo(names(wanted.credits().authors()));
                assertThat(found.credits().language()).isEqualTo(wanted.credits().language());
                assertThat(names(Stream.ofNullable(found.credits().source()).toList()))
                        .isEqualTo(names(Stream.ofNullable(wanted.credits().source()).toList()));
                assertThat(after.get(id).reading()).isEqualTo(Reading.NONE);
            });
        }
    }

    /// Agencies' names may have markup in them; what only looks so is read as such.
    private static List<String> names(Collection<String> names) {
        return names.stream()
                .map(name ->
                        Parser.unescapeEntities(name, false)
                                .replaceAll("</?\\w+>", "")
                                .replaceAll("\\s+", " ")
                                .strip())
                .toList();
    }

    /// A picture elsewhere is a link in a book, and a space without width is none in plain text.
    private static String words(Article article) {
        return article.body().plainText().replaceAll("[\\s\u00a0\u200b]+|elsewhere", "");
    }

    private static Kept withoutText(Kept kept) {
        Article article = kept.article();
        return new Kept(
                new Article(
                        article.id(),
                        article.category(),
                        article.title(),
                        article.url(),
                        article.date(),
                        article.published(),
                        Body.text(""),
                        article.summary(),
                        0,
                        article.tags(),
                        article.credits(),
                        article.created(),
                        article.updated(),
                        article.extra()),
                kept.reading(),
                kept.marginalia());
    }

    /// One by one, so that a failure names one article.
    private static void assertSame(Map<ArticleId, Kept> found, Map<ArticleId, Kept> wanted) {
        wanted.forEach((id, kept) -> assertThat(found.get(id)).isEqualTo(kept));
        assertThat(found.keySet()).containsExactlyElementsOf(wanted.keySet());
    }
}
