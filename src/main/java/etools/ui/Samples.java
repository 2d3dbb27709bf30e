package etools.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Six articles of our own for an empty library, in three categories. They are files like any
/// other, to be imported like any other.
public final class Samples {

    static final List<String> FILES =
            List.of(
                    "1-tree-rings.json",
                    "2-garden-clock.json",
                    "3-lighthouse.json",
                    "4-tram-seven.json",
                    "5-first-week.json",
                    "6-light-through-leaves.json");

    /// Puts the files into `folder`, which is there already.
    ///
    /// @return the files, in the order in which they are best imported
    public static List<Path> copyTo(Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String name : FILES) {
            Path copy = folder.resolve(name);
            try (InputStream in = Samples.class.getResourceAsStream("samples/" + name)) {
                if (in == null) {
                    throw new IOException("the sample " + name + " is missing from this build");
                }
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            copies.add(copy);
        }
        return List.copyOf(copies);
    }

    private Samples() {}
}
