package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// One member of an archive while it is read: in memory, or where it is large in a temporary file
/// whose name has nothing of the archive's. Closing it deletes that file.
final class Unpacked implements Input, Closeable {

    /// Finds a file of the same archive by its whole name there.
    interface Others {
        byte @Nullable [] find(String name) throws IOException;
    }

    private static final int IN_MEMORY_BYTES = 16 << 20;

    private final String name;
    private final byte[] bytes;
    private final @Nullable Path spooled;
    private final Limits limits;
    private final Others others;

    private Unpacked(
            String name, byte[] bytes, @Nullable Path spooled, Limits limits, Others others) {
        this.name = name;
        this.bytes = bytes;
        this.spooled = spooled;
        this.limits = limits;
        this.others = others;
    }

    /// @param in read to its end
    static Unpacked of(String name, InputStream in, Limits limits, Others others)
            throws IOException {
        byte[] start = in.readNBytes(IN_MEMORY_BYTES + 1);
        if (start.length <= IN_MEMORY_BYTES) {
            return new Unpacked(name, start, null, limits, others);
        }
        byte[] head = Arrays.copyOf(start, HEAD_BYTES);
        Path file = Files.createTempFile("etools-", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = start;
                for (int n = start.length; n >= 0; n = in.read(buffer)) {
                    write(out, buffer, n);
                }
            }
            return new Unpacked(name, head, file, limits, others);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }

    private static void write(OutputStream out, byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new NoSpaceException(e);
        }
    }

    /// The temporary file could not be written, which is not the archive's fault.
    static final class NoSpaceException extends IOException {
        private static final long serialVersionUID = 1;

        NoSpaceException(IOException cause) {
            super("it could not be unpacked to the folder for temporary files: " + cause, cause);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() throws IOException {
        return spooled == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(spooled);
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return spooled == null
                ? Input.super.channel()
                : FileChannel.open(spooled, StandardOpenOption.READ);
    }

    @Override
    public byte @Nullable [] beside(String path) throws IOException {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        for (String way : Besides.paths(path)) {
            byte[] found = others.find(folder + way);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void close() throws IOException {
        if (spooled != null) {
            Files.deleteIfExists(spooled);
        }
    }
}
