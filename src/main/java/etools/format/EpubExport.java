package etools.format;

import etools.article.Article;
import etools.article.Body;
import etools.article.Picture;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A book whose chapters are articles, for readers of EPUB 3 and, with its second table of
/// contents, of EPUB 2. Its identifier is made of the articles' ids, its date is that of the newest
/// change.
///
/// @see <a href="https://www.w3.org/TR/epub-33/">EPUB 3.3</a>
final class EpubExport implements ExportFormat.OneFile {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int MOST_CREATORS = 20;

    private static final String STYLE =
            """
            body { margin: 5%; line-height: 1.5; }
            h1 { line-height: 1.2; }
            .byline { color: #59636e; }
            img { max-width: 100%; height: auto; }
            pre { white-space: pre-wrap; }
            td, th { border: 1px solid #d1d9e0; padding: 0.2em 0.4em; }
            blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #d1d9e0; }
            """;

    private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    @Override
    public String key() {
        return "epub";
    }

    @Override
    public String name() {
        return "Book (EPUB)";
    }

    @Override
    public List<String> endings() {
        return List.of("epub");
    }

    @Override
    public String carries() {
        return "everything; a picture elsewhere becomes a link";
    }

    @Override
    public Articles begin(OutputStream out, int articles) throws IOException {
        if (articles == 0) {
            throw new IOException("a book needs at least one article");
        }
        return new Book(new ZipOutputStream(out));
    }

    /// @param file in the folder of the articles
    private record Chapter(String file, String title) {}

    private static final class Book implements Articles {
        private final ZipOutputStream zip;
        private final List<Chapter> chapters = new ArrayList<>();
        private final Map<String, String> pictures = new TreeMap<>();
        private final Set<String> creators = new LinkedHashSet<>();
        private final Map<String, Integer> languages = new TreeMap<>();
        private final MessageDigest ids = sha256();
        private Instant modified = Instant.EPOCH;
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        Book(ZipOutputStream zip) throws IOException {
            this.zip = zip;
            byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
            ZipEntry entry = new ZipEntry("mimetype");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(type.length);
            CRC32 sum = new CRC32();
            sum.update(type);
            entry.setCrc(sum.getValue());
            put(entry, type);
            put(
                    "META-INF/container.xml",
                    XML
                            + "<container version=\"1.0\""
                            + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
                            + "<rootfiles><rootfile full-path=\"EPUB/package.opf\""
                            + " media-type=\"application/oebps-package+xml\"/></rootfiles>\n"
                            + "</container>\n");
            put("EPUB/style.css", STYLE);
        }

        @Override
        public void add(ExportedArticle exported) throws IOException {
            Article article = exported.article();
            for (Picture picture : exported.pictures()) {
                String file = picture.hash() + "." + Pictures.ending(picture);
                if (pictures.put(file, picture.mediaType()) == null) {
                    put(new ZipEntry("EPUB/pictures/" + file), picture.bytes());
                }
            }
            String file = String.format(java.util.Locale.ROOT, "%06d.xhtml", chapters.size() + 1);
            put("EPUB/articles/" + file, chapter(exported));
            chapters.add(new Chapter(file, article.title()));
            ids.update(article.id().toString().getBytes(StandardCharsets.US_ASCII));
            modified = article.updated().isAfter(modified) ? article.updated() : modified;
            for (String author : article.credits().authors()) {
                if (creators.size() < MOST_CREATORS) {
                    creators.add(author);
                }
            }
            String language = article.credits().language();
            if (language != null) {
                languages.merge(language, 1, Integer::sum);
            }
            LocalDate date = article.date();
            if (date != null) {
                first = first == null || date.isBefore(first) ? date : first;
                last = last == null || date.isAfter(last) ? date : last;
            }
        }

        private static String chapter(ExportedArticle exported) {
            Article article = exported.article();
            Element body =
                    BodyHtml.of(
                            exported,
                            picture ->
                                    "../pictures/"
                                            + picture.hash()
                                            + "."
                                            + Pictures.ending(picture));
            fit(body);
            String language = article.credits().language();
            String title = escaped(article.title());
            String byline = PageHead.byline(article);
            String url = article.url();
            return XML
                    + "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""
                    + (language == null
                            ? ""
                            : " xml:lang=\""
                                    + escaped(language)
                                    + "\" lang=\""
                                    + escaped(language)
                                    + "\"")
                    + ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>"
                    + title
                    + "</title>\n<meta name=\"generator\" content=\""
                    + OwnPage.GENERATOR
                    + "\"/>\n"
                    + "<link rel=\"stylesheet\" type=\"text/css\" href=\"../style.css\"/>\n"
                    + "<script type=\"application/ld+json\">"
                    + PageHead.data(exported)
                    + "</script>\n</head>\n<body>\n<h1>"
                    + title
                    + "</h1>\n"
                    + (byline.isEmpty() ? "" : "<p class=\"byline\">" + escaped(byline) + "</p>\n")
                    + "<div itemprop=\"articleBody\" class=\""
                    + (article.body().kind() == Body.Kind.TEXT ? OwnPage.PLAIN : "text")
                    + "\">"
                    + BodyHtml.innerXml(body)
                    + "</div>\n"
                    + (PageHead.isWeb(url)
                            ? "<p class=\"byline\"><a href=\""
                                    + escaped(url)
                                    + "\">"
                                    + escaped(url)
                                    + "</a></p>\n"
                            : "")
                    + "</body>\n</html>\n";
        }

