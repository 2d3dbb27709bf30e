package etools.cli;

import etools.article.Statistics;
import etools.format.CsvTable;
import etools.library.CategoryCount;
import etools.library.Library;
import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Pace;
import etools.reading.Period;
import etools.reading.Ranked;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.reading.Sums;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `etools stats`
@Command(
        name = "stats",
        description = {
            "The library at a glance, and the figures of your reading.",
            "They are those of the statistics page. With --from or --to only the figures of",
            "those days; with --by their sums, a line a day, category and so on.",
            "",
            "--json gives one object. Without --by it has articles, unread, words,",
            "categories and so on of the library, in importedReadings the readings that",
            "files counted and the record does not know, and in \"record\" what the page shows:",
            "  recording       whether readings are recorded",
            "  total           readings, articles, finished, reread, skimmed, words,",
            "                  activeSeconds of --from to --to, or of all days",
            "  wordsPerMinute  their median pace, where one is known",
            "  today, week     the same of today, and from Monday on",
            "  streak          days in a row: current, longest, and from when to when",
            "  goal            the daily goal, today's part of it, and its days in a row",
            "  paces           words a minute, month by month",
            "  longest, mostReread, neverFinished   the first ten articles of each",
            "  backlog         articles and unread at the end of each day that changed them",
            "With --by it has by, from, to, and in \"slices\" each sum's key, name and the",
            "fields of total."
        })
final class StatsCommand implements Callable<Integer> {

    private static final int MOST_ARTICLES = 10;

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Mixin private DayOptions days = new DayOptions();

