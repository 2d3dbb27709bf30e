package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The record of imports, originals, versions and doubles, typed.
class ImportsCommandTest {

    private static final String ID = "6f1c2a52-91d4-4e0b-8d6e-0c9b7a3f5e21";
    private static final String FIRST =
            "{\"id\": \"" + ID + "\", \"title\": \"Fog\", \"body\": \"No boat left today.\"}";

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("fog.json"), FIRST);
        Files.writeString(folder.resolve("cut.json"), "{\"title\": \"cut");
        Files.writeString(
                folder.resolve("feeds.opml"),
                """
                <opml version="2.0"><head><title>Feeds</title></head><body>
                <outline text="Coast"><outline text="Tides" type="rss"
                  xmlUrl="https://tides.example/feed" htmlUrl="https://tides.example/"/></outline>
                </body></opml>
                """);
    }

    private Typed type(String... args) {
        return new Typed(folder, args);
    }

    private static JsonNode json(String line) {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void importsAreListedNewestFirstAndEachTellsItsFiles() {
        type("import", "fog.json", "cut.json");
        type("import", "fog.json");

        List<String> runs = type("imports", "--json").lines();
        assertThat(runs).hasSize(2);
        assertThat(json(runs.getFirst()).path("unchanged").asInt()).isEqualTo(1);
        long number = json(runs.getLast()).path("import").asLong();
        assertThat(type("imports", "" + number).out())
                .contains("fog.json: 1 added (JSON)", "cut.json: 1 refused (JSON)")
                .contains("1 added, 0 updated, 0 unchanged, 1 refused, 0 warnings");
        assertThat(type("imports", "" + number, "--show", "REFUSED", "--csv").lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("cut.json,");
        assertThat(type("imports", "" + number, "--resume").err()).contains("nothing to resume");
        assertThat(type("imports", "99").err()).contains("there is no import 99");
        assertThat(type("imports", "--undo").err()).contains("which import?");
    }

    @Test
    void anImportIsTakenBackByItsNumber() {
        type("import", "fog.json");
        long number = json(type("imports", "--json").lines().getFirst()).path("import").asLong();

        assertThat(type("imports", "" + number, "--undo").out()).startsWith("1 article removed");
        assertThat(type("list").lines()).isEmpty();
        assertThat(type("imports").out()).contains("(taken back)");
    }

    @Test
    void theOriginalComesBackByteForByte() throws IOException {
        type("import", "fog.json");

        assertThat(type("original", ID, "-").out()).isEqualTo(FIRST);
        assertThat(type("original", ID, "copy.json").code).isZero();
        assertThat(Files.readString(folder.resolve("copy.json"))).isEqualTo(FIRST);
        assertThat(type("original", ID, "fog.json").err()).contains("is there already");
        assertThat(type("original", ID.replace('6', '7'), "x").code).isEqualTo(1);
    }

    @Test
    void formerVersionsAreListedWithWhatChanged() throws IOException {
        type("import", "fog.json");
        Files.writeString(
                folder.resolve("fog.json"), FIRST.replace("today.", "today. At ten it cleared."));
        type("import", "fog.json");

        assertThat(type("versions", ID).lines()).hasSize(2).first().asString().startsWith("now");
        assertThat(type("versions", "--diff", ID).lines())
                .contains("-No boat left today.", "+No boat left today. At ten it cleared.");
    }

    @Test
    void doublesAreListedWithTheReason() throws IOException {
        String text =
                "The ferry to Lowmere was late again because the crew waited for a cello whose"
                        + " owner had gone back for the bow.";
        Files.writeString(folder.resolve("a.txt"), "Late\n\n" + text);
        Files.writeString(folder.resolve("b.txt"), "A cello\n\n" + text);
        type("import", "a.txt", "b.txt");
        List<String> ids =
                type("list", "--json").lines().stream()
                        .map(line -> json(line).path("id").asString())
                        .toList();

        assertThat(type("alike", ids.getFirst()).lines())
                .singleElement()
                .asString()
                .startsWith("same text")
                .contains(ids.getLast());
        assertThat(type("alike", ID).code).isEqualTo(1);
    }

    @Test
    void subscriptionsAreKeptWithTheirFolders() {
        assertThat(type("import", "feeds.opml").lines().getFirst())
                .isEqualTo("feeds.opml: 1 subscription kept");

        assertThat(type("subscriptions").lines())
                .singleElement()
                .asString()
                .contains("Tides", "Coast", "https://tides.example/feed");
    }

    @Test
    void limitsAreListedAndSetForTheLibrary() {
        assertThat(type("limits").out())
                .contains("archive.depth", "archives that lie in one another");
        type("limits", "picture.bytes=1_000");

        assertThat(type("limits").lines())
                .anySatisfy(line ->
                        assertThat(line).contains("picture.bytes", "1,000", "usually 10,485,760"));
        assertThat(type("limits", "picture.bytes=0").code).isEqualTo(2);
        assertThat(type("limits", "nonsense=3").err()).contains("sets no limit");
    }

    @Test
    void filesAreReadAnewOnDemandAndNothingIsDoubled() {
        type("import", "fog.json");

        assertThat(type("reimport").err()).contains("--all reads them anew");
        assertThat(type("reimport", "--all").out())
                .contains("fog.json: unchanged", "0 added, 0 updated, 1 unchanged");
    }
}
