package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import etools.cli.Child.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What only a process of its own can show.
@Timeout(300)
class ProcessTest {

    @TempDir Path folder;

    private Path manyArticles(int count) throws IOException {
        Path file = folder.resolve("many.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write("{\"title\": \"Number " + i + " über alles\", \"body\": \"Little.\"}\n");
            }
        }
        return file;
    }

    @Test
    void commandsLoadNothingOfJavaFx() throws Exception {
        manyArticles(3);
        Child child = new Child(folder, List.of("-Xlog:class+load"), "import", "many.jsonl");
        Ended imported = child.run("");
        assertThat(imported.code()).isZero();
        assertThat(imported.out()).contains("etools.importing.FileImport ");
        assertThat(imported.out().lines())
                .noneMatch(line -> line.contains("javafx") || line.contains("etools.ui."));
    }

    @Test
    void outputIsUtf8WhateverThePlatformSays() throws Exception {
        manyArticles(1);
        new Child(folder, List.of(), "import", "many.jsonl").run("");
        Child child = new Child(folder, List.of("-Dstdout.encoding=US-ASCII"), "list");
        child.builder().environment().put("LC_ALL", "C");
        assertThat(child.run("").out()).contains("Number 0 über alles");
    }

    @Test
    void aSearchSaysNothingBesideWhatItFinds() throws Exception {
        manyArticles(3);
        Ended imported = new Child(folder, List.of(), "import", "many.jsonl").run("");
        assertThat(imported.err()).isEmpty();
        Ended found = new Child(folder, List.of(), "search", "uber", "alles").run("");
        assertThat(found.out()).hasLineCount(3);
        assertThat(found.err()).isEmpty();
    }

    @Test
    void aReaderThatHasEnoughEndsTheListQuietly() throws Exception {
        manyArticles(20_000);
        assertThat(new Child(folder, List.of(), "import", "many.jsonl").run("").code()).isZero();
        Process process = new Child(folder, List.of(), "list").builder().start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains("Number");
        }
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).isNull();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is no /dev/full")
    void outputThatCannotBeWrittenIsSaid() throws Exception {
        manyArticles(3);
        assertThat(new Child(folder, List.of(), "import", "many.jsonl").run("").code()).isZero();
        for (String command : List.of("list", "stats --json", "export -")) {
            Process process =
                    new Child(folder, List.of(), command.split(" ", -1))
                            .builder()
                            .redirectOutput(Path.of("/dev/full").toFile())
                            .start();
            try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
                assertThat(err.lines())
                        .as(command)
                        .containsExactly(
                                "etools: the output could not be written: No space left on device");
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(command).isEqualTo(1);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there Ctrl+C is no signal")
    void ctrlCStopsAnImportAndSaysWhatIsInTheLibrary() throws Exception {
        assumeThat(ignoresInterrupts()).as("a background job hears no Ctrl+C").isFalse();
        manyArticles(1_500_000); // so many that it cannot be through before it hears of it
        Child child = new Child(folder, List.of(), "import", "many.jsonl");
        Process process = child.start();
        Path database = folder.resolve("library/library.mv.db");
        while (!Files.exists(database) || Files.size(database) < 1_000_000) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        Ended ended = child.await(process);
        assertThat(ended.err())
                .as("it said %s and ended with %s", ended.out(), ended.code())
                .hasLineCount(1)
                .startsWith("etools: stopped before the end: cancelled. ")
                .contains("of this import are in the library");
        String said = ended.err().replaceAll(".*cancelled\\. ([0-9,]+) articles?.*\\s*", "$1");
        Ended stats = new Child(folder, List.of(), "stats", "--json").run("");
        assertThat(stats.out()).contains("\"articles\":" + said.replace(",", "") + ",");
    }

    /// Whether this process was started to ignore SIGINT, as its children then do too.
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there is always a display")
    void withoutADisplayOneLineSaysWhatWorks() throws Exception {
        Ended ended = new Child(folder, List.of(), new String[0]).run("");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .hasLineCount(1)
                .startsWith("etools: There is no display here")
                .contains("etools import, list, show");
    }
}
