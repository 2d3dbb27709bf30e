package etools.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/// What a run ran on, and how busy that was when it began.
record Machine(
        String cpu,
        int cores,
        long memoryMegabytes,
        String os,
        String java,
        double load,
        String screen,
        String date,
        String commit) {

    static Machine here() {
        return new Machine(
                linux("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                installedMemory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString(),
                Math.round(
                                100
                                        * ManagementFactory.getOperatingSystemMXBean()
                                                .getSystemLoadAverage())
                        / 100.0,
                Places.hasDisplay() ? "display" : "off screen",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commitHere());
    }

    private static String linux(String file, String name) {
        Path path = Path.of(file);
        if (Files.isReadable(path)) {
            try (Stream<String> lines = Files.lines(path)) {
                return lines.filter(line -> line.startsWith(name))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException | UncheckedIOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }

    private static long installedMemory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    private static String commitHere() {
        String head = git("rev-parse", "--short", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty()
                ? head
                : head + " with changes";
    }

    private static String git(String... arguments) {
        try {
            String[] command =
                    Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
            Process git =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %,d MB, %s, Java %s, %s; load %.2f; %s; commit %s",
                cpu,
                cores,
                memoryMegabytes,
                os,
                java,
                screen,
                load,
                date,
                commit);
    }

    ObjectNode json() {
        return Results.MAPPER.valueToTree(this);
    }

    static Machine of(JsonNode json) {
        return Results.MAPPER.treeToValue(json, Machine.class);
    }
}
