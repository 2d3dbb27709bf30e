package etools.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Opens the window for the command lines that say no more than that: `etools` and `etools
/// --library DIR`. They are understood here, since the parser of all others takes longer to load
/// than the window's first rows shall wait; whatever is not as plain as that is left to [Shell].
public final class WindowStart {

    /// @param onFolder told the library's folder before anything is done with it
    /// @return the exit code, or nothing where the command line says something else
    public static OptionalInt run(
            List<String> args, Surroundings around, Desktop desktop, Consumer<Path> onFolder) {
        Optional<Path> named = folder(args, around);
        if (named.isEmpty()) {
            return OptionalInt.empty();
        }
        Path folder = named.get();
        onFolder.accept(folder);
        OptionalInt handedOver = Handover.offer(folder, args, around);
        int code =
                handedOver.isPresent()
                        ? handedOver.getAsInt()
                        : desktop.open(folder, List.of(), around);
        return OptionalInt.of(around.ended(code));
    }

    static Optional<Path> folder(List<String> args, Surroundings around) {
        try {
            if (args.isEmpty()) {
                return Optional.of(
                        LibraryFolder.usual(
                                around,
                                System.getProperty("os.name"),
                                Path.of(System.getProperty("user.home"))));
            }
            if (args.size() == 2 && args.getFirst().equals("--library") && isPlain(args.get(1))) {
                return Optional.of(around.resolve(Path.of(args.get(1))));
            }
        } catch (InvalidPathException e) {
            return Optional.empty(); // the parser says it better
        }
        return Optional.empty();
    }

    /// Whether the parser would read it as it stands.
    private static boolean isPlain(String value) {
        return !value.isBlank()
                && value.chars().noneMatch(c -> c == '"' || c == '\'' || c == '$')
                && value.charAt(0) != '-'
                && value.charAt(0) != '@';
    }

    private WindowStart() {}
}
