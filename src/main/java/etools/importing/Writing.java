package etools.importing;

import etools.article.Subscription;
import etools.format.Refusal;
import etools.library.Addition;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.LibraryException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The second half of an import, one thread: adds drafts to the library in batches, and reports a
/// file once everything of it is on disk.
final class Writing implements Runnable {

    private static final System.Logger LOG = System.getLogger(Writing.class.getName());

    private static final String CANCELLED = "cancelled";

    private static final int BATCH_DRAFTS = 1000;
    private static final int BATCH_BYTES = 8 * 1024 * 1024;
    private static final long BATCH_NANOS = 1_000_000_000;
    private static final long PROGRESS_NANOS = 200_000_000;

    /// Results that may wait for an earlier file's, so that most imports report in order.
    private static final int MAX_WAITING_RESULTS = 256;

    private final Library library;
    private final Parsing parsing;
    private final ImportWatcher watcher;
    private final String what;
    private final List<String> sources;

    private final List<Library.Filed> batch = new ArrayList<>();
    private final List<FileProgress> batchFiles = new ArrayList<>();
    private final List<FileProgress> ended = new ArrayList<>();
    private int batchBytes;
    private long batchBegan;

    private final TreeMap<Long, Optional<FileResult>> waiting = new TreeMap<>();
    private long nextOrder;
    private final List<FileResult> waitingMembers = new ArrayList<>();
    private final List<ImportedFile> records = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    private long importId;
    private boolean begun;
    private long files;
    private long articles;
    private long added;
    private long updated;
    private long unchanged;
    private long refused;
    private long warnings;
    private long subscribed;
    private final List<FileResult> refusedFiles = new ArrayList<>();
    private String stopped = "";
    private long bytesDone;
    private long lastProgress;
    private @Nullable RuntimeException failure;

    /// @param resumed the number of an import that goes on, or 0
    Writing(
            Library library,
            Parsing parsing,
            ImportWatcher watcher,
            String what,
            List<String> sources,
            long resumed) {
        this.library = library;
        this.parsing = parsing;
        this.watcher = watcher;
        this.what = what;
        this.sources = sources;
        importId = resumed;
        begun = resumed != 0;
    }

    @Override
    public void run() {
        try {
            while (!parsing.isDone()) {
                askWhetherCancelled();
                step(parsing.take());
                tellProgress(false);
            }
            flush();
            reportWaiting(true);
            if (begun) {
                library.imports().end(importId, stopped);
            }
            tellProgress(true);
        } catch (InterruptedException e) {
            failure = new IllegalStateException("nobody interrupts the writer", e);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            parsing.close();
        }
    }

    /// The outcome, once [#run] is through.
    ///
    /// @throws RuntimeException what a watcher threw
    ImportReport report() {
        if (failure != null) {
            throw failure;
        }
        return new ImportReport(
                importId,
                files,
                added,
                updated,
                unchanged,
                refused,
                warnings,
                subscribed,
                refusedFiles,
                stopped);
    }

    private void askWhetherCancelled() {
        if (stopped.isEmpty() && (parsing.isStopped() || watcher.cancelled())) {
            stop(CANCELLED);
        }
    }

    private void stop(String why) {
        stopped = why;
        parsing.stop();
    }

    private void step(Parsing.@Nullable Event event) {
        if (event != null) {
            begin();
        }
        switch (event) {
            case null -> flush();
            case Parsing.Event.Parsed(FileProgress file, List<Parsing.Item> items, int bytes) -> {
                take(file, items);
                batchBytes += bytes;
            }
            case Parsing.Event.Ended(FileProgress file, Refusal refusal, boolean whole) -> {
                if (refusal != null) {
                    file.refused(refusal);
                }
                file.whole = whole;
                ended.add(file);
            }
        }
        if (batch.size() >= BATCH_DRAFTS
                || batchBytes >= BATCH_BYTES
                || ended.size() >= BATCH_DRAFTS
                || System.nanoTime() - batchBegan >= BATCH_NANOS) {
            flush();
        }
    }

