package etools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import etools.cli.Child;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Files dragged by the mouse from another program into the reader, on a display of the test's own.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the display and the mouse are X11's")
@Timeout(400)
class RealDragTest {

    private static final int WIDTH = 1800;
    private static final int HEIGHT = 1000;

    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();
    private String display = "";

    @BeforeEach
    void startADisplay() throws IOException {
        for (String program : List.of("Xvfb", "xdotool")) {
            assumeTrue(
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                    program + " is not installed; .ci/run installs it");
        }
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                WIDTH + "x" + HEIGHT + "x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        processes.add(server);
        BufferedReader out = server.inputReader();
        String number = out.readLine();
        assumeTrue(number != null, "Xvfb did not start");
        display = ":" + number.strip();
    }

    @AfterEach
    void endEverything() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private void onDisplay(ProcessBuilder builder) {
        builder.environment().put("DISPLAY", display);
        builder.environment().put("GDK_BACKEND", "x11");
        builder.environment().remove("WAYLAND_DISPLAY");
    }

    @Test
    void filesDraggedFromAnotherProgramAreImported() throws Exception {
        Path page = folder.resolve("page.txt");
        try (var in = Child.class.getResourceAsStream("page.txt")) {
            Files.copy(in, page);
        }
        Path inner = Files.createDirectory(folder.resolve("a folder"));
        Files.writeString(
                inner.resolve("one.json"),
                "{\"title\": \"Ferry timetable\", \"body\": \"The ferry leaves at nine.\"}");

        Child reader = new Child(folder, List.of("-Dprism.order=sw"));
        onDisplay(reader.builder());
        Process readerProcess = reader.start();
        processes.add(readerProcess);
        waitFor(
                "the reader has opened its library",
                () -> Files.exists(folder.resolve("library/etools.sock")),
                readerProcess);

        ProcessBuilder source =
                new ProcessBuilder(
                        Child.JAVA.toString(),
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DragSource.class.getName(),
                        page.toString(),
                        inner.toString());
        onDisplay(source);
        Process sourceProcess =
                source.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("source.log").toFile())
                        .start();
        processes.add(sourceProcess);
        xdotool("search", "--sync", "--onlyvisible", "--name", "^E-Tools");
        xdotool("search", "--sync", "--onlyvisible", "--name", "^Drag source");

        // A drag that begins before the windows are drawn is lost; a person would try again too.
        String listed = "";
        for (int i = 0; i < 5 && !listed.contains("Ferry timetable"); i++) {
            drag();
            listed = list();
        }
        assertThat(listed.lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21"))
                .anyMatch(line -> line.contains("Ferry timetable"));
    }

    private static void waitFor(String what, BooleanSupplier condition, Process process)
            throws InterruptedException {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertThat(process.isAlive() && i < 1800).as(what).isTrue();
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private void drag() throws Exception {
        List<String> moves = new ArrayList<>();
        int from = DragSource.SIZE / 2;
        move(moves, from, from);
        moves.addAll(List.of("mousedown", "1"));
        int steps = 20;
        for (int i = 1; i <= steps; i++) {
            int x = from + (WIDTH / 2 - from) * i / steps;
            int y = from + (HEIGHT / 2 - from) * i / steps;
            move(moves, x, y);
        }
        move(moves, WIDTH / 2 + 5, HEIGHT / 2 + 5);
        moves.addAll(List.of("sleep", "0.5", "mouseup", "1", "sleep", "0.5"));
        xdotool(moves.toArray(String[]::new));
    }

    /// A hand takes its time, and the programs tell each other at every step.
    private static void move(List<String> moves, int x, int y) {
        moves.addAll(
                List.of("mousemove", Integer.toString(x), Integer.toString(y), "sleep", "0.05"));
    }

    private void xdotool(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        onDisplay(builder);
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("xdotool.log").toFile())
                        .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroy();
        assertThat(ended).as("%s ended", command).isTrue();
    }

    /// Asked of the open window's process.
    private String list() throws Exception {
        Child.Ended list = new Child(folder, List.of(), "list", "--json").run("");
        assertThat(list.err()).isEmpty();
        return list.out();
    }
}
