package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// tar, and files packed by themselves.
class CompressedTest {

    private static byte[] packed(String ending, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packer =
                switch (ending) {
                    case "gz" -> new java.util.zip.GZIPOutputStream(out);
                    case "bz2" -> new BZip2CompressorOutputStream(out);
                    case "xz" -> new XZOutputStream(out, new LZMA2Options());
                    default -> new ZstdOutputStreamNoFinalizer(out);
                }) {
            packer.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void theFileInItIsHandedOutUnderItsOwnName(String ending) throws Exception {
        byte[] bytes = packed(ending, bytes("All the news"));
        assertThat(Archives.told("news.txt." + ending, bytes))
                .containsExactly("member news.txt: All the news");
        assertThat(Archives.told("news.t" + ending, bytes).getFirst())
                .startsWith("member news.t")
                .endsWith(": All the news");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void aCutFileIsRefused(String ending) throws Exception {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        byte[] whole = packed(ending, noise);
        for (int twentieth = 1; twentieth < 20; twentieth++) {
            assertThat(
                            Archives.told(
                                    "a." + ending,
                                    Arrays.copyOf(whole, whole.length * twentieth / 20)))
                    .containsExactly(
                            "refused it ends in the middle or is damaged: copy or download it"
                                    + " again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
    void wrongBitsEndInAMemberOrALine(String ending) throws Exception {
        byte[] whole = packed(ending, bytes("All the news of the valley, ".repeat(100)));
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] wrong = whole.clone();
            wrong[8 + random.nextInt(whole.length - 8)] ^= (byte) (1 << random.nextInt(8));
            assertThat(Archives.told("a." + ending, wrong)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bz2", "xz", "zst"})
    void aBombEndsInOneLine(String ending) throws Exception {
        assertThat(Archives.told("a.txt." + ending, packed(ending, new byte[60 << 20])))
                .containsExactly(
                        "refused more than 200 times that an archive unpacks to its own size"
                                + " (limit archive.ratio)");
    }

    private static byte[] tar(TarWriting writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            writing.write(tar);
        }
        return out.toByteArray();
    }

    private interface TarWriting {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private static void add(TarArchiveOutputStream tar, String name, String text)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes(text).length);
        tar.putArchiveEntry(entry);
        tar.write(bytes(text));
        tar.closeArchiveEntry();
    }

    private static void addLink(TarArchiveOutputStream tar, String name, byte kind)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void aTarArchivesFilesAreHandedOut() throws Exception {
        String longName = "a/" + "long name ".repeat(20) + ".txt";
        byte[] tar =
                tar(archive -> {
                    add(archive, "page.html", "<p>a page");
                    add(archive, "page_files/a.png", "PICTURE");
                    add(archive, longName, "long");
                    add(archive, "caf\u00e9.txt", "caf\u00e9");
                    addLink(archive, "link.txt", TarConstants.LF_SYMLINK);
                    addLink(archive, "hard.txt", TarConstants.LF_LINK);
                    addLink(archive, "device.txt", TarConstants.LF_CHR);
                    add(archive, "../evil.txt", "x");
                    add(archive, "/etc/evil.txt", "x");
                    add(archive, "twice.txt", "first");
                    add(archive, "twice.txt", "second");
                });
        List<String> expected =
                List.of(
                        "member page.html: <p>a page",
                        "member " + longName + ": long",
                        "member caf\u00e9.txt: caf\u00e9",
                        "refused link.txt: a link or a device, not a file: it is not followed",
                        "refused hard.txt: a link or a device, not a file: it is not followed",
                        "refused device.txt: a link or a device, not a file: it is not followed",
                        "refused ../evil.txt: its name leads out of the archive: it is not read",
                        "refused /etc/evil.txt: its name leads out of the archive: it is not read",
                        "refused twice.txt: a later file in the archive has the same name, and"
                                + " that one is read",
                        "member twice.txt: second",
                        "passed over page_files/a.png");
        assertThat(Archives.told("a.tar", tar)).containsExactlyElementsOf(expected);
        assertThat(Archives.told("", tar)).containsExactlyElementsOf(expected);
    }

    @Test
    void aPageInATarArchiveFindsItsPictures() throws Exception {
        byte[] tar =
                tar(archive -> {
                    add(archive, "in/page.html", "<p>a page");
                    add(archive, "in/page_files/a.png", "PICTURE");
                });
        byte[][] found = new byte[1][];
        Formats.read(
                Input.of("a.tar", tar),
                part -> {
                    if (part instanceof Part.Member(Input page)) {
                        try {
                            found[0] = page.beside("./page_files/a.png");
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                });
        assertThat(found[0]).asString().isEqualTo("PICTURE");
    }

    @Test
    void aPackedTarArchiveIsATarArchiveInAPackedFile() throws Exception {
        byte[] tar = tar(archive -> add(archive, "a.txt", "text"));
        for (String name : List.of("a.tgz", "a.tar.gz")) {
            assertThat(Archives.told(name, packed("gz", tar)).getFirst())
                    .startsWith("member a.tar: a.txt");
        }
    }

    @Test
    void aCutTarArchiveIsReadUpToThere() throws Exception {
        byte[] tar =
                tar(archive -> {
                    add(archive, "a.txt", "text");
                    add(archive, "b.txt", "x".repeat(2000));
                });
        assertThat(Archives.told("a.tar", Arrays.copyOf(tar, 3 * 512)))
                .containsExactly(
                        "member a.txt: text",
                        "refused the tar archive ends in the middle or is damaged: copy or download"
                                + " it again");
    }

    @Test
    void wrongBytesInATarArchiveEndInMembersOrLines() throws Exception {
        byte[] tar =
                tar(archive -> {
                    add(archive, "a/" + "long ".repeat(40), "text");
                    add(archive, "b.txt", "more");
                });
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            byte[] wrong = tar.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                wrong[512 + random.nextInt(3000)] = (byte) random.nextInt(256);
            }
            assertThat(Archives.told("a.tar", wrong))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("Exception"));
        }
    }
}
