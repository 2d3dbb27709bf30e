package etools.format;

import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A web page in one file, as Chrome, Edge, Internet Explorer and Word write it: the page and its
/// pictures are the parts of a mail.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2557">RFC 2557: MHTML</a>
public final class MhtmlFormat implements ArticleFormat {

    private static final Pattern SAVED =
            Pattern.compile(
                    "^(?:from:[ \\t]*[\"<]?saved by|snapshot-content-location:)",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern RELATED =
            Pattern.compile(
                    "^content-type:[ \\t]*(?:\\r?\\n[ \\t]+)?multipart/related",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern POSTED =
            Pattern.compile(
                    "^(?:to|received|message-id|delivered-to|return-path):",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern HEADER = Pattern.compile("[A-Za-z-]{2,40}:");

    @Override
    public String name() {
        return "Web page in one file (MHTML)";
    }

    @Override
    public String kept() {
        return "as of a web page, with its pictures, and when it was saved";
    }

    @Override
    public String lost() {
        return "as of a web page";
    }

    @Override
    public List<String> endings() {
        return List.of("mhtml", "mht");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        String text = Encodings.head(input).stripLeading();
        if (!HEADER.matcher(text).lookingAt()) {
            return false;
        }
        String header = text.split("\\r?\\n[ \\t]*\\r?\\n", 2)[0];
        return SAVED.matcher(header).find()
                || (RELATED.matcher(header).find() && !POSTED.matcher(header).find());
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        Limits limits = input.limits();
        byte[] bytes;
        try (InputStream in = input.open()) {
            bytes = in.readNBytes(limits.intOf(Limit.MAIL_BYTES));
            if (in.read() >= 0) {
                throw new RefusedException(null, limits.line(Limit.MAIL_BYTES));
            }
        }
        MailMessage file = MailMessage.read(new ByteArrayInputStream(bytes), limits);
        MailMessage.Leaf page = page(file.leaves());
        if (page == null) {
            throw new RefusedException(null, "there is no web page in it");
        }
        limits.check(Limit.PAGE_BYTES, page.bytes().length);
        String html = text(page);
        Sanitiser.checkSize(html);
        List<String> warnings = new ArrayList<>();
        String location = page.location();
        String snapshot = file.line("snapshot-content-location");
        WebPage web =
                new WebPage(html, limits, address -> find(file, location, address), warnings::add);
        parts.accept(
                new Part.Found(
                        web.draft(
                                snapshot.isEmpty() ? location : snapshot,
                                saved(file.line("date"), warnings),
                                file.line("subject"))));
        for (String warning : warnings) {
            parts.accept(new Part.Warned(new Refusal(null, warning)));
        }
        if (file.isCut()) {
            parts.accept(
                    new Part.Refused(
                            new Refusal(
                                    null,
                                    "the file ends in the middle: copy or download it again")));
        }
    }

    private static MailMessage.@Nullable Leaf page(List<MailMessage.Leaf> leaves) {
        for (MailMessage.Leaf leaf : leaves) {
            if (leaf.type().equals("text/html") || leaf.type().equals("application/xhtml+xml")) {
                return leaf;
            }
        }
        return null;
    }

    private static String text(MailMessage.Leaf page) {
        String charset = page.parameter("charset");
        return Characters.clean(
                Encodings.decode(
                        page.bytes(),
                        head -> charset.isEmpty() ? HtmlFormat.declaredCharset(head) : charset));
    }

    private static @Nullable Instant saved(String date, List<String> warnings) {
        if (date.isEmpty()) {
            return null;
        }
        Dates.When when = Dates.parse(date.replaceFirst("\\s*\\(.*", "")).orElse(null);
        if (when == null) {
            warnings.add("the date " + Characters.quoted(date) + " could not be read");
            return null;
        }
        return when.start();
    }

    /// The part that the page means by an address; parts are only looked up by what they are
    /// called, never anywhere else.
    private static byte @Nullable [] find(MailMessage file, String location, String address) {
        boolean byId = address.toLowerCase(Locale.ROOT).startsWith("cid:");
        String id = byId ? address.substring(4) : "";
        String whole = byId ? "" : StringUtil.resolve(location, address);
        for (MailMessage.Leaf leaf : file.leaves()) {
            boolean same =
                    byId
                            ? leaf.id().equals(id)
                            : !leaf.location().isEmpty()
                                    && (leaf.location().equals(whole)
                                            || leaf.location().equals(address));
            if (same) {
                return leaf.bytes();
            }
        }
        return null;
    }
}
