package etools.format;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// An electronic book, or a newspaper as one: each chapter is an article.
///
/// @see <a href="https://www.w3.org/TR/epub-33/">EPUB 3.3</a>
/// @see <a href="https://idpf.org/epub/20/spec/OPF_2.0_latest.htm">EPUB 2: OPF</a>
public final class EpubFormat implements ArticleFormat {

    @Override
    public String name() {
        return "EPUB book";
    }

    @Override
    public String kept() {
        return "each chapter's title and text, the book's title as category, authors, publisher,"
                + " language, date, subjects, description, pictures, the cover";
    }

    @Override
    public String lost() {
        return "typefaces, layout, sound, films, formulas, books locked by DRM";
    }

    @Override
    public List<String> endings() {
        return List.of("epub");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return DocumentZip.type(input).startsWith(Book.TYPE)
                || ZipMembers.anyName(input, Book.CONTAINER::equals);
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        try (DocumentZip zip = DocumentZip.open(input)) {
            Held held = new Held(parts);
            new BookArticles(zip, Book.read(zip, held), input.limits(), held).read();
            held.end();
        }
    }
}
