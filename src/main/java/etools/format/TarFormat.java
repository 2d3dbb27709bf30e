package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A tar archive: each file in it is read like a file by itself.
public final class TarFormat implements ArticleFormat {

    @Override
    public String name() {
        return "tar archive";
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
        return List.of("tar");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return TarMembers.isTar(input.head());
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (TarMembers tar = TarMembers.open(input)) {
            new ArchiveReading(tar, input.limits(), parts).run(name());
        }
    }
}
