package etools.cli;

import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;
import etools.library.SavedSearch;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools searches`
@Command(
        name = "searches",
        description = "Lists the saved searches, and how many articles each finds.")
final class SearchesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(
            names = "--delete",
            paramLabel = "NAME",
            description = "Deletes this one; the articles it finds stay.")
    private @Nullable String delete;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary(
                "searches",
                library -> {
                    if (delete != null) {
                        library.deleteSearch(SearchCommand.named(library, delete).number());
                        return Shell.DONE;
                    }
                    return print(library, parent.around());
                });
    }

    private int print(Library library, Surroundings around) {
        List<List<String>> lines = new ArrayList<>();
        for (SavedSearch saved : library.savedSearches()) {
            Query query = saved.query();
            ArticleList all = SearchCommand.find(library, query, around);
            int unread = all.in(library.find(query.withShow(Query.Show.UNREAD))).size();
            if (json) {
                around.line(
                        Lines.json(fields -> {
                            fields.writeNumberProperty("number", saved.number());
                            fields.writeStringProperty("name", saved.name());
                            fields.writeStringProperty("query", query.text());
                            fields.writeNumberProperty("articles", all.size());
                            fields.writeNumberProperty("unread", unread);
                        }));
            } else {
                lines.add(
                        List.of(
                                Lines.plain(saved.name()),
                                String.format(Locale.ROOT, "%,d, unread %,d", all.size(), unread),
                                Lines.plain(query.text())));
            }
        }
        Lines.aligned(lines).forEach(around::line);
        return Shell.DONE;
    }
}
