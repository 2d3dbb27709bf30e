package etools.ui;

/// How far an import has come.
///
/// @param bytesFound grows while folders are still being listed
/// @param articlesPerSecond since it began
record ImportProgress(
        long files, long articles, long bytesDone, long bytesFound, double articlesPerSecond) {

    static final ImportProgress BEGUN = new ImportProgress(0, 0, 0, 0, 0);

    /// From 0 to 1, or -1 until it is known.
    double share() {
        return bytesFound <= 0 ? -1 : Math.min(1, (double) bytesDone / bytesFound);
    }
}
