package etools.importing;

import etools.format.ExportFormat;
import etools.format.ExportFormats;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A kind of file that articles can be written as; see [ExportFormats].
public final class ExportKind {

    public static final List<ExportKind> ALL =
            ExportFormats.ALL.stream().map(ExportKind::new).toList();

    /// The one that [FileImport] gives back whole.
    public static final ExportKind LOSSLESS = ALL.getFirst();

    /// The ending of files that hold a file for each article.
    static final String ARCHIVE = "zip";

    private final ExportFormat format;

    private ExportKind(ExportFormat format) {
        this.format = format;
    }

    /// As the command line names it: `jsonl`.
    public String key() {
        return format.key();
    }

    /// The kind's name for people: `JSON Lines`.
    public String name() {
        return format.name();
    }

    /// Whether each article is a file of its own.
    public boolean isFileEach() {
        return switch (format) {
            case ExportFormat.FileEach _ -> true;
            case ExportFormat.OneFile _, ExportFormat.ReadingLog _ -> false;
        };
    }

    /// The usual ending of a file that holds so many articles, without the dot.
    public String ending(int articles) {
        return isFileEach() && articles != 1 ? ARCHIVE : format.ending();
    }

    /// What was written: `1,200 articles`
    public String counted(int written) {
        String one =
                switch (format) {
                    case ExportFormat.OneFile _, ExportFormat.FileEach _ -> "article";
                    case ExportFormat.ReadingLog _ -> "reading";
                };
        return String.format(Locale.ROOT, "%,d %s%s", written, one, written == 1 ? "" : "s");
    }

    public static Optional<ExportKind> named(String key) {
        return ALL.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /// The kind that a file's name tells by its ending; the longest ending counts.
    public static Optional<ExportKind> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        ExportKind found = null;
        int longest = 0;
        for (ExportKind kind : ALL) {
            for (String ending : kind.format.endings()) {
                if (ending.length() > longest && name.endsWith("." + ending)) {
                    found = kind;
                    longest = ending.length();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    ExportFormat format() {
        return format;
    }

    /// Whether `file` is named as a single article of this kind is.
    boolean isArticleFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return format.endings().stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    static boolean isArchive(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + ARCHIVE);
    }

    @Override
    public String toString() {
        return name();
    }
}
