package etools.importing;

import etools.format.Input;

import java.nio.file.Path;

/// One thing that the walk met, to be read or to be refused.
sealed interface FoundFile {

    /// As the report calls it.
    String shownAs();

    /// @param bytes its size when it was found
    record OnDisk(String shownAs, Path path, long bytes) implements FoundFile {}

    record Pasted(String shownAs, Input input, long bytes) implements FoundFile {}

    record Refused(String shownAs, String why) implements FoundFile {}
}
