package etools.cli;

import etools.article.Headline;
import etools.format.ArticleJson;
import etools.library.ArticleList;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Prints headlines, a page of rows at a time, until the list or its reader ends.
final class HeadlinePrinter {

    private static final int PAGE = 500;

    private final Library library;
    private final Surroundings around;
    private final boolean json;

    HeadlinePrinter(Library library, Surroundings around, boolean json) {
        this.library = library;
        this.around = around;
        this.json = json;
    }

    /// @param limit most headlines to print
    /// @param passage what was found in the article, or null
    int print(ArticleList list, int limit, Function<Headline, @Nullable String> passage) {
        int end = Math.min(list.size(), limit);
        for (int from = 0; from < end && !around.isOutputClosed(); from += PAGE) {
            int[] rows = list.rows(from, Math.min(end, from + PAGE));
            for (Headline headline : library.headlines(rows)) {
                around.line(
                        json
                                ? ArticleJson.headline(headline, passage.apply(headline))
                                : Lines.headline(headline, around.columns()));
            }
        }
        return Shell.DONE;
    }
}
