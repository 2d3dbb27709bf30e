package etools.store;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The bytes of imported files, compressed one after the other in packs that only ever grow.
///
/// A pack begins with eight bytes, [#PACK]. Each record is a header of [#HEADER] bytes, written
/// last (the word [#RECORD], CRC-32 of what follows, SHA-256 of the file, its length, the packed
/// length), and the file as a Zstandard frame. So a pack can be read without the library's tables,
/// and what a killed process left behind its last record is no record: the next one begins there.
///
/// A record is on disk once [#force] has returned; the caller then writes [Place]s down and says so
/// by [#written]. Several packs grow at a time, one for each thread that keeps a file.
public final class Originals implements AutoCloseable {

    /// Opens a file's bytes from their beginning, as often as it is asked.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// Where an original stands.
    ///
    /// @param number the library's own
    /// @param sha256 lower-case hexadecimal
    /// @param place of its header in the pack
    /// @param packed length of the compressed bytes behind the header
    public record Place(
            int number, String sha256, String pack, long place, long packed, long bytes) {

        long end() {
            return place + HEADER + packed;
        }
    }

    /// What the library has written down.
    public interface Written {
        List<Place> all();

        Optional<Place> numbered(int number);
    }

    static final String FOLDER = "originals";
    static final String ENDING = ".pack";

    private static final byte[] PACK = "ETPACK1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD = 0x45544F31; // ETO1
    private static final int HEADER = 64;
    private static final int HASHED = 8; // what comes before the part of a header that CRC covers

    /// A pack that has grown to this is left as it is.
    static final long FULL = 1L << 30;

    private static final int BUFFER = 64 * 1024;

    /// Half the work of Zstandard's usual third for a tenth more bytes: an import waits for it.
    private static final int LEVEL = 1;

    /// Room on the disk that is left to the library itself.
    private static final long RESERVED_BYTES = 64L << 20;

    private static final int CHECK_ROOM_BYTES = 16 << 20;

    /// A pack that grows, held by one thread at a time. Its file is no channel, which an
    /// interrupted thread would close.
    private static final class Pack {
        final String name;
        final RandomAccessFile file;
        long end;

        Pack(String name, RandomAccessFile file, long end) {
            this.name = name;
            this.file = file;
            this.end = end;
        }
    }

    private final Path library;
    private final Path folder;
    private final Written written;
    private final LongSupplier usableBytes;
    private final long full;
    private final Deque<Pack> idle = new ArrayDeque<>();
    private final List<Pack> all = new ArrayList<>();
    private final RowIndex byHash = new RowIndex();
    private final Map<String, Place> waiting = new LinkedHashMap<>();
    private boolean opened;
    private boolean closed;

    /// Whether there is a pack whose name may not be on the disk yet.
    private boolean newNames;

    private int nextNumber = 1;

    /// @param library the library's folder
    public Originals(Path library, Written written, LongSupplier usableBytes) {
        this(library, written, usableBytes, FULL);
    }

    /// @param full a pack that has grown to so many bytes is left as it is
    public Originals(Path library, Written written, LongSupplier usableBytes, long full) {
        this.library = library;
        folder = library.resolve(FOLDER);
        this.written = written;
        this.usableBytes = usableBytes;
        this.full = full;
    }

    /// Keeps these bytes unless they are there. Any thread, many at once.
    ///
    /// @return their SHA-256, lower-case hexadecimal
    public String keep(Bytes bytes) throws IOException {
        open();
        String hash;
        try (InputStream in = bytes.open();
                DigestOutputStream digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            in.transferTo(digest);
            hash = hex(digest);
        }
        if (isKept(hash)) {
            return hash;
        }
        Pack pack = take();
        long before = pack.end;
        boolean whole = false;
        try {
            Place place = write(pack, bytes);
            whole = add(pack, place);
            return place.sha256;
        } finally {
            try {
                if (!whole) {
                    pack.file.setLength(before);
                }
            } finally {
                giveBack(pack);
            }
        }
    }

    /// Puts all that was kept by now on the disk.
    ///
    /// @return what is to be written down
    public List<Place> force() throws IOException {
        List<Place> places;
        List<Pack> packs;
        synchronized (this) {
            places = List.copyOf(waiting.values());
            packs = places.isEmpty() ? List.of() : List.copyOf(all);
            if (newNames) {
                forceNames();
                newNames = false;
            }
        }
        for (Pack pack : packs) {
            pack.file.getFD().sync();
        }
        return places;
    }

