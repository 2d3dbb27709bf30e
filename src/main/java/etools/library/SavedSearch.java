package etools.library;

/// A question kept under a name, and what it finds now.
///
/// @param number the library's own, never used again
/// @param articles how many it finds, or -1 while that is not yet known
/// @param unread how many of these are unread, or -1
public record SavedSearch(int number, String name, Query query, int articles, int unread) {}
