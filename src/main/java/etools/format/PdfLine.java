package etools.format;

/// A line of a page as it stands there, in points from the upper left.
///
/// @param page from 0
/// @param size of its letters
record PdfLine(int page, String text, float left, float right, float top, float size) {}
