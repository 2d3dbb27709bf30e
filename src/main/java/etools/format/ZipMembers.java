package etools.format;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// The members of a ZIP file, for the kinds that are ZIP files inside and for ZIP archives. Only
/// its table of contents is believed; of a million members a few megabytes are held. Close it.
///
/// @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a>
final class ZipMembers implements Archive {

    /// One member. The name is as the archive has it, with `/` for `\`.
    ///
    /// @param mode the file's Unix mode, or 0
    record Entry(
            String name,
            int index,
            int flags,
            int method,
            long crc,
            long packed,
            long size,
            long offset,
            int mode)
            implements Archive.Entry {

        @Override
        public boolean isFolder() {
            return name.endsWith("/");
        }

        @Override
        public boolean isEncrypted() {
            return (flags & 1) != 0;
        }

        @Override
        public boolean isNoFile() {
            int kind = mode & 0170000;
            return kind != 0 && kind != 0100000 && kind != 0040000;
        }
    }

    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;

    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int END_BYTES = 22;
    private static final int END_64_BYTES = 56;
    private static final int UNIX = 3;

    /// A member that unpacks to no more is no bomb.
    private static final long HARMLESS_BYTES = 4L << 20;

    private static final String DAMAGED =
            "the ZIP file ends in the middle or is damaged: copy or download it again";

    private final SeekableByteChannel channel;
    private final Limits limits;
    private final long length;
    private byte[] window = {};
    private long windowStart;

    private long directory;
    private long directoryEnd;

    /// What stands before the archive: a program that unpacks it.
    private long before;

    private long[] positions = new long[64];
    private int count;
    private final NameTable table = new NameTable();
    private Charset oldNames = Charset.forName("IBM437");
    private long unpacked;

    private ZipMembers(SeekableByteChannel channel, Limits limits) throws IOException {
        this.channel = channel;
        this.limits = limits;
        length = channel.size();
    }

    /// Whether `input` begins as a ZIP file does.
    static boolean isZip(Input input) throws IOException {
        byte[] head = input.head();
        return Encodings.startsWith(head, 'P', 'K', 3, 4)
                || Encodings.startsWith(head, 'P', 'K', 5, 6)
                || Encodings.startsWith(head, 'P', 'K', 7, 8);
    }

    /// Whether `input` is a ZIP file with a member of such a name; false where it is damaged.
    static boolean anyName(Input input, Predicate<String> test) throws IOException {
        if (!isZip(input)) {
            return false;
        }
        try (ZipMembers zip = open(input)) {
            for (int i = 0; i < zip.count; i++) {
                if (test.test(zip.entry(i).name())) {
                    return true;
                }
            }
            return false;
        } catch (RefusedException | IOException damaged) {
            return false; // the archive format says why
        }
    }

    /// @throws RefusedException it is damaged, is one of several volumes, has more than
    ///   [Limit#ARCHIVE_ENTRIES] or members that share their bytes
    static ZipMembers open(Input input) throws IOException, RefusedException {
        SeekableByteChannel channel = input.channel();
        try {
            ZipMembers zip = new ZipMembers(channel, input.limits());
            zip.readDirectory();
            return zip;
        } catch (IOException | RefusedException | RuntimeException e) {
            channel.close();
            if (e instanceof EOFException) {
                throw new RefusedException(null, DAMAGED);
            }
            throw e;
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Entry entry(int index) throws IOException {
        return read(positions[index], index);
    }

    /// The member of that name, the last where there are several, or null.
    @Nullable Entry entry(String name) throws IOException {
        int index = table.last(name);
        Entry entry = index < 0 ? null : entry(index);
        return entry != null && entry.name().equals(name) ? entry : null;
    }

    @Override
    public int last(String name) throws IOException {
        Entry entry = entry(name);
        return entry == null ? -1 : entry.index();
    }

    @Override
    public InputStream open(int index) throws IOException, RefusedException {
        return open(entry(index));
    }

    @Override
    public @Nullable String trouble() {
        return null;
    }

    boolean has(String name) throws IOException {
        return entry(name) != null;
    }

    /// All names, in the order of the table of contents.
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(entry(i).name());
        }
        return names;
    }

