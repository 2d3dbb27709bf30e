package etools.format;

import java.io.IOException;

/// Ends the reading of what takes more than its [Limit]; the message is for the person.
final class OverLimit extends IOException {
    private static final long serialVersionUID = 1;

    private final Limit limit;

    OverLimit(Limits limits, Limit limit) {
        super(limits.line(limit));
        this.limit = limit;
    }

    Limit limit() {
        return limit;
    }
}
