package etools.search;

/// What a word being typed may become.
///
/// @param from where the part to be replaced begins
/// @param to where it ends
/// @param replacement what stands there afterwards; the caret goes behind it
/// @param label what the reader chooses from
/// @param meaning said beside it in a few words
public record Completion(int from, int to, String replacement, String label, String meaning) {}
