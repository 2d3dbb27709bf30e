package etools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

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
}
