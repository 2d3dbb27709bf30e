package etools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/// The one table of kinds; the detector, the file chooser and the README read it.
public final class Formats {

    /// Surest first: the first that recognises a file reads it. Kinds that are ZIP files inside
    /// come before ZIP archives, kinds that may be packed before the packers.
    public static final List<ArticleFormat> ALL =
            List.of(
                    new EpubFormat(),
                    new OmnivoreFormat(),
                    new WaczFormat(),
                    new PdfFormat(),
                    new DocxFormat(),
                    new OdtFormat(),
                    new ZipFormat(),
                    new TarFormat(),
                    new WarcFormat(),
                    new GzipFormat(),
                    new Bzip2Format(),
                    new XzFormat(),
                    new ZstdFormat(),
                    new FeedFormat(),
                    new NewsMlFormat(),
                    new JsonFeedFormat(),
                    new NinjsFormat(),
                    new JsonLdFormat(),
                    new OpmlFormat(),
                    new ReferencePage(ZoneId.systemDefault()),
                    new PocketFormat(),
                    new BookmarksFormat(),
                    new WallabagFormat(),
                    new GreaderFormat(),
                    new PocketCsvFormat(),
                    new InstapaperFormat(),
                    new ReadwiseFormat(),
                    new RaindropFormat(),
                    new MhtmlFormat(),
                    new MboxFormat(),
                    new MailFormat(),
                    new JsonFormat(),
                    new HtmlFormat(),
                    new CsvFormat(),
                    new RstFormat(),
                    new MarkdownFormat(),
                    new TextFormat());

    /// Reads `input` as the kind that it is; a small file is opened once.
    ///
    /// @see ArticleFormat#read
    ///
    /// @return the kind
    public static ArticleFormat read(Input input, Consumer<Part> parts)
            throws IOException, RefusedException {
        Input near = near(input);
        ArticleFormat format = detect(near);
        format.read(near, parts);
        return format;
    }

    /// A small file's bytes, or a large file whose first bytes are at hand.
    public static Input near(Input input) throws IOException {
        byte[] head = input.head();
        if (head.length < Input.HEAD_BYTES) {
            return new Input.Wrapped(input) {
                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(head);
                }

                @Override
                public byte[] head() {
                    return head.clone();
                }
            };
        }
        return new Input.Wrapped(input) {
            @Override
            public byte[] head() {
                return head.clone();
            }
        };
    }

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
