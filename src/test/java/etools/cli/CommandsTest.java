package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

class CommandsTest {

    private static final String ID = "6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21";
    private static final String NO_ID = "00000000-91d4-4e0b-8d6e-0c9b7a3f5e21";

    @TempDir Path folder;
    private String page = "";

    @BeforeEach
    void writeThePage() throws IOException {
        try (InputStream in = CommandsTest.class.getResourceAsStream("page.txt")) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(folder.resolve("page.txt"), page);
        Files.writeString(
                folder.resolve("two.json"),
                """
                [{"title": "Ferry timetable", "body": "The ferry leaves at nine.",
                  "date": "2025-05-01", "category": "Travel", "summary": "Nine o'clock."},
                 {"title": "Zebra crossing", "body": "One crossing was painted again this week.",
                  "date": "2024-05-01", "readCount": 4, "starred": true}]
                """);
    }

    private Typed type(String... args) {
        return new Typed(folder, args);
    }

    private static JsonNode json(String line) {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void anImportedPageIsShownByteForByte() {
        Typed imported = type("import", "page.txt");
        assertThat(imported.code).isZero();
        assertThat(imported.lines())
                .containsExactly(
                        "page.txt: added", "1 file: 1 added, 0 updated, 0 unchanged, 0 refused");
        Typed shown = type("show", ID);
        assertThat(shown.out()).isEqualTo(page);
        assertThat(shown.code).isZero();
        assertThat(type("show", ID).out()).as("showing is no reading").isEqualTo(page);
    }

    @Test
    void importingAgainChangesNothing() {
        type("import", "page.txt");
        assertThat(type("import", "page.txt").lines()).first().isEqualTo("page.txt: unchanged");
        assertThat(type("show", ID).out()).isEqualTo(page);
    }

    @Test
    void openingRecordsAReadingThatALaterImportKeeps() {
        type("import", "page.txt");
        Instant now = Instant.parse("2026-02-03T04:05:06Z");
        String opened = new Typed(folder, "", InstantSource.fixed(now), "open", ID).out();
        String minute =
                DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm")
                        .format(now.atZone(ZoneId.systemDefault()));
        String expected =
                page.replace("\n1\n\nRead Count", "\n2\n\nRead Count")
                        .replace("Last Read: 2025/03/28 07:21", "Last Read: " + minute);
        assertThat(opened).isEqualTo(expected).isNotEqualTo(page);
        type("import", "page.txt");
        assertThat(type("show", ID).out()).isEqualTo(expected);
    }

    @Test
    void importTellsEachFileAndTheTotalsAsJson() throws IOException {
        Files.writeString(folder.resolve("bad.json"), "{\"title\": ");
        Typed imported = type("import", "--json", "page.txt", "bad.json", "two.json");
        assertThat(imported.code).isEqualTo(1);
        List<JsonNode> lines = imported.lines().stream().map(CommandsTest::json).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).get("file").asString()).isEqualTo("page.txt");
        assertThat(lines.get(0).get("outcome").asString()).isEqualTo("added");
        assertThat(lines.get(0).get("ids").get(0).asString()).isEqualTo(ID);
        assertThat(lines.get(1).get("outcome").asString()).isEqualTo("refused");
        assertThat(lines.get(1).get("why").asString()).isNotBlank();
        assertThat(lines.get(2).get("added").asInt()).isEqualTo(2);
        assertThat(lines.get(3).get("total").get("added").asInt()).isEqualTo(3);
        assertThat(lines.get(3).get("total").get("refused").asInt()).isEqualTo(1);
    }

    @Test
    void standardInputIsImported() {
        Typed imported = new Typed(folder, page, InstantSource.system(), "import", "-");
        assertThat(imported.lines()).first().isEqualTo("standard input: added");
        assertThat(type("show", ID).out()).isEqualTo(page);
    }

    @Test
    void aFolderWithNothingToImportIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Typed imported = type("import", "empty");
        assertThat(imported.code).isEqualTo(1);
        assertThat(imported.out()).isEmpty();
        assertThat(imported.err()).isEqualTo("etools: there is no file to import in empty\n");
    }

    @Test
    void listsAreFilteredSortedAndCut() {
        type("import", "page.txt", "two.json");
        assertThat(titles(type("list"))).containsExactly("Ferry", "Photographs", "Zebra");
        assertThat(titles(type("list", "--reverse")))
                .containsExactly("Zebra", "Photographs", "Ferry");
        assertThat(titles(type("list", "--limit", "1"))).containsExactly("Ferry");
        assertThat(titles(type("list", "--unread"))).containsExactly("Ferry");
        assertThat(titles(type("list", "--starred"))).containsExactly("Zebra");
        assertThat(titles(type("list", "--category", "coast-news"))).containsExactly("Photographs");
        assertThat(titles(type("list", "--sort", "title")))
                .containsExactly("Ferry", "Photographs", "Zebra");
        assertThat(titles(type("list", "--sort", "readCount")).getFirst()).isEqualTo("Zebra");
        assertThat(titles(type("list", "--sort", "words")).getFirst()).isEqualTo("Photographs");
    }

    private static List<String> titles(Typed typed) {
        assertThat(typed.code).isZero();
        return typed.lines().stream().map(line -> line.substring(53).split(" ", 2)[0]).toList();
    }

    @Test
    void aListIsAlsoJson() {
        type("import", "page.txt", "two.json");
        List<JsonNode> lines =
                type("list", "--json").lines().stream().map(CommandsTest::json).toList();
        assertThat(lines).hasSize(3);
        JsonNode one = lines.get(1);
        assertThat(one.get("id").asString()).isEqualTo(ID);
        assertThat(one.get("categoryId").asString()).isEqualTo("coast-news");
        assertThat(one.get("date").asString()).isEqualTo("2025-03-27");
        assertThat(one.get("readCount").asInt()).isEqualTo(1);
        assertThat(one.has("body")).isFalse();
    }

    @Test
    void anArticleIsAlsoJson() {
        type("import", "page.txt");
        JsonNode whole = json(type("show", "--json", ID).out());
        assertThat(whole.get("body").asString()).startsWith("The harbour council");
    }

    @Test
    void searchFindsAllWordsInTitleSummaryOrCategory() {
        type("import", "page.txt", "two.json");
        assertThat(titles(type("search", "wooden", "coast"))).containsExactly("Photographs");
        assertThat(type("search", "wooden", "zebra").out()).isEmpty();
        JsonNode found = json(type("search", "--json", "lighthouse").out());
        assertThat(found.get("passage").asString()).contains("lighthouse").startsWith("…");
    }

    @Test
    void aSearchIsSavedListedUsedAndDeleted() {
        type("import", "page.txt", "two.json");
        assertThat(type("search", "ferry", "--save", "About ferries").code).isZero();
        assertThat(type("search", "zebra", "--save", "about FERRIES").code).isNotZero();
        assertThat(type("searches").out()).contains("About ferries", "unread", "ferry");
        JsonNode saved = json(type("searches", "--json").out());
        assertThat(saved.get("articles").asInt()).isEqualTo(1);
        assertThat(titles(type("search", "--saved", "About ferries"))).containsExactly("Ferry");
        assertThat(type("search", "--saved", "About ferries", "zebra").out()).isEmpty();
        assertThat(type("search").code).as("wrong usage").isEqualTo(2);
        assertThat(type("searches", "--delete", "About ferries").code).isZero();
        assertThat(type("searches").out()).isEmpty();
        assertThat(type("search", "--saved", "About ferries").code).isNotZero();
    }

    @Test
    void onTheCommandLineEveryWordIsWholeAndMisspeltOnesArePutRight() {
        type("import", "page.txt", "two.json");
        assertThat(type("search", "timetab").out()).isEmpty();
        assertThat(titles(type("search", "timetab*"))).contains("Ferry");
        Typed misspelt = type("search", "timetabel");
        assertThat(misspelt.out()).isEmpty();
        assertThat(misspelt.err()).contains("did you mean: timetable");
        assertThat(titles(type("list", "--category", "travel"))).containsExactly("Ferry");
    }

    @Test
    void marksChangeTheMarkAlone() {
        type("import", "page.txt");
        assertThat(type("mark", ID, "--unread").code).isZero();
        assertThat(type("list", "--unread").lines()).hasSize(1);
        assertThat(type("mark", "--star", ID).code).isZero();
        assertThat(type("list", "--starred").lines()).hasSize(1);
        assertThat(type("show", ID).out()).isEqualTo(page);
    }

    @Test
    void idsToMarkAreReadFromStandardInput() {
        type("import", "page.txt");
        Typed marked =
                new Typed(
                        folder,
                        "\n  " + ID + "\nnonsense\n" + NO_ID + "\n",
                        InstantSource.system(),
                        "mark",
                        "-",
                        "--unread");
        assertThat(marked.code).isEqualTo(1);
        assertThat(marked.err())
                .isEqualTo(
                        "etools: nonsense is not an article's ID\n"
                                + "etools: there is no article "
                                + NO_ID
                                + "\n");
        assertThat(type("list", "--unread").lines()).hasSize(1);
    }

    @Test
    void statisticsAreCounted() {
        type("import", "page.txt", "two.json");
        JsonNode stats = json(type("stats", "--json").out());
        assertThat(stats.get("articles").asInt()).isEqualTo(3);
        assertThat(stats.get("unread").asInt()).isEqualTo(1);
        assertThat(stats.get("starred").asInt()).isEqualTo(1);
        assertThat(stats.get("readings").asInt()).isZero();
        assertThat(stats.get("wordsRead").asInt()).isZero();
        assertThat(stats.get("importedReadings").asInt()).isEqualTo(5);
        assertThat(type("stats").lines())
                .contains(
                        "Articles                 3",
                        "Readings                 0",
                        "Readings that files say  5",
                        "Words read               0");
    }

    @Test
    void whatIsExportedComesBack() {
        type("import", "page.txt", "two.json");
        assertThat(type("export", "all.jsonl", "--query", "photographs").out())
                .isEqualTo("1 article written to all.jsonl\n");
        type("--library", "other", "import", "all.jsonl");
        assertThat(type("--library", "other", "show", ID).out()).isEqualTo(page);
    }

    @Test
    void aBackupIsRestoredAndTheFormerLibraryKept() {
        type("import", "page.txt");
        assertThat(type("backup", "kept.zip").code).isZero();
        type("open", ID);
        Typed restored = type("restore", "kept.zip");
        assertThat(restored.code).isZero();
        assertThat(restored.out()).contains("The former one is kept: ");
        assertThat(type("show", ID).out()).isEqualTo(page);
        assertThat(type("restore", "page.txt").code).as("that is no backup").isEqualTo(1);
        assertThat(type("restore", "--empty").code).as("it is not damaged").isEqualTo(1);
    }

    @Test
    void anUnknownArticleIsOneLine() {
        Typed shown = type("show", NO_ID);
        assertThat(shown.code).isEqualTo(1);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).startsWith("etools: there is no article " + NO_ID).hasLineCount(1);
        assertThat(type("open", NO_ID).code).isEqualTo(1);
        assertThat(type("show", "nonsense").err()).contains("is not an article's ID");
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(type("list", "--sort", "colour").code).isEqualTo(2);
        assertThat(type("list", "--bogus").code).isEqualTo(2);
        assertThat(type("mark", ID).code).isEqualTo(2);
        assertThat(type("import").code).isEqualTo(2);
        assertThat(type("lits").err()).contains("no command and no file called lits");
        assertThat(type("list", "--bogus").err()).doesNotContain("\tat ").contains("--bogus");
    }

    @Test
    void aLibraryThatCannotBeOpenedIsToldWithCodeTwo() {
        Typed listed = type("--library", "page.txt", "list");
        assertThat(listed.code).isEqualTo(2);
        assertThat(listed.err()).hasLineCount(1).contains("page.txt");
    }

    @Test
    void filesAloneOpenTheWindow() {
        assertThat(type().asked).containsExactly("open library []");
        assertThat(type("page.txt").asked)
                .containsExactly("open library [" + folder.resolve("page.txt") + "]");
        assertThat(type("page.txt", "list").code).isEqualTo(2);
    }

    @Test
    void aSnapshotIsDrawnByTheDesktop() {
        type("import", "page.txt");
        Typed drawn =
                type(
                        "snapshot",
                        "out.png",
                        "--article",
                        ID,
                        "--theme",
                        "dark",
                        "--size",
                        "800x600");
        assertThat(drawn.asked).containsExactly("snapshot out.png " + ID + " dark 800");
        assertThat(type("snapshot", "out.png", "--size", "8x6").code).isEqualTo(2);
        assertThat(type("snapshot", "out.png", "--article", NO_ID).code).isEqualTo(1);
    }

    @Test
    void helpAndCompletionNameEveryCommand() {
        String help = type("help").out();
        String completion = type("completion").out();
        for (String command :
                List.of(
                        "import",
                        "list",
                        "show",
                        "open",
                        "search",
                        "mark",
                        "stats",
                        "history",
                        "goal",
                        "recording",
                        "doctor",
                        "export",
                        "backup",
                        "restore",
                        "snapshot",
                        "completion")) {
            assertThat(help).contains("\n  " + command);
            assertThat(completion).contains(command);
            assertThat(type(command, "--help").out()).startsWith("Usage: etools " + command);
        }
        assertThat(type("--version").out()).startsWith("E-Tools ");
    }

    @Test
    void titlesCannotSteerTheTerminal() throws IOException {
        String steering = "red \\u001b[31m alert \\u202e backwards";
        Files.writeString(
                folder.resolve("bad.json"),
                "{\"title\": \"" + steering + "\", \"body\": \"Some words of a body.\"}");
        type("import", "bad.json");
        assertThat(type("list").out()).contains("alert").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void unreadAndStarredTogetherListWhatIsBoth() {
        type("import", "two.json");
        assertThat(type("list", "--unread", "--starred").lines()).isEmpty();
        type(
                "mark",
                json(type("list", "--starred", "--json").lines().getFirst()).get("id").asString(),
                "--unread");
        assertThat(type("list", "--unread", "--starred").lines())
                .singleElement()
                .asString()
                .contains("Zebra crossing");
        assertThat(type("list", "--unread").lines()).hasSize(2);
    }

    @Test
    void anExportGoesToStandardOutputWhereAskedTo() {
        type("import", "two.json");
        Typed exported = type("export", "-");
        assertThat(exported.lines())
                .extracting(line -> json(line).get("title").asString())
                .containsExactly("Ferry timetable", "Zebra crossing");
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void theKindOfAnExportIsToldByTheEndingOrByName() throws IOException {
        type("import", "page.txt", "two.json");
        assertThat(type("export", "all.epub").out()).isEqualTo("3 articles written to all.epub\n");
        assertThat(type("export", "pages", "--format", "html").out())
                .isEqualTo("3 articles written to pages\n");
        try (var pages = Files.list(folder.resolve("pages"))) {
            assertThat(pages).hasSize(3);
        }
        assertThat(type("export", "-", "--format", "csv").lines()).hasSize(4);
        assertThat(type("export", "one.html", "--id", ID).out())
                .isEqualTo("1 article written to one.html\n");
        type("open", ID);
        assertThat(type("export", "all.readings.csv").out())
                .isEqualTo("1 reading written to all.readings.csv\n");
        assertThat(type("export", "all").err()).contains("name it with --format, one of jsonl,");
        assertThat(type("export", "all.zip").code).isEqualTo(2);
        assertThat(type("export", "all", "--format", "pdf").err()).contains("there is no kind pdf");
        assertThat(type("export", "all.jsonl", "--id", ID, "--query", "x").code).isEqualTo(2);
        assertThat(type("export", "pages", "--format", "html").err())
                .isEqualTo(
                        "etools: pages cannot be written: the folder is not empty; name a new"
                                + " one\n");
    }

    @Test
    void anExportOfArticlesThatAreNotThereSaysWhich() {
        type("import", "page.txt");
        Typed none = type("export", "none.jsonl", "--id", NO_ID);
        assertThat(none.code).isEqualTo(1);
        assertThat(none.err()).isEqualTo("etools: there is no article " + NO_ID + "\n");
        assertThat(folder.resolve("none.jsonl")).doesNotExist();
        Typed some = type("export", "some.jsonl", "--id", NO_ID, "--id", ID);
        assertThat(some.code).isEqualTo(1);
        assertThat(some.out()).isEqualTo("1 article written to some.jsonl\n");
        assertThat(type("export", "--id", ID, "one.jsonl").out())
                .as("the file may stand last")
                .isEqualTo("1 article written to one.jsonl\n");
    }

    @Test
    void aLimitBelowNothingIsWrongUsage() {
        assertThat(type("list", "--limit", "-1").code).isEqualTo(2);
        assertThat(type("search", "ferry", "--limit", "many").code).isEqualTo(2);
    }

    @Test
    void aBackupInAFolderThatIsNotThereIsRefused() {
        type("import", "two.json");
        assertThat(type("backup", "nowhere/backup.zip").code).isEqualTo(1);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
