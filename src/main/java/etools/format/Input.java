package etools.format;

import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/// Bytes that a format reads, as often as it likes: each [#open] starts at the beginning.
public interface Input {

    /// The file's name without its folder, or "" for text that has none.
    String name();

    InputStream open() throws IOException;

    /// The first bytes, at most [#HEAD_BYTES].
    default byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /// The bytes in any order, for archives and documents that have their table at the end; close
    /// it. Holds all of the file in memory where it is not on disk.
    ///
    /// @throws IOException also where the file has more than [Limit#DOCUMENT_BYTES]
    default SeekableByteChannel channel() throws IOException {
        int most = limits().intOf(Limit.DOCUMENT_BYTES);
        try (InputStream in = open()) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(limits().line(Limit.DOCUMENT_BYTES));
            }
            return new SeekableInMemoryByteChannel(bytes);
        }
    }

    /// A picture of a saved page: the file at a relative address beside this one or below, and only
    /// there. A stranger wrote `path`.
    ///
    /// @return null where there is none, or more of it than [Limit#PICTURE_BYTES]
    default byte @Nullable [] beside(String path) throws IOException {
        return null;
    }

    default Limits limits() {
        return Limits.USUAL;
    }

    int HEAD_BYTES = 16 * 1024;

    static Input of(String name, byte[] bytes) {
        return new Input() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /// `input` under another name or with its first bytes at hand.
    class Wrapped implements Input {
        private final Input input;

        protected Wrapped(Input input) {
            this.input = input;
        }

        @Override
        public String name() {
            return input.name();
        }

        @Override
        public InputStream open() throws IOException {
            return input.open();
        }

        @Override
        public byte[] head() throws IOException {
            return input.head();
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return input.channel();
        }

        @Override
        public byte @Nullable [] beside(String path) throws IOException {
            return input.beside(path);
        }

        @Override
        public Limits limits() {
            return input.limits();
        }
    }
}
