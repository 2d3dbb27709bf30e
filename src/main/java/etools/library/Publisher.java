package etools.library;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Tells listeners of changes on a thread of its own, in their order.
final class Publisher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("etools.library");

    private final List<Consumer<LibraryChange>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("library-changes")::unstarted);

    Runnable add(Consumer<LibraryChange> listener) {
        Consumer<LibraryChange> mine = change -> listener.accept(change);
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    /// Whoever listens now is told, unless it no longer listens by then.
    void publish(LibraryChange change) {
        List<Consumer<LibraryChange>> now = List.copyOf(listeners);
        thread.execute(() -> {
            for (Consumer<LibraryChange> listener : now) {
                try {
                    if (listeners.contains(listener)) {
                        listener.accept(change);
                    }
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            "a listener failed on " + change.getClass().getSimpleName(),
                            e);
                }
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
