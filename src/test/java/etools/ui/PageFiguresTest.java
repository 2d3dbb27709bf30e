package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import etools.article.ArticleId;
import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.LoggedReading;
import etools.reading.Pace;
import etools.reading.Period;
import etools.reading.Ranked;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.reading.Streaks;
import etools.reading.Sums;
import etools.ui.PageQuestion.Against;
import etools.ui.PageQuestion.Choice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every figure of the page, of four readings of three articles.
class PageFiguresTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23); // a Monday
    private static final Period CUSTOM =
            new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 30));
    private static final List<BacklogDay> BACKLOG =
            List.of(new BacklogDay(LocalDate.of(2026, 11, 20), 3, 2, true));

    private final ReadingLog log = new ReadingLog();

    @BeforeEach
    void fourReadings() {
        log.replace(
                List.of(
                        reading(1, 3, "2025-11-20T10:00", 1_000, 1, 1, 300, 10_000, 3, 4),
                        reading(2, 2, "2026-11-22T21:30", 400, 2, 2, 60, 5_000),
                        reading(3, 1, "2026-11-23T08:00", 600, 1, 1, 180, 10_000, 3),
                        reading(4, 1, "2026-11-23T09:00", 600, 1, 1, 120, 10_000, 3)),
                new etools.reading.Names() {
                    @Override
                    public String categoryId(int category) {
                        return List.of("", "news", "sport").get(category);
                    }

                    @Override
                    public String categoryName(int category) {
                        return List.of("", "News", "Sport").get(category);
                    }

                    @Override
                    public String label(int label) {
                        return List.of("", "Courier", "Radio, \"live\"", "=tides", "birds")
                                .get(label);
                    }
                });
    }

    private static LoggedReading reading(
            long number,
            int row,
            String when,
            int words,
            int category,
            int source,
            long seconds,
            int furthest,
            int... tags) {
        long opened = LocalDateTime.parse(when).toInstant(ZoneOffset.UTC).toEpochMilli();
        return new LoggedReading(
                number,
                row,
                opened,
                0,
                words,
                category,
                source,
                tags,
                seconds * 1000,
                seconds * 1000,
                0,
                furthest);
    }

    private PageFigures figures(Choice choice, By unit, Against against, Goal goal) {
        return PageFigures.of(
                log,
                new PageQuestion(choice, CUSTOM, unit, 2026, against, CUSTOM, TODAY),
                goal,
                new PageFigures.Further() {
                    @Override
                    public List<BacklogDay> backlog(Period period) {
                        return BACKLOG;
                    }

                    @Override
                    public Map<Integer, Title> titles(int[] rows) {
                        return Arrays.stream(rows)
                                .boxed()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                row ->
                                                        new Title(
                                                                row,
                                                                new ArticleId(new UUID(0, row)),
                                                                "Title " + row,
                                                                null,
                                                                true)));
                    }
                });
    }

    private PageFigures year() {
        return figures(Choice.YEAR, null, Against.BEFORE, null);
    }

    @Test
    void aPeriodHasItsSumsDaysAndPace() {
        PageFigures.Whole year = year().chosen();
        assertThat(year.period()).isEqualTo(new Period(LocalDate.of(2026, 1, 1), TODAY));
        assertThat(year.sums()).isEqualTo(new Sums(3, 2, 2, 1, 1_400, 360_000));
        assertThat(year.sums().skimmed()).isOne();
        assertThat(year.days()).isEqualTo(2);
        assertThat(year.pace()).isEqualTo(200);
    }

    @Test
    void barsOverTimeLeaveNoTimeOut() {
        PageFigures weeks = year();
        assertThat(weeks.unit()).isEqualTo(By.WEEK);
        assertThat(weeks.times()).hasSize(48);
        assertThat(weeks.times().getFirst().key()).isEqualTo("2026-W01");
        assertThat(weeks.times().subList(45, 48))
                .extracting(Slice::key, slice -> slice.sums().words())
                .containsExactly(
                        tuple("2026-W46", 0L), tuple("2026-W47", 200L), tuple("2026-W48", 1_200L));
        PageFigures months = figures(Choice.YEAR, By.MONTH, Against.BEFORE, null);
        assertThat(months.times())
                .hasSize(11)
                .last()
                .extracting(Slice::key, slice -> slice.sums().words())
                .containsExactly("2026-11", 1_400L);
        assertThat(figures(Choice.WEEK, null, Against.BEFORE, null).times())
                .extracting(Slice::key)
                .containsExactly("2026-11-23");
    }

    @Test
    void aUnitThatWouldGiveTooManyBarsGivesWayToACoarserOne() {
        PageFigures all = figures(Choice.ALL, By.DAY, Against.BEFORE, null);
        assertThat(all.chosen().period()).isEqualTo(new Period(LocalDate.of(2025, 11, 20), TODAY));
        assertThat(all.unit()).isEqualTo(By.DAY); // 369 days are not too many
        PageQuestion decade =
                new PageQuestion(
                        Choice.CUSTOM, CUSTOM, By.DAY, 2026, Against.BEFORE, CUSTOM, TODAY);
        assertThat(decade.unitOf(new Period(LocalDate.of(2016, 11, 24), TODAY)))
                .isEqualTo(By.MONTH);
        assertThat(decade.unitOf(new Period(LocalDate.of(1996, 11, 24), TODAY))).isEqualTo(By.YEAR);
        assertThat(decade.unitOf(new Period(TODAY.minusDays(90), TODAY))).isEqualTo(By.DAY);
    }

    @Test
    void whatWasReadIsSummedByCategorySourceTagHourAndWeekday() {
        PageFigures year = year();
        assertThat(year.categories())
                .extracting(Slice::key, Slice::name, slice -> slice.sums().words())
                .containsExactly(tuple("news", "News", 1_200L), tuple("sport", "Sport", 200L));
        assertThat(year.sources())
                .extracting(Slice::name, slice -> slice.sums().readings())
                .containsExactly(tuple("Courier", 2), tuple("Radio, \"live\"", 1));
        assertThat(year.tags())
                .extracting(Slice::name, slice -> slice.sums().words())
                .containsExactly(tuple("=tides", 1_200L));
        assertThat(year.hours()).hasSize(24);
        assertThat(year.hours().stream().filter(hour -> hour.sums().readings() > 0))
                .extracting(Slice::key, hour -> hour.sums().words())
                .containsExactly(tuple("08", 600L), tuple("09", 600L), tuple("21", 200L));
        assertThat(year.weekdays())
                .extracting(day -> day.sums().words())
                .containsExactly(1_200L, 0L, 0L, 0L, 0L, 0L, 200L);
    }

    @Test
    void theCalendarHasAllDaysOfItsYearAndTheDaysInARow() {
        PageFigures year = figures(Choice.WEEK, null, Against.BEFORE, null);
        assertThat(year.days()).hasSize(365);
        assertThat(year.days().get(TODAY.getDayOfYear() - 1).sums().words()).isEqualTo(1_200);
        Period both = new Period(TODAY.minusDays(1), TODAY);
        assertThat(year.streaks()).isEqualTo(new Streaks(2, both, 2, both));
        assertThat(year.goal()).isNull();
        assertThat(year.goalStreaks()).isNull();
        assertThat(year.firstYear()).isEqualTo(2025);
        assertThat(year.lastYear()).isEqualTo(2026);
    }

    @Test
    void theGoalIsReachedOnTheDaysThatHaveEnough() {
        PageFigures year =
                figures(Choice.YEAR, null, Against.BEFORE, new Goal(Goal.Unit.WORDS, 500));
        assertThat(year.reached()).isOne();
        assertThat(year.goalStreaks()).extracting(Streaks::current).isEqualTo(1);
    }

    @Test
    void thePaceIsAMedianOfItsWeek() {
        assertThat(year().paceUnit()).isEqualTo(By.WEEK);
        assertThat(year().paces())
                .containsExactly(new Pace("2026-W47", 200, 1), new Pace("2026-W48", 250, 2));
    }

    @Test
    void articlesAreRankedAndHaveTheirTitles() {
        PageFigures year = year();
        assertThat(year.longest())
                .extracting(Ranked::row, Ranked::value)
                .containsExactly(tuple(1, 300_000L), tuple(2, 60_000L));
        assertThat(year.reread())
                .extracting(Ranked::row, Ranked::value)
                .containsExactly(tuple(1, 2L));
        assertThat(year.unfinished())
                .extracting(Ranked::row, Ranked::value)
                .containsExactly(tuple(2, 5_000L));
        assertThat(year.titles()).containsOnlyKeys(1, 2);
        assertThat(year.backlog()).isEqualTo(BACKLOG);
    }

    @Test
    void aPeriodThatIsNotOverIsComparedWithAsMuchOfTheOneBefore() {
        PageFigures year = year();
        assertThat(year.other().period())
                .isEqualTo(new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 11, 23)));
        assertThat(year.other().sums()).isEqualTo(new Sums(1, 1, 1, 0, 1_000, 300_000));
        assertThat(year.pairUnit()).isEqualTo(By.MONTH);
        assertThat(year.pairs()).hasSize(11);
        assertThat(year.pairs().getLast().chosen().sums().words()).isEqualTo(1_400);
        assertThat(year.pairs().getLast().other().sums().words()).isEqualTo(1_000);
        assertThat(CompareSection.figures(year.chosen(), year.other()))
                .extracting(CompareSection.Figure::name, CompareSection.Figure::difference)
                .containsExactly(
                        tuple("Words", "+400 (+40 %)"),
                        tuple("Minutes", "+1 (+20 %)"),
                        tuple("Readings", "+2 (+200 %)"),
                        tuple("Articles", "+1 (+100 %)"),
                        tuple("Finished", "+1 (+100 %)"),
                        tuple("Skimmed", "+1"),
                        tuple("Re-read", "+1"),
                        tuple("Days with reading", "+1 (+100 %)"),
                        tuple("Words a minute", "0"));
        assertThat(figures(Choice.WEEK, null, Against.BEFORE, null).other().period())
                .isEqualTo(new Period(TODAY.minusWeeks(1), TODAY.minusWeeks(1)));
        assertThat(figures(Choice.MONTH, null, Against.BEFORE, null).other().period())
                .isEqualTo(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 23)));
        assertThat(figures(Choice.WEEK, null, Against.YEAR_AGO, null).other().period())
                .isEqualTo(new Period(TODAY.minusYears(1), TODAY.minusYears(1)));
        assertThat(figures(Choice.WEEK, null, Against.CUSTOM, null).other().period())
                .isEqualTo(CUSTOM);
        assertThat(figures(Choice.CUSTOM, null, Against.BEFORE, null).other().period())
                .isEqualTo(CUSTOM.before());
        assertThat(figures(Choice.ALL, null, Against.BEFORE, null).other()).isNull();
    }

    @Test
    void withoutAReadingThereIsNothingButZeros() {
        log.replace(List.of(), PageFiguresTest.names());
        PageFigures none = figures(Choice.ALL, null, Against.BEFORE, null);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.chosen().sums()).isEqualTo(Sums.NONE);
        assertThat(none.chosen().pace()).isZero();
        assertThat(none.firstYear()).isEqualTo(2026);
    }

    private static etools.reading.Names names() {
        return new etools.reading.Names() {
            @Override
            public String categoryId(int category) {
                return "";
            }

            @Override
            public String categoryName(int category) {
                return "";
            }

            @Override
            public String label(int label) {
                return "";
            }
        };
    }

    @Test
    void theTableHasARowForEveryFigure() {
        String csv =
                FiguresCsv.of(
                        figures(
                                Choice.YEAR,
                                By.MONTH,
                                Against.BEFORE,
                                new Goal(Goal.Unit.WORDS, 500)));
        List<String> lines = csv.lines().toList();
        assertThat(lines)
                .first()
                .isEqualTo(
                        "section,key,name,readings,articles,finished,skimmed,re-read,words,"
                                + "minutes,value,unit");
        assertThat(lines)
                .contains(
                        "period,2026-01-01/2026-11-23,\"Jan. 1 to Nov. 23, 2026\","
                                + "3,2,2,1,1,1400,6,,",
                        "period,2026-01-01/2026-11-23,pace,,,,,,,,200,words a minute",
                        "month,2026-11,2026-11,3,2,2,1,1,1400,6,,",
                        "calendar,2026-11-23,2026-11-23,2,1,2,0,1,1200,5,,",
                        "category,news,News,2,1,2,0,1,1200,5,,",
                        "source,\"Radio, \"\"live\"\"\",\"Radio, \"\"live\"\"\","
                                + "1,1,0,1,0,200,1,,",
                        "tag,'=tides,'=tides,2,1,2,0,1,1200,5,,",
                        "weekday,7,Sunday,1,1,0,1,0,200,1,,",
                        "streak,2026-11-22/2026-11-23,current,,,,,,,,2,days",
                        "goal,2026,500 words,,,,,,,,1,days",
                        "pace,2026-W48,,,,,,,,,250,words a minute",
                        "unread (estimated),2026-11-20,,,,,,,,,2,articles",
                        "longest,00000000-0000-0000-0000-000000000001,Title 1,,,,,,,,5,minutes",
                        "never finished,00000000-0000-0000-0000-000000000002,Title 2,,,,,,,,"
                                + "50,percent",
                        "compared month,2025-11,2025-11,1,1,1,0,0,1000,5,,");
        assertThat(csv).endsWith("\r\n");
    }

    @Test
    void aCalendarsShadesAreQuartersOfItsDays() {
        List<Slice> days =
                List.of(10, 20, 30, 40).stream()
                        .map(words -> new Slice("", "", new Sums(1, 1, 1, 0, words, 0)))
                        .toList();
        assertThat(YearSection.steps(days, Measure.WORDS)).containsExactly(20, 30, 40);
    }

    @Test
    void sheetsEndBetweenSectionsWhereTheyCan() {
        assertThat(PageSheets.breaks(List.of(100.0, 300.0, 500.0, 900.0), 450))
                .containsExactly(300.0, 500.0, 900.0);
        assertThat(PageSheets.breaks(List.of(100.0, 1_100.0), 450))
                .containsExactly(100.0, 550.0, 1_000.0, 1_100.0);
        assertThat(PageSheets.breaks(List.of(100.0), 450)).containsExactly(100.0);
    }
}
