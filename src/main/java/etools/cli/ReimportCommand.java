package etools.cli;

import etools.importing.Reimport;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools reimport`
@Command(
        name = "reimport",
        description = {
            "Reads the kept originals of files anew, for what a better importer finds in them:",
            "without a number those that an older importer has read. Nothing is doubled, the",
            "reading record stays, and `etools imports N --undo` takes it back."
        })
final class ReimportCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..*",
            description = "Imports whose files are read anew; `etools imports` lists them.")
    private List<Long> numbers = List.of();

    @Option(names = "--all", description = "Every file that was ever imported.")
    private boolean all;

    @Option(names = "--json", description = "As `etools import --json`.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        return parent.withLibrary(
                "reimport",
                library -> {
                    Reimport reimport = new Reimport(library);
                    List<Reimport.Original> originals = chosen(library, reimport);
                    if (originals.isEmpty()) {
                        around.say(
                                numbers.isEmpty() && !all
                                        ? "every file was read by the importer of now; --all reads"
                                                + " them anew all the same"
                                        : "no original is kept of that");
                        return Shell.DONE;
                    }
                    return around.stopping()
                            .run(
                                    stopped -> {
                                        ImportPrinter printer =
                                                new ImportPrinter(around, json, stopped);
                                        return printer.end(
                                                reimport.run(originals, printer), "the originals");
                                    },
                                    () -> {
                                        around.out().flush();
                                        around.err().flush();
                                    });
                });
    }

    private List<Reimport.Original> chosen(Library library, Reimport reimport) {
        if (all) {
            return reimport.all();
        } else if (numbers.isEmpty()) {
            return reimport.outdated();
        }
        List<Reimport.Original> originals = new ArrayList<>();
        for (long number : numbers) {
            if (library.imports().run(number).isEmpty()) {
                throw new CommandException(
                        "there is no import " + number + "; `etools imports` lists them");
            }
            originals.addAll(reimport.ofRun(number));
        }
        return originals;
    }
}
