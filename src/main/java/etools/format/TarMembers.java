package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The members of a tar file: of a million a few megabytes are held. Close it.
///
/// @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">Basic tar</a>
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">pax</a>
final class TarMembers implements Archive {

    /// @param start where its bytes begin
    /// @param next where the next member's head is
    record Entry(String name, int index, char type, long start, long size, long next)
            implements Archive.Entry {

        @Override
        public boolean isFolder() {
            return type == '5' || name.endsWith("/");
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public boolean isNoFile() {
            return type != '0' && type != '\0' && type != '7';
        }
    }

    private static final int BLOCK = 512;

    /// Longer than any path that a file system allows.
    private static final int MAX_NAME_BYTES = 16 * 1024;

    /// Heads that say more of the one that follows.
    private static final int MAX_HEADS = 8;

    /// What is no file of the archive's: a volume's label, a list of names, a multi-volume's rest.
    private static final String NO_MEMBERS = "VDNMgA";

    private final SeekableByteChannel channel;
    private final Limits limits;
    private final long length;
    private long[] positions = new long[64];
    private int count;
    private final NameTable table = new NameTable();
    private boolean cut;
    private long unpacked;

    private TarMembers(SeekableByteChannel channel, Limits limits) throws IOException {
        this.channel = channel;
        this.limits = limits;
        length = channel.size();
    }

    /// Whether `input` begins with a member's head, whose checksum is right.
    static boolean isTar(byte[] head) {
        return head.length >= BLOCK && head[0] != 0 && isHead(Arrays.copyOf(head, BLOCK));
    }

    /// @throws RefusedException it has more than [Limit#ARCHIVE_ENTRIES]
    static TarMembers open(Input input) throws IOException, RefusedException {
        SeekableByteChannel channel = input.channel();
        try {
            TarMembers tar = new TarMembers(channel, input.limits());
            tar.readHeads();
            return tar;
        } catch (IOException | RefusedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Entry entry(int index) throws IOException {
        Entry entry = read(positions[index], index);
        if (entry == null) {
            throw new EOFException("the archive changed while it was read");
        }
        return entry;
    }

    @Override
    public int last(String name) throws IOException {
        int index = table.last(name);
        return index >= 0 && entry(index).name().equals(name) ? index : -1;
    }

    @Override
    public InputStream open(int index) throws IOException {
        Entry entry = entry(index);
        return new Stretch(entry.start(), entry.size());
    }

    @Override
    public @Nullable String trouble() {
        return cut
                ? "the tar archive ends in the middle or is damaged: copy or download it again"
                : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void readHeads() throws IOException, RefusedException {
        long at = 0;
        while (at < length) {
            Entry entry = read(at, count);
            if (entry == null) {
                return;
            }
            if (entry.start() + entry.size() > length) {
                cut = true;
                return;
            }
            if (NO_MEMBERS.indexOf(entry.type()) < 0) {
                limits.check(Limit.ARCHIVE_ENTRIES, count + 1L);
                if (count == positions.length) {
                    positions = Arrays.copyOf(positions, 2 * count);
                }
                table.put(entry.name(), count);
                positions[count++] = at;
            }
            at = entry.next();
        }
        cut = true; // two empty blocks end an archive
    }

    /// The member whose heads begin at `position`, or null at the archive's end.
    private @Nullable Entry read(long position, int index) throws IOException {
        long at = position;
        String name = null;
        Long size = null;
        for (int heads = 0; heads < MAX_HEADS; heads++) {
            byte[] head = at + BLOCK <= length ? bytes(at, BLOCK) : new byte[0];
            if (!isHead(head)) {
                cut = cut || head.length == 0 || !isEmpty(head);
                return null;
            }
            char type = (char) (head[156] & 0xff);
            long bytes = number(head, 124, 12);
            long start = at + BLOCK;
            if (bytes < 0 || bytes > length) {
                cut = true;
                return null;
            }
            if (type == 'L' || type == 'x' || type == 'X' || type == 'K') {
                int read = (int) Math.min(bytes, MAX_NAME_BYTES);
                byte[] more = start + read <= length ? bytes(start, read) : new byte[0];
                if (type == 'L') {
                    name = text(more, 0, more.length);
                } else if (type != 'K') {
                    String path = pax(more, "path");
                    name = path == null ? name : path;
                    String wide = pax(more, "size");
                    size = wide != null && wide.matches("\\d{1,18}") ? Long.valueOf(wide) : size;
                }
                at = start + rounded(bytes);
                continue;
            }
            if (size != null) {
                bytes = size;
            }
            if (name == null) {
                String prefix = isPosix(head) ? text(head, 345, 155) : "";
                name = (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100);
            }
            boolean holds = "123456".indexOf(type) < 0;
            return new Entry(
                    name.replace('\\', '/'),
                    index,
                    type,
                    start,
                    holds ? bytes : 0,
                    start + (holds ? rounded(bytes) : 0));
        }
        cut = true;
        return null;
    }

    private static long rounded(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean isEmpty(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHead(byte[] head) {
        if (head.length < BLOCK) {
            return false;
        }
        long told = number(head, 148, 8);
        long sum = 0;
        long signedSum = 0;
        for (int i = 0; i < BLOCK; i++) {
            int b = i >= 148 && i < 156 ? ' ' : head[i];
            sum += b & 0xff;
            signedSum += b;
        }
        return told > 0 && (told == sum || told == signedSum);
    }

    private static boolean isPosix(byte[] head) {
        return new String(head, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    }

    /// An octal number, or a binary one whose first bit is set; -1 where it is none.
    private static long number(byte[] head, int from, int length) {
        if ((head[from] & 0x80) != 0) {
            long value = head[from] & 0x7f;
            for (int i = 1; i < length; i++) {
                if (value > Long.MAX_VALUE >> 9) {
                    return -1;
                }
                value = value << 8 | (head[from + i] & 0xff);
            }
            return value;
        }
        String octal = new String(head, from, length, StandardCharsets.ISO_8859_1);
        String digits = octal.replaceAll("\0.*", "").strip();
        return digits.isEmpty()
                ? 0
                : digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : -1;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        byte[] name = Arrays.copyOfRange(bytes, from, end);
        return new String(name, OldNames.charset(name));
    }

    /// The value of `key` in records such as `21 path=a/long/name\n`, the last where there are
    /// several.
    private static @Nullable String pax(byte[] records, String key) {
        String found = null;
        int at = 0;
        while (at < records.length) {
            int space = at;
            while (space < records.length && records[space] != ' ') {
                space++;
            }
            String digits = new String(records, at, space - at, StandardCharsets.ISO_8859_1);
            if (!digits.matches("\\d{1,6}")) {
                return found;
            }
            int end = Math.min(records.length, at + Integer.parseInt(digits));
            if (end <= space + 1) {
                return found;
            }
            String record = new String(records, space + 1, end - space - 1, StandardCharsets.UTF_8);
            if (record.startsWith(key + "=")) {
                found = record.substring(key.length() + 1).replaceAll("\n$", "");
            }
            at = end;
        }
        return found;
    }

    private byte[] bytes(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        readFully(position, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private synchronized void readFully(long position, ByteBuffer target) throws IOException {
        channel.position(position);
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new EOFException();
            }
        }
    }

    /// A member's stretch of the file.
    private final class Stretch extends InputStream {
        private long position;
        private final long start;
        private final long end;

        Stretch(long start, long bytes) {
            this.start = start;
            position = start;
            end = start + bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int bytes) throws IOException {
            int n = (int) Math.min(bytes, end - position);
            if (n <= 0) {
                return bytes == 0 ? 0 : -1;
            }
            readFully(position, ByteBuffer.wrap(target, offset, n));
            position += n;
            unpacked += n;
            if (position - start > limits.of(Limit.MEMBER_BYTES)) {
                throw new OverLimit(limits, Limit.MEMBER_BYTES);
            } else if (unpacked > limits.of(Limit.ARCHIVE_BYTES)) {
                throw new OverLimit(limits, Limit.ARCHIVE_BYTES);
            }
            return n;
        }
    }
}
