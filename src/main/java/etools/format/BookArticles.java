package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The articles of one book: a document that the table of contents names is one, or several where
/// it names several places in it; a document that it does not name goes on where the former ended.
final class BookArticles {

    private static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY).build();

    /// XHTML may close any element at once; in HTML all that follows would be inside.
    private static final Pattern CLOSED_AT_ONCE =
            Pattern.compile(
                    "<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|image)[\\s/])"
                        + "([A-Za-z][\\w:-]*+)((?:\\s[^<>]*+)?(?<=/))>",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([\\w:-]{2,40})");

    private static final Set<String> FRONT =
            Set.of("cover", "titlepage", "halftitlepage", "toc", "landmarks");

    /// Elements of one document times the articles that it is parted into.
    private static final long MAX_CUT_WORK = 5_000_000;

    private final DocumentZip zip;
    private final Book book;
    private final Limits limits;
    private final Consumer<Part> parts;
    private @Nullable Open open;
    private boolean coverPlaced;
    private int found;

    /// An article that goes on until the next begins.
    private static final class Open {
        private final String title;
        private final String path;
        private final String fragment;
        private final Document head;
        private final StringBuilder html = new StringBuilder();
        private boolean dropsTitle = true;

        Open(String title, String path, String fragment, Document head) {
            this.title = title;
            this.path = path;
            this.fragment = fragment;
            this.head = head;
        }
    }

    BookArticles(DocumentZip zip, Book book, Limits limits, Consumer<Part> parts) {
        this.zip = zip;
        this.book = book;
        this.limits = limits;
        this.parts = parts;
    }

    void read() throws IOException, RefusedException {
        limits.check(Limit.DOCUMENT_PAGES, book.spine().size());
        if (!book.locked().isEmpty() && book.locked().containsAll(book.spine())) {
            throw new RefusedException(
                    null, "the book is locked by DRM: only the seller's own reader opens it");
        }
        for (String path : book.spine()) {
            try {
                if (book.locked().contains(path)) {
                    throw new RefusedException(path, "the chapter is locked by DRM");
                }
                readDocument(path);
            } catch (RefusedException e) {
                parts.accept(
                        new Part.Refused(
                                new Refusal(
                                        e.refusal().place() == null ? path : e.refusal().place(),
                                        e.refusal().why())));
            }
        }
        end();
    }

    /// A chapter as HTML.
    static Document page(byte[] bytes) throws RefusedException {
        String text =
                Encodings.decode(
                        bytes,
                        head -> {
                            Matcher declared = DECLARED.matcher(head);
                            return declared.find() ? declared.group(1) : null;
                        });
        String html = CLOSED_AT_ONCE.matcher(Characters.clean(text)).replaceAll("<$1$2></$1>");
        Sanitiser.checkSize(html);
        Document page = Sanitiser.parse(html, "");
        page.outputSettings().prettyPrint(false);
        return page;
    }

    private void readDocument(String path) throws IOException, RefusedException {
        if (book.aside().contains(path)) {
            return;
        }
        byte[] bytes = zip.read(path, Limit.PAGE_BYTES);
        if (bytes == null) {
            throw new RefusedException(path, "the chapter is missing in the book");
        }
        Document page = page(bytes);
        if (readOwn(page, path)) {
            return;
        }
        boolean front = isFront(page);
        markPictures(page, path);
        boolean says = page.body().hasText();
        if (front || (!says && page.body().selectFirst("img") == null)) {
            return;
        }
        List<Book.Entry> entries = entriesOf(page, path);
        if (entries.isEmpty()) {
            readUnnamed(page, path, says);
        } else if (entries.size() == 1) {
            begin(entries.getFirst().title(), path, entries.getFirst().fragment(), page);
            add(page.body());
        } else {
            readParted(page, path, entries);
        }
    }

    /// A chapter of a book that E-Tools made is the article that it was.
    private boolean readOwn(Document page, String path) throws IOException, RefusedException {
        List<Part> warnings = new ArrayList<>();
        ArticleDraft own =
                OwnPage.draft(
                        page,
                        new OwnRecord(
                                address -> {
                                    String target = DocumentZip.resolve(path, address);
                                    return target == null ? null : picture("/" + target, warnings);
                                },
                                limits,
                                why -> warnings.add(new Part.Warned(new Refusal(path, why)))));
        if (own == null) {
            return false;
        }
        end();
        found++;
        parts.accept(new Part.Found(own));
        warnings.forEach(parts);
        return true;
    }

    /// Whether a page is the cover, a title page, or a table of contents, which say nothing that is
    /// not known of the book.
    private static boolean isFront(Document page) {
        Element body = page.body();
        Element only = body.childrenSize() == 1 ? body.child(0) : body;
        String type = " " + body.attr("epub:type") + " " + only.attr("epub:type") + " ";
        if (FRONT.stream().anyMatch(kind -> type.contains(" " + kind + " "))) {
            return true;
        }
        int links = 0;
        int linked = 0;
        for (Element link : body.select("a[href]")) {
            if (!link.attr("href").matches("(?i)(https?|mailto):.*|#.*")) {
                links++;
                linked += link.text().length();
            }
        }
        return links > 1 && linked > 0.7 * body.text().length();
    }

    /// The entries that part this document: those of the highest level.
    private List<Book.Entry> entriesOf(Document page, String path) {
        List<Book.Entry> all = book.contents().getOrDefault(path, List.of());
        int highest = all.stream().mapToInt(Book.Entry::depth).min().orElse(0);
        List<Book.Entry> entries = all.stream().filter(entry -> entry.depth() == highest).toList();
        if (entries.size() < 2) {
            return entries;
        }
        Map<String, Integer> places = new HashMap<>();
        for (Element element : page.body().getAllElements()) {
            places.putIfAbsent(element.id(), places.size());
        }
        places.put("", -1);
        List<Book.Entry> found =
                entries.stream()
                        .filter(entry -> places.containsKey(entry.fragment()))
                        .sorted(Comparator.comparing(entry -> places.get(entry.fragment())))
                        .toList();
        boolean tooMuch = (long) found.size() * page.getAllElements().size() > MAX_CUT_WORK;
        return found.isEmpty() || tooMuch ? List.of(entries.getFirst()) : found;
    }

    /// A book's pages of pictures and its second halves of chapters are often in no table.
    private void readUnnamed(Document page, String path, boolean says)
            throws IOException, RefusedException {
        Element heading = page.body().selectFirst("h1, h2, h3");
        String title = heading == null ? "" : Characters.line(heading.text());
        boolean goesOn = open != null && (title.isEmpty() || !says);
        if (!goesOn && !says) {
            return; // a cover or an ornament before the first chapter
        }
        if (!goesOn) {
            if (title.isEmpty() && book.spine().size() == 1) {
                title = book.title();
            }
            if (title.isEmpty() && !page.title().isBlank() && !page.title().equals(book.title())) {
                title = Characters.line(page.title());
            }
            if (title.isEmpty()) {
                title = Characters.line(page.body().text());
            }
            begin(Characters.cut(title, TextFormat.MAX_TITLE_CHARS), path, "", page);
        }
        add(page.body());
    }

    private void readParted(Document page, String path, List<Book.Entry> entries)
            throws IOException, RefusedException {
        for (int i = 0; i < entries.size(); i++) {
            Document section = page.clone();
            if (i + 1 < entries.size()) {
                Element end = section.getElementById(entries.get(i + 1).fragment());
                if (end != null) {
                    removeFrom(end, section.body());
                }
            }
            if (i > 0) {
                Element start = section.getElementById(entries.get(i).fragment());
                if (start != null) {
                    removeBefore(start, section.body());
                }
            }
            begin(entries.get(i).title(), path, entries.get(i).fragment(), section);
            add(section.body());
        }
    }

    private static void removeBefore(Element start, Element body) {
        for (Node at = start; at != null && !at.equals(body); at = at.parent()) {
            for (Node before = at.previousSibling(); before != null; ) {
                Node next = before.previousSibling();
                before.remove();
                before = next;
            }
        }
    }

    private static void removeFrom(Element end, Element body) {
        for (Node at = end; at != null && !at.equals(body); at = at.parent()) {
            for (Node after = at.nextSibling(); after != null; ) {
                Node next = after.nextSibling();
                after.remove();
                after = next;
            }
        }
        end.remove();
    }

    /// Pictures are found by where they lie in the book, whichever document shows them.
    private static void markPictures(Document page, String path) {
        for (Element drawing : page.select("svg:has(image)")) {
            for (Element image : drawing.select("image")) {
                String address = image.attr("xlink:href");
                Element picture =
                        new Element("img")
                                .attr("src", address.isEmpty() ? image.attr("href") : address);
                drawing.before(picture);
            }
            drawing.remove();
        }
        for (Element image : page.select("img[src]")) {
            String target = DocumentZip.resolve(path, image.attr("src"));
            if (target != null && !image.attr("src").isBlank()) {
                image.attr("src", "/" + target);
            }
        }
    }

    private void begin(String title, String path, String fragment, Document head)
            throws IOException, RefusedException {
        end();
        Open next = new Open(title.isEmpty() ? path : title, path, fragment, head);
        String cover = book.cover();
        if (!coverPlaced && cover != null) {
            coverPlaced = true;
            Element image = new Element("img").attr("src", "/" + cover).attr("alt", "");
            next.html.append(new Element("p").appendChild(image).outerHtml());
        }
        open = next;
    }

    private void add(Element body) throws RefusedException {
        Open article = open;
        if (article == null) {
            return;
        }
        if (article.dropsTitle) {
            for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
                if (Characters.line(heading.text()).equalsIgnoreCase(article.title)
                        && heading.selectFirst("img") == null) {
                    heading.remove();
                    break;
                }
            }
            article.dropsTitle = false;
        }
        String html = body.html();
        if (article.html.length() + html.length() > limits.of(Limit.PAGE_BYTES)) {
            throw new RefusedException(null, limits.line(Limit.PAGE_BYTES));
        }
        article.html.append(html).append('\n');
    }

    private void end() throws IOException, RefusedException {
        Open article = open;
        open = null;
        if (article == null) {
            return;
        }
        String html = article.html.toString();
        Sanitiser.checkSize(html);
        String place = "the chapter " + Characters.quoted(article.title);
        List<Part> warnings = new ArrayList<>();
        PictureShelf shelf =
                new PictureShelf(
                        limits,
                        address -> picture(address, warnings),
                        why -> warnings.add(new Part.Warned(new Refusal(place, why))));
        Body body = shelf.body(html, "");
        if (body.content().isEmpty()) {
            return;
        }
        found++;
        parts.accept(
                new Part.Found(
                        ArticleDraft.titled(article.title, body)
                                .sourceId(sourceId(article))
                                .category(category())
                                .url(url(article.head))
                                .date(book.date() == null ? null : book.date().date())
                                .published(book.date() == null ? null : book.date().instant())
                                .updated(book.modified() == null ? null : book.modified().start())
                                .tags(book.subjects())
                                .credits(credits(article.head))
                                .pictures(shelf.picturesIn(body))
                                .extra(extra())
                                .build()));
        warnings.forEach(parts);
    }

    private byte @Nullable [] picture(String address, List<Part> warnings) throws IOException {
        if (!address.startsWith("/") || address.startsWith("//")) {
            return null;
        }
        try {
            return zip.read(address.substring(1), Limit.PICTURE_BYTES);
        } catch (RefusedException e) {
            warnings.add(new Part.Warned(e.refusal()));
            return null;
        }
    }

    /// The same chapter of the same book, whenever it is read; books of one identifier may be two.
    private @Nullable String sourceId(Open article) {
        String when = book.date() == null ? "" : book.date().date().toString();
        String name = book.identifier() + " " + Characters.slug(book.title()) + " " + when;
        String fragment = article.fragment.isEmpty() ? "" : "#" + article.fragment;
        return Characters.line(name + " " + article.path + fragment);
    }

    private @Nullable Category category() {
        return book.title().isEmpty()
                ? null
                : new Category(Characters.slug(book.title()), book.title());
    }

    private Credits credits(Document head) {
        List<String> authors = new ArrayList<>();
        for (Element meta : head.select("head meta[name=author][content]")) {
            String name = Characters.cut(Characters.line(meta.attr("content")), 200);
            if (!name.isEmpty() && authors.size() < 50) {
                authors.add(name);
            }
        }
        return new Credits(
                authors.isEmpty() ? book.authors() : authors, book.publisher(), book.language());
    }

    /// Where a newspaper's chapter was taken from.
    private static @Nullable String url(Document head) {
        Element link =
                head.selectFirst(
                        "head link[rel=canonical][href], a[rel=calibre-downloaded-from][href]");
        String address = link == null ? "" : Characters.line(link.attr("href"));
        return address.matches("(?i)https?://[^\\s/]+.*") ? address : null;
    }

    private @Nullable String extra() {
        Map<String, Object> extra = new LinkedHashMap<>();
        if (!book.description().isEmpty()) {
            extra.put("description", book.description());
        }
        extra.put("chapter", found);
        return MAPPER.writeValueAsString(extra);
    }
}
