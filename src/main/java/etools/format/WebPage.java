package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import net.dankito.readability4j.Readability4J;

import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The article of one saved page. What it says of itself as schema.org data is believed first, then
/// its meta tags; its text is the main part of what a reader of the page sees.
///
/// @see <a href="https://schema.org/Article">schema.org Article</a>
/// @see <a href="https://ogp.me/">The Open Graph protocol</a>
final class WebPage {

    private static final Logger LOG = System.getLogger(WebPage.class.getName());

    /// More text than any schema.org description of an article has.
    private static final int MAX_DATA_CHARS = 2 << 20;

    /// Finding the main part takes time that grows faster than the page, and faster still where
    /// boxes stand in boxes. Usual pages have 5,000 elements, 20 deep.
    private static final int MAX_ELEMENTS = 20_000;

    private static final long MAX_DEPTHS = 400_000;

    /// Pictures that a SingleFile page holds once for several places.
    private static final Pattern SHARED_PICTURE =
            Pattern.compile("(--sf-img-\\d+)\\s*:\\s*url\\(\\s*[\"']?(data:[^\"')\\s]+)");

    private static final Pattern USED_PICTURE = Pattern.compile("var\\((--sf-img-\\d+)\\)");

    /// Frames of an old page that are looked into for its text.
    private static final int MAX_FRAMES = 12;

    /// What pages put behind the author's name: a time, an address.
    private static final Pattern BEHIND_A_NAME =
            Pattern.compile("\\s*(?:[\u2022\u00b7]|\\(https?:).*$");

    /// More is a list of everybody, or a sentence.
    private static final int MAX_BYLINE_CHARS = 120;

    private static final String CONTROLS = "input, button, select, textarea";

    private final Document page;
    private final Map<String, String> meta = new HashMap<>();
    private final @Nullable SchemaOrg data;
    private final SaverMark mark;
    private final PictureShelf.Files files;
    private final PictureShelf shelf;

    /// @param limits of the page and its pictures
    /// @param files what came along with the page
    /// @param warnings told what of the page was not understood
    WebPage(String html, Limits limits, PictureShelf.Files files, Consumer<String> warnings) {
        page = Sanitiser.parse(html, "");
        data = findData();
        mark = SaverMark.of(page);
        this.files = files;
        shelf = new PictureShelf(limits, files, warnings);
        for (Element element : page.select("meta[content]")) {
            for (String key : List.of("property", "name", "itemprop")) {
                String name = element.attr(key).toLowerCase(Locale.ROOT);
                String content = element.attr("content");
                if (!name.isEmpty() && !content.isBlank()) {
                    meta.putIfAbsent(name, content);
                }
            }
        }
    }

    /// The article of a page that lies in a file by itself.
    ArticleDraft draft() throws IOException, RefusedException {
        return draft(null, null, null);
    }

    /// @param source where the page was found, where the file around it says so
    /// @param saved when it was found there
    /// @param called its title there, for a page that has none
    ArticleDraft draft(@Nullable String source, @Nullable Instant saved, @Nullable String called)
            throws IOException, RefusedException {
        String url = url(source);
        String title = title();
        Body body = body(title, url);
        if (title.isEmpty() && called != null) {
            title = BodyText.line(called);
        }
        if (title.isEmpty()) {
            title = body.plainText().lines().findFirst().orElse("");
        }
        if (title.isBlank()) {
            throw new RefusedException(null, "the page has neither a title nor text");
        }
        Dates.When when =
                date(
                        text("datePublished"),
                        meta("article:published_time"),
                        meta("og:article:published_time"),
                        meta("datepublished"),
                        meta("citation_publication_date"),
                        meta("citation_date"),
                        meta("parsely-pub-date"),
                        meta("dc.date.issued"),
                        meta("dc.date"),
                        meta("pubdate"),
                        meta("publish-date"),
                        meta("date"),
                        attribute("time[pubdate][datetime]", "datetime"),
                        attribute("[itemprop=datePublished][datetime]", "datetime"),
                        attribute("article time[datetime]", "datetime"),
                        attribute("time[datetime]", "datetime"),
                        text("dateCreated"));
        Dates.When updated =
                date(
                        text("dateModified"),
                        meta("article:modified_time"),
                        meta("og:updated_time"),
                        meta("datemodified"),
                        meta("last-modified"));
        return ArticleDraft.titled(Characters.cut(title, ArticleFields.MAX_TITLE_CHARS), body)
                .url(url.isEmpty() ? null : url)
                .category(category())
                .date(when == null ? null : when.date())
                .published(when == null ? null : when.instant())
                .updated(updated == null ? null : updated.start())
                .summary(
                        first(
                                text("description"),
                                meta("og:description"),
                                meta("twitter:description"),
                                meta("description"),
                                meta("dc.description"),
                                meta("citation_abstract")))
                .tags(tags())
                .created(saved != null ? saved : mark.saved())
                .pictures(shelf.picturesIn(body))
                .credits(credits())
                .build();
    }

