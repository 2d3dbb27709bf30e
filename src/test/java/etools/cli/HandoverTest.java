package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import etools.cli.Child.Ended;
import etools.library.Library;
import etools.library.Query;
import etools.reading.Goal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(300)
class HandoverTest {

    private static final String ID = "6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21";

    @TempDir Path temp;
    private final BlockingQueue<List<Path>> handed = new LinkedBlockingQueue<>();
    private Path folder;
    private Library library;
    private AutoCloseable handover;
    private String page = "";

    @BeforeEach
    void openTheLibraryAsTheWindowDoes() throws IOException {
        folder = temp;
        try (InputStream in = HandoverTest.class.getResourceAsStream("page.txt")) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        open();
    }

    private void open() {
        library =
                Library.open(
                        folder.resolve("library"), InstantSource.system(), "the reader's window");
        handover = Handover.serve(library, handed::add);
    }

    @AfterEach
    void close() throws Exception {
        handover.close();
        library.close();
    }

    private Ended child(String... args) throws IOException, InterruptedException {
        return new Child(folder, List.of(), args).run("");
    }

    private Path socket() {
        return folder.resolve("library").resolve("etools.sock");
    }

    @Test
    void everyCommandWorksWhileTheWindowHasTheLibrary() throws Exception {
        Files.writeString(folder.resolve("page.txt"), page);
        Ended imported = child("import", "page.txt", "none.txt");
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out().lines())
                .startsWith("page.txt: added", "none.txt: refused: it is not there");
        assertThat(imported.code()).isEqualTo(1);
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);

        assertThat(child("show", ID)).isEqualTo(new Ended(0, page, ""));
        assertThat(child("list").out()).contains(ID);
        assertThat(child("backup", "kept.zip").code()).isZero();
        assertThat(folder.resolve("kept.zip")).isNotEmptyFile();

        Ended unknown = child("show", "00000000-0000-4000-8000-000000000000");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("etools: there is no article");
        assertThat(child("list", "--sort", "colour").code()).isEqualTo(2);
    }

    @Test
    void theReadingRecordIsTheWindowsOwn() throws Exception {
        Files.writeString(folder.resolve("page.txt"), page);
        child("import", "page.txt");
        assertThat(child("goal", "500w").out()).startsWith("500 words a day; 0 today");
        assertThat(library.record().goal()).isEqualTo(new Goal(Goal.Unit.WORDS, 500));
        child("open", ID);
        assertThat(child("history").out()).contains(ID).hasLineCount(1);
        assertThat(child("stats", "--by", "year", "--csv").out()).hasLineCount(2);
        assertThat(child("recording", "pause").code()).isZero();
        assertThat(library.record().isPaused()).isTrue();
        assertThat(child("doctor").out()).endsWith("All agrees.\n");
        assertThat(child("recording", "wipe", "--from", "2000", "--to", "2999").code())
                .isEqualTo(1);
        assertThat(library.record().log().size()).isEqualTo(1);
    }

    @Test
    void standardInputIsHandedOver() throws Exception {
        Ended imported = new Child(folder, List.of(), "import", "-").run(page);
        assertThat(imported.out()).startsWith("standard input: added");
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);
    }

    @Test
    void filesGoToTheOpenWindow() throws Exception {
        Files.writeString(folder.resolve("page.txt"), page);
        assertThat(child("page.txt")).isEqualTo(new Ended(0, "", ""));
        assertThat(handed.take()).containsExactly(folder.resolve("page.txt").toRealPath());
        assertThat(child().code()).isZero();
        assertThat(handed.take()).isEmpty();
    }

    @Test
    void aRestoreAsksForTheWindowToBeClosed() throws Exception {
        assertThat(child("backup", "kept.zip").code()).isZero();
        Ended restored = child("restore", "kept.zip");
        assertThat(restored.code()).isEqualTo(2);
        assertThat(restored.err()).contains("the reader's window").hasLineCount(1);
    }

    @Test
    void aLibraryInUseByACommandNamesIt() throws Exception {
        handover.close();
        Ended listed = child("list");
        assertThat(listed.code()).isEqualTo(2);
        assertThat(listed.err()).contains("in use by the reader's window").hasLineCount(1);
    }

    @Test
    void onlyTheOwnerMayConnect() throws IOException {
        assumeTrue(socket().getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsMalformedHurtsNobody() throws Exception {
        List<SocketChannel> silent = new ArrayList<>();
        for (byte[] bytes :
                List.of(
                        new byte[0],
                        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                        "etools\u0002".getBytes(StandardCharsets.US_ASCII),
                        "etools\u0001r\uffff\uffff\uffff\uffff"
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "etools\u0001r\u007f\u007f\u007f\u007fabc"
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "etools\u0001r\0\0\0\u0008\u007f\0\0\0\0\0\0\0"
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "etools\u0001x\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))) {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
            channel.write(ByteBuffer.wrap(bytes));
            silent.add(channel); // and says no more
        }
        assertThat(child("list").code()).isZero();
        assertThat(child("import", "none.txt").code()).isEqualTo(1);
        for (SocketChannel channel : silent) {
            channel.close();
        }
    }

    @Test
    void aClosedWindowLeavesTheLibraryToOthers() throws Exception {
        close();
        assertThat(socket()).doesNotExist();
        assertThat(child("list").code()).isZero();
        open();
    }

    @Test
    void aSocketLeftByAKilledProcessIsInNobodysWay() throws Exception {
        close();
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(socket()).exists();
        assertThat(child("list").code()).isZero();
        open();
        assertThat(child("list").code()).isZero();
    }

    @Test
    void aFolderWithALongPathIsServedToo() throws Exception {
        close();
        folder = temp.resolve("a-folder-with-a-long-name-".repeat(5));
        Files.createDirectories(folder);
        open();
        assertThat(socket()).doesNotExist();
        Files.writeString(folder.resolve("page.txt"), page);
        assertThat(child("import", "page.txt").code()).isZero();
        assertThat(library.find(Query.ALL).size()).isEqualTo(1);
    }

    @Test
    void aProcessThatGoesAwayStopsItsImport() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            lines.append("{\"title\": \"Number ")
                    .append(i)
                    .append("\", \"body\": \"The body of this article says little.\"}\n");
        }
        Files.writeString(folder.resolve("many.jsonl"), lines);
        Process process = new Child(folder, List.of(), "import", "many.jsonl").start();
        while (library.find(Query.ALL).size() == 0) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        handover.close(); // returns when the command has ended
        assertThat(library.find(Query.ALL).size()).isPositive().isLessThan(200_000);
    }
}
