package etools.ui;

import etools.library.Library;
import etools.library.LibraryChange;
import etools.library.LibraryException;
import etools.library.Query;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// Has the library keep what its window shows first, some seconds after the last change.
///
/// Lives on the JavaFX thread.
final class FirstRowsKeeping {

    private static final System.Logger LOG = System.getLogger(FirstRowsKeeping.class.getName());
    private static final Duration QUIET = Duration.seconds(4);

    private final Library library;
    private final ReaderModel model;
    private final Background background;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private final Runnable stopListening;
    private @Nullable Query kept;

    FirstRowsKeeping(Library library, ReaderModel model, Background background) {
        this.library = library;
        this.model = model;
        this.background = background;
        quiet.setOnFinished(done -> keep());
        stopListening = library.onChange(this::changed);
        model.queryProperty()
                .addListener(changed -> {
                    if (!model.wholeList().equals(kept)) {
                        quiet.playFromStart();
                    }
                });
        quiet.play();
    }

    private void changed(LibraryChange change) {
        switch (change) {
            case LibraryChange.ArticlesAdded _,
                    LibraryChange.ArticleRead _,
                    LibraryChange.ArticlesMarked _,
                    LibraryChange.ArticlesRemoved _,
                    LibraryChange.ReadingsChanged _ ->
                    Platform.runLater(quiet::playFromStart);
            case LibraryChange.SavedSearchesChanged _, LibraryChange.IndexFollowed _ -> {}
        }
    }

    private void keep() {
        Query query = model.wholeList();
        kept = query;
        background.load(
                () -> library.keepFirstRows(query.sort(), query.descending(), model.zone()),
                done -> {
                    if (!done) {
                        quiet.playFromStart();
                    }
                },
                () -> {});
    }

    void end() {
        quiet.stop();
        stopListening.run();
    }

    /// When the window is closed and nothing is under way any more; on any thread.
    static void keepLast(Library library, ReaderModel model) {
        try {
            Query query = model.wholeList();
            library.keepFirstRows(query.sort(), query.descending(), model.zone());
        } catch (LibraryException e) {
            LOG.log(System.Logger.Level.WARNING, "the first rows cannot be kept", e);
        }
    }
}
