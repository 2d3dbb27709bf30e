package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Verdict;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ReadingRuleTest {

    /// At 600 a minute in a minute.
    private static final int WORDS = 600;

    private static final int MINUTE = 60_000;

    private final List<LoggedReading> readings = new ArrayList<>();

    @Test
    void whatCameToTheEndAtTheSpeedOfReadingIsRead() {
        assertThat(verdict(2 * MINUTE, 0, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void nineTenthsAreTheEnd() {
        assertThat(verdict(2 * MINUTE, 0, 9_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void lessThanNineTenthsIsSkimmedHoweverLongItTook() {
        assertThat(verdict(60 * MINUTE, 0, 8_999)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void sixHundredWordsAMinuteAreReadAndMoreAreSkimmed() {
        assertThat(verdict(MINUTE, 0, 10_000)).isEqualTo(Verdict.READ);
        readings.clear();
        assertThat(verdict(MINUTE - 1, 0, 10_000)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void whatIsFinishedOnceMoreIsReRead() {
        verdict(2 * MINUTE, 0, 10_000);

        assertThat(verdict(2 * MINUTE, 0, 9_500)).isEqualTo(Verdict.REREAD);
    }

    @Test
    void aGlanceAtWhatWasReadIsNoReReading() {
        verdict(2 * MINUTE, 0, 10_000);

        assertThat(verdict(3_000, 0, 10_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE, 0, 1_000)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void skimmedBeforeIsNoReasonForReRead() {
        verdict(3_000, 0, 10_000);

        assertThat(verdict(2 * MINUTE, 0, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void anArticleInPartsIsReadWithThePartThatComesToItsEnd() {
        assertThat(verdict(MINUTE / 2, 0, 4_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE / 2, 3_500, 7_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE / 2, 6_500, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void everyPartIsAllowedSixHundredWordsAMinute() {
        verdict(MINUTE / 2, 0, 5_000);
        assertThat(verdict(MINUTE / 2 - 1, 5_000, 10_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE / 2, 5_000, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void theTimeOfOnePartDoesNotPayForAnotherThatRushedToTheEnd() {
        verdict(60 * MINUTE, 0, 4_500);
        assertThat(verdict(4_000, 3_400, 10_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE, 4_500, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void whatRushedPastIsNotCovered() {
        verdict(4_000, 0, 5_000);
        assertThat(verdict(MINUTE, 5_000, 10_000)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void aPartMayBeginATenthOfTheTextFurtherDown() {
        verdict(MINUTE, 0, 4_000);
        assertThat(verdict(MINUTE, 5_000, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void whoLeavesOutTheMiddleHasNotFinished() {
        verdict(MINUTE, 0, 4_000);
        assertThat(verdict(MINUTE, 5_001, 10_000)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void theLastLinesOfAnArticleThatWasReadAreNoReReading() {
        verdict(2 * MINUTE, 0, 9_200);

        assertThat(verdict(MINUTE, 8_500, 10_000)).isEqualTo(Verdict.SKIMMED);
    }

    @Test
    void partsEndWithTheReadingThatFinishes() {
        verdict(MINUTE, 0, 5_000);
        verdict(MINUTE, 5_000, 10_000);

        assertThat(verdict(MINUTE, 5_000, 10_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE, 0, 5_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdict(MINUTE, 5_000, 10_000)).isEqualTo(Verdict.REREAD);
    }

    @Test
    void aReadingWithoutPlaceOrTimeCameToTheEnd() {
        int unknown = LoggedReading.UNKNOWN;
        assertThat(verdict(unknown, unknown, unknown)).isEqualTo(Verdict.READ);
        assertThat(verdict(0, unknown, unknown)).isEqualTo(Verdict.REREAD);
        assertThat(verdict(unknown, 0, 1_000)).isEqualTo(Verdict.REREAD);
    }

    @Test
    void anArticleWithoutWordsIsFinishedByItsPlaceAlone() {
        assertThat(verdictOf(0, 0, 0, 8_000)).isEqualTo(Verdict.SKIMMED);
        assertThat(verdictOf(0, 0, 0, 10_000)).isEqualTo(Verdict.READ);
    }

    @Test
    void theWordsBetweenTheBeginningAndTheFurthestPlaceAreRead() {
        assertThat(ReadingRule.wordsRead(1_000, 10 * MINUTE, 2_500, 7_500)).isEqualTo(500);
    }

    @Test
    void noMoreWordsAreReadThanTheTimeAllows() {
        assertThat(ReadingRule.wordsRead(1_000, 10_000, 0, 10_000)).isEqualTo(100);
    }

    @Test
    void allWordsAreReadWherePlaceAndTimeAreNotKnown() {
        assertThat(ReadingRule.wordsRead(1_000, -1, -1, -1)).isEqualTo(1_000);
    }

    @Test
    void whoWentUpFromWhereTheReadingBeganHasReadNothingNew() {
        assertThat(ReadingRule.wordsRead(1_000, MINUTE, 7_000, 5_000)).isZero();
    }

    private Verdict verdict(int activeMs, int began, int furthest) {
        return verdictOf(WORDS, activeMs, began, furthest);
    }

    private Verdict verdictOf(int words, int activeMs, int began, int furthest) {
        int number = readings.size() + 1;
        readings.add(
                new LoggedReading(
                        number,
                        7,
                        number,
                        0,
                        words,
                        0,
                        0,
                        new int[0],
                        0,
                        activeMs,
                        began,
                        furthest));
        ReadingLog log = new ReadingLog();
        log.replace(readings, ReadingLogPropertyTest.NAMES);
        return log.ofArticle(7).getFirst().verdict();
    }
}
