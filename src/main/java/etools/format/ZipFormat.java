package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A ZIP archive: each file in it is read like a file by itself.
public final class ZipFormat implements ArticleFormat {

    @Override
    public String name() {
        return "ZIP archive";
    }

    @Override
    public String kept() {
        return "each article file in it; the pictures of pages from their folders";
    }

    @Override
    public String lost() {
        return "files that are no articles";
    }

    @Override
    public List<String> endings() {
        return List.of("zip");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return ZipMembers.isZip(input);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (ZipMembers zip = ZipMembers.open(input)) {
            new ArchiveReading(zip, input.limits(), parts).run(name());
        }
    }
}
