package etools.cli;

import etools.article.ArticleId;
import etools.library.Alike;
import etools.library.Library;
import etools.library.Query;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `etools alike`
@Command(
        name = "alike",
        description = {
            "Lists other articles that tell the same story: at the same address, with the same",
            "text, or with most of it."
        })
final class AlikeCommand implements Callable<Integer> {

    private static final Duration INDEXING = Duration.ofMinutes(10);

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "ID", description = "The article's ID.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("alike", library -> print(library, parent.around()));
    }

    private int print(Library library, Surroundings around) {
        Optional<ArticleId> article = ArticleId.parse(id);
        if (article.isEmpty() || library.headline(article.get()).isEmpty()) {
            around.say("there is no article " + Lines.plain(id) + " in " + library.folder());
            return Shell.SOME_REFUSED;
        }
        library.awaitIndex(Query.ALL.withText("a"), INDEXING);
        for (Alike alike : library.alike(article.get())) {
            String reason =
                    switch (alike.reason()) {
                        case SAME_ADDRESS -> "same address";
                        case SAME_TEXT -> "same text";
                        case SIMILAR_TEXT -> alike.percent() + " % same text";
                    };
            around.line(
                    json
                            ? Lines.json(fields -> {
                                fields.writeStringProperty("id", alike.headline().id().toString());
                                fields.writeStringProperty("title", alike.headline().title());
                                fields.writeStringProperty(
                                        "reason", alike.reason().name().toLowerCase(Locale.ROOT));
                                fields.writeNumberProperty("percent", alike.percent());
                            })
                            : reason + "  " + Lines.headline(alike.headline(), 0));
        }
        return Shell.DONE;
    }
}
