package etools.library;

import etools.article.ArticleDraft;
import etools.article.Body;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A small Java of its own, to be killed.
final class ChildJvm {

    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Ends it at once; what it has said can still be read.
    static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }

    /// Opens a library, adds one article and keeps the library until it is killed.
    static final class Holder {
        public static void main(String[] args) throws IOException {
            Library library =
                    Library.open(Path.of(args[0]), InstantSource.system(), "the child's window");
            library.add(
                    List.of(ArticleDraft.titled("One", Body.text("Text.")).build()),
                    library.beginImport("child"));
            System.out.println("holding");
            System.in.read();
        }

        private Holder() {}
    }

    private ChildJvm() {}
}
