package etools.library;

/// What a reader does to an article by hand; it changes the mark alone.
public enum Mark {
    READ,
    UNREAD,
    STAR,
    UNSTAR;

    public Mark opposite() {
        return switch (this) {
            case READ -> UNREAD;
            case UNREAD -> READ;
            case STAR -> UNSTAR;
            case UNSTAR -> STAR;
        };
    }
}
