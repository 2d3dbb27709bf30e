package etools.library;

import etools.article.Category;

import org.jspecify.annotations.Nullable;

/// A category and how many articles stand in it.
///
/// @param category null for articles without one
public record CategoryCount(@Nullable Category category, int articles, int unread, int starred) {}
