package etools.cli;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

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
        return Printer.to(new FileOutputStream(descriptor));
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

    /// Writes what is left, and says so where not all could be written.
    ///
    /// @param code of what was done
    /// @return the exit code
    int ended(int code) {
        out.flush();
        Optional<String> lost =
                out instanceof Printer printer ? printer.failure() : Optional.empty();
        lost.ifPresent(why -> say("the output could not be written: " + why));
        err.flush();
        return lost.isPresent() && code == Shell.DONE ? Shell.SOME_REFUSED : code;
    }

    /// Whether no more can be written: nobody reads it (`| head`), or the disk is full.
    boolean isOutputClosed() {
        return out.checkError();
    }
}
