package etools.format;

import org.jspecify.annotations.Nullable;

/// Thrown by a format when the whole file is refused.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(@Nullable String place, String why) {
        super(place == null ? why : place + ": " + why);
        refusal = new Refusal(place, why);
    }

    public Refusal refusal() {
        return refusal;
    }
}
