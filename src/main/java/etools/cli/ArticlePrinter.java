package etools.cli;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Reading;
import etools.format.ArticleJson;
import etools.format.ReferencePage;
import etools.library.Library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Prints one article, as a page or as JSON.
final class ArticlePrinter {

    private final Surroundings around;
    private final boolean json;

    ArticlePrinter(Surroundings around, boolean json) {
        this.around = around;
        this.json = json;
    }

    /// @param first what happens to the article before it is printed
    int print(Library library, String text, Consumer<ArticleId> first) {
        Optional<ArticleId> id = ArticleId.parse(text);
        if (id.isEmpty()) {
            around.say(Lines.plain(text) + " is not an article's ID; etools list prints them");
            return Shell.SOME_REFUSED;
        }
        Optional<Article> article = library.article(id.get());
        if (article.isEmpty()) {
            around.say("there is no article " + id.get() + " in " + library.folder());
            return Shell.SOME_REFUSED;
        }
        first.accept(id.get());
        Reading reading = library.reading(id.get()).orElse(Reading.NONE);
        if (json) {
            around.line(
                    ArticleJson.write(
                            article.get(), reading, library.marginalia(id.get()), List.of()));
        } else {
            around.out().print(ReferencePage.write(article.get(), reading, around.zone()));
        }
        return Shell.DONE;
    }
}
