package etools.format;

import etools.article.ArticleDraft;
import etools.article.Subscription;

import java.util.List;

/// What a format finds in a file, in the file's order.
public sealed interface Part {

    record Found(ArticleDraft draft) implements Part {}

    /// One article of several was not usable; the others go on.
    record Refused(Refusal refusal) implements Part {}

    /// Something of an article that is taken nevertheless was not: a date that could not be read, a
    /// picture that was missing.
    record Warned(Refusal warning) implements Part {}

    /// A file inside this one, to be told and read like any other. It is there only until the
    /// consumer returns; its name may hold folders, parted by `/`.
    record Member(Input input) implements Part {}

    /// A file inside this one that is no article and was not opened.
    record PassedOver(String name) implements Part {}

    record Subscribed(Subscription subscription) implements Part {}

    /// A stretch of the file that can be parsed by itself, on any thread, at any time.
    non-sealed interface Unparsed extends Part {
        /// @return no further `Unparsed` among them, and no `Member`
        List<Part> parse();
    }
}
