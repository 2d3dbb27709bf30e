package etools.cli;

import etools.format.Limit;
import etools.importing.LimitSettings;
import etools.library.Library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `etools limits`
@Command(
        name = "limits",
        description = {
            "Lists what files may ask of an import, as a guard against files made to harm; with",
            "NAME=NUMBER changes it for this library."
        })
final class LimitsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(
            paramLabel = "NAME=NUMBER",
            arity = "0..*",
            description = "A limit and its new value, such as archive.depth=3.")
    private List<String> changes = List.of();

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Map<Limit, Long> wanted = new EnumMap<>(Limit.class);
        for (String change : changes) {
            int equals = change.indexOf('=');
            Optional<Limit> limit =
                    equals < 0
                            ? Optional.empty()
                            : LimitSettings.named(change.substring(0, equals));
            Optional<Long> value =
                    equals < 0
                            ? Optional.empty()
                            : LimitSettings.value(change.substring(equals + 1));
            if (limit.isEmpty() || value.isEmpty()) {
                throw new ParameterException(
                        parent.commandLine(),
                        Lines.plain(change)
                                + " sets no limit: write NAME=NUMBER; `etools limits` lists the"
                                + " names");
            }
            wanted.put(limit.get(), value.get());
        }
        return parent.withLibrary("limits", library -> run(library, parent.around(), wanted));
    }

    private static int run(Library library, Surroundings around, Map<Limit, Long> wanted) {
        if (!wanted.isEmpty()) {
            try {
                LimitSettings.write(library.folder(), wanted);
            } catch (IOException e) {
                throw new CommandException(
                        LimitSettings.FILE
                                + " in "
                                + library.folder()
                                + " cannot be written: "
                                + e.getMessage(),
                        e);
            }
        }
        Map<Limit, Long> set = LimitSettings.set(library.folder());
        List<List<String>> lines = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            Long own = set.get(limit);
            lines.add(
                    List.of(
                            limit.setting(),
                            number(own == null ? limit.usual() : own),
                            own == null ? "" : "usually " + number(limit.usual()),
                            limit.meaning()));
        }
        Lines.aligned(lines).forEach(around::line);
        return Shell.DONE;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
