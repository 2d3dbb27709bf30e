package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import net.dankito.readability4j.Readability4J;

import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /// Stands for a picture of the page while its main part is looked for; no site has this name.
    private static final String PICTURE_SITE = "https://picture.invalid/";

    private static final Pattern SAVED_FROM =
            Pattern.compile("saved from url=\\(\\d+\\)\\s*(https?://\\S+)");

    private static final String CONTROLS = "input, button, select, textarea";

    private final Document page;
    private final Map<String, String> meta = new HashMap<>();
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final @Nullable SchemaOrg data;
    private int pictureBytes;

    WebPage(String html) {
        page = Sanitiser.parse(html, "");
        data = findData();
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

    ArticleDraft draft() throws RefusedException {
        String url = url();
        String title = title();
        Body body = body(title, url);
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
                .pictures(picturesIn(body))
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

    private String url() {
        String saved = null;
        for (Node node : page.childNodes()) {
            Matcher matcher = node instanceof Comment c ? SAVED_FROM.matcher(c.getData()) : null;
            if (matcher != null && matcher.find()) {
                saved = matcher.group(1);
            }
        }
        for (String address :
                new @Nullable String[] {
                    attribute("link[rel~=(?i)\\bcanonical\\b][href]", "href"),
                    meta("og:url"),
                    text("url"),
                    text("mainEntityOfPage"),
                    saved,
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
        String name =
                section != null
                        ? section
                        : first(meta("og:site_name"), text("publisher"), meta("application-name"));
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
        Set<String> names = new LinkedHashSet<>();
        if (data != null) {
            names.addAll(data.names("author"));
        }
        boolean named = !names.isEmpty();
        for (Element element :
                page.select(
                        "meta[name=author], meta[name=citation_author],"
                                + " meta[property=article:author]")) {
            if (!named || element.attr("name").equals("citation_author")) {
                addAuthor(names, element.attr("content"));
            }
        }
        Credits told = data == null ? Credits.NONE : data.credits();
        Element root = page.selectFirst("html");
        String language = told.language();
        return new Credits(
                List.copyOf(names),
                first(told.source(), meta("og:site_name")),
                language != null || root == null ? language : Languages.tag(root.attr("lang")));
    }

    private static void addAuthor(Set<String> names, @Nullable String name) {
        String line = name == null ? "" : Characters.cut(BodyText.line(name), 200);
        if (!line.isEmpty() && !line.matches("(?i)https?://.*") && names.size() < 50) {
            names.add(line);
        }
    }

    // Its text

    private Body body(String title, String url) throws RefusedException {
        Element base = page.selectFirst("base[href]");
        String baseUri = base == null ? url : resolved(url, base.attr("href"));
        keepPictures();
        freeForms();
        Element main = mainPart(baseUri);
        dropTitle(main, title);
        String html = withPictures(Sanitiser.clean(main.html(), baseUri));
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
        return Body.html(html);
    }

    private static String resolved(String url, String base) {
        String address = StringUtil.resolve(url, base);
        return address.startsWith("http") ? address : url;
    }

    /// Pictures inside the page are taken out of it, and their places marked.
    private void keepPictures() {
        for (Element image : page.select("img")) {
            String source = image.attr("src");
            boolean inside = source.regionMatches(true, 0, "data:", 0, 5);
            Picture picture = inside ? picture(source) : null;
            if (picture != null) {
                pictures.put(picture.hash(), picture);
                image.attr("src", PICTURE_SITE + picture.hash());
            } else if (inside || source.isBlank()) {
                String later = image.attr("data-src");
                image.attr("src", later.isBlank() ? image.attr("data-original") : later);
            }
        }
    }

    /// A placeholder of a few bytes is none.
    private @Nullable Picture picture(String source) {
        int comma = source.indexOf(',');
        if (comma < 0 || !source.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return null;
        }
        String base64 = source.substring(comma + 1);
        if (base64.length() < 140) {
            return null;
        }
        Picture picture =
                Pictures.ofBase64(
                        base64.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));
        if (picture == null || pictures.containsKey(picture.hash())) {
            return picture;
        }
        pictureBytes += picture.bytes().length;
        if (pictureBytes > Pictures.MAX_TOTAL_BYTES) {
            pictureBytes -= picture.bytes().length;
            return null;
        }
        return picture;
    }

    private String withPictures(String html) {
        if (!html.contains(PICTURE_SITE)) {
            return html;
        }
        Document body = Jsoup.parseBodyFragment(html);
        for (Element image : body.select("img[src^=" + PICTURE_SITE + "]")) {
            String hash = image.attr("src").substring(PICTURE_SITE.length());
            if (pictures.containsKey(hash)) {
                image.attr("src", Body.PICTURE_SCHEME + hash);
            } else {
                image.remove();
            }
        }
        body.outputSettings().prettyPrint(false);
        return Sanitiser.clean(body.body().html(), "");
    }

    private List<Picture> picturesIn(Body body) {
        return pictures.values().stream()
                .filter(picture -> body.content().contains(Body.PICTURE_SCHEME + picture.hash()))
                .toList();
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
                                        inParagraphs(page.clone()))
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
