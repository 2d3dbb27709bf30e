package etools.bench;

/// Random numbers that are the same on every machine and in every Java: SplitMix64.
final class Seeded {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Seeded(long seed) {
        state = seed;
    }

    /// Numbers for one of many things: those of the next are quite different.
    static Seeded of(long seed, long number) {
        return new Seeded(mixed(seed * STEP + mixed(number + STEP)));
    }

    long next() {
        state += STEP;
        return mixed(state);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// From 0 on, below `bound`.
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// From 0 on, below 1.
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double share) {
        return fraction() < share;
    }

    /// Of the normal distribution.
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        return radius * StrictMath.cos(2 * StrictMath.PI * fraction());
    }
}
