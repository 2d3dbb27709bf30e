package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

/// Active time, on a clock of ours.
class ActivityMeterTest {

    private long now = Long.MAX_VALUE - Duration.ofMinutes(5).toNanos(); // it may overflow

    @Test
    void timeCountsWhileTheReaderMoves() {
        ActivityMeter meter = meter(true);
        for (int i = 0; i < 10; i++) {
            pass(30);
            meter.moved();
        }
        assertThat(meter.active()).hasSeconds(300);
        assertThat(meter.open()).hasSeconds(300);
        assertThat(meter.isActive()).isTrue();
    }

    @Test
    void theMinuteAfterTheLastMoveCountsAndWhatLiesBeyondDoesNot() {
        ActivityMeter meter = meter(true);
        pass(59);
        assertThat(meter.active()).hasSeconds(59);
        assertThat(meter.isActive()).isTrue();
        pass(1);
        assertThat(meter.active()).hasSeconds(60);
        assertThat(meter.isActive()).isFalse();
        pass(3_600);
        assertThat(meter.active()).hasSeconds(60);
        meter.moved();
        assertThat(meter.isActive()).isTrue();
        pass(10);
        assertThat(meter.active()).hasSeconds(70);
        assertThat(meter.open()).hasSeconds(3_670);
    }

    @Test
    void behindAnotherWindowNothingCounts() {
        ActivityMeter meter = meter(true);
        pass(20);
        meter.inFront(false);
        pass(20);
        meter.moved();
        pass(20);
        assertThat(meter.active()).hasSeconds(20);
        assertThat(meter.isActive()).isFalse();
        meter.inFront(true);
        pass(5);
        assertThat(meter.active()).hasSeconds(25);
        meter.inFront(true);
        pass(58);
        assertThat(meter.active()).hasSeconds(80);
    }

    @Test
    void aMachineThatSleptCountsAMinuteAtMost() {
        ActivityMeter meter = meter(true);
        pass(30);
        meter.moved();
        pass(8 * 3_600);
        meter.moved();
        pass(10);
        assertThat(meter.active()).hasSeconds(100);
    }

    @Test
    void openedBehindAnotherWindowItBeginsWhenTheWindowComesToTheFront() {
        ActivityMeter meter = meter(false);
        pass(100);
        assertThat(meter.active()).isZero();
        meter.inFront(true);
        pass(100);
        assertThat(meter.active()).hasSeconds(60);
        assertThat(meter.open()).hasSeconds(200);
    }

    @Test
    void aClockThatWouldGoBackTakesNothingAway() {
        ActivityMeter meter = meter(true);
        pass(10);
        meter.moved();
        pass(-500);
        assertThat(meter.active()).hasSeconds(10);
        meter.moved();
        assertThat(meter.open()).isZero();
        pass(520);
        assertThat(meter.active()).hasSeconds(30);
    }

    @Test
    void anyOrderOfEventsGivesTheSumOfTheSecondsThatCount() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            boolean inFront = random.nextBoolean();
            ActivityMeter meter = meter(inFront);
            int sinceMove = 0;
            int expected = 0;
            int open = 0;
            for (int i = 0; i < 40; i++) {
                for (int seconds = random.nextInt(90); seconds > 0; seconds--) {
                    expected += inFront && sinceMove < 60 ? 1 : 0;
                    sinceMove++;
                    open++;
                    pass(1);
                }
                switch (random.nextInt(4)) {
                    case 0 -> {
                        sinceMove = inFront ? sinceMove : 0;
                        inFront = true;
                        meter.inFront(true);
                    }
                    case 1 -> {
                        inFront = false;
                        meter.inFront(false);
                    }
                    case 2 -> {
                        sinceMove = inFront ? 0 : sinceMove;
                        meter.moved();
                    }
                    default -> assertThat(meter.active()).hasSeconds(expected);
                }
            }
            assertThat(meter.active()).as("seed %s", seed).hasSeconds(expected);
            assertThat(meter.open()).as("seed %s", seed).hasSeconds(open);
        }
    }

    private ActivityMeter meter(boolean inFront) {
        return new ActivityMeter(() -> now, inFront);
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
