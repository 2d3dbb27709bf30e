package etools.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/// What a command has around it: its process's own, or that of a process that handed it over.
///
/// @param workingFolder where relative paths begin
/// @param environment such as `ETOOLS_LIBRARY`
/// @param columns of the terminal that `out` is, or 0 where it is none
/// @param stopping the person wants the command to come to its end
public record Surroundings(
        Path workingFolder,
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        int columns,
        ZoneId zone,
        Stopping stopping) {

    /// Of this process. Whatever the platform's character set, output is UTF-8.
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Integer.getInteger("etools.columns", 0),
                ZoneId.systemDefault(),
                new Stopping());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 16 * 1024),
                false,
                StandardCharsets.UTF_8);
    }

    Path resolve(Path path) {
        return workingFolder.resolve(path);
    }

    @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    public boolean has(String variable) {
        return variable(variable) != null;
    }

    /// Prints a line whose end is the same on every platform.
    void line(CharSequence text) {
        out.append(text).append('\n');
    }

    /// Says something to the person, who may be reading the output elsewhere.
    public void say(CharSequence text) {
        out.flush();
        err.append("etools: ").append(text).append('\n');
        err.flush();
    }

    /// Whether nobody reads the output any more (`| head`).
    boolean isOutputClosed() {
        return out.checkError();
    }
}
