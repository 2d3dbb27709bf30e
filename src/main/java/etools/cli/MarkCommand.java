package etools.cli;

import etools.article.ArticleId;
import etools.library.Library;
import etools.library.Mark;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/// `etools mark`
@Command(
        name = "mark",
        description = "Marks articles; counts and times of reading stay as they are.")
final class MarkCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @ArgGroup(multiplicity = "1")
    private Kind kind = new Kind();

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "An article's ID, or - to read IDs from standard input.")
    private List<String> ids = List.of();

    /// One of the four marks.
    private static final class Kind {
        @Option(names = "--read", required = true, description = "As read.")
        private boolean read;

        @Option(names = "--unread", required = true, description = "As unread.")
        private boolean unread;

        @Option(names = "--star", required = true, description = "With a star.")
        private boolean star;

        @Option(names = "--unstar", required = true, description = "Without a star.")
        private boolean unstar;

        Mark mark() {
            if (read || unread) {
                return read ? Mark.READ : Mark.UNREAD;
            }
            return star && !unstar ? Mark.STAR : Mark.UNSTAR;
        }
    }

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("mark", library -> mark(library, parent.around()));
    }

    private int mark(Library library, Surroundings around) {
        Set<ArticleId> known = new LinkedHashSet<>();
        boolean refused = false;
        for (String text : named(around)) {
            var id = ArticleId.parse(text);
            if (id.isPresent()) {
                known.add(id.get());
            } else {
                around.say(Lines.plain(text) + " is not an article's ID");
                refused = true;
            }
        }
        for (ArticleId missing : library.mark(known, kind.mark())) {
            around.say("there is no article " + missing);
            refused = true;
        }
        return refused ? Shell.SOME_REFUSED : Shell.DONE;
    }

    private List<String> named(Surroundings around) {
        List<String> named = new ArrayList<>();
        for (String id : ids) {
            if (id.equals("-")) {
                try {
                    String input = new String(around.in().readAllBytes(), StandardCharsets.UTF_8);
                    named.addAll(
                            input.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
                } catch (IOException e) {
                    throw new CommandException("standard input could not be read", e);
                }
            } else {
                named.add(id);
            }
        }
        return named;
    }
}
