package etools.cli;

import etools.library.Library;
import etools.library.LibraryException;
import etools.library.LibraryInUseException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Runs one command line: here, or, for a process that hands it over, in the process that has the
/// library open.
public final class Shell {

    private static final System.Logger LOG = System.getLogger(Shell.class.getName());

    /// How picocli begins some of its messages.
    private static final String ERROR = "Error: ";

    static final int DONE = 0;
    static final int SOME_REFUSED = 1;
    static final int UNUSABLE = 2;

    /// How long a library in use is asked for again.
    private static final long PATIENCE_NANOS = 2_000_000_000;

    private static final long PAUSE_NANOS = 50_000_000;

    final Surroundings around;
    final Desktop desktop;
    private final InstantSource clock;
    private final Consumer<Path> onFolder;
    private final @Nullable Library shared;
    private List<String> arguments = List.of();
    private boolean opened;

    /// For this process's own command.
    ///
    /// @param onFolder told the library's folder before anything is done with it
    public Shell(
            Surroundings around, Desktop desktop, InstantSource clock, Consumer<Path> onFolder) {
        this(around, desktop, clock, onFolder, null);
    }

    /// For a command of another process, on the library that this one has open.
    Shell(Surroundings around, Desktop desktop, InstantSource clock, Library shared) {
        this(around, desktop, clock, _ -> {}, shared);
    }

    private Shell(
            Surroundings around,
            Desktop desktop,
            InstantSource clock,
            Consumer<Path> onFolder,
            @Nullable Library shared) {
        this.around = around;
        this.desktop = desktop;
        this.clock = clock;
        this.onFolder = onFolder;
        this.shared = shared;
    }

    /// @return the exit code: 0 done, 1 something was refused, 2 wrong usage or no library
    public int run(List<String> args) {
        arguments = List.copyOf(args);
        CommandLine commandLine = commandLine();
        return around.ended(commandLine.execute(args.toArray(String[]::new)));
    }

    private CommandLine commandLine() {
        return HelpOption.addTo(new CommandLine(new EtoolsCommand(this)))
                .setOut(writer(around.out()))
                .setErr(writer(around.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setExecutionStrategy(Shell::execute)
                .setParameterExceptionHandler((e, _) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(e));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int execute(ParseResult parsed) {
        boolean namesFiles = !parsed.matchedPositionals().isEmpty();
        if (parsed.hasSubcommand() && namesFiles) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "files stand after the command, not before it");
        }
        return new RunLast().execute(parsed);
    }

    private int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        around.say(message.startsWith(ERROR) ? message.substring(ERROR.length()) : message);
        PrintWriter err = command.getErr();
        UnmatchedArgumentException.printSuggestions(e, err);
        err.append(command.getCommandSpec().qualifiedName())
                .append(" --help tells how it is used.\n");
        err.flush();
        return UNUSABLE;
    }

    private int failed(Exception e) {
        if (e instanceof LibraryException || e instanceof CommandException) {
            around.say(String.valueOf(e.getMessage()));
            boolean cannotOpen = e instanceof LibraryException && !opened;
            return cannotOpen ? UNUSABLE : SOME_REFUSED;
        }
        LOG.log(System.Logger.Level.ERROR, "running " + arguments, e);
        around.say("that did not work (" + e + "); the log says more");
        return SOME_REFUSED;
    }

    /// Does `work` with the library open: by this process, or, where another has it open and takes
    /// commands, by that one.
    int withLibrary(Path folder, String command, ToIntFunction<Library> work) {
        if (shared != null) {
            opened = true;
            return work.applyAsInt(shared);
        }
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            OptionalInt handedOver = Handover.offer(folder, arguments, around);
            if (handedOver.isPresent()) {
                return handedOver.getAsInt();
            }
            try (Library library = Library.open(folder, clock, "the command etools " + command)) {
                opened = true;
                int code = work.applyAsInt(library);
                around.out().flush();
                return code;
            } catch (LibraryInUseException e) {
                // A window that is just opening will take commands; another command will end.
                if (System.nanoTime() > patience) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    void onFolder(Path folder) {
        onFolder.accept(folder);
    }

    boolean isGuest() {
        return shared != null;
    }

    InstantSource clock() {
        return clock;
    }

    List<String> arguments() {
        return arguments;
    }
}
