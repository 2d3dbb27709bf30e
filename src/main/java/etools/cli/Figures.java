package etools.cli;

import etools.library.ReadingRecord.Title;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.Streaks;
import etools.reading.Sums;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.math.BigDecimal;
import java.util.Locale;

/// Figures of the reading record, for people and as fields of JSON.
final class Figures {

    private static final int DIGITS_OF_MILLIS = 3;

    /// `1,234`
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1,234 readings`
    static String counted(long number, String one) {
        return number(number) + " " + one + (number == 1 ? "" : "s");
    }

    /// `1:02:03`, `2:03`
    static String length(long millis) {
        long seconds = (millis + 500) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /// `5.5`, to a tenth.
    static BigDecimal minutes(long millis) {
        return stripped(BigDecimal.valueOf(Math.round(millis / 6_000.0), 1));
    }

    /// `93 %`
    static String percent(long tenThousandths) {
        return tenThousandths / 100 + " %";
    }

    /// `2026-11-01 to 2026-11-23`, with the ends that are said.
    static String days(Period period) {
        boolean begins = !period.from().equals(Period.ALL.from());
        boolean ends = !period.to().equals(Period.ALL.to());
        if (begins && ends) {
            return period.from().equals(period.to())
                    ? period.from().toString()
                    : period.from() + " to " + period.to();
        }
        return begins ? "from " + period.from() + " on" : ends ? "up to " + period.to() : "all";
    }

    static void days(JsonGenerator json, Period period) {
        if (!period.from().equals(Period.ALL.from())) {
            json.writeStringProperty("from", period.from().toString());
        }
        if (!period.to().equals(Period.ALL.to())) {
            json.writeStringProperty("to", period.to().toString());
        }
    }

    static void sums(JsonGenerator json, Sums sums) {
        json.writeNumberProperty("readings", sums.readings());
        json.writeNumberProperty("articles", sums.articles());
        json.writeNumberProperty("finished", sums.finished());
        json.writeNumberProperty("reread", sums.rereads());
        json.writeNumberProperty("skimmed", sums.skimmed());
        json.writeNumberProperty("words", sums.words());
        json.writeNumberProperty("activeSeconds", seconds(sums.activeMs()));
    }

    static void sums(JsonGenerator json, String name, Sums sums) {
        json.writeObjectPropertyStart(name);
        sums(json, sums);
        json.writeEndObject();
    }

    static BigDecimal seconds(long millis) {
        return stripped(BigDecimal.valueOf(millis, DIGITS_OF_MILLIS));
    }

    /// From 0 to 1.
    static BigDecimal part(long tenThousandths) {
        return stripped(BigDecimal.valueOf(tenThousandths, 4));
    }

    private static BigDecimal stripped(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void streaks(JsonGenerator json, String name, Streaks streaks) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("current", streaks.current());
        days(json, "current", streaks.currentDays());
        json.writeNumberProperty("longest", streaks.longest());
        days(json, "longest", streaks.longestDays());
        json.writeEndObject();
    }

    private static void days(JsonGenerator json, String name, @Nullable Period days) {
        if (days != null) {
            json.writeStringProperty(name + "From", days.from().toString());
            json.writeStringProperty(name + "To", days.to().toString());
        }
    }

    /// `5 days, since 2026-11-19; longest 12 days, 2026-03-01 to 2026-03-12`
    static String said(Streaks streaks) {
        StringBuilder text = new StringBuilder(counted(streaks.current(), "day"));
        if (streaks.currentDays() != null) {
            text.append(", since ").append(streaks.currentDays().from());
        }
        if (streaks.longestDays() != null) {
            text.append("; longest ")
                    .append(counted(streaks.longest(), "day"))
                    .append(", ")
                    .append(days(streaks.longestDays()));
        }
        return text.toString();
    }

    static void goal(JsonGenerator json, Goal goal, Sums today, Streaks streaks) {
        json.writeObjectPropertyStart("goal");
        json.writeStringProperty("unit", goal.unit().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("amount", goal.amount());
        json.writeNumberProperty("today", goal.amountOf(today));
        json.writeBooleanProperty("reached", goal.reachedBy(today));
        streaks(json, "streak", streaks);
        json.writeEndObject();
    }

    /// `20 minutes a day; 12 today`
    static String said(Goal goal, Sums today) {
        return goal
                + " a day; "
                + number(goal.amountOf(today))
                + " today"
                + (goal.reachedBy(today) ? ", reached" : "");
    }

    /// The article that a row names; one that was removed says so.
    static void article(JsonGenerator json, @Nullable Title title) {
        if (title != null) {
            json.writeStringProperty("id", title.id().toString());
            json.writeStringProperty("title", title.title());
            if (!title.listed()) {
                json.writeBooleanProperty("removed", true);
            }
        }
    }

    /// `258afbe6-30d2-4c00-8faa-c2f0cb937948 The title (removed)`
    static String said(@Nullable Title title) {
        return title == null
                ? ""
                : title.id()
                        + "  "
                        + Lines.plain(title.title())
                        + (title.listed() ? "" : " (removed)");
    }

    private Figures() {}
}
