package etools.library;

import etools.article.ArticleId;
import etools.article.Place;
import etools.reading.ArticleFigures;
import etools.reading.BacklogDay;
import etools.reading.Goal;
import etools.reading.Period;
import etools.reading.ReadingLog;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The record of all readings; [Library#recordReading] begins one.
public final class ReadingRecord {

    /// Where a reading stands. Figures of a reading never get smaller: of two, the larger counts.
    ///
    /// @param open since the article was opened
    /// @param active of that, the window in front and the reader moving within the last minute
    /// @param began how far down the article the reading began, from 0 to 1
    /// @param furthest the furthest place that was in sight, from 0 to 1
    /// @param place what stands at the upper edge, to go on from
    public record Stand(
            Duration open, Duration active, double began, double furthest, Place place) {}

    /// An article's name for the record's lists, which name removed articles too.
    ///
    /// @param listed false where it was removed from the library
    public record Title(
            int row, ArticleId id, String title, @Nullable String category, boolean listed) {}

    /// What wiping a period takes away.
    ///
    /// @param backups made by themselves, which still hold it
    public record Wipe(Period period, int readings, int articles, int backups) {}

    /// What the doctor found.
    ///
    /// @param checks what was compared, a line each
    /// @param problems what does not agree, a line each; empty where all is well
    /// @param repaired whether the problems are mended by now
    public record Checkup(List<String> checks, List<String> problems, boolean repaired) {
        public Checkup {
            checks = List.copyOf(checks);
            problems = List.copyOf(problems);
        }
    }

    ReadingRecord() {}

    /// The figures; waits until the readings are loaded, which begins when the library opens.
    public ReadingLog log() {
        throw new UnsupportedOperationException();
    }

    /// Puts down how far a reading has come: on disk when it returns, so that a crash loses no more
    /// than what came after. Does nothing for number 0 and for a reading that has ended. Publishes
    /// [LibraryChange.ReadingsChanged].
    public void step(long number, Stand stand) {
        throw new UnsupportedOperationException();
    }

    /// The last [#step]: the article was left. The first word on the end stands.
    public void end(long number, Stand stand) {
        throw new UnsupportedOperationException();
    }

    /// Where the reader was when the article was left last; empty where that is not known, or where
    /// it was left at its end.
    public Optional<Place> place(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    /// While paused, opening an article leaves no trace: no reading, no mark, no time.
    public boolean isPaused() {
        throw new UnsupportedOperationException();
    }

    /// Holds until it is taken back, also when the program is started again. Publishes
    /// [LibraryChange.ReadingsChanged].
    public void pause(boolean paused) {
        throw new UnsupportedOperationException();
    }

    /// What the reader wants to reach each day, or null.
    public @Nullable Goal goal() {
        throw new UnsupportedOperationException();
    }

    public void setGoal(@Nullable Goal goal) {
        throw new UnsupportedOperationException();
    }

    /// What [#wipe] would take away.
    public Wipe wipeable(Period period) {
        throw new UnsupportedOperationException();
    }

    /// Forgets all readings that began in the period, for ever; counts and last times are made of
    /// what remains. Marks stay. Publishes [LibraryChange.ReadingsChanged] and, for what is listed,
    /// [LibraryChange.ArticlesRemoved].
    public Wipe wipe(Period period) {
        throw new UnsupportedOperationException();
    }

    /// Day by day, those without a change left out.
    public List<BacklogDay> backlog(Period period) {
        throw new UnsupportedOperationException();
    }

    /// The articles of these rows, by row, also those that were removed.
    public Map<Integer, Title> titles(int[] rows) {
        throw new UnsupportedOperationException();
    }

    /// The articles that came in during a period of local days and are unread.
    public int[] unreadOf(Period period) {
        throw new UnsupportedOperationException();
    }

    /// What can be counted in an article's text; empty where there is no such article.
    public Optional<ArticleFigures> figures(ArticleId id) {
        throw new UnsupportedOperationException();
    }

    /// Computes every count, last time, sum and table anew from the readings and compares.
    ///
    /// @param repair puts right what does not agree
    public Checkup check(boolean repair) {
        throw new UnsupportedOperationException();
    }
}
