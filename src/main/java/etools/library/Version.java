package etools.library;

import etools.article.Article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An article as it once was, or as it is now.
///
/// @param until when another version took its place, or null for the one of now
public record Version(Article article, @Nullable Instant until) {}