    private void forceNames() throws IOException {
        boolean interrupted = Thread.interrupted(); // or no folder can be forced
        try {
            Backups.syncFolder(folder.resolve(ENDING));
            Backups.syncFolder(folder);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Says that these were written down.
    public synchronized void written(List<Place> places) {
        places.forEach(place -> waiting.remove(place.sha256));
        // full packs were forced before their places were written down
        all.removeIf(pack -> {
            boolean done =
                    pack.end >= full
                            && idle.contains(pack)
                            && waiting.values().stream()
                                    .noneMatch(place -> place.pack.equals(pack.name));
            if (done) {
                idle.remove(pack);
                close(pack);
            }
            return done;
        });
    }

    /// The bytes of an original, checked while they are read.
    ///
    /// @param places where they may stand
    public Optional<InputStream> read(List<Place> places) throws IOException {
        for (Place place : places) {
            Path file = folder.resolve(place.pack + ENDING);
            if (Files.isRegularFile(file)) {
                RandomAccessFile pack = new RandomAccessFile(file.toFile(), "r");
                try {
                    Place found = header(pack, place.pack, place.place);
                    if (found != null && found.sha256.equals(place.sha256)) {
                        return Optional.of(new Checked(unpacked(pack, found), found, file, pack));
                    }
                } catch (IOException | RuntimeException e) {
                    pack.close();
                    throw e;
                }
                pack.close();
            }
        }
        return Optional.empty();
    }

    /// What was kept and is not yet written down.
    public synchronized Optional<Place> waiting(String sha256) {
        return Optional.ofNullable(waiting.get(sha256));
    }

    private synchronized boolean isKept(String hash) {
        return waiting.containsKey(hash)
                || byHash.rows(key(hash))
                        .mapToObj(written::numbered)
                        .anyMatch(place -> place.isPresent() && place.get().sha256.equals(hash));
    }

    /// @return false where another thread was first
    private synchronized boolean add(Pack pack, Place place) {
        if (isKept(place.sha256)) {
            return false;
        }
        Place numbered =
                new Place(
                        nextNumber++,
                        place.sha256,
                        place.pack,
                        place.place,
                        place.packed,
                        place.bytes);
        waiting.put(numbered.sha256, numbered);
        byHash.put(numbered.number, key(numbered.sha256));
        pack.end = numbered.end();
        return true;
    }

    private static long key(String hash) {
        long key = HexFormat.fromHexDigitsToLong(hash.substring(0, 16));
        return key == 0 ? 1 : key;
    }

    private Place write(Pack pack, Bytes bytes) throws IOException {
        long place = pack.end;
        pack.file.seek(place);
        pack.file.write(new byte[HEADER]);
        long length;
        String hash;
        try (InputStream in = bytes.open();
                DigestOutputStream packing =
                        new DigestOutputStream(
                                new ZstdOutputStreamNoFinalizer(
                                        new BufferedOutputStream(new ToFile(pack.file), BUFFER),
                                        LEVEL),
                                sha256())) {
            length = copy(in, packing);
            hash = hex(packing);
        }
        long packed = pack.file.getFilePointer() - place - HEADER;
        ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(RECORD).putInt(0);
        header.put(HexFormat.of().parseHex(hash)).putLong(length).putLong(packed);
        header.putInt(4, crc(header)).clear();
        pack.file.seek(place);
        pack.file.write(header.array());
        return new Place(0, hash, pack.name, place, packed, length);
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        long room = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (length >= room) {
                requireRoom();
                room = length + CHECK_ROOM_BYTES;
            }
            out.write(buffer, 0, read);
            length += read;
        }
        return length;
    }

    private void requireRoom() throws IOException {
        if (usableBytes.getAsLong() < RESERVED_BYTES) {
            throw new IOException(
                    "the disk with " + folder + " is full: free some space and try again");
        }
    }

    private synchronized Pack take() throws IOException {
        if (closed) {
            throw new IOException("the library is closed");
        }
        for (Pack pack : idle) {
            if (pack.end < full) {
                idle.remove(pack);
                return pack;
            }
        }
        Files.createDirectories(folder);
        String name = UUID.randomUUID().toString();
        Path file = folder.resolve(name + ENDING);
        Pack pack = new Pack(name, new RandomAccessFile(file.toFile(), "rw"), PACK.length);
        all.add(pack);
        pack.file.write(PACK);
        newNames = true;
        return pack;
    }

    private synchronized void giveBack(Pack pack) {
        idle.addFirst(pack);
        if (closed) {
            close(pack);
        }
    }

    private static void close(Pack pack) {
        try {
            pack.file.close();
        } catch (IOException e) {
            Failures.LOG.log(System.Logger.Level.WARNING, "closing a pack of originals", e);
        }
    }

    /// Learns what is there, once.
    private synchronized void open() throws IOException {
        if (opened) {
            return;
        }
        Map<String, Long> sizes = new HashMap<>();
        for (Path file : packs(library)) {
            sizes.put(name(file), Files.size(file));
        }
        Map<String, Long> ends = new HashMap<>();
        for (Place place : written.all()) {
            nextNumber = Math.max(nextNumber, place.number + 1);
            if (place.end() <= sizes.getOrDefault(place.pack, 0L)) { // else it may be kept again
                byHash.put(place.number, key(place.sha256));
            }
            ends.merge(place.pack, place.end(), Math::max);
        }
        for (Map.Entry<String, Long> pack : sizes.entrySet()) {
            long end = ends.getOrDefault(pack.getKey(), (long) PACK.length);
            if (pack.getValue() >= end) {
                openPack(pack.getKey(), end, pack.getValue());
            }
        }
        opened = true;
    }

    /// All packs of the library in that folder.
    static List<Path> packs(Path library) throws IOException {
        Path folder = library.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Originals::isPack).sorted().toList();
        }
    }

    private static boolean isPack(Path file) {
        return file.toString().endsWith(ENDING) && Files.isRegularFile(file);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /// Takes in whole records that were not written down, and cuts off the beginning of one.
    private void openPack(String name, long end, long size) throws IOException {
        RandomAccessFile file = new RandomAccessFile(folder.resolve(name + ENDING).toFile(), "rw");
        Pack pack = new Pack(name, file, end);
        boolean found = false;
        try {
            byte[] begin = new byte[PACK.length];
            file.readFully(begin);
            if (!Arrays.equals(begin, PACK)) {
                throw new IOException(name + ENDING + " is no pack of originals");
            }
            for (Place place = header(file, name, pack.end);
                    place != null && isWhole(file, place);
                    place = header(file, name, pack.end)) {
                found |= add(pack, place);
                pack.end = place.end();
            }
            if (pack.end < size) {
                Failures.LOG.log(
                        System.Logger.Level.INFO, name + ": cut " + (size - pack.end) + " bytes");
                file.setLength(pack.end);
            }
        } catch (IOException e) { // it is left as it is, and the next original goes elsewhere
            Failures.LOG.log(System.Logger.Level.WARNING, "a pack of originals", e);
            file.close();
            return;
        }
        if (pack.end >= full && !found) {
            file.close();
        } else {
            all.add(pack);
            idle.add(pack);
        }
    }

    private boolean isWhole(RandomAccessFile pack, Place place) {
        try (InputStream in = new Checked(unpacked(pack, place), place, folder, () -> {})) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            Failures.LOG.log(System.Logger.Level.DEBUG, "a record that is not whole", e);
            return false;
        }
    }

    /// The record that begins at `place`, or null where there is none.
    private static @Nullable Place header(RandomAccessFile file, String pack, long place)
            throws IOException {
        if (file.length() < place + HEADER) {
            return null;
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        file.seek(place);
        file.readFully(header.array());
        if (header.getInt(0) != RECORD || header.getInt(4) != crc(header)) {
            return null;
        }
        byte[] hash = new byte[32];
        header.get(HASHED, hash);
        Place found =
                new Place(
                        0,
                        HexFormat.of().formatHex(hash),
                        pack,
                        place,
                        header.getLong(48),
                        header.getLong(40));
        return found.packed < 0 || found.packed > file.length() - place - HEADER ? null : found;
    }

    private static int crc(ByteBuffer header) {
        CRC32 crc = new CRC32();
        crc.update(header.slice(HASHED, HEADER - HASHED));
        return (int) crc.getValue();
    }

    private static InputStream unpacked(RandomAccessFile pack, Place place) throws IOException {
        return new ZstdInputStreamNoFinalizer(
                new FromFile(pack, place.place + HEADER, place.end()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(DigestOutputStream digested) {
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Originals::close);
    }

    /// To the file's own position; closing it leaves the file open.
    private static final class ToFile extends OutputStream {
        private final RandomAccessFile file;

        ToFile(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            file.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }
    }

    /// A stretch of a file.
    private static final class FromFile extends InputStream {
        private final RandomAccessFile file;
        private long left;

        FromFile(RandomAccessFile file, long from, long end) throws IOException {
            this.file = file;
            left = end - from;
            file.seek(from);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = file.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }

    /// Fails at the end where the bytes are not those that were kept.
    private static final class Checked extends FilterInputStream {
        private final MessageDigest digest = sha256();
        private final Place place;
        private final Path file;
        private final Closeable pack;
        private boolean checked;

        Checked(InputStream in, Place place, Path file, Closeable pack) {
            super(in);
            this.place = place;
            this.file = file;
            this.pack = pack;
        }

        @Override
        public void close() throws IOException {
            try (pack) {
                super.close();
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            if (read > 0) {
                digest.update(bytes, from, read);
            } else if (read < 0 && !checked) {
                checked = true;
                String hash = HexFormat.of().formatHex(digest.digest());
                if (!hash.equals(place.sha256)) {
                    throw new IOException(
                            "The original " + place.sha256 + " in " + file + " is damaged");
                }
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] skipped = new byte[(int) Math.min(BUFFER, Math.max(count, 0))];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
