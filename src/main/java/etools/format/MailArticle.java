package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;

import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The article that a mail is: most are newsletters.
final class MailArticle {

    private static final String WEB = "(?i)https?://[^\\s/]+.*";

    /// What newsletters call the link to themselves.
    private static final Pattern IN_BROWSER =
            Pattern.compile(
                    "\\b(?:view|read|open|see|display)\\b.{0,40}\\b(?:browser|online|web|website)\\b|\\bweb"
                        + " ?version\\b|\\bin your browser\\b|\\bim browser\\b|\\bonline"
                        + " (?:ansehen|lesen)\\b|\\bdans (?:votre|le) navigateur\\b|\\bversion en"
                        + " ligne\\b|\\ben (?:tu|su|el) navegador\\b|\\bnel browser\\b|\\bin"
                        + " (?:je|uw) browser\\b|\u30d6\u30e9\u30a6\u30b6",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern HIDDEN =
            Pattern.compile(
                    "display:none|visibility:hidden|(?<![a-z-])(?:max-)?(?:height|width):[01](?:px)?(?![.\\d%])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern LIST = Pattern.compile("\\s*\"?(.*?)\"?\\s*<([^<>]*)>\\s*");

    /// Labels of Gmail's own.
    private static final Set<String> SYSTEM_LABELS =
            Set.of(
                    "inbox",
                    "archived",
                    "sent",
                    "important",
                    "opened",
                    "unread",
                    "starred",
                    "trash",
                    "spam",
                    "chat",
                    "drafts");

    private final MailMessage mail;
    private final Limits limits;
    private final Consumer<Part> parts;
    private final String place;

    /// @param place what the mail is called in its file, or ""
    MailArticle(MailMessage mail, Limits limits, Consumer<Part> parts, String place) {
        this.mail = mail;
        this.limits = limits;
        this.parts = parts;
        this.place = place;
    }

    /// Hands over the article and the files that are attached.
    ///
    /// @throws RefusedException it holds neither
    void read() throws IOException, RefusedException {
        List<String> warnings = new ArrayList<>();
        Set<MailMessage.Leaf> used = new LinkedHashSet<>();
        ArticleDraft draft = draft(used, warnings);
        List<MailMessage.Leaf> attached = attached(used);
        if (draft == null && attached.isEmpty()) {
            throw new RefusedException(null, "the mail holds no text");
        }
        if (draft != null) {
            parts.accept(new Part.Found(draft));
        }
        warnings.forEach(why -> parts.accept(new Part.Warned(new Refusal(placeOrNull(), why))));
        for (MailMessage.Leaf leaf : attached) {
            String name = leaf.name().replace('/', '_').replace('\\', '_');
            String path = place.isEmpty() ? name : place + "/" + name;
            if (isArticleFile(name)) {
                parts.accept(new Part.Member(new Attachment(path, leaf.bytes(), limits)));
            } else {
                parts.accept(new Part.PassedOver(path));
            }
        }
        if (mail.isCut()) {
            parts.accept(
                    new Part.Refused(
                            new Refusal(
                                    placeOrNull(),
                                    "the mail ends in the middle: what follows is missing")));
        }
    }

    private @Nullable String placeOrNull() {
        return place.isEmpty() ? null : place;
    }

    private @Nullable ArticleDraft draft(Set<MailMessage.Leaf> used, List<String> warnings)
            throws IOException, RefusedException {
        MailMessage.Leaf html = mail.first("text/html");
        PictureShelf shelf =
                new PictureShelf(limits, address -> picture(address, used), warnings::add);
        Body body = null;
        String preview = "";
        String url = mail.field("archived-at").replaceAll("[<>\\s]", "");
        String language = mail.line("content-language");
        if (html != null) {
            used.add(html);
            String text = Characters.clean(htmlText(html));
            Sanitiser.checkSize(text);
            Document page = Sanitiser.parse(text, "");
            preview = takeHidden(page);
            if (!url.matches(WEB)) {
                url = inBrowser(page);
            }
            if (language.isEmpty()) {
                Element root = page.selectFirst("html[lang]");
                language = root == null ? "" : root.attr("lang");
            }
            page.outputSettings().prettyPrint(false);
            body = shelf.body(page.html(), "");
        }
        if (body == null || body.content().isEmpty()) {
            String plain = plain(used);
            if (plain.isBlank()) {
                return null;
            }
            body = Body.text(plain);
        }
        String title = mail.line("subject");
        if (title.isEmpty()) {
            title = Characters.line(body.plainText().lines().findFirst().orElse(""));
            title = Characters.cut(title, TextFormat.MAX_TITLE_CHARS);
        }
        Dates.When when = date(warnings);
        String source = source();
        String id = mail.id();
        return ArticleDraft.titled(
                        Characters.cut(
                                title.isEmpty() ? "A mail without a subject" : title,
                                ArticleFields.MAX_TITLE_CHARS),
                        body)
                .sourceId(id.isEmpty() ? null : Characters.cut(id, 500))
                .url(url.matches(WEB) && url.length() < 2_000 ? url : null)
                .category(source.isEmpty() ? null : new Category(Characters.slug(source), source))
                .date(when == null ? null : when.date())
                .published(when == null ? null : when.instant())
                .summary(preview.isEmpty() ? null : preview)
                .read(isRead())
                .starred(isStarred())
                .tags(tags())
                .credits(
                        new Credits(
                                authors(),
                                source.isEmpty() ? null : source,
                                language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
                                        ? language
                                        : null))
                .pictures(shelf.picturesIn(body))
                .build();
    }

    // Its text

    private static String htmlText(MailMessage.Leaf html) {
        return Encodings.decode(
                html.bytes(),
                head -> {
                    String named = html.parameters().get("charset");
                    return named != null ? named : HtmlFormat.declaredCharset(head);
                });
    }

    /// Takes out what a reader of the mail does not see: pixels that tell the sender who reads, and
    /// the line that is shown in lists of mails.
    ///
    /// @return that line, or ""
    private static String takeHidden(Document page) {
        for (Element image : page.select("img")) {
            if (isPixel(image.attr("width")) || isPixel(image.attr("height"))) {
                image.remove();
            }
        }
        String preview = "";
        for (Element element : page.select("[style], [hidden]")) {
            String style = element.attr("style").replaceAll("\\s", "");
            if (HIDDEN.matcher(style).find() || element.hasAttr("hidden")) {
                boolean hides = style.toLowerCase(Locale.ROOT).contains("display:none");
                String text =
                        Characters.line(
                                element.text()
                                        .replaceAll(
                                                "[\\u00ad\\u034f\\u200b-\\u200f\\u2060\\ufeff\\u00a0]+",
                                                " "));
                if (preview.isEmpty() && hides && text.length() > 10) {
                    preview = Characters.cut(text, 500);
                }
                if (hides || element.normalName().equals("img") || text.isEmpty()) {
                    element.remove();
                }
            }
        }
        return preview;
    }

    private static boolean isPixel(String size) {
        return size.strip().matches("[01](?:px)?");
    }

    private static String inBrowser(Document page) {
        for (Element link : page.select("a[href]")) {
            String text = link.text();
            if (text.length() < 200
                    && link.attr("href").matches(WEB)
                    && IN_BROWSER.matcher(text).find()) {
                return Characters.line(link.attr("href"));
            }
        }
        return "";
    }

    private byte @Nullable [] picture(String address, Set<MailMessage.Leaf> used) {
        String id =
                address.regionMatches(true, 0, "cid:", 0, 4)
                        ? DocumentZip.decoded(address.substring(4))
                        : "";
        for (MailMessage.Leaf leaf : mail.leaves()) {
            if ((!id.isEmpty() && leaf.id().equals(id))
                    || (!leaf.location().isEmpty() && leaf.location().equals(address))) {
                used.add(leaf);
                return leaf.bytes();
            }
        }
        return null;
    }

    private String plain(Set<MailMessage.Leaf> used) {
        StringBuilder text = new StringBuilder();
        for (MailMessage.Leaf leaf : mail.leaves()) {
            if (leaf.type().equals("text/plain") && !leaf.isAttachment()) {
                used.add(leaf);
                String plain = Characters.clean(leaf.text());
                text.append(
                        leaf.parameter("format").equals("flowed")
                                ? unflowed(plain, leaf.parameter("delsp").equals("yes"))
                                : plain);
                text.append('\n');
            }
        }
        return Characters.trimBlankLines(text.toString());
    }

    /// Lines that end in a space go on in the next.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3676">RFC 3676</a>
    static String unflowed(String text, boolean dropsSpace) {
        StringBuilder out = new StringBuilder();
        boolean goesOn = false;
        int depth = 0;
        for (String line : text.split("\n", -1)) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(quotes) == '>') {
                quotes++;
            }
            String rest = line.substring(quotes);
            rest = rest.startsWith(" ") ? rest.substring(1) : rest;
            boolean isSignature = rest.equals("-- ");
            if (!goesOn || quotes != depth || isSignature) {
                if (!out.isEmpty()) {
                    out.append('\n');
                }
                if (quotes > 0) {
                    out.append(">".repeat(quotes)).append(' ');
                }
            }
            goesOn = rest.endsWith(" ") && !isSignature;
            depth = quotes;
            out.append(goesOn && dropsSpace ? rest.substring(0, rest.length() - 1) : rest);
        }
        return out.toString();
    }

    // What its header says

    private Dates.@Nullable When date(List<String> warnings) {
        String date = Characters.line(mail.field("date").replaceAll("\\([^()]*\\)", " "));
        if (date.isEmpty()) {
            return null;
        }
        String plain = date.replaceFirst("^[A-Za-z]{3},(?=\\d)", "$0 ").replace(" -0000", " +0000");
        Dates.When when = Dates.parse(plain).orElseGet(() -> shortYear(plain));
        if (when == null) {
            warnings.add("the date " + Characters.quoted(date) + " could not be read");
        }
        return when;
    }

    /// Mails of the last century give the year in two digits.
    private static Dates.@Nullable When shortYear(String date) {
        Matcher year = Pattern.compile("(\\s)(\\d{2})(\\s+\\d{1,2}:)").matcher(date);
        if (!year.find()) {
            return null;
        }
        String century = Integer.parseInt(year.group(2)) < 50 ? "20" : "19";
        return Dates.parse(year.replaceFirst("$1" + century + "$2$3")).orElse(null);
    }

    private List<String> authors() {
        List<String> authors = new ArrayList<>();
        for (Mailbox mailbox : mailboxes("from")) {
            String name = name(mailbox);
            if (!name.isEmpty() && authors.size() < 50 && !authors.contains(name)) {
                authors.add(name);
            }
        }
        return authors;
    }

    private List<Mailbox> mailboxes(String field) {
        try {
            return List.copyOf(
                    LenientAddressParser.DEFAULT.parseAddressList(mail.field(field)).flatten());
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    private static String name(Mailbox mailbox) {
        String name =
                mailbox.getName() == null
                        ? ""
                        : Characters.line(MailMessage.decoded(mailbox.getName()));
        String line = name.isEmpty() ? Characters.line(mailbox.getAddress()) : name;
        return Characters.cut(line, 200);
    }

    /// The list's name, or who sent the mail for its author, or where it came from.
    private String source() {
        Matcher list = LIST.matcher(mail.line("list-id"));
        if (list.matches()) {
            String name = list.group(1).isBlank() ? list.group(2) : list.group(1);
            return Characters.cut(Characters.line(name), 200);
        }
        for (Mailbox sender : mailboxes("sender")) {
            return name(sender);
        }
        for (Mailbox from : mailboxes("from")) {
            return from.getDomain() == null ? "" : Characters.cut(from.getDomain(), 200);
        }
        return "";
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : mail.line("keywords").split("[,;]", -1)) {
            addTag(tags, tag);
        }
        for (String label : mail.line("x-gmail-labels").split(",", -1)) {
            String plain = label.replace("\"", "").strip();
            String lower = plain.toLowerCase(Locale.ROOT);
            if (!SYSTEM_LABELS.contains(lower) && !lower.startsWith("category ")) {
                addTag(tags, plain);
            }
        }
        return List.copyOf(tags);
    }

    private static void addTag(Set<String> tags, String tag) {
        String line = Characters.cut(Characters.line(tag), 200);
        if (!line.isEmpty() && tags.size() < 100) {
            tags.add(line);
        }
    }

    /// What mail programs note in their files.
    private @Nullable Boolean isRead() {
        String labels = "," + mail.line("x-gmail-labels").toLowerCase(Locale.ROOT) + ",";
        String status = mail.field("status");
        String mozilla = mail.field("x-mozilla-status");
        if (labels.length() > 2) {
            return !labels.contains(",unread,");
        } else if (mozilla.matches("[0-9A-Fa-f]{4}")) {
            return (Integer.parseInt(mozilla, 16) & 1) != 0;
        } else {
            return status.matches("[A-Z]{1,4}") ? status.contains("R") : null;
        }
    }

    private @Nullable Boolean isStarred() {
        String labels = "," + mail.line("x-gmail-labels").toLowerCase(Locale.ROOT) + ",";
        String mozilla = mail.field("x-mozilla-status");
        boolean starred =
                labels.contains(",starred,")
                        || mail.field("x-status").contains("F")
                        || (mozilla.matches("[0-9A-Fa-f]{4}")
                                && (Integer.parseInt(mozilla, 16) & 4) != 0);
        return starred ? Boolean.TRUE : null;
    }

    // What is attached

    private List<MailMessage.Leaf> attached(Set<MailMessage.Leaf> used) {
        List<MailMessage.Leaf> attached = new ArrayList<>();
        for (MailMessage.Leaf leaf : mail.leaves()) {
            boolean isMail = leaf.type().equals("message/rfc822");
            boolean isFile = leaf.isAttachment() || (!leaf.name().isEmpty() && !leaf.related());
            if (!used.contains(leaf) && (isMail || isFile)) {
                String name = leaf.name().isEmpty() ? isMail ? "mail" : "file" : leaf.name();
                attached.add(leaf.named(isMail && !name.endsWith(".eml") ? name + ".eml" : name));
            }
        }
        return attached;
    }

    /// Whether a file of that name may hold articles.
    private static boolean isArticleFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Formats.ALL.stream()
                .flatMap(format -> format.endings().stream())
                .anyMatch(ending -> lower.endsWith("." + ending));
    }

    /// A file that is attached to the mail.
    @SuppressWarnings("ArrayRecordComponent") // two are never compared
    private record Attachment(String name, byte[] bytes, Limits limits) implements Input {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
