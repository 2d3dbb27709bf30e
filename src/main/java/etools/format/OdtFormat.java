package etools.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// An OpenDocument text, packed or flat: one article.
///
/// @see <a href="https://docs.oasis-open.org/office/OpenDocument/v1.3/">OpenDocument 1.3</a>
public final class OdtFormat implements ArticleFormat {

    private static final String TYPE = "application/vnd.oasis.opendocument.text";

    @Override
    public String name() {
        return "OpenDocument text";
    }

    @Override
    public String kept() {
        return "title, text with headings, lists, tables, links, notes and pictures, author,"
                + " description, keywords, language, dates";
    }

    @Override
    public String lost() {
        return "layout, typefaces, colours, comments, drawings, formulas, deleted passages";
    }

    @Override
    public List<String> endings() {
        return List.of("odt", "fodt");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return DocumentZip.type(input).startsWith(TYPE) || isFlat(input);
    }

    /// Whether `input` is a text in one XML file.
    static boolean isFlat(Input input) throws IOException {
        String head = Encodings.head(input);
        return head.contains("<office:document ") && head.contains(TYPE);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        if (!ZipMembers.isZip(input)) {
            readFlat(input, parts);
            return;
        }
        try (DocumentZip zip = DocumentZip.open(input)) {
            byte[] manifest = zip.read("META-INF/manifest.xml", Limit.PAGE_BYTES);
            if (manifest != null
                    && Nodes.first(Xml.tree(new ByteArrayInputStream(manifest)), "encryption-data")
                            != null) {
                throw new RefusedException(
                        null, "locked with a password: save it without one and import that");
            }
            byte[] content = zip.read("content.xml", Limit.PAGE_BYTES);
            if (content == null) {
                throw new RefusedException(null, "the document's text is missing in it");
            }
            byte[] styles = zip.read("styles.xml", Limit.PAGE_BYTES);
            new OfficeArticle(zip, input, parts)
                    .found(new OdtText(styles).html(content), OfficeFacts.ofOpenDocument(zip));
        }
    }

    private static void readFlat(Input input, Consumer<Part> parts)
            throws IOException, RefusedException {
        Limits limits = input.limits();
        byte[] bytes;
        try (InputStream in = input.open()) {
            bytes = in.readNBytes(limits.intOf(Limit.PAGE_BYTES));
            if (in.read() >= 0) {
                throw new RefusedException(null, limits.line(Limit.PAGE_BYTES));
            }
        }
        OfficeFacts facts =
                OfficeFacts.of(
                        Nodes.first(Xml.tree(new ByteArrayInputStream(bytes)), "meta"), null);
        new OfficeArticle(null, input, parts).found(new OdtText(null).html(bytes), facts);
    }
}
