package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The article that an office document is.
final class OfficeArticle {

    private final @Nullable DocumentZip zip;
    private final Input input;
    private final Consumer<Part> parts;

    /// @param zip where the pictures lie, or null where there are none but those in the text
    OfficeArticle(@Nullable DocumentZip zip, Input input, Consumer<Part> parts) {
        this.zip = zip;
        this.input = input;
        this.parts = parts;
    }

    /// @param html as the document's text was read; pictures are called by their paths in the ZIP,
    ///   after a `/`; a heading of class `title` is the title
    void found(String html, OfficeFacts facts) throws IOException, RefusedException {
        Sanitiser.checkSize(html);
        Document page = Sanitiser.parse(html, "");
        page.outputSettings().prettyPrint(false);
        for (Element only :
                page.select(
                        "li > p:only-child, td > p:only-child,"
                                + " li > p:first-child:has(+ ul:last-child),"
                                + " li > p:first-child:has(+ ol:last-child)")) {
            only.unwrap();
        }
        String title = facts.title();
        Element heading = page.selectFirst("h1.title");
        if (heading == null) {
            heading = page.selectFirst("h1");
        }
        if (heading != null) {
            String line = Characters.line(heading.text());
            if (title.isEmpty() || heading.hasClass("title")) {
                title = line.isEmpty() ? title : line;
            }
            if (line.equalsIgnoreCase(title) && page.body().text().length() > line.length()) {
                heading.remove();
            }
        }
        List<String> warnings = new ArrayList<>(facts.warnings());
        PictureShelf shelf =
                new PictureShelf(
                        input.limits(), address -> picture(address, warnings), warnings::add);
        Body body = shelf.body(page.html(), "");
        if (body.content().isEmpty()) {
            throw new RefusedException(null, "it holds no text");
        }
        if (title.isEmpty()) {
            title = Characters.line(body.plainText().lines().findFirst().orElse(""));
            title = Characters.cut(title, TextFormat.MAX_TITLE_CHARS);
        }
        String name = input.name();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        String category = facts.category();
        parts.accept(
                new Part.Found(
                        ArticleDraft.titled(
                                        Characters.cut(
                                                !title.isBlank()
                                                        ? title
                                                        : stem.isBlank() ? "Pictures" : stem,
                                                ArticleFields.MAX_TITLE_CHARS),
                                        body)
                                .category(
                                        category.isEmpty()
                                                ? null
                                                : new Category(Characters.slug(category), category))
                                .date(facts.created() == null ? null : facts.created().date())
                                .published(
                                        facts.created() == null ? null : facts.created().instant())
                                .updated(facts.modified() == null ? null : facts.modified().start())
                                .summary(facts.description().isEmpty() ? null : facts.description())
                                .tags(facts.tags())
                                .credits(new Credits(facts.authors(), null, facts.language()))
                                .pictures(shelf.picturesIn(body))
                                .build()));
        warnings.forEach(why -> parts.accept(new Part.Warned(new Refusal(null, why))));
    }

    private byte @Nullable [] picture(String address, List<String> warnings) throws IOException {
        DocumentZip files = zip;
        if (files == null || !address.startsWith("/") || address.startsWith("//")) {
            return null;
        }
        try {
            return files.read(address.substring(1), Limit.PICTURE_BYTES);
        } catch (RefusedException e) {
            warnings.add(e.refusal().line());
            return null;
        }
    }
}
