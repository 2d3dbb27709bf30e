package etools.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// E-Tools in a process of its own.
public final class Child {

    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /// What became of a child that has ended.
    ///
    /// @param code its exit code
    public record Ended(int code, String out, String err) {}

    private final List<String> command = new ArrayList<>();
    private final Path folder;
    private final Path scratch;
    private final ProcessBuilder builder;

    /// @param folder where it runs; its output is kept in files beside it
    public Child(Path folder, List<String> javaOptions, String... args) {
        this.folder = folder;
        command.add(JAVA.toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "etools.Main"));
        command.addAll(List.of(args));
        builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ETOOLS_LIBRARY", folder.resolve("library").toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        try {
            scratch = Files.createTempDirectory("etools-child-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessBuilder builder() {
        return builder;
    }

    /// Starts it; its output goes to files, so that it never waits for us.
    public Process start() throws IOException {
        return builder.redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile())
                .start();
    }

    /// Runs it to its end.
    public Ended run(String input) throws IOException, InterruptedException {
        Process process = start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            } // else it did not want the input
        }
        return await(process);
    }

    public Ended await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command);
        }
        return new Ended(process.exitValue(), printed("out"), printed("err"));
    }

    /// What it has printed so far.
    public String printed(String stream) throws IOException {
        return Files.readString(scratch.resolve(stream));
    }

    @Override
    public String toString() {
        return command + " in " + folder;
    }
}
