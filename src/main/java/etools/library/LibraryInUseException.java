package etools.library;

/// Someone else has the library open; the message names who.
public final class LibraryInUseException extends LibraryException {
    private static final long serialVersionUID = 1;

    LibraryInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