    // What the page says of itself

    private @Nullable SchemaOrg findData() {
        for (Element script : page.select("script[type*=ld+json]")) {
            String json = script.data().strip();
            if (json.length() > MAX_DATA_CHARS) {
                continue;
            }
            try {
                SchemaOrg found = SchemaOrg.first(SchemaOrg.MAPPER.readTree(json));
                if (found != null) {
                    return found;
                }
            } catch (JacksonException e) {
                LOG.log(Level.DEBUG, "unreadable schema.org data in a page", e);
            }
        }
        return null;
    }

    private @Nullable String text(String field) {
        return data == null ? null : data.text(field);
    }

    private @Nullable String meta(String name) {
        return meta.get(name);
    }

    private @Nullable String attribute(String query, String attribute) {
        Element element = page.selectFirst(query);
        return element == null ? null : element.attr(attribute);
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                String line = BodyText.line(text);
                if (!line.isEmpty()) {
                    return line;
                }
            }
        }
        return null;
    }

    private static Dates.@Nullable When date(@Nullable String... texts) {
        for (String text : texts) {
            Dates.When when = text == null ? null : Dates.parse(text).orElse(null);
            if (when != null) {
                return when;
            }
        }
        return null;
    }

    private String title() {
        Element heading = page.selectFirst("article h1, main h1, h1");
        String title =
                first(
                        text("headline"),
                        meta("og:title"),
                        meta("twitter:title"),
                        meta("citation_title"),
                        meta("dc.title"),
                        heading == null ? null : heading.text(),
                        page.title());
        return title == null ? "" : title;
    }

    private String url(@Nullable String source) {
        for (String address :
                new @Nullable String[] {
                    attribute("link[rel~=(?i)\\bcanonical\\b][href]", "href"),
                    meta("og:url"),
                    text("url"),
                    text("mainEntityOfPage"),
                    source,
                    mark.url(),
                    attribute("base[href]", "href")
                }) {
            String line = address == null ? "" : Characters.line(address);
            if (line.matches("(?i)https?://[^\\s/]+.*")) {
                return line;
            }
        }
        return "";
    }

    private @Nullable Category category() {
        String section = first(text("articleSection"), meta("article:section"), meta("section"));
        String name = section != null ? section : first(site(), text("publisher"));
        if (name == null) {
            return null;
        }
        String cut = Characters.cut(name, 200);
        return new Category(Characters.slug(cut), cut);
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        List<String> keywords = data == null ? List.of() : data.texts("keywords");
        for (String keyword : keywords) {
            addTags(tags, keyword, keywords.size() == 1);
        }
        for (Element tag : page.select("meta[property=article:tag][content]")) {
            addTags(tags, tag.attr("content"), false);
        }
        if (tags.isEmpty()) {
            addTags(tags, meta("news_keywords"), true);
        }
        if (tags.isEmpty()) {
            addTags(tags, meta("keywords"), true);
        }
        return tags.stream().limit(100).toList();
    }

    private static void addTags(Set<String> tags, @Nullable String text, boolean many) {
        if (text == null) {
            return;
        }
        for (String tag : many ? List.of(text.split("[,;]", -1)) : List.of(text)) {
            String line = Characters.cut(BodyText.line(tag), 200);
            if (!line.isEmpty()) {
                tags.add(line);
            }
        }
    }

    private Credits credits() {
        Credits told = data == null ? Credits.NONE : data.credits();
        String language = told.language();
        for (String tag :
                new @Nullable String[] {
                    attribute("html[lang]", "lang"),
                    attribute("html[xml:lang]", "xml:lang"),
                    meta("og:locale"),
                    meta("inlanguage"),
                    meta("dc.language"),
                    attribute("meta[http-equiv=content-language]", "content"),
                    attribute("body[lang]", "lang"),
                    attribute("article[lang]", "lang")
                }) {
            language = language != null ? language : Languages.tag(tag);
        }
        return new Credits(authors(), first(told.source(), site()), language);
    }

    private @Nullable String site() {
        String name =
                first(
                        meta("og:site_name"),
                        meta("application-name"),
                        meta("apple-mobile-web-app-title"),
                        meta("citation_journal_title"),
                        meta("dc.publisher"));
        return name == null
                ? null
                : Characters.cut(
                        name.replaceFirst("(?i)^https?://(?:www\\.)?([^/\\s]+).*$", "$1"), 200);
    }

    private List<String> authors() {
        Set<String> names = new LinkedHashSet<>();
        if (data != null) {
            data.names("author").forEach(name -> Names.add(names, name));
        }
        for (Element element : page.select("meta[name=citation_author][content]")) {
            Names.add(names, element.attr("content"));
        }
        for (String query :
                List.of(
                        "meta[name=author][content]",
                        "meta[property=article:author][content]",
                        "meta[name=parsely-author][content]",
                        "meta[name=sailthru.author][content]",
                        "meta[name=dc.creator][content]",
                        "meta[name=byl][content]")) {
            if (names.isEmpty()) {
                for (Element element : page.select(query)) {
                    Names.of(element.attr("content")).forEach(name -> Names.add(names, name));
                }
            }
        }
        for (String query :
                List.of(
                        "[itemprop=author] [itemprop=name]",
                        "[itemprop=author]",
                        "[rel=author]",
                        ".p-author",
                        ".byline",
                        ".author")) {
            Element element = names.isEmpty() ? page.selectFirst(query) : null;
            String text = element == null ? "" : element.text();
            text = BEHIND_A_NAME.matcher(text).replaceFirst("");
            if (!text.isBlank() && text.length() <= MAX_BYLINE_CHARS) {
                Names.of(text).forEach(name -> Names.add(names, name));
            }
        }
        return List.copyOf(names);
    }

    // Its text

    private Body body(String title, String url) throws IOException, RefusedException {
        Element base = page.selectFirst("base[href]");
        String baseUri = base == null ? url : resolved(url, base.attr("href"));
        takeInFrames();
        shareOutPictures();
        shelf.mark(page, baseUri);
        freeForms();
        Element main = mainPart(baseUri);
        dropTitle(main, title);
        String html = shelf.placed(Sanitiser.clean(main.html(), baseUri));
        String text = Body.html(html).plainText();
        String told = text("articleBody");
        if (told != null) {
            Body given = BodyText.of(told, baseUri);
            if (given.plainText().length() > text.length() * 5 / 4) {
                return given;
            }
        }
        if (html.isEmpty()) {
            throw new RefusedException(null, "the page holds no text of an article");
        }
        return Body.html(withLeadPicture(html, baseUri));
    }

    /// The picture that a page shows where it is named elsewhere, at the top: where it came along,
    /// or where the text has no other.
    private String withLeadPicture(String html, String baseUri) throws IOException {
        String address =
                first(
                        data == null ? null : data.address("image"),
                        meta("og:image:secure_url"),
                        meta("og:image"),
                        meta("og:image:url"),
                        meta("twitter:image"),
                        meta("twitter:image:src"),
                        attribute("link[rel=image_src][href]", "href"));
        if (address == null) {
            return html;
        }
        boolean has = html.contains("<img");
        byte[] found = has ? files.find(address) : null;
        if (has && found == null) {
            return html;
        }
        Element image = new Element("img");
        image.attr("src", shelf.marked(List.of(address), baseUri));
        String alt = meta("og:image:alt");
        if (alt != null) {
            image.attr("alt", Characters.line(alt));
        }
        String lead = shelf.placed(image.outerHtml());
        Element placed = Sanitiser.parse(lead, "").selectFirst("img");
        if (placed == null || html.contains(placed.attr("src"))) {
            return html;
        }
        return Sanitiser.clean("<figure>" + placed.outerHtml() + "</figure>" + html, "");
    }

    /// A page of frames has its text in them: the one with the most becomes the page.
    private void takeInFrames() throws IOException {
        Elements frames = page.select("frame[src]");
        if (frames.isEmpty()) {
            return;
        }
        Element longest = null;
        for (Element frame : frames.stream().limit(MAX_FRAMES).toList()) {
            byte[] bytes = files.find(frame.attr("src"));
            if (bytes != null) {
                String html =
                        Characters.clean(Encodings.decode(bytes, HtmlFormat::declaredCharset));
                Element body = Sanitiser.parse(html, "").body();
                if (longest == null || body.text().length() > longest.text().length()) {
                    longest = body;
                }
            }
        }
        Element without = page.selectFirst("noframes");
        if (longest == null && without != null) {
            longest = Sanitiser.parse(without.html() + without.data(), "").body();
        }
        page.select("frameset").remove();
        if (longest != null) {
            page.body().empty().append(longest.html());
        }
    }

    private void shareOutPictures() {
        Map<String, String> shared = new HashMap<>();
        for (Element style : page.select("style")) {
            Matcher matcher = SHARED_PICTURE.matcher(style.data());
            while (matcher.find()) {
                shared.put(matcher.group(1), matcher.group(2));
            }
        }
        if (shared.isEmpty()) {
            return;
        }
        for (Element image : page.select("img[style]")) {
            Matcher used = USED_PICTURE.matcher(image.attr("style"));
            String picture = used.find() ? shared.get(used.group(1)) : null;
            if (picture != null) {
                image.attr("src", picture);
            }
        }
    }

    private static String resolved(String url, String base) {
        String address = StringUtil.resolve(url, base);
        return address.startsWith("http") ? address : url;
    }

    /// Some sites wrap the whole page in a form; its text is no form then.
    private void freeForms() {
        int all = page.body().text().length();
        for (Element form : page.select("form")) {
            if (form.text().length() > all / 2 && form.select("p").size() > 1) {
                form.select(CONTROLS).remove();
                form.unwrap();
            }
        }
    }

    private Element mainPart(String baseUri) {
        Element found = null;
        if (isUsual(page)) {
            try {
                found =
                        new Readability4J(
                                        baseUri.isEmpty() ? "https://page.invalid/" : baseUri,
                                        inParagraphs(copy()))
                                .parse()
                                .getArticleContent();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(Level.DEBUG, "no main part found in a page, the whole is taken", e);
            }
        }
        Element marked = page.selectFirst("[itemprop=articleBody]");
        Element fallback = marked == null ? longest(page.select("article")) : marked;
        if (fallback == null) {
            fallback = page.selectFirst("main, [role=main]");
        }
        boolean unmarked = fallback == null;
        if (fallback == null) {
            fallback = page.body();
        }
        int least = unmarked ? 1 : fallback.text().length() / 4;
        if (found != null && found.text().length() >= Math.max(1, least)) {
            for (Element link : found.select("a[href^=https://page.invalid/]")) {
                link.removeAttr("href");
            }
            for (Element image : found.select("img[src^=https://page.invalid/]")) {
                image.removeAttr("src");
            }
            return found;
        }
        Element whole = fallback.clone();
        whole.select("nav, header, footer, aside, [hidden], [aria-hidden=true]").remove();
        return whole;
    }

    /// A copy that shares nothing with the page: jsoup's own has the lists of children that the
    /// page remembers, and what is taken out of the copy goes missing in the page.
    private Document copy() {
        return Sanitiser.parse(page.outerHtml(), "");
    }

    private static boolean isUsual(Document page) {
        int[] elements = {0};
        long[] depths = {0};
        page.traverse((node, depth) -> {
            if (node instanceof Element) {
                elements[0]++;
                depths[0] += depth;
            }
        });
        return elements[0] <= MAX_ELEMENTS && depths[0] <= MAX_DEPTHS;
    }

    /// Text parted by two line breaks becomes paragraphs, since the search for the main part loses
    /// what stands before such breaks.
    private static Document inParagraphs(Document page) {
        for (Element box : page.select("div:has(> br), td:has(> br), section:has(> br)")) {
            List<Node> nodes = List.copyOf(box.childNodes());
            if (nodes.stream().anyMatch(node -> node instanceof Element e && e.isBlock())) {
                continue;
            }
            box.empty();
            Element paragraph = box.appendElement("p");
            boolean broken = false;
            for (Node node : nodes) {
                boolean isBreak = node.normalName().equals("br");
                if (isBreak && broken && paragraph.hasText()) {
                    paragraph = box.appendElement("p");
                } else if (!isBreak || !broken) {
                    paragraph.appendChild(node);
                }
                broken = isBreak || (broken && node instanceof TextNode text && text.isBlank());
            }
        }
        return page;
    }

    private static @Nullable Element longest(List<Element> elements) {
        Element longest = null;
        for (Element element : elements) {
            if (longest == null || element.text().length() > longest.text().length()) {
                longest = element;
            }
        }
        return longest;
    }

    /// The title stands above the body already.
    private static void dropTitle(Element main, String title) {
        List<Element> headings = new ArrayList<>(main.select("h1, h2"));
        if (!headings.isEmpty() && Characters.line(headings.getFirst().text()).equals(title)) {
            headings.getFirst().remove();
        }
    }
}
