package etools.format;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// One file, packed by Zstandard.
public final class ZstdFormat implements ArticleFormat {

    /// 128 MB, as `zstd --long` needs it.
    private static final int WINDOW_LOG = 27;

    @Override
    public String name() {
        return "Zstandard file";
    }

    @Override
    public String kept() {
        return "the file in it";
    }

    @Override
    public String lost() {
        return "";
    }

    @Override
    public List<String> endings() {
        return List.of("zst", "tzst");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isZstd(input.head());
    }

    static boolean isZstd(byte[] head) {
        return Encodings.startsWith(head, 0x28, 0xb5, 0x2f, 0xfd);
    }

    @Override
    public boolean holdsOneFile() {
        return true;
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        new Compressed(input, parts).read(ZstdFormat::unpacked);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW_LOG).setContinuous(false);
    }
}
