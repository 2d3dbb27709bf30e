package etools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Place;
import etools.library.Library;
import etools.library.Query;
import etools.library.ReadingRecord.Stand;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.Slice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The reading record on the command line.
class RecordCommandsTest {

    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final ArticleId LONG = new ArticleId(new UUID(0x4000, 1));
    private static final ArticleId SHORT = new ArticleId(new UUID(0x4000, 2));
    private static final ArticleId LEFT = new ArticleId(new UUID(0x4000, 3));
    private static final ArticleId NONE = new ArticleId(new UUID(0x4000, 4));

    @TempDir Path folder;
    private Instant now = at(TODAY, 9);

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }

    private Typed type(String... args) {
        return new Typed(folder, "", () -> now, args);
    }

    private Library open() {
        return Library.open(folder.resolve("library"), () -> now, "a test");
    }

    /// Two readings yesterday, one of them to the end, and one again today.
    private void read() {
        try (Library library = open()) {
            library.add(
                    List.of(
                            draft(LONG, "The long one", 1_000, "Travel"),
                            draft(SHORT, "The short one", 100, null),
                            draft(LEFT, "=Left\u001b[31m in the middle", 400, "Travel")),
                    library.beginImport("a test"));
            now = at(TODAY.minusDays(1), 7);
            read(library, LONG, Duration.ofMinutes(4), 1);
            now = at(TODAY.minusDays(1), 8);
            read(library, LEFT, Duration.ofSeconds(90), 0.43);
            now = at(TODAY, 8);
            read(library, LONG, Duration.ofMinutes(3), 0.95);
            now = at(TODAY, 9);
        }
    }

    private static ArticleDraft draft(ArticleId id, String title, int words, String category) {
        return ArticleDraft.titled(title, Body.text("word ".repeat(words)))
                .id(id)
                .category(category == null ? null : new Category("travel", category))
                .build();
    }

    private static void read(Library library, ArticleId id, Duration active, double furthest) {
        long number = library.recordReading(id);
        library.record()
                .end(number, new Stand(active.plusSeconds(5), active, 0, furthest, Place.TOP));
    }

    private static JsonNode json(String line) {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void theLibraryAtAGlanceNamesTimeDaysInARowAndGoal() {
        read();
        type("goal", "3m");

        assertThat(type("stats").lines())
                .contains(
                        "Time read today       3:00",
                        "Time read this week   3:00",
                        "Days in a row         2 days, since 2026-11-22; longest 2 days, 2026-11-22"
                                + " to 2026-11-23",
                        "Daily goal            3 minutes a day; 3 today, reached");
    }

    @Test
    void daysHaveTheirTotals() {
        read();

        assertThat(type("stats", "--from", "yesterday", "--to", "yesterday").lines())
                .containsExactly(
                        "Days        2026-11-22",
                        "Readings    2",
                        "Articles    2",
                        "Finished    1",
                        "Re-read     0",
                        "Skimmed     1",
                        "Words read  1,172",
                        "Time read   5:30",
                        "Pace        182 words a minute");
    }

    @Test
    void aMonthAndAYearAreDatesToo() {
        read();

        assertThat(type("stats", "--from", "2026-11", "--to", "2026-11").lines())
                .contains("Days        2026-11-01 to 2026-11-30", "Readings    3");
        assertThat(type("stats", "--from", "2024", "--to", "2024").lines())
                .contains("Days        2024-01-01 to 2024-12-31", "Readings    0");
    }

    @Test
    void sumsComeInAlignedColumns() {
        read();

        assertThat(type("stats", "--by", "day").lines())
                .containsExactly(
                        "day         readings  articles  finished  re-read  words  time",
                        "2026-11-22         2         2         1        0  1,172  5:30",
                        "2026-11-23         1         1         1        1    950  3:00");
        assertThat(type("stats", "--by", "category").out()).contains("\nTravel  ");
        assertThat(type("stats", "--by", "tag").out()).contains("\nwithout tag  ");
        assertThat(type("stats", "--by", "weekday").out()).contains("\nSunday  ", "\nMonday  ");
        assertThat(type("stats", "--by", "hour").out()).contains("\n07:00  ", "\n08:00  ");
    }

    @Test
    void sumsAsJsonAreThoseOfTheLog() {
        read();
        List<Slice> slices;
        try (Library library = open()) {
            slices = library.record().log().by(By.DAY, Period.ALL, 10);
        }

        JsonNode json = json(type("stats", "--by", "DAY", "--json").out());

        assertThat(json.get("by").asString()).isEqualTo("day");
        assertThat(json.get("slices")).hasSameSizeAs(slices);
        for (int i = 0; i < slices.size(); i++) {
            JsonNode slice = json.get("slices").get(i);
            assertThat(slice.get("key").asString()).isEqualTo(slices.get(i).key());
            assertThat(slice.get("words").asLong()).isEqualTo(slices.get(i).sums().words());
            assertThat(slice.get("skimmed").asInt()).isEqualTo(slices.get(i).sums().skimmed());
            assertThat(slice.get("activeSeconds").asLong() * 1_000)
                    .isEqualTo(slices.get(i).sums().activeMs());
        }
    }

    @Test
    void sumsAreATableForSpreadsheets() {
        read();

        assertThat(type("stats", "--by", "day", "--csv", "--to", "2026-11-22").out())
                .isEqualTo(
                        "\ufeffkey,name,readings,articles,finished,re-read,skimmed,words,minutes\r\n"
                            + "2026-11-22,2026-11-22,2,2,1,0,1,1172,5.5\r\n");
    }

    @Test
    void theRecordAsJsonHasStreaksPacesAndArticles() {
        read();

        JsonNode stats = json(type("stats", "--json").out());
        JsonNode record = stats.get("record");

        assertThat(stats.get("readings").asInt()).isEqualTo(3);
        assertThat(record.get("recording").asBoolean()).isTrue();
        assertThat(record.get("total").get("readings").asInt()).isEqualTo(3);
        assertThat(record.get("wordsPerMinute").asInt()).isEqualTo(250);
        assertThat(record.get("today").get("reread").asInt()).isEqualTo(1);
        assertThat(record.get("week").get("readings").asInt()).isEqualTo(1);
        assertThat(record.get("streak").get("current").asInt()).isEqualTo(2);
        assertThat(record.get("streak").get("currentFrom").asString()).isEqualTo("2026-11-22");
        assertThat(record.get("paces").get(0).get("month").asString()).isEqualTo("2026-11");
        assertThat(record.get("paces").get(0).get("wordsPerMinute").asInt()).isEqualTo(250);
        assertThat(record.get("longest").get(0).get("activeSeconds").asInt()).isEqualTo(420);
        assertThat(record.get("mostReread").get(0).get("id").asString()).isEqualTo(LONG.toString());
        assertThat(record.get("neverFinished").get(0).get("furthest").asDouble()).isEqualTo(0.43);
        assertThat(record.get("backlog")).isNotEmpty();
        assertThat(record.has("goal")).isFalse();
    }

    @Test
    void aBadDateIsOneLineAndCodeTwo() {
        for (String command : List.of("stats", "history")) {
            Typed typed = type(command, "--from", "23.11.2026");
            assertThat(typed.code).isEqualTo(2);
            assertThat(typed.err())
                    .startsWith("etools: '23.11.2026' is no date such as 2026-11-23");
            assertThat(type(command, "--from", "2026-02-30").code).isEqualTo(2);
            assertThat(type(command, "--from", "today", "--to", "yesterday").err())
                    .contains("--from 2026-11-23 is after --to 2026-11-22");
            for (String far : List.of("-999999999-01-01", "+300000000-01-01", "0000-12-31")) {
                Typed years = type(command, "--from=" + far);
                assertThat(years.code).isEqualTo(2);
                assertThat(years.err())
                        .startsWith("etools: '" + far + "' is outside of the years 1 to 9999");
            }
            assertThat(type(command, "--from", "0001", "--to", "9999").code).isZero();
        }
        assertThat(type("recording", "wipe", "--from=2000", "--to=+300000000-01-01", "--yes").code)
                .isEqualTo(2);
        assertThat(type("stats", "--by", "colour").err()).contains("'colour' is none of day, week");
        assertThat(type("stats", "--csv").code).isEqualTo(2);
        assertThat(type("stats", "--by", "day", "--csv", "--json").code).isEqualTo(2);
    }

    @Test
    void theHistoryIsNewestFirst() {
        read();

        assertThat(type("history").lines())
                .containsExactly(
                        "2026-11-23 08:00  re-read      3:00   95 %  " + LONG + "  The long one",
                        "2026-11-22 08:00  skimmed      1:30   43 %  "
                                + LEFT
                                + "  =Left [31m in the middle",
                        "2026-11-22 07:00  read         4:00  100 %  " + LONG + "  The long one");
        assertThat(type("history", "--limit", "1").lines()).hasSize(1);
        assertThat(type("history", "--to", "2026-11-22").lines()).hasSize(2);
        assertThat(type("history", "--article", LONG.toString()).lines()).hasSize(2);
        assertThat(type("history", "--article", SHORT.toString()).lines()).isEmpty();
    }

    @Test
    void theHistoryIsAlsoJson() {
        read();

        JsonNode newest = json(type("history", "--limit", "1", "--json").out());

        assertThat(newest.get("id").asString()).isEqualTo(LONG.toString());
        assertThat(newest.get("verdict").asString()).isEqualTo("re-read");
        assertThat(newest.get("openSeconds").asInt()).isEqualTo(185);
        assertThat(newest.get("activeSeconds").asInt()).isEqualTo(180);
        assertThat(newest.get("began").asInt()).isZero();
        assertThat(newest.get("furthest").asDouble()).isEqualTo(0.95);
        assertThat(newest.get("words").asInt()).isEqualTo(1_000);
        assertThat(newest.get("wordsRead").asInt()).isEqualTo(950);
        assertThat(newest.has("removed")).isFalse();
    }

    @Test
    void theHistoryNamesWhatWasRemoved() {
        read();
        try (Library library = open()) {
            library.remove(library.find(Query.ALL).rows(0, 3), true);
        }

        assertThat(type("history", "--article", LONG.toString()).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("The long one (removed)"));
        assertThat(json(type("history", "--limit", "1", "--json").out()).get("removed").asBoolean())
                .isTrue();
    }

    @Test
    void anUnknownArticleHasNoHistory() {
        read();

        assertThat(type("history", "--article", NONE.toString()).err())
                .startsWith("etools: there is no article " + NONE)
                .hasLineCount(1);
        assertThat(type("history", "--article", "nonsense").code).isEqualTo(1);
        assertThat(type("history", "--unfinished", "--article", NONE.toString()).code).isEqualTo(2);
    }

    @Test
    void whatWasLeftInTheMiddleIsListed() {
        read();

        assertThat(type("history", "--unfinished").lines())
                .containsExactly(" 43 %  2026-11-22 08:00  " + LEFT + "  =Left [31m in the middle");
        JsonNode left = json(type("history", "--unfinished", "--json").out());
        assertThat(left.get("id").asString()).isEqualTo(LEFT.toString());
        assertThat(left.get("furthest").asDouble()).isEqualTo(0.43);
    }

    @Test
    void whilePausedNothingIsRecorded() {
        read();
        assertThat(type("recording").out()).isEqualTo("Readings are recorded.\n");

        assertThat(type("recording", "pause").out())
                .isEqualTo("Recording is paused: opening an article leaves no trace.\n");
        type("open", SHORT.toString());
        assertThat(type("history").lines()).hasSize(3);
        assertThat(type("stats").lines()).contains("Recording             paused");
        assertThat(type("recording", "--json").out()).isEqualTo("{\"recording\":false}\n");

        type("recording", "resume");
        type("open", SHORT.toString());
        assertThat(type("history").lines()).hasSize(4);
    }

    @Test
    void wipingSaysWhatGoesAndDoesItWhenToldTo() {
        read();
        String[] asked = {"recording", "wipe", "--from", "2026-11-22", "--to", "2026-11-22"};

        Typed told = type(asked);
        assertThat(told.code).isEqualTo(1);
        assertThat(told.out())
                .isEqualTo("2 readings of 2 articles on 2026-11-22 would be forgotten for ever.\n");
        assertThat(told.err())
                .isEqualTo("etools: nothing was wiped; the same command with --yes does it\n");
        assertThat(type("history").lines()).hasSize(3);

        Typed wiped =
                type("recording", "wipe", "--from", "2026-11-22", "--to", "2026-11-22", "--yes");
        assertThat(wiped.code).isZero();
        assertThat(wiped.out()).isEqualTo("2 readings of 2 articles on 2026-11-22 forgotten.\n");
        assertThat(type("history").lines())
                .containsExactly(
                        "2026-11-23 08:00  read         3:00   95 %  " + LONG + "  The long one");
        assertThat(type(asked).out()).isEqualTo("Nothing was read on 2026-11-22.\n");
        assertThat(type(asked).code).isZero();
    }

    @Test
    void wipingCountsTheFilesThatMayStillHoldTheReadings() throws IOException {
        read();
        type("backup", "kept.zip");
        type("restore", "kept.zip");
        String[] asked = {"recording", "wipe", "--from", "2026-11-22", "--to", "2026-11-22"};
        assertThat(type(asked).out())
                .isEqualTo(
                        "2 readings of 2 articles on 2026-11-22 would be forgotten for ever. 1"
                                + " library file set aside in the library's folder may still hold"
                                + " them.\n");
        Files.createDirectories(folder.resolve("library/backups"));
        Files.copy(
                folder.resolve("kept.zip"),
                folder.resolve("library/backups/library-20261122-120000.zip"));
        assertThat(type(asked).out())
                .endsWith(
                        " 1 backup and 1 library file set aside in the library's folder may still"
                                + " hold them.\n");
        JsonNode json =
                json(
                        type(
                                        "recording",
                                        "wipe",
                                        "--from",
                                        "2026-11-22",
                                        "--to",
                                        "2026-11-22",
                                        "--yes",
                                        "--json")
                                .out());
        assertThat(json.get("backups").asInt()).isEqualTo(1);
        assertThat(json.get("setAside").asInt()).isEqualTo(1);
    }

    @Test
    void wipingWantsBothDays() {
        assertThat(type("recording", "wipe", "--from", "2026").code).isEqualTo(2);
        assertThat(type("recording", "wipe", "--yes").code).isEqualTo(2);
        assertThat(type("recording", "pause", "--from", "2026").code).isEqualTo(2);
        assertThat(type("recording", "--yes").code).isEqualTo(2);
        assertThat(type("recording", "stop").code).isEqualTo(2);
    }

    @Test
    void theGoalIsSetShownAndTakenAway() {
        read();
        assertThat(type("goal").out()).isEqualTo("There is no daily goal.\n");
        assertThat(type("goal", "--json").out()).isEqualTo("{}\n");

        assertThat(type("goal", "2000w").lines())
                .containsExactly("2000 words a day; 950 today", "In a row: 0 days");
        try (Library library = open()) {
            assertThat(library.record().goal()).isEqualTo(new Goal(Goal.Unit.WORDS, 2_000));
        }
        type("goal", "3 minutes");
        JsonNode goal = json(type("goal", "--json").out()).get("goal");
        assertThat(goal.get("unit").asString()).isEqualTo("minutes");
        assertThat(goal.get("today").asInt()).isEqualTo(3);
        assertThat(goal.get("reached").asBoolean()).isTrue();
        assertThat(goal.get("streak").get("current").asInt()).isEqualTo(2);

        assertThat(type("goal", "off").out()).isEqualTo("There is no daily goal.\n");
    }

    @Test
    void aGoalThatIsNoneIsOneLineAndCodeTwo() {
        for (String wrong : List.of("0m", "20", "m", "20h", "99999999m", "-5m")) {
            Typed typed = type("goal", wrong);
            assertThat(typed.code).as(wrong).isEqualTo(2);
        }
        assertThat(type("goal", "1441m").err())
                .startsWith("etools: '1441m' cannot be: a daily goal in minutes is from 1 to 1440");
        assertThat(type("goal", "soon").err())
                .startsWith("etools: 'soon' is no goal such as 20m, 500w or off");
    }

    @Test
    void theDoctorFindsAllWell() {
        read();

        Typed checked = type("doctor");
        assertThat(checked.code).isZero();
        assertThat(checked.lines().getLast()).isEqualTo("All agrees.");
        assertThat(checked.lines().getFirst()).startsWith("checked  ");
        JsonNode json = json(type("doctor", "--json").out());
        assertThat(json.get("checks")).isNotEmpty();
        assertThat(json.get("problems")).isEmpty();
    }

    @Test
    void aTableOfReadingsIsNotImportedAsArticles() throws IOException {
        read();
        type("export", "r.readings.jsonl");
        type("export", "r.readings.csv");
        List<String> rows = Files.readAllLines(folder.resolve("r.readings.csv"));
        Files.write(
                folder.resolve("cut.csv"),
                rows.stream()
                        .map(row -> String.join(",", List.of(row.split(",", -1)).subList(0, 8)))
                        .toList());
        for (String file : List.of("r.readings.jsonl", "r.readings.csv", "cut.csv")) {
            Typed imported = type("import", file);
            assertThat(imported.code).isEqualTo(1);
            assertThat(imported.lines().getFirst())
                    .isEqualTo(file + ": refused: a table of readings, not of articles");
        }
    }

    @Test
    void readingsOfRemovedArticlesAreExportedWithTheWholeRecord() {
        read();
        try (Library library = open()) {
            library.remove(library.find(List.of(LONG)).rows(0, 1), true);
        }

        assertThat(type("export", "all.readings.jsonl").out())
                .isEqualTo("3 readings written to all.readings.jsonl\n");
        assertThat(type("export", "some.readings.csv", "--id", LEFT.toString()).out())
                .isEqualTo("1 reading written to some.readings.csv\n");
        assertThat(
                        type(
                                        "export",
                                        "named.readings.csv",
                                        "--id",
                                        LEFT.toString(),
                                        "--id",
                                        SHORT.toString())
                                .out())
                .as("of all that is left, but by name")
                .isEqualTo("1 reading written to named.readings.csv\n");
        assertThat(type("export", "found.readings.csv", "--query", "words:>0").out())
                .isEqualTo("1 reading written to found.readings.csv\n");
    }
}
