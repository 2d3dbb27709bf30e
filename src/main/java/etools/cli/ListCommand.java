package etools.cli;

import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.library.Query.Show;
import etools.library.Query.Sort;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools list`
@Command(
        name = "list",
        description = "Lists the articles, newest first. • is unread, ★ is starred.")
final class ListCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(names = "--unread", description = "Only unread articles.")
    private boolean unread;

    @Option(names = "--starred", description = "Only starred articles.")
    private boolean starred;

    @Option(names = "--category", paramLabel = "ID", description = "Only of this category.")
    private @Nullable String category;

    @Option(names = "--tag", paramLabel = "T", description = "Only with this tag.")
    private @Nullable String tag;

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            converter = SortKey.class,
            completionCandidates = SortKey.Names.class,
            description = "One of ${COMPLETION-CANDIDATES}. Without it: date.")
    private Sort sort = Sort.DATE;

    @Option(names = "--reverse", description = "The other way round.")
    private boolean reverse;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = MostLines.class,
            description = "At most so many.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        // The newest, longest and most read come first; titles begin at A.
        boolean descending = (sort != Sort.TITLE) != reverse;
        return parent.withLibrary(
                "list",
                library ->
                        new HeadlinePrinter(library, parent.around(), json)
                                .print(
                                        find(library, descending, parent.around()),
                                        limit,
                                        _ -> null));
    }

    private ArticleList find(Library library, boolean descending, Surroundings around) {
        ArticleList found =
                SearchCommand.find(
                        library, query(unread ? Show.UNREAD : Show.ALL, descending), around);
        return starred ? found.in(library.find(query(Show.STARRED, descending))) : found;
    }

    private Query query(Show show, boolean descending) {
        return new Query("", show, category, tag, sort, descending);
    }
}
