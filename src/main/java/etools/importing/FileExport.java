package etools.importing;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Headline;
import etools.article.Picture;
import etools.article.Reading;
import etools.format.ArticleJson;
import etools.library.ArticleList;
import etools.library.Library;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes articles of the library to a file, in our JSON Lines. Importing it gives them back whole:
/// text, pictures, tags, unknown fields and the reading record.
public final class FileExport {

    private static final Pattern PICTURE =
            Pattern.compile(Pattern.quote(Body.PICTURE_SCHEME) + "([0-9a-f]{64})");
    private static final int PAGE = 200;

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
    /// @return articles written, or -1 when it was cancelled
    /// @throws IOException such as a full disk; nothing is left behind
    public int run(ArticleList list, Path file, Watcher watcher) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            int written = write(list, part, watcher);
            if (written >= 0) {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                putInPlace(part, target);
            }
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int write(ArticleList list, Path part, Watcher watcher) throws IOException {
        int written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(part)) {
            for (int from = 0; from < list.size(); from += PAGE) {
                if (watcher.cancelled()) {
                    return -1;
                }
                int[] rows = list.rows(from, Math.min(from + PAGE, list.size()));
                Map<ArticleId, Reading> readings = new HashMap<>();
                for (Headline headline : library.headlines(rows)) {
                    readings.put(headline.id(), headline.reading());
                }
                for (Article article : library.articles(rows)) {
                    Reading reading = readings.getOrDefault(article.id(), Reading.NONE);
                    out.write(ArticleJson.write(article, reading, picturesOf(article)));
                    out.write('\n');
                    written++;
                }
                watcher.progress(Math.min(from + PAGE, list.size()), list.size());
            }
        }
        return written;
    }

    private List<Picture> picturesOf(Article article) {
        if (article.body().kind() == Body.Kind.TEXT) {
            return List.of();
        }
        Set<String> hashes = new LinkedHashSet<>();
        Matcher found = PICTURE.matcher(article.body().content());
        while (found.find()) {
            hashes.add(found.group(1));
        }
        List<Picture> pictures = new ArrayList<>();
        hashes.forEach(hash -> library.picture(hash).ifPresent(pictures::add));
        return pictures;
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
}
