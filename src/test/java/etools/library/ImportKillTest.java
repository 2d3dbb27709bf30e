package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Headline;
import etools.library.Addition.Outcome;
import etools.library.ImportedFile.Show;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Kills a process again and again that imports files, each time going on with the import, and
/// looks whether every file is there once, with its articles and its bytes.
class ImportKillTest {

    private static final int FILES = 120;
    private static final int BATCHES = 3;
    private static final int BATCH = 10;
    private static final int MOST_KILLS = 15;

    @TempDir Path temp;

    @Test
    void anImportKilledAgainAndAgainBringsEverythingOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ImportKillTest seed " + seed);
        Random random = new Random(seed);
        Path folder = temp.resolve("library");
        Set<String> acknowledged = new HashSet<>();
        boolean ended = false;
        for (int kill = 0; !ended; kill++) {
            Process child = ChildJvm.start(Child.class, folder.toString());
            try (BufferedReader lines = child.inputReader()) {
                assertThat(lines.readLine()).as("seed %s", seed).isEqualTo("ready");
                CompletableFuture<List<String>> said =
                        CompletableFuture.supplyAsync(() -> lines.lines().toList());
                long wait = kill < MOST_KILLS ? random.nextInt(400) : 120_000;
                child.waitFor(wait, TimeUnit.MILLISECONDS);
                ChildJvm.kill(child);
                List<String> done = said.join();
                ended = done.contains("end");
                acknowledged.addAll(done);
            }
            child.waitFor();
            try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
                check(library, acknowledged, "kill " + kill + ", seed " + seed);
            }
        }
        try (Library library = Library.open(folder, InstantSource.system(), "a test")) {
            checkAll(library);
        }
    }

    /// What was said to be done is done.
    private static void check(Library library, Set<String> acknowledged, String when)
            throws IOException {
        List<ImportedFile> files = library.imports().files(1, Show.ALL, "", 0, 10_000);
        assertThat(files).as(when).extracting(ImportedFile::name).doesNotHaveDuplicates();
        Set<String> names = new HashSet<>();
        for (ImportedFile file : files) {
            names.add(file.name());
            assertThat(library.imports().articles(1, file.number()))
                    .as(when)
                    .hasSize(BATCHES * BATCH);
            try (InputStream original = library.imports().original(file.sha256()).orElseThrow()) {
                assertThat(original.readAllBytes()).as(when).isEqualTo(bytes(file.name()));
            }
        }
        names.add("end");
        assertThat(names).as(when).containsAll(acknowledged);
    }

    private static void checkAll(Library library) {
        ImportRun run = library.imports().run(1).orElseThrow();
        assertThat(run)
                .returns(FILES, ImportRun::files)
                .returns((long) FILES * BATCHES * BATCH, ImportRun::added)
                .returns(0L, ImportRun::updated)
                .returns(0L, ImportRun::unchanged)
                .returns(false, ImportRun::resumable);
        assertThat(library.find(Query.ALL).size()).isEqualTo(FILES * BATCHES * BATCH);
        for (ImportedFile file : library.imports().files(1, Show.ADDED, "", 0, FILES)) {
            int[] rows = library.imports().articles(1, file.number());
            assertThat(library.headlines(rows))
                    .extracting(Headline::title)
                    .containsExactlyElementsOf(
                            IntStream.range(0, BATCHES * BATCH)
                                    .mapToObj(i -> title(file.name(), i))
                                    .toList());
            Headline some = library.headlines(rows).get(BATCH);
            assertThat(library.imports().origins(some.id()))
                    .containsExactly(new Origin(file, run.started(), Outcome.ADDED));
        }
    }

    private static String title(String name, int i) {
        return name + ", article " + i;
    }

    private static byte[] bytes(String name) {
        byte[] bytes = new byte[5_000];
        new Random(name.hashCode()).nextBytes(bytes);
        return bytes;
    }

    /// Begins the import, or goes on with it, and says which files are done.
    static final class Child {
        public static void main(String[] args) throws IOException {
            try (Library library =
                    Library.open(Path.of(args[0]), InstantSource.system(), "a child")) {
                Imports imports = library.imports();
                Optional<ImportRun> before = imports.run(1);
                Imports.Resumed begun =
                        before.isPresent()
                                ? imports.resume(1)
                                : new Imports.Resumed(List.of(), List.of(), 0);
                long run = before.isPresent() ? 1 : imports.begin("files", List.of("/news/files"));
                System.out.println("ready");
                Set<String> done = new HashSet<>(begun.done());
                int number = begun.nextFile();
                for (int i = 0; i < FILES; i++) {
                    String name = "file " + i;
                    if (!done.contains(name)) {
                        imports.filesDone(
                                List.of(importFile(library, run, number++, name)), List.of());
                        System.out.println(name);
                    }
                }
                imports.end(run, "");
                System.out.println("end");
            }
        }

        private static ImportedFile importFile(Library library, long run, int number, String name)
                throws IOException {
            String hash = library.imports().keep(() -> new ByteArrayInputStream(bytes(name)));
            int added = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                List<Library.Filed> drafts = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    String title = title(name, batch * BATCH + i);
                    ArticleDraft draft =
                            ArticleDraft.titled(title, Body.text("The text of " + title)).build();
                    drafts.add(new Library.Filed(Library.prepare(draft), number));
                }
                for (Addition addition : library.addFiled(drafts, run)) {
                    added += addition.outcome() == Outcome.ADDED ? 1 : 0;
                }
            }
            return new ImportedFile(
                    run,
                    number,
                    null,
                    name,
                    hash,
                    bytes(name).length,
                    "text",
                    1,
                    true,
                    added,
                    0,
                    0,
                    0,
                    0,
                    List.of());
        }

        private Child() {}
    }
}
