package etools.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of its own, and what it costs. One at a time where its CPU seconds are asked for.
final class Child implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    /// Linux counts a process's time in hundredths of a second, whatever its clock.
    private static final double TICKS_PER_SECOND = 100;

    /// @param cpuSeconds in the program and in the system for it
    /// @param peakBytes most resident memory, 0 where the system does not tell
    /// @param peakOwnBytes most of it that is no file's, 0 where the system does not tell
    record Cost(
            int exit,
            double wallSeconds,
            double cpuSeconds,
            long peakBytes,
            long peakOwnBytes,
            String output) {}

    private final Process process;
    private final Path output;
    private final long began = System.nanoTime();
    private final double cpuBefore = ticksOfEndedChildren();
    private volatile long peakBytes;
    private volatile long peakOwnBytes;
    private volatile Duration cpu = Duration.ZERO;
    private final Thread watcher;

    /// @param output gets what the process prints, unless `piped`
    Child(List<String> command, Map<String, String> environment, Path output, boolean piped)
            throws IOException {
        this.output = output;
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        if (piped) {
            builder.redirectError(output.toFile());
        } else {
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
        }
        process = builder.start();
        watcher = Thread.ofPlatform().daemon().name("watcher").start(this::watch);
    }

    static Cost run(List<String> command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        try (Child child = new Child(command, environment, output, false)) {
            return child.await();
        }
    }

    Process process() {
        return process;
    }

    private void watch() {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        while (process.isAlive()) {
            process.info().totalCpuDuration().ifPresent(spent -> cpu = spent);
            try {
                long own = 0;
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        peakBytes = Math.max(peakBytes, kilobytes(line) << 10);
                    } else if (line.startsWith("RssAnon:")) {
                        own = kilobytes(line) << 10;
                    }
                }
                peakOwnBytes = Math.max(peakOwnBytes, own);
            } catch (IOException e) {
                // it has ended, or this system has no such file
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    long peakBytes() {
        return peakBytes;
    }

    long peakOwnBytes() {
        return peakOwnBytes;
    }

    /// Waits until it ends by itself.
    Cost await() throws IOException, InterruptedException {
        int exit = process.waitFor();
        double wall = (System.nanoTime() - began) / 1e9;
        watcher.join();
        double ticks = ticksOfEndedChildren() - cpuBefore;
        return new Cost(
                exit,
                wall,
                ticks > 0 ? ticks / TICKS_PER_SECOND : cpu.toNanos() / 1e9,
                peakBytes,
                peakOwnBytes,
                Files.readString(output));
    }

    /// User and system time of our children that have ended, or 0 where the system does not tell.
    private static double ticksOfEndedChildren() {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
        } catch (IOException e) {
            return 0;
        }
    }

    /// Asks it to end and waits until it has.
    @Override
    public void close() throws IOException {
        try {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
