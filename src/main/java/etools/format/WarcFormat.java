package etools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// A web archive as crawlers write it: each page in it is an article, with its pictures from the
/// same file.
///
/// @see <a href="https://iipc.github.io/warc-specifications/">The WARC format</a>
public final class WarcFormat implements ArticleFormat {

    static final String KEPT =
            "each page as a web page, with its pictures, its address and when it was fetched";

    static final String LOST = "what is no page, pages that were not found, repeated visits";

    @Override
    public String name() {
        return "Web archive (WARC)";
    }

    @Override
    public String kept() {
        return KEPT;
    }

    @Override
    public String lost() {
        return LOST;
    }

    @Override
    public List<String> endings() {
        return List.of("warc", "warc.gz");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        byte[] head = input.head();
        if (GzipFormat.isGzip(head)) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
                return isWarc(in.readNBytes(16));
            } catch (IOException damaged) {
                return false;
            }
        }
        return isWarc(head);
    }

    static boolean isWarc(byte[] head) {
        return Encodings.startsWith(head, 'W', 'A', 'R', 'C', '/')
                || Encodings.startsWith(head, 'f', 'i', 'l', 'e', 'd', 'e', 's', 'c', ':', '/');
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        new WarcPages(input, input.limits(), parts).read(Map.of());
    }
}
