package etools.cli;

import org.jspecify.annotations.Nullable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools completion`
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options in bash and zsh;"
                    + " use it so: source <(etools completion)"
        })
final class CompletionCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        parent.around().line(AutoComplete.bash("etools", parent.commandLine()));
        return Shell.DONE;
    }
}