    private void take(FileProgress file, List<Parsing.Item> items) {
        for (Parsing.Item item : items) {
            switch (item) {
                case Parsing.Item.Ready(Library.Prepared draft, int _) -> {
                    batch.add(new Library.Filed(draft, file.number));
                    batchFiles.add(file);
                    if (batch.size() >= BATCH_DRAFTS) {
                        store();
                    }
                }
                case Parsing.Item.Refused(Refusal refusal) -> file.refused(refusal);
                case Parsing.Item.Warned(Refusal warning) -> file.warned(warning);
                case Parsing.Item.Subscribed(Subscription subscription) ->
                        file.subscribed(subscription);
            }
        }
    }

    private void flush() {
        store();
        parsing.release(batchBytes);
        batchBytes = 0;
        batchBegan = System.nanoTime();
        for (FileProgress file : ended) {
            parsing.forget(file);
            bytesDone += file.bytes;
            settle(file);
        }
        ended.clear();
        keepRecords();
        reportWaiting(false);
    }

    /// What becomes of a file that has ended. A file in an archive is reported at once, others wait
    /// for their turn.
    private void settle(FileProgress file) {
        Optional<FileResult> result = resultOf(file);
        if (result.isPresent()) {
            records.add(file.record(importId));
            subscriptions.addAll(file.subscriptions);
        }
        if (file.container == null) {
            waiting.put(file.order, file.isMereContainer() ? Optional.empty() : result);
        } else if (!file.isMereContainer()) {
            result.ifPresent(waitingMembers::add);
        }
    }

    private void keepRecords() {
        if (records.isEmpty() || !begun) {
            return;
        }
        try {
            library.imports().filesDone(List.copyOf(records), List.copyOf(subscriptions));
        } catch (LibraryException e) {
            if (stopped.isEmpty()) {
                stop(String.valueOf(e.getMessage()));
            }
        }
        records.clear();
        subscriptions.clear();
    }

    private void begin() {
        if (begun || !stopped.isEmpty()) {
            return;
        }
        try {
            importId = library.imports().begin(what, sources);
            begun = true;
        } catch (LibraryException e) {
            stop(String.valueOf(e.getMessage()));
        }
    }

    private void store() {
        if (batch.isEmpty()) {
            return;
        }
        if (stopped.isEmpty()) {
            try {
                List<Addition> additions = library.addFiled(List.copyOf(batch), importId);
                for (int i = 0; i < additions.size(); i++) {
                    batchFiles.get(i).stored(additions.get(i));
                }
                articles += additions.size();
                batch.clear();
                batchFiles.clear();
                return;
            } catch (LibraryException e) {
                stop(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "adding to the library", e);
                stop("the library could not take it (" + e + ")");
            }
        }
        batchFiles.forEach(file -> file.notStored(1));
        batch.clear();
        batchFiles.clear();
    }

    /// What to report of a file that has ended: nothing where the import was stopped before
    /// anything of it was on disk.
    private Optional<FileResult> resultOf(FileProgress file) {
        if (!stopped.isEmpty() && file.isCutShort()) {
            if (stopped.equals(CANCELLED) && file.articles() == 0) {
                return Optional.empty();
            }
            file.cutShort(stopped);
        } else if (!file.whole) {
            return Optional.empty();
        }
        return Optional.of(file.result());
    }

    /// Reports in the files' order, unless one that takes long would hold up many others.
    private void reportWaiting(boolean all) {
        waitingMembers.forEach(this::report);
        waitingMembers.clear();
        while (!waiting.isEmpty()
                && (all
                        || waiting.firstKey() <= nextOrder
                        || waiting.size() > MAX_WAITING_RESULTS)) {
            Map.Entry<Long, Optional<FileResult>> first = waiting.pollFirstEntry();
            nextOrder = Math.max(nextOrder, first.getKey() + 1);
            first.getValue().ifPresent(this::report);
        }
    }

    private void report(FileResult result) {
        files++;
        added += result.added();
        updated += result.updated();
        unchanged += result.unchanged();
        refused += result.refused();
        warnings += result.warnings();
        subscribed += result.subscriptions();
        if (result.refused() > 0 && refusedFiles.size() < ImportReport.MAX_REFUSED_FILES) {
            refusedFiles.add(result);
        }
        watcher.fileDone(result);
    }

    private void tellProgress(boolean atEnd) {
        long now = System.nanoTime();
        if (atEnd || now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            long found = parsing.bytesFound();
            long done = Math.min(found, bytesDone + parsing.bytesUnderWay());
            watcher.progress(files, articles, done, found);
        }
    }
}
