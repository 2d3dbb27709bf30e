package etools.format;

import org.jspecify.annotations.Nullable;

/// Why a file, or one article in it, was not taken: one line for the person who owns the file.
///
/// @param place where in the file (`line 12`, `article 3`), or null for the file as a whole
/// @param why such as `the JSON ends in the middle of a text`
public record Refusal(@Nullable String place, String why) {

    /// `line 12: the title is missing`
    public String line() {
        return place == null ? why : place + ": " + why;
    }
}
