package etools.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Runs classes of the benchmark in a Java that is started just as `bin/etools` starts it: the same
/// flags, the same ahead-of-time cache. That cache takes jars only, and only behind its own.
///
/// @param java the one that the launcher chose
/// @param flags what it gave to Java
record Shipped(String java, List<String> flags, Path jar) {

    static Shipped like(ProcessHandle etools, Path folder) throws IOException {
        ProcessHandle.Info info =
                Stream.concat(Stream.of(etools), etools.descendants())
                        .map(ProcessHandle::info)
                        .filter(each -> arguments(each).contains("-jar"))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("how E-Tools was started is not known"));
        List<String> flags = new ArrayList<>();
        for (String argument : arguments(info)) {
            if ("-jar".equals(argument)) {
                break;
            }
            if (!argument.startsWith("-Detools.")) {
                flags.add(argument);
            }
        }
        return new Shipped(info.command().orElse("java"), List.copyOf(flags), jar(folder));
    }

    private static List<String> arguments(ProcessHandle.Info info) {
        return List.of(info.arguments().orElse(new String[0]));
    }

    private static Path jar(Path folder) throws IOException {
        Path classes = Places.TARGET.resolve("bench-classes");
        Path jar = folder.resolve("bench.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
                try (InputStream in = Files.newInputStream(each)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    List<String> command(List<String> more, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(flags);
        command.addAll(more);
        command.add("-classpath");
        command.add(Places.PROGRAM.resolve("lib").resolve("etools.jar") + File.pathSeparator + jar);
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }
}
