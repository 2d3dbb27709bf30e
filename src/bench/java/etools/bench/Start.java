package etools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One start of a window. It tells in a file when it was how far; we know when we began it.
final class Start implements AutoCloseable {

    private static final String OPTIONS = "ETOOLS_JAVA_OPTIONS";
    private static final long MOST_SECONDS = 120;
    private static final long LOOK_MILLIS = 5;
    private static final long REST_MILLIS = 500;

    /// What a window at rest uses of a core.
    private static final double AT_REST = 0.05;

    private final Path times;
    private final long begun;
    private final Child child;
    private final Path log;

    private Start(List<String> command, Map<String, String> environment, Path times, Path log)
            throws IOException {
        this.times = times;
        this.log = log;
        begun = System.currentTimeMillis();
        child = new Child(command, environment, log, false);
    }

    /// `bin/etools` on a library.
    static Start etools(Path library, Path log) throws IOException {
        Path times = fresh();
        List<String> options = new ArrayList<>(Places.screenFlags());
        options.add("-Detools.times=" + times);
        String before = System.getenv().getOrDefault(OPTIONS, "");
        return new Start(
                List.of(Places.LAUNCHER.toString(), "--library", library.toString()),
                Map.of(OPTIONS, (before + " " + String.join(" ", options)).strip()),
                times,
                log);
    }

    /// The bare window, as `bin/etools` would be started.
    static Start bare(Shipped like, Path log) throws IOException {
        Path times = fresh();
        return new Start(
                like.command(List.of("-Detools.times=" + times), BareWindow.class.getName()),
                Map.of(),
                times,
                log);
    }

    private static Path fresh() throws IOException {
        Path times = Files.createTempFile("etools-times", ".txt");
        Files.delete(times);
        return times;
    }

    /// @return milliseconds from the beginning until it was so far
    double await(String moment) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end) {
            Double reached = moments().get(moment);
            if (reached != null) {
                return reached;
            }
            if (!child.process().isAlive()) {
                throw new IOException("The window closed before " + moment + "; see " + log);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("The window never told of " + moment + "; see " + log);
    }

    /// What it told so far, in milliseconds from the beginning; of each the first.
    Map<String, Double> moments() throws IOException {
        Map<String, Double> moments = new HashMap<>();
        if (Files.exists(times)) {
            for (String line : Files.readString(times).split("\n")) {
                String[] parts = line.split("\t");
                if (parts.length == 2 && parts[1].length() == 13) {
                    moments.putIfAbsent(parts[0], (double) (Long.parseLong(parts[1]) - begun));
                }
            }
        }
        return moments;
    }

    /// Waits until it does nothing more, a backup for instance.
    void awaitRest() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        Duration before = cpu();
        while (System.nanoTime() < end) {
            Thread.sleep(REST_MILLIS);
            Duration now = cpu();
            if (now.minus(before).toMillis() < AT_REST * REST_MILLIS) {
                return;
            }
            before = now;
        }
    }

    private Duration cpu() {
        return child.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessHandle handle() {
        return child.process().toHandle();
    }

    long peakBytes() {
        return child.peakBytes();
    }

    @Override
    public void close() throws IOException {
        child.close();
        Files.deleteIfExists(times);
    }
}
