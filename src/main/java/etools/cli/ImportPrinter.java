package etools.cli;

import etools.article.ArticleId;
import etools.importing.FileResult;
import etools.importing.ImportReport;
import etools.importing.ImportWatcher;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Prints each file of an import as it is done, and the totals.
final class ImportPrinter implements ImportWatcher {

    private static final int MAX_REASONS = 10;

    private final Surroundings around;
    private final boolean json;
    private final BooleanSupplier stopped;

    ImportPrinter(Surroundings around, boolean json, BooleanSupplier stopped) {
        this.around = around;
        this.json = json;
        this.stopped = stopped;
    }

    /// The totals, and what the command ends with.
    ///
    /// @param what was to be imported, for when there was nothing
    int end(ImportReport report, String what) {
        printTotals(report, what);
        boolean all = report.refused() == 0 && report.stopped().isEmpty() && report.files() > 0;
        return all ? Shell.DONE : Shell.SOME_REFUSED;
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
        if (result.warnings() > 0) {
            json.writeNumberProperty("warnings", result.warnings());
            json.writeStringProperty("warned", first(result.warned(), result.warnings()));
        }
        if (result.subscriptions() > 0) {
            json.writeNumberProperty("subscriptions", result.subscriptions());
        }
    }

    private static String why(FileResult result) {
        return first(result.refusals(), result.refused());
    }

    private static String first(List<String> lines, int all) {
        List<String> first = lines.subList(0, Math.min(MAX_REASONS, lines.size()));
        int more = all - first.size();
        return String.join("; ", first) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static void print(Surroundings around, FileResult result) {
        String file = Lines.plain(result.file());
        int articles = result.added() + result.updated() + result.unchanged();
        if (articles + result.refused() == 0 && result.subscriptions() > 0) {
            around.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d %s kept",
                            file,
                            result.subscriptions(),
                            result.subscriptions() == 1 ? "subscription" : "subscriptions"));
            return;
        }
        String outcome =
                switch (result.outcome()) {
                    case ADDED, UPDATED, UNCHANGED -> {
                        String word = result.outcome().name().toLowerCase(Locale.ROOT);
                        yield articles == 1 ? word : word + ", " + articles + " articles";
                    }
                    case REFUSED -> "refused: " + Lines.plain(why(result));
                    case MIXED ->
                            result.refusals().isEmpty()
                                    ? counts(result)
                                    : counts(result) + ": " + Lines.plain(why(result));
                };
        String warned =
                result.warnings() == 0
                        ? ""
                        : " (but " + Lines.plain(first(result.warned(), result.warnings())) + ")";
        around.line(file + ": " + outcome + warned);
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

    private void printTotals(ImportReport report, String what) {
        if (json) {
            around.line(
                    Lines.json(fields -> {
                        fields.writeObjectPropertyStart("total");
                        fields.writeNumberProperty("files", report.files());
                        fields.writeNumberProperty("added", report.added());
                        fields.writeNumberProperty("updated", report.updated());
                        fields.writeNumberProperty("unchanged", report.unchanged());
                        fields.writeNumberProperty("refused", report.refused());
                        fields.writeNumberProperty("warnings", report.warnings());
                        fields.writeNumberProperty("subscriptions", report.subscriptions());
                        fields.writeNumberProperty("import", report.importId());
                        if (!report.stopped().isEmpty()) {
                            fields.writeStringProperty("stopped", report.stopped());
                        }
                        fields.writeEndObject();
                    }));
        } else if (report.files() > 0) {
            around.line(
                    String.format(
                            Locale.ROOT,
                            "%,d %s: %,d added, %,d updated, %,d unchanged, %,d refused%s",
                            report.files(),
                            report.files() == 1 ? "file" : "files",
                            report.added(),
                            report.updated(),
                            report.unchanged(),
                            report.refused(),
                            report.warnings() == 0
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, ", %,d warnings", report.warnings())));
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
            around.say("there is no file to import in " + what);
        }
    }
}
