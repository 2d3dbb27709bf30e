package etools.ui;

import etools.library.LibraryException;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The bridge between the window and the library: work runs on threads of its own, which nothing
/// interrupts, and its result arrives on the JavaFX thread. What goes wrong is logged and said
/// once, here.
///
/// Call it on the JavaFX thread.
final class Background {

    private static final Logger LOG = System.getLogger(Background.class.getName());

    private final Consumer<String> complain;
    private final ExecutorService questions = Executors.newCachedThreadPool(named("question"));
    private final ExecutorService changes = Executors.newSingleThreadExecutor(named("change"));
    private final ExecutorService imports = Executors.newSingleThreadExecutor(named("import"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private int underWay;
    private boolean closed;

    /// @param complain told in one line what went wrong, on the JavaFX thread
    Background(Consumer<String> complain) {
        this.complain = complain;
    }

    /// A kind of question of which only the newest answer is wanted. At most one is under way; of
    /// those asked meanwhile only the newest is asked at all.
    static final class Latest {
        private long newest;
        private boolean underWay;
        private @Nullable Runnable next;

        boolean isUnderWay() {
            return underWay;
        }

        /// An answer under way is no longer wanted.
        void forget() {
            newest++;
            next = null;
        }
    }

    /// Asks, and delivers the answer unless a newer one was asked for meanwhile.
    <T extends @Nullable Object> void ask(Latest kind, Supplier<T> question, Consumer<T> answer) {
        ask(kind, question, answer, line -> {});
    }

    /// @param none told in one line why there is no answer, unless a newer one was asked for
    <T extends @Nullable Object> void ask(
            Latest kind, Supplier<T> question, Consumer<T> answer, Consumer<String> none) {
        long number = ++kind.newest;
        Runnable ask =
                () -> {
                    kind.underWay = true;
                    run(
                            questions,
                            question,
                            result -> {
                                if (number == kind.newest) {
                                    answer.accept(result);
                                }
                            },
                            failure -> {
                                failed(failure);
                                if (number == kind.newest) {
                                    none.accept(oneLine(failure));
                                }
                            },
                            () -> {
                                kind.underWay = false;
                                Runnable next = kind.next;
                                kind.next = null;
                                if (next != null) {
                                    next.run();
                                }
                            });
                };
        if (kind.underWay) {
            kind.next = ask;
        } else {
            ask.run();
        }
    }

    /// Asks a question whose every answer is wanted.
    ///
    /// @param after runs last, also where there was no answer
    <T extends @Nullable Object> void load(
            Supplier<T> question, Consumer<T> answer, Runnable after) {
        run(questions, question, answer, after);
    }

    /// Changes the library; one change after the other.
    <T extends @Nullable Object> void change(Supplier<T> work, Consumer<T> done) {
        run(changes, work, done, () -> {});
    }

    /// @param after runs last, also where the change failed
    <T extends @Nullable Object> void change(Supplier<T> work, Consumer<T> done, Runnable after) {
        run(changes, work, done, after);
    }

    void change(Runnable work) {
        change(
                () -> {
                    work.run();
                    return null;
                },
                nothing -> {});
    }

    /// Long work; one after the other, beside all else.
    <T extends @Nullable Object> void importing(
            Supplier<T> work, Consumer<T> done, Runnable after) {
        run(imports, work, done, after);
    }

    /// Whether anything is under way or waiting.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private <T extends @Nullable Object> void run(
            ExecutorService threads, Supplier<T> work, Consumer<T> done, Runnable after) {
        run(threads, work, done, this::failed, after);
    }

    private <T extends @Nullable Object> void run(
            ExecutorService threads,
            Supplier<T> work,
            Consumer<T> done,
            Consumer<Throwable> failed,
            Runnable after) {
        if (closed) {
            return;
        }
        underWay++;
        busy.set(true);
        threads.execute(() -> {
            try {
                T result = work.get();
                Platform.runLater(() -> finish(() -> done.accept(result), after));
            } catch (RuntimeException | Error e) {
                Platform.runLater(() -> finish(() -> failed.accept(e), after));
            }
        });
    }

    /// Logs what went wrong and says it.
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, "in the background", failure);
        complain.accept(oneLine(failure));
    }

    private void finish(Runnable deliver, Runnable after) {
        try {
            deliver.run();
        } finally {
            after.run();
            underWay--;
            if (underWay == 0) {
                busy.set(false);
            }
        }
    }

    /// What to say of `failure` to the person at the screen.
    static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        if ((failure instanceof LibraryException || failure instanceof UncheckedIOException)
                && message != null) {
            return message;
        }
        return "That did not work ("
                + failure.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""))
                + "); the log says more.";
    }

    /// Takes no more work.
    void close() {
        closed = true;
        questions.shutdown();
        changes.shutdown();
        imports.shutdown();
    }

    /// Waits until all work is done; after [#close], from any thread but the JavaFX one.
    void awaitEnd() {
        for (ExecutorService threads : new ExecutorService[] {questions, changes, imports}) {
            boolean done = false;
            boolean interrupted = false;
            while (!done) {
                try {
                    done = threads.awaitTermination(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    interrupted = true; // the database is still at work: wait on
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ThreadFactory named(String what) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "etools-" + what + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
