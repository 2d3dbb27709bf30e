package etools.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Generated articles for who measures single pieces.
public final class Articles {

    public static List<String> bodies(int articles) {
        Generator generator = new Generator(Generator.SEED);
        return IntStream.range(0, articles).mapToObj(i -> generator.article(i).body()).toList();
    }

    /// @return the file
    public static Path write(Path file, int articles) throws IOException {
        new Generator(Generator.SEED).write(file, articles);
        return file;
    }

    public static void delete(Path folder) throws IOException {
        Places.delete(folder);
    }

    private Articles() {}
}