    /// What the member of that name holds, or null where there is none.
    ///
    /// @param limit most bytes of it
    /// @throws RefusedException it is encrypted, damaged, or more than a limit
    byte @Nullable [] bytes(String name, Limit limit) throws IOException, RefusedException {
        Entry entry = entry(name);
        return entry == null ? null : bytes(entry, limit);
    }

    byte[] bytes(Entry entry, Limit limit) throws RefusedException {
        try (InputStream in = open(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                limits.check(limit, out.size());
            }
            return out.toByteArray();
        } catch (OverLimit e) {
            throw new RefusedException(entry.name(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(entry.name(), "could not be unpacked: it is damaged");
        }
    }

    /// What the member of that name holds, or null where there is none; see [#open(Entry)].
    @Nullable InputStream open(String name) throws IOException, RefusedException {
        Entry entry = entry(name);
        return entry == null ? null : open(entry);
    }

    /// What a member holds. Reading it ends with an [OverLimit] where it unpacks to more than
    /// [Limit#MEMBER_BYTES] or [Limit#ARCHIVE_RATIO] allow, or all that was read of this archive to
    /// more than [Limit#ARCHIVE_BYTES]; with another IOException where it is damaged.
    ///
    /// @throws RefusedException it is encrypted, or packed in a way that we do not read
    InputStream open(Entry entry) throws IOException, RefusedException {
        if (entry.isEncrypted()) {
            throw new RefusedException(
                    entry.name(), "encrypted: unpack it with its password and import that");
        }
        long start;
        try {
            ByteBuffer local = ByteBuffer.allocate(LOCAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            readFully(entry.offset(), local);
            if (local.getInt(0) != LOCAL) {
                throw new RefusedException(entry.name(), "could not be unpacked: it is damaged");
            }
            int names = Short.toUnsignedInt(local.getShort(26));
            int extras = Short.toUnsignedInt(local.getShort(28));
            start = entry.offset() + LOCAL_BYTES + names + extras;
        } catch (EOFException e) {
            throw new RefusedException(entry.name(), "could not be unpacked: it is damaged");
        }
        InputStream packed = new Stretch(start, entry.packed());
        InputStream in =
                switch (entry.method()) {
                    case 0 -> packed;
                    case 8 -> new Inflated(packed);
                    case 9 -> new Deflate64CompressorInputStream(packed);
                    case 12 -> new BZip2CompressorInputStream(packed);
                    default ->
                            throw new RefusedException(
                                    entry.name(),
                                    "packed in a way ("
                                            + entry.method()
                                            + ") that E-Tools does"
                                            + " not read: unpack it and import that");
                };
        return new Checked(in, entry);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    // The table of contents

    private void readDirectory() throws IOException, RefusedException {
        findDirectory();
        long at = directory;
        byte[] unmarked = new byte[32 * 1024];
        int unmarkedBytes = 0;
        while (at + ENTRY_BYTES <= directoryEnd) {
            ByteBuffer head = at(at, ENTRY_BYTES);
            if (head.getInt(0) != ENTRY) {
                break;
            }
            if (count == positions.length) {
                limits.check(Limit.ARCHIVE_ENTRIES, count + 1L);
                positions = Arrays.copyOf(positions, 2 * count);
            }
            positions[count++] = at;
            int name = unsigned(head, 28);
            if ((unsigned(head, 8) & 0x800) == 0 && unmarkedBytes + name + 1 < unmarked.length) {
                at(at + ENTRY_BYTES, name).get(0, unmarked, unmarkedBytes, name);
                unmarkedBytes += name;
                unmarked[unmarkedBytes++] = '\n';
            }
            at += ENTRY_BYTES + name + unsigned(head, 30) + unsigned(head, 32);
        }
        limits.check(Limit.ARCHIVE_ENTRIES, count);
        if (count == 0 && directoryEnd > directory) {
            throw new RefusedException(null, DAMAGED);
        }
        oldNames = OldNames.charset(Arrays.copyOf(unmarked, unmarkedBytes));
        long[] starts = new long[count];
        long[] ends = new long[count];
        for (int i = 0; i < count; i++) {
            Entry entry = entry(i);
            table.put(entry.name(), i);
            starts[i] = entry.offset();
            ends[i] = entry.offset() + LOCAL_BYTES + entry.packed();
        }
        checkOverlaps(starts, ends);
    }

    /// Members that share their bytes make a small file unpack to a huge one.
    ///
    /// @see <a href="https://www.bamsoftware.com/hacks/zipbomb/">A better zip bomb</a>
    private static void checkOverlaps(long[] starts, long[] ends) throws RefusedException {
        Arrays.sort(starts);
        Arrays.sort(ends);
        for (int i = 1; i < starts.length; i++) {
            if (ends[i - 1] > starts[i]) {
                throw new RefusedException(
                        null, "its members share the same bytes, as in a ZIP bomb");
            }
        }
    }

    private void findDirectory() throws IOException, RefusedException {
        long end = findEnd();
        ByteBuffer record = at(end, END_BYTES);
        long size = Integer.toUnsignedLong(record.getInt(12));
        long claimed = Integer.toUnsignedLong(record.getInt(16));
        int disk = unsigned(record, 4);
        long recordStart = end;
        if (end >= 20 && at(end - 20, 4).getInt(0) == END_64_LOCATOR) {
            long wide = at(end - 20, 20).getLong(8);
            if (wide < 0 || wide > end - END_64_BYTES || at(wide, 4).getInt(0) != END_64) {
                wide = end - 20 - END_64_BYTES;
            }
            if (wide >= 0) {
                ByteBuffer large = at(wide, END_64_BYTES);
                if (large.getInt(0) == END_64) {
                    size = large.getLong(40);
                    claimed = large.getLong(48);
                    disk = large.getInt(16);
                    recordStart = wide;
                }
            }
        }
        if (disk != 0 && disk != 0xffff) {
            throw new RefusedException(
                    null, "one volume of a ZIP archive of several: unpack it and import that");
        }
        directory = recordStart - size;
        before = directory - claimed;
        if (size < 0 || directory < 0 || before < 0) {
            throw new RefusedException(null, DAMAGED);
        }
        if (before > 0 && size > 0 && at(directory, 4).getInt(0) != ENTRY) {
            directory = claimed;
            before = 0;
        }
        directoryEnd = directory + size;
    }

    private long findEnd() throws IOException, RefusedException {
        int most = (int) Math.min(length, 0xffff + END_BYTES);
        ByteBuffer tail = at(length - most, most);
        for (int i = most - END_BYTES; i >= 0; i--) {
            if (tail.getInt(i) == END && i + END_BYTES + unsigned(tail, i + 20) <= most) {
                return length - most + i;
            }
        }
        throw new RefusedException(null, DAMAGED);
    }

    private Entry read(long at, int index) throws IOException {
        ByteBuffer head = at(at, ENTRY_BYTES);
        int flags = unsigned(head, 8);
        int method = unsigned(head, 10);
        long crc = Integer.toUnsignedLong(head.getInt(16));
        long packed = Integer.toUnsignedLong(head.getInt(20));
        long size = Integer.toUnsignedLong(head.getInt(24));
        int nameBytes = unsigned(head, 28);
        int extraBytes = unsigned(head, 30);
        int mode = head.get(5) == UNIX ? unsigned(head, 40) : 0;
        long offset = Integer.toUnsignedLong(head.getInt(42));
        byte[] raw = new byte[nameBytes];
        at(at + ENTRY_BYTES, nameBytes).get(raw);
        ByteBuffer extra = at(at + ENTRY_BYTES + nameBytes, extraBytes);
        byte[] unicode = null;
        int field = 0;
        while (field + 4 <= extraBytes) {
            int id = unsigned(extra, field);
            int fieldBytes = Math.min(unsigned(extra, field + 2), extraBytes - field - 4);
            int value = field + 4;
            if (id == 1) {
                int next = value;
                if (size == 0xffffffffL && next + 8 <= value + fieldBytes) {
                    size = extra.getLong(next);
                    next += 8;
                }
                if (packed == 0xffffffffL && next + 8 <= value + fieldBytes) {
                    packed = extra.getLong(next);
                    next += 8;
                }
                if (offset == 0xffffffffL && next + 8 <= value + fieldBytes) {
                    offset = extra.getLong(next);
                }
            } else if (id == 0x7075 && fieldBytes > 5) {
                CRC32 crcOfName = new CRC32();
                crcOfName.update(raw);
                if ((int) crcOfName.getValue() == extra.getInt(value + 1)) {
                    unicode = new byte[fieldBytes - 5];
                    extra.get(value + 5, unicode);
                }
            }
            field = value + fieldBytes;
        }
        if (packed < 0 || size < 0 || offset < 0 || before + offset + packed > length) {
            offset = length - before; // beyond the end: opening it finds nothing
            packed = 0;
        }
        boolean marked = (flags & 0x800) != 0;
        String name =
                unicode != null
                        ? new String(unicode, StandardCharsets.UTF_8)
                        : new String(raw, marked ? StandardCharsets.UTF_8 : oldNames);
        return new Entry(
                name.replace('\\', '/'),
                index,
                flags,
                method,
                crc,
                packed,
                size,
                before + offset,
                mode);
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    /// `bytes` bytes from `position` on, little-endian; good until the next call.
    private synchronized ByteBuffer at(long position, int bytes) throws IOException {
        if (position < 0 || position + bytes > length) {
            throw new EOFException();
        }
        if (position < windowStart || position + bytes > windowStart + window.length) {
            window = new byte[(int) Math.min(Math.max(bytes, 64 * 1024), length - position)];
            windowStart = position;
            readFully(position, ByteBuffer.wrap(window));
        }
        return ByteBuffer.wrap(window, (int) (position - windowStart), bytes)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private synchronized void readFully(long position, ByteBuffer target) throws IOException {
        channel.position(position);
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new EOFException();
            }
        }
    }

    /// A stretch of the file.
    private final class Stretch extends InputStream {
        private long position;
        private final long end;

        Stretch(long start, long bytes) {
            position = start;
            end = Math.min(length, start + bytes);
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
            return n;
        }
    }

    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream in) {
            super(in, new Inflater(true), 16 * 1024);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /// Ends a member that is a bomb or is not what the table of contents says.
    private final class Checked extends FilterInputStream {
        private final Entry entry;
        private final CRC32 crc = new CRC32();
        private long bytes;

        Checked(InputStream in, Entry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            if (n >= 0) {
                crc.update(target, offset, n);
                bytes += n;
                unpacked += n;
                if (bytes > limits.of(Limit.MEMBER_BYTES)) {
                    throw new OverLimit(limits, Limit.MEMBER_BYTES);
                } else if (unpacked > limits.of(Limit.ARCHIVE_BYTES)) {
                    throw new OverLimit(limits, Limit.ARCHIVE_BYTES);
                } else if (bytes > HARMLESS_BYTES
                        && bytes / limits.of(Limit.ARCHIVE_RATIO) > Math.max(1, entry.packed())) {
                    throw new OverLimit(limits, Limit.ARCHIVE_RATIO);
                }
            } else if (bytes != entry.size() || crc.getValue() != entry.crc()) {
                throw new ZipException("not what was packed");
            }
            return n;
        }

        @Override
        public long skip(long most) throws IOException {
            return most <= 0 ? 0 : read(new byte[(int) Math.min(most, 8192)]);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
