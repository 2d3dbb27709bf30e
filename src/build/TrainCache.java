import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Has the packaged E-Tools make the ahead-of-time cache it starts from: its launcher runs the
/// window once, off screen, on a library of its samples, while Java watches.
///
/// Where that does not work the build goes on: E-Tools starts without a cache too, only slower.
///
/// Arguments: the folder with `bin` and `lib`, and `false` to make none.
class TrainCache {

    private static final int PATIENCE_SECONDS = 120;

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        Path lib = home.resolve("lib");
        for (Path former : caches(lib)) {
            Files.delete(former);
        }
        if (args[1].equals("false")) {
            return;
        }
        Path log = home.resolveSibling("etools-train.log");
        Path library = Files.createTempDirectory("etools-train-");
        try {
            int code = run(home, library, log);
            for (Path file : caches(lib)) {
                if (Files.size(file) == 0 || file.toString().endsWith(".config")) {
                    Files.delete(file);
                }
            }
            if (caches(lib).isEmpty()) {
                warn("its rehearsal ended with exit code " + code, log);
            }
        } catch (IOException e) {
            warn(e.getMessage(), log);
        } finally {
            delete(library);
        }
    }

    private static int run(Path home, Path library, Path log)
            throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String launcher = home.resolve("bin/etools" + (windows ? ".cmd" : "")).toString();
        List<String> command =
                windows ? List.of("cmd", "/c", launcher) : List.of("/bin/sh", launcher);
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(
                                                command.stream(),
                                                Stream.of("--library", library.toString()))
                                        .toList())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "ETOOLS_TRAIN",
                                "1",
                                "ETOOLS_JAVA",
                                System.getProperty("java.home"),
                                "ETOOLS_JAVA_OPTIONS",
                                "-Detools.rehearsal=true -Dglass.platform=Headless"
                                        + " -Dprism.order=sw"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static List<Path> caches(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(".*\\.aot(\\.config)?"))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void warn(String why, Path log) {
        System.out.println(
                "[WARNING] bin/etools has no ahead-of-time cache and starts slower: "
                        + why
                        + "; "
                        + log
                        + " says more.");
    }
}
