package etools.cli;

import etools.article.ArticleId;
import etools.article.Headline;
import etools.library.Library;
import etools.library.ReadingRecord.Title;
import etools.reading.Entry;
import etools.reading.LoggedReading;
import etools.reading.Period;
import etools.reading.Ranked;
import etools.reading.ReadingLog;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// `etools history`
@Command(
        name = "history",
        description = {
            "Lists what was read and when, newest first, removed articles too.",
            "Each line has the time, in the zone you read in, whether it was skimmed, read",
            "or re-read, the time spent, how far it came, and the article.",
            "",
            "--json gives one object a line: number, id, title, removed (where it was),",
            "opened, closed, openSeconds, activeSeconds, began and furthest from 0 to 1,",
            "verdict, words, wordsRead; what is not known is left out."
        })
final class HistoryCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Mixin private DayOptions days = new DayOptions();

    @Option(names = "--article", paramLabel = "ID", description = "Only readings of this article.")
    private @Nullable String article;

    @Option(
            names = "--unfinished",
            description =
                    "What was left in the middle, last read first: how far it was read, when last,"
                            + " and the article.")
    private boolean unfinished;

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
        Period period = days.period(DayOptions.today(parent));
        if (unfinished && (article != null || days.isGiven())) {
            throw days.wrong("--unfinished is of all articles and all days");
        }
        Surroundings around = parent.around();
        String wanted = article;
        return parent.withLibrary(
                "history",
                library ->
                        unfinished
                                ? unfinished(library, around)
                                : wanted != null
                                        ? ofArticle(library, around, wanted, period)
                                        : all(library, around, period));
    }

    private int all(Library library, Surroundings around, Period period) {
        ReadingLog log = library.record().log();
        int printed = 0;
        while (printed < limit && !around.isOutputClosed()) {
            List<Entry> page = log.history(period, printed, Math.min(PAGE, limit - printed));
            if (page.isEmpty()) {
                break;
            }
            print(library, around, page);
            printed += page.size();
        }
        return Shell.DONE;
    }

    private int ofArticle(Library library, Surroundings around, String wanted, Period period) {
        ArticleId id =
                ArticleId.parse(wanted)
                        .orElseThrow(() ->
                                new CommandException(
                                        Lines.plain(wanted) + " is not an article's ID"));
        OptionalInt row = row(library, id);
        if (row.isEmpty()) {
            throw new CommandException("there is no article " + id + " in " + library.folder());
        }
        List<Entry> entries =
                library.record().log().ofArticle(row.getAsInt()).stream()
                        .filter(entry -> period.contains(entry.opened().toLocalDate()))
                        .limit(limit)
                        .toList();
        print(library, around, entries);
        return Shell.DONE;
    }

    /// One that was removed is found among what was read.
    private static OptionalInt row(Library library, ArticleId id) {
        OptionalInt listed = library.headline(id).stream().mapToInt(Headline::row).findFirst();
        if (listed.isPresent()) {
            return listed;
        }
        int[] read = library.record().log().rows(Period.ALL);
        for (int from = 0; from < read.length; from += PAGE) {
            int[] page = Arrays.copyOfRange(read, from, Math.min(read.length, from + PAGE));
            for (Title title : library.record().titles(page).values()) {
                if (title.id().equals(id)) {
                    return OptionalInt.of(title.row());
                }
            }
        }
        return OptionalInt.empty();
    }

    private void print(Library library, Surroundings around, List<Entry> entries) {
        int[] rows = entries.stream().mapToInt(Entry::row).distinct().toArray();
        Map<Integer, Title> titles = library.record().titles(rows);
        for (Entry entry : entries) {
            Title title = titles.get(entry.row());
            around.line(json ? json(entry, title) : Lines.fitting(line(entry, title), around));
        }
    }

    private static String line(Entry entry, @Nullable Title title) {
        return String.format(
                Locale.ROOT,
                "%s  %-7s  %8s  %5s  %s",
                MINUTE.format(entry.opened()),
                entry.verdict().word(),
                entry.activeMs() == LoggedReading.UNKNOWN ? "" : Figures.length(entry.activeMs()),
                entry.furthest() == LoggedReading.UNKNOWN ? "" : Figures.percent(entry.furthest()),
                Figures.said(title));
    }

    private static String json(Entry entry, @Nullable Title title) {
        return Lines.json(fields -> {
            fields.writeNumberProperty("number", entry.number());
            Figures.article(fields, title);
            time(fields, "opened", entry, 0);
            if (entry.openMs() != LoggedReading.UNKNOWN) {
                time(fields, "closed", entry, entry.openMs());
                fields.writeNumberProperty("openSeconds", Figures.seconds(entry.openMs()));
            }
            if (entry.activeMs() != LoggedReading.UNKNOWN) {
                fields.writeNumberProperty("activeSeconds", Figures.seconds(entry.activeMs()));
            }
            if (entry.began() != LoggedReading.UNKNOWN) {
                fields.writeNumberProperty("began", Figures.part(entry.began()));
            }
            if (entry.furthest() != LoggedReading.UNKNOWN) {
                fields.writeNumberProperty("furthest", Figures.part(entry.furthest()));
            }
            fields.writeStringProperty("verdict", entry.verdict().word());
            fields.writeNumberProperty("words", entry.words());
            fields.writeNumberProperty("wordsRead", entry.wordsRead());
        });
    }

    private static void time(JsonGenerator json, String name, Entry entry, long afterMs) {
        json.writeStringProperty(
                name,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        entry.opened().plus(Duration.ofMillis(afterMs))));
    }

    private int unfinished(Library library, Surroundings around) {
        ReadingLog log = library.record().log();
        List<Ranked> left = log.left(limit);
        int[] rows = left.stream().mapToInt(Ranked::row).toArray();
        Map<Integer, Title> titles = library.record().titles(rows);
        for (Ranked each : left) {
            Title title = titles.get(each.row());
            for (Entry newest : log.entries(each.newest() - 1, 1)) {
                around.line(
                        json
                                ? Lines.json(fields -> {
                                    Figures.article(fields, title);
                                    fields.writeNumberProperty(
                                            "furthest", Figures.part(each.value()));
                                    time(fields, "opened", newest, 0);
                                })
                                : Lines.fitting(
                                        String.format(
                                                Locale.ROOT,
                                                "%5s  %s  %s",
                                                Figures.percent(each.value()),
                                                MINUTE.format(newest.opened()),
                                                Figures.said(title)),
                                        around));
            }
        }
        return Shell.DONE;
    }
}
