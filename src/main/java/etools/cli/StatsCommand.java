package etools.cli;

import etools.article.Statistics;
import etools.library.CategoryCount;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools stats`
@Command(name = "stats", description = "The library at a glance.")
final class StatsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("stats", library -> print(library, parent.around()));
    }

    private int print(Library library, Surroundings around) {
        Statistics all = library.statistics(around.zone());
        List<CategoryCount> categories = library.categories();
        if (json) {
            around.line(json(library, all, categories));
            return Shell.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Articles", number(all.articles())));
        rows.add(List.of("Unread", number(all.unread())));
        rows.add(List.of("Starred", number(all.starred())));
        rows.add(List.of("Words", number(all.words())));
        rows.add(List.of("Readings", number(all.readings())));
        rows.add(List.of("Words read", number(all.wordsRead())));
        rows.add(List.of("Words read today", number(all.wordsReadToday())));
        rows.add(List.of("Words read this week", number(all.wordsReadThisWeek())));
        rows.add(List.of("Pace", all.wordsPerMinute() + " words a minute"));
        for (CategoryCount count : categories) {
            String name = count.category() == null ? "without category" : count.category().name();
            rows.add(
                    List.of(
                            "In " + Lines.plain(name),
                            number(count.articles()) + ", unread " + number(count.unread())));
        }
        rows.add(List.of("Folder", library.folder().toString()));
        Lines.aligned(rows).forEach(around::line);
        return Shell.DONE;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String json(Library library, Statistics all, List<CategoryCount> categories) {
        return Lines.json(fields -> {
            fields.writeNumberProperty("articles", all.articles());
            fields.writeNumberProperty("unread", all.unread());
            fields.writeNumberProperty("starred", all.starred());
            fields.writeNumberProperty("words", all.words());
            fields.writeNumberProperty("wordsRead", all.wordsRead());
            fields.writeNumberProperty("wordsReadToday", all.wordsReadToday());
            fields.writeNumberProperty("wordsReadThisWeek", all.wordsReadThisWeek());
            fields.writeNumberProperty("readings", all.readings());
            fields.writeNumberProperty("wordsPerMinute", all.wordsPerMinute());
            fields.writeArrayPropertyStart("categories");
            for (CategoryCount count : categories) {
                fields.writeStartObject();
                if (count.category() != null) {
                    fields.writeStringProperty("categoryId", count.category().id());
                    fields.writeStringProperty("category", count.category().name());
                }
                fields.writeNumberProperty("articles", count.articles());
                fields.writeNumberProperty("unread", count.unread());
                fields.writeNumberProperty("starred", count.starred());
                fields.writeEndObject();
            }
            fields.writeEndArray();
            fields.writeStringProperty("folder", library.folder().toString());
        });
    }
}
