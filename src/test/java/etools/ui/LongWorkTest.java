package etools.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Work that takes its time shows itself, can be ended, and keeps what was done by then.
class LongWorkTest {

    private final LongWork work = new LongWork();

    @BeforeAll
    static void toolkit() {
        JavaFx.startOffScreen();
    }

    @Test
    void whatIsDoneInAMomentIsNotShownAndWhatTakesLongerIs() throws Exception {
        LongWork.Step quick = Screen.fx(() -> work.begin("Marking 3 articles read", false));
        Screen.fx(() -> {
            quick.progress(1, 3);
            assertThat(work.shownProperty().get()).isNull();
            quick.end();
            return null;
        });
        LongWork.Step slow = Screen.fx(() -> work.begin("Exporting 900 articles", true));
        waitUntilShown();
        assertThat(shown()).isEqualTo(new LongWork.Progress("Exporting 900 articles", -1, true));
        slow.progress(225, 900);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown().share() == 0.25);
        assertThat(slow.isCancelled()).isFalse();
        Screen.fx(() -> {
            work.cancel();
            return null;
        });
        assertThat(slow.isCancelled()).isTrue();
        Screen.fx(() -> {
            slow.end();
            return null;
        });
        assertThat(shown()).isNull();
    }

    @Test
    void manyRowsAreChangedInPartsUntilTheWorkIsCancelled() throws Exception {
        LongWork.Step step = Screen.fx(() -> work.begin("Marking", true));
        int[] rows = IntStream.rangeClosed(1, 450_000).map(i -> 450_001 - i).toArray();
        List<Integer> parts = new ArrayList<>();
        waitUntilShown();
        InParts result =
                InParts.change(
                        rows,
                        part -> {
                            parts.add(part.length);
                            if (parts.size() == 2) {
                                Screen.fx(() -> {
                                    work.cancel();
                                    return null;
                                });
                            }
                            return part;
                        },
                        step);
        assertThat(parts).containsExactly(100_000, 100_000);
        assertThat(result.rows()).hasSize(200_000).startsWith(1, 2, 3);
        assertThat(result.failure()).isNull();
    }

    @Test
    void whatWasChangedBeforeAFailureIsToldWithIt() {
        LongWork.Step step = Screen.fx(() -> work.begin("Marking", true));
        IllegalStateException full = new IllegalStateException("the disk is full");
        List<Integer> parts = new ArrayList<>();
        InParts result =
                InParts.change(
                        IntStream.range(0, 300_000).toArray(),
                        part -> {
                            parts.add(part.length);
                            if (parts.size() == 2) {
                                throw full;
                            }
                            return part;
                        },
                        step);
        assertThat(result.rows()).hasSize(100_000);
        assertThat(result.failure()).isSameAs(full);
        assertThat(parts).hasSize(2);
    }

    private LongWork.Progress shown() {
        return Screen.fx(() -> work.shownProperty().get());
    }

    private void waitUntilShown() throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown() != null);
    }
}
