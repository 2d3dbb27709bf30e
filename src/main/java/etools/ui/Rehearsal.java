package etools.ui;

import etools.library.Query;

import javafx.animation.AnimationTimer;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Uses the window as a reader would, so that the Java that watches learns which classes and
/// methods a start needs: `mvn package` has it make the cache that `bin/etools` starts from. It
/// runs only where the system property `etools.rehearsal` is set.
///
/// One step follows the other as soon as the window has come to rest and the step before is done.
final class Rehearsal {

    private static final int QUIET_FRAMES = 3;
    private static final int FEW = 5;

    private final ReaderWindow window;
    private final List<BooleanSupplier> steps;
    private int next;
    private int quiet;

    private Rehearsal(ReaderWindow window) {
        this.window = window;
        ReaderModel model = window.model();
        steps =
                List.of(
                        done(model::addSamples),
                        done(() -> window.list().select(0)),
                        model.recorder()::hasBegun,
                        done(() -> window.list().selectNext()),
                        model.recorder()::hasBegun,
                        done(model.recorder()::moved),
                        done(() -> model.searchText("the")),
                        done(() -> model.searchText("the news -sport")),
                        done(() -> window.list().select(0)),
                        done(model::clearFilter),
                        done(() -> model.show(Query.Show.UNREAD)),
                        done(() -> model.show(Query.Show.ALL)),
                        done(() -> window.list().reveal(FEW)),
                        done(() -> model.sort(Query.Sort.TITLE, false)),
                        done(() -> model.sort(Query.Sort.DATE, true)),
                        done(() -> window.lay(Snapshot.Card.STATISTICS)),
                        done(window::close));
    }

    private static BooleanSupplier done(Runnable step) {
        return () -> {
            step.run();
            return true;
        };
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
                if (steps.get(next).getAsBoolean()) {
                    next++;
                }
            }
        }.start();
    }
}
