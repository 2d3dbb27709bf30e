package etools.library;

import etools.article.Article;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Place;

import org.jspecify.annotations.Nullable;

/// An article as it is opened.
///
/// @param changes how often it has changed
/// @param place where its reader stopped, or null for the top
public record Opened(
        Headline headline,
        Article article,
        Marginalia marginalia,
        int changes,
        @Nullable Place place) {}
