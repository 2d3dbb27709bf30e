package etools.cli;

import etools.library.Library;
import etools.library.ReadingRecord.Checkup;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `etools doctor`
@Command(
        name = "doctor",
        description = {
            "Compares every figure with the readings it is made of.",
            "Counts, last times, sums and tables are computed anew, and what does not agree",
            "is said. Exit code 0: all is well, or well again; 1: something is not."
        })
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Option(names = "--repair", description = "Puts right what does not agree.")
    private boolean repair;

    @Option(
            names = "--json",
            description = "As one JSON object: checks, problems, and whether they are repaired.")
    private boolean json;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("doctor", library -> check(library, parent.around()));
    }

    private int check(Library library, Surroundings around) {
        Checkup checkup = library.record().check(repair);
        boolean well = checkup.problems().isEmpty();
        boolean repaired = !well && checkup.repaired();
        if (json) {
            around.line(
                    Lines.json(fields -> {
                        array(fields, "checks", checkup.checks());
                        array(fields, "problems", checkup.problems());
                        fields.writeBooleanProperty("repaired", repaired);
                    }));
        } else {
            checkup.checks().forEach(check -> around.line("checked  " + Lines.plain(check)));
            checkup.problems().forEach(problem -> around.line("wrong    " + Lines.plain(problem)));
            around.line(
                    well
                            ? "All agrees."
                            : repaired
                                    ? "All agrees again: what was wrong is put right."
                                    : repair
                                            ? "Not all could be put right; restore a backup, see"
                                                    + " etools restore --help."
                                            : "etools doctor --repair puts it right.");
        }
        return well || repaired ? Shell.DONE : Shell.SOME_REFUSED;
    }

    private static void array(JsonGenerator json, String name, List<String> lines) {
        json.writeArrayPropertyStart(name);
        lines.forEach(json::writeString);
        json.writeEndArray();
    }
}
