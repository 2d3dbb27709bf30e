package etools.format;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How much of each [Limit] a file may take.
public final class Limits {

    public static final Limits USUAL = new Limits(Map.of());

    private final Map<Limit, Long> values = new EnumMap<>(Limit.class);

    /// @param values those that are not the usual
    /// @throws IllegalArgumentException one is not positive
    public Limits(Map<Limit, Long> values) {
        values.forEach((limit, value) -> {
            if (value <= 0) {
                throw new IllegalArgumentException(limit.setting() + " must be more than 0");
            }
        });
        this.values.putAll(values);
    }

    public long of(Limit limit) {
        return values.getOrDefault(limit, limit.usual());
    }

    /// [#of] for what is counted or allocated as an int.
    public int intOf(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE - 16, of(limit));
    }

    /// @throws RefusedException `value` is above the limit
    public void check(Limit limit, long value) throws RefusedException {
        if (value > of(limit)) {
            throw new RefusedException(null, line(limit));
        }
    }

    /// `more than 1,000,000 files in one archive (limit archive.entries)`
    public String line(Limit limit) {
        return String.format(
                Locale.ROOT,
                "more than %,d %s (limit %s)",
                of(limit),
                limit.meaning(),
                limit.setting());
    }
}
