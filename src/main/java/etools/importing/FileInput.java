package etools.importing;

import etools.format.Besides;
import etools.format.Input;
import etools.format.Limit;
import etools.format.Limits;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A file on disk for a format to read, which tells how far it has come and ends when the import is
/// stopped.
final class FileInput implements Input {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final BooleanSupplier stopped;

    /// The furthest that any reading of the file has come.
    private final AtomicLong bytesRead = new AtomicLong();

    FileInput(Path path, String name, Limits limits, BooleanSupplier stopped) {
        this.path = path;
        this.name = name;
        this.limits = limits;
        this.stopped = stopped;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public InputStream open() throws IOException {
        return new Counting(Files.newInputStream(path));
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return new CountingChannel(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public byte @Nullable [] beside(String address) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path own = path.getFileName();
        if (folder == null || own == null || !own.toString().equals(name)) {
            return null; // bytes spooled from elsewhere have nothing beside them
        }
        Path top = folder.toRealPath();
        for (String way : Besides.paths(address)) {
            byte[] found = in(top, way);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private byte @Nullable [] in(Path top, String way) throws IOException {
        Path file;
        try {
            file = top.resolve(way);
        } catch (InvalidPathException notHere) {
            return null; // such as a ? on Windows
        }
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(top)) {
            return null;
        }
        int most = limits.intOf(Limit.PICTURE_BYTES);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? null : bytes;
        }
    }

    private void reached(long position) throws IOException {
        if (stopped.getAsBoolean()) {
            throw new IOException("the import was stopped");
        }
        bytesRead.accumulateAndGet(position, Math::max);
    }

    private final class CountingChannel implements SeekableByteChannel {
        private final FileChannel file;

        CountingChannel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int n = file.read(target);
            reached(file.position());
            return n;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return file.write(source); // opened for reading: says so
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private final class Counting extends FilterInputStream {
        private long position;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            advance(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            advance(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            advance(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void advance(long bytes) throws IOException {
            position += bytes;
            reached(position);
        }
    }
}
