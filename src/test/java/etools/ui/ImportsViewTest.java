package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.importing.FileImport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.Library;

import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The card that shows all imports, by mouse and by keyboard.
class ImportsViewTest {

    @TempDir Path folder;
    @TempDir Path files;

    @Test
    void anEmptyLibraryHasNoImportsAndSaysSo() {
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            screen.waitFor("the empty state", () -> screen.isThere("#no-imports"));
            assertThat(screen.text("#no-imports")).contains("Nothing was imported yet");
            assertThat(screen.nameless()).isEmpty();
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no card", () -> !screen.isThere("#imports-view"));
        }
    }

    @Test
    void importsAreListedNewestFirstWithTheirFilesAndWhatWasRefused() throws IOException {
        imported(
                "2026-11-20T08:00:00Z",
                Files.writeString(files.resolve("first.json"), json("First news")));
        imported(
                "2026-11-21T08:00:00Z",
                archive(files.resolve("export.zip"), "a.json", "Alpha", "b/c.json", "Gamma"),
                Files.writeString(files.resolve("bad.json"), "{\"title\": \"Cut"));
        try (Screen screen = Screen.open(folder, 60_000)) {
            openImports(screen);
            List<ImportRun> runs = runs(screen);
            assertThat(runs).hasSize(2);
            assertThat(runs.getFirst().started()).isAfter(runs.getLast().started());
            assertThat(screen.text("#import-when"))
                    .startsWith("2026/11/21 17:00")
                    .contains("4 files: 2 added, 1 refused");
            assertThat(names(screen))
                    .containsExactly("export.zip", "a.json", "b/c.json", "bad.json");
            screen.waitFor("the counts", () -> screen.text("#files-refused").equals("Refused  1"));
            assertThat(screen.text("#files-all")).isEqualTo("All  4");
            assertThat(screen.nameless()).isEmpty();

            screen.click("#files-refused");
            screen.waitFor("the refused", () -> names(screen).equals(List.of("bad.json")));
            screen.waitFor(
                    "its message", () -> !screen.text("#file-messages .message-text").isEmpty());
            assertThat(screen.accessibleText("#file-messages .list-cell")).startsWith("Refused: ");
            screen.click("#copy-messages");
            assertThat(Screen.fx(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo(screen.text("#file-messages .message-text") + "\n");

            screen.click("#files-all");
            screen.click("#files-filter");
            screen.type("c");
            screen.press(KeyCode.PERIOD);
            screen.type("j");
            screen.waitFor("one file", () -> names(screen).equals(List.of("b/c.json")));
            screen.waitFor(
                    "its path",
                    () -> screen.text(".file-pane-name").equals("export.zip › b/c.json"));
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("all of them", () -> names(screen).size() == 4);
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no card", () -> !screen.isThere("#imports-view"));
        }
    }

    @Test
    void theArticlesOfAnImportAreListedAlone() throws IOException {
        imported(
                "2026-11-20T08:00:00Z",
                Files.writeString(files.resolve("first.json"), json("First news")));
        imported(
                "2026-11-21T08:00:00Z",
                archive(files.resolve("export.zip"), "a.json", "Alpha", "b/c.json", "Gamma"));
        try (Screen screen = Screen.open(folder, 60_000)) {
            openImports(screen);
            screen.press(KeyCode.ENTER);
            screen.waitFor(
                    "both", () -> screen.titles().size() == 2 && !screen.titles().contains(""));
            assertThat(screen.titles()).containsExactlyInAnyOrder("Alpha", "Gamma");
            assertThat(screen.isThere("#imports-view")).isFalse();
            assertThat(screen.text("#category")).isEqualTo("From export.zip");
            assertThat(screen.text("#unread")).isEqualTo("2 articles");
            screen.click("#list-all");
            screen.waitFor("all", () -> screen.titles().size() == 3);
            assertThat(screen.text("#category")).isEqualTo("All articles");

            openImports(screen);
            screen.clickLine("#import-files", "b/c.json");
            screen.waitFor("the file", () -> screen.text(".file-pane-name").endsWith("› b/c.json"));
            screen.click("#show-file-articles");
            screen.waitForTitles("Gamma");
            assertThat(screen.text("#category")).isEqualTo("From c.json");
        }
    }

    @Test
    void anImportIsUndoneAfterAWordAboutWhatThatDoes() throws IOException {
        imported(
                "2026-11-20T08:00:00Z",
                Files.writeString(files.resolve("first.json"), json("First news")));
        try (Screen screen = Screen.open(folder, 60_000)) {
            openImports(screen);
            screen.click("#undo-import");
            screen.waitFor("the question", () -> screen.isThere("#undo-confirm"));
            assertThat(screen.text("#undo-question"))
                    .startsWith("Undoing takes 1 article out of the library, except");
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no question", () -> !screen.isThere("#undo-confirm"));
            assertThat(screen.isThere("#imports-view")).isTrue();
            screen.click("#undo-import");
            screen.waitFor("the question again", () -> screen.isThere("#undo-confirm"));
            screen.press(KeyCode.SPACE);
            screen.waitFor(
                    "what came of it",
                    () ->
                            screen.text("#imports-note")
                                    .equals("Undone: 1 article taken out or put back."));
            screen.waitFor(
                    "its state",
                    () -> screen.text("#import-state").startsWith("Undone 2026/11/23"));
            assertThat(Screen.fx(() -> screen.find("#undo-import").isDisabled())).isTrue();
            assertThat(screen.library().statistics(Screen.ZONE).articles()).isZero();
        }
    }

    @Test
    void theOriginalIsSavedAsItWas() throws IOException {
        Path archive = archive(files.resolve("export.zip"), "a.json", "Alpha");
        imported("2026-11-20T08:00:00Z", archive);
        Path saved = files.resolve("saved.zip");
        Path report = files.resolve("report.csv");
        try (Screen screen = Screen.open(folder, 60_000)) {
            ImportRecord record = Screen.fx(() -> screen.window().model().imported());
            ImportRun run = screen.library().imports().runs().getFirst();
            ImportedFile file =
                    screen.library()
                            .imports()
                            .files(run.number(), ImportedFile.Show.ALL, "", 0, 10)
                            .getFirst();
            List<String> said = new ArrayList<>();
            Screen.fx(() -> {
                record.saveOriginal(file, saved, said::add);
                record.saveReport(run, ImportedFile.Show.ALL, "", report, said::add);
                return null;
            });
            screen.waitFor("both", () -> said.size() == 2);
            assertThat(said).containsExactly("Saved " + saved + ".", "Saved " + report + ".");
            assertThat(saved).hasSameBinaryContentAs(archive);
            assertThat(Files.readString(report)).contains("export.zip").contains("a.json");
            try (Stream<Path> left = Files.list(files)) {
                assertThat(left.filter(each -> each.toString().endsWith(".part"))).isEmpty();
            }
        }
    }

    @Test
    void aNoteAboutAnImportLeadsToItsFiles() throws IOException {
        Path good = Files.writeString(files.resolve("good.json"), json("Good news"));
        Path bad = Files.writeString(files.resolve("bad.json"), "{\"title\": \"Cut");
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.dropFiles(good, bad);
            screen.waitForTitles("Good news");
            screen.waitFor("the notification", () -> screen.isThere("#toast-report"));
            screen.click("#toast-report");
            screen.waitFor("the refused", () -> names(screen).equals(List.of("bad.json")));
            screen.press(KeyCode.ESCAPE);
            screen.waitFor("no card", () -> !screen.isThere("#imports-view"));
            screen.press(KeyCode.CONTROL, KeyCode.R);
            screen.waitFor("the refused again", () -> names(screen).equals(List.of("bad.json")));
        }
    }

    @Test
    void warningsAreCountedInTheNoteAndLeadToTheirFile() throws IOException {
        Path odd =
                Files.writeString(
                        files.resolve("odd.json"),
                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\","
                                + " \"items\": [{\"id\": \"1\", \"title\": \"Odd\","
                                + " \"content_text\": \"Some words to read.\","
                                + " \"date_published\": \"someday soon\"}]}");
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.dropFiles(odd);
            screen.waitForTitles("Odd");
            screen.waitFor("the notification", () -> screen.isThere("#toast-report"));
            assertThat(screen.accessibleText("#toasts .toast"))
                    .isEqualTo("Imported: 1 added, in 1 file; 1 warning.");
            screen.click("#toast-report");
            screen.waitFor("the warned", () -> names(screen).equals(List.of("odd.json")));
            screen.waitFor(
                    "the warning",
                    () -> screen.text("#file-messages .message-text").contains("someday soon"));
            assertThat(screen.accessibleText("#file-messages .list-cell")).startsWith("Warning: ");
            assertThat(screen.text("#files-warnings")).isEqualTo("Warnings  1");
        }
    }

    @Test
    void anImportThatWasCutOffIsOfferedToBeResumedAtTheStart() throws IOException {
        Path first = Files.writeString(files.resolve("first.json"), json("First news"));
        cutOff(first);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.waitFor("the offer", () -> screen.isThere("#toast-resume"));
            assertThat(screen.accessibleText("#toasts .toast"))
                    .startsWith("An import was cut off: first.json.");
            screen.click("#toast-resume");
            screen.waitForTitles("First news");
            screen.settle();
            assertThat(screen.library().imports().runs()).hasSize(1);
            assertThat(screen.library().imports().runs().getFirst().finished()).isNotNull();
        }
    }

    @Test
    void anImportThatIsLeftIsOfferedNoMoreAndCanStillBeResumed() throws IOException {
        Path first = Files.writeString(files.resolve("first.json"), json("First news"));
        cutOff(first);
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.waitFor("the offer", () -> screen.isThere("#toast-leave"));
            screen.click("#toast-leave");
            screen.waitFor("no offer", () -> !screen.isThere("#toast-leave"));
            screen.settle();
        }
        try (Screen screen = Screen.open(folder, 60_000)) {
            screen.settle();
            assertThat(screen.isThere("#toast-leave")).isFalse();
            screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
            screen.waitFor("the import", () -> screen.isThere("#resume-import"));
            screen.waitFor(
                    "its state",
                    () ->
                            screen.text("#import-state")
                                    .equals(
                                            "Ended early: cut off. Resume goes on where it ended;"
                                                    + " nothing is doubled."));
            screen.click("#resume-import");
            screen.waitFor("its file", () -> names(screen).equals(List.of("first.json")));
            screen.waitFor("no state", () -> !screen.isThere("#import-state"));
        }
    }

    @Test
    void theFilesOfAnImportAreReadAnew() throws IOException {
        imported(
                "2026-11-20T08:00:00Z",
                Files.writeString(files.resolve("first.json"), json("First news")));
        Files.delete(files.resolve("first.json"));
        try (Screen screen = Screen.open(folder, 60_000)) {
            openImports(screen);
            screen.click("#read-anew");
            screen.waitFor("another import", () -> runs(screen).size() == 2);
            screen.settle();
            assertThat(screen.library().imports().runs().getFirst().unchanged()).isEqualTo(1);
        }
    }

    /// As a process leaves it that is killed before its first file.
    private void cutOff(Path file) {
        try (Library library = Library.open(folder, InstantSource.fixed(Screen.NOW), "the test")) {
            library.imports().begin(file.toString(), List.of(file + "\t" + file));
        }
    }

    @Test
    void ofAHundredThousandFilesOnlyThoseInSightAreLoaded() {
        List<Integer> asked = new ArrayList<>();
        FileRows rows =
                Screen.fx(() -> {
                    JavaFx.startOffScreen();
                    return new FileRows(
                            100_000,
                            (from, most, found, after) -> {
                                asked.add(from);
                                found.accept(
                                        Stream.iterate(from, i -> i + 1)
                                                .limit(most)
                                                .map(ImportsViewTest::file)
                                                .toList());
                                after.run();
                            });
                });
        assertThat(rows.get(99_999).file().number()).isEqualTo(99_999);
        assertThat(rows.get(5).file().number()).isEqualTo(5);
        assertThat(rows.get(99).file().number()).isEqualTo(99);
        assertThat(asked).containsExactly(99_900, 0);
    }

    @Test
    void aFileInAnArchiveIsIndentedAsDeepAsItLies() {
        ImportedFile outer = file(1);
        ImportedFile inner = in(2, 1);
        ImportedFile deep = in(3, 2);
        FileRows rows =
                new FileRows(
                        3,
                        (from, most, found, after) -> {
                            found.accept(List.of(outer, inner, deep));
                            after.run();
                        });
        rows.get(0);
        assertThat(List.of(rows.depth(outer), rows.depth(inner), rows.depth(deep)))
                .containsExactly(0, 1, 2);
        assertThat(rows.container(deep)).isEqualTo(inner);
    }

    private static ImportedFile file(int number) {
        return new ImportedFile(
                1, number, null, "f" + number, "", 1, "", 1, false, 0, 0, 0, 0, 0, List.of());
    }

    private static ImportedFile in(int number, int container) {
        return new ImportedFile(
                1, number, container, "f" + number, "", 1, "", 1, false, 0, 0, 0, 0, 0, List.of());
    }

    static void openImports(Screen screen) {
        screen.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        screen.waitFor("the imports", () -> !names(screen).isEmpty());
        screen.settle();
    }

    private static List<ImportRun> runs(Screen screen) {
        return Screen.fx(
                () -> List.copyOf(screen.<ListView<ImportRun>>find("#imports").getItems()));
    }

    /// The files listed, as far as they are loaded.
    private static List<String> names(Screen screen) {
        return Screen.fx(() -> {
            ListView<FileRows.Row> list = screen.find("#import-files");
            return list == null
                    ? List.of()
                    : list.getItems().stream()
                            .map(FileRows.Row::file)
                            .filter(Objects::nonNull)
                            .map(file ->
                                    file.container() == null ? Names.of(file.name()) : file.name())
                            .toList();
        });
    }

    private void imported(String when, Path... sources) {
        try (Library library =
                Library.open(folder, InstantSource.fixed(Instant.parse(when)), "the test")) {
            new FileImport(library)
                    .run(
                            Stream.of(sources).<Source>map(Source.Named::new).toList(),
                            new ImportWatcher() {});
        }
    }

    /// @param namesAndTitles by turns
    private static Path archive(Path file, String... namesAndTitles) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTitles.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTitles[i]));
                zip.write(
                        json(namesAndTitles[i + 1])
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String json(String title) {
        return "{\"title\": \""
                + title
                + "\", \"body\": \"Some words to read about "
                + title
                + ".\"}";
    }
}
