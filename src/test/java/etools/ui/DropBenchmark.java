package etools.ui;

import etools.importing.ImportReport;
import etools.importing.Source;
import etools.library.Library;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Ten thousand one-article JSON files dropped on the window at once, and once more: how long it
/// takes, whether each is accounted for, and how long the JavaFX thread was held at most.
///
/// Arguments: files (10,000), rounds (3).
final class DropBenchmark {

    private record Figures(
            String what, long files, long added, long unchanged, double seconds, long holdMillis) {

        String row() {
            return String.format(
                    Locale.ROOT,
                    "%-14s %8d %8d %10d %9.1f %9.0f %12d",
                    what,
                    files,
                    added,
                    unchanged,
                    seconds,
                    files / seconds,
                    holdMillis);
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"what\":\"%s\",\"files\":%d,\"added\":%d,\"unchanged\":%d,"
                            + "\"seconds\":%.3f,\"longestHoldMillis\":%d}",
                    what,
                    files,
                    added,
                    unchanged,
                    seconds,
                    holdMillis);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int files = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        System.out.printf(
                "%d processors, load %.1f, Java %s, heap at most %d MB%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(
                "%-14s %8s %8s %10s %9s %9s %12s%n",
                "round", "files", "added", "unchanged", "seconds", "files/s", "longest hold");
        JavaFx.startOffScreen();
        Path folder = Files.createTempDirectory("etools-drop");
        List<Figures> all = new ArrayList<>();
        try {
            Path articles = write(folder.resolve("articles"), files);
            for (int round = 1; round <= rounds; round++) {
                List<Figures> figures = round(round, folder.resolve("library-" + round), articles);
                figures.forEach(one -> System.out.println(one.row()));
                all.addAll(figures);
            }
        } finally {
            delete(folder);
        }
        System.out.println(
                "{\"drop\":[" + String.join(",", all.stream().map(Figures::json).toList()) + "]}");
        System.exit(0);
    }

    private static List<Figures> round(int round, Path folder, Path articles)
            throws IOException, InterruptedException {
        List<Source> dropped;
        try (Stream<Path> list = Files.list(articles)) {
            dropped = list.sorted().<Source>map(Source.Named::new).toList();
        }
        Files.createDirectories(folder);
        ReaderWindow window =
                onFx(() ->
                        ReaderWindow.of(
                                new Stage(),
                                new Settings(folder),
                                InstantSource.system(),
                                ZoneId.systemDefault()));
        try (Library library = Library.open(folder, InstantSource.system(), "the benchmark")) {
            onFx(() -> {
                window.show();
                window.opened(library);
                return true;
            });
            awaitQuiet(window);
            Thread.sleep(1_000); // nobody drops files in a window's first second
            List<Figures> figures =
                    List.of(
                            drop(window, "drop " + round, dropped),
                            drop(window, "again " + round, dropped));
            onFx(() -> {
                window.discard();
                return true;
            });
            window.background().awaitEnd();
            return figures;
        }
    }

    private static Figures drop(ReaderWindow window, String what, List<Source> dropped) {
        CompletableFuture<ImportReport> done = new CompletableFuture<>();
        ChangeListener<ImportReport> whenDone = (property, was, is) -> done.complete(is);
        try (PulseWatcher pulse = new PulseWatcher()) {
            long start = System.nanoTime();
            onFx(() -> {
                window.model().lastReportProperty().addListener(whenDone);
                window.model().importFiles(dropped);
                return true;
            });
            ImportReport report = done.join();
            double seconds = (System.nanoTime() - start) / 1e9;
            awaitQuiet(window);
            onFx(() -> {
                window.model().lastReportProperty().removeListener(whenDone);
                return true;
            });
            return new Figures(
                    what,
                    report.files(),
                    report.added(),
                    report.unchanged(),
                    seconds,
                    pulse.longestMillis());
        }
    }

    private static void awaitQuiet(ReaderWindow window) {
        while (!onFx(window::isQuiet)) {
            Thread.onSpinWait();
        }
    }

    /// Articles of about 260 words.
    private static Path write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        for (int i = 0; i < files; i++) {
            StringBuilder body = new StringBuilder();
            for (int word = 0; word < 260; word++) {
                body.append("abcdefghijklmnopqrstuvwxyz", 0, 2 + random.nextInt(9))
                        .append(word % 60 == 59 ? "\\n\\n" : " ");
            }
            Files.writeString(
                    folder.resolve("article-" + i + ".json"),
                    "{\"title\":\"Article number "
                            + i
                            + "\",\"category\":\"Category "
                            + i % 12
                            + "\",\"date\":\"2025-01-"
                            + (10 + i % 20)
                            + "\",\"url\":\"https://example.org/articles/"
                            + i
                            + "\",\"body\":\""
                            + body
                            + "\"}");
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (UncheckedIOException | IllegalStateException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private DropBenchmark() {}
}
