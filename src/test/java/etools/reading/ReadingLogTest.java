package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import etools.article.Statistics;
import etools.article.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ReadingLogTest {

    private static final int[] NO_TAGS = {};

    private final ReadingLog log = new ReadingLog();
    private long number;

    ReadingLogTest() {
        log.replace(List.of(), ReadingLogPropertyTest.NAMES);
    }

    @Test
    void anEmptyLogAnswersWithNothing() {
        assertThat(log.size()).isZero();
        assertThat(log.total(Period.ALL)).isEqualTo(Sums.NONE);
        for (By by : By.values()) {
            assertThat(log.by(by, Period.ALL, 10)).isEmpty();
            assertThat(log.rows(by, "", Period.ALL)).isEmpty();
        }
        assertThat(log.streaks(LocalDate.of(2026, 11, 23), null)).isEqualTo(Streaks.NONE);
        assertThat(log.pace()).isEqualTo(Statistics.USUAL_PACE);
        assertThat(log.history(Period.ALL, 0, 10)).isEmpty();
        assertThat(log.left(10)).isEmpty();
        assertThat(log.days()).isNull();
    }

    @Test
    void beforeAnythingWasLoadedThereIsNothing() {
        assertThat(new ReadingLog().by(By.TAG, Period.ALL, 10)).isEmpty();
    }

    @Test
    void aReadingCountsOnTheReadersLocalDay() {
        read(1, "2026-11-23T00:30+14:00");
        read(2, "2026-11-22T23:30-12:00");

        assertThat(log.by(By.DAY, Period.ALL, 10))
                .extracting(Slice::key)
                .containsExactly("2026-11-22", "2026-11-23");
        assertThat(log.rows(By.DAY, "2026-11-23", Period.ALL)).containsExactly(1);
    }

    @Test
    void theHourThatSummerTimeRepeatsIsOneHourOfOneDay() {
        read(1, "2026-10-25T02:30+02:00");
        read(2, "2026-10-25T02:30+01:00");

        Slice hour = log.by(By.HOUR, Period.ALL, 24).getFirst();

        assertThat(hour.key()).isEqualTo("02");
        assertThat(hour.sums().readings()).isEqualTo(2);
        assertThat(log.by(By.DAY, Period.ALL, 10)).hasSize(1);
    }

    @Test
    void weeksAreThoseOfIso() {
        read(1, "2027-01-03T12:00Z");
        read(2, "2027-01-04T12:00Z");

        assertThat(log.by(By.WEEK, Period.ALL, 10))
                .extracting(Slice::key)
                .containsExactly("2026-W53", "2027-W01");
        assertThat(log.by(By.WEEKDAY, Period.ALL, 10))
                .extracting(Slice::key)
                .containsExactly("1", "7");
    }

    @Test
    void ofTimesTheLastOnesAreGiven() {
        for (int month = 1; month <= 9; month++) {
            read(month, "2026-0" + month + "-15T12:00Z");
        }
        assertThat(log.by(By.MONTH, Period.ALL, 2))
                .extracting(Slice::key)
                .containsExactly("2026-08", "2026-09");
    }

    @Test
    void namesBeginWithTheMostWords() {
        add(1, "2026-11-20T12:00Z", 100, 1, 0, NO_TAGS);
        add(2, "2026-11-20T12:00Z", 300, 2, 0, NO_TAGS);
        add(3, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS);

        assertThat(log.by(By.CATEGORY, Period.ALL, 10))
                .extracting(Slice::key, Slice::name)
                .containsExactly(tuple("c2", "C2"), tuple("", ""), tuple("c1", "C1"));
        assertThat(log.by(By.CATEGORY, Period.ALL, 1)).hasSize(1);
    }

    @Test
    void anArticleWithTwoTagsCountsInBothAndOneWithoutInTheEmptyOne() {
        add(1, "2026-11-20T12:00Z", 100, 0, 0, new int[] {1, 2});
        add(2, "2026-11-20T13:00Z", 50, 0, 0, NO_TAGS);

        assertThat(log.by(By.TAG, Period.ALL, 10))
                .extracting(Slice::key)
                .containsExactly("l1", "l2", "");
        assertThat(log.rows(By.TAG, "", Period.ALL)).containsExactly(2);
        assertThat(log.rows(By.TAG, "l2", Period.ALL)).containsExactly(1);
    }

    @Test
    void anArticleReadTwiceIsOneArticleAndTwoReadings() {
        read(1, "2026-11-20T12:00Z");
        read(1, "2026-11-21T12:00Z");

        assertThat(log.total(Period.ALL)).isEqualTo(new Sums(2, 1, 2, 1, 200, 2 * minutes(1)));
        assertThat(log.rows(Period.ALL)).containsExactly(1);
    }

    @Test
    void aPeriodHoldsItsFirstAndItsLastDay() {
        read(1, "2026-11-19T23:59Z");
        read(2, "2026-11-20T00:00Z");
        read(3, "2026-11-21T23:59Z");
        read(4, "2026-11-22T00:00Z");

        Period period = new Period(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));

        assertThat(log.rows(period)).containsExactly(3, 2);
        assertThat(log.size(period)).isEqualTo(2);
        assertThat(log.rows(period.before())).containsExactly(1);
    }

    @Test
    void aClockThatWasSetBackPutsALaterReadingBefore() {
        read(1, "2026-11-20T12:00Z");
        read(2, "2026-11-20T11:00Z");
        read(3, "2026-11-20T12:00Z");

        assertThat(log.history(Period.ALL, 0, 10)).extracting(Entry::row).containsExactly(3, 1, 2);
        read(4, "2026-11-20T11:30Z");
        assertThat(log.history(Period.ALL, 1, 2)).extracting(Entry::row).containsExactly(1, 4);
    }

    @Test
    void aReadingThatComesFurtherIsJudgedAnewAndSoAreThoseAfterIt() {
        long first = add(1, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, 0, 0);
        read(1, "2026-11-20T13:00Z");
        assertThat(verdictsNewestFirst(1)).containsExactly(Verdict.READ, Verdict.SKIMMED);

        log.change(first, 90_000, minutes(1), 0, 10_000);

        assertThat(verdictsNewestFirst(1)).containsExactly(Verdict.REREAD, Verdict.READ);
        assertThat(log.total(Period.ALL).words()).isEqualTo(200);
    }

    @Test
    void figuresOfAReadingNeverShrink() {
        long reading = read(1, "2026-11-20T12:00Z");

        log.change(reading, 1, 1, 0, 1);

        assertThat(log.ofArticle(1).getFirst().furthest()).isEqualTo(10_000);
        assertThat(log.ofArticle(1).getFirst().activeMs()).isEqualTo(minutes(1));
    }

    @Test
    void lengthsAreNeverNegative() {
        LoggedReading reading =
                new LoggedReading(1, 1, 0, 0, -5, 0, 0, NO_TAGS, -3_600_000, -7, -9, 20_000);

        assertThat(reading.words()).isZero();
        assertThat(reading.openMs()).isZero();
        assertThat(reading.activeMs()).isZero();
        assertThat(reading.began()).isZero();
        assertThat(reading.furthest()).isEqualTo(LoggedReading.WHOLE);
    }

    @Test
    void numbersOnlyRise() {
        read(1, "2026-11-20T12:00Z");
        number = 0;
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> read(2, "2026-11-20T12:00Z"));
    }

    @Test
    void daysInARowReachUpToYesterdayWhereTodayIsStillToCome() {
        read(1, "2026-11-20T12:00Z");
        read(1, "2026-11-21T12:00Z");
        read(1, "2026-11-22T12:00Z");

        assertThat(log.streaks(LocalDate.of(2026, 11, 23), null).current()).isEqualTo(3);
        assertThat(log.streaks(LocalDate.of(2026, 11, 24), null).current()).isZero();
        assertThat(log.streaks(LocalDate.of(2026, 11, 24), null).longestDays())
                .isEqualTo(new Period(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22)));
    }

    @Test
    void aDayLeftOutEndsTheDaysInARow() {
        read(1, "2026-11-20T12:00Z");
        read(1, "2026-11-22T12:00Z");

        assertThat(log.streaks(LocalDate.of(2026, 11, 22), null).current()).isEqualTo(1);
    }

    @Test
    void aDayThatAJourneyAcrossTheDateLineLeftOutBreaksNothing() {
        read(1, "2026-11-20T21:00-10:00");
        read(1, "2026-11-22T08:00+13:00");

        assertThat(log.streaks(LocalDate.of(2026, 11, 22), null).current()).isEqualTo(2);
    }

    @Test
    void ofSeveralLongestTheLatestIsNamed() {
        read(1, "2026-11-10T12:00Z");
        read(1, "2026-11-20T12:00Z");

        Period latest = new Period(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20));
        assertThat(log.streaks(LocalDate.of(2026, 12, 23), null))
                .isEqualTo(new Streaks(0, null, 1, latest));
    }

    @Test
    void withAGoalOnlyDaysCountThatReachedIt() {
        read(1, "2026-11-20T12:00Z");
        read(2, "2026-11-20T13:00Z");
        read(1, "2026-11-21T12:00Z");

        Goal words = new Goal(Goal.Unit.WORDS, 200);
        Goal minutes = new Goal(Goal.Unit.MINUTES, 1);
        assertThat(log.streaks(LocalDate.of(2026, 11, 21), words).current()).isEqualTo(1);
        assertThat(log.streaks(LocalDate.of(2026, 11, 21), minutes).current()).isEqualTo(2);
    }

    @Test
    void thePaceIsTheMedianOfTheLastFifty() {
        for (int i = 0; i < 60; i++) {
            add(i, "2026-11-20T12:00Z", 100 + i, 0, 0, NO_TAGS, minutes(1), 10_000);
        }
        assertThat(log.pace()).isEqualTo(134);
    }

    @Test
    void fourReadingsMakeNoPace() {
        for (int i = 0; i < 4; i++) {
            add(i, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, minutes(1), 10_000);
        }
        assertThat(log.pace()).isEqualTo(Statistics.USUAL_PACE);
        read(5, "2026-11-20T12:00Z");
        assertThat(log.pace()).isEqualTo(100);
    }

    @Test
    void aGlanceAndAPageLeftOpenMakeNoPace() {
        add(1, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, 9_999, 10_000);
        add(2, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, minutes(2), 10_000);
        add(3, "2026-11-20T12:00Z", 2_000, 0, 0, NO_TAGS, minutes(1), 10_000);

        assertThat(log.paces(By.MONTH, Period.ALL)).isEmpty();
        assertThat(log.pace(Period.ALL)).isZero();
    }

    @Test
    void theMedianOfTwoIsBetweenThem() {
        add(1, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, minutes(1), 10_000);
        add(2, "2026-11-21T12:00Z", 200, 0, 0, NO_TAGS, minutes(1), 10_000);

        assertThat(log.paces(By.MONTH, Period.ALL)).containsExactly(new Pace("2026-11", 150, 2));
        assertThat(log.pace(Period.ALL)).isEqualTo(150);
    }

    @Test
    void pacesAreAskedForByTime() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> log.paces(By.TAG, Period.ALL));
    }

    @Test
    void theLongestReadIsByTheTimeOfAllReadings() {
        read(1, "2026-11-20T12:00Z");
        long newest = read(1, "2026-11-20T13:00Z");
        read(2, "2026-11-20T14:00Z");

        assertThat(log.longest(Period.ALL, 1))
                .containsExactly(new Ranked(1, 2 * minutes(1), newest));
        assertThat(log.mostReread(Period.ALL, 5)).containsExactly(new Ranked(1, 2, newest));
    }

    @Test
    void whatWasLeftInTheMiddleIsLeftUntilItIsFinished() {
        long part = add(1, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, 20_000, 4_000);
        add(2, "2026-11-20T12:00Z", 100, 0, 0, NO_TAGS, 20_000, 499);
        assertThat(log.left(5)).containsExactly(new Ranked(1, 4_000, part));
        assertThat(log.neverFinished(Period.ALL, 5)).containsExactly(new Ranked(1, 4_000, part));

        read(1, "2026-11-21T12:00Z");

        assertThat(log.left(5)).isEmpty();
        assertThat(log.neverFinished(Period.ALL, 5)).isEmpty();

        long again = add(1, "2026-11-22T12:00Z", 100, 0, 0, NO_TAGS, 20_000, 3_000);

        assertThat(log.left(5)).containsExactly(new Ranked(1, 3_000, again));
        assertThat(log.neverFinished(Period.ALL, 5)).isEmpty();
    }

    @Test
    void whoLooksAtAnArticleForAMomentLeavesNothingInTheMiddle() {
        add(1, "2026-11-20T12:00Z", 534, 0, 0, NO_TAGS, 2_400, 1_600);
        add(1, "2026-11-21T12:00Z", 534, 0, 0, NO_TAGS, 5_000, 1_900);

        assertThat(log.left(5)).isEmpty();
    }

    @Test
    void whoSkimsChangesNoPace() {
        for (int i = 0; i < 9; i++) {
            add(1, "2026-11-20T12:00Z", 1_000, 0, 0, NO_TAGS, 300_000, 10_000);
        }
        int pace = log.pace();
        for (int i = 0; i < 50; i++) {
            add(2, "2026-11-21T12:00Z", 534, 0, 0, NO_TAGS, 49_200, 10_000);
        }

        assertThat(pace).isEqualTo(200);
        assertThat(log.pace()).isEqualTo(pace);
    }

    @Test
    void whatWasPagedThroughToTheEndIsNotInTheMiddleButNotFinishedEither() {
        long glance = add(1, "2026-11-20T12:00Z", 1_000, 0, 0, NO_TAGS, 2_000, 10_000);

        assertThat(log.left(5)).isEmpty();
        assertThat(log.neverFinished(Period.ALL, 5)).containsExactly(new Ranked(1, 10_000, glance));
    }

    @Test
    void anEntryIsInTheZoneOfThen() {
        read(1, "2026-11-20T12:00+05:45");

        assertThat(log.ofArticle(1).getFirst().opened())
                .isEqualTo(OffsetDateTime.parse("2026-11-20T12:00+05:45"));
    }

    @Test
    void readingsComeInPagesByNumber() {
        read(1, "2026-11-20T12:00Z");
        number += 5;
        read(2, "2026-11-20T11:00Z");
        read(3, "2026-11-20T11:00Z");

        assertThat(log.readings(1, 1)).extracting(LoggedReading::row).containsExactly(2);
        assertThat(log.entries(3, 10)).extracting(Entry::row).containsExactly(2, 3);
        assertThat(log.entries(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void everyAnswerIsOfOneMomentWhileReadingsComeIn() throws Exception {
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> written =
                    writer.submit(() -> {
                        for (int i = 0; i < 2_000; i++) {
                            // Now and then the clock goes back an hour, and on.
                            read(
                                    i % 300,
                                    String.format(Locale.ROOT, "2026-11-20T%02d:00Z", 12 - i % 2));
                            log.change(number - i % 7, minutes(1), minutes(1), 0, 10_000);
                        }
                    });
            int before = 0;
            while (!written.isDone()) {
                Sums total = log.total(Period.ALL);
                assertThat(total.words()).isEqualTo(100L * total.readings());
                assertThat(total.readings()).isGreaterThanOrEqualTo(before);
                for (Slice hour : log.by(By.HOUR, Period.ALL, 24)) {
                    assertThat(hour.sums().words()).isEqualTo(100L * hour.sums().readings());
                }
                before = log.history(Period.ALL, 0, Integer.MAX_VALUE).size();
                assertThat(before).isGreaterThanOrEqualTo(total.readings());
            }
            written.get();
        }
        assertThat(log.total(Period.ALL).readings()).isEqualTo(2_000);
    }

    private List<Verdict> verdictsNewestFirst(int row) {
        return new ArrayList<>(log.ofArticle(row).stream().map(Entry::verdict).toList());
    }

    private static int minutes(int some) {
        return (int) Duration.ofMinutes(some).toMillis();
    }

    private long read(int row, String opened) {
        return add(row, opened, 100, 0, 0, NO_TAGS);
    }

    private long add(int row, String opened, int words, int category, int source, int[] tags) {
        return add(row, opened, words, category, source, tags, minutes(1), 10_000);
    }

    private long add(
            int row,
            String opened,
            int words,
            int category,
            int source,
            int[] tags,
            int activeMs,
            int furthest) {
        OffsetDateTime time = OffsetDateTime.parse(opened);
        log.add(
                new LoggedReading(
                        ++number,
                        row,
                        time.toInstant().toEpochMilli(),
                        time.getOffset().getTotalSeconds() / 60,
                        words,
                        category,
                        source,
                        tags,
                        activeMs,
                        activeMs,
                        0,
                        furthest));
        return number;
    }
}
