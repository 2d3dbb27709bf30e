package etools.importing;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Reading;
import etools.format.ExportFormat;
import etools.format.ExportFormat.NamedFile;
import etools.format.ExportedArticle;
import etools.format.ExportedReading;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.ReadingRecord;
import etools.reading.Entry;
import etools.reading.LoggedReading;
import etools.reading.Names;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes articles of the library to a file of any [ExportKind], newest first. The same articles
/// give the same bytes, in whichever order and library they lie. Memory does not grow with them.
public final class FileExport {

    private static final int PAGE = 200;

    /// Whole books may stand beside each other.
    private static final int WORDS_AT_ONCE = 500_000;

    /// Of all files in an archive: the first time that ZIP tells alike in every time zone.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Library library;

    public FileExport(Library library) {
        this.library = library;
    }

    /// Follows an export; called on its thread.
    public interface Watcher {

        default void progress(int written, int of) {}

        /// After `true` the export ends; what was at the file's place stays there.
        default boolean cancelled() {
            return false;
        }
    }

    /// Writes `file`, which appears when it is whole and on disk; one that was there is replaced.
    ///
    /// Of a kind with a file for each article, one article makes that file, a name that ends in
    /// `.zip` an archive, and any other a folder, which must be new or empty.
    ///
    /// @return articles written, or readings, or -1 when it was cancelled
    /// @throws IOException such as a full disk; nothing is left behind
    public int run(ArticleList list, ExportKind kind, Path file, Watcher watcher)
            throws IOException {
        Path target = file.toAbsolutePath();
        ArticleList ordered = library.inFixedOrder(list);
        return switch (kind.format()) {
            case ExportFormat.OneFile format ->
                    toFile(target, out -> write(ordered, format, out, watcher));
            case ExportFormat.ReadingLog format ->
                    toFile(target, out -> writeReadings(ordered, format, out, watcher));
            case ExportFormat.FileEach format when ExportKind.isArchive(target) ->
                    toFile(target, out -> writeArchive(ordered, format, out, watcher));
            case ExportFormat.FileEach format
                    when ordered.size() == 1 && kind.isArticleFile(target) ->
                    writeOne(ordered, format, target, watcher);
            case ExportFormat.FileEach format -> writeFolder(ordered, format, target, watcher);
        };
    }

    private interface Content {
        int write(OutputStream out) throws IOException;
    }

    private interface Consumer {
        void accept(ExportedArticle article) throws IOException;
    }

