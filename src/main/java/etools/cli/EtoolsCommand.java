package etools.cli;

import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;

/// `etools` itself: opens the window.
@Command(
        name = "etools",
        description = {
            "Reads the news you keep, and keeps a record of what you read.",
            "",
            "Without a command it opens the reader, and imports FILE... in it."
        },
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "etools [--library DIR] [FILE...]",
            "       etools [--library DIR] COMMAND"
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done; 1 something was refused, the rest was done;",
            "2 wrong usage, or the library cannot be opened."
        },
        versionProvider = Version.class,
        subcommands = {
            ImportCommand.class,
            ImportsCommand.class,
            ReimportCommand.class,
            ListCommand.class,
            ShowCommand.class,
            OpenCommand.class,
            SearchCommand.class,
            SearchesCommand.class,
            MarkCommand.class,
            AlikeCommand.class,
            VersionsCommand.class,
            OriginalCommand.class,
            StatsCommand.class,
            HistoryCommand.class,
            GoalCommand.class,
            RecordingCommand.class,
            DoctorCommand.class,
            SubscriptionsCommand.class,
            LimitsCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SnapshotCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
final class EtoolsCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description =
                    "The library's folder. Without it: the variable ETOOLS_LIBRARY, else the usual"
                            + " place for a program's data.")
    private @Nullable Path library;

    @SuppressWarnings("UnusedVariable") // picocli looks at the option alone
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the version.")
    private boolean version;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files and folders to import.")
    private List<Path> files = new ArrayList<>();

    EtoolsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Path> found = new ArrayList<>();
        for (Path file : files) {
            Path resolved = shell.around.resolve(file);
            if (!Files.exists(resolved)) {
                throw new ParameterException(
                        commandLine(), "there is no command and no file called " + file);
            }
            found.add(resolved);
        }
        if (!shell.isGuest()) {
            var handedOver = Handover.offer(folder(), shell.arguments(), shell.around);
            if (handedOver.isPresent()) {
                return handedOver.getAsInt();
            }
        }
        return shell.desktop.open(folder(), found, shell.around);
    }

    CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    Surroundings around() {
        return shell.around;
    }

    Shell shell() {
        return shell;
    }

    Path folder() {
        Path folder =
                library != null
                        ? shell.around.resolve(library)
                        : LibraryFolder.usual(
                                shell.around,
                                System.getProperty("os.name"),
                                Path.of(System.getProperty("user.home")));
        shell.onFolder(folder);
        return folder;
    }

    int withLibrary(String command, ToIntFunction<Library> work) {
        return shell.withLibrary(folder(), command, work);
    }
}
