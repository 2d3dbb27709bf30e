package etools.cli;

import etools.importing.FileImport;
import etools.importing.Source;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// `etools import`
@Command(
        name = "import",
        description = {
            "Imports files, and folders with everything below them.",
            "The kind of a file is told by its content."
        })
final class ImportCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(
            names = "--json",
            description = "One JSON object a file, once its articles are on disk; the totals last.")
    private boolean json;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "A file, a folder, or - for standard input.")
    private List<String> paths = List.of();

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        return parent.withLibrary(
                "import",
                library ->
                        around.stopping()
                                .run(
                                        stopped -> run(library, around, stopped),
                                        () -> {
                                            around.out().flush();
                                            around.err().flush();
                                        }));
    }

    private int run(Library library, Surroundings around, BooleanSupplier stopped) {
        Path spooled = null;
        try {
            List<Source> sources = new ArrayList<>();
            for (String path : paths) {
                if (path.equals(STANDARD_INPUT)) {
                    if (spooled == null) {
                        spooled = spool(around);
                        sources.add(new Source.Spooled(spooled, "standard input"));
                    }
                } else {
                    Path named = Path.of(path);
                    sources.add(new Source.Named(around.resolve(named), named));
                }
            }
            ImportPrinter printer = new ImportPrinter(around, json, stopped);
            return printer.end(
                    new FileImport(library).run(sources, printer), String.join(", ", paths));
        } finally {
            delete(spooled);
        }
    }

    private static Path spool(Surroundings around) {
        try {
            Path file = Files.createTempFile("etools-input-", null);
            try (var out = Files.newOutputStream(file)) {
                around.in().transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw new CommandException("standard input could not be read: " + e.getMessage(), e);
        }
    }

    private static void delete(@Nullable Path spooled) {
        if (spooled != null) {
            try {
                Files.deleteIfExists(spooled);
            } catch (IOException e) {
                System.getLogger(ImportCommand.class.getName())
                        .log(System.Logger.Level.WARNING, "left behind: " + spooled, e);
            }
        }
    }
}
