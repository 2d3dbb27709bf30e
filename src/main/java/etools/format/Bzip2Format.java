package etools.format;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// One file, packed by bzip2.
public final class Bzip2Format implements ArticleFormat {

    @Override
    public String name() {
        return "bzip2 file";
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
        return List.of("bz2", "tbz2");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isBzip2(input.head());
    }

    static boolean isBzip2(byte[] head) {
        return Encodings.startsWith(head, 'B', 'Z', 'h')
                && head.length > 10
                && head[3] >= '1'
                && head[3] <= '9'
                && (head[4] == 0x31 || head[4] == 0x17);
    }

    @Override
    public boolean holdsOneFile() {
        return true;
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        new Compressed(input, parts).read(Bzip2Format::unpacked);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return new BZip2CompressorInputStream(in, true);
    }
}
