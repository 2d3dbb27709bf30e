package etools.cli;

import etools.article.Passage;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.library.Query.Sort;
import etools.library.SavedSearch;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `etools search`
@Command(
        name = "search",
        description = {
            "Finds articles by their words, best first: in title, text, summary, category and"
                    + " tags.",
            "",
            "  cold harbour             both words, in any of their forms",
            "  '\"cold harbour\"'         side by side, exactly so spelt",
            "  'ferry -night'           without night (or: -- ferry -night)",
            "  'ferry OR (train late)'  one or the other",
            "  harb*                    words that begin so",
            "  title: category: tag: url:            in one place only",
            "  is:unread is:read is:starred          by mark",
            "  date:2025-01 date:>2025-01-05 created:today lastread:week",
            "  words:>500 read:never read:>3         by number; read counts readings"
        })
final class SearchCommand implements Callable<Integer> {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(12);

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "Any text will do.")
    private List<String> words = List.of();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            converter = SortKey.class,
            completionCandidates = SortKey.Names.class,
            description = "One of ${COMPLETION-CANDIDATES}. Without it: relevance.")
    private @Nullable Sort sort;

    @Option(names = "--reverse", description = "The other way round.")
    private boolean reverse;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = MostLines.class,
            description = "At most so many.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--saved",
            paramLabel = "NAME",
            description = "What the search saved under this name finds, besides QUERY.")
    private @Nullable String saved;

    @Option(
            names = "--save",
            paramLabel = "NAME",
            description = "Saves the search under this name, for the window and for --saved.")
    private @Nullable String save;

    @Option(names = "--json", description = "One JSON object a line, with the passage found.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        if (words.isEmpty() && saved == null) {
            throw new ParameterException(
                    parent.commandLine(), "search needs a QUERY, or --saved NAME");
        }
        return parent.withLibrary("search", library -> search(library, parent.around()));
    }

    private int search(Library library, Surroundings around) {
        Query query = query(library);
        if (save != null) {
            library.saveSearch(save, query.withText(query.text().strip()));
        }
        ArticleList found = find(library, query, around);
        if (found.size() == 0) {
            library.didYouMean(query.text())
                    .ifPresent(
                            other -> around.say("nothing found; did you mean: " + other.strip()));
        }
        Passages passages = new Passages(library, query.text(), found, limit);
        return new HeadlinePrinter(library, around, json)
                .print(
                        found,
                        limit,
                        headline ->
                                json
                                        ? Objects.requireNonNullElse(
                                                passages.of(headline.row()), headline.summary())
                                        : null);
    }

    private Query query(Library library) {
        String text = whole(String.join(" ", words));
        Query query = Query.ALL.withText(text).withSort(Sort.RELEVANCE, true);
        if (saved != null) {
            SavedSearch kept = named(library, saved);
            query = kept.query().withText(whole(kept.query().text()) + text);
        }
        Sort by = sort == null ? query.sort() : sort;
        boolean descending = sort == null ? query.descending() : by != Sort.TITLE;
        return query.withSort(by, descending != reverse);
    }

    /// Nobody is still typing here: the last word is a whole one.
    static String whole(String text) {
        return text.isBlank() ? "" : text + " ";
    }

    static SavedSearch named(Library library, String name) {
        return library.savedSearches().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new CommandException(
                                "there is no saved search called "
                                        + name
                                        + "; `etools searches` lists them"));
    }

    /// Finds once the search index holds all articles.
    static ArticleList find(Library library, Query query, Surroundings around) {
        if (!library.awaitIndex(query, SHORT)) {
            around.say("The search index catches up with the library; this takes a moment.");
            while (!library.awaitIndex(query, LONG)) {
                around.say(
                        String.format(
                                Locale.ROOT,
                                "The search index is still being made: %,d of %,d articles.",
                                library.indexProgress().indexed(),
                                library.indexProgress().of()));
            }
        }
        return library.find(query);
    }

    /// The passages of a list, looked up some at a time, in its order.
    private static final class Passages {
        private static final int PAGE = 50;

        private final Library library;
        private final String text;
        private final int[] rows;
        private int next;
        private Set<Integer> looked = Set.of();
        private Map<Integer, Passage> page = Map.of();

        Passages(Library library, String text, ArticleList list, int limit) {
            this.library = library;
            this.text = text;
            rows = list.rows(0, Math.min(limit, list.size()));
        }

        /// Rows are asked for in the order of the list.
        @Nullable String of(int row) {
            while (next < rows.length && !looked.contains(row)) {
                int[] some = Arrays.copyOfRange(rows, next, Math.min(rows.length, next + PAGE));
                page = library.passages(text, some);
                looked = Arrays.stream(some).boxed().collect(Collectors.toSet());
                next += some.length;
            }
            Passage passage = page.get(row);
            return passage == null ? null : passage.text();
        }
    }
}
