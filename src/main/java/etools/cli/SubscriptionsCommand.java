package etools.cli;

import etools.article.Subscription;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools subscriptions`
@Command(
        name = "subscriptions",
        description = {
            "Lists the feeds that imported subscription lists (OPML) named. They are kept; nothing",
            "is fetched."
        })
final class SubscriptionsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("subscriptions", library -> print(library, parent.around()));
    }

    private int print(Library library, Surroundings around) {
        List<List<String>> lines = new ArrayList<>();
        for (Subscription one : library.imports().subscriptions()) {
            if (json) {
                around.line(
                        Lines.json(fields -> {
                            fields.writeStringProperty("title", one.title());
                            fields.writeStringProperty("feedUrl", one.feedUrl());
                            if (one.category() != null) {
                                fields.writeStringProperty("category", one.category());
                            }
                            if (one.siteUrl() != null) {
                                fields.writeStringProperty("siteUrl", one.siteUrl());
                            }
                        }));
            } else {
                lines.add(
                        List.of(
                                Lines.plain(one.title()),
                                one.category() == null ? "" : Lines.plain(one.category()),
                                Lines.plain(one.feedUrl())));
            }
        }
        Lines.aligned(lines).forEach(around::line);
        return Shell.DONE;
    }
}
