package etools.ui;

import etools.library.Query;

import javafx.animation.AnimationTimer;

import java.util.List;

/// Uses the window as a reader would, so that the Java that watches learns which classes and
/// methods a start needs: `mvn package` has it make the cache that `bin/etools` starts from. It
/// runs only where the system property `etools.rehearsal` is set.
///
/// One step follows the other as soon as the window has come to rest.
final class Rehearsal {

    private static final int QUIET_FRAMES = 3;
    private static final int FEW = 5;

    private final ReaderWindow window;
    private final List<Runnable> steps;
    private int next;
    private int quiet;

    private Rehearsal(ReaderWindow window) {
        this.window = window;
        ReaderModel model = window.model();
        steps =
                List.of(
                        model::addSamples,
                        () -> window.list().select(0),
                        () -> window.list().selectNext(),
                        () -> model.searchText("the"),
                        () -> model.searchText("the news -sport"),
                        () -> window.list().select(0),
                        model::clearFilter,
                        () -> model.show(Query.Show.UNREAD),
                        () -> model.show(Query.Show.ALL),
                        () -> window.list().reveal(FEW),
                        () -> model.sort(Query.Sort.TITLE, false),
                        () -> model.sort(Query.Sort.DATE, true),
                        () ->
                                model.change(
                                        library ->
                                                library.recordReading(
                                                        library.headlines(new int[] {1})
                                                                .getFirst()
                                                                .id()),
                                        "Read"),
                        () -> window.lay(Snapshot.Card.STATISTICS),
                        window::close);
    }

    static void runIfAsked(ReaderWindow window) {
        if (Boolean.getBoolean("etools.rehearsal")) {
            new Rehearsal(window).run();
        }
    }

    private void run() {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                quiet = window.isQuiet() ? quiet + 1 : 0;
                if (quiet < QUIET_FRAMES) {
                    return;
                }
                quiet = 0;
                if (next == steps.size() - 1) {
                    stop();
                }
                steps.get(next++).run();
            }
        }.start();
    }
}
