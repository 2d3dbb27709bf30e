package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class RowOrderTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void changedRowsAreMergedWhereTheyBelong(long seed) {
        Random random = new Random(seed);
        long[] keys = new long[2_001];
        int end = 1;
        RowOrder order = new RowOrder();
        for (int step = 0; step < 200; step++) {
            int more = Math.min(keys.length - end, random.nextInt(40));
            for (int row = end; row < end + more; row++) {
                keys[row] = key(random);
                order.changed(row);
            }
            end += more;
            for (int i = random.nextInt(30); i > 0 && end > 1; i--) {
                int row = 1 + random.nextInt(end - 1);
                keys[row] = key(random);
                order.changed(row);
            }
            int[] expected =
                    IntStream.range(1, end)
                            .boxed()
                            .sorted(
                                    Comparator.comparingLong((Integer row) -> keys[row])
                                            .thenComparingInt(row -> row))
                            .mapToInt(Integer::intValue)
                            .toArray();
            assertThat(order.rows(end, row -> keys[row]))
                    .as("seed %s, step %s", seed, step)
                    .containsExactly(expected);
        }
    }

    /// Few different ones, so that many are the same.
    private static long key(Random random) {
        return random.nextBoolean() ? random.nextInt(50) : random.nextLong();
    }
}
