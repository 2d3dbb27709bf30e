package etools.importing;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Headline;
import etools.library.Addition;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.Origin;
import etools.library.Query;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What is kept of an import: its files, archives in archives, their bytes; and what can be done
/// with it later.
@Timeout(300)
class ImportRecordTest {

    private static final ImportWatcher NOBODY = new ImportWatcher() {};

    @TempDir Path folder;
    @TempDir Path libraryFolder;
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(libraryFolder, InstantSource.system(), "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private ImportReport run(Path... paths) {
        return run(NOBODY, paths);
    }

    private ImportReport run(ImportWatcher watcher, Path... paths) {
        List<Source> sources =
                Arrays.stream(paths).<Source>map(path -> new Source.Named(path)).toList();
        return new FileImport(library).run(sources, watcher);
    }

    private List<ImportedFile> files(long run) {
        return library.imports().files(run, ImportedFile.Show.ALL, "", 0, 1_000);
    }

    private List<String> lines(long run) {
        return files(run).stream()
                .map(file ->
                        file.name()
                                + ": "
                                + file.importer()
                                + " "
                                + file.added()
                                + file.updated()
                                + file.unchanged()
                                + file.refused())
                .toList();
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String title) {
        return (title + "\n\nThe tide table says what the sea did at " + title + ".\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Headline titled(String title) {
        var all = library.find(Query.ALL);
        return library.headlines(all.rows(0, all.size())).stream()
                .filter(headline -> headline.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFileOfAnImportIsKeptWithWhatBecameOfItAndWhy() throws IOException {
        file("a.txt", "Low water\n\nAt nine.");
        file("b.json", "{\"title\": \"cut");
        file("c.bin", "");
        ImportReport report = run(folder);

        ImportRun kept = library.imports().run(report.importId()).orElseThrow();
        assertThat(kept.files()).isEqualTo(3);
        assertThat(kept.added()).isEqualTo(1);
        assertThat(kept.refused()).isEqualTo(2);
        assertThat(kept.finished()).isNotNull();
        assertThat(kept.resumable()).isFalse();
        assertThat(lines(kept.number()))
                .containsExactly(
                        folder.resolve("a.txt") + ": Plain text 1000",
                        folder.resolve("b.json") + ": JSON 0001",
                        folder.resolve("c.bin") + ":  0001");
        assertThat(
                        library.imports()
                                .files(kept.number(), ImportedFile.Show.REFUSED, "", 0, 10)
                                .getLast()
                                .messages())
                .extracting(ImportedFile.Message::line)
                .containsExactly("the file is empty");
        StringWriter csv = new StringWriter();
        ReportCsv.write(library, kept.number(), ImportedFile.Show.ALL, "", csv);
        assertThat(csv.toString().lines()).hasSize(4).last().asString().contains("c.bin", "empty");
    }

    @Test
    void anArchiveInAnArchiveIsReadAndItsBytesAreKept() throws IOException {
        byte[] inner =
                zip(
                        Map.of(
                                "deep/two.txt",
                                text("Two"),
                                "deep/bad.json",
                                "{".getBytes(StandardCharsets.UTF_8)));
        byte[] outer = zip(Map.of("one.txt", text("One"), "inner.zip", inner));
        Path archive = Files.write(folder.resolve("all.zip.gz"), gzip(outer));
        ImportReport report = run(archive);

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(1);
        List<ImportedFile> files = files(report.importId());
        assertThat(files)
                .extracting(ImportedFile::name)
                .containsExactlyInAnyOrder(
                        archive.toString(),
                        "all.zip",
                        "one.txt",
                        "inner.zip",
                        "deep/two.txt",
                        "deep/bad.json");
        Origin origin = library.imports().origins(titled("Two").id()).getFirst();
        assertThat(origin.outcome()).isEqualTo(Addition.Outcome.ADDED);
        assertThat(origin.file().name()).isEqualTo("deep/two.txt");
        ImportedFile whole = files.getFirst();
        assertThat(whole.originalKept()).isTrue();
        try (InputStream original = library.imports().original(whole.sha256()).orElseThrow()) {
            assertThat(original.readAllBytes()).isEqualTo(Files.readAllBytes(archive));
        }
        assertThat(run(archive).unchanged()).isEqualTo(2);
    }

    @Test
    void archivesNestedDeeperThanTheLimitAreRefusedWithItsName() throws IOException {
        byte[] archive = zip(Map.of("one.txt", text("One")));
        for (int i = 0; i < 5; i++) {
            archive =
                    zip(Map.of("level" + i + ".zip", archive, "beside" + i + ".txt", text(i + "")));
        }
        ImportReport report = run(Files.write(folder.resolve("deep.zip"), archive));

        assertThat(report.added()).isEqualTo(3);
        assertThat(report.refusedFiles())
                .flatExtracting(FileResult::refusals)
                .singleElement()
                .asString()
                .contains("limit archive.depth");
    }

    @Test
    void anImportThatWasCancelledGoesOnWithoutDoublingAnything() throws IOException {
        // three batches: the first is stored before anybody asks whether to go on
        for (int i = 0; i < 2_500; i++) {
            file(
                    String.format("%04d.txt", i),
                    "Day " + i + "\n\nThe sea was calm on day " + i + ".");
        }
        AtomicInteger done = new AtomicInteger();
        ImportReport cut =
                run(
                        new ImportWatcher() {
                            @Override
                            public void fileDone(FileResult result) {
                                done.incrementAndGet();
                            }

                            @Override
                            public boolean cancelled() {
                                return done.get() > 0;
                            }
                        },
                        folder);
        ImportRun run = library.imports().run(cut.importId()).orElseThrow();
        assertThat(run.stopped()).isEqualTo("cancelled");
        assertThat(run.resumable()).isTrue();

        new FileImport(library).resume(run.number(), NOBODY);
        ImportRun whole = library.imports().run(run.number()).orElseThrow();
        assertThat(whole.added()).isEqualTo(2_500);
        assertThat(whole.unchanged()).isZero();
        assertThat(whole.files()).isEqualTo(2_500);
        assertThat(whole.resumable()).isFalse();
        assertThat(library.find(Query.ALL).size()).isEqualTo(2_500);
        assertThat(library.undoImport(run.number())).isEqualTo(2_500);
    }

    @Test
    void anImportKilledInTheMiddleOfAFileGoesOnWithoutDoublingAnything() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            lines.append("{\"title\": \"Day ")
                    .append(i)
                    .append("\", \"body\": \"")
                    .append("The sea was calm, said the keeper of light number ")
                    .append(i)
                    .append("; nothing else is on record for it.\"}\n");
        }
        Path file = file("days.jsonl", lines.toString());
        library.close();
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Importer.class.getName(),
                                libraryFolder.toString(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("some are stored");
        }
        child.toHandle().destroyForcibly();
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        open();

        ImportRun cut = library.imports().runs().getFirst();
        int stored = library.find(Query.ALL).size();
        assertThat(stored).isBetween(1, 29_999);
        assertThat(cut.resumable()).isTrue();
        ImportReport report = new FileImport(library).resume(cut.number(), NOBODY);

        assertThat(report.added()).isEqualTo(30_000);
        assertThat(library.imports().run(cut.number()).orElseThrow().added()).isEqualTo(30_000);
        assertThat(library.find(Query.ALL).size()).isEqualTo(30_000);
        assertThat(library.undoImport(cut.number())).isEqualTo(30_000);
    }

    /// Imports a file, says when some of it is stored, and goes on until it is killed.
    static final class Importer {
        public static void main(String[] args) throws IOException {
            Library library = Library.open(Path.of(args[0]), InstantSource.system(), "a child");
            library.onChange(change -> System.out.println("some are stored"));
            new FileImport(library)
                    .run(
                            List.of(new Source.Named(Path.of(args[1]))),
                            new ImportWatcher() {
                                @Override
                                public void progress(
                                        long files, long articles, long done, long found) {
                                    try {
                                        TimeUnit.MILLISECONDS.sleep(articles > 0 ? 10_000 : 0);
                                    } catch (InterruptedException e) {
                                        throw new AssertionError(e);
                                    }
                                }
                            });
            System.in.read();
        }

        private Importer() {}
    }

    @Test
    void whatAnOlderImporterReadIsReadAnewFromTheKeptBytes() throws Exception {
        byte[] page =
                "High water\n\nThe harbour wall was under the sea at noon.\n"
                        .getBytes(StandardCharsets.UTF_8);
        long old = library.imports().begin("an import of long ago", List.of());
        String sha256 = library.imports().keep(() -> new ByteArrayInputStream(page));
        ArticleId id =
                library.addFiled(
                                List.of(
                                        new Library.Filed(
                                                Library.prepare(
                                                        ArticleDraft.titled(
                                                                        "High water",
                                                                        Body.text("The harb"))
                                                                .build()),
                                                0)),
                                old)
                        .getFirst()
                        .id();
        library.imports()
                .filesDone(
                        List.of(
                                new ImportedFile(
                                        old,
                                        0,
                                        null,
                                        "water.txt",
                                        sha256,
                                        page.length,
                                        "Plain text",
                                        0,
                                        true,
                                        1,
                                        0,
                                        0,
                                        0,
                                        0,
                                        List.of())),
                        List.of());
        library.imports().end(old, "");
        library.recordReading(id);

        Reimport reimport = new Reimport(library);
        assertThat(reimport.outdated()).hasSize(1);
        ImportReport report = reimport.run(reimport.outdated(), NOBODY);

        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.added()).isZero();
        assertThat(library.article(id).orElseThrow().body().content())
                .isEqualTo("The harbour wall was under the sea at noon.");
        assertThat(library.reading(id).orElseThrow().count()).isEqualTo(1);
        assertThat(library.versions(id)).hasSize(2);
        assertThat(new Reimport(library).outdated()).isEmpty();
        assertThat(new Reimport(library).ofArticle(id)).isPresent();
    }

