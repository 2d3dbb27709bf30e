package etools.format;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// One file, packed by gzip; `news.tar.gz` holds a tar archive.
public final class GzipFormat implements ArticleFormat {

    @Override
    public String name() {
        return "gzip file";
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
        return List.of("gz", "tgz");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isGzip(input.head());
    }

    static boolean isGzip(byte[] head) {
        return Encodings.startsWith(head, 0x1f, 0x8b, 8);
    }

    @Override
    public boolean holdsOneFile() {
        return true;
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        new Compressed(input, parts).read(GzipFormat::unpacked);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get();
    }
}
