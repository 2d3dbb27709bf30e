package etools.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.library.ImportedFile.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// The bytes of imported files.
class OriginalsTest {

    @TempDir Path folder;
    private Library library;
    private Imports imports;
    private int files;

    @BeforeEach
    void open() {
        library = Library.open(folder, InstantSource.system(), "a test");
        imports = library.imports();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void reopen() {
        close();
        open();
    }

    private String keep(byte[] bytes) throws IOException {
        return imports.keep(() -> new ByteArrayInputStream(bytes));
    }

    private String keep(String text) throws IOException {
        return keep(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Makes what was kept durable.
    private void done() {
        long run = imports.begin("a file", List.of());
        imports.filesDone(
                List.of(
                        new ImportedFile(
                                run,
                                files++,
                                null,
                                "a file",
                                "",
                                1,
                                "text",
                                1,
                                true,
                                0,
                                0,
                                0,
                                0,
                                0,
                                List.<Message>of())),
                List.of());
    }

    private byte[] original(String sha256) throws IOException {
        try (InputStream in = imports.original(sha256).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private String text(String sha256) throws IOException {
        return new String(original(sha256), StandardCharsets.UTF_8);
    }

    private List<Path> packs() throws IOException {
        Path originals = folder.resolve("originals");
        if (!Files.exists(originals)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(originals)) {
            return found.sorted().toList();
        }
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void anOriginalComesBackAsItWas() throws IOException {
        String hash = keep("abc");
        assertThat(hash)
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(text(hash)).isEqualTo("abc");
        String empty = keep("");
        done();
        reopen();
        assertThat(text(hash)).isEqualTo("abc");
        assertThat(original(empty)).isEmpty();
        assertThat(imports.original("0".repeat(64))).isEmpty();
        assertThat(imports.original("../../etc")).isEmpty();
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        byte[] bytes = random(100_000, 1);
        String hash = keep(bytes);
        assertThat(keep(bytes)).isEqualTo(hash);
        done();
        long size = Files.size(packs().getFirst());
        keep(bytes);
        reopen();
        keep(bytes);
        done();

        assertThat(packs()).hasSize(1);
        assertThat(packs().getFirst()).hasSize(size);
        assertThat(original(hash)).isEqualTo(bytes);
    }

    @Test
    void manyThreadsKeepFilesAtOnce() throws Exception {
        List<Future<String>> kept = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                int length = i % 100; // each four times
                kept.add(threads.submit(() -> keep(random(length * 331, length))));
            }
        }
        done();
        reopen();
        for (int i = 0; i < kept.size(); i++) {
            assertThat(original(kept.get(i).get())).isEqualTo(random(i % 100 * 331, i % 100));
        }
        long size = 0;
        for (Path pack : packs()) {
            size += Files.size(pack);
        }
        long once = 331 * 99 * 100 / 2;
        assertThat(size).isBetween(once, once + 100 * 100 + 8 * 8);
    }

    @Test
    void theBeginningOfARecordBehindTheLastOneIsCutOff() throws IOException {
        String first = keep("The ferry sails again.");
        done();
        long whole = Files.size(packs().getFirst());
        String second = keep(random(50_000, 2));
        close(); // the second was not written down
        try (RandomAccessFile pack = new RandomAccessFile(packs().getFirst().toFile(), "rw")) {
            pack.setLength(whole + 20_000);
        }
        open();

        String third = keep("The ferry is late.");
        done();
        reopen();

        assertThat(text(first)).isEqualTo("The ferry sails again.");
        assertThat(imports.original(second)).isEmpty();
        assertThat(text(third)).isEqualTo("The ferry is late.");
        assertThat(packs()).hasSize(1);
        assertThat(Files.size(packs().getFirst())).isLessThan(whole + 20_000);
        assertThat(keep(random(50_000, 2))).isEqualTo(second);
        assertThat(original(second)).isEqualTo(random(50_000, 2));
    }

    @Test
    void aWholeRecordThatWasNotWrittenDownIsTakenIn() throws IOException {
        keep("The ferry sails again.");
        done();
        String second = keep(random(50_000, 2));
        long size = Files.size(packs().getFirst());
        reopen();
        assertThat(imports.original(second)).isEmpty();

        keep("The ferry sails again."); // looks at the packs
        done();
        reopen();

        assertThat(packs().getFirst()).hasSize(size);
        assertThat(original(second)).isEqualTo(random(50_000, 2));
    }

    @Test
    void aRecordWhoseBytesAreBrokenIsNotTakenIn() throws IOException {
        keep("The ferry sails again.");
        done();
        long whole = Files.size(packs().getFirst());
        byte[] bytes = random(50_000, 2);
        String second = keep(bytes);
        close();
        try (RandomAccessFile pack = new RandomAccessFile(packs().getFirst().toFile(), "rw")) {
            pack.seek(whole + 1_000); // the disk lost a page
            pack.write(new byte[4096]);
        }
        open();

        keep(bytes);
        done();

        assertThat(original(second)).isEqualTo(bytes);
    }

    @Test
    void aDamagedOriginalIsNeverHandedOutAsWhole() throws IOException {
        byte[] bytes = random(50_000, 2);
        String hash = keep(bytes);
        done();
        close();
        try (RandomAccessFile pack = new RandomAccessFile(packs().getFirst().toFile(), "rw")) {
            pack.seek(30_000);
            pack.write(pack.read() ^ 1);
        }
        open();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> original(hash));
    }

    @Test
    void whatWasLostWithItsPackCanBeKeptAgain() throws IOException {
        String hash = keep("The ferry sails again.");
        done();
        close();
        Files.delete(packs().getFirst());
        open();
        assertThat(imports.original(hash)).isEmpty();

        assertThat(keep("The ferry sails again.")).isEqualTo(hash);
        done();
        reopen();

        assertThat(text(hash)).isEqualTo("The ferry sails again.");
    }

    @Test
    void aBackupTakesTheOriginalsAlong(@TempDir Path elsewhere) throws IOException {
        String first = keep(random(70_000, 4));
        done();
        keep("half of it is not written down");
        Path backup = elsewhere.resolve("library.zip");
        library.backup(backup);

        Path other = elsewhere.resolve("other");
        Library.restore(other, backup, InstantSource.system());
        try (Library restored = Library.open(other, InstantSource.system(), "a test")) {
            try (InputStream in = restored.imports().original(first).orElseThrow()) {
                assertThat(in.readAllBytes()).isEqualTo(random(70_000, 4));
            }
        }
    }

    @Test
    void aRestoreKeepsTheOriginalsThatAreThere(@TempDir Path elsewhere) throws IOException {
        String first = keep("abc");
        done();
        Path backup = elsewhere.resolve("library.zip");
        library.backup(backup);
        String second = keep("abcd");
        done();
        close();

        Library.restore(folder, backup, InstantSource.system());
        open();

        assertThat(text(first)).isEqualTo("abc");
        assertThat(imports.original(second)).isEmpty(); // this library never had it
        long size = Files.size(packs().getFirst());
        assertThat(keep("abcd")).isEqualTo(second);
        done();
        assertThat(text(second)).isEqualTo("abcd");
        assertThat(packs().getFirst()).hasSize(size);
    }

    @Test
    void theDaysOwnBackupLeavesTheOriginalsOut() throws IOException {
        library.add(
                List.of(ArticleDraft.titled("One", Body.text("Text.")).build()),
                library.beginImport("one"));
        keep(random(200_000, 5));
        done();
        library.backUpOnceADay();
        close(); // waits for it
        Path backup = Library.backups(folder).getFirst();
        assertThat(Files.size(backup)).isLessThan(200_000);
        open();
    }

    @Test
    void aBackupNeverReplacesAnOriginal() throws IOException {
        keep("abc");
        done();
        Path pack = packs().getFirst();
        assertThatExceptionOfType(LibraryException.class)
                .isThrownBy(() -> library.backup(pack))
                .withMessageContaining("is the library itself");
    }

    @Test
    void aFileThatIsNoPackIsLeftAlone() throws IOException {
        Path strange = Files.createDirectories(folder.resolve("originals")).resolve("my.pack");
        Files.writeString(strange, "This is my own.", StandardOpenOption.CREATE_NEW);
        String hash = keep("abc");
        done();
        reopen();
        assertThat(text(hash)).isEqualTo("abc");
        assertThat(strange).hasContent("This is my own.");
    }

    @Test
    void aFileThatCannotBeReadLeavesNothingBehind() throws IOException {
        keep("abc");
        done();
        long size = Files.size(packs().getFirst());
        byte[] bytes = random(300_000, 3);
        int[] opened = new int[1];

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        imports.keep(() ->
                                opened[0]++ == 0
                                        ? new ByteArrayInputStream(bytes)
                                        : new Failing(bytes)))
                .withMessage("the stick was pulled out");

        assertThat(packs().getFirst()).hasSize(size);
        String hash = keep(bytes);
        done();
        assertThat(original(hash)).isEqualTo(bytes);
    }

    /// Fails after half of the bytes.
    private static final class Failing extends InputStream {
        private final byte[] bytes;
        private int at;

        Failing(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            if (at > bytes.length / 2) {
                throw new IOException("the stick was pulled out");
            }
            return bytes[at++] & 0xff;
        }
    }

    @Test
    void anInterruptedThreadDoesNoHarm() throws IOException {
        Thread.currentThread().interrupt();
        String hash = keep("abc");
        done();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(keep("abcd")).hasSize(64);
        done();
        assertThat(text(hash)).isEqualTo("abc");
    }
}
