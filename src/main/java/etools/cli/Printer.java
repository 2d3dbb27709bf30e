package etools.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A stream for text that remembers why it could not be written, which a [PrintStream] does not.
final class Printer extends PrintStream {

    private final Watched watched;

    static Printer to(OutputStream out) {
        return new Printer(new Watched(out));
    }

    private Printer(Watched watched) {
        super(new BufferedOutputStream(watched, 16 * 1024), false, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /// Why something was lost; a reader that has enough (`| head`) loses nothing.
    Optional<String> failure() {
        IOException first = watched.failure;
        return first == null || isReaderGone(first)
                ? Optional.empty()
                : Optional.of(String.valueOf(first.getMessage()));
    }

    private static boolean isReaderGone(IOException e) {
        String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return why.contains("pipe") || why.contains("connection reset");
    }

    private static final class Watched extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
                throw e;
            }
        }
    }
}
