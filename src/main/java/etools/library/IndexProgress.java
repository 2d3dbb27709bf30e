package etools.library;

/// How far the search index has followed the library.
///
/// @param indexed articles in it
/// @param of articles in the library
public record IndexProgress(long indexed, long of) {

    public boolean isDone() {
        return indexed >= of;
    }
}
