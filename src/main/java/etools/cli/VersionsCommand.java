package etools.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import etools.article.ArticleId;
import etools.library.Library;
import etools.library.Version;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `etools versions`
@Command(name = "versions", description = "Lists what an article said before, newest first.")
final class VersionsCommand implements Callable<Integer> {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final int LINES_AROUND = 1;

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "ID", description = "The article's ID.")
    private String id = "";

    @Option(
            names = "--diff",
            description = "What each version changed, paragraph by paragraph, as diff -u has it.")
    private boolean diff;

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        return parent.withLibrary("versions", library -> print(library, parent.around()));
    }

    private int print(Library library, Surroundings around) {
        Optional<ArticleId> article = ArticleId.parse(id);
        List<Version> versions = article.map(library::versions).orElse(List.of());
        if (versions.isEmpty()) {
            around.say("there is no article " + Lines.plain(id) + " in " + library.folder());
            return Shell.SOME_REFUSED;
        }
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            around.line(
                    name(version, around)
                            + "  "
                            + version.article().words()
                            + " words  "
                            + Lines.plain(version.article().title()));
            if (diff && i + 1 < versions.size()) {
                differences(versions.get(i + 1), version, around).forEach(around::line);
            }
        }
        return Shell.DONE;
    }

    private static String name(Version version, Surroundings around) {
        return version.until() == null
                ? "now                   "
                : "until " + MINUTE.withZone(around.zone()).format(version.until());
    }

    private static List<String> differences(Version old, Version now, Surroundings around) {
        List<String> before = lines(old);
        return UnifiedDiffUtils.generateUnifiedDiff(
                        name(old, around).strip(),
                        name(now, around).strip(),
                        before,
                        DiffUtils.diff(before, lines(now)),
                        LINES_AROUND)
                .stream()
                .map(Lines::plain)
                .toList();
    }

    private static List<String> lines(Version version) {
        List<String> lines = new ArrayList<>();
        lines.add(version.article().title());
        lines.addAll(Arrays.asList(version.article().body().plainText().split("\n+", -1)));
        return lines;
    }
}