    private static int toFile(Path target, Content content) throws IOException {
        Path part = partOf(target);
        try {
            int written;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                written = content.write(out);
            }
            if (written >= 0) {
                force(part);
                putInPlace(part, target);
            }
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void putInPlace(Path part, Path target) throws IOException {
        try {
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private int write(
            ArticleList list, ExportFormat.OneFile format, OutputStream out, Watcher watcher)
            throws IOException {
        try (ExportFormat.Articles articles = format.begin(out, list.size())) {
            return each(list, watcher, articles::add);
        }
    }

    private int writeArchive(
            ArticleList list, ExportFormat.FileEach format, OutputStream out, Watcher watcher)
            throws IOException {
        FileNames names = new FileNames();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            return each(
                    list,
                    watcher,
                    article -> {
                        for (NamedFile file : format.write(article, names.of(article.article()))) {
                            ZipEntry entry = new ZipEntry(file.path());
                            entry.setTimeLocal(NO_TIME);
                            zip.putNextEntry(entry);
                            zip.write(file.content());
                            zip.closeEntry();
                        }
                    });
        }
    }

    /// The pictures beside a single article's file, and then the file.
    private int writeOne(
            ArticleList list, ExportFormat.FileEach format, Path target, Watcher watcher)
            throws IOException {
        String fileName = target.getFileName().toString();
        String name = fileName.substring(0, fileName.lastIndexOf('.'));
        return each(
                list,
                watcher,
                article -> {
                    List<NamedFile> files = format.write(article, name);
                    for (NamedFile beside : files.subList(1, files.size())) {
                        put(target.resolveSibling(beside.path()), beside.content());
                    }
                    toFile(
                            target,
                            out -> {
                                out.write(files.getFirst().content());
                                return 1;
                            });
                });
    }

    private int writeFolder(
            ArticleList list, ExportFormat.FileEach format, Path target, Watcher watcher)
            throws IOException {
        requireEmpty(target);
        Path part = partOf(target);
        try {
            Files.createDirectory(part);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(part + " is in the way", e);
        }
        try {
            FileNames names = new FileNames();
            int written =
                    each(
                            list,
                            watcher,
                            article -> {
                                for (NamedFile file :
                                        format.write(article, names.of(article.article()))) {
                                    put(part.resolve(file.path()), file.content());
                                }
                            });
            if (written >= 0) {
                Files.deleteIfExists(target);
                putInPlace(part, target);
            }
            return written;
        } finally {
            delete(part);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new IOException("a file is there, and a folder is to be made");
        }
        try (Stream<Path> inside = Files.list(target)) {
            if (inside.findAny().isPresent()) {
                throw new IOException("the folder is not empty; name a new one");
            }
        }
    }

    private static void put(Path file, byte[] content) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, content);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// @return articles, or -1 when it was cancelled
    private int each(ArticleList list, Watcher watcher, Consumer into) throws IOException {
        int written = 0;
        for (int from = 0; from < list.size(); from += PAGE) {
            int to = Math.min(from + PAGE, list.size());
            List<Headline> page = library.headlines(list.rows(from, to));
            for (int start = 0, end; start < page.size(); start = end) {
                end = endOfPart(page, start);
                Map<ArticleId, Reading> readings = new HashMap<>();
                page.subList(start, end)
                        .forEach(headline -> readings.put(headline.id(), headline.reading()));
                int[] rows = page.subList(start, end).stream().mapToInt(Headline::row).toArray();
                Map<ArticleId, Marginalia> marginalia = library.marginalia(rows);
                for (Article article : library.articles(rows)) {
                    if (watcher.cancelled()) {
                        return -1;
                    }
                    into.accept(
                            new ExportedArticle(
                                    article,
                                    readings.getOrDefault(article.id(), Reading.NONE),
                                    marginalia.getOrDefault(article.id(), Marginalia.NONE),
                                    library::picture));
                    written++;
                }
            }
            watcher.progress(to, list.size());
        }
        return watcher.cancelled() ? -1 : written;
    }

    /// Where those end that are held in memory at once.
    private static int endOfPart(List<Headline> page, int start) {
        long words = page.get(start).words();
        int end = start + 1;
        while (end < page.size() && words + page.get(end).words() <= WORDS_AT_ONCE) {
            words += page.get(end++).words();
        }
        return end;
    }

    /// A list of everything stands for the whole record: readings of articles that were removed are
    /// in it too.
    private int writeReadings(
            ArticleList list, ExportFormat.ReadingLog format, OutputStream out, Watcher watcher)
            throws IOException {
        BitSet wanted = new BitSet();
        for (int i = 0; i < list.size(); i++) {
            wanted.set(list.row(i));
        }
        boolean whole = list.isEverything();
        int written = 0;
        try (ExportFormat.Readings log = format.begin(out)) {
            long after = 0;
            while (true) {
                if (watcher.cancelled()) {
                    return -1;
                }
                List<Entry> page = library.record().log().entries(after, PAGE);
                if (page.isEmpty()) {
                    return written;
                }
                List<Entry> chosen =
                        page.stream()
                                .filter(reading -> whole || wanted.get(reading.row()))
                                .toList();
                for (ExportedReading reading : exported(after, chosen)) {
                    log.add(reading);
                    written++;
                }
                after = page.getLast().number();
            }
        }
    }

    /// @param after the number before those of the page that `readings` are from
    private List<ExportedReading> exported(long after, List<Entry> readings) {
        ReadingRecord record = library.record();
        int[] rows = readings.stream().mapToInt(Entry::row).distinct().toArray();
        Map<Integer, ReadingRecord.Title> titles = record.titles(rows);
        Map<Long, LoggedReading> facts = new HashMap<>();
        record.log().readings(after, PAGE).forEach(reading -> facts.put(reading.number(), reading));
        Names names = record.log().names();
        List<ExportedReading> exported = new ArrayList<>();
        for (Entry reading : readings) {
            ReadingRecord.Title title = titles.get(reading.row());
            LoggedReading fact = facts.get(reading.number());
            if (title != null && fact != null) { // else it was wiped meanwhile
                exported.add(
                        new ExportedReading(
                                title.id(),
                                title.title(),
                                reading.recorded(),
                                said(names.categoryName(fact.category())),
                                said(names.label(fact.source())),
                                Arrays.stream(fact.tags()).mapToObj(names::label).toList()));
            }
        }
        return exported;
    }

    private static @Nullable String said(String name) {
        return name.isEmpty() ? null : name;
    }
}
