package etools.cli;

import etools.article.ArticleId;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command line typed in a folder, and what came of it.
final class Typed {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<String> asked = new ArrayList<>();
    final int code;

    Typed(Path folder, String... args) {
        this(folder, "", InstantSource.system(), args);
    }

    Typed(Path folder, String input, InstantSource clock, String... args) {
        Surroundings around =
                new Surroundings(
                        folder,
                        Map.of("ETOOLS_LIBRARY", "library"),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        0,
                        ZoneId.systemDefault(),
                        new Stopping());
        code = new Shell(around, new Remembering(), clock, _ -> {}).run(List.of(args));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// A desktop that only notes what it was asked for.
    private final class Remembering implements Desktop {
        @Override
        public int open(Path libraryFolder, List<Path> files, Surroundings around) {
            asked.add("open " + libraryFolder.getFileName() + " " + files);
            return 0;
        }

        @Override
        public int snapshot(
                Library library,
                Path out,
                @Nullable ArticleId article,
                String theme,
                int width,
                int height,
                Surroundings around) {
            asked.add("snapshot " + out.getFileName() + " " + article + " " + theme + " " + width);
            return 0;
        }
    }
}
