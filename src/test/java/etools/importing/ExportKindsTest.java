package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;
import etools.article.Place;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.library.ReadingRecord;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

/// Each kind of export as others see it, and titles that would be somewhere else.
class ExportKindsTest {

    private static final Instant NOW = Instant.parse("2025-05-06T07:08:09.123Z");
    private static final LocalDate DATE = LocalDate.of(2025, 1, 5);

    private static final List<String> HOSTILE =
            List.of(
                    "../../x",
                    "..\\..\\x",
                    "CON",
                    "nul.txt",
                    "...",
                    "\ud83d\ude80\ud83d\ude80",
                    "x".repeat(300),
                    "橋".repeat(200),
                    "Same",
                    "same",
                    "SAME!",
                    "a/b\\c:d*e?f\"g<h>i|j",
                    "-rf ~",
                    "tail. ",
                    "cafe\u0301",
                    "caf\u00e9",
                    "\u2067turned\u2069",
                    "</script><script>alert(1)</script>",
                    "]]> -->",
                    "=HYPERLINK(\"https://x.example\")");

    @TempDir Path folder;

    private Library library;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        library = Library.open(folder.resolve("library"), () -> now, "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void add(ArticleDraft... drafts) {
        library.add(List.of(drafts), library.beginImport("a test"));
    }

