package etools;

import static org.assertj.core.api.Assertions.assertThat;

import etools.format.ArticleFormat;
import etools.format.ExportFormat;
import etools.format.ExportFormats;
import etools.format.Formats;
import etools.ui.Shortcut;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The README tells the truth. `mvn -q test -Dtest=ReadmeTest -Dreadme=write` writes its tables.
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")([^)\"#:]+)[)\"]");

    @Test
    void itsTableOfKindsIsTheProgramsTable() throws IOException {
        holds("kinds", kinds());
    }

    @Test
    void itsTableOfExportsIsTheProgramsTable() throws IOException {
        holds("exports", exports());
    }

    @Test
    void itsTableOfKeysIsTheProgramsTable() throws IOException {
        holds("keys", Shortcut.markdown());
    }

    @Test
    void everyFileItNamesIsThere() throws IOException {
        Matcher links = LINK.matcher(Files.readString(README));
        assertThat(links.results().map(link -> link.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    private static String kinds() {
        return Formats.ALL.stream()
                .map(format ->
                        "| "
                                + format.name()
                                + " | "
                                + endings(format)
                                + " | "
                                + format.kept()
                                + " | "
                                + (format.lost().isEmpty() ? "nothing" : format.lost())
                                + " |")
                .collect(
                        Collectors.joining(
                                "\n",
                                "| kind | usual endings | kept | lost |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static String exports() {
        return ExportFormats.ALL.stream()
                .map(format ->
                        "| `"
                                + format.key()
                                + "` | "
                                + format.name()
                                + " | "
                                + format.endings().stream()
                                        .map(ending -> "`." + ending + "`")
                                        .collect(Collectors.joining(", "))
                                + (format instanceof ExportFormat.FileEach
                                        ? ", several as `.zip` or a folder"
                                        : "")
                                + " | "
                                + format.carries()
                                + " |")
                .collect(
                        Collectors.joining(
                                "\n",
                                "| `--format` | kind | endings | carries |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static String endings(ArticleFormat format) {
        return format.endings().stream()
                .map(ending -> "`." + ending + "`")
                .collect(Collectors.joining(", "));
    }

    private static void holds(String name, String table) throws IOException {
        String readme = Files.readString(README);
        String start = "<!-- " + name + " -->\n";
        int from = readme.indexOf(start) + start.length();
        int to = readme.indexOf("<!-- /" + name + " -->");
        assertThat(to).isGreaterThanOrEqualTo(from);
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(table);
        }
    }
}
