package etools.cli;

import etools.reading.Period;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/// `--from` and `--to` of the commands that ask the reading record.
final class DayOptions {

    private static final int LAST_YEAR = 9999;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "From this day on: 2026-11-23, today or yesterday; 2026-11 and 2026 are from"
                            + " their first day on.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description =
                    "Up to and with this day; 2026-11 and 2026 are up to their last. Days are those"
                            + " of the zone you read in.")
    private @Nullable String to;

    boolean isGiven() {
        return from != null || to != null;
    }

    boolean isWhole() {
        return from != null && to != null;
    }

    /// All days where nothing is said.
    ///
    /// @throws ParameterException for what is no date, and for an end before the beginning
    Period period(LocalDate today) {
        LocalDate first = from == null ? Period.ALL.from() : day(from, today, true);
        LocalDate last = to == null ? Period.ALL.to() : day(to, today, false);
        if (last.isBefore(first)) {
            throw wrong("--from " + first + " is after --to " + last);
        }
        return new Period(first, last);
    }

    ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), why);
    }

    static LocalDate today(EtoolsCommand etools) {
        ZoneId zone = etools.around().zone();
        return LocalDate.ofInstant(etools.shell().clock().instant(), zone);
    }

    private LocalDate day(String text, LocalDate today, boolean first) {
        LocalDate day = parsed(text, today, first);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw wrong("'" + Lines.plain(text) + "' is outside of the years 1 to " + LAST_YEAR);
        }
        return day;
    }

    private LocalDate parsed(String text, LocalDate today, boolean first) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (wanted.length()) {
                case 4 -> {
                    Year year = Year.parse(wanted);
                    yield year.atDay(first ? 1 : year.length());
                }
                case 7 -> {
                    YearMonth month = YearMonth.parse(wanted);
                    yield first ? month.atDay(1) : month.atEndOfMonth();
                }
                default ->
                        switch (wanted) {
                            case "today" -> today;
                            case "yesterday" -> today.minusDays(1);
                            default -> LocalDate.parse(wanted);
                        };
            };
        } catch (DateTimeException e) {
            throw wrong(
                    "'" + Lines.plain(text) + "' is no date such as 2026-11-23, 2026-11 or today");
        }
    }
}
