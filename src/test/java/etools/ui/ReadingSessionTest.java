package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleId;
import etools.article.Place;
import etools.library.ReadingRecord.Stand;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

/// How far somebody came, and when that is put down, on a clock of ours.
class ReadingSessionTest {

    private long now = 1;
    private final ReadingSession session =
            new ReadingSession(new ArticleId(new UUID(0, 1)), () -> now, true);

    @Test
    void itBeganAtTheUpperEdgeAndCameToTheLowerOne() {
        session.sees(0.25, 0.375);
        session.at(new Place(3, 4, 0.25));
        pass(1_000);
        assertThat(session.step())
                .isEqualTo(
                        new Stand(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                0.25,
                                0.375,
                                new Place(3, 4, 0.25)));
    }

    @Test
    void whatWasInSightForNoMomentWasNotSeen() {
        session.sees(0, 0.1);
        pass(1_000);
        session.sees(0.9, 1);
        pass(299);
        session.sees(0, 0.1);
        pass(5_000);
        assertThat(session.step().furthest()).isEqualTo(0.1);
        session.sees(0.9, 1);
        pass(300);
        session.sees(0, 0.1);
        assertThat(session.step().furthest()).isEqualTo(1);
    }

    @Test
    void textThatIsScrolledWithoutAStopIsSeenAMomentLater() {
        for (int i = 0; i <= 100; i++) {
            session.sees(i / 200.0, 0.1 + i / 200.0);
            pass(50);
        }
        assertThat(session.step().furthest()).isBetween(0.5, 0.599);
        pass(300);
        assertThat(session.step().furthest()).isEqualTo(0.6);
    }

    @Test
    void nothingInSightIsNothingSeen() {
        pass(10_000);
        assertThat(session.step().furthest()).isZero();
        assertThat(session.step().began()).isZero();
    }

    @Test
    void theFurthestPlaceIsNeverAboveWhereItBegan() {
        session.sees(0.5, 0.6);
        assertThat(session.step().furthest()).isEqualTo(0.5);
    }

    @Test
    void aStepIsDueAfterFifteenSecondsOfActiveTime() {
        session.sees(0, 0.05);
        pass(14_999);
        assertThat(session.isDue()).isFalse();
        pass(1);
        assertThat(session.isDue()).isTrue();
        assertThat(session.hasNews()).isTrue();
        session.step();
        assertThat(session.isDue()).isFalse();
        assertThat(session.hasNews()).isFalse();
        pass(45_000);
        assertThat(session.isDue()).isTrue();
        session.step();
        pass(3_600_000);
        assertThat(session.isDue()).isFalse();
        assertThat(session.hasNews()).isFalse();
    }

    @Test
    void aTenthFurtherIsPutDownSoonerButNotAtOnce() {
        session.sees(0, 0.1);
        pass(500);
        session.step();
        session.sees(0.2, 0.3);
        pass(4_999);
        assertThat(session.isDue()).isFalse();
        pass(1);
        assertThat(session.isDue()).isTrue();
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