    private void addHostile() {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            drafts.add(
                    ArticleDraft.titled(
                                    HOSTILE.get(i),
                                    Body.html(
                                            "<p>&lt;/script&gt; ]]&gt; &amp;amp; <img"
                                                + " src=\"https://x.example/p.png\" alt=\"\"></p>"))
                            .date(i % 3 == 0 ? null : DATE)
                            .id(new ArticleId(new UUID(0x4000, i)))
                            .build());
        }
        library.add(drafts, library.beginImport("a test"));
    }

    private int export(String key, Path file, FileExport.Watcher watcher) throws IOException {
        return new FileExport(library)
                .run(library.find(Query.ALL), ExportKind.named(key).orElseThrow(), file, watcher);
    }

    private Path export(String key, String name) throws IOException {
        Path file = folder.resolve(name);
        export(key, file, new FileExport.Watcher() {});
        return file;
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entries.put(entry.getName(), in.readAllBytes())).isNull();
            }
        }
        return entries;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void noTitleLeadsOutOfTheFolderOrIsNoName() throws IOException {
        addHostile();
        Path pages = export("html", "pages");
        Set<String> names = new HashSet<>();
        for (Path file : files(pages)) {
            String name = file.getFileName().toString();
            assertThat(file.getParent()).isEqualTo(pages);
            assertThat(name).matches("(2025-01-05|undated)[\\p{L}\\p{M}\\p{Nd}-]*\\.html");
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(143);
            assertThat(names.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
        }
        assertThat(names).hasSameSizeAs(HOSTILE);
        assertThat(entries(export("html", "pages.zip")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        files(pages).stream().map(f -> f.getFileName().toString()).toList());
    }

    @Test
    void aPageRunsNothingAndFetchesNothing() throws IOException {
        addHostile();
        for (Path file : files(export("html", "pages"))) {
            Document page = Jsoup.parse(file.toFile());
            assertThat(page.select("script"))
                    .singleElement()
                    .satisfies(script ->
                            assertThat(script.attr("type")).isEqualTo("application/ld+json"));
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .startsWith("default-src 'none'; img-src data:; style-src 'sha256-");
            assertThat(HOSTILE).contains(page.selectFirst("h1").wholeText());
            for (Element element : page.getAllElements()) {
                element.attributes()
                        .forEach(
                                attribute -> assertThat(attribute.getKey()).doesNotStartWith("on"));
            }
        }
    }

    @Test
    void aBookIsWhatReadersOfBooksExpect() throws Exception {
        Picture picture = new GeneratedArticles(1).picture();
        add(
                ArticleDraft.titled("First <one>", Body.text("A & b.\n\nC."))
                        .id(new ArticleId(new UUID(0x4000, 1)))
                        .date(DATE)
                        .updated(Instant.parse("2025-02-03T04:05:06.789Z"))
                        .build(),
                ArticleDraft.titled(
                                "Second",
                                Body.html(
                                        "<p>Line<br>break&nbsp;<img src=\"picture:"
                                                + picture.hash()
                                                + "\" alt=\"\"><img"
                                                + " src=\"https://x.example/far.png\""
                                                + " alt=\"\"></p><hr>"))
                        .id(new ArticleId(new UUID(0x4000, 2)))
                        .updated(Instant.parse("2025-03-03T04:05:06.789Z"))
                        .date(DATE.plusDays(1))
                        .pictures(List.of(picture))
                        .build());
        Path book = export("epub", "book.epub");
        byte[] head = Files.readAllBytes(book);
        assertThat(new String(head, 30, 28, StandardCharsets.US_ASCII))
                .as("told by its first bytes")
                .isEqualTo("mimetypeapplication/epub+zip");
        Map<String, byte[]> entries = entries(book);
        Document opf = xml(entries.get("EPUB/package.opf"));
        Set<String> manifest = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Element item : opf.select("manifest > item")) {
            manifest.add("EPUB/" + item.attr("href"));
            assertThat(ids.add(item.attr("id"))).isTrue();
        }
        Set<String> inside = new HashSet<>(entries.keySet());
        inside.removeAll(Set.of("mimetype", "META-INF/container.xml", "EPUB/package.opf"));
        assertThat(manifest).as("all that is inside is named").isEqualTo(inside);
        assertThat(opf.select("spine > itemref").eachAttr("idref")).containsExactly("a1", "a2");
        assertThat(ids).contains("a1", "a2");
        assertThat(opf.select("meta[property=dcterms:modified]").text())
                .isEqualTo("2025-03-03T04:05:06Z");
        assertThat(opf.selectFirst("dc|title").text())
                .isEqualTo("2 articles, 2025-01-05 to 2025-01-06");
        assertThat(opf.selectFirst("dc|language").text()).isEqualTo("und");
        String identifier = opf.selectFirst("dc|identifier").text();
        assertThat(identifier).startsWith("urn:uuid:");
        assertThat(xml(entries.get("EPUB/toc.ncx")).select("meta[name=dtb:uid]").attr("content"))
                .isEqualTo(identifier);
        assertThat(xml(entries.get("EPUB/nav.xhtml")).select("nav a").eachAttr("href"))
                .containsExactly("articles/000001.xhtml", "articles/000002.xhtml");
        Document second = xml(entries.get("EPUB/articles/000001.xhtml"));
        assertThat(second.select("h1").text()).isEqualTo("Second");
        assertThat(second.select("img").eachAttr("src"))
                .containsExactly("../pictures/" + picture.hash() + ".png");
        assertThat(entries.get("EPUB/pictures/" + picture.hash() + ".png"))
                .isEqualTo(picture.bytes());
        assertThat(xml(entries.get("EPUB/articles/000002.xhtml")).select("p").eachText())
                .contains("A & b.", "C.");
    }

    /// Well-formed, and then to be asked as a page can be.
    private static Document xml(byte[] bytes) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
        builder.parse(new ByteArrayInputStream(bytes));
        return Jsoup.parse(
                new String(bytes, StandardCharsets.UTF_8), "", org.jsoup.parser.Parser.xmlParser());
    }

    @Test
    void aBookOfNothingIsRefused() {
        assertThatThrownBy(() -> export("epub", "book.epub"))
                .hasMessage("a book needs at least one article");
        assertThat(folder.resolve("book.epub")).doesNotExist();
        assertThat(folder.resolve("book.epub.part")).doesNotExist();
    }

    @Test
    void aTextThatWouldBeAFormulaIsNone() throws IOException {
        addHostile();
        List<CSVRecord> rows = table(export("csv", "all.csv"));
        assertThat(rows).hasSize(HOSTILE.size() + 1);
        assertThat(rows.getFirst().toList())
                .startsWith("\ufeffid", "title", "category", "tags", "url", "date");
        List<String> titles = rows.stream().map(row -> row.get(1)).toList();
        assertThat(titles)
                .contains("'=HYPERLINK(\"https://x.example\")", "'-rf ~", "]]> -->")
                .noneMatch(title -> "=+-@".indexOf(title.charAt(0)) >= 0);
    }

    /// Twice read: once without a place, once up to the middle; and one more that was removed.
    private ArticleId readTwice() {
        ArticleId id = new ArticleId(new UUID(0x4000, 1));
        ArticleId removed = new ArticleId(new UUID(0x4000, 2));
        add(
                ArticleDraft.titled("Read twice", Body.text("Three words here."))
                        .id(id)
                        .category(new Category("sea", "The Sea"))
                        .tags(List.of("ferry", "=night"))
                        .credits(new Credits(List.of(), "The Post", null))
                        .build(),
                ArticleDraft.titled("=Removed", Body.text("Three words here.")).id(removed).build(),
                ArticleDraft.titled("Never read", Body.text("Three words here.")).build());
        library.endReading(library.recordReading(id), Duration.ofMillis(12_600));
        now = now.plusSeconds(3600);
        library.record()
                .end(
                        library.recordReading(id),
                        new ReadingRecord.Stand(
                                Duration.ofMillis(60_500),
                                Duration.ofMillis(20_000),
                                0.125,
                                0.87654,
                                Place.TOP));
        library.recordReading(removed);
        library.remove(library.find(List.of(removed)).rows(0, 1), true);
        return id;
    }

    @Test
    void everyReadingIsARow() throws IOException {
        ArticleId id = readTwice();
        List<CSVRecord> rows = table(export("readings", "all.readings.csv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst().toList())
                .containsExactly(
                        "\ufeffid",
                        "title",
                        "opened",
                        "closed",
                        "openSeconds",
                        "activeSeconds",
                        "beganPercent",
                        "furthestPercent",
                        "verdict",
                        "words",
                        "wordsRead");
        CSVRecord first = rows.get(1);
        assertThat(OffsetDateTime.parse(first.get(2)).toInstant()).isEqualTo(NOW);
        assertThat(OffsetDateTime.parse(first.get(3)).toInstant())
                .isEqualTo(NOW.plusMillis(12_600));
        assertThat(first.toList().subList(0, 2)).containsExactly(id.toString(), "Read twice");
        assertThat(first.toList().subList(4, 11))
                .containsExactly("12.6", "", "", "", "read", "3", "3");
        assertThat(rows.get(2).toList().subList(4, 11))
                .containsExactly("60.5", "20", "12.5", "87.65", "skimmed", "3", "2");
        assertThat(rows.get(3).get(1)).as("a removed one, and no formula").isEqualTo("'=Removed");
        assertThat(rows.get(3).get(3)).as("not ended").isEmpty();
    }

    @Test
    void everyReadingIsAnObject() throws IOException {
        ArticleId id = readTwice();

        List<String> lines = Files.readAllLines(export("readings-jsonl", "all.readings.jsonl"));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).replaceAll("06T[^\"]*\"", "06T\""))
                .isEqualTo(
                        "{\"id\":\""
                                + id
                                + "\",\"title\":\"Read twice\",\"opened\":\"2025-05-06T\","
                                + "\"closed\":\"2025-05-06T\",\"openSeconds\":60.5,"
                                + "\"activeSeconds\":20,\"began\":0.125,\"furthest\":0.8765,"
                                + "\"verdict\":\"skimmed\",\"words\":3,\"wordsRead\":2,"
                                + "\"category\":\"The Sea\",\"source\":\"The Post\","
                                + "\"tags\":[\"ferry\",\"=night\"]}");
        assertThat(lines.get(2)).contains("=Removed").doesNotContain("closed", "tags");
        assertThat(ExportKind.of(Path.of("a.readings.jsonl")).orElseThrow().key())
                .isEqualTo("readings-jsonl");
    }

    @Test
    void readingsDroppedByMistakeBringNoRemovedArticleBack() throws IOException {
        readTwice();
        int articles = library.find(Query.ALL).size();
        for (Path file :
                List.of(
                        export("readings", "all.readings.csv"),
                        export("readings-jsonl", "all.readings.jsonl"))) {
            ImportReport report =
                    new FileImport(library)
                            .run(List.of(new Source.Named(file)), new ImportWatcher() {});
            assertThat(report.added()).isZero();
            assertThat(report.refused()).isPositive();
        }
        assertThat(library.find(Query.ALL).size()).isEqualTo(articles);
    }

    @Test
    void readingsOfSomeArticlesAreThoseAlone() throws IOException {
        ArticleId id = readTwice();
        ArticleList some = library.find(List.of(id));
        Path file = folder.resolve("some.readings.csv");

        new FileExport(library)
                .run(
                        some,
                        ExportKind.named("readings").orElseThrow(),
                        file,
                        new FileExport.Watcher() {});

        assertThat(table(file)).hasSize(3);
    }

    private static List<CSVRecord> table(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }

    @Test
    void oneArticleIsOneFileWithItsPicturesBeside() throws IOException {
        Picture picture = new GeneratedArticles(1).picture();
        add(
                ArticleDraft.titled(
                                "A bridge",
                                Body.html(
                                        "<p>Look: <img src=\"picture:"
                                                + picture.hash()
                                                + "\" alt=\"bridge\"></p>"))
                        .pictures(List.of(picture))
                        .build());
        Path page = export("markdown", "bridge.md");
        assertThat(page).content().contains("Look: ![bridge](bridge_files/picture-1.png)");
        assertThat(folder.resolve("bridge_files/picture-1.png")).hasBinaryContent(picture.bytes());
        Map<String, byte[]> entries = entries(export("markdown", "bridge.zip"));
        assertThat(entries.keySet())
                .containsExactly("undated-a-bridge.md", "undated-a-bridge_files/picture-1.png");
    }

    @Test
    void aFolderThatHoldsFilesIsLeftAlone() throws IOException {
        addHostile();
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine.html"), "mine");
        assertThatThrownBy(() -> export("html", "taken"))
                .hasMessage("the folder is not empty; name a new one");
        assertThat(files(taken)).containsExactly(taken.resolve("mine.html"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        export("html", "empty");
        assertThat(files(empty)).hasSameSizeAs(HOSTILE);
        assertThat(folder.resolve("taken.part")).doesNotExist();
    }

    @Test
    void whatIsCancelledLeavesNothing() throws IOException {
        addHostile();
        FileExport.Watcher cancels =
                new FileExport.Watcher() {
                    private int asked;

                    @Override
                    public boolean cancelled() {
                        return ++asked > 5;
                    }
                };
        for (String key : List.of("html", "epub", "jsonl", "readings")) {
            Path file = folder.resolve("cancelled-" + key);
            FileExport.Watcher watcher =
                    key.equals("readings")
                            ? new FileExport.Watcher() {
                                @Override
                                public boolean cancelled() {
                                    return true;
                                }
                            }
                            : cancels;
            assertThat(export(key, file, watcher)).isEqualTo(-1);
            assertThat(file).doesNotExist();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("library");
        }
    }

    @Test
    void theBytesDependNeitherOnTheZoneNorOnTheLanguage() throws IOException {
        addHostile();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (ExportKind kind : ExportKind.ALL) {
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                Locale.setDefault(Locale.ROOT);
                Path one = export(kind.key(), "one." + kind.ending(2));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                Path other = export(kind.key(), "other." + kind.ending(2));
                assertThat(other).hasSameBinaryContentAs(one);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }
}
