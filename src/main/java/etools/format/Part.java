package etools.format;

import etools.article.ArticleDraft;

import java.util.List;

/// What a format finds in a file, in the file's order.
public sealed interface Part {

    record Found(ArticleDraft draft) implements Part {}

    /// One article of several was not usable; the others go on.
    record Refused(Refusal refusal) implements Part {}

    /// A stretch of the file that can be parsed by itself, on any thread, at any time.
    non-sealed interface Unparsed extends Part {
        /// @return no further `Unparsed` among them
        List<Part> parse();
    }
}