        /// A book fetches nothing, names every picture's words, and tells times to programs alone.
        private static void fit(Element body) {
            for (Element image : body.select("img")) {
                String source = image.attr("src");
                if (source.startsWith("../pictures/")) {
                    image.attr("alt", image.attr("alt"));
                } else {
                    String words = image.attr("alt").isBlank() ? source : image.attr("alt");
                    Element instead = new Element(source.isEmpty() ? "i" : "a").text(words);
                    if (!source.isEmpty()) {
                        instead.attr("href", source);
                    }
                    if (image.closest("a") == null && !words.isBlank()) {
                        image.replaceWith(instead);
                    } else {
                        image.replaceWith(new org.jsoup.nodes.TextNode(words));
                    }
                }
            }
            body.select("time").unwrap();
        }

        @Override
        public void close() throws IOException {
            put("EPUB/nav.xhtml", nav());
            put("EPUB/toc.ncx", ncx());
            put("EPUB/package.opf", opf());
            zip.finish();
        }

        private String title() {
            if (chapters.size() == 1) {
                return chapters.getFirst().title();
            }
            String title = chapters.size() + " articles";
            if (first == null || last == null) {
                return title;
            }
            return title + ", " + first + (first.equals(last) ? "" : " to " + last);
        }

        private String identifier() {
            byte[] sum = sumOfIds();
            return "urn:uuid:" + UUID.nameUUIDFromBytes(Arrays.copyOf(sum, 16));
        }

        private byte[] sumOfIds() {
            try {
                return ((MessageDigest) ids.clone()).digest();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("SHA-256 can be cloned", e);
            }
        }

        private String language() {
            return languages.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("und");
        }

        private String nav() {
            StringBuilder nav = new StringBuilder(XML);
            nav.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
                    .append(" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n")
                    .append("<head>\n<title>")
                    .append(escaped(title()))
                    .append("</title>\n</head>\n<body>\n<nav epub:type=\"toc\"><h1>")
                    .append(escaped(title()))
                    .append("</h1>\n<ol>\n");
            for (Chapter chapter : chapters) {
                nav.append("<li><a href=\"articles/")
                        .append(chapter.file())
                        .append("\">")
                        .append(escaped(chapter.title()))
                        .append("</a></li>\n");
            }
            return nav.append("</ol></nav>\n</body>\n</html>\n").toString();
        }

        private String ncx() {
            StringBuilder ncx = new StringBuilder(XML);
            ncx.append("<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">\n")
                    .append("<head><meta name=\"dtb:uid\" content=\"")
                    .append(identifier())
                    .append("\"/><meta name=\"dtb:depth\" content=\"1\"/>")
                    .append("<meta name=\"dtb:totalPageCount\" content=\"0\"/>")
                    .append("<meta name=\"dtb:maxPageNumber\" content=\"0\"/></head>\n")
                    .append("<docTitle><text>")
                    .append(escaped(title()))
                    .append("</text></docTitle>\n<navMap>\n");
            for (int i = 0; i < chapters.size(); i++) {
                ncx.append("<navPoint id=\"n")
                        .append(i + 1)
                        .append("\" playOrder=\"")
                        .append(i + 1)
                        .append("\"><navLabel><text>")
                        .append(escaped(chapters.get(i).title()))
                        .append("</text></navLabel><content src=\"articles/")
                        .append(chapters.get(i).file())
                        .append("\"/></navPoint>\n");
            }
            return ncx.append("</navMap>\n</ncx>\n").toString();
        }

        private String opf() {
            StringBuilder opf = new StringBuilder(XML);
            opf.append("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"")
                    .append(" unique-identifier=\"id\">\n")
                    .append("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
                    .append("<dc:identifier id=\"id\">")
                    .append(identifier())
                    .append("</dc:identifier>\n<dc:title>")
                    .append(escaped(title()))
                    .append("</dc:title>\n<dc:language>")
                    .append(escaped(language()))
                    .append("</dc:language>\n");
            for (String creator : creators) {
                opf.append("<dc:creator>").append(escaped(creator)).append("</dc:creator>\n");
            }
            opf.append("<meta property=\"dcterms:modified\">")
                    .append(modified.truncatedTo(ChronoUnit.SECONDS))
                    .append("</meta>\n<meta name=\"generator\" content=\"" + OwnPage.GENERATOR)
                    .append("\"/>\n</metadata>\n<manifest>\n");
            item(opf, "nav", "nav.xhtml", "application/xhtml+xml\" properties=\"nav");
            item(opf, "ncx", "toc.ncx", "application/x-dtbncx+xml");
            item(opf, "style", "style.css", "text/css");
            for (int i = 0; i < chapters.size(); i++) {
                String file = "articles/" + chapters.get(i).file();
                item(opf, "a" + (i + 1), file, "application/xhtml+xml");
            }
            pictures.forEach((file, type) ->
                    item(
                            opf,
                            "p" + file.substring(0, file.indexOf('.')),
                            "pictures/" + file,
                            type));
            opf.append("</manifest>\n<spine toc=\"ncx\">\n");
            for (int i = 0; i < chapters.size(); i++) {
                opf.append("<itemref idref=\"a").append(i + 1).append("\"/>\n");
            }
            return opf.append("</spine>\n</package>\n").toString();
        }

        private static void item(StringBuilder opf, String id, String file, String type) {
            opf.append("<item id=\"")
                    .append(id)
                    .append("\" href=\"")
                    .append(file)
                    .append("\" media-type=\"")
                    .append(type)
                    .append("\"/>\n");
        }

        private void put(String name, String text) throws IOException {
            put(new ZipEntry(name), text.getBytes(StandardCharsets.UTF_8));
        }

        private void put(ZipEntry entry, byte[] content) throws IOException {
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }

        /// Text in XML; it is clean, so that XML allows all its characters.
        private static String escaped(@Nullable String text) {
            return text == null
                    ? ""
                    : text.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\"", "&quot;");
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
