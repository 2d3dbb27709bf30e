package etools.cli;

import etools.article.ArticleId;
import etools.importing.FileImport;
import etools.importing.FileResult;
import etools.importing.ImportReport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int MAX_REASONS = 10;

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
            ImportReport report =
                    new FileImport(library).run(sources, new Printer(around, stopped));
            printTotals(report, around);
            boolean all = report.refused() == 0 && report.stopped().isEmpty() && report.files() > 0;
            return all ? Shell.DONE : Shell.SOME_REFUSED;
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

    /// Prints each file as it is done.
    private final class Printer implements ImportWatcher {
        private final Surroundings around;
        private final BooleanSupplier stopped;

        Printer(Surroundings around, BooleanSupplier stopped) {
            this.around = around;
            this.stopped = stopped;
        }

        @Override
        public void fileDone(FileResult result) {
            if (json) {
                around.line(Lines.json(fields -> write(fields, result)));
            } else {
                print(around, result);
            }
        }

        @Override
        public void progress(long files, long articles, long bytesDone, long bytesFound) {
            around.out().flush();
        }

        @Override
        public boolean cancelled() {
            return stopped.getAsBoolean();
        }
    }

    private static void write(JsonGenerator json, FileResult result) {
        json.writeStringProperty("file", result.file());
        json.writeStringProperty("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("added", result.added());
        json.writeNumberProperty("updated", result.updated());
        json.writeNumberProperty("unchanged", result.unchanged());
        json.writeNumberProperty("refused", result.refused());
        json.writeArrayPropertyStart("ids");
        for (ArticleId id : result.ids()) {
            json.writeString(id.toString());
        }
        json.writeEndArray();
        if (!result.refusals().isEmpty()) {
            json.writeStringProperty("why", why(result));
        }
    }

    private static String why(FileResult result) {
        List<String> first =
                result.refusals().subList(0, Math.min(MAX_REASONS, result.refusals().size()));
        int more = result.refused() - first.size();
        return String.join("; ", first) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static void print(Surroundings around, FileResult result) {
        String file = Lines.plain(result.file());
        int articles = result.added() + result.updated() + result.unchanged();
        String outcome =
                switch (result.outcome()) {
                    case ADDED, UPDATED, UNCHANGED -> {
                        String word = result.outcome().name().toLowerCase(Locale.ROOT);
                        yield articles == 1 ? word : word + ", " + articles + " articles";
                    }
                    case REFUSED -> "refused: " + Lines.plain(why(result));
                    case MIXED -> counts(result) + ": " + Lines.plain(why(result));
                };
        around.line(file + ": " + outcome);
    }

    private static String counts(FileResult result) {
        List<String> counts = new ArrayList<>();
        addUnlessNone(counts, result.added(), "added");
        addUnlessNone(counts, result.updated(), "updated");
        addUnlessNone(counts, result.unchanged(), "unchanged");
        addUnlessNone(counts, result.refused(), "refused");
        return String.join(", ", counts);
    }

    private static void addUnlessNone(List<String> counts, int count, String word) {
        if (count > 0) {
            counts.add(count + " " + word);
        }
    }

    private void printTotals(ImportReport report, Surroundings around) {
        if (json) {
            around.line(
                    Lines.json(fields -> {
                        fields.writeObjectPropertyStart("total");
                        fields.writeNumberProperty("files", report.files());
                        fields.writeNumberProperty("added", report.added());
                        fields.writeNumberProperty("updated", report.updated());
                        fields.writeNumberProperty("unchanged", report.unchanged());
                        fields.writeNumberProperty("refused", report.refused());
                        if (!report.stopped().isEmpty()) {
                            fields.writeStringProperty("stopped", report.stopped());
                        }
                        fields.writeEndObject();
                    }));
        } else if (report.files() > 0) {
            around.line(
                    String.format(
                            Locale.ROOT,
                            "%,d %s: %,d added, %,d updated, %,d unchanged, %,d refused",
                            report.files(),
                            report.files() == 1 ? "file" : "files",
                            report.added(),
                            report.updated(),
                            report.unchanged(),
                            report.refused()));
        }
        around.out().flush();
        if (!report.stopped().isEmpty()) {
            long stored = report.added() + report.updated() + report.unchanged();
            around.say(
                    String.format(
                            Locale.ROOT,
                            "stopped before the end: %s. %,d %s of this import %s in the library;"
                                    + " import again to take in the rest",
                            report.stopped(),
                            stored,
                            stored == 1 ? "article" : "articles",
                            stored == 1 ? "is" : "are"));
        } else if (report.files() == 0) {
            around.say("there is no file to import in " + String.join(", ", paths));
        }
    }
}
