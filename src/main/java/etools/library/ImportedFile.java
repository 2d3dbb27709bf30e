package etools.library;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What became of one file in an import.
///
/// @param importNumber with `number` its name in the library
/// @param container the number of the file that it lay in, or null
/// @param name as the person named it; of a file in an archive the path in that archive
/// @param sha256 lower-case hexadecimal, or "" where the file could not be read
/// @param importer the kind of file, such as `EPUB book`, or "" where it was none
/// @param importerVersion see [etools.format.ArticleFormat#version]
/// @param originalKept whether [Imports#original] has its bytes (a file in an archive: the archive)
/// @param messages at most [#MOST_MESSAGES]
public record ImportedFile(
        long importNumber,
        int number,
        @Nullable Integer container,
        String name,
        String sha256,
        long bytes,
        String importer,
        int importerVersion,
        boolean originalKept,
        int added,
        int updated,
        int unchanged,
        int refused,
        int warnings,
        List<Message> messages) {

    public static final int MOST_MESSAGES = 200;

    public enum Severity {
        REFUSED,
        WARNING
    }

    /// One line for the person who owns the file.
    public record Message(Severity severity, String line) {}

    /// Which files of an import to show.
    public enum Show {
        ALL,
        ADDED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        WARNINGS
    }

    public ImportedFile {
        messages = List.copyOf(messages);
    }
}
