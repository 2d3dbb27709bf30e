package etools.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where a benchmark of so many articles keeps its files: `target/benchmark/N`.
record Places(Path folder, int articles) {

    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final int FEW = 1_000;

    /// The program as it is shipped.
    static final Path PROGRAM = TARGET.resolve("etools");

    static final Path LAUNCHER =
            PROGRAM.resolve("bin")
                    .resolve(
                            System.getProperty("os.name").startsWith("Windows")
                                    ? "etools.cmd"
                                    : "etools");

    static Places of(int articles) throws IOException {
        Path folder = TARGET.resolve("benchmark").resolve(Integer.toString(articles));
        Files.createDirectories(folder);
        return new Places(folder, articles);
    }

    static boolean hasDisplay() {
        return !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || !System.getProperty("os.name").startsWith("Linux");
    }

    /// What Java needs to draw in memory where there is no display.
    static List<String> screenFlags() {
        return hasDisplay() ? List.of() : List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    }

    Path jsonLines() {
        return folder.resolve("articles.jsonl");
    }

    Path library() {
        return folder.resolve("library");
    }

    /// Is there once the library holds all the articles.
    Path imported() {
        return folder.resolve("library.whole");
    }

    /// Is there once the library holds as many readings.
    Path read() {
        return folder.resolve("library.read");
    }

    Path sqlite() {
        return folder.resolve("sqlite.db");
    }

    Path log(String what) {
        return folder.resolve(what + ".log");
    }

    /// A Java process of this benchmark, on the program as it is shipped.
    static List<String> java(List<String> flags, Class<?> main, String... arguments)
            throws IOException {
        return java(flags, main.getName(), arguments);
    }

    static List<String> java(List<String> flags, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-classpath");
        command.add(classPath());
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    private static String classPath() throws IOException {
        List<String> path = new ArrayList<>();
        Path classes = TARGET.resolve("classes");
        try (Stream<Path> jars = Files.list(PROGRAM.resolve("lib"))) {
            jars.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .forEach(jar -> path.add(jar.toString()));
        }
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path entry = Path.of(each).toAbsolutePath();
            if (!entry.equals(classes)
                    && !Files.exists(PROGRAM.resolve("lib").resolve(entry.getFileName()))) {
                path.add(entry.toString());
            }
        }
        return String.join(File.pathSeparator, path);
    }

    static long bytesIn(Path fileOrFolder) throws IOException {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    static void delete(Path fileOrFolder) throws IOException {
        if (Files.exists(fileOrFolder)) {
            try (Stream<Path> files = Files.walk(fileOrFolder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
