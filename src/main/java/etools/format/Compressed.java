package etools.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// One file that was packed by itself: hands it out under its own name, `news.json` for
/// `news.json.gz`.
final class Compressed {

    /// Unfolds a stream.
    interface Unpacker {
        InputStream unpacked(InputStream in) throws IOException;
    }

    /// A file that unpacks to no more is no bomb.
    private static final long HARMLESS_BYTES = 4L << 20;

    private static final List<String> ENDINGS = List.of(".gz", ".bz2", ".xz", ".zst", ".gzip");

    private static final Map<String, String> SHORT =
            Map.of(
                    ".tgz", ".tar", ".tbz2", ".tar", ".tbz", ".tar", ".txz", ".tar", ".tzst",
                    ".tar", ".svgz", ".svg");

    private final Input input;
    private final Consumer<Part> parts;

    Compressed(Input input, Consumer<Part> parts) {
        this.input = input;
        this.parts = parts;
    }

    void read(Unpacker unpacker) throws IOException, RefusedException {
        Unpacked unpacked;
        try (Counted packed = new Counted(input.open());
                InputStream in = new Limited(packed, unpacker)) {
            unpacked = Unpacked.of(nameInside(), in, input.limits(), input::beside);
        } catch (OverLimit e) {
            throw new RefusedException(null, String.valueOf(e.getMessage()));
        } catch (Unpacked.NoSpaceException e) {
            throw e;
        } catch (IOException | RuntimeException damaged) {
            throw new RefusedException(
                    null, "it ends in the middle or is damaged: copy or download it again");
        }
        try (unpacked) {
            parts.accept(new Part.Member(unpacked));
        }
    }

    private String nameInside() {
        String name = input.name().substring(input.name().lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : ENDINGS) {
            if (lower.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        for (Map.Entry<String, String> ending : SHORT.entrySet()) {
            if (lower.endsWith(ending.getKey())) {
                return name.substring(0, name.length() - ending.getKey().length())
                        + ending.getValue();
            }
        }
        return name;
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(new BufferedInputStream(in));
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }
    }

    private final class Limited extends FilterInputStream {
        private final Counted packed;
        private final Limits limits = input.limits();
        private long bytes;

        Limited(Counted packed, Unpacker unpacker) throws IOException {
            super(unpacker.unpacked(packed));
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            bytes += Math.max(n, 0);
            if (bytes > limits.of(Limit.MEMBER_BYTES)) {
                throw new OverLimit(limits, Limit.MEMBER_BYTES);
            } else if (bytes > HARMLESS_BYTES
                    && bytes / limits.of(Limit.ARCHIVE_RATIO) > packed.bytes) {
                throw new OverLimit(limits, Limit.ARCHIVE_RATIO);
            }
            return n;
        }
    }
}
