package etools.cli;

import etools.article.ArticleId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `etools snapshot`
@Command(
        name = "snapshot",
        description = "Draws the window into a picture, without a screen. That is no reading.")
final class SnapshotCommand implements Callable<Integer> {

    @ParentCommand private @Nullable EtoolsCommand etools;

    @Parameters(paramLabel = "OUT.png", description = "The picture; one that is there is replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--article",
            paramLabel = "ID",
            description = "The article to show. Without it: the first of the list.")
    private @Nullable String article;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "light or dark. Without it: ${DEFAULT-VALUE}.")
    private ThemeName theme = ThemeName.light;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            description = "The picture's size. Without it: ${DEFAULT-VALUE}.")
    private Size size = new Size(1280, 800);

    /// As the command line spells it.
    private enum ThemeName {
        light,
        dark
    }

    /// In pixels.
    private record Size(int width, int height) {

        private static final int MIN = 200;
        private static final int MAX = 8000;
        private static final Pattern TEXT = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

        @Override
        public String toString() {
            return width + "x" + height;
        }

        private static final class Converter implements picocli.CommandLine.ITypeConverter<Size> {
            @Override
            public Size convert(String value) {
                Matcher matcher = TEXT.matcher(value);
                if (matcher.matches()) {
                    int width = Integer.parseInt(matcher.group(1));
                    int height = Integer.parseInt(matcher.group(2));
                    if (Math.min(width, height) >= MIN && Math.max(width, height) <= MAX) {
                        return new Size(width, height);
                    }
                }
                throw new TypeConversionException(
                        "'"
                                + value
                                + "' is no size such as 1280x800, of "
                                + MIN
                                + " to "
                                + MAX
                                + " pixels a side");
            }
        }
    }

    @Override
    public Integer call() {
        EtoolsCommand parent = Objects.requireNonNull(etools);
        Surroundings around = parent.around();
        ArticleId id = article == null ? null : ArticleId.parse(article).orElse(null);
        if (article != null && id == null) {
            throw new CommandException(Lines.plain(article) + " is not an article's ID");
        }
        return parent.withLibrary(
                "snapshot",
                library -> {
                    if (id != null && library.headline(id).isEmpty()) {
                        throw new CommandException(
                                "there is no article " + id + " in " + library.folder());
                    }
                    return parent.shell()
                            .desktop
                            .snapshot(
                                    library,
                                    around.resolve(out),
                                    id,
                                    theme.name(),
                                    size.width,
                                    size.height,
                                    around);
                });
    }
}
