package etools.importing;

/// Follows an import; called on the import's threads, one call at a time.
public interface ImportWatcher {

    /// A file is done and its articles are on disk.
    default void fileDone(FileResult result) {}

    /// Called a few times a second.
    ///
    /// @param articles stored or found unchanged so far
    /// @param bytesDone of `bytesFound`, which grows while folders are still being listed
    default void progress(long files, long articles, long bytesDone, long bytesFound) {}

    /// Asked often; after `true` the import stops with what is on disk by then.
    default boolean cancelled() {
        return false;
    }
}
