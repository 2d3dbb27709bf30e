package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ReadingBlocksTest {

    private static final LoggedReading PLAIN =
            new LoggedReading(
                    3, 8, 1_795_000_000_000L, 60, 500, 1, 2, new int[] {3, 4}, 9, 8, 0, 7);

    private static final LoggedReading EXTREME =
            new LoggedReading(
                    Integer.MAX_VALUE,
                    0,
                    -1_795_000_000_000L,
                    -720,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    0,
                    new int[20],
                    LoggedReading.UNKNOWN,
                    Long.MAX_VALUE,
                    LoggedReading.UNKNOWN,
                    LoggedReading.WHOLE);

    @Test
    void whatIsEncodedComesBack() {
        assertThat(decoded(ReadingBlocks.encode(List.of(PLAIN, EXTREME))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(PLAIN, EXTREME));
    }

    @Test
    void noReadingsAreABlockToo() {
        assertThat(decoded(ReadingBlocks.encode(List.of()))).isEmpty();
    }

    @Test
    void aBlockThatLostOrChangedAByteIsRefused() {
        byte[] block = ReadingBlocks.encode(List.of(PLAIN, EXTREME));
        for (int i = 0; i < block.length; i++) {
            byte[] damaged = block.clone();
            damaged[i] ^= 0x10;
            assertRefused(damaged);
            assertRefused(Arrays.copyOf(block, i));
        }
    }

    @Test
    void blocksOutOfOrderAreRefused() {
        ReadingLog.Loader loader = new ReadingLog.Loader(1);
        byte[] block = ReadingBlocks.encode(List.of(PLAIN));
        ReadingBlocks.decode(block, loader);
        assertThat(loader.latest()).isEqualTo(3);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReadingBlocks.decode(block, loader));
    }

    private static void assertRefused(byte[] damaged) {
        ReadingLog.Loader loader = new ReadingLog.Loader(1);
        assertThat(ReadingBlocks.decode(damaged, loader)).isFalse();
        assertThat(loader.size()).isZero();
    }

    private static List<LoggedReading> decoded(byte[] block) {
        ReadingLog.Loader loader = new ReadingLog.Loader(1);
        assertThat(ReadingBlocks.decode(block, loader)).isTrue();
        ReadingLog log = new ReadingLog();
        log.replace(loader, ReadingLogPropertyTest.NAMES);
        return log.readings(0, 100);
    }
}
