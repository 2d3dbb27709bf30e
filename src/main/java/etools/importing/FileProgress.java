package etools.importing;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Subscription;
import etools.format.ArticleFormat;
import etools.format.Refusal;
import etools.library.Addition;
import etools.library.ImportedFile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What has become of one file so far. Counts are the writer's; what is `volatile` is told by the
/// worker that reads the file.
final class FileProgress {

    /// Its name in the import's record.
    final int number;

    /// The how manyeth of the files that were found, counted from 0; -1 for one in an archive.
    final long order;

    /// The file that it lies in.
    final @Nullable FileProgress container;

    /// As the person named it; of a file in an archive the path in that archive.
    final String name;

    final String shownAs;
    final long bytes;

    /// Whether the file was read to its end.
    boolean whole;

    volatile @Nullable ArticleFormat format;
    volatile String sha256 = "";
    volatile boolean originalKept;

    /// Whether something was found in it or in a file that lies in it.
    volatile boolean fruitful;

    /// See [Source.Kept]; null for a file that is read for the first time.
    volatile @Nullable Function<ArticleDraft, @Nullable ArticleDraft> fitted;

    /// Articles that are as they should be already, and were left out: see [Source.Kept].
    final AtomicInteger leftOut = new AtomicInteger();

    /// Files that lie in it and were read.
    final AtomicInteger members = new AtomicInteger();

    private int added;
    private int updated;
    private int unchanged;
    private int refused;
    private int warned;
    private int notStored;
    private final List<ArticleId> ids = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    final List<Subscription> subscriptions = new ArrayList<>();

    FileProgress(int number, long order, String shownAs, long bytes) {
        this(number, order, null, shownAs, shownAs, bytes);
    }

    private FileProgress(
            int number,
            long order,
            @Nullable FileProgress container,
            String name,
            String shownAs,
            long bytes) {
        this.number = number;
        this.order = order;
        this.container = container;
        this.name = name;
        this.shownAs = shownAs;
        this.bytes = bytes;
    }

    /// A file that lies in this one.
    FileProgress member(int memberNumber, String memberName) {
        members.incrementAndGet();
        return new FileProgress(memberNumber, -1, this, memberName, shownAs + "/" + memberName, 0);
    }

    /// Marks this file and all that it lies in.
    void bearsFruit() {
        for (FileProgress file = this; file != null && !file.fruitful; file = file.container) {
            file.fruitful = true;
        }
    }

    @Nullable ArticleDraft fitted(ArticleDraft draft) {
        for (FileProgress file = this; file != null; file = file.container) {
            Function<ArticleDraft, @Nullable ArticleDraft> function = file.fitted;
            if (function != null) {
                ArticleDraft fitting = function.apply(draft);
                if (fitting == null) {
                    leftOut.incrementAndGet();
                }
                return fitting;
            }
        }
        return draft;
    }

    void stored(Addition addition) {
        switch (addition.outcome()) {
            case ADDED -> added++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
        if (ids.size() < FileResult.MAX_IDS) {
            ids.add(addition.id());
        }
    }

    void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < FileResult.MAX_REFUSALS) {
            refusals.add(refusal.line());
        }
    }

    void warned(Refusal warning) {
        warned++;
        if (warnings.size() < FileResult.MAX_REFUSALS) {
            warnings.add(warning.line());
        }
    }

    void subscribed(Subscription subscription) {
        subscriptions.add(subscription);
    }

    void notStored(int articles) {
        notStored += articles;
    }

    int articles() {
        return added + updated + unchanged;
    }

    /// Whether the import's end touches this file: what was read of it is not all on disk, or some
    /// of it is and the rest was never read.
    boolean isCutShort() {
        return notStored > 0 || (!whole && articles() > 0);
    }

    /// Puts down that the import was stopped before the file's end.
    void cutShort(String why) {
        if (notStored > 1) {
            refused(
                    new Refusal(
                            null,
                            String.format(
                                    Locale.ROOT, "%,d articles not stored: %s", notStored, why)));
            refused += notStored - 1;
        } else {
            refused(new Refusal(null, "not stored to its end: " + why));
        }
    }

    /// Whether there is nothing to say of the file itself, only of those that lie in it.
    boolean isMereContainer() {
        return members.get() > 0
                && leftOut.get() + articles() + refused + warned == 0
                && subscriptions.isEmpty();
    }

    FileResult result() {
        unchanged += leftOut.getAndSet(0);
        if (articles() + refused == 0 && members.get() == 0 && subscriptions.isEmpty()) {
            refused(new Refusal(null, "there is no article in it"));
        }
        return new FileResult(
                shownAs,
                added,
                updated,
                unchanged,
                refused,
                ids,
                refusals,
                warned,
                warnings,
                subscriptions.size());
    }

    /// For the library's record of the import; call [#result] before.
    ImportedFile record(long importNumber) {
        ArticleFormat kind = format;
        List<ImportedFile.Message> messages = new ArrayList<>();
        for (String line : refusals) {
            messages.add(new ImportedFile.Message(ImportedFile.Severity.REFUSED, line));
        }
        for (String line : warnings) {
            messages.add(new ImportedFile.Message(ImportedFile.Severity.WARNING, line));
        }
        return new ImportedFile(
                importNumber,
                number,
                container == null ? null : container.number,
                name,
                sha256,
                bytes,
                kind == null ? "" : kind.name(),
                kind == null ? 0 : kind.version(),
                originalKept,
                added,
                updated,
                unchanged,
                refused,
                warned,
                messages);
    }
}
