package etools.format;

import java.util.List;

/// The one table of kinds that articles are written as; the command line, the file chooser and the
/// README read it.
public final class ExportFormats {

    /// The lossless one first.
    public static final List<ExportFormat> ALL =
            List.of(
                    new JsonLinesExport(),
                    new JsonFeedExport(),
                    new NinjsExport(),
                    new HtmlExport(),
                    new MarkdownExport(),
                    new EpubExport(),
                    new HeadlinesCsv(),
                    new ReadingsCsv(),
                    new ReadingsJsonLines());

    private ExportFormats() {}
}
