package etools.ui;

import etools.article.PageDates;
import etools.reading.Entry;
import etools.reading.LoggedReading;
import etools.ui.chart.Mark;

import javafx.scene.layout.Region;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// The readings of an article on a line of time, from the first one to now.
final class ReadingLine extends SmallChart {

    /// So many can be told apart, if at all.
    private static final int MOST = 200;

    private final LongConsumer open;
    private List<Long> times = List.of();
    private long now;

    /// @param open told the number of a reading that was chosen
    ReadingLine(LongConsumer open) {
        super("Readings of this article");
        this.open = open;
        setId("reading-line");
        plot().getStyleClass().add("reading-line");
    }

    /// @param newestFirst one at least
    void show(List<Entry> newestFirst, Instant until) {
        List<Entry> shown = newestFirst.subList(0, Math.min(MOST, newestFirst.size())).reversed();
        times = shown.stream().map(one -> one.opened().toInstant().toEpochMilli()).toList();
        now = Math.max(until.toEpochMilli(), times.getLast());
        List<Piece> pieces = new ArrayList<>();
        for (Entry reading : shown) {
            Region dot = new Region();
            dot.getStyleClass().addAll("reading-dot", styleOf(reading));
            long number = reading.number();
            pieces.add(
                    new Piece(
                            dot,
                            new Mark(time(reading), said(reading), true),
                            () -> open.accept(number)));
        }
        set(pieces, PageDates.date(shown.getFirst().opened().toLocalDate()), "now");
    }

    private static String styleOf(Entry reading) {
        return switch (reading.verdict()) {
            case SKIMMED -> "skimmed";
            case READ -> "read";
            case REREAD -> "re-read";
        };
    }

    /// `2026/11/23 16:25`
    private static String time(Entry reading) {
        return PageDates.minute(reading.opened().toInstant(), reading.opened().getOffset());
    }

    /// `skimmed to 40 %, 2 min`
    private static String said(Entry reading) {
        StringBuilder said = new StringBuilder(reading.verdict().word());
        if (!reading.verdict().finished() && reading.furthest() != LoggedReading.UNKNOWN) {
            said.append(" to ").append(reading.furthest() / 100).append(" %");
        }
        if (reading.activeMs() != LoggedReading.UNKNOWN) {
            long minutes = Numbers.minutes(reading.activeMs());
            said.append(", ").append(minutes == 0 ? "under 1" : Numbers.count(minutes));
            said.append(" min");
        }
        return said.toString();
    }

    @Override
    void place(List<Piece> all, double width, double height) {
        long first = times.isEmpty() ? now : times.getFirst();
        double span = Math.max(1, now - first);
        for (int i = 0; i < all.size(); i++) {
            Region dot = all.get(i).node();
            double size = dot.prefWidth(-1);
            double x = (width - size) * (times.get(i) - first) / span;
            dot.resizeRelocate(Math.rint(x), Math.rint((height - size) / 2), size, size);
        }
    }
}
