package etools.importing;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Headline;
import etools.format.ArticleFormat;
import etools.format.Formats;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.Library;
import etools.library.Origin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the kept bytes of files anew, for what a better importer finds in them. Articles keep
/// their ids, their reading record and their former versions; what a later file has changed since
/// stays as that file has it.
public final class Reimport {

    private static final int PAGE = 500;

    private final Library library;

    public Reimport(Library library) {
        this.library = library;
    }

    /// A file whose bytes are kept, to be read anew.
    public record Original(ImportedFile file) {}

    /// Originals that an older version of their importer has read, those imported first first.
    public List<Original> outdated() {
        return originals(library.imports().runs(), true);
    }

    /// All originals.
    public List<Original> all() {
        return originals(library.imports().runs(), false);
    }

    /// Those of one import.
    public List<Original> ofRun(long run) {
        return originals(library.imports().run(run).stream().toList(), false);
    }

    /// The original of the file that brought an article's text last.
    public Optional<Original> ofArticle(ArticleId id) {
        for (Origin origin : library.imports().origins(id)) {
            for (Original original : ofRun(origin.file().importNumber())) {
                if (isOrHolds(original.file, origin.file())) {
                    return Optional.of(original);
                }
            }
        }
        return Optional.empty();
    }

    /// Reads these anew, as one import.
    public ImportReport run(List<Original> originals, ImportWatcher watcher) {
        List<Source> sources = new ArrayList<>();
        for (Original original : originals) {
            sources.add(
                    new Source.Kept(
                            original.file.name(),
                            original.file.bytes(),
                            () ->
                                    library.imports()
                                            .original(original.file.sha256())
                                            .orElseThrow(() ->
                                                    new java.io.IOException(
                                                            "its original is not in the library any"
                                                                    + " more")),
                            new Known(original.file)::fitted));
        }
        return new FileImport(library).run(sources, watcher);
    }

    private List<Original> originals(List<ImportRun> runs, boolean outdatedOnly) {
        Map<String, Original> newest = new LinkedHashMap<>();
        Set<String> outdated = new HashSet<>();
        for (ImportRun run : runs.reversed()) {
            Map<Integer, ImportedFile> containers = new HashMap<>();
            for (int from = 0; ; from += PAGE) {
                List<ImportedFile> files =
                        library.imports()
                                .files(run.number(), ImportedFile.Show.ALL, "", from, PAGE);
                for (ImportedFile file : files) {
                    containers.put(file.number(), file);
                    ImportedFile outermost = outermost(file, containers);
                    if (outermost.number() == file.number() && file.originalKept()) {
                        newest.remove(file.sha256());
                        newest.put(file.sha256(), new Original(file));
                        outdated.remove(file.sha256());
                    }
                    if (isOutdated(file)) {
                        outdated.add(outermost.sha256());
                    }
                }
                if (files.size() < PAGE) {
                    break;
                }
            }
        }
        return newest.values().stream()
                .filter(original -> !outdatedOnly || outdated.contains(original.file.sha256()))
                .toList();
    }

    private static ImportedFile outermost(
            ImportedFile file, Map<Integer, ImportedFile> containers) {
        ImportedFile at = file;
        while (at.container() != null && containers.containsKey(at.container())) {
            at = containers.get(at.container());
        }
        return at;
    }

    private static boolean isOutdated(ImportedFile file) {
        for (ArticleFormat format : Formats.ALL) {
            if (format.name().equals(file.importer())) {
                return file.importerVersion() < format.version();
            }
        }
        return false;
    }

    private boolean isOrHolds(ImportedFile outer, ImportedFile inner) {
        if (outer.importNumber() != inner.importNumber()) {
            return false;
        }
        return outer.number() == inner.number()
                || (inner.container() != null
                        && members(outer).stream()
                                .anyMatch(member -> member.number() == inner.number()));
    }

    /// The file and all that lie in it.
    private List<ImportedFile> members(ImportedFile outer) {
        List<ImportedFile> members = new ArrayList<>();
        Map<Integer, ImportedFile> containers = new HashMap<>();
        for (int from = 0; ; from += PAGE) {
            List<ImportedFile> files =
                    library.imports()
                            .files(outer.importNumber(), ImportedFile.Show.ALL, "", from, PAGE);
            for (ImportedFile file : files) {
                containers.put(file.number(), file);
                if (outermost(file, containers).number() == outer.number()) {
                    members.add(file);
                }
            }
            if (files.size() < PAGE) {
                return members;
            }
        }
    }

    /// The articles that a file brought when it was read before.
    private final class Known {
        private final ImportedFile file;
        private @Nullable Map<String, List<Headline>> byTitle;
        private final Set<Integer> numbers = new HashSet<>();

        Known(ImportedFile file) {
            this.file = file;
        }

        /// `draft` under the id that its article has, or null where a later file has changed that
        /// article since.
        synchronized @Nullable ArticleDraft fitted(ArticleDraft draft) {
            Map<String, List<Headline>> known = known();
            ArticleId id = Library.prepare(draft).id();
            Optional<Headline> same = library.headline(id);
            if (same.isPresent()) {
                return isFromHere(id) && !losesPictures(id, draft) ? draft : null;
            }
            List<Headline> titled = known.getOrDefault(draft.title(), List.of());
            List<Headline> all = known.values().stream().flatMap(List::stream).toList();
            Headline before =
                    !titled.isEmpty()
                            ? titled.getFirst()
                            : all.size() == 1 && numbers.size() == 1 ? all.getFirst() : null;
            if (before == null) {
                return draft;
            }
            known.values().forEach(list -> list.remove(before));
            return isFromHere(before.id()) && !losesPictures(before.id(), draft)
                    ? draft.withId(before.id())
                    : null;
        }

        /// The pictures of a page lay beside it in its folder, and only the page's bytes are kept.
        private boolean losesPictures(ArticleId id, ArticleDraft draft) {
            return library.article(id)
                    .map(article -> kept(article.body()) > kept(draft.body()))
                    .orElse(false);
        }

        private static int kept(Body body) {
            return body.content().split(Body.PICTURE_SCHEME, -1).length - 1;
        }

        private boolean isFromHere(ArticleId id) {
            List<Origin> origins = library.imports().origins(id);
            return origins.isEmpty() || isHere(origins.getFirst().file());
        }

        private boolean isHere(ImportedFile other) {
            return other.sha256().equals(file.sha256())
                    || (other.importNumber() == file.importNumber()
                            && numbers.contains(other.number()));
        }

        private Map<String, List<Headline>> known() {
            Map<String, List<Headline>> known = byTitle;
            if (known == null) {
                known = new HashMap<>();
                for (ImportedFile member : members(file)) {
                    numbers.add(member.number());
                    int[] rows = library.imports().articles(file.importNumber(), member.number());
                    for (Headline headline : library.headlines(rows)) {
                        known.computeIfAbsent(headline.title(), title -> new ArrayList<>())
                                .add(headline);
                    }
                }
                byTitle = known;
            }
            return known;
        }
    }
}
