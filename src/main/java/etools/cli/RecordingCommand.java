package etools.cli;

import etools.library.Library;
import etools.library.ReadingRecord.Wipe;
import etools.reading.Period;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools recording`
@Command(
        name = "recording",
        description = {
            "Says whether readings are recorded; pauses, resumes, or wipes days.",
            "",
            "  pause   from now on opening an article leaves no trace, until resume",
            "  resume  records again",
            "  wipe    forgets all readings from --from to --to for ever; without --yes",
            "          it only says what would go. Articles and their marks stay."
        })
final class RecordingCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "ACTION",
            arity = "0..1",
            description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Action action;

    @Mixin private DayOptions days = new DayOptions();

    @Option(names = "--yes", description = "Wipe without asking.")
    private boolean yes;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    /// As the command line spells it.
    private enum Action {
        pause,
        resume,
        wipe
    }

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Period period = days.period(DayOptions.today(parent));
        if (action == Action.wipe && !days.isWhole()) {
            throw days.wrong("say which days to wipe: --from DATE --to DATE");
        }
        if (action != Action.wipe && (days.isGiven() || yes)) {
            throw days.wrong("--from, --to and --yes belong to wipe");
        }
        Surroundings around = parent.around();
        return parent.withLibrary(
                "recording",
                library ->
                        action == Action.wipe
                                ? wipe(library, around, period)
                                : say(library, around));
    }

    private int say(Library library, Surroundings around) {
        if (action != null) {
            library.record().pause(action == Action.pause);
        }
        boolean paused = library.record().isPaused();
        around.line(
                json
                        ? Lines.json(fields -> fields.writeBooleanProperty("recording", !paused))
                        : paused
                                ? "Recording is paused: opening an article leaves no trace."
                                : "Readings are recorded.");
        return Shell.DONE;
    }

    private int wipe(Library library, Surroundings around, Period period) {
        Wipe wipe = yes ? library.record().wipe(period) : library.record().wipeable(period);
        boolean wiped = yes || wipe.readings() == 0;
        if (json) {
            around.line(
                    Lines.json(fields -> {
                        Figures.days(fields, period);
                        fields.writeNumberProperty("readings", wipe.readings());
                        fields.writeNumberProperty("articles", wipe.articles());
                        fields.writeNumberProperty("backups", wipe.backups());
                        fields.writeNumberProperty("setAside", wipe.setAside());
                        fields.writeBooleanProperty("wiped", yes);
                    }));
        } else if (wipe.readings() == 0) {
            around.line("Nothing was read " + in(period) + ".");
        } else {
            around.line(
                    Figures.counted(wipe.readings(), "reading")
                            + " of "
                            + Figures.counted(wipe.articles(), "article")
                            + " "
                            + in(period)
                            + (yes ? " forgotten." : " would be forgotten for ever.")
                            + remaining(wipe));
        }
        if (!wiped) {
            around.say("nothing was wiped; the same command with --yes does it");
            return Shell.SOME_REFUSED;
        }
        return Shell.DONE;
    }

    private static String in(Period period) {
        return period.from().equals(period.to())
                ? "on " + period.from()
                : "from " + period.from() + " to " + period.to();
    }

    private static String remaining(Wipe wipe) {
        List<String> files = new ArrayList<>();
        if (wipe.backups() > 0) {
            files.add(Figures.counted(wipe.backups(), "backup"));
        }
        if (wipe.setAside() > 0) {
            files.add(Figures.counted(wipe.setAside(), "library file") + " set aside");
        }
        return files.isEmpty()
                ? ""
                : " "
                        + String.join(" and ", files)
                        + " in the library's folder may still hold "
                        + (wipe.readings() == 1 ? "it." : "them.");
    }
}
