package etools.ui;

import etools.article.ArticleId;
import etools.article.Place;
import etools.library.ReadingRecord.Stand;

import java.time.Duration;
import java.util.function.LongSupplier;

/// From showing an article to leaving it: how long, how far, and when that is to be put down.
final class ReadingSession {

    /// What was in sight for so long counts as seen: what only rushes past does not.
    static final Duration A_MOMENT = Duration.ofMillis(300);

    /// After so much active time it is put down how far the reading has come.
    static final Duration STEP = Duration.ofSeconds(15);

    /// It is put down sooner where the reader has come on by so much, but not sooner than
    /// [#SOONEST].
    static final double FURTHER = 0.1;

    static final Duration SOONEST = Duration.ofSeconds(5);

    private final ArticleId article;
    private final LongSupplier nanos;
    private final ActivityMeter meter;
    private boolean sighted;
    private double began;
    private double furthest;
    private Place place = Place.TOP;

    /// What is in sight now, and since when.
    private double inSight;

    private long inSightSince;

    /// The least that was in sight since a while: text that is scrolled slowly counts too.
    private double least;

    private long leastSince;

    private long steppedAt;
    private Duration steppedActive = Duration.ZERO;
    private double steppedFurthest;

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    /// @param inFront whether the window has the reader's attention
    ReadingSession(ArticleId article, LongSupplier nanos, boolean inFront) {
        this.article = article;
        this.nanos = nanos;
        meter = new ActivityMeter(nanos, inFront);
        steppedAt = nanos.getAsLong();
    }

    ArticleId article() {
        return article;
    }

    void moved() {
        meter.moved();
    }

    void inFront(boolean is) {
        meter.inFront(is);
    }

    boolean isActive() {
        return meter.isActive();
    }

    /// Something else is in sight.
    ///
    /// @param above how much of the text is above the upper edge, from 0 to 1
    /// @param seen how much of it is above the lower edge
    void sees(double above, double seen) {
        long now = nanos.getAsLong();
        if (!sighted) {
            sighted = true;
            began = above;
            least = seen;
            leastSince = now;
        } else {
            see(now);
            least = Math.min(least, seen);
        }
        inSight = seen;
        inSightSince = now;
    }

    private void see(long now) {
        if (now - inSightSince >= A_MOMENT.toNanos()) {
            furthest = Math.max(furthest, inSight);
        }
        if (now - leastSince >= A_MOMENT.toNanos()) {
            furthest = Math.max(furthest, least);
            least = inSight;
            leastSince = now;
        }
    }

    /// @param upperEdge what stands there now
    void at(Place upperEdge) {
        place = upperEdge;
    }

    /// Whether it is time to put down how far the reading has come.
    boolean isDue() {
        long now = nanos.getAsLong();
        if (sighted) {
            see(now);
        }
        return meter.active().minus(steppedActive).compareTo(STEP) >= 0
                || (furthest - steppedFurthest >= FURTHER && now - steppedAt >= SOONEST.toNanos());
    }

    /// Whether there is anything new to put down.
    boolean hasNews() {
        return meter.active().compareTo(steppedActive) > 0 || furthest > steppedFurthest;
    }

    /// How far it has come, to be put down.
    Stand step() {
        steppedAt = nanos.getAsLong();
        if (sighted) {
            see(steppedAt);
        }
        steppedActive = meter.active();
        steppedFurthest = furthest;
        // who sees the top of a text that begins below has not passed what lies between
        return new Stand(meter.open(), steppedActive, began, Math.max(began, furthest), place);
    }
}
