package etools.cli;

import etools.article.ArticleId;
import etools.importing.Reimport;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `etools original`
@Command(
        name = "original",
        description = {
            "Saves the file that an article came from, byte for byte as it was imported.",
            "For an article that lay in an archive that is the archive."
        })
final class OriginalCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The article's ID, or the SHA-256 of a file that was imported.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "Where to; - for standard output. A file that is there stays.")
    private Path path = Path.of("");

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("original", library -> save(library, parent.around()));
    }

    private int save(Library library, Surroundings around) {
        Optional<InputStream> original = find(library);
        if (original.isEmpty()) {
            around.say("no original of " + Lines.plain(id) + " is kept in " + library.folder());
            return Shell.SOME_REFUSED;
        }
        try (InputStream in = original.get()) {
            if (path.equals(Path.of("-"))) {
                in.transferTo(around.out());
                around.out().flush();
                return Shell.DONE;
            }
            Path file = around.resolve(path);
            if (Files.exists(file)) {
                throw new CommandException(path + " is there already; name another file");
            }
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            around.line(Files.size(file) + " bytes written to " + path);
            return Shell.DONE;
        } catch (IOException e) {
            throw new CommandException(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Optional<InputStream> find(Library library) {
        if (id.matches("[0-9a-fA-F]{64}")) {
            return library.imports().original(id.toLowerCase(Locale.ROOT));
        }
        Optional<ArticleId> article = ArticleId.parse(id);
        return article.flatMap(one -> new Reimport(library).ofArticle(one))
                .flatMap(one -> library.imports().original(one.file().sha256()));
    }
}
