package etools.article;

import org.jspecify.annotations.Nullable;

/// A feed that a reader follows elsewhere, kept until feeds can be fetched.
///
/// @param feedUrl its address, which names it
/// @param title as the reader calls it
/// @param category the folder it stood in
/// @param siteUrl the site's own page
public record Subscription(
        String feedUrl, String title, @Nullable String category, @Nullable String siteUrl) {}
