package etools.format;

import etools.article.Article;
import etools.article.Body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// A web page for each article that needs nothing beside it and fetches nothing: pictures stand
/// inside, and its policy allows no more.
final class HtmlExport implements ExportFormat.FileEach {

    private static final String STYLE =
            "body{margin:2rem auto;max-width:40rem;padding:0"
                    + " 1rem;font:1.1rem/1.6 Georgia,serif;color:#1f2328;background:#fff}"
                    + "h1{line-height:1.25}.byline{color:#59636e}"
                    + "img{max-width:100%;height:auto}pre{white-space:pre-wrap}"
                    + "table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:.3rem"
                    + " .6rem}blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid"
                    + " #d1d9e0}"
                    + "@media(prefers-color-scheme:dark){body{color:#f0f6fc;background:#0d1117}"
                    + "a{color:#4493f8}.byline{color:#9198a1}}";

    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'sha256-"
                    + sha256(STYLE)
                    + "'; base-uri 'none'; form-action 'none'";

    @Override
    public String key() {
        return "html";
    }

    @Override
    public String name() {
        return "Web pages";
    }

    @Override
    public List<String> endings() {
        return List.of("html", "htm");
    }

    @Override
    public String carries() {
        return "everything; pictures inside the page";
    }

    @Override
    public List<NamedFile> write(ExportedArticle exported, String name) {
        Article article = exported.article();
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html");
        String language = article.credits().language();
        if (language != null) {
            page.append(" lang=\"").append(BodyHtml.escaped(language)).append('"');
        }
        page.append(">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.append("<title>").append(BodyHtml.escaped(article.title())).append("</title>\n");
        page.append("<meta name=\"generator\" content=\"" + OwnPage.GENERATOR + "\">\n");
        meta(page, "name", "description", article.summary());
        article.credits().authors().forEach(author -> meta(page, "name", "author", author));
        if (!article.tags().isEmpty()) {
            meta(page, "name", "keywords", String.join(", ", article.tags()));
        }
        meta(page, "property", "og:type", "article");
        meta(page, "property", "og:title", article.title());
        String published = ExportTimes.published(article);
        if (published != null) {
            meta(page, "property", "article:published_time", published);
        }
        meta(page, "property", "article:modified_time", article.updated().toString());
        if (article.category() != null) {
            meta(page, "property", "article:section", article.category().name());
        }
        if (article.credits().source() != null) {
            meta(page, "property", "og:site_name", article.credits().source());
        }
        String url = article.url();
        boolean linked = PageHead.isWeb(url);
        if (linked) {
            page.append("<link rel=\"canonical\" href=\"")
                    .append(BodyHtml.escaped(url))
                    .append("\">\n");
        }
        page.append("<script type=\"application/ld+json\">")
                .append(PageHead.data(exported))
                .append("</script>\n");
        page.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<article>\n");
        page.append("<h1>").append(BodyHtml.escaped(article.title())).append("</h1>\n");
        String byline = PageHead.byline(article);
        if (!byline.isEmpty()) {
            page.append("<p class=\"byline\">").append(BodyHtml.escaped(byline)).append("</p>\n");
        }
        boolean plain = article.body().kind() == Body.Kind.TEXT;
        page.append("<div itemprop=\"articleBody\" class=\"")
                .append(plain ? OwnPage.PLAIN : "text")
                .append("\">")
                .append(BodyHtml.inner(BodyHtml.of(exported, BodyHtml::data)))
                .append("</div>\n</article>\n");
        if (linked) {
            page.append("<footer><a href=\"")
                    .append(BodyHtml.escaped(url))
                    .append("\">")
                    .append(BodyHtml.escaped(url))
                    .append("</a></footer>\n");
        }
        page.append("</body>\n</html>\n");
        return List.of(
                new NamedFile(name + ".html", page.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void meta(StringBuilder page, String kind, String name, String content) {
        page.append("<meta ")
                .append(kind)
                .append("=\"")
                .append(name)
                .append("\" content=\"")
                .append(BodyHtml.escaped(content))
                .append("\">\n");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
