package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ZipFormatTest {

    @Test
    void articleFilesAreHandedOutAndWhatBelongsToPagesIsPassedOver() throws Exception {
        byte[] zip =
                Archives.zip(
                        "notes/style.css", "p {}",
                        "notes/a.txt", "one",
                        "notes/", "",
                        "notes/.hidden.txt", "x",
                        "__MACOSX/notes/._a.txt", "x",
                        "b.html", "<p>two",
                        "b_files/ad.html", "<p>an ad",
                        "lone_files/c.txt", "three",
                        "chart.dat", "\u0089PNG\r\n");
        assertThat(Archives.told("a.zip", zip))
                .containsExactly(
                        "member notes/a.txt: one",
                        "member b.html: <p>two",
                        "member lone_files/c.txt: three",
                        "member chart.dat: \u0089PNG\r\n",
                        "passed over notes/style.css",
                        "passed over notes/.hidden.txt",
                        "passed over __MACOSX/notes/._a.txt",
                        "passed over b_files/ad.html");
    }

    @Test
    void aPageFindsItsPicturesInTheArchive() throws Exception {
        byte[] zip =
                Archives.zip(
                        "in/page.html", "<p>",
                        "in/page_files/a picture.png", "PICTURE",
                        "out.png", "OUT");
        List<String> found = new ArrayList<>();
        Formats.read(
                Input.of("a.zip", zip),
                part -> {
                    if (part instanceof Part.Member(Input page)) {
                        for (String path :
                                List.of(
                                        "page_files/a%20picture.png?w=1#x",
                                        ".\\page_files\\a picture.png",
                                        "../out.png",
                                        "/out.png",
                                        "out.png",
                                        "file:///etc/passwd",
                                        "https://example.org/out.png")) {
                            try {
                                byte[] bytes = page.beside(path);
                                found.add(bytes == null ? "none" : new String(bytes));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        }
                    }
                });
        assertThat(found)
                .containsExactly("PICTURE", "PICTURE", "none", "none", "none", "none", "none");
    }

    @Test
    void namesThatLeadOutOfTheArchiveAreRefused() throws Exception {
        byte[] zip =
                Archives.zip(
                        "../../evil.txt",
                        "x",
                        "/etc/evil.txt",
                        "x",
                        "C:\\evil.txt",
                        "x",
                        "a\\b.txt",
                        "good",
                        "./c//d.txt",
                        "good");
        assertThat(Archives.told("a.zip", zip))
                .containsExactly(
                        "refused ../../evil.txt: its name leads out of the archive: it is not"
                                + " read",
                        "refused /etc/evil.txt: its name leads out of the archive: it is not read",
                        "refused C:/evil.txt: its name leads out of the archive: it is not read",
                        "member a/b.txt: good",
                        "member c/d.txt: good");
    }

    @Test
    void ofTwoMembersOfOneNameTheLastIsRead() throws Exception {
        byte[] zip = Archives.zip("a.txt", "first", "b.txt", "second");
        byte[] same =
                new String(zip, StandardCharsets.ISO_8859_1)
                        .replace("b.txt", "a.txt")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Archives.told("a.zip", same))
                .containsExactly(
                        "refused a.txt: a later file in the archive has the same name, and that one"
                                + " is read",
                        "member a.txt: second");
    }

    @Test
    void oldNamesAreReadInTheLettersTheyAreWrittenIn() throws Exception {
        for (Map.Entry<String, String> name :
                Map.of(
                                "M\u00e4rchen f\u00fcr Z\u00fcrich.txt", "IBM437",
                                "p\u00e8re et m\u00e8re.txt", "IBM437",
                                "\u65b0\u3057\u3044\u8a18\u4e8b.txt", "windows-31j",
                                "\u65b0\u95fb\u6587\u7ae0.txt", "GBK",
                                "caf\u00e9.txt", "UTF-8")
                        .entrySet()) {
            byte[] raw = name.getKey().getBytes(Charset.forName(name.getValue()));
            String placeholder = "x".repeat(raw.length);
            String zip =
                    new String(Archives.zip(placeholder, "t"), StandardCharsets.ISO_8859_1)
                            .replace(placeholder, new String(raw, StandardCharsets.ISO_8859_1));
            byte[] unmarked = zip.getBytes(StandardCharsets.ISO_8859_1);
            unmarked[indexOf(unmarked, "PK\u0001\u0002") + 9] = 0;
            assertThat(Archives.told("a.zip", unmarked))
                    .containsExactly("member " + name.getKey() + ": t");
        }
    }

    @Test
    void anEncryptedArchiveSaysWhatToDo() throws Exception {
        byte[] zip = Archives.zip("a.txt", "x");
        int entry = indexOf(zip, "PK\u0001\u0002");
        zip[entry + 8] |= 1;
        assertThat(Archives.told("a.zip", zip))
                .containsExactly(
                        "refused an encrypted ZIP archive: unpack it with its password and import"
                                + " that");
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        byte[] zip = Archives.zip("a.txt", "/etc/passwd", "b.txt", "text");
        int entry = indexOf(zip, "PK\u0001\u0002");
        zip[entry + 5] = 3;
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 38, 0120777 << 16);
        assertThat(Archives.told("a.zip", zip))
                .containsExactly(
                        "refused a.txt: a link or a device, not a file: it is not followed",
                        "member b.txt: text");
    }

    @Test
    void aBombEndsInOneLine() throws Exception {
        byte[] bomb = Archives.zip("a.txt", "0".repeat(30 << 20), "b.txt", "text");
        assertThat(Archives.told("a.zip", bomb))
                .containsExactly(
                        "refused a.txt: more than 200 times that an archive unpacks to its own"
                                + " size (limit archive.ratio)",
                        "member b.txt: text");
    }

    @Test
    void limitsAreSettings() throws Exception {
        byte[] zip = Archives.zip("a.txt", "0123456789", "b.txt", "text", "c.txt", "more");
        assertThat(Archives.told(limited(zip, Limit.MEMBER_BYTES, 5)))
                .containsExactly(
                        "refused a.txt: more than 5 bytes that one file in an archive unpacks to"
                                + " (limit member.bytes)",
                        "member b.txt: text",
                        "member c.txt: more");
        assertThat(Archives.told(limited(zip, Limit.ARCHIVE_BYTES, 13)))
                .containsExactly(
                        "member a.txt: 0123456789",
                        "refused b.txt: more than 13 bytes that one archive unpacks to (limit"
                                + " archive.bytes)");
        assertThat(Archives.told(limited(zip, Limit.ARCHIVE_ENTRIES, 2)))
                .containsExactly(
                        "refused more than 2 files in one archive (limit archive.entries)");
    }

    private static Input limited(byte[] zip, Limit limit, long value) {
        return new Input.Wrapped(Input.of("a.zip", zip)) {
            @Override
            public Limits limits() {
                return new Limits(Map.of(limit, value));
            }
        };
    }

    @Test
    void membersThatShareBytesAreABomb() throws Exception {
        byte[] zip = Archives.zip("a.txt", "one", "b.txt", "two");
        int second = indexOf(zip, "PK\u0001\u0002", indexOf(zip, "PK\u0001\u0002") + 1);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
        assertThat(Archives.told("a.zip", zip))
                .containsExactly("refused its members share the same bytes, as in a ZIP bomb");
    }

    @Test
    void aMemberWithAWrongBitIsRefusedAndTheOthersGoOn() throws Exception {
        byte[] zip = Archives.zip("a.txt", "one one one", "b.txt", "two");
        zip[30 + 5 + 4] ^= 8;
        assertThat(Archives.told("a.zip", zip))
                .containsExactly(
                        "refused a.txt: could not be unpacked: it is damaged", "member b.txt: two");
    }

    @Test
    void aCutArchiveIsRefused() throws Exception {
        byte[] zip = Archives.zip("a.txt", "one", "b.txt", "two");
        for (int length = 5; length < zip.length; length += zip.length / 20) {
            assertThat(Archives.told("a.zip", Arrays.copyOf(zip, length)))
                    .containsExactly(
                            "refused the ZIP file ends in the middle or is damaged: copy or"
                                    + " download it again");
        }
    }

    @Test
    void aProgramThatUnpacksItselfIsAnArchiveToo() throws Exception {
        byte[] zip = Archives.zip("a.txt", "one");
        byte[] program = new byte[1000 + zip.length];
        System.arraycopy(zip, 0, program, 1000, zip.length);
        System.arraycopy(zip, 0, program, 0, 4);
        assertThat(Archives.told("a.zip", program)).containsExactly("member a.txt: one");
    }

    @Test
    void archivesWithoutArticlesSaySo() throws Exception {
        assertThat(Archives.told("a.zip", Archives.zip()))
                .containsExactly("refused an empty ZIP archive");
        assertThat(Archives.told("a.zip", Archives.zip("a.png", "x", "b.css", "y")))
                .containsExactly(
                        "refused a ZIP archive of pictures and other files that are no articles");
    }

    @Test
    void anyWrongBytesEndInMembersOrLines() throws Exception {
        Random random = new Random(3);
        byte[] zip = Archives.zip("a.txt", "one two three four", "b/c.html", "<p>two", "d", "");
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = zip.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
            }
            assertThat(Archives.told("a.zip", bytes))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void aLargeMemberIsReadFromATemporaryFileThatGoes() throws Exception {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 500_000; i++) {
            text.append("News of the valley, number ").append(random.nextInt()).append(".\n");
        }
        byte[] zip = Archives.zip("a.txt", text.toString());
        List<Long> lengths = new ArrayList<>();
        Formats.read(
                Input.of("a.zip", zip),
                part -> {
                    if (part instanceof Part.Member(Input member)) {
                        try (var channel = member.channel();
                                var in = member.open()) {
                            lengths.add(
                                    channel.size()
                                            - in.transferTo(OutputStream.nullOutputStream()));
                            assertThat(member.head()).hasSize(Input.HEAD_BYTES);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                });
        assertThat(lengths).containsExactly(0L);
    }

    private static int indexOf(byte[] bytes, String text) {
        return indexOf(bytes, text, 0);
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }
}