    @Option(
            names = "--by",
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            converter = Kinds.class,
            description = "Sums by one of ${COMPLETION-CANDIDATES}.")
    private @Nullable By by;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Option(names = "--csv", description = "The sums of --by as a table.")
    private boolean csv;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        LocalDate today = DayOptions.today(parent);
        Period period = days.period(today);
        if (csv && (json || by == null)) {
            throw days.wrong(
                    json
                            ? "--json and --csv each say how: give one"
                            : "--csv makes a table of sums: say --by day, week or another kind");
        }
        By kind = by;
        return parent.withLibrary(
                "stats",
                library ->
                        kind != null
                                ? slices(library, parent.around(), kind, period)
                                : print(library, parent.around(), today, period));
    }

    private int slices(Library library, Surroundings around, By kind, Period period) {
        List<Slice> slices = library.record().log().by(kind, period, Integer.MAX_VALUE);
        if (json) {
            around.line(
                    Lines.json(fields -> {
                        fields.writeStringProperty("by", Kinds.name(kind));
                        Figures.days(fields, period);
                        fields.writeArrayPropertyStart("slices");
                        for (Slice slice : slices) {
                            fields.writeStartObject();
                            fields.writeStringProperty("key", slice.key());
                            fields.writeStringProperty("name", slice.name());
                            Figures.sums(fields, slice.sums());
                            fields.writeEndObject();
                        }
                        fields.writeEndArray();
                    }));
        } else if (csv) {
            table(around, slices);
        } else {
            aligned(around, kind, slices);
        }
        return Shell.DONE;
    }

    private static void table(Surroundings around, List<Slice> slices) {
        try {
            CsvTable table =
                    new CsvTable(
                            around.out(),
                            "key",
                            "name",
                            "readings",
                            "articles",
                            "finished",
                            "re-read",
                            "skimmed",
                            "words",
                            "minutes");
            for (Slice slice : slices) {
                Sums sums = slice.sums();
                table.row(
                        slice.key(),
                        slice.name(),
                        sums.readings(),
                        sums.articles(),
                        sums.finished(),
                        sums.rereads(),
                        sums.skimmed(),
                        sums.words(),
                        Figures.minutes(sums.activeMs()));
            }
            table.flush();
        } catch (IOException e) {
            throw new CommandException("the table cannot be written: " + e.getMessage(), e);
        }
    }

    private static void aligned(Surroundings around, By kind, List<Slice> slices) {
        if (slices.isEmpty()) {
            around.say("nothing was read in that time");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        Kinds.name(kind),
                        "readings",
                        "articles",
                        "finished",
                        "re-read",
                        "words",
                        "time"));
        for (Slice slice : slices) {
            Sums sums = slice.sums();
            rows.add(
                    List.of(
                            label(kind, slice),
                            Figures.number(sums.readings()),
                            Figures.number(sums.articles()),
                            Figures.number(sums.finished()),
                            Figures.number(sums.rereads()),
                            Figures.number(sums.words()),
                            Figures.length(sums.activeMs())));
        }
        Lines.table(rows).forEach(around::line);
    }

    private static String label(By kind, Slice slice) {
        return switch (kind) {
            case DAY, WEEK, MONTH, YEAR -> slice.key();
            case HOUR -> slice.key() + ":00";
            case WEEKDAY ->
                    DayOfWeek.of(Integer.parseInt(slice.key()))
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case CATEGORY, SOURCE, TAG ->
                    slice.key().isEmpty()
                            ? "without " + Kinds.name(kind)
                            : Lines.plain(slice.name());
        };
    }

    private int print(Library library, Surroundings around, LocalDate today, Period period) {
        Statistics all = library.statistics(around.zone());
        List<CategoryCount> categories = library.categories();
        if (json) {
            around.line(json(library, all, categories, today, period));
            return Shell.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        if (days.isGiven()) {
            rows.add(List.of("Days", Figures.days(period)));
            total(rows, library.record().log(), period);
        } else {
            library(rows, all);
            record(rows, library, today);
            for (CategoryCount count : categories) {
                String name =
                        count.category() == null ? "without category" : count.category().name();
                rows.add(
                        List.of(
                                "In " + Lines.plain(name),
                                Figures.number(count.articles())
                                        + ", unread "
                                        + Figures.number(count.unread())));
            }
            rows.add(List.of("Folder", library.folder().toString()));
        }
        Lines.aligned(rows).forEach(around::line);
        return Shell.DONE;
    }

    private static void library(List<List<String>> rows, Statistics all) {
        rows.add(List.of("Articles", Figures.number(all.articles())));
        rows.add(List.of("Unread", Figures.number(all.unread())));
        rows.add(List.of("Starred", Figures.number(all.starred())));
        rows.add(List.of("Words", Figures.number(all.words())));
        rows.add(List.of("Readings", Figures.number(all.readings())));
        if (all.importedReadings() > 0) {
            rows.add(List.of("Readings that files say", Figures.number(all.importedReadings())));
        }
        rows.add(List.of("Words read", Figures.number(all.wordsRead())));
        rows.add(List.of("Words read today", Figures.number(all.wordsReadToday())));
        rows.add(List.of("Words read this week", Figures.number(all.wordsReadThisWeek())));
        rows.add(List.of("Pace", all.wordsPerMinute() + " words a minute"));
    }

    private static void record(List<List<String>> rows, Library library, LocalDate today) {
        ReadingLog log = library.record().log();
        Sums ofToday = log.total(new Period(today, today));
        rows.add(List.of("Time read today", Figures.length(ofToday.activeMs())));
        rows.add(List.of("Time read this week", Figures.length(log.total(week(today)).activeMs())));
        rows.add(List.of("Days in a row", Figures.said(log.streaks(today, null))));
        Goal goal = library.record().goal();
        if (goal != null) {
            rows.add(List.of("Daily goal", Figures.said(goal, ofToday)));
            rows.add(List.of("Goal in a row", Figures.said(log.streaks(today, goal))));
        }
        if (library.record().isPaused()) {
            rows.add(List.of("Recording", "paused"));
        }
    }

    private static void total(List<List<String>> rows, ReadingLog log, Period period) {
        Sums sums = log.total(period);
        rows.add(List.of("Readings", Figures.number(sums.readings())));
        rows.add(List.of("Articles", Figures.number(sums.articles())));
        rows.add(List.of("Finished", Figures.number(sums.finished())));
        rows.add(List.of("Re-read", Figures.number(sums.rereads())));
        rows.add(List.of("Skimmed", Figures.number(sums.skimmed())));
        rows.add(List.of("Words read", Figures.number(sums.words())));
        rows.add(List.of("Time read", Figures.length(sums.activeMs())));
        int pace = log.pace(period);
        if (pace > 0) {
            rows.add(List.of("Pace", pace + " words a minute"));
        }
    }

    /// From Monday on.
    private static Period week(LocalDate today) {
        return new Period(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
    }

    private static String json(
            Library library,
            Statistics all,
            List<CategoryCount> categories,
            LocalDate today,
            Period period) {
        return Lines.json(fields -> {
            fields.writeNumberProperty("articles", all.articles());
            fields.writeNumberProperty("unread", all.unread());
            fields.writeNumberProperty("starred", all.starred());
            fields.writeNumberProperty("words", all.words());
            fields.writeNumberProperty("wordsRead", all.wordsRead());
            fields.writeNumberProperty("wordsReadToday", all.wordsReadToday());
            fields.writeNumberProperty("wordsReadThisWeek", all.wordsReadThisWeek());
            fields.writeNumberProperty("readings", all.readings());
            fields.writeNumberProperty("importedReadings", all.importedReadings());
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
            fields.writeObjectPropertyStart("record");
            record(fields, library, today, period);
            fields.writeEndObject();
            fields.writeStringProperty("folder", library.folder().toString());
        });
    }

    private static void record(
            JsonGenerator json, Library library, LocalDate today, Period period) {
        ReadingLog log = library.record().log();
        Sums ofToday = log.total(new Period(today, today));
        Goal goal = library.record().goal();
        json.writeBooleanProperty("recording", !library.record().isPaused());
        Figures.days(json, period);
        Figures.sums(json, "total", log.total(period));
        int median = log.pace(period);
        if (median > 0) {
            json.writeNumberProperty("wordsPerMinute", median);
        }
        Figures.sums(json, "today", ofToday);
        Figures.sums(json, "week", log.total(week(today)));
        Figures.streaks(json, "streak", log.streaks(today, null));
        if (goal != null) {
            Figures.goal(json, goal, ofToday, log.streaks(today, goal));
        }
        json.writeArrayPropertyStart("paces");
        for (Pace pace : log.paces(By.MONTH, period)) {
            json.writeStartObject();
            json.writeStringProperty("month", pace.key());
            json.writeNumberProperty("wordsPerMinute", pace.wordsPerMinute());
            json.writeNumberProperty("readings", pace.readings());
            json.writeEndObject();
        }
        json.writeEndArray();
        List<Ranked> longest = log.longest(period, MOST_ARTICLES);
        List<Ranked> mostReread = log.mostReread(period, MOST_ARTICLES);
        List<Ranked> neverFinished = log.neverFinished(period, MOST_ARTICLES);
        int[] rows =
                Stream.of(longest, mostReread, neverFinished)
                        .flatMap(List::stream)
                        .mapToInt(Ranked::row)
                        .distinct()
                        .toArray();
        Map<Integer, Title> titles = library.record().titles(rows);
        ranked(
                json,
                "longest",
                longest,
                titles,
                (each, value) -> each.writeNumberProperty("activeSeconds", Figures.seconds(value)));
        ranked(
                json,
                "mostReread",
                mostReread,
                titles,
                (each, value) -> each.writeNumberProperty("finished", value));
        ranked(
                json,
                "neverFinished",
                neverFinished,
                titles,
                (each, value) -> each.writeNumberProperty("furthest", Figures.part(value)));
        json.writeArrayPropertyStart("backlog");
        for (BacklogDay day : library.record().backlog(period)) {
            json.writeStartObject();
            json.writeStringProperty("day", day.day().toString());
            json.writeNumberProperty("articles", day.articles());
            json.writeNumberProperty("unread", day.unread());
            json.writeBooleanProperty("estimated", day.estimated());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface Value {
        void write(JsonGenerator json, long value);
    }

    private static void ranked(
            JsonGenerator json,
            String name,
            List<Ranked> ranked,
            Map<Integer, Title> titles,
            Value value) {
        json.writeArrayPropertyStart(name);
        for (Ranked each : ranked) {
            json.writeStartObject();
            Figures.article(json, titles.get(each.row()));
            value.write(json, each.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
