package etools.library;

import java.time.Instant;

/// Where an article, or one version of it, came from.
///
/// @param when the import began
/// @param outcome what that file did to the article
public record Origin(ImportedFile file, Instant when, Addition.Outcome outcome) {}
