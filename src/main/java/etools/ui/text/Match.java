package etools.ui.text;

/// Characters of a block's plain text that were looked for.
///
/// @param block its number on the page
public record Match(int block, int from, int to) {}
