package etools.format;

import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// One file, packed by xz.
public final class XzFormat implements ArticleFormat {

    /// As `xz -9` needs it.
    private static final int MEMORY_KIB = 96 * 1024;

    @Override
    public String name() {
        return "xz file";
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
        return List.of("xz", "txz");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isXz(input.head());
    }

    static boolean isXz(byte[] head) {
        return Encodings.startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0);
    }

    @Override
    public boolean holdsOneFile() {
        return true;
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        new Compressed(input, parts).read(XzFormat::unpacked);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return new XZInputStream(in, MEMORY_KIB);
    }
}
