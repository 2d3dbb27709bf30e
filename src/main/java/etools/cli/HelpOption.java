package etools.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `--help` of every command.
final class HelpOption {

    @SuppressWarnings("UnusedVariable") // picocli looks at the option alone
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Tells how it is used.")
    private boolean help;

    /// Gives it to `commandLine` and its commands; the command `help` has its own.
    static CommandLine addTo(CommandLine commandLine) {
        commandLine.addMixin("help", new HelpOption());
        commandLine.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand))
                .forEach(command -> command.addMixin("help", new HelpOption()));
        return commandLine;
    }
}
