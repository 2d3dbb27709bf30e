package etools.format;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/// The one table of kinds; the detector, the file chooser and the README read it.
public final class Formats {

    /// Surest first: the first that recognises a file reads it.
    public static final List<ArticleFormat> ALL =
            List.of(
                    new ReferencePage(ZoneId.systemDefault()),
                    new JsonFormat(),
                    new HtmlFormat(),
                    new MarkdownFormat(),
                    new TextFormat());

    /// The kind of `input`, told by its content.
    ///
    /// @throws RefusedException empty, binary, or no kind that we read
    public static ArticleFormat detect(Input input) throws IOException, RefusedException {
        String foreign = ForeignKinds.of(input);
        if (foreign != null) {
            throw new RefusedException(null, foreign);
        }
        for (ArticleFormat format : ALL) {
            if (format.recognises(input)) {
                return format;
            }
        }
        throw new RefusedException(null, "no kind of article file that E-Tools reads");
    }

    private Formats() {}
}
