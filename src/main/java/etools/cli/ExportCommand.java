package etools.cli;

import etools.article.ArticleId;
import etools.importing.ExportKind;
import etools.importing.FileExport;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// `etools export`
@Command(
        name = "export",
        description = {
            "Writes articles to a file, newest first; printing and exporting are no readings.",
            "The same articles always make the same bytes.",
            "",
            "  jsonl           JSON Lines; importing gives all back  .jsonl",
            "  jsonfeed        JSON Feed 1.1                         .json",
            "  ninjs           ninjs 3.0, the news agencies' JSON    .ninjs.json",
            "  html            a web page for each article           .html .zip or folder",
            "  markdown        Markdown with front matter for each   .md .zip or folder",
            "  epub            a book, an article a chapter          .epub",
            "  csv             a table of headlines                  .csv",
            "  readings        a table of the readings recorded      .readings.csv",
            "  readings-jsonl  the same, and more, as JSON Lines     .readings.jsonl",
            "",
            "Readings of removed articles are written where neither --query nor --id is given."
        })
final class ExportCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "The file; one that is there is replaced. A folder, which must be new or empty,"
                            + " where each article makes a file. - for standard output.")
    private Path path = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            description =
                    "One of ${COMPLETION-CANDIDATES}. Without it: what the name's ending says.")
    private @Nullable String format;

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description = "Only what `etools search QUERY` finds.")
    private @Nullable String query;

    @Option(names = "--id", paramLabel = "ID", description = "Only this article; may be repeated.")
    private List<String> ids = List.of();

    /// For help and completion.
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportKind.ALL.stream().map(ExportKind::key).iterator();
        }
    }

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        if (query != null && !ids.isEmpty()) {
            throw new ParameterException(
                    parent.commandLine(), "--query and --id each say which articles: give one");
        }
        ExportKind kind = kind(parent);
        return parent.withLibrary(
                "export",
                library ->
                        around.stopping()
                                .run(
                                        stopped -> export(library, kind, around, stopped),
                                        () -> around.err().flush()));
    }

    private ExportKind kind(EtoolsCommand parent) {
        String key = format;
        if (key != null) {
            return ExportKind.named(key.toLowerCase(Locale.ROOT))
                    .orElseThrow(() ->
                            new ParameterException(
                                    parent.commandLine(),
                                    "there is no kind "
                                            + Lines.plain(key)
                                            + "; one of "
                                            + String.join(", ", new Kinds())));
        }
        if (path.equals(STANDARD_OUTPUT)) {
            return ExportKind.LOSSLESS;
        }
        return ExportKind.of(path)
                .orElseThrow(() ->
                        new ParameterException(
                                parent.commandLine(),
                                "the name "
                                        + path
                                        + " does not tell the kind: name it with --format, one of "
                                        + ExportKind.ALL.stream()
                                                .map(ExportKind::key)
                                                .collect(Collectors.joining(", "))));
    }

    private int export(
            Library library, ExportKind kind, Surroundings around, BooleanSupplier stopped) {
        FileExport.Watcher watcher =
                new FileExport.Watcher() {
                    @Override
                    public boolean cancelled() {
                        return stopped.getAsBoolean();
                    }
                };
        List<String> missing = new ArrayList<>();
        ArticleList articles = selected(library, around, missing);
        missing.forEach(around::say);
        if (!missing.isEmpty() && articles.size() == 0) {
            return Shell.SOME_REFUSED;
        }
        int done = missing.isEmpty() ? Shell.DONE : Shell.SOME_REFUSED;
        try {
            if (path.equals(STANDARD_OUTPUT)) {
                return print(articles, library, kind, around, watcher) ? done : Shell.SOME_REFUSED;
            }
            int written =
                    new FileExport(library).run(articles, kind, around.resolve(path), watcher);
            if (written < 0) {
                around.say("stopped; " + path + " was not written");
                return Shell.SOME_REFUSED;
            }
            around.line(kind.counted(written) + " written to " + path);
            return done;
        } catch (IOException e) {
            throw new CommandException(why(e), e);
        }
    }

    /// @param missing takes a line for each ID that is none
    private ArticleList selected(Library library, Surroundings around, List<String> missing) {
        if (ids.isEmpty()) {
            String text = query == null ? "" : SearchCommand.whole(query);
            return SearchCommand.find(library, Query.ALL.withText(text), around);
        }
        List<ArticleId> known = new ArrayList<>();
        for (String text : ids) {
            var id = ArticleId.parse(text);
            if (id.isEmpty()) {
                missing.add(Lines.plain(text) + " is not an article's ID; etools list prints them");
            } else if (library.headline(id.get()).isEmpty()) {
                missing.add("there is no article " + id.get());
            } else {
                known.add(id.get());
            }
        }
        return library.find(known);
    }

    private static boolean print(
            ArticleList articles,
            Library library,
            ExportKind kind,
            Surroundings around,
            FileExport.Watcher watcher)
            throws IOException {
        Path folder = Files.createTempDirectory("etools-export-");
        Path spooled = folder.resolve("articles." + kind.ending(articles.size()));
        try {
            if (new FileExport(library).run(articles, kind, spooled, watcher) < 0) {
                return false;
            }
            Files.copy(spooled, around.out());
            return true;
        } finally {
            Files.deleteIfExists(spooled);
            Files.deleteIfExists(folder);
        }
    }

    private String why(IOException e) {
        String reason =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such folder";
                    case AccessDeniedException _ -> "you have no permission to write there";
                    case FileSystemException known when known.getReason() != null ->
                            known.getReason();
                    default -> String.valueOf(e.getMessage());
                };
        return path + " cannot be written: " + reason;
    }
}
