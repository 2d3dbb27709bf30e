package etools.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools backup`
@Command(name = "backup", description = "Writes the library as one file, while it is in use.")
final class BackupCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Without it: etools-backup-DATE.zip in this folder.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        return parent.withLibrary(
                "backup",
                library -> {
                    LocalDate today =
                            LocalDate.ofInstant(parent.shell().clock().instant(), around.zone());
                    Path named = file != null ? file : Path.of("etools-backup-" + today + ".zip");
                    Path folder = around.resolve(named).toAbsolutePath().getParent();
                    if (folder != null && !Files.isDirectory(folder)) {
                        throw new CommandException(
                                named + " cannot be written: there is no such folder");
                    }
                    library.backup(around.resolve(named));
                    around.line("Backed up to " + around.resolve(named));
                    return Shell.DONE;
                });
    }
}
