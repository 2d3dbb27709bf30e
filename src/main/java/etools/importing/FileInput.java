package etools.importing;

import etools.format.Input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A file on disk for a format to read, which tells how far it has come and ends when the import is
/// stopped.
final class FileInput implements Input {

    private final Path path;
    private final String name;
    private final BooleanSupplier stopped;

    /// The furthest that any reading of the file has come.
    private final AtomicLong bytesRead = new AtomicLong();

    FileInput(Path path, String name, BooleanSupplier stopped) {
        this.path = path;
        this.name = name;
        this.stopped = stopped;
    }

    @Override
    public String name() {
        return name;
    }

    long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public InputStream open() throws IOException {
        return new Counting(Files.newInputStream(path));
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
            if (stopped.getAsBoolean()) {
                throw new IOException("the import was stopped");
            }
            position += bytes;
            bytesRead.accumulateAndGet(position, Math::max);
        }
    }
}
