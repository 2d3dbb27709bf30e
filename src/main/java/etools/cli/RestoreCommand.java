package etools.cli;

import etools.library.Library;
import etools.library.LibraryException;
import etools.library.LibraryInUseException;
import etools.library.Query;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `etools restore`
@Command(
        name = "restore",
        description = {
            "Puts a backup in the library's place. Nothing is lost: the present library is set"
                    + " aside, and restore says where."
        })
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    /// A backup, or nothing.
    private static final class From {
        @Parameters(paramLabel = "FILE", description = "A file that etools backup wrote.")
        private @Nullable Path file;

        @Option(
                names = "--empty",
                required = true,
                description = "Start an empty library where a damaged one was set aside.")
        private boolean empty;
    }

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        Path folder = parent.folder();
        try {
            Path file = from.file;
            around.line(
                    from.empty || file == null
                            ? startEmpty(folder, parent.shell().clock())
                            : restore(folder, around.resolve(file), parent.shell().clock()));
            return Shell.DONE;
        } catch (LibraryInUseException e) {
            around.say(String.valueOf(e.getMessage()));
            return Shell.UNUSABLE;
        } catch (LibraryException e) {
            around.say(String.valueOf(e.getMessage()));
            return Shell.SOME_REFUSED;
        }
    }

    private static String restore(Path folder, Path backup, InstantSource clock) {
        Optional<Path> setAside = Library.restore(folder, backup, clock);
        return "The library in "
                + folder
                + " is restored from "
                + backup
                + "."
                + setAside.map(former -> " The former one is kept: " + former).orElse("");
    }

    private static String startEmpty(Path folder, InstantSource clock) {
        Library.startEmpty(folder, clock);
        try (Library library = Library.open(folder, clock, "the command etools restore")) {
            if (library.find(Query.ALL).size() > 0) {
                throw new CommandException(
                        "there is a library with articles in "
                                + folder
                                + ", and it was left as it is; --empty is for one that was set"
                                + " aside");
            }
        }
        return "There is an empty library in " + folder + " now.";
    }
}
