package etools.importing;

import etools.article.ArticleDraft;
import etools.format.Input;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Function;

/// One thing that the walk met, to be read or to be refused.
sealed interface FoundFile {

    /// As the report calls it.
    String shownAs();

    /// @param bytes its size when it was found
    record OnDisk(String shownAs, Path path, long bytes) implements FoundFile {}

    record Pasted(String shownAs, Input input, long bytes) implements FoundFile {}

    /// @param fitted see [Source.Kept]
    record Kept(
            String shownAs,
            Input input,
            long bytes,
            Function<ArticleDraft, @Nullable ArticleDraft> fitted)
            implements FoundFile {}

    record Refused(String shownAs, String why) implements FoundFile {}
}
