package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A Word document: one article.
///
/// @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">
///   ECMA-376: Office Open XML</a>
public final class DocxFormat implements ArticleFormat {

    @Override
    public String name() {
        return "Word document";
    }

    @Override
    public String kept() {
        return "title, text with headings, lists, tables, links, footnotes and pictures, authors,"
                + " description, keywords, category, language, dates";
    }

    @Override
    public String lost() {
        return "layout, typefaces, colours, comments, drawings, formulas, deleted passages";
    }

    @Override
    public List<String> endings() {
        return List.of("docx");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return ZipMembers.anyName(input, "word/document.xml"::equals);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (DocumentZip zip = DocumentZip.open(input)) {
            OfficeArticle article = new OfficeArticle(zip, input, parts);
            article.found(new DocxText(zip).html(), OfficeFacts.ofWord(zip));
        }
    }
}
