package etools.cli;

import etools.importing.FileExport;
import etools.library.ArticleList;
import etools.library.Library;
import etools.library.Query;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// `etools export`
@Command(
        name = "export",
        description = {
            "Writes articles to a file, in our JSON Lines, with their pictures and their readings.",
            "Importing that file gives them back."
        })
final class ExportCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "PATH",
            description = "The file; one that is there is replaced. - for standard output.")
    private Path path = Path.of("");

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description = "Only what `etools search QUERY` finds.")
    private String query = "";

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        return parent.withLibrary(
                "export",
                library ->
                        around.stopping()
                                .run(
                                        stopped -> export(library, around, stopped),
                                        () -> around.err().flush()));
    }

    private int export(Library library, Surroundings around, BooleanSupplier stopped) {
        Query selected =
                new Query(
                        SearchCommand.whole(query),
                        Query.Show.ALL,
                        null,
                        null,
                        Query.Sort.DATE,
                        true);
        FileExport.Watcher watcher =
                new FileExport.Watcher() {
                    @Override
                    public boolean cancelled() {
                        return stopped.getAsBoolean();
                    }
                };
        Path file = around.resolve(path);
        try {
            if (path.equals(STANDARD_OUTPUT)) {
                return print(
                        SearchCommand.find(library, selected, around), library, around, watcher);
            }
            int written =
                    new FileExport(library)
                            .run(SearchCommand.find(library, selected, around), file, watcher);
            if (written < 0) {
                around.say("stopped; " + path + " was not written");
                return Shell.SOME_REFUSED;
            }
            around.line(
                    String.format(
                            Locale.ROOT,
                            "%,d %s written to %s",
                            written,
                            written == 1 ? "article" : "articles",
                            path));
            return Shell.DONE;
        } catch (IOException e) {
            throw new CommandException(why(e), e);
        }
    }

    private static int print(
            ArticleList articles, Library library, Surroundings around, FileExport.Watcher watcher)
            throws IOException {
        Path spooled = Files.createTempFile("etools-export-", ".jsonl");
        try {
            if (new FileExport(library).run(articles, spooled, watcher) < 0) {
                return Shell.SOME_REFUSED;
            }
            Files.copy(spooled, around.out());
            return Shell.DONE;
        } finally {
            Files.deleteIfExists(spooled);
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