    @Test
    void aPageReadAnewKeepsThePicturesThatLayBesideIt() throws IOException {
        Path complete = Path.of("src/test/resources/etools/format/html/complete");
        assertThat(run(complete).added()).isEqualTo(1);
        ArticleId id = library.headlines(library.find(Query.ALL).rows(0, 1)).getFirst().id();
        Body before = library.article(id).orElseThrow().body();
        assertThat(before.content()).contains(Body.PICTURE_SCHEME);

        ImportReport report = new Reimport(library).run(new Reimport(library).all(), NOBODY);

        assertThat(report.refused()).isZero();
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(library.article(id).orElseThrow().body()).isEqualTo(before);
    }

    @Test
    void anAddressThatWouldRunOrOpenSomethingIsLeftOutWithAWarning() throws IOException {
        ImportReport report =
                run(
                        file(
                                "a.json",
                                "{\"title\": \"Fog\", \"body\": \"None.\","
                                        + " \"url\": \" JavaScript:alert(1)\"}"),
                        file(
                                "b.jsonl",
                                "{\"title\": \"Ice\", \"body\": \"Some.\","
                                        + " \"url\": \"file:///etc/passwd\"}\n"));

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.warnings()).isEqualTo(2);
        assertThat(titled("Fog").url()).isNull();
        assertThat(titled("Ice").url()).isNull();
    }

    @Test
    void whatALaterFileHasChangedStaysWhenAnEarlierIsReadAnew() throws IOException {
        run(
                file(
                        "first.json",
                        "{\"id\": \"6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21\","
                                + " \"title\": \"Fog\", \"body\": \"No boat left.\"}"));
        long first = library.imports().runs().getFirst().number();
        run(
                file(
                        "second.json",
                        "{\"id\": \"6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21\", \"title\": \"Fog\","
                                + " \"body\": \"No boat left. At ten it cleared.\"}"));

        Reimport reimport = new Reimport(library);
        ImportReport report = reimport.run(reimport.ofRun(first), NOBODY);

        assertThat(report.updated()).isZero();
        assertThat(library.article(titled("Fog").id()).orElseThrow().body().content())
                .endsWith("At ten it cleared.");
    }
}
