package etools.cli;

import etools.library.Library;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.Streaks;
import etools.reading.Sums;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `etools goal`
@Command(
        name = "goal",
        description = "Says what you want to read each day and how far today is; GOAL sets it.")
final class GoalCommand implements Callable<Integer> {

    private static final Pattern GOAL =
            Pattern.compile("(\\d{1,9}) ?(m|min|minutes?|w|words?)", Pattern.CASE_INSENSITIVE);
    private static final String OFF = "off";

    @Spec private @Nullable CommandSpec spec;

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "GOAL",
            arity = "0..1",
            description = "20m for twenty minutes, 500w for five hundred words, or off for none.")
    private @Nullable String wanted;

    @Option(names = "--json", description = "As one JSON object; without a goal it is empty.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        String text = wanted;
        Goal goal = text == null || text.equalsIgnoreCase(OFF) ? null : goal(text);
        LocalDate today = DayOptions.today(parent);
        return parent.withLibrary(
                "goal",
                library -> {
                    if (text != null) {
                        library.record().setGoal(goal);
                    }
                    return print(library, parent.around(), today);
                });
    }

    private Goal goal(String text) {
        Matcher matcher = GOAL.matcher(text.strip());
        if (matcher.matches()) {
            boolean minutes = matcher.group(2).toLowerCase(Locale.ROOT).startsWith("m");
            try {
                return new Goal(
                        minutes ? Goal.Unit.MINUTES : Goal.Unit.WORDS,
                        Integer.parseInt(matcher.group(1)));
            } catch (IllegalArgumentException e) {
                throw refused("'" + Lines.plain(text) + "' cannot be: " + e.getMessage());
            }
        }
        throw refused("'" + Lines.plain(text) + "' is no goal such as 20m, 500w or off");
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private int print(Library library, Surroundings around, LocalDate today) {
        Goal goal = library.record().goal();
        if (goal == null) {
            around.line(json ? Lines.json(_ -> {}) : "There is no daily goal.");
            return Shell.DONE;
        }
        Sums ofToday = library.record().log().total(new Period(today, today));
        Streaks streaks = library.record().log().streaks(today, goal);
        if (json) {
            around.line(Lines.json(fields -> Figures.goal(fields, goal, ofToday, streaks)));
        } else {
            around.line(Figures.said(goal, ofToday));
            around.line("In a row: " + Figures.said(streaks));
        }
        return Shell.DONE;
    }
}
