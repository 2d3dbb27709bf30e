package etools.importing;

import java.util.List;

/// The outcome of a whole import.
///
/// @param importId for [etools.library.Library#undoImport]
/// @param warnings see [FileResult#warnings]
/// @param subscriptions feeds that files named
/// @param refusedFiles at most [#MAX_REFUSED_FILES] results with something refused
/// @param stopped why the import ended early (`cancelled`, a full disk), or ""
public record ImportReport(
        long importId,
        long files,
        long added,
        long updated,
        long unchanged,
        long refused,
        long warnings,
        long subscriptions,
        List<FileResult> refusedFiles,
        String stopped) {

    public static final int MAX_REFUSED_FILES = 10_000;

    public ImportReport {
        refusedFiles = List.copyOf(refusedFiles);
    }
}
