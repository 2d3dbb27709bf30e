package etools.cli;

import etools.importing.FileImport;
import etools.importing.ReportCsv;
import etools.library.ImportRun;
import etools.library.ImportedFile;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools imports`
@Command(
        name = "imports",
        description = {
            "Lists every import, newest first; with a number, what became of each of its files."
        })
final class ImportsCommand implements Callable<Integer> {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final int PAGE = 500;

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "An import of the list.")
    private @Nullable String number;

    @Option(
            names = "--show",
            paramLabel = "WHICH",
            description = "Only files that are: ${COMPLETION-CANDIDATES}.")
    private ImportedFile.Show show = ImportedFile.Show.ALL;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only files whose name or messages contain it.")
    private String text = "";

    @Option(names = "--undo", description = "Takes the import back.")
    private boolean undo;

    @Option(names = "--resume", description = "Goes on with an import that was cut off.")
    private boolean resume;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--csv", description = "The files of one import as a table.")
    private boolean csv;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        Long wanted = number == null ? null : numbered(number);
        if (wanted == null && (undo || resume || csv)) {
            throw new CommandException("which import? `etools imports` lists their numbers");
        }
        return parent.withLibrary(
                "imports",
                library -> {
                    if (wanted == null) {
                        return list(library, around);
                    }
                    ImportRun run =
                            library.imports()
                                    .run(wanted)
                                    .orElseThrow(() ->
                                            new CommandException(
                                                    "there is no import "
                                                            + wanted
                                                            + "; `etools imports` lists them"));
                    if (resume) {
                        return resume(library, run, around);
                    } else if (undo) {
                        return undo(library, run, around);
                    }
                    return csv ? csv(library, run, around) : files(library, run, around);
                });
    }

    private static Long numbered(String typed) {
        if (!typed.matches("\\d{1,9}")) {
            throw new CommandException(
                    Lines.plain(typed) + " is not an import's number; `etools imports` lists them");
        }
        return Long.valueOf(typed);
    }

    private int list(Library library, Surroundings around) {
        List<List<String>> lines = new ArrayList<>();
        for (ImportRun run : library.imports().runs()) {
            if (json) {
                around.line(json(run));
            } else {
                lines.add(
                        List.of(
                                Long.toString(run.number()),
                                MINUTE.withZone(around.zone()).format(run.started()),
                                counts(run),
                                Lines.plain(run.what()) + state(run)));
            }
        }
        Lines.aligned(lines).forEach(around::line);
        return Shell.DONE;
    }

    private static String counts(ImportRun run) {
        return String.format(
                Locale.ROOT,
                "%,d added, %,d updated, %,d unchanged, %,d refused, %,d warnings",
                run.added(),
                run.updated(),
                run.unchanged(),
                run.refused(),
                run.warnings());
    }

    private static String state(ImportRun run) {
        if (run.undone() != null) {
            return " (taken back)";
        } else if (run.resumable()) {
            return " (cut off: `etools imports " + run.number() + " --resume` goes on)";
        }
        return run.stopped().isEmpty() ? "" : " (" + Lines.plain(run.stopped()) + ")";
    }

    private static String json(ImportRun run) {
        return Lines.json(fields -> {
            fields.writeNumberProperty("import", run.number());
            fields.writeStringProperty("what", run.what());
            fields.writeStringProperty("started", run.started().toString());
            if (run.finished() != null) {
                fields.writeStringProperty("finished", run.finished().toString());
            }
            if (run.undone() != null) {
                fields.writeStringProperty("undone", run.undone().toString());
            }
            if (!run.stopped().isEmpty()) {
                fields.writeStringProperty("stopped", run.stopped());
            }
            fields.writeBooleanProperty("resumable", run.resumable());
            fields.writeNumberProperty("files", run.files());
            fields.writeNumberProperty("added", run.added());
            fields.writeNumberProperty("updated", run.updated());
            fields.writeNumberProperty("unchanged", run.unchanged());
            fields.writeNumberProperty("refused", run.refused());
            fields.writeNumberProperty("warnings", run.warnings());
        });
    }

    private int files(Library library, ImportRun run, Surroundings around) {
        if (!json) {
            around.line(
                    "Import "
                            + run.number()
                            + ", "
                            + MINUTE.withZone(around.zone()).format(run.started())
                            + ": "
                            + Lines.plain(run.what())
                            + state(run));
        }
        for (int from = 0; !around.isOutputClosed(); from += PAGE) {
            List<ImportedFile> files =
                    library.imports().files(run.number(), show, text, from, PAGE);
            for (ImportedFile file : files) {
                around.line(json ? json(file) : line(file));
            }
            if (files.size() < PAGE) {
                break;
            }
        }
        if (!json) {
            around.line(counts(run));
        }
        return Shell.DONE;
    }

    private static String line(ImportedFile file) {
        StringBuilder line = new StringBuilder(file.container() == null ? "" : "  ");
        line.append(Lines.plain(file.name())).append(": ");
        List<String> counts = new ArrayList<>();
        add(counts, file.added(), "added");
        add(counts, file.updated(), "updated");
        add(counts, file.unchanged(), "unchanged");
        add(counts, file.refused(), "refused");
        add(counts, file.warnings(), file.warnings() == 1 ? "warning" : "warnings");
        line.append(counts.isEmpty() ? "holds other files" : String.join(", ", counts));
        if (!file.importer().isEmpty()) {
            line.append(" (").append(file.importer()).append(')');
        }
        for (ImportedFile.Message message : file.messages()) {
            line.append("\n      ").append(Lines.plain(message.line()));
        }
        return line.toString();
    }

    private static void add(List<String> counts, int count, String word) {
        if (count > 0) {
            counts.add(String.format(Locale.ROOT, "%,d %s", count, word));
        }
    }

    private static String json(ImportedFile file) {
        return Lines.json(fields -> {
            fields.writeNumberProperty("number", file.number());
            if (file.container() != null) {
                fields.writeNumberProperty("container", file.container());
            }
            fields.writeStringProperty("file", file.name());
            fields.writeStringProperty("sha256", file.sha256());
            fields.writeNumberProperty("bytes", file.bytes());
            fields.writeStringProperty("importer", file.importer());
            fields.writeNumberProperty("importerVersion", file.importerVersion());
            fields.writeBooleanProperty("originalKept", file.originalKept());
            fields.writeNumberProperty("added", file.added());
            fields.writeNumberProperty("updated", file.updated());
            fields.writeNumberProperty("unchanged", file.unchanged());
            fields.writeNumberProperty("refused", file.refused());
            fields.writeNumberProperty("warnings", file.warnings());
            fields.writeArrayPropertyStart("messages");
            for (ImportedFile.Message message : file.messages()) {
                fields.writeStartObject();
                fields.writeStringProperty(
                        "severity", message.severity().name().toLowerCase(Locale.ROOT));
                fields.writeStringProperty("line", message.line());
                fields.writeEndObject();
            }
            fields.writeEndArray();
        });
    }

    private int csv(Library library, ImportRun run, Surroundings around) {
        StringWriter table = new StringWriter();
        try {
            ReportCsv.write(library, run.number(), show, text, table);
        } catch (IOException e) {
            throw new CommandException("the report cannot be written: " + e.getMessage(), e);
        }
        around.out().print(table);
        around.out().flush();
        return Shell.DONE;
    }

    private int undo(Library library, ImportRun run, Surroundings around) {
        if (run.undone() != null) {
            around.say("import " + run.number() + " was taken back before");
            return Shell.SOME_REFUSED;
        }
        int undone = library.undoImport(run.number());
        around.line(
                String.format(
                        Locale.ROOT,
                        "%,d %s removed or given the former text%s",
                        undone,
                        undone == 1 ? "article" : "articles",
                        undone < run.added() + run.updated()
                                ? "; what a later import brought too stays"
                                : ""));
        return Shell.DONE;
    }

    private int resume(Library library, ImportRun run, Surroundings around) {
        if (!run.resumable()) {
            around.say("import " + run.number() + " came to its end; there is nothing to resume");
            return Shell.SOME_REFUSED;
        }
        return around.stopping()
                .run(
                        stopped -> {
                            ImportPrinter printer = new ImportPrinter(around, json, stopped);
                            return printer.end(
                                    new FileImport(library).resume(run.number(), printer),
                                    run.what());
                        },
                        () -> {
                            around.out().flush();
                            around.err().flush();
                        });
    }
}
